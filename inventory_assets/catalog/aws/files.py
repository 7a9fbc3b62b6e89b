"""Rows of what files are reached by: EFS access points and mount targets, FSx, S3 access points. EFS itself is with storage."""

from __future__ import annotations

from inventory_assets.catalog.edges import (
    encrypted_with,
    in_subnet,
    in_vpc,
    logs_to,
)
from inventory_assets.catalog.types import SWEEP, UNTAGGABLE, Describe, Detail, Edge, ResourceType

_POINT = {"AccountId": "{account}", "Name": "{Name}"}
_INTERFACE = ("AWS::EC2::NetworkInterface",)
_BUCKET_OF_PATH = r"^s3://([^/]+)"


def _on_file_system(path: str = "FileSystemId") -> Edge:
    return Edge("on_file_system", path, ("AWS::EFS::FileSystem",))


EFS_ACCESS_POINT = ResourceType(
    type="AWS::EFS::AccessPoint",
    plural="efs_access_points",
    service="efs",
    operation="DescribeAccessPoints",
    params={"MaxResults": 100},
    items="AccessPoints[]",
    id="AccessPointId",
    arn="AccessPointArn",
    name="Name",
    tags="Tags",
    owner="OwnerId",
    sets=("PosixUser.SecondaryGids",),
    edges=(_on_file_system(),),
    aliases=("elasticfilesystem:access-point", "aws_efs_access_point"),
)

EFS_MOUNT_TARGET = ResourceType(
    type="AWS::EFS::MountTarget",
    plural="efs_mount_targets",
    service="efs",
    operation="DescribeMountTargets",
    params={"FileSystemId": "{parent.FileSystemId}"},
    parent="AWS::EFS::FileSystem",
    parent_absent=("FileSystemNotFound",),
    items="MountTargets[]",
    id="MountTargetId",
    arn="arn:{partition}:elasticfilesystem:{region}:{account}:mount-target/{MountTargetId}",
    tags=UNTAGGABLE,
    edges=(
        _on_file_system(),
        in_vpc(),
        in_subnet("SubnetId"),
        Edge("uses_network_interface", "NetworkInterfaceId", _INTERFACE),  # which carries the security groups
    ),
    aliases=("mount-target", "elasticfilesystem:mount-target", "aws_efs_mount_target"),
)

_ACTIONS = "AdministrativeActions"
_DIRECTORY = "SelfManagedActiveDirectoryConfiguration"

FSX_FILE_SYSTEM = ResourceType(
    type="AWS::FSx::FileSystem",
    plural="fsx_file_systems",
    service="fsx",
    operation="DescribeFileSystems",
    items="FileSystems[]",
    id="FileSystemId",
    arn="ResourceARN",
    tags="Tags",
    created_at="CreationTime",
    owner="OwnerId",
    volatile=(_ACTIONS, "WindowsConfiguration.MaintenanceOperationsInProgress"),  # under way, and how far
    redact=(
        "OntapConfiguration.FsxAdminPassword",
        f"{_ACTIONS}[].TargetFileSystemValues.OntapConfiguration.FsxAdminPassword",
    ),
    sets=(
        "SubnetIds",
        "NetworkInterfaceIds",
        f"WindowsConfiguration.{_DIRECTORY}.DnsIps",
        "WindowsConfiguration.Aliases",
        "LustreConfiguration.RootSquashConfiguration.NoSquashNids",
        "OntapConfiguration.RouteTableIds",
        "OpenZFSConfiguration.RouteTableIds",
    ),
    edges=(
        in_vpc(),
        in_subnet(),
        Edge("uses_network_interface", "NetworkInterfaceIds[]", _INTERFACE),
        encrypted_with(),
        Edge("joins_directory", "WindowsConfiguration.ActiveDirectoryId", ("AWS::DirectoryService::Directory",)),
        Edge("reads_secret", f"WindowsConfiguration.{_DIRECTORY}.DomainJoinServiceAccountSecret", ("AWS::SecretsManager::Secret",)),
        logs_to("WindowsConfiguration.AuditLogConfiguration.AuditLogDestination"),
        logs_to("LustreConfiguration.LogConfiguration.Destination"),
        Edge(
            "reads_from_bucket",
            "LustreConfiguration.DataRepositoryConfiguration.ImportPath",
            ("AWS::S3::Bucket",),
            pattern=_BUCKET_OF_PATH,
        ),
        Edge(
            "writes_to_bucket",
            "LustreConfiguration.DataRepositoryConfiguration.ExportPath",
            ("AWS::S3::Bucket",),
            needs="neither",
            pattern=_BUCKET_OF_PATH,
        ),
        Edge("serves_route_table", "OntapConfiguration.RouteTableIds[]", ("AWS::EC2::RouteTable",), needs="neither"),
        Edge("serves_route_table", "OpenZFSConfiguration.RouteTableIds[]", ("AWS::EC2::RouteTable",), needs="neither"),
    ),
    aliases=(
        "fsx",
        "aws_fsx_windows_file_system",
        "aws_fsx_lustre_file_system",
        "aws_fsx_ontap_file_system",
        "aws_fsx_openzfs_file_system",
    ),
)

S3_ACCESS_POINT = ResourceType(
    type="AWS::S3::AccessPoint",
    plural="s3_access_points",
    service="s3control",
    operation="ListAccessPoints",
    params={"AccountId": "{account}"},
    items="AccessPointList[]",
    describe=Describe("GetAccessPoint", _POINT, result="@", absent=("NoSuchAccessPoint",)),
    details=(Detail("Policy", "GetAccessPointPolicy", _POINT, "Policy", absent=("NoSuchAccessPointPolicy",)),),
    id="Name",
    arn="arn:{partition}:s3:{region}:{account}:accesspoint/{Name}",
    name="Name",
    tags=SWEEP,
    created_at="CreationDate",
    policies=("Policy",),
    edges=(
        Edge("reads_from_bucket", "Bucket", ("AWS::S3::Bucket",)),
        Edge("open_to_vpc", "VpcConfiguration.VpcId", ("AWS::EC2::VPC",), needs="neither"),
    ),
    aliases=("s3:accesspoint", "aws_s3_access_point"),
)

TYPES = (
    EFS_ACCESS_POINT,
    EFS_MOUNT_TARGET,
    FSX_FILE_SYSTEM,
    S3_ACCESS_POINT,
)
