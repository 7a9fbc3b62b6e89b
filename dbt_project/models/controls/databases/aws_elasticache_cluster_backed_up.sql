{{ config(meta={
    'title': 'Redis clusters without a group are backed up',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElastiCache::CacheCluster': []},
    'parameters': {'min_days': 1},
    'remediation': 'Keep daily snapshots.',
}) }}
{{ judge(
    ref('stg_aws__elasticache_cache_clusters'),
    holds='snapshot_retention_limit >= ' ~ parameter('min_days'),
    passes="'snapshots are kept for ' || snapshot_retention_limit || ' days'",
    fails="if(
            snapshot_retention_limit = 0,
            'no snapshots are kept',
            'snapshots are kept for ' || snapshot_retention_limit || ' days'
        )",
    evidence={'SnapshotRetentionLimit': 'snapshot_retention_limit'},
    applies="engine <> 'memcached' and replication_group_id is null",
    otherwise="if(engine = 'memcached', 'Memcached keeps no snapshots', 'its group decides')",
) }}
