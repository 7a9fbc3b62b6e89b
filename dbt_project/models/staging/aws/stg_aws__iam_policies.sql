-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::IAM::Policy, their configuration by column.
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
    typed."PolicyName" as policy_name,
    typed."PolicyId" as policy_id,
    typed."Arn" as arn,
    typed."Path" as path,
    typed."DefaultVersionId" as default_version_id,
    typed."IsAttachable" as is_attachable,
    typed."Description" as description,
    typed."CreateDate" as create_date,
    typed."UpdateDate" as update_date,
    typed."PolicyVersionList" as policy_version_list
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
            "PolicyName": "VARCHAR",
            "PolicyId": "VARCHAR",
            "Arn": "VARCHAR",
            "Path": "VARCHAR",
            "DefaultVersionId": "VARCHAR",
            "IsAttachable": "BOOLEAN",
            "Description": "VARCHAR",
            "CreateDate": "TIMESTAMPTZ",
            "UpdateDate": "TIMESTAMPTZ",
            "PolicyVersionList": [{"Document": "JSON", "VersionId": "VARCHAR", "IsDefaultVersion": "BOOLEAN", "CreateDate": "TIMESTAMPTZ"}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::IAM::Policy'
)
