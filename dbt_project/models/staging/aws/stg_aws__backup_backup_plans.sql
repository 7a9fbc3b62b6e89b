-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Backup::BackupPlan, their configuration by column.
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
    typed."BackupPlan" as backup_plan,
    typed."BackupPlanId" as backup_plan_id,
    typed."BackupPlanArn" as backup_plan_arn,
    typed."VersionId" as version_id,
    typed."CreatorRequestId" as creator_request_id,
    typed."CreationDate" as creation_date,
    typed."DeletionDate" as deletion_date,
    typed."AdvancedBackupSettings" as advanced_backup_settings
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
            "BackupPlan": {"BackupPlanName": "VARCHAR", "Rules": [{"RuleName": "VARCHAR", "TargetBackupVaultName": "VARCHAR", "TargetLogicallyAirGappedBackupVaultArn": "VARCHAR", "ScheduleExpression": "VARCHAR", "StartWindowMinutes": "BIGINT", "CompletionWindowMinutes": "BIGINT", "Lifecycle": {"MoveToColdStorageAfterDays": "BIGINT", "DeleteAfterDays": "BIGINT", "OptInToArchiveForSupportedResources": "BOOLEAN", "DeleteAfterEvent": "VARCHAR"}, "RecoveryPointTags": "MAP(VARCHAR, VARCHAR)", "RuleId": "VARCHAR", "CopyActions": [{"Lifecycle": {"MoveToColdStorageAfterDays": "BIGINT", "DeleteAfterDays": "BIGINT", "OptInToArchiveForSupportedResources": "BOOLEAN", "DeleteAfterEvent": "VARCHAR"}, "DestinationBackupVaultArn": "VARCHAR"}], "EnableContinuousBackup": "BOOLEAN", "ScheduleExpressionTimezone": "VARCHAR", "IndexActions": [{"ResourceTypes": ["VARCHAR"]}], "ScanActions": [{"MalwareScanner": "VARCHAR", "ScanMode": "VARCHAR"}]}], "AdvancedBackupSettings": [{"ResourceType": "VARCHAR", "BackupOptions": "MAP(VARCHAR, VARCHAR)"}], "ScanSettings": [{"MalwareScanner": "VARCHAR", "ResourceTypes": ["VARCHAR"], "ScannerRoleArn": "VARCHAR"}]},
            "BackupPlanId": "VARCHAR",
            "BackupPlanArn": "VARCHAR",
            "VersionId": "VARCHAR",
            "CreatorRequestId": "VARCHAR",
            "CreationDate": "TIMESTAMPTZ",
            "DeletionDate": "TIMESTAMPTZ",
            "AdvancedBackupSettings": [{"ResourceType": "VARCHAR", "BackupOptions": "MAP(VARCHAR, VARCHAR)"}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Backup::BackupPlan'
)
