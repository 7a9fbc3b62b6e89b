"""EC2's machines and disks: instances and volumes, running and stopped, attached and not."""

from __future__ import annotations

import base64

from inventory_assets.localcloud.call import AwsError, Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, find, lists
from inventory_assets.localcloud.estate.images import IMAGE, KEY_PAIR, SNAPSHOT, key_name
from inventory_assets.localcloud.estate.naming import arn, hex_id
from inventory_assets.localcloud.estate.network import GROUP, INTERFACE, SUBNET
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.tagging import as_list
from inventory_assets.localcloud.estate.world import World

INSTANCE, VOLUME = "AWS::EC2::Instance", "AWS::EC2::Volume"
NO_INSTANCE = ("InvalidInstanceID.NotFound", "The instance ID '{name}' does not exist", 400)

_SIZES = ("t3.micro", "t3.medium", "m5.large", "m6i.xlarge", "c6g.large", "r5.large", "t2.small")
_STATES = {"running": 16, "stopped": 80}


def volume_name(instance: Resource) -> str:
    """Instance and volume with the same number belong together."""
    return instance.other(VOLUME, instance.number).id


def _build_instance(r: Resource) -> JsonObject:
    subnet = r.other(SUBNET, r.chance.below("subnet", 1000)).body
    groups = [r.other(GROUP, r.chance.below(f"group {index}", 1000)) for index in range(1 + r.maybe("two groups", 0.4))]
    state = r.moving("state", ("running", "running", "running", "stopped"), 0.08)
    size = r.moving("size", _SIZES, 0.10)
    octets = subnet["CidrBlock"].split(".")
    private_ip = f"{octets[0]}.{octets[1]}.{octets[2]}.{10 + r.number % 240}"
    body: JsonObject = {
        "InstanceId": r.id,
        "ImageId": r.other(IMAGE, r.chance.below("image", 100)).id if r.maybe("own image", 0.6) else f"ami-0{r.chance.hex('image', 16)}",
        "InstanceType": size,
        "State": {"Code": _STATES[state], "Name": state},
        "LaunchTime": r.created,
        "KeyName": key_name(r.other(KEY_PAIR, r.chance.below("key", 100))),
        "Architecture": "arm64" if size.startswith("c6g") else "x86_64",
        "Placement": {"AvailabilityZone": subnet["AvailabilityZone"], "GroupName": "", "Tenancy": "default"},
        "SubnetId": subnet["SubnetId"],
        "VpcId": subnet["VpcId"],
        "PrivateIpAddress": private_ip,
        "PrivateDnsName": f"ip-{private_ip.replace('.', '-')}.{r.region}.compute.internal",
        "PublicDnsName": "",
        "EbsOptimized": r.maybe("optimized", 0.7),
        "EnaSupport": True,
        "Hypervisor": "xen",
        "VirtualizationType": "hvm",
        "RootDeviceName": "/dev/xvda",
        "RootDeviceType": "ebs",
        "SourceDestCheck": r.maybe("checked", 0.95),
        "ClientToken": r.chance.hex("client token", 32),
        "AmiLaunchIndex": 0,
        "Monitoring": {"State": r.pick("monitoring", ("disabled", "disabled", "enabled"))},
        "MetadataOptions": _metadata_options(r),
        "SecurityGroups": [{"GroupId": group.id, "GroupName": group.body["GroupName"]} for group in groups],
        "BlockDeviceMappings": [
            {
                "DeviceName": "/dev/xvda",
                "Ebs": {"AttachTime": r.created, "DeleteOnTermination": True, "Status": "attached", "VolumeId": volume_name(r)},
            }
        ],
        "CapacityReservationSpecification": {"CapacityReservationPreference": "open"},
        "HibernationOptions": {"Configured": False},
        "EnclaveOptions": {"Enabled": False},
        "PlatformDetails": "Linux/UNIX",
        "UsageOperation": "RunInstances",
        "Tags": as_list(r.tags),
    }
    body["NetworkInterfaces"] = [_first_interface(r, body)]
    if r.maybe("profile", 0.6):
        profile = r.other("AWS::IAM::InstanceProfile", r.chance.below("role", 1000))
        body["IamInstanceProfile"] = {"Arn": profile.arn, "Id": f"AIPA{profile.chance.letters('id', 17)}"}
    if state == "running" and r.maybe("public", 0.3):
        body["PublicIpAddress"] = f"198.51.{r.chance.below('public a', 256)}.{r.chance.below('public b', 256)}"
    if state == "stopped":
        body["StateTransitionReason"] = f"User initiated ({r.modified:%Y-%m-%d %H:%M:%S} GMT)"
        body["StateReason"] = {"Code": "Client.UserInitiatedShutdown", "Message": "Client.UserInitiatedShutdown: User initiated shutdown"}
    return body


