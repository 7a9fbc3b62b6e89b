{{ config(meta={
    'title': 'Redis groups fail over by themselves',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElastiCache::ReplicationGroup': []},
    'parameters': {},
    'remediation': 'Turn on automatic failover.',
}) }}
{{ judge(
    ref('stg_aws__elasticache_replication_groups'),
    holds="case
            when automatic_failover in ('enabled', 'enabling') then true
            when automatic_failover in ('disabled', 'disabling') then false
        end",
    passes="'it fails over by itself'",
    fails="'it does not fail over by itself'",
    evidence={'AutomaticFailover': 'automatic_failover'},
) }}
