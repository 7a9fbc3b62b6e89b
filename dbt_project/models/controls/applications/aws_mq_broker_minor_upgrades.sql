{{ config(meta={
    'title': 'Message brokers take minor versions by themselves',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::AmazonMQ::Broker': []},
    'parameters': {},
    'remediation': 'Turn on automatic minor version upgrades.',
}) }}
{{ judge(
    ref('stg_aws__mq_brokers'),
    holds='auto_minor_version_upgrade',
    passes="'minor versions are installed in its maintenance window'",
    fails="'minor versions wait for somebody'",
    evidence={'AutoMinorVersionUpgrade': 'auto_minor_version_upgrade'},
) }}
