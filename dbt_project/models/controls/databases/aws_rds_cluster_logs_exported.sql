{{ config(meta={
    'title': 'Database clusters export their logs',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBCluster': []},
    'parameters': {},
    'remediation': "Export the engine's logs to CloudWatch Logs.",
}) }}
-- RDS leaves the list out where nothing is exported.
{{ judge(
    ref('stg_aws__rds_db_clusters'),
    holds='len(coalesce(enabled_cloudwatch_logs_exports, [])) > 0',
    passes="'it exports ' || array_to_string(enabled_cloudwatch_logs_exports, ', ')",
    fails="'it exports no logs'",
    evidence={'EnabledCloudwatchLogsExports': 'enabled_cloudwatch_logs_exports'},
    applies="engine not in ('neptune', 'docdb')",
    otherwise="'another service runs it: it is judged there'",
) }}
