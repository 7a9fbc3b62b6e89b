{{ config(meta={
    'title': 'Objects are encrypted with a key of KMS',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::S3::Bucket': ['Encryption']},
    'parameters': {},
    'remediation': 'Set default encryption with a key of KMS.',
}) }}
{{ judge(
    ref('stg_aws__s3_buckets'),
    holds="len(list_filter(coalesce(encryption.Rules, []), lambda r: r.ApplyServerSideEncryptionByDefault.SSEAlgorithm like 'aws:kms%')) > 0",
    passes="'objects are encrypted with a key of KMS'",
    fails="'objects are encrypted with a key of S3, or with none'",
    evidence={'Rules': 'encryption.Rules'},
    parts=['Encryption'],
) }}
