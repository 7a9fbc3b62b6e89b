{{ config(meta={
    'title': 'Requests to buckets are logged',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::S3::Bucket': ['Logging']},
    'parameters': {},
    'remediation': 'Turn on server access logging to a bucket for logs.',
}) }}
{{ judge(
    ref('stg_aws__s3_buckets'),
    holds='logging.LoggingEnabled.TargetBucket is not null',
    passes="'requests are logged to ' || logging.LoggingEnabled.TargetBucket",
    fails="'requests are not logged'",
    evidence={'TargetBucket': 'logging.LoggingEnabled.TargetBucket'},
    parts=['Logging'],
) }}
