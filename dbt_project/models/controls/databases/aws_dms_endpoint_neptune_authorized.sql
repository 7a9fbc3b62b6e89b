{{ config(meta={
    'title': 'Endpoints of DMS in Neptune are authorized by IAM',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::DMS::Endpoint': []},
    'parameters': {},
    'remediation': 'Turn on IAM authorization.',
}) }}
{{ judge(
    ref('stg_aws__dms_endpoints'),
    holds='neptune_settings.IamAuthEnabled',
    passes="'IAM authorizes it'",
    fails="'IAM does not authorize it'",
    evidence={'IamAuthEnabled': 'neptune_settings.IamAuthEnabled'},
    applies="engine_name = 'neptune'",
    otherwise="'it is not of Neptune'",
) }}
