-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::IAM::Group, their configuration by column.
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
    typed."Path" as path,
    typed."GroupName" as group_name,
    typed."GroupId" as group_id,
    typed."Arn" as arn,
    typed."CreateDate" as create_date,
    typed."GroupPolicyList" as group_policy_list,
    typed."AttachedManagedPolicies" as attached_managed_policies
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
            "Path": "VARCHAR",
            "GroupName": "VARCHAR",
            "GroupId": "VARCHAR",
            "Arn": "VARCHAR",
            "CreateDate": "TIMESTAMPTZ",
            "GroupPolicyList": [{"PolicyName": "VARCHAR", "PolicyDocument": "JSON"}],
            "AttachedManagedPolicies": [{"PolicyName": "VARCHAR", "PolicyArn": "VARCHAR"}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::IAM::Group'
)
