-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::ApiGateway::Stage, their configuration by column.
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
    typed."deploymentId" as deployment_id,
    typed."clientCertificateId" as client_certificate_id,
    typed."stageName" as stage_name,
    typed."description" as description,
    typed."cacheClusterEnabled" as cache_cluster_enabled,
    typed."cacheClusterSize" as cache_cluster_size,
    typed."methodSettings" as method_settings,
    typed."variables" as variables,
    typed."documentationVersion" as documentation_version,
    typed."accessLogSettings" as access_log_settings,
    typed."canarySettings" as canary_settings,
    typed."tracingEnabled" as tracing_enabled,
    typed."webAclArn" as web_acl_arn,
    typed."createdDate" as created_date,
    typed."lastUpdatedDate" as last_updated_date
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
            "deploymentId": "VARCHAR",
            "clientCertificateId": "VARCHAR",
            "stageName": "VARCHAR",
            "description": "VARCHAR",
            "cacheClusterEnabled": "BOOLEAN",
            "cacheClusterSize": "VARCHAR",
            "methodSettings": "JSON",
            "variables": "MAP(VARCHAR, VARCHAR)",
            "documentationVersion": "VARCHAR",
            "accessLogSettings": {"format": "VARCHAR", "destinationArn": "VARCHAR"},
            "canarySettings": {"percentTraffic": "DOUBLE", "deploymentId": "VARCHAR", "stageVariableOverrides": "MAP(VARCHAR, VARCHAR)", "useStageCache": "BOOLEAN"},
            "tracingEnabled": "BOOLEAN",
            "webAclArn": "VARCHAR",
            "createdDate": "TIMESTAMPTZ",
            "lastUpdatedDate": "TIMESTAMPTZ"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::ApiGateway::Stage'
)
