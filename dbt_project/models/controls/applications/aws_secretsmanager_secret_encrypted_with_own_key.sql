{{ config(meta={
    'title': 'Secrets are encrypted with a key of the account',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::SecretsManager::Secret': []},
    'parameters': {},
    'remediation': 'Encrypt the secret with a key of your own.',
}) }}
-- Secrets Manager leaves the key out where it is its own.
{{ judge(
    ref('stg_aws__secretsmanager_secrets'),
    holds='kms_key_id is not null',
    passes="'it is encrypted with ' || kms_key_id",
    fails="'it is encrypted with the key that AWS keeps for the account'",
    evidence={'KmsKeyId': 'kms_key_id'},
) }}
