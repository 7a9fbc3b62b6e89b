{{ config(meta={
    'title': 'Groups span several zones',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::AutoScaling::AutoScalingGroup': []},
    'parameters': {},
    'remediation': 'Give the group subnets in a second zone.',
}) }}
{{ judge(
    ref('stg_aws__autoscaling_auto_scaling_groups'),
    holds='len(availability_zones) >= 2',
    passes="'it spans ' || len(availability_zones) || ' zones'",
    fails="'it lies in one zone'",
    evidence={'AvailabilityZones': 'availability_zones'},
) }}
