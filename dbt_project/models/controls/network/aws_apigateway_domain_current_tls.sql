{{ config(meta={
    'title': 'Domains of REST APIs speak current TLS',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ApiGateway::DomainName': []},
    'parameters': {},
    'remediation': 'Choose a security policy of TLS 1.2 or newer.',
}) }}
{{ judge(
    ref('stg_aws__apigateway_domain_names'),
    holds="case when security_policy = 'TLS_1_0' then false "
    ~ "when security_policy = 'TLS_1_2' or starts_with(security_policy, 'SecurityPolicy_TLS1') then true end",
    passes="'its policy is ' || security_policy",
    fails="'its policy ' || security_policy || ' allows old versions of TLS'",
    evidence={'securityPolicy': 'security_policy'},
) }}
