{{ config(meta={
    'title': 'Policies of repositories (CodeArtifact) let nobody in whom nobody knows',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CodeArtifact::Repository': ['Policy']},
    'parameters': {},
    'remediation': 'Name the accounts, roles or services in the policy, or narrow it by a condition such as '
        'aws:SourceAccount or aws:PrincipalOrgID.',
}) }}
{{ policy_not_public(ref('stg_aws__codeartifact_repositories'), ['Policy']) }}
