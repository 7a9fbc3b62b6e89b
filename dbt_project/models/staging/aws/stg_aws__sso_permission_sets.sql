-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::SSO::PermissionSet, their configuration by column.
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
    typed."Name" as aws_name,
    typed."PermissionSetArn" as permission_set_arn,
    typed."Description" as description,
    typed."CreatedDate" as created_date,
    typed."SessionDuration" as session_duration,
    typed."RelayState" as relay_state,
    typed."InlinePolicy" as inline_policy,
    typed."ManagedPolicies" as managed_policies,
    typed."CustomerManagedPolicies" as customer_managed_policies,
    typed."PermissionsBoundary" as permissions_boundary,
    typed."Accounts" as accounts
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
            "Name": "VARCHAR",
            "PermissionSetArn": "VARCHAR",
            "Description": "VARCHAR",
            "CreatedDate": "TIMESTAMPTZ",
            "SessionDuration": "VARCHAR",
            "RelayState": "VARCHAR",
            "InlinePolicy": "JSON",
            "ManagedPolicies": [{"Name": "VARCHAR", "Arn": "VARCHAR"}],
            "CustomerManagedPolicies": [{"Name": "VARCHAR", "Path": "VARCHAR"}],
            "PermissionsBoundary": {"CustomerManagedPolicyReference": {"Name": "VARCHAR", "Path": "VARCHAR"}, "ManagedPolicyArn": "VARCHAR"},
            "Accounts": ["VARCHAR"]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::SSO::PermissionSet'
)
