{{ config(meta={
    'title': 'Buckets say what becomes of old objects',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::S3::Bucket': ['Lifecycle']},
    'parameters': {},
    'remediation': 'Write lifecycle rules for objects and for old versions.',
}) }}
{{ judge(
    ref('stg_aws__s3_buckets'),
    holds="len(list_filter(coalesce(lifecycle.Rules, []), lambda r: r.Status = 'Enabled')) > 0",
    passes="'a lifecycle rule is enabled'",
    fails="'no lifecycle rule is enabled'",
    evidence={'Rules': "list_transform(lifecycle.Rules, lambda r: {'ID': r.ID, 'Status': r.Status})"},
    parts=['Lifecycle'],
) }}
