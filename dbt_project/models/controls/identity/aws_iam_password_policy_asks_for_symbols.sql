{{ config(meta={
    'title': 'The password policy asks for symbols',
    'severity': 'low',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {'AWS::Account::Account': ['PasswordPolicy']},
    'parameters': {},
    'remediation': 'Let the password policy of the account ask for symbols.',
}) }}
-- Without a password policy AWS asks for eight characters and nothing else.
{{ judge(
    ref('int_compliance__account_settings'),
    holds='coalesce(password_policy.RequireSymbols, false)',
    passes="'passwords need symbols'",
    fails="'passwords need no symbols'",
    evidence={'RequireSymbols': 'password_policy.RequireSymbols'},
    parts=['PasswordPolicy'],
    unread="'the password policy could not be read'",
) }}
