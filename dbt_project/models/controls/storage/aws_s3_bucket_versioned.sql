{{ config(meta={
    'title': 'Buckets keep versions',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::S3::Bucket': ['Versioning']},
    'parameters': {},
    'remediation': 'Turn on versioning, with a lifecycle rule for old versions.',
}) }}
{{ judge(
    ref('stg_aws__s3_buckets'),
    holds="coalesce(versioning.Status = 'Enabled', false)",
    passes="'versions are kept'",
    fails="if(versioning.Status is null, 'versions are not kept', 'keeping versions is suspended')",
    evidence={'Versioning': 'versioning'},
    parts=['Versioning'],
) }}
