{{ config(meta={
    'title': 'User pools ask for strong passwords',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Cognito::UserPool': []},
    'parameters': {'min_length': 8},
    'remediation': 'Ask for long passwords of letters of both kinds, digits and symbols.',
}) }}
{{ judge(
    "(select *, policies.PasswordPolicy as asked from " ~ ref('stg_aws__cognito_user_pools') ~ ")",
    holds="asked.MinimumLength >= " ~ parameter('min_length')
        ~ " and asked.RequireUppercase and asked.RequireLowercase and asked.RequireNumbers and asked.RequireSymbols",
    passes="'passwords have ' || asked.MinimumLength || ' characters at least, of every kind'",
    fails="'passwords may have ' || coalesce(asked.MinimumLength::varchar, 'few') || ' characters, or lack some kind of them'",
    evidence={'PasswordPolicy': 'asked'},
) }}
