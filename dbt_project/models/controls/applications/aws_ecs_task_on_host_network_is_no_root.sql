{{ config(meta={
    'title': 'Containers on the network of their host are root only where they say so',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECS::TaskDefinition': [], 'AWS::ECS::Service': []},
    'parameters': {},
    'remediation': 'Name a user other than root, or use the network mode awsvpc.',
}) }}
-- A container that nobody gave a user runs as root, whatever its image says.
{%- set wrong = "lambda c: not coalesce(c.privileged, false) and split_part(coalesce(c.user, ''), ':', 1) in ('', '0', 'root')" %}
{{ judge(
    "(select *, list_transform(list_filter(container_definitions, " ~ wrong ~ "), lambda c: c.name) as wrong from "
    ~ ref('int_ecs_task_definitions__in_use') ~ ")",
    holds='len(wrong) = 0',
    passes="'every container says whom it runs as'",
    fails="array_to_string(wrong, ', ') || ' runs as root on the network of the host'",
    evidence={'networkMode': 'network_mode', 'containers': 'wrong'},
    applies="is_in_use and coalesce(network_mode = 'host', list_contains(unknown_fields, '*'))",
    otherwise="if(is_in_use, 'it does not use the network of its host', 'a newer revision takes its place, and no service runs it')",
) }}
