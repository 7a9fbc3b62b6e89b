{{ config(meta={
    'title': 'Queues are encrypted',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::SQS::Queue': []},
    'parameters': {},
    'remediation': 'Turn on encryption of the queue.',
}) }}
{{ judge(
    ref('stg_aws__sqs_queues'),
    holds="coalesce(kms_master_key_id, '') <> '' or coalesce(sqs_managed_sse_enabled = 'true', false)",
    passes="'it is encrypted'",
    fails="'it is not encrypted'",
    evidence={'KmsMasterKeyId': 'kms_master_key_id', 'SqsManagedSseEnabled': 'sqs_managed_sse_enabled'},
) }}
