{{ config(meta={
    'title': 'Versions of objects can only be deleted with MFA',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::S3::Bucket': ['Versioning']},
    'parameters': {},
    'remediation': 'Turn on MFA Delete as the root user; buckets of services may be exempted.',
}) }}
-- S3 leaves the setting out of a bucket that never had it.
{{ judge(
    ref('stg_aws__s3_buckets'),
    holds="coalesce(versioning.MFADelete = 'Enabled', false)",
    passes="'MFA Delete is on'",
    fails="'MFA Delete is off'",
    evidence={'Versioning': 'versioning'},
    parts=['Versioning'],
) }}
