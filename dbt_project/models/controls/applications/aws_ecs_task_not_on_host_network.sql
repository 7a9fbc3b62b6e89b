{{ config(meta={
    'title': 'Tasks do not use the network of their host',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECS::TaskDefinition': []},
    'parameters': {},
    'remediation': 'Use the network mode awsvpc.',
}) }}
{{ judge(
    ref('stg_aws__ecs_task_definitions'),
    holds="coalesce(network_mode, 'bridge') <> 'host'",
    passes="'its network mode is ' || coalesce(network_mode, 'bridge')",
    fails="'it uses the network of its host'",
    evidence={'networkMode': 'network_mode'},
) }}
