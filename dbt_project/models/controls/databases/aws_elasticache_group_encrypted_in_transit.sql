{{ config(meta={
    'title': 'Redis groups are encrypted in transit',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElastiCache::ReplicationGroup': []},
    'parameters': {},
    'remediation': 'Turn on encryption in transit, with the mode `required` in the end.',
}) }}
-- In the mode `preferred`, meant for moving clients over, plain connections are taken too.
{{ judge(
    ref('stg_aws__elasticache_replication_groups'),
    holds="case
            when not transit_encryption_enabled then false
            when transit_encryption_mode = 'preferred' then false
            when transit_encryption_enabled then true
        end",
    passes="'it is encrypted in transit'",
    fails="if(
            transit_encryption_enabled is false,
            'it is not encrypted in transit',
            'it takes connections without TLS as well'
        )",
    evidence={
        'TransitEncryptionEnabled': 'transit_encryption_enabled',
        'TransitEncryptionMode': 'transit_encryption_mode',
    },
) }}
