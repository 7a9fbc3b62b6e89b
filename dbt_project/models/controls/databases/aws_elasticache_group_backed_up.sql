{{ config(meta={
    'title': 'Redis groups are backed up',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElastiCache::ReplicationGroup': []},
    'parameters': {'min_days': 1},
    'remediation': 'Keep snapshots for a day or more.',
}) }}
{{ judge(
    ref('stg_aws__elasticache_replication_groups'),
    holds='snapshot_retention_limit >= ' ~ parameter('min_days'),
    passes="'snapshots are kept for ' || snapshot_retention_limit || ' days'",
    fails="'no snapshots are kept'",
    evidence={'SnapshotRetentionLimit': 'snapshot_retention_limit'},
) }}
