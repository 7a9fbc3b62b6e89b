{{ config(meta={
    'title': 'Listeners of classic load balancers speak TLS',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancing::LoadBalancer': []},
    'parameters': {},
    'remediation': 'Use HTTPS or SSL listeners.',
}) }}
with protocols as (
    select *, list_transform(listener_descriptions, lambda l: upper(l.Listener.Protocol)) as protocols
    from {{ ref('stg_aws__elb_load_balancers') }}
)

{{ judge(
    'protocols',
    holds="case when list_has_any(protocols, ['HTTP', 'TCP']) then false "
    ~ "when len(list_filter(protocols, lambda p: p in ('HTTPS', 'SSL'))) = len(protocols) then true end",
    passes="'every listener speaks TLS'",
    fails="'a listener speaks no TLS'",
    evidence={'Protocols': 'protocols'},
    applies='coalesce(len(protocols) > 0, true)',
    otherwise="'it has no listener'",
) }}
