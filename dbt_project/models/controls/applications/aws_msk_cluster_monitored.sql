{{ config(meta={
    'title': 'Kafka clusters are watched topic by topic',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::MSK::Cluster': []},
    'parameters': {},
    'remediation': 'Set enhanced monitoring to PER_TOPIC_PER_BROKER or finer.',
}) }}
{{ judge(
    ref('stg_aws__kafka_clusters'),
    holds="provisioned.EnhancedMonitoring in ('PER_TOPIC_PER_BROKER', 'PER_TOPIC_PER_PARTITION')",
    passes="'its level of monitoring is ' || provisioned.EnhancedMonitoring",
    fails="'its level of monitoring is ' || provisioned.EnhancedMonitoring",
    evidence={'EnhancedMonitoring': 'provisioned.EnhancedMonitoring'},
    applies="cluster_type = 'PROVISIONED'",
    otherwise="'clusters without servers are watched by AWS'",
) }}
