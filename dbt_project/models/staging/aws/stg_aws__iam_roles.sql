-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::IAM::Role, their configuration by column.
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
    typed."RoleName" as role_name,
    typed."RoleId" as role_id,
    typed."Arn" as arn,
    typed."CreateDate" as create_date,
    typed."AssumeRolePolicyDocument" as assume_role_policy_document,
    typed."InstanceProfileList" as instance_profile_list,
    typed."RolePolicyList" as role_policy_list,
    typed."AttachedManagedPolicies" as attached_managed_policies,
    typed."PermissionsBoundary" as permissions_boundary
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
            "RoleName": "VARCHAR",
            "RoleId": "VARCHAR",
            "Arn": "VARCHAR",
            "CreateDate": "TIMESTAMPTZ",
            "AssumeRolePolicyDocument": "JSON",
            "InstanceProfileList": [{"Path": "VARCHAR", "InstanceProfileName": "VARCHAR", "InstanceProfileId": "VARCHAR", "Arn": "VARCHAR", "CreateDate": "TIMESTAMPTZ", "Roles": [{"Path": "VARCHAR", "RoleName": "VARCHAR", "RoleId": "VARCHAR", "Arn": "VARCHAR", "CreateDate": "TIMESTAMPTZ", "AssumeRolePolicyDocument": "JSON", "Description": "VARCHAR", "MaxSessionDuration": "BIGINT", "PermissionsBoundary": {"PermissionsBoundaryType": "VARCHAR", "PermissionsBoundaryArn": "VARCHAR"}, "Tags": [{"Key": "VARCHAR", "Value": "VARCHAR"}], "SourceRoleTemplate": {"TemplateArn": "VARCHAR", "TemplateMinorVersion": "BIGINT"}}], "Tags": [{"Key": "VARCHAR", "Value": "VARCHAR"}]}],
            "RolePolicyList": [{"PolicyName": "VARCHAR", "PolicyDocument": "JSON"}],
            "AttachedManagedPolicies": [{"PolicyName": "VARCHAR", "PolicyArn": "VARCHAR"}],
            "PermissionsBoundary": {"PermissionsBoundaryType": "VARCHAR", "PermissionsBoundaryArn": "VARCHAR"}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::IAM::Role'
)
