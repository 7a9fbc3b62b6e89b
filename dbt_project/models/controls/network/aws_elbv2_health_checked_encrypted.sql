{{ config(meta={
    'title': 'Load balancers ask for health by HTTPS',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancingV2::TargetGroup': []},
    'parameters': {},
    'remediation': 'Set the protocol of the health check to HTTPS.',
}) }}
-- Functions are called, not connected to; a check that is off asks nothing.
{{ judge(
    ref('stg_aws__elbv2_target_groups'),
    holds="health_check_protocol = 'HTTPS'",
    passes="'health is asked for by HTTPS'",
    fails="'health is asked for by ' || health_check_protocol",
    evidence={'HealthCheckProtocol': 'health_check_protocol', 'HealthCheckEnabled': 'health_check_enabled'},
    applies="coalesce(target_type <> 'lambda', true) and coalesce(health_check_enabled, true) and coalesce(protocol <> 'GENEVE', true)",
    otherwise="'no health is asked for over a connection'",
) }}
