{{ config(meta={
    'title': 'Load balancers reach targets by TLS',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancingV2::TargetGroup': []},
    'parameters': {},
    'remediation': 'Make a target group of HTTPS or TLS; the protocol of one cannot be changed.',
}) }}
-- Functions have no protocol, balancers behind others pass on what they are given, gateways wrap packets.
{{ judge(
    ref('stg_aws__elbv2_target_groups'),
    holds="protocol in ('HTTPS', 'TLS', 'QUIC')",
    passes="'targets are reached by ' || protocol",
    fails="'targets are reached by ' || protocol",
    evidence={'Protocol': 'protocol', 'TargetType': 'target_type'},
    applies="coalesce(target_type not in ('lambda', 'alb'), true) and coalesce(protocol <> 'GENEVE', true)",
    otherwise="'its targets are not reached by a protocol of their own'",
) }}
