{{ config(meta={
    'title': 'OpenSearch domains have three data nodes in several zones',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::OpenSearchService::Domain': []},
    'parameters': {'min_nodes': 3},
    'remediation': 'Have three data nodes or more, with zone awareness.',
}) }}
{{ judge(
    ref('stg_aws__opensearch_domains'),
    holds='cluster_config.ZoneAwarenessEnabled and cluster_config.InstanceCount >= ' ~ parameter('min_nodes'),
    passes="'it has ' || cluster_config.InstanceCount || ' data nodes in several zones'",
    fails="if(
            cluster_config.ZoneAwarenessEnabled is false,
            'its data nodes lie in one zone',
            'it has ' || cluster_config.InstanceCount || ' data nodes'
        )",
    evidence={
        'InstanceCount': 'cluster_config.InstanceCount',
        'ZoneAwarenessEnabled': 'cluster_config.ZoneAwarenessEnabled',
    },
) }}
