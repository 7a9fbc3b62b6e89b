{{ config(meta={
    'title': 'Groups may start several types of instances in several zones',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::AutoScaling::AutoScalingGroup': []},
    'parameters': {},
    'remediation': 'Give the group a policy of mixed instances with further types, and subnets in a second zone.',
}) }}
-- Requirements of instances stand for as many types as fulfil them.
{{ judge(
    "(select *, list_distinct(list_transform(mixed_instances_policy.LaunchTemplate.Overrides, lambda o: o.InstanceType)) as types, "
    ~ "len(list_filter(mixed_instances_policy.LaunchTemplate.Overrides, lambda o: o.InstanceRequirements is not null)) as requirements "
    ~ "from " ~ ref('stg_aws__autoscaling_auto_scaling_groups') ~ ")",
    holds='len(availability_zones) >= 2 and (coalesce(len(types), 0) >= 2 or coalesce(requirements, 0) > 0)',
    passes="'it chooses among types in ' || len(availability_zones) || ' zones'",
    fails="if(len(availability_zones) < 2, 'it lies in one zone', 'it starts one type of instances')",
    evidence={'AvailabilityZones': 'availability_zones', 'InstanceTypes': 'types'},
) }}
