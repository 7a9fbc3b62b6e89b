{{ config(meta={
    'title': 'Classic load balancers span several zones',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancing::LoadBalancer': []},
    'parameters': {'min_zones': 2},
    'remediation': 'Add a second zone.',
}) }}
{{ judge(
    ref('stg_aws__elb_load_balancers'),
    holds='len(availability_zones) >= ' ~ parameter('min_zones'),
    passes="'it spans ' || len(availability_zones) || ' zones'",
    fails="'it spans ' || len(availability_zones) || ' zones'",
    evidence={'AvailabilityZones': 'availability_zones'},
) }}
