{{ config(meta={
    'title': 'Secrets were rotated lately',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::SecretsManager::Secret': []},
    'parameters': {'max_age_days': 90},
    'remediation': 'See why rotation fails, or rotate the secret by hand.',
}) }}
-- When a secret was rotated and changed moves by itself, so both are observations. Of one that was never rotated by Secrets Manager
-- a change may be one of its value or of a tag: where it is long ago nothing was rotated since, else nobody knows.
{{ judge(
    "(select *, created_date >= since as is_new from (select secrets.*, try_cast(observed.observations->>'$.LastRotatedDate' "
    ~ "as timestamptz) as rotated_at, try_cast(observed.observations->>'$.LastChangedDate' as timestamptz) as changed_at, "
    ~ as_of() ~ " - to_days(" ~ parameter('max_age_days', 'secrets.account_id') ~ ") as since from "
    ~ ref('stg_aws__secretsmanager_secrets') ~ " as secrets left join " ~ ref('int_observations__latest')
    ~ " as observed on secrets.resource_uid = observed.resource_uid and observed.resource_type = 'AWS::SecretsManager::Secret'))",
    holds="case
            when rotated_at is not null then rotated_at >= since
            when is_new then true
            when changed_at < since then false
        end",
    passes="coalesce('it was rotated on ' || strftime(rotated_at, '%Y-%m-%d'), 'it is new')",
    fails="coalesce('it was last rotated on ' || strftime(rotated_at, '%Y-%m-%d'), 'it was never rotated')",
    evidence={'LastRotatedDate': 'rotated_at', 'LastChangedDate': 'changed_at', 'CreatedDate': 'created_date'},
    applies='owning_service is null',
    otherwise="'a service owns it and sees to it'",
    unread="coalesce(
        'it was never rotated, but changed in some way on ' || strftime(changed_at, '%Y-%m-%d'), 'when it was last changed is not known'
    )",
) }}
