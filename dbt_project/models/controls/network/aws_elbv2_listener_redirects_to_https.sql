{{ config(meta={
    'title': 'Plain HTTP is redirected to HTTPS',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancingV2::Listener': []},
    'parameters': {},
    'remediation': 'Let the listener redirect to HTTPS.',
}) }}
{{ judge(
    ref('stg_aws__elbv2_listeners'),
    holds="len(list_filter(default_actions, lambda a: a.Type = 'redirect' and a.RedirectConfig.Protocol = 'HTTPS')) > 0",
    passes="'it redirects to HTTPS'",
    fails="'it serves plain HTTP' || coalesce(' on port ' || port, '')",
    evidence={'Protocol': 'protocol', 'Port': 'port'},
    applies="protocol = 'HTTP'",
    otherwise="'it speaks ' || protocol",
) }}
