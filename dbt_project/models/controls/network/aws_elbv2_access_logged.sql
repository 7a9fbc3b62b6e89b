{{ config(meta={
    'title': 'Load balancers write access logs',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancingV2::LoadBalancer': ['Attributes']},
    'parameters': {},
    'remediation': 'Turn on access logs.',
}) }}
{{ judge(
    ref('stg_aws__elbv2_load_balancers'),
    holds=attribute_of_load_balancer('access_logs.s3.enabled') ~ " = 'true'",
    passes="'requests are logged'",
    fails="'requests are not logged'",
    evidence={'access_logs_s3_enabled': attribute_of_load_balancer('access_logs.s3.enabled')},
    parts=['Attributes'],
    applies="type <> 'gateway'",
    otherwise="'gateways have no access logs'",
) }}
