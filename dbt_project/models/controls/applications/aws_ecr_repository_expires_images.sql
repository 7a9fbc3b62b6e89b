{{ config(meta={
    'title': 'Old images expire',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECR::Repository': ['LifecyclePolicy']},
    'parameters': {},
    'remediation': 'Write a lifecycle policy.',
}) }}
{{ judge(
    ref('stg_aws__ecr_repositories'),
    holds="coalesce(json_type(lifecycle_policy), 'NULL') <> 'NULL'",
    passes="'a lifecycle policy expires images'",
    fails="'images are kept for ever'",
    evidence={'has_policy': "coalesce(json_type(lifecycle_policy), 'NULL') <> 'NULL'"},
    parts=['LifecyclePolicy'],
) }}
