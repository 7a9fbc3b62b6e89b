{{ config(meta={
    'title': 'Containers are not privileged',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECS::TaskDefinition': [], 'AWS::ECS::Service': []},
    'parameters': {},
    'remediation': 'Take `privileged` out of the task definition.',
}) }}
{%- set wrong = "lambda c: coalesce(c.privileged, false)" %}
{{ judge(
    "(select *, list_transform(list_filter(container_definitions, " ~ wrong ~ "), lambda c: c.name) as wrong from "
    ~ ref('int_ecs_task_definitions__in_use') ~ ")",
    holds='len(wrong) = 0',
    passes="'no container is privileged'",
    fails="array_to_string(wrong, ', ') || ' is privileged'",
    evidence={'containers': 'wrong'},
    applies='is_in_use',
    otherwise="'a newer revision takes its place, and no service runs it'",
) }}
