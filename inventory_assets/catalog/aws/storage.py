"""Rows of storage that is not S3: block volumes, file systems, backups."""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with
from inventory_assets.catalog.types import SWEEP, Describe, Detail, Edge, ResourceType

_FILE_SYSTEM = {"FileSystemId": "{FileSystemId}"}
_NO_POLICY = ("PolicyNotFound",)

VOLUME = ResourceType(
    type="AWS::EC2::Volume",
    plural="ec2_volumes",
    service="ec2",
    operation="DescribeVolumes",
    params={"MaxResults": 250},  # the service gives at most 500 volumes
    items="Volumes[]",
    id="VolumeId",
    arn="arn:{partition}:ec2:{region}:{account}:volume/{VolumeId}",
    tags="Tags",
    created_at="CreateTime",
    sets=("Attachments",),
    edges=(
        encrypted_with(),
        Edge("attached_to", "Attachments[].InstanceId", ("AWS::EC2::Instance",), needs="from"),
        Edge("made_from_snapshot", "SnapshotId", ("AWS::EC2::Snapshot",), needs="neither"),
    ),
    aliases=("ebs", "volume", "aws_ebs_volume"),
)

FILE_SYSTEM = ResourceType(
    type="AWS::EFS::FileSystem",
    plural="efs_file_systems",
    service="efs",
    operation="DescribeFileSystems",
    params={"MaxItems": 100},
    items="FileSystems[]",
    id="FileSystemId",
    arn="FileSystemArn",
    name="Name",
    tags="Tags",
    created_at="CreationTime",
    details=(
        Detail("Policy", "DescribeFileSystemPolicy", _FILE_SYSTEM, "Policy", absent=_NO_POLICY),
        Detail("BackupPolicy", "DescribeBackupPolicy", _FILE_SYSTEM, "BackupPolicy", absent=_NO_POLICY),
    ),
    volatile=("SizeInBytes",),
    policies=("Policy",),
    edges=(encrypted_with(),),
    aliases=("efs", "efs:file-system", "elasticfilesystem:file-system", "aws_efs_file_system"),
)

BACKUP_PLAN = ResourceType(
    type="AWS::Backup::BackupPlan",
    plural="backup_backup_plans",
    service="backup",
    operation="ListBackupPlans",
    items="BackupPlansList[]",
    describe=Describe(
        "GetBackupPlan",
        {"BackupPlanId": "{BackupPlanId}"},
        result="@",
        absent=("ResourceNotFoundException",),
    ),
    id="BackupPlanId",
    arn="BackupPlanArn",
    name="BackupPlan.BackupPlanName",
    tags=SWEEP,
    created_at="CreationDate",
    volatile=("LastExecutionDate", "ScheduledRunsPreview"),
    plain=("BackupPlan.Rules[].RecoveryPointTags",),
    sets=("BackupPlan.Rules[].CopyActions", "BackupPlan.Rules", "BackupPlan.AdvancedBackupSettings", "AdvancedBackupSettings"),
    edges=(
        Edge("backs_up_to", "BackupPlan.Rules[].TargetBackupVaultName", ("AWS::Backup::BackupVault",)),
        Edge("copies_to", "BackupPlan.Rules[].CopyActions[].DestinationBackupVaultArn", ("AWS::Backup::BackupVault",)),
    ),
    aliases=("backup-plan", "backup:plan", "backup:backup-plan", "aws_backup_plan"),
)

BACKUP_VAULT = ResourceType(
    type="AWS::Backup::BackupVault",
    plural="backup_backup_vaults",
    service="backup",
    operation="ListBackupVaults",
    items="BackupVaultList[]",
    id="BackupVaultName",
    arn="BackupVaultArn",
    name="BackupVaultName",
    tags=SWEEP,
    created_at="CreationDate",
    details=(
        Detail(
            "Policy",
            "GetBackupVaultAccessPolicy",
            {"BackupVaultName": "{BackupVaultName}"},
            "Policy",
            absent=("ResourceNotFoundException",),
        ),
    ),
    volatile=("NumberOfRecoveryPoints",),
    policies=("Policy",),
    edges=(encrypted_with("EncryptionKeyArn"),),
    aliases=("backup-vault", "backup:vault", "backup:backup-vault", "aws_backup_vault"),
)

TYPES = (VOLUME, FILE_SYSTEM, BACKUP_PLAN, BACKUP_VAULT)
