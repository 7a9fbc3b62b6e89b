"""File systems and backups: EFS, AWS Backup."""

from __future__ import annotations

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.estate.answers import describes, lists
from inventory_assets.localcloud.estate.filling import filled, or_absent
from inventory_assets.localcloud.estate.naming import arn, hex_id, uuid_of, word_id
from inventory_assets.localcloud.estate.policies import resource_policy
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.specimens import is_specimen, laid_under
from inventory_assets.localcloud.estate.tagging import as_list

FILE_SYSTEM, PLAN, VAULT = "AWS::EFS::FileSystem", "AWS::Backup::BackupPlan", "AWS::Backup::BackupVault"
NO_FILE_SYSTEM = ("FileSystemNotFound", "File system '{name}' does not exist.", 404)
NO_VAULT = ("ResourceNotFoundException", "Backup vault {name} does not exist.", 400)


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
        "NumberOfMountTargets": 1,
        "SizeInBytes": {"Value": size, "Timestamp": r.today, "ValueInIA": 0, "ValueInStandard": size, "ValueInArchive": 0},
        "PerformanceMode": "generalPurpose",
        "ThroughputMode": r.moving("throughput", ("bursting", "elastic", "provisioned"), 0.15),
        "Encrypted": encrypted,
        "Tags": as_list(r.tags),
        "FileSystemProtection": {"ReplicationOverwriteProtection": "ENABLED"},
    }
    if encrypted:
        body["KmsKeyId"] = r.other("AWS::KMS::Key", r.number).arn
    if body["ThroughputMode"] == "provisioned":
        body["ProvisionedThroughputInMibps"] = 64.0
    if r.maybe("one zone", 0.3):
        body |= {"AvailabilityZoneName": f"{r.region}a", "AvailabilityZoneId": f"{r.region}-az1"}
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


_PLAN_ROW = filled("backup", "ListBackupPlans", "BackupPlansList[]")


def _plan_row(r: Resource) -> JsonObject:
    version = r.chance.hex(f"version {r.moves('retention', 0.15)}", 48)
    row: JsonObject = {"BackupPlanArn": r.arn, "BackupPlanId": r.id, "CreationDate": r.created, "VersionId": version}
    row |= {"BackupPlanName": r.body["BackupPlanName"], "LastExecutionDate": r.today}
    return laid_under(_PLAN_ROW(r), row) if is_specimen(r) else row


def _build_vault(r: Resource) -> JsonObject:
    locked = r.moving("locked", (False, True), 0.08)
    limits: JsonObject = {"MinRetentionDays": 7, "MaxRetentionDays": 365, "LockDate": r.created} if locked else {}
    return limits | {
        "BackupVaultName": r.id,
        "BackupVaultArn": r.arn,
        "VaultType": "BACKUP_VAULT",
        "VaultState": "AVAILABLE",
        "CreationDate": r.created,
        "EncryptionKeyArn": r.other("AWS::KMS::Key", r.number).arn,
        "CreatorRequestId": uuid_of(r, "creator"),
        "NumberOfRecoveryPoints": r.chance.below(f"points {r.world.options.day}", 400),
        "Locked": locked,
    }


KINDS = (
    Kind(
        FILE_SYSTEM,
        1.6,
        hex_id("fs"),
        arn("elasticfilesystem", "file-system/"),
        _build_file_system,
        lasting=True,
        sweep_type="elasticfilesystem:file-system",
    ),
    Kind(VAULT, 1.6, word_id("vault"), arn("backup", "backup-vault:"), _build_vault, lasting=True, sweep_type="backup:backup-vault"),
    Kind(PLAN, 1.6, uuid_of, arn("backup", "backup-plan:"), _build_plan, sweep_type="backup:backup-plan"),
)

lists("efs", "DescribeFileSystems", FILE_SYSTEM, ids="FileSystemId", missing=NO_FILE_SYSTEM)
describes(
    "efs",
    "DescribeFileSystemPolicy",
    FILE_SYSTEM,
    "FileSystemId",
    None,
    NO_FILE_SYSTEM,
    or_absent(
        "policy",
        0.5,
        lambda r: {"FileSystemId": r.id, "Policy": resource_policy(r, "elasticfilesystem:ClientMount")},
        "PolicyNotFound",
    ),
)
describes(
    "efs",
    "DescribeBackupPolicy",
    FILE_SYSTEM,
    "FileSystemId",
    "BackupPolicy",
    NO_FILE_SYSTEM,
    or_absent("backed up", 0.7, lambda r: {"Status": r.moving("backup", ("ENABLED", "DISABLED"), 0.1)}, "PolicyNotFound"),
)
lists("backup", "ListBackupPlans", PLAN, _plan_row)
lists("backup", "ListBackupVaults", VAULT)
describes(
    "backup",
    "GetBackupVaultAccessPolicy",
    VAULT,
    "BackupVaultName",
    None,
    NO_VAULT,
    or_absent(
        "policy",
        0.5,
        lambda r: {"BackupVaultName": r.id, "BackupVaultArn": r.arn, "Policy": resource_policy(r, "backup:CopyIntoBackupVault", "*")},
        "ResourceNotFoundException",
        status=400,
    ),
)
describes(
    "backup",
    "GetBackupPlan",
    PLAN,
    "BackupPlanId",
    None,
    ("ResourceNotFoundException", "Failed reading Backup plan with provided version", 400),
    lambda r: {"BackupPlan": r.body, **{name: value for name, value in _plan_row(r).items() if name != "BackupPlanName"}},
)
