{{ config(meta={
    'title': 'Tasks do not share processes of their host',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECS::TaskDefinition': [], 'AWS::ECS::Service': []},
    'parameters': {},
    'remediation': 'Take the pid mode `host` out.',
}) }}
{{ judge(
    ref('int_ecs_task_definitions__in_use'),
    holds="coalesce(pid_mode, 'task') <> 'host'",
    passes="'processes are its own'",
    fails="'it sees the processes of its host'",
    evidence={'pidMode': 'pid_mode'},
    applies='is_in_use',
    otherwise="'a newer revision takes its place, and no service runs it'",
) }}