def _first_interface(r: Resource, body: JsonObject) -> JsonObject:
    """Instance and interface with the same number belong together."""
    attachment = {"AttachTime": r.created, "DeleteOnTermination": True, "DeviceIndex": 0, "NetworkCardIndex": 0, "Status": "attached"}
    same = ("SubnetId", "VpcId", "PrivateIpAddress", "PrivateDnsName", "SourceDestCheck")
    return {name: body[name] for name in same} | {
        "NetworkInterfaceId": r.other(INTERFACE, r.number).id,
        "OwnerId": r.account_id,
        "Status": "in-use",
        "InterfaceType": "interface",
        "Groups": body["SecurityGroups"],
        "Attachment": attachment | {"AttachmentId": f"eni-attach-0{r.chance.hex('attachment', 16)}"},
    }


def _metadata_options(r: Resource) -> JsonObject:
    return {
        "State": "applied",
        "HttpTokens": r.moving("tokens", ("optional", "required"), 0.06),
        "HttpPutResponseHopLimit": r.pick("hops", (1, 2)),
        "HttpEndpoint": "enabled",
        "HttpProtocolIpv6": "disabled",
        "InstanceMetadataTags": "disabled",
    }


def _build_volume(r: Resource) -> JsonObject:
    encrypted = r.maybe("encrypted", 0.6)
    instances = r.world.size(r.account, r.region, r.world.kinds[INSTANCE])[1]
    attached = r.number < instances and r.world.is_alive(r.world.resource(r.world.kinds[INSTANCE], r.account, r.region, r.number))
    body: JsonObject = {
        "VolumeId": r.id,
        "Size": r.moving("size", (8, 20, 50, 100, 200, 500), 0.05),
        "VolumeType": r.moving("type", ("gp3", "gp2", "gp3", "io1", "st1"), 0.03),
        "Iops": 3000,
        "State": "in-use" if attached else "available",
        "AvailabilityZone": f"{r.region}{'abc'[r.number % 3]}",
        "CreateTime": r.created,
        "Encrypted": encrypted,
        "SnapshotId": r.other(SNAPSHOT, r.chance.below("snapshot", 100)).id if r.maybe("from snapshot", 0.5) else "",
        "MultiAttachEnabled": False,
        "Attachments": [],
        "Tags": as_list(r.tags),
    }
    if encrypted:
        body["KmsKeyId"] = r.other("AWS::KMS::Key", r.chance.below("key", 100)).arn
    if attached:
        instance = r.world.resource(r.world.kinds[INSTANCE], r.account, r.region, r.number)
        body["Attachments"] = [
            {
                "AttachTime": max(r.created, instance.created),
                "Device": "/dev/xvda",
                "InstanceId": instance.id,
                "State": "attached",
                "VolumeId": r.id,
                "DeleteOnTermination": True,
            }
        ]
    return body


def _reservation(r: Resource) -> JsonObject:
    return {"ReservationId": f"r-0{r.chance.hex('reservation', 16)}", "OwnerId": r.account_id, "Groups": [], "Instances": [r.body]}


KINDS = (
    Kind(INSTANCE, 11, hex_id("i"), arn("ec2", "instance/"), _build_instance, sweep_type="ec2:instance"),
    Kind(VOLUME, 15, hex_id("vol"), arn("ec2", "volume/"), _build_volume, sweep_type="ec2:volume"),
)

lists("ec2", "DescribeInstances", INSTANCE, _reservation, size=1000, ids="InstanceIds", missing=NO_INSTANCE)
lists(
    "ec2",
    "DescribeVolumes",
    VOLUME,
    size=1000,
    ids="VolumeIds",
    missing=("InvalidVolume.NotFound", "The volume '{name}' does not exist.", 400),
)


@answers("ec2", "DescribeInstanceAttribute")
def describe_attribute(world: World, account: Account, call: Call) -> JsonObject:
    """User data holds a secret, as it does too often; other attributes are empty."""
    r = find(world, account, call, INSTANCE, call.params.get("InstanceId", ""), NO_INSTANCE)
    attribute = call.params.get("Attribute")
    if attribute == "userData":
        script = f"#!/bin/sh\nexport DB_PASSWORD={PLANTED_SECRET_MARKER}-{r.id}\n"
        return {"InstanceId": r.id, "UserData": {"Value": base64.b64encode(script.encode()).decode()} if r.maybe("user data", 0.5) else {}}
    if attribute == "disableApiTermination":
        return {"InstanceId": r.id, "DisableApiTermination": {"Value": r.maybe("protected", 0.2)}}
    raise AwsError("InvalidParameterValue", f"Value ({attribute}) for parameter attribute is invalid.")
