{{ config(meta={
    'title': 'Redis groups are encrypted in transit',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElastiCache::ReplicationGroup': []},
    'parameters': {},
    'remediation': 'Turn on encryption in transit.',
}) }}
{{ judge(
    ref('stg_aws__elasticache_replication_groups'),
    holds='transit_encryption_enabled',
    passes="'it is encrypted in transit'",
    fails="'it is not encrypted in transit'",
    evidence={'TransitEncryptionEnabled': 'transit_encryption_enabled'},
) }}
