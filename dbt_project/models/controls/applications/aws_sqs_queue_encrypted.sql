{{ config(meta={
    'title': 'Queues are encrypted',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::SQS::Queue': []},
    'parameters': {},
    'remediation': 'Turn on encryption of the queue.',
}) }}
-- SQS leaves the key out where there is none, and always says whether it encrypts by itself.
{{ judge(
    ref('stg_aws__sqs_queues'),
    holds="coalesce(kms_master_key_id, '') <> '' or lower(sqs_managed_sse_enabled) = 'true'",
    passes="'it is encrypted'",
    fails="'it is not encrypted'",
    evidence={'KmsMasterKeyId': 'kms_master_key_id', 'SqsManagedSseEnabled': 'sqs_managed_sse_enabled'},
) }}
