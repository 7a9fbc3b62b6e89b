{{ config(meta={
    'title': 'Functions are traced',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Lambda::Function': []},
    'parameters': {},
    'remediation': 'Turn on active tracing.',
}) }}
{{ judge(
    ref('stg_aws__lambda_functions'),
    holds="tracing_config.Mode = 'Active'",
    passes="'tracing is on'",
    fails="'tracing is off'",
    evidence={'TracingConfig': 'tracing_config.Mode'},
) }}
