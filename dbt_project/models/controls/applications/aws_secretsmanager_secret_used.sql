{{ config(meta={
    'title': 'Secrets that nobody reads are taken away',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::SecretsManager::Secret': []},
    'parameters': {'max_unused_days': 90},
    'remediation': 'Delete the secret; it can be restored for some days.',
}) }}
{{ judge(
    "(select secrets.*, observed.resource_uid is not null as is_observed, observed.observations, "
    ~ "try_cast(observed.observations->>'$.LastAccessedDate' as timestamptz) as used_at from " ~ ref('stg_aws__secretsmanager_secrets')
    ~ " as secrets left join " ~ ref('int_observations__latest') ~ " as observed on secrets.resource_uid = observed.resource_uid "
    ~ "and observed.resource_type = 'AWS::SecretsManager::Secret')",
    holds='if(used_at is not null or is_observed, coalesce(used_at, created_date), null) >= ' ~ as_of() ~ ' - to_days('
    ~ parameter('max_unused_days') ~ ')',
    passes="coalesce('it was last read on ' || strftime(used_at, '%Y-%m-%d'), 'nobody has read it yet, but it is new')",
    fails="coalesce('it was last read on ' || strftime(used_at, '%Y-%m-%d'), 'it was never read')",
    evidence={'LastAccessedDate': "observations->>'$.LastAccessedDate'", 'CreatedDate': 'created_date'},
    unread="'when it was last read is not known'",
) }}
