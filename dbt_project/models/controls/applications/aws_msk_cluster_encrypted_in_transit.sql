{{ config(meta={
    'title': 'Kafka brokers and clients speak TLS',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::MSK::Cluster': []},
    'parameters': {},
    'remediation': 'Allow TLS alone.',
}) }}
{{ judge(
    ref('stg_aws__kafka_clusters'),
    holds="provisioned.EncryptionInfo.EncryptionInTransit.InCluster
        and provisioned.EncryptionInfo.EncryptionInTransit.ClientBroker = 'TLS'",
    passes="'brokers and clients speak TLS'",
    fails="'plain text is spoken'",
    evidence={'EncryptionInTransit': 'provisioned.EncryptionInfo.EncryptionInTransit'},
    applies="cluster_type = 'PROVISIONED'",
    otherwise="'clusters without servers speak TLS alone'",
) }}
