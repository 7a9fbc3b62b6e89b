{{ config(meta={
    'title': 'OpenSearch domains lie in a network',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::OpenSearchService::Domain': []},
    'parameters': {},
    'remediation': 'Make the domain anew in a VPC.',
}) }}
{{ judge(
    ref('stg_aws__opensearch_domains'),
    holds='vpc_options.VPCId is not null',
    passes="'it lies in ' || vpc_options.VPCId",
    fails="'it has a public endpoint'",
    evidence={'VPCId': 'vpc_options.VPCId'},
) }}
