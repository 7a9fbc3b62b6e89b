{{ config(meta={
    'title': 'Buckets are replicated',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::S3::Bucket': ['Replication']},
    'parameters': {},
    'remediation': 'Replicate to a bucket of another region or account.',
}) }}
{{ judge(
    ref('stg_aws__s3_buckets'),
    holds="len(list_filter(coalesce(replication.Rules, []), lambda r: r.Status = 'Enabled')) > 0",
    passes="'a replication rule is enabled'",
    fails="'it is not replicated'",
    evidence={'Rules': "list_transform(replication.Rules, lambda r: {'ID': r.ID, 'Status': r.Status})"},
    parts=['Replication'],
) }}
