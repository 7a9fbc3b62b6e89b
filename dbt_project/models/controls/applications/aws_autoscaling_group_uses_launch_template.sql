{{ config(meta={
    'title': 'Groups start from launch templates',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::AutoScaling::AutoScalingGroup': []},
    'parameters': {},
    'remediation': 'Move to a launch template.',
}) }}
{{ judge(
    ref('stg_aws__autoscaling_auto_scaling_groups'),
    holds='launch_template.LaunchTemplateId is not null or mixed_instances_policy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateId is not null',
    passes="'it starts from a launch template'",
    fails="'it starts from a launch configuration'",
    evidence={'LaunchConfigurationName': 'launch_configuration_name'},
) }}
