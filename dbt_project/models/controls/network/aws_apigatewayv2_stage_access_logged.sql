{{ config(meta={
    'title': 'Stages of HTTP APIs write access logs',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ApiGatewayV2::Stage': []},
    'parameters': {},
    'remediation': 'Set access log settings.',
}) }}
{{ judge(
    ref('stg_aws__apigatewayv2_stages'),
    holds="coalesce(access_log_settings.DestinationArn, '') <> ''",
    passes="'requests are logged'",
    fails="'requests are not logged'",
    evidence={'AccessLogSettings': 'access_log_settings.DestinationArn'},
) }}
