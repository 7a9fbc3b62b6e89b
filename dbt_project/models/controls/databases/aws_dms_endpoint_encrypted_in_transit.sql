{{ config(meta={
    'title': 'Endpoints of migrations speak TLS',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::DMS::Endpoint': []},
    'parameters': {},
    'remediation': 'Set an SSL mode for the endpoint.',
}) }}
{{ judge(
    ref('stg_aws__dms_endpoints'),
    holds="ssl_mode <> 'none'",
    passes="'its SSL mode is ' || ssl_mode",
    fails="'its SSL mode is none'",
    evidence={'SslMode': 'ssl_mode'},
    applies="engine_name not in ('s3', 'dynamodb', 'kinesis')",
    otherwise="'it is reached through an API of AWS'",
) }}
