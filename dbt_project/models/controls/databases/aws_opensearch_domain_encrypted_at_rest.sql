{{ config(meta={
    'title': 'OpenSearch domains are encrypted at rest',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::OpenSearchService::Domain': []},
    'parameters': {},
    'remediation': 'Turn on encryption at rest.',
}) }}
{{ judge(
    ref('stg_aws__opensearch_domains'),
    holds='encryption_at_rest_options.Enabled',
    passes="'it is encrypted at rest'",
    fails="'it is not encrypted at rest'",
    evidence={'EncryptionAtRestOptions.Enabled': 'encryption_at_rest_options.Enabled'},
) }}
