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
    holds="case
            when coalesce(
                launch_template.LaunchTemplateId, mixed_instances_policy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateId
            ) is not null then true
            when launch_configuration_name is not null then false
        end",
    passes="'it starts from a launch template'",
    fails="'it starts from the launch configuration ' || launch_configuration_name",
    evidence={'LaunchConfigurationName': 'launch_configuration_name'},
) }}
