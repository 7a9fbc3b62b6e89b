{{ config(meta={
    'title': 'Internet gateways let nobody in unless they are exempt',
    'severity': 'medium',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::Account::Region': ['VpcBlockPublicAccess']},
    'parameters': {},
    'remediation': 'Turn on block public access of VPCs, with exclusions for what serves the internet.',
}) }}
{{ judge(
    ref('int_compliance__region_settings'),
    holds="vpc_block_public_access.InternetGatewayBlockMode in ('block-bidirectional', 'block-ingress')",
    passes="'gateways are blocked: ' || vpc_block_public_access.InternetGatewayBlockMode",
    fails="'gateways are not blocked'",
    evidence={'InternetGatewayBlockMode': 'vpc_block_public_access.InternetGatewayBlockMode'},
    parts=['VpcBlockPublicAccess'],
) }}
