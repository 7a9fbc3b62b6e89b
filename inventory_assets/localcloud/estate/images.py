"""What instances are made from: snapshots, images, key pairs, launch templates, reserved capacity."""

from __future__ import annotations

from collections.abc import Iterator

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, lists, walker, whole
from inventory_assets.localcloud.estate.filling import filled
from inventory_assets.localcloud.estate.naming import arn, hex_id, word_id
from inventory_assets.localcloud.estate.network import GROUP, SUBNET
from inventory_assets.localcloud.estate.paging import page
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.world import World

SNAPSHOT, IMAGE, KEY_PAIR = "AWS::EC2::Snapshot", "AWS::EC2::Image", "AWS::EC2::KeyPair"
TEMPLATE, PLACEMENT = "AWS::EC2::LaunchTemplate", "AWS::EC2::PlacementGroup"
RESERVATION, HOST = "AWS::EC2::CapacityReservation", "AWS::EC2::Host"

_KEY_NAMES = ("ops", "deploy", "legacy-2019")


def key_name(pair: Resource) -> str:
    """What instances call the key pair by."""
    return _KEY_NAMES[pair.number] if pair.number < len(_KEY_NAMES) else f"team-{pair.number}"


def _without(r: Resource, *names: str) -> JsonObject:
    """Members that only one resource in three has."""
    return {} if r.number % 3 == 2 else dict.fromkeys(names)


def _is_public(snapshot: Resource) -> bool:
    return snapshot.moving("public", (False, False, False, True), 0.1)


def _snapshot(r: Resource) -> JsonObject:
    encrypted = r.maybe("encrypted", 0.5)
    key = r.other("AWS::KMS::Key", r.number).arn if encrypted else None
    return {
        **_without(r, "OwnerAlias", "OutpostArn", "StateMessage", "RestoreExpiryTime"),
        "SnapshotId": r.id,
        "VolumeId": r.other("AWS::EC2::Volume", r.number).id,
        "Progress": "100%",
        "Encrypted": encrypted,
        "SseType": "sse-kms" if encrypted else "none",
        "KmsKeyId": key,
        "AssociatedKmsKeys": [{"KmsKeyId": key}] if key else None,
        "DataEncryptionKeyId": r.chance.hex("data key", 16) if key else None,
        "VolumeSize": r.pick("size", (8, 100, 500)),
    }


def _image(r: Resource) -> JsonObject:
    snapshot = r.other(SNAPSHOT, r.number)
    ebs = {"SnapshotId": snapshot.id, "DeleteOnTermination": True, "VolumeSize": snapshot.body["VolumeSize"], "VolumeType": "gp3"}
    name = word_id("image")(r)
    return {
        **_without(r, "ImageOwnerAlias", "StateReason", "KernelId", "RamdiskId", "Platform", "ProductCodes"),
        "ImageId": r.id,
        "Name": name,
        "ImageLocation": f"{r.account_id}/{name}",
        "State": r.moving("state", ("available", "available", "available", "disabled"), 0.05),
        "Public": r.moving("public", (False, False, False, True), 0.06),
        "CreationDate": f"{r.created:%Y-%m-%dT%H:%M:%S}.000Z",
        "DeprecationTime": f"{r.at(r.pick('deprecated', (-30, 400))):%Y-%m-%dT%H:%M:%S}.000Z",
        "LastLaunchedTime": f"{r.today:%Y-%m-%dT%H:%M:%S}.000Z",
        "PlatformDetails": "Linux/UNIX",
        "UsageOperation": "RunInstances",
        "RootDeviceName": "/dev/xvda",
        "RootDeviceType": "ebs",
        "VirtualizationType": "hvm",
        "Hypervisor": "xen",
        "PublicSsmParameterName": None,
        "SourceInstanceId": r.other("AWS::EC2::Instance", 0).id if r.number % 3 == 2 else None,
        "SourceImageId": f"ami-0{r.chance.hex('source', 16)}",
        "BlockDeviceMappings": [{"DeviceName": "/dev/xvda", "Ebs": ebs | {"Encrypted": snapshot.body["Encrypted"]}}],
    }


def _key_pair(r: Resource) -> JsonObject:
    digits = r.chance.hex("fingerprint", 40)
    kind = r.pick("type", ("rsa", "ed25519"))
    return {
        "KeyPairId": r.id,
        "KeyName": key_name(r),
        "KeyType": kind,
        "KeyFingerprint": ":".join(digits[at : at + 2] for at in range(0, 40, 2)),
        "PublicKey": f"ssh-{kind} AAAA{r.chance.letters('public key', 60)} {key_name(r)}",
    }


def _latest_version(r: Resource) -> int:
    return 2 + r.moves("release", 0.3)


def _template(r: Resource) -> JsonObject:
    creator = r.other("AWS::IAM::Role", r.number).arn
    numbers = {"DefaultVersionNumber": _default_version(r), "LatestVersionNumber": _latest_version(r)}
    return {"LaunchTemplateId": r.id, "LaunchTemplateName": word_id("template")(r), "CreatedBy": creator, **numbers}


def _default_version(r: Resource) -> int:
    """Every other template's default follows the latest."""
    return _latest_version(r) if r.number % 2 else 1


