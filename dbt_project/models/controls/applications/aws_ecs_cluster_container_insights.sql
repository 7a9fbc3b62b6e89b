{{ config(meta={
    'title': 'Clusters of containers are watched',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECS::Cluster': []},
    'parameters': {},
    'remediation': 'Turn on Container Insights.',
}) }}
{{ judge(
    ref('stg_aws__ecs_clusters'),
    holds="len(list_filter(settings, lambda s: s.name = 'containerInsights' and s.value in ('enabled', 'enhanced'))) > 0",
    passes="'Container Insights is on'",
    fails="'Container Insights is off'",
    evidence={'settings': 'settings'},
) }}
