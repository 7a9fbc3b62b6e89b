{{ config(meta={
    'title': 'Streams are encrypted',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Kinesis::Stream': []},
    'parameters': {},
    'remediation': 'Turn on encryption of the stream.',
}) }}
{{ judge(
    ref('stg_aws__kinesis_streams'),
    holds="encryption_type = 'KMS'",
    passes="'it is encrypted'",
    fails="'it is not encrypted'",
    evidence={'EncryptionType': 'encryption_type'},
) }}
