{{ config(meta={
    'title': 'The policy of every repository (ecr) names whom it lets in',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECR::Repository': ['Policy']},
    'parameters': {},
    'remediation': 'Name the accounts, roles or services in the policy, or narrow it by a condition such as aws:SourceAccount or ' 
        'aws:PrincipalOrgID.',
}) }}
{{ policy_not_public(ref('stg_aws__ecr_repositories'), ['Policy']) }}
