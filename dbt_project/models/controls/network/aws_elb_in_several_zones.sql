{{ config(meta={
    'title': 'Classic load balancers span several zones',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancing::LoadBalancer': []},
    'parameters': {},
    'remediation': 'Add a second zone.',
}) }}
{{ judge(
    ref('stg_aws__elb_load_balancers'),
    holds='len(availability_zones) >= 2',
    passes="'it spans ' || len(availability_zones) || ' zones'",
    fails="'it lies in one zone'",
    evidence={'AvailabilityZones': 'availability_zones'},
) }}
