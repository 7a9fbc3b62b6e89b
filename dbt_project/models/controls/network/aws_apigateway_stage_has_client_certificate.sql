{{ config(meta={
    'title': 'Stages of REST APIs show a certificate to what they call',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ApiGateway::Stage': []},
    'parameters': {},
    'remediation': 'Make a client certificate for the stage.',
}) }}
{{ judge(
    ref('stg_aws__apigateway_stages'),
    holds="coalesce(client_certificate_id, '') <> ''",
    passes="'it has a client certificate'",
    fails="'it has no client certificate'",
    evidence={'clientCertificateId': 'client_certificate_id'},
) }}
