{{ config(meta={
    'title': 'Snapshots of database instances are not shared with everybody',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBSnapshot': ['Attributes']},
    'parameters': {},
    'remediation': 'Take `all` out of whom the snapshot is shared with.',
}) }}
{{ snapshots_not_public(ref('stg_aws__rds_db_snapshots')) }}
