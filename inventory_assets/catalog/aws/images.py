"""Rows of what instances are made from: snapshots, images, key pairs, launch templates, reserved capacity."""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with, in_subnet, uses_security_group
from inventory_assets.catalog.types import EXISTS, Edge, JsonObject, ResourceType, Shared

#: States in which a reservation reserves nothing any more; it is listed for some time all the same.
_OVER = frozenset({"expired", "cancelled", "failed", "payment-failed", "unsupported"})


def _is_registered(image: JsonObject) -> bool:
    """A deregistered image is listed for a short while."""
    return image.get("State") != "deregistered"


def _is_not_deleted(group: JsonObject) -> bool:
    return group.get("State") != "deleted"


def _reserves(reservation: JsonObject) -> bool:
    return reservation.get("State") not in _OVER


def _is_allocated(host: JsonObject) -> bool:
    """A released host is listed for a while."""
    return host.get("State") not in ("released", "released-permanent-failure")


SNAPSHOT = ResourceType(
    type="AWS::EC2::Snapshot",
    plural="ec2_snapshots",
    service="ec2",
    operation="DescribeSnapshots",
    params={"OwnerIds": ["self"], "MaxResults": 250},
    items="Snapshots[]",
    id="SnapshotId",
    arn="arn:{partition}:ec2:{region}::snapshot/{SnapshotId}",
    tags="Tags",
    created_at="StartTime",
    shared=(
        Shared(
            "Public",
            "DescribeSnapshots",
            elements="Snapshots",
            match="SnapshotId",
            to="SnapshotId",
            params={"OwnerIds": ["self"], "RestorableByUserIds": ["all"], "MaxResults": 250},
            value=EXISTS,
        ),
    ),
    volatile=("Progress",),
    sets=("AssociatedKmsKeys",),
    edges=(encrypted_with(), Edge("made_from_volume", "VolumeId", ("AWS::EC2::Volume",), needs="neither")),
    aliases=("snapshot", "ebs-snapshot", "aws_ebs_snapshot"),
)

IMAGE = ResourceType(
    type="AWS::EC2::Image",
    plural="ec2_images",
    service="ec2",
    operation="DescribeImages",
    params={"Owners": ["self"], "IncludeDeprecated": True, "IncludeDisabled": True, "MaxResults": 250},
    items="Images[]",
    id="ImageId",
    arn="arn:{partition}:ec2:{region}::image/{ImageId}",
    name="Name",
    tags="Tags",
    created_at="CreationDate",
    where=_is_registered,
    volatile=("LastLaunchedTime", "ScanResults"),
    sets=(
        "BlockDeviceMappings",
        "ProductCodes",
        "ImageWatermarks",
        "InstanceTypeSpecification.SupportedInstanceTypes",
        "InstanceTypeSpecification.UnsupportedInstanceTypes",
    ),
    edges=(
        Edge("made_from_snapshot", "BlockDeviceMappings[].Ebs.SnapshotId", ("AWS::EC2::Snapshot",)),
        encrypted_with("BlockDeviceMappings[].Ebs.KmsKeyId"),
        Edge("made_from_instance", "SourceInstanceId", ("AWS::EC2::Instance",), needs="neither"),
        Edge("made_from_image", "SourceImageId", ("AWS::EC2::Image",), needs="neither"),
    ),
    aliases=("ami", "image", "aws_ami"),
)

KEY_PAIR = ResourceType(
    type="AWS::EC2::KeyPair",
    plural="ec2_key_pairs",
    service="ec2",
    operation="DescribeKeyPairs",
    params={"IncludePublicKey": True},  # fingerprints of one key differ by how it came to EC2
    items="KeyPairs[]",
    id="KeyPairId",
    arn="arn:{partition}:ec2:{region}:{account}:key-pair/{KeyName}",
    name="KeyName",
    tags="Tags",
    created_at="CreateTime",
    aliases=("key-pair", "keypair", "aws_key_pair"),
)

_DATA = "Versions[].LaunchTemplateData"

