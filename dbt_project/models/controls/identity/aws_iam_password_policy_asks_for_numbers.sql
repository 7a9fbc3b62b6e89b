{{ config(meta={
    'title': 'The password policy asks for numbers',
    'severity': 'low',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {'AWS::Account::Account': ['PasswordPolicy']},
    'parameters': {},
    'remediation': 'Let the password policy of the account ask for numbers.',
}) }}
-- Without a password policy AWS asks for eight characters and nothing else.
{{ judge(
    ref('int_compliance__account_settings'),
    holds='coalesce(password_policy.RequireNumbers, false)',
    passes="'passwords need numbers'",
    fails="'passwords need no numbers'",
    evidence={'RequireNumbers': 'password_policy.RequireNumbers'},
    parts=['PasswordPolicy'],
    unread="'the password policy could not be read'",
) }}
