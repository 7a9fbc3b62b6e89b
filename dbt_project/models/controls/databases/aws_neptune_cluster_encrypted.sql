{{ config(meta={
    'title': 'Neptune clusters are encrypted',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Neptune::DBCluster': []},
    'parameters': {},
    'remediation': 'Restore the cluster from a snapshot with encryption.',
}) }}
{{ judge(
    ref('stg_aws__neptune_db_clusters'),
    holds='storage_encrypted',
    passes="'its storage is encrypted'",
    fails="'its storage is not encrypted'",
    evidence={'StorageEncrypted': 'storage_encrypted'},
) }}
