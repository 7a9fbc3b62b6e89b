{{ config(meta={
    'title': 'OpenSearch domains have fine-grained access control',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::OpenSearchService::Domain': []},
    'parameters': {},
    'remediation': 'Turn on fine-grained access control.',
}) }}
{{ judge(
    ref('stg_aws__opensearch_domains'),
    holds='advanced_security_options.Enabled',
    passes="'fine-grained access control is on'",
    fails="'fine-grained access control is off'",
    evidence={'AdvancedSecurityOptions.Enabled': 'advanced_security_options.Enabled'},
) }}
