{{ config(meta={
    'title': 'ActiveMQ brokers write audit logs',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::AmazonMQ::Broker': []},
    'parameters': {},
    'remediation': 'Turn on audit logs.',
}) }}
{{ judge(
    ref('stg_aws__mq_brokers'),
    holds='if(logs.General is null, logs.Audit, coalesce(logs.Audit, false))',
    passes="'audit logs are written'",
    fails="'audit logs are not written'",
    evidence={'Audit': 'logs.Audit'},
    applies="upper(engine_type) = 'ACTIVEMQ'",
    otherwise="'its engine has none'",
) }}
