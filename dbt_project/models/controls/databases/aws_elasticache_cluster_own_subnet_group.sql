{{ config(meta={
    'title': 'Cache clusters do not lie in the default subnet group',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElastiCache::CacheCluster': []},
    'parameters': {},
    'remediation': 'Make the cluster anew in a subnet group of its own.',
}) }}
{{ judge(
    ref('stg_aws__elasticache_cache_clusters'),
    holds="cache_subnet_group_name <> 'default'",
    passes="'it lies in ' || cache_subnet_group_name",
    fails="'it lies in the default subnet group'",
    evidence={'CacheSubnetGroupName': 'cache_subnet_group_name'},
) }}
