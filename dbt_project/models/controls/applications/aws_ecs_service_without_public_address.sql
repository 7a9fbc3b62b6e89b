{{ config(meta={
    'title': 'Services of containers give no public addresses',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECS::Service': []},
    'parameters': {},
    'remediation': 'Do not assign public addresses; go out through a NAT gateway or VPC endpoints.',
}) }}
-- Only tasks with an interface of their own can have an address; ECS gives none where nothing is said.
{{ judge(
    ref('stg_aws__ecs_services'),
    holds="coalesce(network_configuration.awsvpcConfiguration.assignPublicIp, 'DISABLED') = 'DISABLED'",
    passes="'its tasks get no public address'",
    fails="'its tasks get public addresses'",
    evidence={'assignPublicIp': 'network_configuration.awsvpcConfiguration.assignPublicIp'},
    applies="network_configuration.awsvpcConfiguration.subnets is not null or list_contains(unknown_fields, '*')",
    otherwise="'its tasks use the network of their hosts'",
) }}
