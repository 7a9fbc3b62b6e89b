-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::IAM::User, their configuration by column.
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
    typed."UserName" as user_name,
    typed."UserId" as user_id,
    typed."Arn" as arn,
    typed."CreateDate" as create_date,
    typed."UserPolicyList" as user_policy_list,
    typed."GroupList" as group_list,
    typed."AttachedManagedPolicies" as attached_managed_policies,
    typed."PermissionsBoundary" as permissions_boundary,
    typed."AccessKeys" as access_keys,
    typed."MFADevices" as mfa_devices,
    typed."LoginProfile" as login_profile,
    typed."CredentialReport" as credential_report
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
            "UserName": "VARCHAR",
            "UserId": "VARCHAR",
            "Arn": "VARCHAR",
            "CreateDate": "TIMESTAMPTZ",
            "UserPolicyList": [{"PolicyName": "VARCHAR", "PolicyDocument": "JSON"}],
            "GroupList": ["VARCHAR"],
            "AttachedManagedPolicies": [{"PolicyName": "VARCHAR", "PolicyArn": "VARCHAR"}],
            "PermissionsBoundary": {"PermissionsBoundaryType": "VARCHAR", "PermissionsBoundaryArn": "VARCHAR"},
            "AccessKeys": [{"UserName": "VARCHAR", "AccessKeyId": "VARCHAR", "Status": "VARCHAR", "CreateDate": "TIMESTAMPTZ"}],
            "MFADevices": [{"UserName": "VARCHAR", "SerialNumber": "VARCHAR", "EnableDate": "TIMESTAMPTZ"}],
            "LoginProfile": {"UserName": "VARCHAR", "CreateDate": "TIMESTAMPTZ", "PasswordResetRequired": "BOOLEAN"},
            "CredentialReport": {"user": "VARCHAR", "arn": "VARCHAR", "user_creation_time": "VARCHAR", "password_enabled": "VARCHAR", "password_last_changed": "VARCHAR", "password_next_rotation": "VARCHAR", "mfa_active": "VARCHAR", "access_key_1_active": "VARCHAR", "access_key_1_last_rotated": "VARCHAR", "access_key_2_active": "VARCHAR", "access_key_2_last_rotated": "VARCHAR", "cert_1_active": "VARCHAR", "cert_1_last_rotated": "VARCHAR", "cert_2_active": "VARCHAR", "cert_2_last_rotated": "VARCHAR"}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::IAM::User'
)
