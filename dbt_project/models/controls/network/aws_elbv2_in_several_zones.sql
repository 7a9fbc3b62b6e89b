{{ config(meta={
    'title': 'Load balancers span several zones',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancingV2::LoadBalancer': []},
    'parameters': {},
    'remediation': 'Add a second zone.',
}) }}
{{ judge(
    ref('stg_aws__elbv2_load_balancers'),
    holds='len(availability_zones) >= 2',
    passes="'it spans ' || len(availability_zones) || ' zones'",
    fails="'it lies in one zone'",
    evidence={'AvailabilityZones': 'list_transform(availability_zones, lambda z: z.ZoneName)'},
) }}
