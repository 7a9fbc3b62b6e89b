{{ config(meta={
    'title': 'The password policy asks for uppercase letters',
    'severity': 'low',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {'AWS::Account::Account': ['PasswordPolicy']},
    'parameters': {},
    'remediation': 'Let the password policy of the account ask for uppercase letters.',
}) }}
-- Without a password policy AWS asks for eight characters and nothing else.
{{ judge(
    ref('int_compliance__account_settings'),
    holds='coalesce(password_policy.RequireUppercaseCharacters, false)',
    passes="'passwords need uppercase letters'",
    fails="'passwords need no uppercase letters'",
    evidence={'RequireUppercaseCharacters': 'password_policy.RequireUppercaseCharacters'},
    parts=['PasswordPolicy'],
    unread="'the password policy could not be read'",
) }}
