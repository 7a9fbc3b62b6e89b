{{ config(meta={
    'title': 'Containers log somewhere',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECS::TaskDefinition': [], 'AWS::ECS::Service': []},
    'parameters': {},
    'remediation': 'Set a log configuration for every container.',
}) }}
{%- set wrong = "lambda c: c.logConfiguration.logDriver is null" %}
{{ judge(
    "(select *, list_transform(list_filter(container_definitions, " ~ wrong ~ "), lambda c: c.name) as wrong from "
    ~ ref('int_ecs_task_definitions__in_use') ~ ")",
    holds='len(wrong) = 0',
    passes="'every container has a log driver'",
    fails="array_to_string(wrong, ', ') || ' has no log driver'",
    evidence={'containers': 'wrong'},
    applies='is_in_use',
    otherwise="'a newer revision takes its place, and no service runs it'",
) }}
