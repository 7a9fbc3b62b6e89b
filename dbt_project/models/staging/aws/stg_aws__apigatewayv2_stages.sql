-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::ApiGatewayV2::Stage, their configuration by column.
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
    typed."AccessLogSettings" as access_log_settings,
    typed."ApiGatewayManaged" as api_gateway_managed,
    typed."AutoDeploy" as auto_deploy,
    typed."ClientCertificateId" as client_certificate_id,
    typed."CreatedDate" as created_date,
    typed."DefaultRouteSettings" as default_route_settings,
    typed."DeploymentId" as deployment_id,
    typed."Description" as description,
    typed."LastUpdatedDate" as last_updated_date,
    typed."RouteSettings" as route_settings,
    typed."StageName" as stage_name,
    typed."StageVariables" as stage_variables
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
            "AccessLogSettings": {"DestinationArn": "VARCHAR", "Format": "VARCHAR"},
            "ApiGatewayManaged": "BOOLEAN",
            "AutoDeploy": "BOOLEAN",
            "ClientCertificateId": "VARCHAR",
            "CreatedDate": "TIMESTAMPTZ",
            "DefaultRouteSettings": {"DataTraceEnabled": "BOOLEAN", "DetailedMetricsEnabled": "BOOLEAN", "LoggingLevel": "VARCHAR", "ThrottlingBurstLimit": "BIGINT", "ThrottlingRateLimit": "DOUBLE"},
            "DeploymentId": "VARCHAR",
            "Description": "VARCHAR",
            "LastUpdatedDate": "TIMESTAMPTZ",
            "RouteSettings": "JSON",
            "StageName": "VARCHAR",
            "StageVariables": "MAP(VARCHAR, VARCHAR)"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::ApiGatewayV2::Stage'
)
