{{ config(meta={
    'title': 'DAX clusters are encrypted in transit',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::DAX::Cluster': []},
    'parameters': {},
    'remediation': 'Make the cluster anew with TLS.',
}) }}
{{ judge(
    ref('stg_aws__dax_clusters'),
    holds="case cluster_endpoint_encryption_type when 'TLS' then true when 'NONE' then false end",
    passes="'its endpoint speaks TLS'",
    fails="'its endpoint speaks no TLS'",
    evidence={'ClusterEndpointEncryptionType': 'cluster_endpoint_encryption_type'},
) }}
