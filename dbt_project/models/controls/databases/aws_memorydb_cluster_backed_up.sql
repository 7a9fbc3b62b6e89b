{{ config(meta={
    'title': 'MemoryDB clusters are backed up',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::MemoryDB::Cluster': []},
    'parameters': {'min_days': 1},
    'remediation': 'Keep daily snapshots.',
}) }}
{{ judge(
    ref('stg_aws__memorydb_clusters'),
    holds='snapshot_retention_limit >= ' ~ parameter('min_days'),
    passes="'snapshots are kept for ' || snapshot_retention_limit || ' days'",
    fails="if(
            snapshot_retention_limit = 0,
            'no snapshots are kept',
            'snapshots are kept for ' || snapshot_retention_limit || ' days'
        )",
    evidence={'SnapshotRetentionLimit': 'snapshot_retention_limit'},
) }}
