{{ config(meta={
    'title': 'The password policy asks for long passwords',
    'severity': 'medium',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {'AWS::Account::Account': ['PasswordPolicy']},
    'parameters': {'min_length': 14},
    'remediation': 'Set a password policy for the account with a minimum length of 14 characters or more.',
}) }}
-- Without a password policy AWS asks for eight characters and nothing else.
{{ judge(
    ref('int_compliance__account_settings'),
    holds='coalesce(password_policy.MinimumPasswordLength, 8) >= ' ~ parameter('min_length'),
    passes="'passwords have ' || password_policy.MinimumPasswordLength || ' characters at least'",
    fails="'passwords may have ' || coalesce(password_policy.MinimumPasswordLength, 8) || ' characters'",
    evidence={'MinimumPasswordLength': 'password_policy.MinimumPasswordLength'},
    parts=['PasswordPolicy'],
    unread="'the password policy could not be read'",
) }}
