{{ config(meta={
    'title': 'Passwords expire',
    'severity': 'low',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {'AWS::Account::Account': ['PasswordPolicy']},
    'parameters': {'max_age_days': 90},
    'remediation': 'Let passwords expire after 90 days or less, unless people sign in through an identity provider.',
}) }}
-- Without a password policy AWS asks for eight characters and nothing else.
{{ judge(
    ref('int_compliance__account_settings'),
    holds='coalesce(password_policy.ExpirePasswords, false) and password_policy.MaxPasswordAge <= ' ~ parameter('max_age_days'),
    passes="'passwords expire after ' || password_policy.MaxPasswordAge || ' days'",
    fails="coalesce('passwords expire after ' || nullif(password_policy.MaxPasswordAge, 0) || ' days', 'passwords never expire')",
    evidence={'ExpirePasswords': 'password_policy.ExpirePasswords', 'MaxPasswordAge': 'password_policy.MaxPasswordAge'},
    parts=['PasswordPolicy'],
    unread="'the password policy could not be read'",
) }}
