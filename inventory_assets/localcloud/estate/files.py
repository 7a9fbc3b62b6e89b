"""What files are reached by: EFS access points and mount targets, FSx, S3 access points."""

from __future__ import annotations

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.estate.answers import describes, lists
from inventory_assets.localcloud.estate.children import child_listing
from inventory_assets.localcloud.estate.filling import cut, filled, or_absent
from inventory_assets.localcloud.estate.naming import arn, hex_id, uuid_of, word_id
from inventory_assets.localcloud.estate.network import SUBNET, vpc_of
from inventory_assets.localcloud.estate.policies import resource_policy
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.s3 import BUCKET
from inventory_assets.localcloud.estate.storage import FILE_SYSTEM, NO_FILE_SYSTEM

ACCESS_POINT, MOUNT_TARGET, FSX = "AWS::EFS::AccessPoint", "AWS::EFS::MountTarget", "AWS::FSx::FileSystem"
S3_POINT = "AWS::S3::AccessPoint"

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def _access_point(r: Resource) -> JsonObject:
    return {
        "AccessPointId": r.id,
        "AccessPointArn": r.arn,
        "Name": word_id("files")(r),
        "FileSystemId": r.other(FILE_SYSTEM, r.number).id,
        "OwnerId": r.account_id,
        "LifeCycleState": "available",
        "PosixUser": {"Uid": r.moving("user", (0, 1000), 0.06)},
        "RootDirectory": {"Path": r.pick("path", ("/", "/app", "/exports"))},
        "ClientToken": uuid_of(r, "token"),
    }


def _mount_target(r: Resource) -> JsonObject:
    return {
        "MountTargetId": r.id,
        "FileSystemId": r.other(FILE_SYSTEM, r.number).id,
        "OwnerId": r.account_id,
        "SubnetId": r.other(SUBNET, r.number).id,
        "VpcId": vpc_of(r).id,
        "NetworkInterfaceId": r.other("AWS::EC2::NetworkInterface", r.number).id,
        "LifeCycleState": "available",
        "Ipv6Address": None,
        "AvailabilityZoneName": f"{r.region}a",
        "AvailabilityZoneId": f"{r.region}-az1",
    }


_FSX_PARTS = {
    "WINDOWS": "WindowsConfiguration",
    "LUSTRE": "LustreConfiguration",
    "ONTAP": "OntapConfiguration",
    "OPENZFS": "OpenZFSConfiguration",
}


def _fsx(r: Resource) -> JsonObject:
    """Of one of the four kinds, with the part of that kind alone."""
    kind = r.pick("kind", tuple(_FSX_PARTS))
    others: JsonObject = {part: None for name, part in _FSX_PARTS.items() if name != kind}
    if kind == "WINDOWS":
        secret = r.other("AWS::SecretsManager::Secret", 0).arn
        others["WindowsConfiguration"] = {"SelfManagedActiveDirectoryConfiguration": {"DomainJoinServiceAccountSecret": secret}}
    return others | {
        "FileSystemId": r.id,
        "ResourceARN": r.arn,
        "OwnerId": r.account_id,
        "FileSystemType": kind,
        "Lifecycle": "AVAILABLE",
        "FailureDetails": None,
        "AdministrativeActions": None,
        "StorageCapacity": r.moving("capacity", (1200, 2400), 0.1),
        "StorageType": r.pick("storage", ("SSD", "HDD")),
        "KmsKeyId": r.other("AWS::KMS::Key", r.number).arn,
        "NetworkType": "IPV4",
    }


def _s3_point(r: Resource) -> JsonObject:
    is_inside = r.maybe("inside", 0.5)
    return {
        "Name": r.id,
        "AccessPointArn": r.arn,
        "Alias": f"{r.id}-{r.chance.letters('alias', 20, _LETTERS)}-s3alias",
        "Bucket": r.other(BUCKET, 0).id,
        "BucketAccountId": r.account_id,
        "NetworkOrigin": "VPC" if is_inside else "Internet",
        "VpcConfiguration": {"VpcId": vpc_of(r).id} if is_inside else None,
        "PublicAccessBlockConfiguration": {"BlockPublicPolicy": r.moving("blocked", (True, True, False), 0.06)},
        "DataSourceId": None,
        "DataSourceType": None,
        "Endpoints": {"ipv4": f"s3-accesspoint.{r.region}.amazonaws.com"},
    }


KINDS = (
    Kind(
        ACCESS_POINT,
        1.6,
        hex_id("fsap"),
        arn("elasticfilesystem", "access-point/"),
        filled("efs", "DescribeAccessPoints", "AccessPoints[]", _access_point),
        lasting=True,
        sweep_type="elasticfilesystem:access-point",
    ),
    Kind(
        MOUNT_TARGET,
        2,
        hex_id("fsmt"),
        arn("elasticfilesystem", "mount-target/"),
        filled("efs", "DescribeMountTargets", "MountTargets[]", _mount_target),
        parent=FILE_SYSTEM,
        tagged=0,
    ),
    Kind(
        FSX,
        1.6,
        hex_id("fs"),
        arn("fsx", "file-system/"),
        filled("fsx", "DescribeFileSystems", "FileSystems[]", _fsx),
        sweep_type="fsx:file-system",
    ),
    Kind(
        S3_POINT,
        1.6,
        word_id("point"),
        arn("s3", "accesspoint/"),
        filled("s3control", "GetAccessPoint", changes=_s3_point),
        sweep_type="s3:accesspoint",
    ),
)

lists("efs", "DescribeAccessPoints", ACCESS_POINT)
child_listing("efs", "DescribeMountTargets", MOUNT_TARGET, FILE_SYSTEM, "FileSystemId", lambda r: r.body, missing=NO_FILE_SYSTEM)
lists("fsx", "DescribeFileSystems", FSX)
lists("s3control", "ListAccessPoints", S3_POINT, cut("s3control", "ListAccessPoints", "AccessPointList[]"))
_NO_POINT = ("NoSuchAccessPoint", "The specified accesspoint does not exist", 404)
describes("s3control", "GetAccessPoint", S3_POINT, "Name", None, _NO_POINT)
describes(
    "s3control",
    "GetAccessPointPolicy",
    S3_POINT,
    "Name",
    None,
    _NO_POINT,
    or_absent(
        "policy",
        0.6,
        lambda r: {"Policy": resource_policy(r, "s3:GetObject", f"{r.arn}/object/*")},
        "NoSuchAccessPointPolicy",
        "The specified accesspoint does not have a policy",
    ),
)
