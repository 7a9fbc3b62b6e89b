{{ config(meta={
    'title': 'Stages of REST APIs are traced',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ApiGateway::Stage': []},
    'parameters': {},
    'remediation': 'Turn on tracing with X-Ray.',
}) }}
{{ judge(
    ref('stg_aws__apigateway_stages'),
    holds='coalesce(tracing_enabled, false)',
    passes="'tracing is on'",
    fails="'tracing is off'",
    evidence={'tracingEnabled': 'tracing_enabled'},
) }}
