"""Situations for instances, what they are started from, and functions. Containers stand beside."""

from __future__ import annotations

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.applications_cases import cases, drawn, named, of_region
from inventory_assets.localcloud.situations.model import REGION, Situation, Status, Thing

_INSTANCE, _GROUP, _TEMPLATE = "AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup", "AWS::EC2::LaunchTemplate"


def _stopped(reason: str) -> JsonObject:
    return {"State": {"Code": 80, "Name": "stopped"}, "StateTransitionReason": reason}


def _launched(
    case: str, data: JsonObject | None, region: JsonObject | None = None, *, unread: tuple[str, ...] = (), **verdicts: Status
) -> Situation:
    """A template in a region of some settings. `unread`: those of the region that could not be read."""
    identifier = drawn(f"a launch template {case}")
    template = named(_TEMPLATE, identifier)
    versions = [{"LaunchTemplateId": template["LaunchTemplateId"], "VersionNumber": 7, "DefaultVersion": True, "LaunchTemplateData": data}]
    listed = template | {"DefaultVersionNumber": 7, "LatestVersionNumber": 7, "Versions": versions if data is not None else []}
    settings = () if region is None and not unread else (Thing("AWS::Account::Region", region or {}, unread=unread),)
    return Situation(
        f"a launch template {case}", (Thing(_TEMPLATE, listed, "it"), *settings),
        {f"aws_ec2_launch_template_{control}": {"it": status} for control, status in verdicts.items()},
    )  # fmt: skip


def _blocked(*permitted: JsonObject) -> JsonObject:
    return {"BlockPublicSecurityGroupRules": True, "PermittedPublicSecurityGroupRuleRanges": list(permitted)}


def _volume(**ebs: object) -> JsonObject:
    return {"BlockDeviceMappings": [{"DeviceName": "/dev/xvda", "Ebs": {"VolumeSize": 8, **ebs}}]}


def _zoned(case: str, zones: tuple[str, ...], status: Status, *, is_listed: bool = True) -> Situation:
    control = "aws_lambda_function_in_several_zones"
    identifier = drawn(f"{control} {case}")
    ids = [f"subnet-{identifier}{number:02d}" for number in range(len(zones))]
    subnets = [
        Thing("AWS::EC2::Subnet", {"SubnetId": subnet, "OwnerId": "<account>", "VpcId": "vpc-7", "AvailabilityZone": zone})
        for subnet, zone in zip(ids, zones, strict=True)
    ]
    network = {"VpcConfig": {"VpcId": "vpc-7", "SubnetIds": ids}} if zones else {"VpcConfig": {"VpcId": "", "SubnetIds": []}}
    function = Thing("AWS::Lambda::Function", named("AWS::Lambda::Function", identifier) | network, "it")
    denied = () if is_listed else ("AWS::EC2::Subnet",)
    return Situation(f"a function {case}", (function, *(subnets if is_listed else ())), {control: {"it": status}}, denied=denied)


