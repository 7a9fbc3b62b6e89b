{{ config(meta={
    'title': 'Load balancers span several zones',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancingV2::LoadBalancer': []},
    'parameters': {'min_zones': 2},
    'remediation': 'Add a second zone.',
}) }}
{{ judge(
    ref('stg_aws__elbv2_load_balancers'),
    holds='len(availability_zones) >= ' ~ parameter('min_zones'),
    passes="'it spans ' || len(availability_zones) || ' zones'",
    fails="'it spans ' || len(availability_zones) || ' zones'",
    evidence={'AvailabilityZones': 'list_transform(availability_zones, lambda z: z.ZoneName)'},
) }}
