{{ config(meta={
    'title': 'Tags of images are not moved',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECR::Repository': []},
    'parameters': {},
    'remediation': 'Make tags immutable.',
}) }}
{{ judge(
    ref('stg_aws__ecr_repositories'),
    holds="image_tag_mutability like 'IMMUTABLE%'",
    passes="'tags cannot be moved'",
    fails="'tags can be moved to other images'",
    evidence={'imageTagMutability': 'image_tag_mutability'},
) }}
