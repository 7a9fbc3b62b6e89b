-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Logs::ResourcePolicy, their configuration by column.
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
    typed."policyName" as policy_name,
    typed."policyDocument" as policy_document,
    typed."lastUpdatedTime" as last_updated_time,
    typed."policyScope" as policy_scope,
    typed."resourceArn" as resource_arn,
    typed."revisionId" as revision_id
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
            "policyName": "VARCHAR",
            "policyDocument": "JSON",
            "lastUpdatedTime": "BIGINT",
            "policyScope": "VARCHAR",
            "resourceArn": "VARCHAR",
            "revisionId": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Logs::ResourcePolicy'
)
