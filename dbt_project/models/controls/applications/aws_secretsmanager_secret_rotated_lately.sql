{{ config(meta={
    'title': 'Secrets that are rotated were rotated lately',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::SecretsManager::Secret': []},
    'parameters': {'max_age_days': 90},
    'remediation': 'See why rotation fails, or rotate the secret by hand.',
}) }}
-- When a secret last changed moves by itself, so it is an observation; without one nobody knows.
{{ judge(
    "(select secrets.*, observed.observations, try_cast(coalesce(observed.observations->>'$.LastRotatedDate', "
    ~ "observed.observations->>'$.LastChangedDate') as timestamptz) as rotated_at from " ~ ref('stg_aws__secretsmanager_secrets')
    ~ " as secrets left join " ~ ref('int_observations__latest') ~ " as observed on secrets.resource_uid = observed.resource_uid "
    ~ "and observed.resource_type = 'AWS::SecretsManager::Secret')",
    holds='rotated_at >= ' ~ as_of() ~ ' - to_days(' ~ parameter('max_age_days') ~ ')',
    passes="'it last changed on ' || strftime(rotated_at, '%Y-%m-%d')",
    fails="'it last changed on ' || strftime(rotated_at, '%Y-%m-%d')",
    evidence={'LastRotatedDate': "observations->>'$.LastRotatedDate'", 'LastChangedDate': "observations->>'$.LastChangedDate'"},
    applies='owning_service is null',
    otherwise="'a service owns it and sees to it'",
    unread="'when it last changed is not known'",
) }}
