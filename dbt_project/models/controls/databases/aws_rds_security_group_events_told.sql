{{ config(meta={
    'title': 'Somebody is told of changed security groups of databases',
    'severity': 'low',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::RDS::EventSubscription': [], 'AWS::RDS::DBInstance': []},
    'parameters': {},
    'remediation': 'Subscribe a topic to these events of RDS in the region.',
}) }}
{{ told_of_database_events(
    'db-security-group',
    "['configuration change', 'failure']",
    ref('stg_aws__rds_db_instances'),
    'AWS::RDS::DBInstance',
) }}
