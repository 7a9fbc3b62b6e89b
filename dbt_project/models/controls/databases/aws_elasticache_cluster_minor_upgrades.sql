{{ config(meta={
    'title': 'Cache clusters take minor versions by themselves',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElastiCache::CacheCluster': []},
    'parameters': {},
    'remediation': 'Turn on automatic minor version upgrades.',
}) }}
{{ judge(
    ref('stg_aws__elasticache_cache_clusters'),
    holds='auto_minor_version_upgrade',
    passes="'minor versions are installed in its maintenance window'",
    fails="'minor versions wait for somebody'",
    evidence={'AutoMinorVersionUpgrade': 'auto_minor_version_upgrade'},
) }}
