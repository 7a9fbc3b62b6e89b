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
    holds='len(coalesce(encryption.Rules, [])) > 0',
    passes="'objects are encrypted with ' || encryption.Rules[1].ApplyServerSideEncryptionByDefault.SSEAlgorithm",
    fails="'nothing says how objects are encrypted'",
    evidence={'Rules': 'encryption.Rules'},
    parts=['Encryption'],
) }}
