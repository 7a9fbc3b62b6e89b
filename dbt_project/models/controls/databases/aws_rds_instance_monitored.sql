{{ config(meta={
    'title': 'Database instances have enhanced monitoring',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBInstance': []},
    'parameters': {},
    'remediation': 'Turn on enhanced monitoring.',
}) }}
{{ judge(
    ref('stg_aws__rds_db_instances'),
    holds='monitoring_interval > 0',
    passes="'enhanced monitoring measures every ' || monitoring_interval || ' seconds'",
    fails="'enhanced monitoring is off'",
    evidence={'MonitoringInterval': 'monitoring_interval'},
    applies="engine not in ('neptune', 'docdb')",
    otherwise="'another service runs it: it is judged there'",
) }}
