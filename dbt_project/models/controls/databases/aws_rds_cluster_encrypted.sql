{{ config(meta={
    'title': 'Database clusters are encrypted',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBCluster': []},
    'parameters': {},
    'remediation': 'Restore the cluster from a snapshot that was copied with encryption.',
}) }}
{{ judge(
    ref('stg_aws__rds_db_clusters'),
    holds='storage_encrypted',
    passes="'its storage is encrypted'",
    fails="'its storage is not encrypted'",
    evidence={'StorageEncrypted': 'storage_encrypted'},
    applies="engine not in ('neptune', 'docdb')",
    otherwise="'another service runs it: it is judged there'",
) }}
