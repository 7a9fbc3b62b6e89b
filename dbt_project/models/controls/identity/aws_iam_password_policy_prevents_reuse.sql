{{ config(meta={
    'title': 'The password policy prevents reuse',
    'severity': 'medium',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {'AWS::Account::Account': ['PasswordPolicy']},
    'parameters': {'min_remembered': 24},
    'remediation': 'Let the password policy of the account remember 24 passwords.',
}) }}
-- Without a password policy AWS asks for eight characters and nothing else.
{{ judge(
    ref('int_compliance__account_settings'),
    holds='coalesce(password_policy.PasswordReusePrevention, 0) >= ' ~ parameter('min_remembered'),
    passes="password_policy.PasswordReusePrevention || ' passwords are remembered'",
    fails="coalesce(password_policy.PasswordReusePrevention, 0) || ' passwords are remembered'",
    evidence={'PasswordReusePrevention': 'password_policy.PasswordReusePrevention'},
    parts=['PasswordPolicy'],
    unread="'the password policy could not be read'",
) }}
