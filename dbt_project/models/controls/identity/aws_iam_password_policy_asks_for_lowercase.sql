{{ config(meta={
    'title': 'The password policy asks for lowercase letters',
    'severity': 'low',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {'AWS::Account::Account': ['PasswordPolicy']},
    'parameters': {},
    'remediation': 'Let the password policy of the account ask for lowercase letters.',
}) }}
-- Without a password policy AWS asks for eight characters and nothing else.
{{ judge(
    ref('int_compliance__account_settings'),
    holds='coalesce(password_policy.RequireLowercaseCharacters, false)',
    passes="'passwords need lowercase letters'",
    fails="'passwords need no lowercase letters'",
    evidence={'RequireLowercaseCharacters': 'password_policy.RequireLowercaseCharacters'},
    parts=['PasswordPolicy'],
    unread="'the password policy could not be read'",
) }}
