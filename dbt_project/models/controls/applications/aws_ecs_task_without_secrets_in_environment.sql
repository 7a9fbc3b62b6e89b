{{ config(meta={
    'title': 'Containers do not get keys in their environment',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECS::TaskDefinition': []},
    'parameters': {},
    'remediation': 'Use a task role, or secrets of Secrets Manager.',
}) }}
{{ judge(
    ref('stg_aws__ecs_task_definitions'),
    holds="len(list_filter(container_definitions, lambda c: len(list_filter(coalesce(c.environment, []), lambda e: upper(e.name) in ('AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'ECS_ENGINE_AUTH_DATA'))) > 0)) = 0",
    passes="'no environment names a key of AWS'",
    fails="array_to_string(list_transform(list_filter(container_definitions, lambda c: len(list_filter(coalesce(c.environment, []), lambda e: upper(e.name) in ('AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'ECS_ENGINE_AUTH_DATA'))) > 0), lambda c: c.name), ', ') || ' has a key of AWS in its environment'",
    evidence={'containers': "list_transform(list_filter(container_definitions, lambda c: len(list_filter(coalesce(c.environment, []), lambda e: upper(e.name) in ('AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'ECS_ENGINE_AUTH_DATA'))) > 0), lambda c: c.name)"},
) }}
