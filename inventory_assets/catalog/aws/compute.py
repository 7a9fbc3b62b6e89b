"""Rows of EC2 instances and Lambda: what runs code. Containers and state machines have families of their own."""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with, in_subnet, in_vpc, logs_to, uses_role, uses_security_group
from inventory_assets.catalog.types import SWEEP, UNTAGGABLE, Detail, Edge, JsonObject, ResourceType


def _is_not_terminated(instance: JsonObject) -> bool:
    """A terminated instance is listed for about an hour after it has gone."""
    return (instance.get("State") or {}).get("Name") != "terminated"


INSTANCE = ResourceType(
    type="AWS::EC2::Instance",
    plural="ec2_instances",
    service="ec2",
    operation="DescribeInstances",
    params={"MaxResults": 250},  # what a page may take in memory
    items="Reservations[].Instances[]",
    id="InstanceId",
    arn="arn:{partition}:ec2:{region}:{account}:instance/{InstanceId}",
    tags="Tags",
    created_at="LaunchTime",  # of the last start: EC2 does not tell the first
    where=_is_not_terminated,
    sets=(
        "NetworkInterfaces[].Groups",
        "NetworkInterfaces[].PrivateIpAddresses",
        "NetworkInterfaces[].Ipv6Addresses",
        "NetworkInterfaces[].Ipv4Prefixes",
        "NetworkInterfaces[].Ipv6Prefixes",
        "NetworkInterfaces",
        "SecondaryInterfaces",
        "BlockDeviceMappings",
        "SecurityGroups",
        "ProductCodes",
        "Licenses",
    ),
    edges=(
        in_vpc(),
        in_subnet("SubnetId"),
        uses_security_group("SecurityGroups[].GroupId"),
        Edge("uses_instance_profile", "IamInstanceProfile.Arn", ("AWS::IAM::InstanceProfile",)),
        Edge("made_from_image", "ImageId", ("AWS::EC2::Image",), needs="neither"),
        Edge("uses_key_pair", "KeyName", ("AWS::EC2::KeyPair",), needs="neither", by_name=True),
        Edge("uses_network_interface", "NetworkInterfaces[].NetworkInterfaceId", ("AWS::EC2::NetworkInterface",)),
        Edge("uses_volume", "BlockDeviceMappings[].Ebs.VolumeId", ("AWS::EC2::Volume",)),
    ),
    aliases=("ec2", "instance", "aws_instance"),
)

FUNCTION = ResourceType(
    type="AWS::Lambda::Function",
    plural="lambda_functions",
    service="lambda",
    operation="ListFunctions",
    params={"MaxItems": 50},  # the model allows 10,000; the service answers 50 a page at most
    items="Functions[]",
    id="FunctionName",
    arn="FunctionArn",
    name="FunctionName",
    tags=SWEEP,
    details=(
        Detail("Policy", "GetPolicy", {"FunctionName": "{FunctionName}"}, "Policy", absent=("ResourceNotFoundException",)),
        Detail("UrlConfig", "GetFunctionUrlConfig", {"FunctionName": "{FunctionName}"}, absent=("ResourceNotFoundException",)),
    ),
    # Idle functions become Inactive, and the revision moves with every such step.
    volatile=(
        "State",
        "StateReason",
        "StateReasonCode",
        "LastUpdateStatus",
        "LastUpdateStatusReason",
        "LastUpdateStatusReasonCode",
        "RevisionId",
        "SnapStart.OptimizationStatus",
    ),
    policies=("Policy",),
    sets=(
        "VpcConfig.SubnetIds",
        "VpcConfig.SecurityGroupIds",
        "Architectures",
        "FileSystemConfigs",
        "UrlConfig.Cors.AllowHeaders",
        "UrlConfig.Cors.AllowMethods",
        "UrlConfig.Cors.AllowOrigins",
        "UrlConfig.Cors.ExposeHeaders",
    ),
    redact=("Environment.Variables",),
    plain=("Environment.Error", "ImageConfigResponse.Error", "RuntimeVersionConfig.Error"),
    edges=(
        uses_role("Role"),
        in_vpc("VpcConfig.VpcId"),
        in_subnet("VpcConfig.SubnetIds[]"),
        uses_security_group("VpcConfig.SecurityGroupIds[]"),
        encrypted_with("KMSKeyArn"),
        logs_to("LoggingConfig.LogGroup"),
        Edge("uses_layer", "Layers[].Arn", ("AWS::Lambda::LayerVersion",)),
        Edge("mounts", "FileSystemConfigs[].Arn", ("AWS::EFS::AccessPoint",)),
        Edge("sends_failures_to", "DeadLetterConfig.TargetArn", needs="neither"),
    ),
    aliases=("lambda", "function", "aws_lambda_function"),
)

LAYER = ResourceType(
    type="AWS::Lambda::Layer",
    plural="lambda_layers",
    service="lambda",
    operation="ListLayers",
    items="Layers[]",
    id="LayerName",
    arn="LayerArn",
    name="LayerName",
    tags=UNTAGGABLE,
    stored=False,  # has no configuration but that of its versions
)

LAYER_VERSION = ResourceType(
    type="AWS::Lambda::LayerVersion",
    plural="lambda_layer_versions",
    service="lambda",
    operation="ListLayerVersions",
    params={"LayerName": "{parent.LayerName}"},
    parent="AWS::Lambda::Layer",
    parent_absent=("ResourceNotFoundException",),
    items="LayerVersions[]",
    id="{parent.LayerName}:{Version}",
    arn="LayerVersionArn",
    tags=UNTAGGABLE,
    created_at="CreatedDate",
    sets=("CompatibleArchitectures", "CompatibleRuntimes"),
    aliases=("layer", "lambda:layer", "aws_lambda_layer_version"),
)

TYPES = (INSTANCE, FUNCTION, LAYER, LAYER_VERSION)
