{{ config(meta={
    'title': 'Listeners speak current TLS',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancingV2::Listener': []},
    'parameters': {},
    'remediation': 'Use a security policy of TLS 1.2 or newer.',
}) }}
{{ judge(
    ref('stg_aws__elbv2_listeners'),
    holds="regexp_matches(ssl_policy, '-(TLS13-1-[23]|TLS-1-2|FS-1-2)(-|$)')",
    passes="'its policy is ' || ssl_policy",
    fails="'its policy ' || ssl_policy || ' allows old versions of TLS'",
    evidence={'SslPolicy': 'ssl_policy'},
    applies="protocol in ('HTTPS', 'TLS')",
    otherwise="'it speaks ' || protocol",
) }}
