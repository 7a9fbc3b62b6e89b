{{ config(meta={
    'title': 'Database instances have enhanced monitoring',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBInstance': []},
    'parameters': {},
    'remediation': 'Turn on enhanced monitoring.',
}) }}
-- RDS leaves the interval out where there is none.
{{ judge(
    ref('stg_aws__rds_db_instances'),
    holds='coalesce(monitoring_interval, 0) > 0',
    passes="'enhanced monitoring is on'",
    fails="'enhanced monitoring is off'",
    evidence={'MonitoringInterval': 'monitoring_interval'},
    applies="engine not in ('neptune', 'docdb')",
    otherwise="'another service runs it: it is judged there'",
) }}
