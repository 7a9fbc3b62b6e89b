-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Backup::BackupVault, their configuration by column.
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
    typed."BackupVaultName" as backup_vault_name,
    typed."BackupVaultArn" as backup_vault_arn,
    typed."VaultType" as vault_type,
    typed."VaultState" as vault_state,
    typed."CreationDate" as creation_date,
    typed."EncryptionKeyArn" as encryption_key_arn,
    typed."CreatorRequestId" as creator_request_id,
    typed."Locked" as locked,
    typed."MinRetentionDays" as min_retention_days,
    typed."MaxRetentionDays" as max_retention_days,
    typed."LockDate" as lock_date,
    typed."EncryptionKeyType" as encryption_key_type,
    typed."Policy" as policy
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
            "BackupVaultName": "VARCHAR",
            "BackupVaultArn": "VARCHAR",
            "VaultType": "VARCHAR",
            "VaultState": "VARCHAR",
            "CreationDate": "TIMESTAMPTZ",
            "EncryptionKeyArn": "VARCHAR",
            "CreatorRequestId": "VARCHAR",
            "Locked": "BOOLEAN",
            "MinRetentionDays": "BIGINT",
            "MaxRetentionDays": "BIGINT",
            "LockDate": "TIMESTAMPTZ",
            "EncryptionKeyType": "VARCHAR",
            "Policy": "JSON"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Backup::BackupVault'
)
