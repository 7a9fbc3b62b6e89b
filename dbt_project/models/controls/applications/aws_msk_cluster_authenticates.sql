{{ config(meta={
    'title': 'Kafka asks who comes',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::MSK::Cluster': []},
    'parameters': {},
    'remediation': 'Turn unauthenticated access off.',
}) }}
{{ judge(
    ref('stg_aws__kafka_clusters'),
    holds='not provisioned.ClientAuthentication.Unauthenticated.Enabled',
    passes="'everybody has to say who they are'",
    fails="'anybody in the network is let in'",
    evidence={'Unauthenticated': 'provisioned.ClientAuthentication.Unauthenticated'},
    applies="cluster_type = 'PROVISIONED'",
    otherwise="'clusters without servers ask everybody'",
) }}
