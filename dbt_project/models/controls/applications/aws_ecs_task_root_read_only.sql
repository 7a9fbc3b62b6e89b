{{ config(meta={
    'title': 'Containers cannot write to their own file system',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECS::TaskDefinition': [], 'AWS::ECS::Service': []},
    'parameters': {},
    'remediation': 'Make root file systems read-only.',
}) }}
{%- set wrong = "lambda c: not coalesce(c.readonlyRootFilesystem, false)" %}
{{ judge(
    "(select *, list_transform(list_filter(container_definitions, " ~ wrong ~ "), lambda c: c.name) as wrong from "
    ~ ref('int_ecs_task_definitions__in_use') ~ ")",
    holds='len(wrong) = 0',
    passes="'every root file system is read-only'",
    fails="array_to_string(wrong, ', ') || ' may write to its root file system'",
    evidence={'containers': 'wrong'},
    applies="is_in_use and coalesce(runtime_platform.operatingSystemFamily not like 'WINDOWS%', true)",
    otherwise="if(is_in_use, 'containers of Windows cannot do without', 'a newer revision takes its place, and no service runs it')",
) }}
