{{ config(meta={
    'title': 'Kubernetes endpoints are not open to the world',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EKS::Cluster': []},
    'parameters': {},
    'remediation': 'Make the endpoint private, or name the addresses that may reach it.',
}) }}
-- Without ranges an endpoint that is public is open to everybody. Two halves of all addresses are all of them.
{{ judge(
    ref('stg_aws__eks_clusters'),
    holds="not resources_vpc_config.endpointPublicAccess or not (
            list_has_any(coalesce(resources_vpc_config.publicAccessCidrs, ['0.0.0.0/0']), ['0.0.0.0/0', '::/0'])
            or list_has_all(resources_vpc_config.publicAccessCidrs, ['0.0.0.0/1', '128.0.0.0/1'])
            or list_has_all(resources_vpc_config.publicAccessCidrs, ['::/1', '8000::/1'])
        )",
    passes="if(resources_vpc_config.endpointPublicAccess, 'its endpoint is open to some addresses alone', 'its endpoint is private')",
    fails="'its endpoint is open to the world'",
    evidence={
        'endpointPublicAccess': 'resources_vpc_config.endpointPublicAccess', 'publicAccessCidrs': 'resources_vpc_config.publicAccessCidrs'
    },
) }}
