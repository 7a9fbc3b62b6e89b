{{ config(meta={
    'title': 'Groups behind a load balancer believe its health checks',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::AutoScaling::AutoScalingGroup': []},
    'parameters': {},
    'remediation': 'Set the health check type to ELB.',
}) }}
{{ judge(
    ref('stg_aws__autoscaling_auto_scaling_groups'),
    holds="health_check_type like '%ELB%'",
    passes="'it asks the load balancer'",
    fails="'it asks EC2 alone, which does not know whether the application answers'",
    evidence={'HealthCheckType': 'health_check_type'},
    applies='len(coalesce(target_group_arns, [])) + len(coalesce(load_balancer_names, [])) > 0',
    otherwise="'it is behind no load balancer'",
) }}
