{{ config(meta={
    'title': 'Application load balancers drop invalid headers',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancingV2::LoadBalancer': ['Attributes']},
    'parameters': {},
    'remediation': 'Drop invalid header fields.',
}) }}
with told as (
    select *, list_filter(attributes, lambda a: a.Key = 'routing.http.drop_invalid_header_fields.enabled')[1].Value as told
    from {{ ref('stg_aws__elbv2_load_balancers') }}
)

{{ judge(
    'told',
    holds="told = 'true'",
    passes="'invalid headers are dropped'",
    fails="'invalid headers are passed on'",
    evidence={'routing.http.drop_invalid_header_fields.enabled': 'told'},
    parts=['Attributes'],
    applies="type = 'application'",
    otherwise="'it is no application load balancer'",
) }}
