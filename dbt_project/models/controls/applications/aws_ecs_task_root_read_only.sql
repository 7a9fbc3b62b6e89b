{{ config(meta={
    'title': 'Containers cannot write to their own file system',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECS::TaskDefinition': []},
    'parameters': {},
    'remediation': 'Make root file systems read-only.',
}) }}
{{ judge(
    ref('stg_aws__ecs_task_definitions'),
    holds='len(list_filter(container_definitions, lambda c: not coalesce(c.readonlyRootFilesystem, false))) = 0',
    passes="'every root file system is read-only'",
    fails="array_to_string(list_transform(list_filter(container_definitions, lambda c: not coalesce(c.readonlyRootFilesystem, false)), lambda c: c.name), ', ') || ' may write to its root file system'",
    evidence={'containers': 'list_transform(list_filter(container_definitions, lambda c: not coalesce(c.readonlyRootFilesystem, false)), lambda c: c.name)'},
) }}
