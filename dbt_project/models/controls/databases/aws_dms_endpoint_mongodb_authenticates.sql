{{ config(meta={
    'title': 'Endpoints of DMS in MongoDB authenticate',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::DMS::Endpoint': []},
    'parameters': {},
    'remediation': 'Set a mechanism to authenticate with.',
}) }}
{{ judge(
    ref('stg_aws__dms_endpoints'),
    holds="case mongo_db_settings.AuthType when 'password' then true when 'no' then false end",
    passes="'it authenticates with a password'",
    fails="'it does not authenticate'",
    evidence={'AuthType': 'mongo_db_settings.AuthType', 'AuthMechanism': 'mongo_db_settings.AuthMechanism'},
    applies="engine_name = 'mongodb'",
    otherwise="'it is not of MongoDB'",
) }}
