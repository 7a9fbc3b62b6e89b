{{ config(meta={
    'title': 'Database instances export their logs',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBInstance': []},
    'parameters': {},
    'remediation': "Export the engine's logs to CloudWatch Logs.",
}) }}
-- RDS leaves the list out where nothing is exported. Express editions of SQL Server have no agent; of other engines any log will do.
with wanted as (
    select
        *,
        case
            when engine like 'oracle%' then ['alert', 'audit', 'listener', 'trace']
            when engine = 'postgres' then ['postgresql', 'upgrade']
            when engine in ('mysql', 'mariadb') then ['audit', 'error', 'general', 'slowquery']
            when engine = 'sqlserver-ex' then ['error']
            when engine like 'sqlserver%' then ['agent', 'error']
        end as logs
    from {{ ref('stg_aws__rds_db_instances') }}
),

judged as (
    select *, list_filter(logs, lambda l: not list_contains(coalesce(enabled_cloudwatch_logs_exports, []), l)) as missing from wanted
)

{{ judge(
    'judged',
    holds='if(logs is null, len(coalesce(enabled_cloudwatch_logs_exports, [])) > 0, len(missing) = 0)',
    passes="'it exports ' || array_to_string(enabled_cloudwatch_logs_exports, ', ')",
    fails="if(logs is null, 'it exports no logs', 'it does not export ' || array_to_string(missing, ', '))",
    evidence={
        'Engine': 'engine',
        'EnabledCloudwatchLogsExports': 'enabled_cloudwatch_logs_exports',
        'missing': 'missing',
    },
    applies="engine not in ('neptune', 'docdb') and db_cluster_identifier is null",
    otherwise="if(db_cluster_identifier is null, 'another service runs it: it is judged there', 'its cluster decides')",
) }}
