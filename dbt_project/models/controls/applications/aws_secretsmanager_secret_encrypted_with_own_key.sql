{{ config(meta={
    'title': 'Secrets are encrypted with a key of the account',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::SecretsManager::Secret': [], 'AWS::KMS::Key': []},
    'parameters': {},
    'remediation': 'Encrypt the secret with a key of your own.',
}) }}
-- Secrets Manager leaves the key out where it is its own; that one may be named as well, by its alias or as a key that AWS manages.
-- Whose a key is that is listed and could not be described, nobody knows.
{{ judge(
    "(select secrets.*, secrets.kms_key_id like '%alias/aws/%' or if(keys.resource_uid is null, false, keys.key_manager = 'AWS') as is_key_of_aws from "
    ~ ref('stg_aws__secretsmanager_secrets') ~ " as secrets left join " ~ ref('stg_aws__kms_keys')
    ~ " as keys on secrets.kms_key_id = keys.resource_uid)",
    holds='kms_key_id is not null and not is_key_of_aws',
    passes="'it is encrypted with ' || kms_key_id",
    fails="'it is encrypted with the key that AWS keeps for the account'",
    evidence={'KmsKeyId': 'kms_key_id'},
) }}
