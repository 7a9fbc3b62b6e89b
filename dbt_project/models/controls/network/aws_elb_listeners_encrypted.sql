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
    holds="len(list_filter(listener_descriptions, lambda l: upper(l.Listener.Protocol) in ('HTTP', 'TCP'))) = 0",
    passes="'every listener speaks TLS'",
    fails="'a listener speaks no TLS'",
    evidence={'Protocols': 'list_transform(listener_descriptions, lambda l: l.Listener.Protocol)'},
) }}
