{{ config(meta={
    'title': 'Somebody is told of critical events of database instances',
    'severity': 'low',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::RDS::EventSubscription': [], 'AWS::RDS::DBInstance': []},
    'parameters': {},
    'remediation': 'Subscribe a topic to these events of RDS in the region.',
}) }}
{{ told_of_database_events(
    'db-instance',
    "['configuration change', 'failure', 'maintenance']",
    ref('stg_aws__rds_db_instances'),
    'AWS::RDS::DBInstance',
) }}
