{{ config(meta={
    'title': 'Bucket policies let nobody in whom nobody knows',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::S3::Bucket': ['Policy']},
    'parameters': {},
    'remediation': 'Name the accounts, roles or services in the policy, or narrow it by a condition such as '
        'aws:SourceAccount or aws:PrincipalOrgID.',
}) }}
{{ policy_not_public(ref('stg_aws__s3_buckets'), ['Policy']) }}
