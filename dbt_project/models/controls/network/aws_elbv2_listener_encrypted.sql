{{ config(meta={
    'title': 'Listeners speak TLS',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancingV2::Listener': []},
    'parameters': {},
    'remediation': 'Listen by HTTPS or TLS; let plain HTTP redirect to it.',
}) }}
-- Plain HTTP that only redirects carries nothing.
{{ judge(
    ref('stg_aws__elbv2_listeners'),
    holds="case when protocol in ('HTTPS', 'TLS') then true when protocol <> 'HTTP' then false "
    ~ "else len(list_filter(default_actions, lambda a: a.Type = 'redirect' and a.RedirectConfig.Protocol = 'HTTPS')) > 0 end",
    passes="if(protocol = 'HTTP', 'it does nothing but redirect to HTTPS', 'it speaks ' || protocol)",
    fails="'it speaks plain ' || protocol || ' on port ' || port",
    evidence={'Protocol': 'protocol', 'Port': 'port'},
    applies="coalesce(protocol <> 'GENEVE', true)",
    otherwise="'gateways pass packets on as they are'",
) }}
