{{ config(meta={
    'title': 'Kafka clusters have no public addresses',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::MSK::Cluster': []},
    'parameters': {},
    'remediation': 'Turn public access off.',
}) }}
-- Brokers always say what they run on; public access is left out where it was never asked for.
{{ judge(
    ref('stg_aws__kafka_clusters'),
    holds="case
            when provisioned.BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type is not null
                then provisioned.BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type = 'DISABLED'
            when provisioned.BrokerNodeGroupInfo.InstanceType is not null then true
        end",
    passes="'it has no public addresses'",
    fails="'its brokers have public addresses'",
    evidence={'PublicAccess': 'provisioned.BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess'},
    applies="cluster_type = 'PROVISIONED'",
    otherwise="'clusters without servers have none'",
) }}
