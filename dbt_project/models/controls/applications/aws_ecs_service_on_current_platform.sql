{{ config(meta={
    'title': 'Services on Fargate run on its current platform',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECS::Service': []},
    'parameters': {'linux_version': '1.4.0', 'windows_version': '1.0.0'},
    'remediation': 'Set the platform version to LATEST and deploy anew.',
}) }}
{{ judge(
    "(select *, launch_type = 'FARGATE' or len(list_filter(capacity_provider_strategy, lambda p: p.capacityProvider like 'FARGATE%')) > 0 "
    ~ "as is_on_fargate from " ~ ref('stg_aws__ecs_services') ~ ")",
    holds="platform_version = 'LATEST' or platform_version = if(upper(platform_family) like 'WINDOWS%', " ~ parameter('windows_version')
        ~ ", " ~ parameter('linux_version') ~ ")",
    passes="'its platform version is ' || platform_version",
    fails="'its platform version is ' || platform_version",
    evidence={'platformVersion': 'platform_version', 'platformFamily': 'platform_family'},
    applies="coalesce(is_on_fargate, false) or list_contains(unknown_fields, '*')",
    otherwise="'it does not run on Fargate'",
) }}
