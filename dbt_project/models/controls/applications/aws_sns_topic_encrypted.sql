{{ config(meta={
    'title': 'Topics are encrypted with a key of KMS',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::SNS::Topic': []},
    'parameters': {},
    'remediation': 'Set a key of KMS for the topic.',
}) }}
-- SNS leaves the key out where there is none.
{{ judge(
    ref('stg_aws__sns_topics'),
    holds="coalesce(kms_master_key_id, '') <> ''",
    passes="'it is encrypted with ' || kms_master_key_id",
    fails="'it is not encrypted with a key of KMS'",
    evidence={'KmsMasterKeyId': 'kms_master_key_id'},
) }}
