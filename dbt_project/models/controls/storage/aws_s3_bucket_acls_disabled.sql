{{ config(meta={
    'title': 'Buckets take no notice of access control lists',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::S3::Bucket': ['Ownership']},
    'parameters': {},
    'remediation': 'Set object ownership to bucket owner enforced.',
}) }}
{{ judge(
    ref('stg_aws__s3_buckets'),
    holds="coalesce(ownership.Rules[1].ObjectOwnership = 'BucketOwnerEnforced', false)",
    passes="'access control lists mean nothing'",
    fails="'access control lists count: ownership is ' || coalesce(ownership.Rules[1].ObjectOwnership, 'not set')",
    evidence={'ObjectOwnership': 'ownership.Rules[1].ObjectOwnership'},
    parts=['Ownership'],
) }}
