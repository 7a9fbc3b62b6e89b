{{ config(meta={
    'title': 'Containers log somewhere',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECS::TaskDefinition': []},
    'parameters': {},
    'remediation': 'Set a log configuration for every container.',
}) }}
{{ judge(
    ref('stg_aws__ecs_task_definitions'),
    holds='len(list_filter(container_definitions, lambda c: c.logConfiguration.logDriver is null)) = 0',
    passes="'every container has a log driver'",
    fails="array_to_string(list_transform(list_filter(container_definitions, lambda c: c.logConfiguration.logDriver is null), lambda c: c.name), ', ') || ' has no log driver'",
    evidence={'containers': 'list_transform(list_filter(container_definitions, lambda c: c.logConfiguration.logDriver is null), lambda c: c.name)'},
) }}
