"""File systems and backups: EFS, AWS Backup."""

from __future__ import annotations

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.estate.answers import describes, lists
from inventory_assets.localcloud.estate.naming import arn, hex_id, uuid_of, word_id
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.tagging import as_list

FILE_SYSTEM, PLAN, VAULT = "AWS::EFS::FileSystem", "AWS::Backup::BackupPlan", "AWS::Backup::BackupVault"


def _build_file_system(r: Resource) -> JsonObject:
    encrypted = r.maybe("encrypted", 0.7)
    size = r.chance.below(f"size {r.world.options.day}", 1 << 36)
    body: JsonObject = {
        "FileSystemId": r.id,
        "FileSystemArn": r.arn,
        "OwnerId": r.account_id,
        "CreationToken": uuid_of(r, "token"),
        "CreationTime": r.created,
        "LifeCycleState": "available",
        "Name": r.tags.get("Name", ""),
        "NumberOfMountTargets": r.chance.below("targets", 4),
        "SizeInBytes": {"Value": size, "Timestamp": r.today, "ValueInIA": 0, "ValueInStandard": size, "ValueInArchive": 0},
        "PerformanceMode": "generalPurpose",
        "ThroughputMode": r.moving("throughput", ("bursting", "elastic"), 0.15),
        "Encrypted": encrypted,
        "Tags": as_list(r.tags),
        "FileSystemProtection": {"ReplicationOverwriteProtection": "ENABLED"},
    }
    if encrypted:
        body["KmsKeyId"] = r.other("AWS::KMS::Key", r.number).arn
    return body


def _build_plan(r: Resource) -> JsonObject:
    days = r.moving("retention", (14, 35, 90), 0.15)
    return {
        "BackupPlanName": word_id("plan")(r),
        "Rules": [
            {
                "RuleName": "daily",
                "TargetBackupVaultName": r.other(VAULT, r.number).id,
                "ScheduleExpression": "cron(0 5 ? * * *)",
                "StartWindowMinutes": 480,
                "CompletionWindowMinutes": 10080,
                "Lifecycle": {"DeleteAfterDays": days},
                "RuleId": uuid_of(r, "rule"),
                "EnableContinuousBackup": r.maybe("continuous", 0.3),
            }
        ],
    }


def _plan_row(r: Resource) -> JsonObject:
    version = r.chance.hex(f"version {r.moves('retention', 0.15)}", 48)
    row: JsonObject = {"BackupPlanArn": r.arn, "BackupPlanId": r.id, "CreationDate": r.created, "VersionId": version}
    return row | {"BackupPlanName": r.body["BackupPlanName"], "LastExecutionDate": r.today}


def _build_vault(r: Resource) -> JsonObject:
    return {
        "BackupVaultName": r.id,
        "BackupVaultArn": r.arn,
        "VaultType": "BACKUP_VAULT",
        "VaultState": "AVAILABLE",
        "CreationDate": r.created,
        "EncryptionKeyArn": r.other("AWS::KMS::Key", r.number).arn,
        "CreatorRequestId": uuid_of(r, "creator"),
        "NumberOfRecoveryPoints": r.chance.below(f"points {r.world.options.day}", 400),
        "Locked": r.moving("locked", (False, True), 0.08),
    }


KINDS = (
    Kind(
        FILE_SYSTEM,
        1.6,
        hex_id("fs"),
        arn("elasticfilesystem", "file-system/"),
        _build_file_system,
        sweep_type="elasticfilesystem:file-system",
    ),
    Kind(VAULT, 1.6, word_id("vault"), arn("backup", "backup-vault:"), _build_vault, lasting=True, sweep_type="backup:backup-vault"),
    Kind(PLAN, 1.6, uuid_of, arn("backup", "backup-plan:"), _build_plan, sweep_type="backup:backup-plan"),
)

lists(
    "efs",
    "DescribeFileSystems",
    FILE_SYSTEM,
    ids="FileSystemId",
    missing=("FileSystemNotFound", "File system '{name}' does not exist.", 404),
)
lists("backup", "ListBackupPlans", PLAN, _plan_row)
lists("backup", "ListBackupVaults", VAULT)
describes(
    "backup",
    "GetBackupPlan",
    PLAN,
    "BackupPlanId",
    None,
    ("ResourceNotFoundException", "Failed reading Backup plan with provided version", 400),
    lambda r: {"BackupPlan": r.body, **{name: value for name, value in _plan_row(r).items() if name != "BackupPlanName"}},
)
