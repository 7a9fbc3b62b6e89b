{{ config(meta={
    'title': 'Log groups are encrypted with a key of the account',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Logs::LogGroup': []},
    'parameters': {},
    'remediation': 'Associate a key of KMS with the log group.',
}) }}
-- Without a key of its own Logs encrypts with one of its own and leaves kmsKeyId out.
{{ judge(
    ref('stg_aws__logs_log_groups'),
    holds='kms_key_id is not null',
    passes="'it is encrypted with a key of the account'",
    fails="'it is encrypted with a key of the service'",
    evidence={'kmsKeyId': 'kms_key_id'},
) }}
