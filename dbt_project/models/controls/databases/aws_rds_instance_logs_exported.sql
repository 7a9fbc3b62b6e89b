{{ config(meta={
    'title': 'Database instances export their logs',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBInstance': []},
    'parameters': {},
    'remediation': "Export the engine's logs to CloudWatch Logs.",
}) }}
-- RDS leaves the list out where nothing is exported.
{{ judge(
    ref('stg_aws__rds_db_instances'),
    holds='len(coalesce(enabled_cloudwatch_logs_exports, [])) > 0',
    passes="'it exports ' || array_to_string(enabled_cloudwatch_logs_exports, ', ')",
    fails="'it exports no logs'",
    evidence={'EnabledCloudwatchLogsExports': 'enabled_cloudwatch_logs_exports'},
    applies="engine not in ('neptune', 'docdb') and db_cluster_identifier is null",
    otherwise="'its cluster decides, or another service runs it'",
) }}
