{{ config(meta={
    'title': 'Stages of REST APIs write access logs',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ApiGateway::Stage': []},
    'parameters': {},
    'remediation': 'Set access log settings.',
}) }}
{{ judge(
    ref('stg_aws__apigateway_stages'),
    holds="coalesce(access_log_settings.destinationArn, '') <> ''",
    passes="'requests are logged'",
    fails="'requests are not logged'",
    evidence={'accessLogSettings': 'access_log_settings.destinationArn'},
) }}
