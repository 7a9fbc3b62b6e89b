-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::IAM::InstanceProfile, their configuration by column.
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
    typed."InstanceProfileName" as instance_profile_name,
    typed."InstanceProfileId" as instance_profile_id,
    typed."Arn" as arn,
    typed."CreateDate" as create_date,
    typed."Roles" as roles,
    typed."Tags" as aws_tags
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
            "InstanceProfileName": "VARCHAR",
            "InstanceProfileId": "VARCHAR",
            "Arn": "VARCHAR",
            "CreateDate": "TIMESTAMPTZ",
            "Roles": [{"Path": "VARCHAR", "RoleName": "VARCHAR", "RoleId": "VARCHAR", "Arn": "VARCHAR", "CreateDate": "TIMESTAMPTZ", "AssumeRolePolicyDocument": "JSON", "Description": "VARCHAR", "MaxSessionDuration": "BIGINT", "PermissionsBoundary": {"PermissionsBoundaryType": "VARCHAR", "PermissionsBoundaryArn": "VARCHAR"}, "Tags": [{"Key": "VARCHAR", "Value": "VARCHAR"}], "SourceRoleTemplate": {"TemplateArn": "VARCHAR", "TemplateMinorVersion": "BIGINT"}}],
            "Tags": [{"Key": "VARCHAR", "Value": "VARCHAR"}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::IAM::InstanceProfile'
)
