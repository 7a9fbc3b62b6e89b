{{ config(meta={
    'title': 'DocumentDB clusters export audit logs',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::DocDB::DBCluster': []},
    'parameters': {},
    'remediation': 'Export audit logs to CloudWatch Logs.',
}) }}
-- The service leaves the list out where nothing is exported.
{{ judge(
    ref('stg_aws__docdb_db_clusters'),
    holds="list_contains(coalesce(enabled_cloudwatch_logs_exports, []), 'audit')",
    passes="'audit logs go to CloudWatch Logs'",
    fails="'audit logs are not exported'",
    evidence={'EnabledCloudwatchLogsExports': 'enabled_cloudwatch_logs_exports'},
) }}
