{{ config(meta={
    'title': 'Buckets say how objects are encrypted',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::S3::Bucket': ['Encryption']},
    'parameters': {},
    'remediation': 'Set default encryption of the bucket.',
}) }}
{{ judge(
    ref('stg_aws__s3_buckets'),
    holds='len(list_filter(coalesce(encryption.Rules, []), lambda r: r.ApplyServerSideEncryptionByDefault.SSEAlgorithm is not null)) > 0',
    passes="'objects are encrypted with ' || list_filter(list_transform(encryption.Rules, lambda r: r.ApplyServerSideEncryptionByDefault.SSEAlgorithm), lambda a: a is not null)[1]",
    fails="'nothing says how objects are encrypted'",
    evidence={'Rules': 'encryption.Rules'},
    parts=['Encryption'],
) }}
