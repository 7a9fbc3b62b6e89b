{{ config(meta={
    'title': 'Secrets that rotate by themselves do so in time',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::SecretsManager::Secret': []},
    'parameters': {},
    'remediation': 'Look at the logs of the function that rotates the secret, and mend it.',
}) }}
-- When the next rotation is due moves by itself, so it is an observation. It happens within that day; the day after it is late.
{{ judge(
    "(select secrets.*, observed.observations, try_cast(observed.observations->>'$.NextRotationDate' as timestamptz) as due_at from "
    ~ ref('stg_aws__secretsmanager_secrets') ~ " as secrets left join " ~ ref('int_observations__latest')
    ~ " as observed on secrets.resource_uid = observed.resource_uid and observed.resource_type = 'AWS::SecretsManager::Secret')",
    holds='due_at >= ' ~ as_of() ~ ' - to_days(1)',
    passes="'its next rotation is due on ' || strftime(due_at, '%Y-%m-%d')",
    fails="'its rotation was due on ' || strftime(due_at, '%Y-%m-%d') || ' and did not happen'",
    evidence={'NextRotationDate': "observations->>'$.NextRotationDate'", 'LastRotatedDate': "observations->>'$.LastRotatedDate'"},
    applies='coalesce(rotation_enabled, false)',
    otherwise="'it does not rotate by itself'",
    unread="'when its next rotation is due is not known'",
) }}
