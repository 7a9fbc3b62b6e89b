{{ config(meta={
    'title': 'Application load balancers resist request smuggling',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancingV2::LoadBalancer': ['Attributes']},
    'parameters': {},
    'remediation': 'Use the mode defensive or strictest.',
}) }}
{{ judge(
    ref('stg_aws__elbv2_load_balancers'),
    holds=attribute_of_load_balancer('routing.http.desync_mitigation_mode') ~ " in ('defensive', 'strictest')",
    passes="'ambiguous requests are handled with care'",
    fails="'ambiguous requests are passed on'",
    evidence={'routing.http.desync_mitigation_mode': attribute_of_load_balancer('routing.http.desync_mitigation_mode')},
    parts=['Attributes'],
    applies="type = 'application'",
    otherwise="'it is no application load balancer'",
) }}