LAUNCH_TEMPLATE = ResourceType(
    type="AWS::EC2::LaunchTemplate",
    plural="ec2_launch_templates",
    service="ec2",
    operation="DescribeLaunchTemplates",
    items="LaunchTemplates[]",
    id="LaunchTemplateId",
    arn="arn:{partition}:ec2:{region}:{account}:launch-template/{LaunchTemplateId}",
    name="LaunchTemplateName",
    tags="Tags",
    created_at="CreateTime",
    shared=(
        # Of every template the default and the latest version: what is launched by those who name no number.
        Shared(
            "Versions",
            "DescribeLaunchTemplateVersions",
            elements="LaunchTemplateVersions",
            match="LaunchTemplateId",
            to="LaunchTemplateId",
            params={"Versions": ["$Default", "$Latest"], "MaxResults": 200},
            many=True,
        ),
    ),
    sets=(
        f"{_DATA}.BlockDeviceMappings",
        f"{_DATA}.NetworkInterfaces[].Groups",
        f"{_DATA}.NetworkInterfaces",
        f"{_DATA}.SecurityGroupIds",
        f"{_DATA}.SecurityGroups",
        f"{_DATA}.TagSpecifications[].Tags",
        f"{_DATA}.TagSpecifications",
        f"{_DATA}.LicenseSpecifications",
        "Versions",
    ),
    redact=(f"{_DATA}.UserData",),
    edges=(
        Edge("made_from_image", f"{_DATA}.ImageId", ("AWS::EC2::Image",), pattern="^(ami-[0-9a-f]+)$"),  # else a parameter of SSM
        Edge("uses_key_pair", f"{_DATA}.KeyName", ("AWS::EC2::KeyPair",), by_name=True),
        Edge("uses_instance_profile", f"{_DATA}.IamInstanceProfile.Arn", ("AWS::IAM::InstanceProfile",)),
        Edge("uses_instance_profile", f"{_DATA}.IamInstanceProfile.Name", ("AWS::IAM::InstanceProfile",), by_name=True),
        uses_security_group(f"{_DATA}.SecurityGroupIds[]"),
        uses_security_group(f"{_DATA}.NetworkInterfaces[].Groups[]"),
        in_subnet(f"{_DATA}.NetworkInterfaces[].SubnetId"),
        encrypted_with(f"{_DATA}.BlockDeviceMappings[].Ebs.KmsKeyId"),
        Edge("made_from_snapshot", f"{_DATA}.BlockDeviceMappings[].Ebs.SnapshotId", ("AWS::EC2::Snapshot",)),
        Edge("in_placement_group", f"{_DATA}.Placement.GroupName", ("AWS::EC2::PlacementGroup",), by_name=True),
    ),
    aliases=("launch-template", "aws_launch_template"),
)

PLACEMENT_GROUP = ResourceType(
    type="AWS::EC2::PlacementGroup",
    plural="ec2_placement_groups",
    service="ec2",
    operation="DescribePlacementGroups",
    items="PlacementGroups[]",
    id="GroupId",
    arn="arn:{partition}:ec2:{region}:{account}:placement-group/{GroupName}",
    name="GroupName",
    tags="Tags",
    where=_is_not_deleted,
    aliases=("placement-group", "aws_placement_group"),
)

CAPACITY_RESERVATION = ResourceType(
    type="AWS::EC2::CapacityReservation",
    plural="ec2_capacity_reservations",
    service="ec2",
    operation="DescribeCapacityReservations",
    items="CapacityReservations[]",
    id="CapacityReservationId",
    arn="CapacityReservationArn",
    tags="Tags",
    created_at="CreateDate",
    owner="OwnerId",
    where=_reserves,
    volatile=("AvailableInstanceCount", "CapacityAllocations", "InterruptibleCapacityAllocation.InstanceCount", "LaunchStatus"),
    edges=(Edge("in_placement_group", "PlacementGroupArn", ("AWS::EC2::PlacementGroup",)),),
    aliases=("capacity-reservation", "aws_ec2_capacity_reservation"),
)

HOST = ResourceType(
    type="AWS::EC2::Host",
    plural="ec2_hosts",
    service="ec2",
    operation="DescribeHosts",
    params={"MaxResults": 250},  # the service gives at most 500
    items="Hosts[]",
    id="HostId",
    arn="arn:{partition}:ec2:{region}:{account}:dedicated-host/{HostId}",
    tags="Tags",
    created_at="AllocationTime",
    owner="OwnerId",
    where=_is_allocated,
    volatile=("AvailableCapacity", "Instances"),  # an instance says itself on which host it is
    aliases=("dedicated-host", "ec2:dedicated-host", "aws_ec2_host"),
)

TYPES = (SNAPSHOT, IMAGE, KEY_PAIR, LAUNCH_TEMPLATE, PLACEMENT_GROUP, CAPACITY_RESERVATION, HOST)
