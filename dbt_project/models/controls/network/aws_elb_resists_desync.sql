{{ config(meta={
    'title': 'Classic load balancers resist request smuggling',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancing::LoadBalancer': ['Attributes']},
    'parameters': {},
    'remediation': 'Set the desync mitigation mode to defensive or strictest.',
}) }}
with told as (
    select *, list_filter(attributes.AdditionalAttributes, lambda a: a.Key = 'elb.http.desyncmitigationmode')[1].Value as told
    from {{ ref('stg_aws__elb_load_balancers') }}
)

{{ judge(
    'told',
    holds="told in ('defensive', 'strictest')",
    passes="'ambiguous requests are handled with care'",
    fails="'ambiguous requests are passed on'",
    evidence={'elb.http.desyncmitigationmode': 'told'},
    parts=['Attributes'],
) }}
