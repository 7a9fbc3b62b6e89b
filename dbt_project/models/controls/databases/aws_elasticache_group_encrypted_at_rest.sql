{{ config(meta={
    'title': 'Redis groups are encrypted at rest',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElastiCache::ReplicationGroup': []},
    'parameters': {},
    'remediation': 'Make the group anew with encryption at rest.',
}) }}
{{ judge(
    ref('stg_aws__elasticache_replication_groups'),
    holds='at_rest_encryption_enabled',
    passes="'it is encrypted at rest'",
    fails="'it is not encrypted at rest'",
    evidence={'AtRestEncryptionEnabled': 'at_rest_encryption_enabled'},
) }}
