{{ config(meta={
    'title': 'Application load balancers drop invalid headers',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancingV2::LoadBalancer': ['Attributes']},
    'parameters': {},
    'remediation': 'Drop invalid header fields.',
}) }}
{{ judge(
    ref('stg_aws__elbv2_load_balancers'),
    holds=attribute_of_load_balancer('routing.http.drop_invalid_header_fields.enabled') ~ " = 'true'",
    passes="'invalid headers are dropped'",
    fails="'invalid headers are passed on'",
    evidence={'routing.http.drop_invalid_header_fields.enabled': attribute_of_load_balancer('routing.http.drop_invalid_header_fields.enabled')},
    parts=['Attributes'],
    applies="type = 'application'",
    otherwise="'it is no application load balancer'",
) }}
