"""Situations for access control lists that count or do not, and for file systems and their backups. Policies of buckets and settings of
accounts and regions stand in `storage.py`.
"""

from __future__ import annotations

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.model import Situation, Status, Thing

_GROUPS = "http://acs.amazonaws.com/groups/global"
_OPEN = {"Acl": {"Grants": [{"Grantee": {"Type": "Group", "URI": f"{_GROUPS}/AllUsers"}, "Permission": "READ"}]}}
_FLAGS = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
_IGNORED = {"PublicAccessBlock": {flag: flag == "IgnorePublicAcls" for flag in _FLAGS}}
_OWNED = {"Ownership": {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}}
_PREFERRED = {"Ownership": {"Rules": [{"ObjectOwnership": "BucketOwnerPreferred"}]}}


def _list(
    case: str, status: Status, bucket: JsonObject, account: JsonObject | None = None, unread: str = "", account_unread: str = ""
) -> Situation:
    things = (
        Thing("AWS::S3::Bucket", {"Name": "listed-<account>"} | bucket, "bucket", unread=(unread,) if unread else ()),
        Thing("AWS::Account::Account", account or {"PublicAccessBlock": None}, unread=(account_unread,) if account_unread else ()),
    )
    return Situation(f"an access control list {case}", things, {"aws_s3_bucket_acl_not_public": {"bucket": status}})


LISTS: tuple[Situation, ...] = (
    _list("that lets all in and counts", "fail", _OPEN | _PREFERRED),
    _list("that lets all in and is ignored", "pass", _OPEN | _IGNORED),
    _list("that lets all in and is ignored by the account", "pass", _OPEN, _IGNORED),
    _list("that lets all in of a bucket whose owner owns everything", "pass", _OPEN | _OWNED),
    _list("that lets all in, whether it counts is unread", "unknown", _OPEN, unread="Ownership"),
    _list("that lets all in, whether it is ignored is unread", "unknown", _OPEN, unread="PublicAccessBlock"),
    _list("that lets all in, whether the account ignores it is unread", "unknown", _OPEN, account_unread="PublicAccessBlock"),
    _list("that nobody could read and that is ignored", "pass", _IGNORED, unread="Acl"),
    _list("that is none", "unknown", {"Acl": {"Grants": None}}),
)

_ARN = "arn:aws:elasticfilesystem:eu-west-1:<account>:file-system/fs-0123456789abcdef0"
_VAULT: JsonObject = {"BackupVaultName": "plan", "BackupVaultArn": "arn:aws:backup:eu-west-1:<account>:backup-vault:plan"}
_CONTROL = "aws_efs_file_system_backed_up"


def _system(policy: str | None, *unread: str) -> Thing:
    told = {"FileSystemId": "fs-0123456789abcdef0", "FileSystemArn": _ARN, "OwnerId": "<account>"}
    return Thing("AWS::EFS::FileSystem", told | {"BackupPolicy": {"Status": policy} if policy else None}, "it", unread=unread)


def _backup(made: str, status: str = "COMPLETED", of: str = _ARN) -> tuple[Thing, ...]:
    point = {
        "RecoveryPointArn": "arn:aws:backup:eu-west-1:<account>:recovery-point:0f0f0f0f-1111-2222-3333-444444444444",
        "BackupVaultName": "plan",
        "ResourceArn": of, "Status": status, "CreationDate": made, "IsEncrypted": True,
    }  # fmt: skip
    return Thing("AWS::Backup::BackupVault", _VAULT), Thing("AWS::Backup::RecoveryPoint", point, "point", parent=_VAULT)


def _backed_up(
    case: str, status: Status, *things: Thing, denied: tuple[str, ...] = (), parameters: dict[str, dict[str, int]] | None = None
) -> Situation:
    return Situation(f"a file system {case}", things, {_CONTROL: {"it": status}}, denied=denied, parameters=parameters or {})


BACKUPS: tuple[Situation, ...] = (
    _backed_up("whose automatic backups are starting", "pass", _system("ENABLING")),
    _backed_up("whose automatic backups are being turned off", "fail", _system("DISABLING")),
    _backed_up("in a plan of its own", "pass", _system(None), *_backup("<35 days ago>")),
    _backed_up("in a plan that stopped", "fail", _system("DISABLED"), *_backup("<36 days ago>")),
    _backed_up("in a plan that fails", "fail", _system(None), *_backup("<1 days ago>", "PARTIAL")),
    _backed_up("beside one that is backed up", "fail", _system(None), *_backup("<1 days ago>", of=_ARN.replace("cdef0", "cdef1"))),
    _backed_up("in a plan, its policy unread", "pass", _system(None, "BackupPolicy"), *_backup("<1 days ago>")),
    _backed_up("without automatic backups, others are denied", "unknown", _system(None), denied=("AWS::Backup::RecoveryPoint",)),
    _backed_up("with automatic backups, others are denied", "pass", _system("ENABLED"), denied=("AWS::Backup::RecoveryPoint",)),
    _backed_up("in a plan that is slow, as settings allow", "pass", _system(None), *_backup("<80 days ago>"),
               parameters={_CONTROL: {"max_age_days": 90}}),
)  # fmt: skip


def _fsx(case: str, kind: str, members: JsonObject, backed_up: Status, tags: Status | None = None) -> Situation:
    told = {"FileSystemId": "fs-0a0a0a0a0a0a0a0a0", "ResourceARN": "arn:aws:fsx:eu-west-1:<account>:file-system/fs-0a0a0a0a0a0a0a0a0"}
    verdicts: dict[str, dict[str, Status]] = {"aws_fsx_file_system_backed_up": {"it": backed_up}}
    if tags:
        verdicts["aws_fsx_file_system_tags_copied_to_backups"] = {"it": tags}
    thing = Thing("AWS::FSx::FileSystem", told | {"FileSystemType": kind} | members, "it")
    return Situation(f"an FSx file system {case}", (thing,), verdicts)


FSX: tuple[Situation, ...] = (
    _fsx("for scratch data", "LUSTRE", {"LustreConfiguration": {"DeploymentType": "SCRATCH_1"}}, "not_applicable", "not_applicable"),
    _fsx("that reads from a bucket", "LUSTRE", {"LustreConfiguration": {
        "DeploymentType": "PERSISTENT_1", "DataRepositoryConfiguration": {"ImportPath": "s3://data"}, "CopyTagsToBackups": False,
    }}, "not_applicable", "fail"),
    _fsx("of Lustre that is kept", "LUSTRE", {"LustreConfiguration": {
        "DeploymentType": "PERSISTENT_2", "AutomaticBackupRetentionDays": 1, "CopyTagsToBackups": True,
    }}, "pass", "pass"),
    _fsx("of NetApp without backups", "ONTAP", {"OntapConfiguration": {"AutomaticBackupRetentionDays": 0}}, "fail", "not_applicable"),
    _fsx("of ZFS", "OPENZFS", {"OpenZFSConfiguration": {"AutomaticBackupRetentionDays": 30, "CopyTagsToBackups": True}}, "pass", "pass"),
)  # fmt: skip

SITUATIONS: tuple[Situation, ...] = (*LISTS, *BACKUPS, *FSX)
