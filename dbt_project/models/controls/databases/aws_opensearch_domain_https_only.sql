{{ config(meta={
    'title': 'OpenSearch domains speak TLS 1.2 alone',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::OpenSearchService::Domain': []},
    'parameters': {},
    'remediation': 'Enforce HTTPS with a policy of TLS 1.2.',
}) }}
{{ judge(
    ref('stg_aws__opensearch_domains'),
    holds="coalesce(domain_endpoint_options.EnforceHTTPS and domain_endpoint_options.TLSSecurityPolicy like 'Policy-Min-TLS-1-2%', false)",
    passes="'it speaks TLS 1.2 or newer alone'",
    fails="if(coalesce(domain_endpoint_options.EnforceHTTPS, false), 'it speaks old versions of TLS', 'it speaks plain HTTP')",
    evidence={'DomainEndpointOptions': 'domain_endpoint_options'},
) }}
