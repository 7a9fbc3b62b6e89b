{{ config(meta={
    'title': 'Database clusters export their logs',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBCluster': []},
    'parameters': {},
    'remediation': "Export the engine's logs to CloudWatch Logs.",
}) }}
-- RDS leaves the list out where nothing is exported. Of MySQL the audit log has to be there, of PostgreSQL its log.
{{ judge(
    ref('stg_aws__rds_db_clusters'),
    holds="case
            when engine in ('aurora', 'aurora-mysql') then list_contains(coalesce(enabled_cloudwatch_logs_exports, []), 'audit')
            when engine in ('aurora-postgresql', 'postgres') then list_contains(coalesce(enabled_cloudwatch_logs_exports, []), 'postgresql')
            else len(coalesce(enabled_cloudwatch_logs_exports, [])) > 0
        end",
    passes="'it exports ' || array_to_string(enabled_cloudwatch_logs_exports, ', ')",
    fails="if(
            len(coalesce(enabled_cloudwatch_logs_exports, [])) = 0,
            'it exports no logs',
            'it exports only ' || array_to_string(enabled_cloudwatch_logs_exports, ', ')
        )",
    evidence={'Engine': 'engine', 'EnabledCloudwatchLogsExports': 'enabled_cloudwatch_logs_exports'},
    applies="engine not in ('neptune', 'docdb')",
    otherwise="'another service runs it: it is judged there'",
) }}
