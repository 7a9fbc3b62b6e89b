{{ config(meta={
    'title': 'Snapshots of database clusters are encrypted',
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
    applies="engine not in ('neptune', 'docdb')",
    otherwise="'another service runs it: it is judged there'",
) }}
