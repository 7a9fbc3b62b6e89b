{{ config(meta={
    'title': 'Nodes of OpenSearch domains speak TLS to each other',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::OpenSearchService::Domain': []},
    'parameters': {},
    'remediation': 'Turn on node-to-node encryption.',
}) }}
{{ judge(
    ref('stg_aws__opensearch_domains'),
    holds='node_to_node_encryption_options.Enabled',
    passes="'its nodes speak TLS'",
    fails="'its nodes speak no TLS'",
    evidence={'NodeToNodeEncryptionOptions.Enabled': 'node_to_node_encryption_options.Enabled'},
) }}
