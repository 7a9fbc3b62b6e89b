"""Plain situations for the controls of storage: a resource right, wrong and unread. What takes more stands in `storage.py`."""

from __future__ import annotations

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.model import Situation
from inventory_assets.localcloud.situations.plain import plain

_FLAGS = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")


def _granting(group: str, permission: str) -> JsonObject:
    grantee = {"Type": "Group", "URI": f"http://acs.amazonaws.com/groups/{group}"}
    return {"Acl": {"Grants": [{"Grantee": grantee, "Permission": permission}]}}


def _replicated(status: str) -> JsonObject:
    return {"Replication": {"Role": "r", "Rules": [{"ID": "a", "Status": status, "Destination": {"Bucket": "arn:aws:s3:::other"}}]}}


SITUATIONS: tuple[Situation, ...] = (
    *plain(
        "aws_s3_bucket_mfa_delete_enabled", "AWS::S3::Bucket", {"Versioning": {"Status": "Enabled", "MFADelete": "Enabled"}},
        {"Versioning": {"Status": "Enabled", "MFADelete": "Disabled"}}, ("never versioned", {"Versioning": {}}, "fail"),
        part="Versioning",
    ),
    *plain(
        "aws_s3_bucket_versioned", "AWS::S3::Bucket", {"Versioning": {"Status": "Enabled"}}, {"Versioning": {}},
        ("suspended", {"Versioning": {"Status": "Suspended"}}, "fail"), part="Versioning",
    ),
    *plain(
        "aws_s3_bucket_access_logged", "AWS::S3::Bucket",
        {"Logging": {"LoggingEnabled": {"TargetBucket": "logs", "TargetPrefix": "a/"}}}, {"Logging": {}}, part="Logging",
    ),
    *plain(
        "aws_s3_bucket_encryption_configured", "AWS::S3::Bucket",
        {"Encryption": {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]}}, {"Encryption": None},
        ("whose rule says nothing of an algorithm", {"Encryption": {"Rules": [{"BucketKeyEnabled": True}]}}, "fail"),
        part="Encryption",
    ),
    *plain(
        "aws_s3_bucket_encrypted_with_key", "AWS::S3::Bucket",
        {"Encryption": {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": "k"}}]}},
        {"Encryption": {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]}}, part="Encryption",
    ),
    *plain(
        "aws_s3_bucket_lifecycle_configured", "AWS::S3::Bucket", {"Lifecycle": {"Rules": [{"ID": "a", "Status": "Enabled"}]}},
        {"Lifecycle": None}, ("whose rules are all off", {"Lifecycle": {"Rules": [{"ID": "a", "Status": "Disabled"}]}}, "fail"),
        part="Lifecycle",
    ),
    *plain(
        "aws_s3_bucket_acls_disabled", "AWS::S3::Bucket", {"Ownership": {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}},
        {"Ownership": {"Rules": [{"ObjectOwnership": "ObjectWriter"}]}}, ("that never set it", {"Ownership": None}, "fail"),
        part="Ownership",
    ),
    *plain(
        "aws_s3_bucket_acl_not_public", "AWS::S3::Bucket",
        {"Acl": {"Grants": [{"Grantee": {"Type": "CanonicalUser", "ID": "a"}, "Permission": "FULL_CONTROL"}]}},
        _granting("global/AllUsers", "READ"),
        ("open to everybody with an account of AWS", _granting("global/AuthenticatedUsers", "WRITE"), "fail"),
        ("open to log delivery", _granting("s3/LogDelivery", "WRITE"), "pass"),
        part="Acl",
    ),
    *plain(
        "aws_s3_bucket_object_lock_enabled", "AWS::S3::Bucket", {"ObjectLock": {"ObjectLockEnabled": "Enabled"}}, {"ObjectLock": None},
        part="ObjectLock",
    ),
    *plain(
        "aws_s3_bucket_replicated", "AWS::S3::Bucket",
        _replicated("Enabled"),
        {"Replication": None},
        ("whose rule is off", _replicated("Disabled"), "fail"),
        part="Replication",
    ),
    *plain(
        "aws_s3_access_point_public_access_blocked", "AWS::S3::AccessPoint",
        {"PublicAccessBlockConfiguration": dict.fromkeys(_FLAGS, True) | {"RestrictPublicBuckets": True}},
        {"PublicAccessBlockConfiguration": dict.fromkeys(_FLAGS, True) | {"RestrictPublicBuckets": False}},
        part="*",
    ),
    *plain("aws_ebs_volume_encrypted", "AWS::EC2::Volume", {"Encrypted": True}, {"Encrypted": False}, odd={"Encrypted": "perhaps"}),
    *plain("aws_ebs_snapshot_encrypted", "AWS::EC2::Snapshot", {"Encrypted": True}, {"Encrypted": False}, odd={"Encrypted": "perhaps"}),
    *plain("aws_ec2_image_not_public", "AWS::EC2::Image", {"Public": False}, {"Public": True}, odd={"Public": "perhaps"}),
    *plain(
        "aws_efs_file_system_encrypted", "AWS::EFS::FileSystem", {"Encrypted": True}, {"Encrypted": False},
        odd={"Encrypted": "perhaps"},
    ),
    *plain(
        "aws_efs_file_system_backed_up", "AWS::EFS::FileSystem", {"BackupPolicy": {"Status": "ENABLED"}}, {"BackupPolicy": None},
        ("whose backups were turned off", {"BackupPolicy": {"Status": "DISABLED"}}, "fail"), part="BackupPolicy",
    ),
    *plain(
        "aws_efs_access_point_root_directory", "AWS::EFS::AccessPoint", {"RootDirectory": {"Path": "/app"}},
        {"RootDirectory": {"Path": "/"}}, odd={"RootDirectory": "odd"},
    ),
    *plain("aws_efs_access_point_user_enforced", "AWS::EFS::AccessPoint", {"PosixUser": {"Uid": 1000, "Gid": 1000}}, {}),
    *plain(
        "aws_fsx_file_system_backed_up", "AWS::FSx::FileSystem",
        {"FileSystemType": "WINDOWS", "WindowsConfiguration": {"AutomaticBackupRetentionDays": 7}},
        {"FileSystemType": "WINDOWS", "WindowsConfiguration": {"AutomaticBackupRetentionDays": 0}},
        ("for scratch data", {"FileSystemType": "LUSTRE", "LustreConfiguration": {"DeploymentType": "SCRATCH_2"}}, "not_applicable"),
    ),
    *plain(
        "aws_fsx_file_system_tags_copied_to_backups", "AWS::FSx::FileSystem",
        {"FileSystemType": "WINDOWS", "WindowsConfiguration": {"CopyTagsToBackups": True}},
        {"FileSystemType": "OPENZFS", "OpenZFSConfiguration": {"CopyTagsToBackups": False}},
        ("of NetApp", {"FileSystemType": "ONTAP"}, "not_applicable"), odd={"FileSystemType": "WINDOWS"},
    ),
    *plain(
        "aws_backup_recovery_point_encrypted", "AWS::Backup::RecoveryPoint", {"IsEncrypted": True}, {"IsEncrypted": False},
        odd={"IsEncrypted": "perhaps"},
    ),
    *plain(
        "aws_backup_vault_locked", "AWS::Backup::BackupVault", {"Locked": True}, {"Locked": False},
        ("that says nothing of it", {}, "fail"),
    ),
)  # fmt: skip
