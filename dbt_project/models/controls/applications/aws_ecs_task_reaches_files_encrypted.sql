{{ config(meta={
    'title': 'Tasks reach EFS encrypted',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECS::TaskDefinition': [], 'AWS::ECS::Service': []},
    'parameters': {},
    'remediation': 'Turn on transit encryption of the volumes that lie in EFS.',
}) }}
-- ECS does not encrypt where nothing is said.
{{ judge(
    "(select *, list_filter(volumes, lambda v: v.efsVolumeConfiguration.fileSystemId is not null) as shared from "
    ~ ref('int_ecs_task_definitions__in_use') ~ ")",
    holds="len(list_filter(shared, lambda v: coalesce(v.efsVolumeConfiguration.transitEncryption, 'DISABLED') <> 'ENABLED')) = 0",
    passes="'its volumes in EFS are reached encrypted'",
    fails="'a volume in EFS is reached in plain text'",
    evidence={'volumes': 'list_transform(shared, lambda v: {name: v.name, transitEncryption: v.efsVolumeConfiguration.transitEncryption})'},
    applies="is_in_use and (coalesce(len(shared), 0) > 0 or list_contains(unknown_fields, '*'))",
    otherwise="if(is_in_use, 'it has no volume in EFS', 'a newer revision takes its place, and no service runs it')",
) }}
