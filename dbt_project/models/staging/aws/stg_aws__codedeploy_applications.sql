-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::CodeDeploy::Application, their configuration by column.
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
    typed."applicationId" as application_id,
    typed."applicationName" as application_name,
    typed."createTime" as create_time,
    typed."linkedToGitHub" as linked_to_git_hub,
    typed."gitHubAccountName" as git_hub_account_name,
    typed."computePlatform" as compute_platform
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
            "applicationId": "VARCHAR",
            "applicationName": "VARCHAR",
            "createTime": "TIMESTAMPTZ",
            "linkedToGitHub": "BOOLEAN",
            "gitHubAccountName": "VARCHAR",
            "computePlatform": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::CodeDeploy::Application'
)
