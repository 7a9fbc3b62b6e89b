-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Route53::HostedZone, their configuration by column.
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
    typed."Name" as aws_name,
    typed."CallerReference" as caller_reference,
    typed."Config" as config,
    typed."LinkedService" as linked_service,
    typed."Features" as features,
    typed."QueryLogging" as query_logging
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
            "Name": "VARCHAR",
            "CallerReference": "VARCHAR",
            "Config": {"Comment": "VARCHAR", "PrivateZone": "BOOLEAN"},
            "LinkedService": {"ServicePrincipal": "VARCHAR", "Description": "VARCHAR"},
            "Features": {"AcceleratedRecoveryStatus": "VARCHAR", "FailureReasons": {"AcceleratedRecovery": "VARCHAR"}},
            "QueryLogging": {"Id": "VARCHAR", "HostedZoneId": "VARCHAR", "CloudWatchLogsLogGroupArn": "VARCHAR"}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Route53::HostedZone'
)
