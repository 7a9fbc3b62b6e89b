-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::SSO::Instance, their configuration by column.
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
    typed."InstanceArn" as instance_arn,
    typed."IdentityStoreId" as identity_store_id,
    typed."IdentityStoreArn" as identity_store_arn,
    typed."OwnerAccountId" as owner_account_id,
    typed."Name" as aws_name,
    typed."CreatedDate" as created_date,
    typed."Status" as status,
    typed."StatusReason" as status_reason,
    typed."PrimaryRegion" as primary_region,
    typed."Regions" as regions,
    typed."EncryptionConfigurationDetails" as encryption_configuration_details,
    typed."NetworkConfigurationDetails" as network_configuration_details,
    typed."PermissionSetsEnabled" as permission_sets_enabled
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
            "InstanceArn": "VARCHAR",
            "IdentityStoreId": "VARCHAR",
            "IdentityStoreArn": "VARCHAR",
            "OwnerAccountId": "VARCHAR",
            "Name": "VARCHAR",
            "CreatedDate": "TIMESTAMPTZ",
            "Status": "VARCHAR",
            "StatusReason": "VARCHAR",
            "PrimaryRegion": "VARCHAR",
            "Regions": [{"RegionName": "VARCHAR", "Status": "VARCHAR", "AddedDate": "TIMESTAMPTZ", "IsPrimaryRegion": "BOOLEAN"}],
            "EncryptionConfigurationDetails": {"KeyType": "VARCHAR", "KmsKeyArn": "VARCHAR", "EncryptionStatus": "VARCHAR", "EncryptionStatusReason": "VARCHAR"},
            "NetworkConfigurationDetails": {"VpceAccessRequired": "BOOLEAN", "RestrictSourceVpcs": ["VARCHAR"], "AllowSourceIps": ["VARCHAR"], "ExcludeApplicationArns": ["VARCHAR"]},
            "PermissionSetsEnabled": "BOOLEAN"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::SSO::Instance'
)
