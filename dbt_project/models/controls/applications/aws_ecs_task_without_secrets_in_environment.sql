{{ config(meta={
    'title': 'Containers do not get keys in their environment',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECS::TaskDefinition': [], 'AWS::ECS::Service': []},
    'parameters': {},
    'remediation': 'Use a task role, or secrets of Secrets Manager.',
}) }}
{%- set keys = "['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'ECS_ENGINE_AUTH_DATA']" %}
{%- set wrong = "lambda c: list_has_any(list_transform(c.environment, lambda e: upper(e.name)), " ~ keys ~ ")" %}
{{ judge(
    "(select *, list_transform(list_filter(container_definitions, " ~ wrong ~ "), lambda c: c.name) as wrong from "
    ~ ref('int_ecs_task_definitions__in_use') ~ ")",
    holds='len(wrong) = 0',
    passes="'no environment names a key'",
    fails="array_to_string(wrong, ', ') || ' has a key in its environment'",
    evidence={'containers': 'wrong'},
    applies='is_in_use',
    otherwise="'a newer revision takes its place, and no service runs it'",
) }}
