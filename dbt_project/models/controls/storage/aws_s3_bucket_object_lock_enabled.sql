{{ config(meta={
    'title': 'Buckets can lock objects',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::S3::Bucket': ['ObjectLock']},
    'parameters': {},
    'remediation': 'Turn on Object Lock where objects must not change.',
}) }}
{{ judge(
    ref('stg_aws__s3_buckets'),
    holds="coalesce(object_lock.ObjectLockEnabled = 'Enabled', false)",
    passes="'Object Lock is on'",
    fails="'Object Lock is off'",
    evidence={'ObjectLock': 'object_lock'},
    parts=['ObjectLock'],
) }}
