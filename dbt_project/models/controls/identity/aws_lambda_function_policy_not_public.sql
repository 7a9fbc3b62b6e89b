{{ config(meta={
    'title': 'Policies of functions let nobody in whom nobody knows',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Lambda::Function': ['Policy']},
    'parameters': {},
    'remediation': 'Name the accounts, roles or services in the policy, or narrow it by a condition such as '
        'aws:SourceAccount or aws:PrincipalOrgID.',
}) }}
{{ policy_not_public(ref('stg_aws__lambda_functions'), ['Policy']) }}
