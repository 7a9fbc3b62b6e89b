{{ config(meta={
    'title': 'User pools are protected from deletion',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Cognito::UserPool': []},
    'parameters': {},
    'remediation': 'Turn on deletion protection of the pool.',
}) }}
{{ judge(
    ref('stg_aws__cognito_user_pools'),
    holds="case deletion_protection when 'ACTIVE' then true when 'INACTIVE' then false end",
    passes="'deletion protection is on'",
    fails="'deletion protection is off'",
    evidence={'DeletionProtection': 'deletion_protection'},
) }}
