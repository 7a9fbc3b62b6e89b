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
    holds="list_filter(attributes, lambda a: a.Key = 'routing.http.desync_mitigation_mode')[1].Value in ('defensive', 'strictest')",
    passes="'ambiguous requests are handled with care'",
    fails="'ambiguous requests are passed on'",
    evidence={'routing_http_desync_mitigation_mode': "list_filter(attributes, lambda a: a.Key = 'routing.http.desync_mitigation_mode')[1].Value"},
    parts=['Attributes'],
    applies="type = 'application'",
    otherwise="'it is no application load balancer'",
) }}
