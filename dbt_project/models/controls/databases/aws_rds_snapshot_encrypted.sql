{{ config(meta={
    'title': 'Snapshots of database instances are encrypted',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBSnapshot': []},
    'parameters': {},
    'remediation': 'Copy the snapshot with encryption and delete this one.',
}) }}
{{ judge(
    ref('stg_aws__rds_db_snapshots'),
    holds='encrypted',
    passes="'it is encrypted'",
    fails="'it is not encrypted'",
    evidence={'Encrypted': 'encrypted'},
) }}
