{{ config(meta={
    'title': 'Redis groups ask who comes',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElastiCache::ReplicationGroup': []},
    'parameters': {},
    'remediation': 'Set user groups, or a token for old versions.',
}) }}
{{ judge(
    ref('stg_aws__elasticache_replication_groups'),
    holds='auth_token_enabled or len(coalesce(user_group_ids, [])) > 0',
    passes="'a token or user groups say who may come'",
    fails="'anyone in the network is let in'",
    evidence={'AuthTokenEnabled': 'auth_token_enabled', 'UserGroupIds': 'user_group_ids'},
) }}
