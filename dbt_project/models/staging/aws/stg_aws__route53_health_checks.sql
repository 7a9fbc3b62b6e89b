-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Route53::HealthCheck, their configuration by column.
select
    resource_uid,
    provider,
    account_id,
    region,
    resource_type,
    resource_id,
    name,
    tags,
    created_at,
    unknown_fields,
    cell_region,
    scan_id,
    typed."Id" as id,
    typed."CallerReference" as caller_reference,
    typed."LinkedService" as linked_service,
    typed."HealthCheckConfig" as health_check_config,
    typed."HealthCheckVersion" as health_check_version,
    typed."CloudWatchAlarmConfiguration" as cloud_watch_alarm_configuration
from (
    select
        resource_uid,
        provider,
        account_id,
        region,
        resource_type,
        resource_id,
        name,
        tags,
        created_at,
        unknown_fields,
        cell_region,
        scan_id,
        json_transform(configuration, '{
            "Id": "VARCHAR",
            "CallerReference": "VARCHAR",
            "LinkedService": {"ServicePrincipal": "VARCHAR", "Description": "VARCHAR"},
            "HealthCheckConfig": {"IPAddress": "VARCHAR", "Port": "BIGINT", "Type": "VARCHAR", "ResourcePath": "VARCHAR", "FullyQualifiedDomainName": "VARCHAR", "SearchString": "VARCHAR", "RequestInterval": "BIGINT", "FailureThreshold": "BIGINT", "MeasureLatency": "BOOLEAN", "Inverted": "BOOLEAN", "Disabled": "BOOLEAN", "HealthThreshold": "BIGINT", "ChildHealthChecks": ["VARCHAR"], "EnableSNI": "BOOLEAN", "Regions": ["VARCHAR"], "AlarmIdentifier": {"Region": "VARCHAR", "Name": "VARCHAR"}, "InsufficientDataHealthStatus": "VARCHAR", "RoutingControlArn": "VARCHAR"},
            "HealthCheckVersion": "BIGINT",
            "CloudWatchAlarmConfiguration": {"EvaluationPeriods": "BIGINT", "Threshold": "DOUBLE", "ComparisonOperator": "VARCHAR", "Period": "BIGINT", "MetricName": "VARCHAR", "Namespace": "VARCHAR", "Statistic": "VARCHAR", "Dimensions": [{"Name": "VARCHAR", "Value": "VARCHAR"}]}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Route53::HealthCheck'
)
