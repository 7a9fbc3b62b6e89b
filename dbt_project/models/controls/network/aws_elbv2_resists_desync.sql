{{ config(meta={
    'title': 'Application load balancers resist request smuggling',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancingV2::LoadBalancer': ['Attributes']},
    'parameters': {},
    'remediation': 'Use the mode defensive or strictest.',
}) }}
with told as (
    select *, list_filter(attributes, lambda a: a.Key = 'routing.http.desync_mitigation_mode')[1].Value as told
    from {{ ref('stg_aws__elbv2_load_balancers') }}
)

{{ judge(
    'told',
    holds="told in ('defensive', 'strictest')",
    passes="'ambiguous requests are handled with care'",
    fails="'ambiguous requests are passed on'",
    evidence={'routing.http.desync_mitigation_mode': 'told'},
    parts=['Attributes'],
    applies="type = 'application'",
    otherwise="'it is no application load balancer'",
) }}