def _version(r: Resource, number: int) -> JsonObject:
    profile = r.other("AWS::IAM::InstanceProfile", r.number)
    data = {
        **_without(r, "InstanceRequirements"),
        "ImageId": r.other(IMAGE, r.number).id if r.number % 3 else "resolve:ssm:/images/base",
        "KeyName": key_name(r.other(KEY_PAIR, r.number)),
        "InstanceType": r.pick(f"type {number}", ("t3.micro", "m6i.large")),
        "IamInstanceProfile": {"Arn": profile.arn, "Name": profile.id if r.number % 3 == 0 else None},
        "SecurityGroupIds": [r.other(GROUP, r.number).id],
        "MetadataOptions": {"HttpTokens": r.pick(f"tokens {number}", ("optional", "required"))},
        "Placement": {"GroupName": r.other(PLACEMENT, r.number).body["GroupName"]},
    }
    about = {name: r.body[name] for name in ("LaunchTemplateId", "LaunchTemplateName", "CreatedBy")} | {"VersionNumber": number}
    changes = {**about, "DefaultVersion": number == _default_version(r), "LaunchTemplateData": data}
    built: JsonObject = filled("ec2", "DescribeLaunchTemplateVersions", "LaunchTemplateVersions[]", lambda _: changes)(r)
    built["LaunchTemplateData"]["BlockDeviceMappings"][0]["Ebs"]["SnapshotId"] = r.other(SNAPSHOT, r.number).id
    interface = built["LaunchTemplateData"]["NetworkInterfaces"][0]
    interface |= {"SubnetId": r.other(SUBNET, r.number).id, "Groups": [r.other(GROUP, r.number).id]}
    return built


def _reservation(r: Resource) -> JsonObject:
    return {
        "CapacityReservationId": r.id,
        "CapacityReservationArn": r.arn,
        "InstanceType": r.pick("type", ("m5.large", "p4d.24xlarge")),
        "AvailableInstanceCount": r.chance.below(f"free {r.world.options.day}", 4),
        "PlacementGroupArn": r.other(PLACEMENT, 0).arn,
    }


KINDS = (
    Kind(
        SNAPSHOT, 4, hex_id("snap"), arn("ec2", "snapshot/", owned=False), filled("ec2", "DescribeSnapshots", "Snapshots[]", _snapshot),
        lasting=True, sweep_type="ec2:snapshot",
    ),
    Kind(
        IMAGE, 3, hex_id("ami"), arn("ec2", "image/", owned=False), filled("ec2", "DescribeImages", "Images[]", _image),
        lasting=True, sweep_type="ec2:image",
    ),
    Kind(
        KEY_PAIR, 3, hex_id("key"), lambda r: f"arn:aws:ec2:{r.region}:{r.account_id}:key-pair/{key_name(r)}",
        filled("ec2", "DescribeKeyPairs", "KeyPairs[]", _key_pair), lasting=True, sweep_type="ec2:key-pair",
    ),
    Kind(
        TEMPLATE, 3, hex_id("lt"), arn("ec2", "launch-template/"),
        filled("ec2", "DescribeLaunchTemplates", "LaunchTemplates[]", _template, without=("Operator",)),
        lasting=True, sweep_type="ec2:launch-template",
    ),
    Kind(
        PLACEMENT, 1.2, hex_id("pg"), lambda r: f"arn:aws:ec2:{r.region}:{r.account_id}:placement-group/{word_id('group')(r)}",
        filled(
            "ec2", "DescribePlacementGroups", "PlacementGroups[]",
            lambda r: {"GroupId": r.id, "GroupName": word_id("group")(r), "GroupArn": r.arn, "ParentGroupId": None, "LinkedGroupId": None},
            without=("Operator",),
        ),
        lasting=True, sweep_type="ec2:placement-group",
    ),
    Kind(
        RESERVATION,
        1,
        hex_id("cr"),
        arn("ec2", "capacity-reservation/"),
        filled("ec2", "DescribeCapacityReservations", "CapacityReservations[]", _reservation),
        sweep_type="ec2:capacity-reservation",
    ),
    Kind(
        HOST, 1, hex_id("h"), arn("ec2", "dedicated-host/"),
        filled("ec2", "DescribeHosts", "Hosts[]", lambda r: {"HostId": r.id}),
        sweep_type="ec2:dedicated-host",
    ),
)  # fmt: skip

lists("ec2", "DescribeImages", IMAGE, size=1000)
lists("ec2", "DescribeKeyPairs", KEY_PAIR, result="KeyPairs")
lists("ec2", "DescribeLaunchTemplates", TEMPLATE, size=200)
lists("ec2", "DescribePlacementGroups", PLACEMENT, result="PlacementGroups")
lists("ec2", "DescribeCapacityReservations", RESERVATION, size=1000)
lists("ec2", "DescribeHosts", HOST, size=500)


@answers("ec2", "DescribeSnapshots")
def describe_snapshots(world: World, account: Account, call: Call) -> JsonObject:
    walk = walker(world, account, call, SNAPSHOT)
    if "all" not in (call.params.get("RestorableByUserIds") or []):
        return page(call, walk, whole, 1000)
    return page(call, lambda start: ((number, snapshot) for number, snapshot in walk(start) if _is_public(snapshot)), whole, 1000)


@answers("ec2", "DescribeLaunchTemplateVersions")
def describe_versions(world: World, account: Account, call: Call) -> JsonObject:
    """Default and latest versions of all templates; a version that is both is told once."""
    asked = {"$Default": _default_version, "$Latest": _latest_version}
    wanted = [asked[name] for name in call.params.get("Versions") or []]

    def walk(start: int) -> Iterator[tuple[int, JsonObject]]:
        for template in world.walk(TEMPLATE, account, call.region, start // 2):
            for index, number in enumerate(sorted({version(template) for version in wanted})):
                if 2 * template.number + index >= start:
                    yield 2 * template.number + index, _version(template, number)

    return page(call, walk, lambda version: version, 200)