_ADDRESS = {"Association": {"PublicIp": "198.51.100.9"}}
SITUATIONS: tuple[Situation, ...] = (
    *cases(
        "aws_ec2_instance_not_stopped_for_long", _INSTANCE,
        ("running", {"State": {"Code": 16, "Name": "running"}}, "pass"),
        ("stopped 30 days ago", _stopped("User initiated (<30 days ago>)"), "pass"),
        ("stopped 31 days ago", _stopped("User initiated (<31 days ago>)"), "fail"),
        ("stopped long ago", _stopped("User initiated (2024-02-29 10:00:00 GMT)"), "fail"),
        ("stopped, nobody knows when", _stopped(""), "unknown"),
        ("terminated", {"State": {"Code": 48, "Name": "terminated"}}, "not_applicable"),
    ),
    *cases(
        "aws_ec2_instance_without_public_address", _INSTANCE,
        ("on a further interface", {"NetworkInterfaces": [{"Description": "a"}, _ADDRESS]}, "fail"),
        ("on a further address", {"NetworkInterfaces": [{"PrivateIpAddresses": [{"Primary": True}, _ADDRESS]}]}, "fail"),
        ("nowhere", {"NetworkInterfaces": [{"PrivateIpAddresses": [{"Primary": True}]}]}, "pass"),
    ),
    *cases(
        "aws_autoscaling_group_of_several_types", _GROUP,
        ("of one type", {"AvailabilityZones": ["a", "b"], "LaunchTemplate": {"LaunchTemplateId": "lt-1"}}, "fail"),
        ("of two types", {"AvailabilityZones": ["a", "b"], "MixedInstancesPolicy": {"LaunchTemplate": {"Overrides": [
            {"InstanceType": "m6i.large"}, {"InstanceType": "m7i.large"}]}}}, "pass"),
        ("of the same type twice", {"AvailabilityZones": ["a", "b"], "MixedInstancesPolicy": {"LaunchTemplate": {"Overrides": [
            {"InstanceType": "m6i.large"}, {"InstanceType": "m6i.large"}]}}}, "fail"),
        ("of two types in one zone", {"AvailabilityZones": ["a"], "MixedInstancesPolicy": {"LaunchTemplate": {"Overrides": [
            {"InstanceType": "m6i.large"}, {"InstanceType": "m7i.large"}]}}}, "fail"),
        ("of what fulfils requirements", {"AvailabilityZones": ["a", "b"], "MixedInstancesPolicy": {"LaunchTemplate": {"Overrides": [
            {"InstanceRequirements": {"VCpuCount": {"Min": 2}}}]}}}, "pass"),
    ),
    *cases(
        "aws_autoscaling_group_uses_launch_template", _GROUP,
        ("of which nothing is said", {}, "unknown"),
    ),
    _launched("that turns metadata off", {"MetadataOptions": {"HttpEndpoint": "disabled"}}, imdsv2_required="pass"),
    _launched("in a region that asks for sessions", {}, {"InstanceMetadataDefaults": {"HttpTokens": "required"}}, imdsv2_required="pass"),
    _launched("in a region that does not ask", {}, {"InstanceMetadataDefaults": {"HttpTokens": "optional"}}, imdsv2_required="fail"),
    _launched(
        "that does without in a region that asks", {"MetadataOptions": {"HttpTokens": "optional"}},
        {"InstanceMetadataDefaults": {"HttpTokens": "required"}}, imdsv2_required="fail",
    ),
    _launched("in a region that nobody knows", {}, unread=("InstanceMetadataDefaults",), imdsv2_required="unknown"),
    _launched(
        "that asks in a region that nobody knows", {"MetadataOptions": {"HttpTokens": "required"}}, unread=("InstanceMetadataDefaults",),
        imdsv2_required="pass",
    ),
    _launched("of encrypted volumes", _volume(Encrypted=True), {"EbsEncryptionByDefault": False}, volumes_encrypted="pass"),
    _launched("of plain volumes", _volume(Encrypted=False), {"EbsEncryptionByDefault": False}, volumes_encrypted="fail"),
    _launched("of volumes, with nothing said", _volume(), {"EbsEncryptionByDefault": False}, volumes_encrypted="fail"),
    _launched("of volumes in a region that encrypts", _volume(), {"EbsEncryptionByDefault": True}, volumes_encrypted="pass"),
    _launched("of volumes in a region of which nothing is known", _volume(), {}, volumes_encrypted="unknown"),
    _launched("without volumes", {}, volumes_encrypted="not_applicable"),
    _launched(
        "of volumes that are taken away", {"BlockDeviceMappings": [{"DeviceName": "/dev/sdb", "NoDevice": ""}]},
        volumes_encrypted="not_applicable",
    ),
    _launched(
        "whose default version was not read", None, volumes_encrypted="unknown", imdsv2_required="unknown",
        without_public_address="unknown",
    ),
    _zoned("in two zones", ("eu-west-1a", "eu-west-1b"), "pass"),
    _zoned("in two subnets of one zone", ("eu-west-1a", "eu-west-1a"), "fail"),
    _zoned("outside any network, in no zone", (), "not_applicable"),
    _zoned("in zones that nobody knows", ("eu-west-1a", "eu-west-1b"), "unknown", is_listed=False),
    *of_region(
        "aws_ec2_metadata_defaults_require_sessions", "InstanceMetadataDefaults",
        ("required", {"HttpTokens": "required"}, "pass"), ("off", {"HttpEndpoint": "disabled"}, "pass"),
        ("optional", {"HttpTokens": "optional"}, "fail"), ("never decided", None, "fail"),
    ),
    *of_region(
        "aws_ec2_serial_console_closed", "SerialConsoleAccess",
        ("closed", {"SerialConsoleAccessEnabled": False}, "pass"), ("open", {"SerialConsoleAccessEnabled": True}, "fail"),
    ),
    *of_region(
        "aws_emr_public_access_blocked", "EmrBlockPublicAccess",
        ("wholly", _blocked(), "pass"), ("but for port 22", _blocked({"MinRange": 22, "MaxRange": 22}), "pass"),
        ("but for port 22 alone", _blocked({"MinRange": 22}), "pass"),
        ("but for ports 22 to 23", _blocked({"MinRange": 22, "MaxRange": 23}), "fail"),
        ("not", _blocked() | {"BlockPublicSecurityGroupRules": False}, "fail"),
    ),
    *of_region(
        "aws_ssm_document_sharing_blocked", "SsmPublicSharing",
        ("blocked", {"SettingValue": "Disable", "Status": "Customized"}, "pass"),
        ("allowed", {"SettingValue": "Enable", "Status": "Default"}, "fail"), ("unheard of", None, "unknown"),
    ),
    Situation(
        "two regions of one account that differ in their metadata defaults",
        (
            Thing("AWS::Account::Region", {"InstanceMetadataDefaults": {"HttpTokens": "required"}}),
            Thing("AWS::Account::Region", {"InstanceMetadataDefaults": None}, region="us-east-1"),
        ),
        {"aws_ec2_metadata_defaults_require_sessions": {REGION: "pass", "us-east-1": "fail"}}, regions=(REGION, "us-east-1"),
    ),
)  # fmt: skip
