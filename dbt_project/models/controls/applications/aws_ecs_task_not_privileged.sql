{{ config(meta={
    'title': 'Containers are not privileged',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECS::TaskDefinition': []},
    'parameters': {},
    'remediation': 'Take `privileged` out of the task definition.',
}) }}
{{ judge(
    ref('stg_aws__ecs_task_definitions'),
    holds='len(list_filter(container_definitions, lambda c: coalesce(c.privileged, false))) = 0',
    passes="'no container is privileged'",
    fails="array_to_string(list_transform(list_filter(container_definitions, lambda c: coalesce(c.privileged, false)), lambda c: c.name), ', ') || ' is privileged'",
    evidence={'containers': 'list_transform(list_filter(container_definitions, lambda c: coalesce(c.privileged, false)), lambda c: c.name)'},
) }}
