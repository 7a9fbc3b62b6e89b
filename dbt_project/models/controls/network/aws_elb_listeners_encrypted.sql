{{ config(meta={
    'title': 'Listeners of classic load balancers speak TLS',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancing::LoadBalancer': []},
    'parameters': {},
    'remediation': 'Use HTTPS or SSL listeners.',
}) }}
{{ judge(
    ref('stg_aws__elb_load_balancers'),
    holds="case when len(list_filter(listener_descriptions, lambda l: upper(l.Listener.Protocol) in ('HTTP', 'TCP'))) > 0 then false "
    ~ "when len(list_filter(listener_descriptions, lambda l: upper(l.Listener.Protocol) in ('HTTPS', 'SSL'))) = len(listener_descriptions) then true end",
    passes="'every listener speaks TLS'",
    fails="'a listener speaks no TLS'",
    applies='coalesce(len(listener_descriptions) > 0, true)',
    otherwise="'it has no listener'",
    evidence={'Protocols': 'list_transform(listener_descriptions, lambda l: l.Listener.Protocol)'},
) }}
