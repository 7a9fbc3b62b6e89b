{{ config(meta={
    'title': 'Endpoints of DMS in Redis speak TLS',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::DMS::Endpoint': []},
    'parameters': {},
    'remediation': 'Set its protocol to ssl-encryption.',
}) }}
{{ judge(
    ref('stg_aws__dms_endpoints'),
    holds="case redis_settings.SslSecurityProtocol when 'ssl-encryption' then true when 'plaintext' then false end",
    passes="'it speaks TLS'",
    fails="'it speaks plain text'",
    evidence={'SslSecurityProtocol': 'redis_settings.SslSecurityProtocol'},
    applies="engine_name = 'redis'",
    otherwise="'it is not of Redis'",
) }}
