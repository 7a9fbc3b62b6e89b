{{ config(meta={
    'title': 'OpenSearch domains have three dedicated masters',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::OpenSearchService::Domain': []},
    'parameters': {'min_nodes': 3},
    'remediation': 'Have three dedicated master nodes.',
}) }}
{{ judge(
    ref('stg_aws__opensearch_domains'),
    holds='cluster_config.DedicatedMasterEnabled and cluster_config.DedicatedMasterCount >= ' ~ parameter('min_nodes'),
    passes="'it has ' || cluster_config.DedicatedMasterCount || ' dedicated masters'",
    fails="if(
            cluster_config.DedicatedMasterEnabled is false,
            'it has no dedicated masters',
            'it has ' || cluster_config.DedicatedMasterCount || ' dedicated masters'
        )",
    evidence={
        'DedicatedMasterEnabled': 'cluster_config.DedicatedMasterEnabled',
        'DedicatedMasterCount': 'cluster_config.DedicatedMasterCount',
    },
) }}
