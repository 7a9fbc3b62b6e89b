{{ config(meta={
    'title': 'Policies of secrets let nobody in whom nobody knows',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::SecretsManager::Secret': ['ResourcePolicy']},
    'parameters': {},
    'remediation': 'Name the accounts, roles or services in the policy, or narrow it by a condition such as '
        'aws:SourceAccount or aws:PrincipalOrgID.',
}) }}
{{ policy_not_public(ref('stg_aws__secretsmanager_secrets'), ['ResourcePolicy']) }}
