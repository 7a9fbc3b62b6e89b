{{ config(meta={
    'title': 'Endpoints of migrations speak TLS',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::DMS::Endpoint': []},
    'parameters': {},
    'remediation': 'Set an SSL mode for the endpoint.',
}) }}
-- What is reached through an API of AWS has no such mode, Redshift always speaks TLS, Kafka and Redis have settings of their own.
{{ judge(
    ref('stg_aws__dms_endpoints'),
    holds="case
            when ssl_mode = 'none' then false
            when ssl_mode in ('require', 'verify-ca', 'verify-full') then true
        end",
    passes="'its SSL mode is ' || ssl_mode",
    fails="'its SSL mode is none'",
    evidence={'EngineName': 'engine_name', 'SslMode': 'ssl_mode'},
    applies="engine_name not in ('s3', 'dynamodb', 'kinesis', 'elasticsearch', 'opensearch', 'neptune', 'timestream',
        'redshift', 'redshift-serverless', 'kafka', 'redis')",
    otherwise="'its engine has no SSL mode'",
) }}
