{{ config(meta={
    'title': 'The policy of every function (lambda) names whom it lets in',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Lambda::Function': ['Policy']},
    'parameters': {},
    'remediation': 'Name the accounts, roles or services in the policy, or narrow it by a condition such as aws:SourceAccount or ' 
        'aws:PrincipalOrgID.',
}) }}
{{ policy_not_public(ref('stg_aws__lambda_functions'), ['Policy']) }}
