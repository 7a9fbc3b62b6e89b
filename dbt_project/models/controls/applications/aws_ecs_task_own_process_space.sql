{{ config(meta={
    'title': 'Tasks do not share processes of their host',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECS::TaskDefinition': []},
    'parameters': {},
    'remediation': 'Take the pid mode `host` out.',
}) }}
{{ judge(
    ref('stg_aws__ecs_task_definitions'),
    holds="coalesce(pid_mode, 'task') <> 'host'",
    passes="'processes are its own'",
    fails="'it sees the processes of its host'",
    evidence={'pidMode': 'pid_mode'},
) }}
