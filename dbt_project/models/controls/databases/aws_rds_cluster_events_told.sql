{{ config(meta={
    'title': 'Somebody is told of critical events of database clusters',
    'severity': 'low',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::RDS::EventSubscription': [], 'AWS::RDS::DBCluster': []},
    'parameters': {},
    'remediation': 'Subscribe a topic to these events of RDS in the region.',
}) }}
{{ told_of_database_events(
    'db-cluster',
    "['failure', 'maintenance']",
    ref('stg_aws__rds_db_clusters'),
    'AWS::RDS::DBCluster',
) }}
