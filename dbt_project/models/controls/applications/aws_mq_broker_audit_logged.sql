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
    holds='coalesce(logs.Audit, false)',
    passes="'audit logs are written'",
    fails="'audit logs are not written'",
    evidence={'Audit': 'logs.Audit'},
    applies="coalesce(upper(engine_type) = 'ACTIVEMQ', true)",
    otherwise="'its engine has none'",
) }}
