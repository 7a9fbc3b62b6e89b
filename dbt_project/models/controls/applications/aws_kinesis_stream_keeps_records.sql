{{ config(meta={
    'title': 'Streams keep records for long enough',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Kinesis::Stream': []},
    'parameters': {'min_hours': 168},
    'remediation': 'Keep records for a week.',
}) }}
{{ judge(
    ref('stg_aws__kinesis_streams'),
    holds='retention_period_hours >= ' ~ parameter('min_hours'),
    passes="'records are kept for ' || retention_period_hours || ' hours'",
    fails="'records are kept for ' || retention_period_hours || ' hours'",
    evidence={'RetentionPeriodHours': 'retention_period_hours'},
) }}
