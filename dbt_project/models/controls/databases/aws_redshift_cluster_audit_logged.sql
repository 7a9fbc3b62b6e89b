{{ config(meta={
    'title': 'Redshift clusters log who connects and what they ask',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Redshift::Cluster': ['Logging']},
    'parameters': {},
    'remediation': 'Turn on audit logging.',
}) }}
{{ judge(
    ref('stg_aws__redshift_clusters'),
    holds='logging.LoggingEnabled',
    passes="'audit logging is on'",
    fails="'audit logging is off'",
    evidence={'LoggingEnabled': 'logging.LoggingEnabled'},
    parts=['Logging'],
) }}
