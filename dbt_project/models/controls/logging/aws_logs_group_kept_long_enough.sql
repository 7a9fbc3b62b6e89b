{{ config(meta={
    'title': 'Log groups keep logs for long enough',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Logs::LogGroup': []},
    'parameters': {'min_days': 365},
    'remediation': 'Keep logs for a year.',
}) }}
-- Logs leaves the retention out where nothing expires.
{{ judge(
    ref('stg_aws__logs_log_groups'),
    holds='retention_in_days is null or retention_in_days >= ' ~ parameter('min_days'),
    passes="coalesce('logs are kept for ' || retention_in_days || ' days', 'logs are kept for ever')",
    fails="'logs are kept for ' || retention_in_days || ' days'",
    evidence={'retentionInDays': 'retention_in_days'},
) }}
