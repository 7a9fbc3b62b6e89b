{{ config(meta={
    'title': 'User pools block what looks like an attack',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Cognito::UserPool': []},
    'parameters': {},
    'remediation': 'Turn on threat protection of the pool in full, after having watched what it would block.',
}) }}
-- Cognito leaves the add-ons out where there are none, and always says whether it asks for MFA.
{{ judge(
    ref('stg_aws__cognito_user_pools'),
    holds="case
            when user_pool_add_ons.AdvancedSecurityMode is not null then user_pool_add_ons.AdvancedSecurityMode = 'ENFORCED'
            when mfa_configuration is not null then false
        end",
    passes="'threat protection blocks'",
    fails="'threat protection is ' || coalesce(lower(user_pool_add_ons.AdvancedSecurityMode), 'off')",
    evidence={'AdvancedSecurityMode': 'user_pool_add_ons.AdvancedSecurityMode'},
) }}
