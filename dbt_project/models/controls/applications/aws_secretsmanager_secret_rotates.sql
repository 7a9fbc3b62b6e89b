{{ config(meta={
    'title': 'Secrets are rotated by themselves',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::SecretsManager::Secret': []},
    'parameters': {},
    'remediation': 'Turn on rotation with a function that changes the secret.',
}) }}
{{ judge(
    ref('stg_aws__secretsmanager_secrets'),
    holds='coalesce(rotation_enabled, false)',
    passes="'rotation is on'",
    fails="'rotation is off'",
    evidence={'RotationEnabled': 'rotation_enabled'},
    applies='owning_service is null',
    otherwise="'a service owns it and sees to it'",
) }}
