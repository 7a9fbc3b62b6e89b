{{ config(meta={
    'title': 'Message brokers have no public address',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::AmazonMQ::Broker': []},
    'parameters': {},
    'remediation': 'Make the broker anew without public access.',
}) }}
{{ judge(
    ref('stg_aws__mq_brokers'),
    holds='not publicly_accessible',
    passes="'it is not publicly accessible'",
    fails="'it is publicly accessible'",
    evidence={'PubliclyAccessible': 'publicly_accessible'},
) }}
