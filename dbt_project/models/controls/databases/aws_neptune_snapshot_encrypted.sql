{{ config(meta={
    'title': 'Snapshots of Neptune clusters are encrypted',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBClusterSnapshot': []},
    'parameters': {},
    'remediation': 'Copy the snapshot with encryption and delete this one.',
}) }}
{{ judge(
    ref('stg_aws__rds_db_cluster_snapshots'),
    holds='storage_encrypted',
    passes="'it is encrypted'",
    fails="'it is not encrypted'",
    evidence={'StorageEncrypted': 'storage_encrypted'},
    applies="engine = 'neptune'",
    otherwise="'it is of another engine'",
) }}
