{{ config(meta={
    'title': 'User pools can ask for MFA',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Cognito::UserPool': []},
    'parameters': {},
    'remediation': 'Turn MFA on, or leave it to users.',
}) }}
{{ judge(
    ref('stg_aws__cognito_user_pools'),
    holds="mfa_configuration in ('ON', 'OPTIONAL')",
    passes="'MFA is ' || lower(mfa_configuration)",
    fails="'MFA is off'",
    evidence={'MfaConfiguration': 'mfa_configuration'},
) }}
