{{ config(meta={
    'title': 'Kafka clusters have no public addresses',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::MSK::Cluster': []},
    'parameters': {},
    'remediation': 'Turn public access off.',
}) }}
{{ judge(
    ref('stg_aws__kafka_clusters'),
    holds="coalesce(provisioned.BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type, 'DISABLED') = 'DISABLED'",
    passes="'it has no public addresses'",
    fails="'its brokers have public addresses'",
    evidence={'PublicAccess': 'provisioned.BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess'},
) }}
