{{ config(meta={
    'title': 'Memcached clusters are encrypted in transit',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElastiCache::CacheCluster': []},
    'parameters': {},
    'remediation': 'Make the cluster anew with encryption in transit.',
}) }}
{{ judge(
    ref('stg_aws__elasticache_cache_clusters'),
    holds='transit_encryption_enabled',
    passes="'it is encrypted in transit'",
    fails="'it is not encrypted in transit'",
    evidence={'TransitEncryptionEnabled': 'transit_encryption_enabled'},
    applies="engine = 'memcached'",
    otherwise="'it is no Memcached cluster; Redis is judged by its group'",
) }}
