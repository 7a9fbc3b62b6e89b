{{ config(meta={
    'title': 'Kubernetes endpoints are private',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EKS::Cluster': []},
    'parameters': {},
    'remediation': 'Turn public access to the endpoint off, and reach it through the network of the cluster.',
}) }}
{{ judge(
    ref('stg_aws__eks_clusters'),
    holds='not resources_vpc_config.endpointPublicAccess',
    passes="'its endpoint is private'",
    fails="'its endpoint is on the internet'",
    evidence={'endpointPublicAccess': 'resources_vpc_config.endpointPublicAccess'},
) }}
