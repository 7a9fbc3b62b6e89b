{{ config(meta={
    'title': 'Tasks do not use the network of their host',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECS::TaskDefinition': [], 'AWS::ECS::Service': []},
    'parameters': {},
    'remediation': 'Use the network mode awsvpc.',
}) }}
{{ judge(
    ref('int_ecs_task_definitions__in_use'),
    holds="coalesce(network_mode, 'bridge') <> 'host'",
    passes="'its network mode is ' || coalesce(network_mode, 'bridge')",
    fails="'it uses the network of its host'",
    evidence={'networkMode': 'network_mode'},
    applies='is_in_use',
    otherwise="'a newer revision takes its place, and no service runs it'",
) }}
