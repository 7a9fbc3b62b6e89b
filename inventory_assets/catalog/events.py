"""What a CloudTrail event is about: which types may have changed by it. Reading events does not belong here.

An event names its service and, mostly, the types and names of what it touched. Where it names no type of ours, the words of its name tell;
where these tell nothing, every type of the service may have changed. Too many types cost a listing each, one too few an old answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from inventory_assets.catalog import AWS_TYPES, aliases
from inventory_assets.catalog.actions import iam_prefix

#: botocore's service → CloudTrail's event source, where that is not IAM's prefix.
_SOURCES = {"cloudwatch": "monitoring", "mq": "amazonmq", "mwaa": "airflow", "opensearch": "es", "sesv2": "ses", "stepfunctions": "states"}
_ADDRESS = ("AWS::EC2::EIP", "AWS::EC2::NetworkInterface", "AWS::EC2::Instance")
_ENDPOINT = ("AWS::EC2::VPCEndpoint", "AWS::EC2::NetworkInterface", "AWS::EC2::RouteTable", "AWS::EC2::SecurityGroup")
_GATEWAY = ("AWS::EC2::NatGateway", "AWS::EC2::NetworkInterface", "AWS::EC2::EIP")
_LAUNCH = ("AWS::EC2::Instance", "AWS::EC2::Volume", "AWS::EC2::NetworkInterface")
_LISTENER = tuple(f"AWS::ElasticLoadBalancingV2::{thing}" for thing in ("LoadBalancer", "Listener", "ListenerRule", "TargetGroup"))
_DATABASES = tuple(f"AWS::{engine}::{thing}" for engine in ("RDS", "DocDB", "Neptune") for thing in ("DBInstance", "DBCluster"))
_VPC = ("AWS::EC2::VPC", "AWS::EC2::RouteTable", "AWS::EC2::NetworkAcl", "AWS::EC2::SecurityGroup")
#: Events that touch more types than they name.
_ALSO = {
    **dict.fromkeys(("RunInstances", "CreateFleet", "RequestSpotInstances", "RequestSpotFleet"), _LAUNCH),
    **dict.fromkeys(("TerminateInstances", "StopInstances", "StartInstances"), (*_LAUNCH, "AWS::EC2::EIP")),
    **dict.fromkeys(("AllocateAddress", "AssociateAddress", "DisassociateAddress", "ReleaseAddress"), _ADDRESS),
    **dict.fromkeys(("AttachVolume", "DetachVolume"), ("AWS::EC2::Volume", "AWS::EC2::Instance")),
    **dict.fromkeys(("AttachNetworkInterface", "DetachNetworkInterface"), ("AWS::EC2::NetworkInterface", "AWS::EC2::Instance")),
    **dict.fromkeys(("CreateNatGateway", "DeleteNatGateway"), _GATEWAY),
    **dict.fromkeys(("CreateVpcEndpoint", "ModifyVpcEndpoint", "DeleteVpcEndpoints"), _ENDPOINT),
    **dict.fromkeys(("CreateVpc", "DeleteVpc"), _VPC),
    "CreateDefaultVpc": (*_VPC, "AWS::EC2::Subnet", "AWS::EC2::InternetGateway"),
    "CreateImage": ("AWS::EC2::Image", "AWS::EC2::Snapshot"),
    **dict.fromkeys(("Subscribe", "ConfirmSubscription", "Unsubscribe"), ("AWS::SNS::Topic", "AWS::SNS::Subscription")),
    **dict.fromkeys(("CreateListener", "DeleteListener", "ModifyListener", "CreateRule", "DeleteRule", "ModifyRule"), _LISTENER),
    **dict.fromkeys(("CreateDBInstance", "StartDBCluster", "StopDBCluster", "ModifyDBCluster", "FailoverDBCluster"), _DATABASES),
    **dict.fromkeys(("DeleteDBInstance", "DeleteDBCluster"), (*_DATABASES, "AWS::RDS::DBSnapshot", "AWS::RDS::DBClusterSnapshot")),
    **dict.fromkeys(("EnableMFADevice", "DeactivateMFADevice"), ("AWS::IAM::User", "AWS::IAM::VirtualMFADevice")),
    **dict.fromkeys(("PutTargets", "RemoveTargets"), ("AWS::Events::Rule",)),
    "AssociateDhcpOptions": ("AWS::EC2::DHCPOptions", "AWS::EC2::VPC"),
}
#: The same for whole families of events.
_ALSO_LIKE = (
    (re.compile(r"TransitGateway\w*Attachment"), ("AWS::EC2::TransitGatewayAttachment",)),
    (re.compile(r"TransitGateway(Route|PrefixList|Policy)"), ("AWS::EC2::TransitGatewayAttachment", "AWS::EC2::TransitGatewayRouteTable")),
    (re.compile(r"BlockPublicAccess|MetadataDefaults|AllowedImages|SerialConsole|ByDefault|DefaultKmsKey"), ("AWS::Account::Region",)),
    (re.compile(r"StackInstances|StacksToStackSet"), ("AWS::CloudFormation::StackSet",)),
)
#: Write events that change nothing of what is kept, and come by the thousand: work that is begun, and what agents report.
_NOTHING = frozenset(
    [
        "CreateLogStream", "DeleteLogStream", "StartQuery", "StopQuery", "StartQueryExecution", "StopQueryExecution", "StartExecution",
        "StartSyncExecution", "StopExecution", "StartJobRun", "UpdateInstanceInformation", "PutInventory", "PutComplianceItems",
        "UpdateInstanceAssociationStatus", "SubmitTaskStateChange", "SubmitContainerStateChange", "SubmitAttachmentStateChanges",
        "InitiateLayerUpload", "UploadLayerPart", "CompleteLayerUpload", "ConsoleLogin", "SwitchRole", "PutEvaluations",
    ]
)  # fmt: skip


def event_source(service: str) -> str:
    """CloudTrail's name of a botocore service: `ec2.amazonaws.com`."""
    return f"{_SOURCES.get(service, iam_prefix(service))}.amazonaws.com"


@lru_cache(maxsize=1)
def _types_by_source() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in AWS_TYPES:
        if row.stored:
            for service in {row.service, *(detail.service or row.service for detail in row.details)}:
                found.setdefault(event_source(service), set()).add(row.type)
    return {source: frozenset(types) for source, types in found.items()}


@lru_cache(maxsize=4096)
def _types_by_words(source: str, name: str) -> frozenset[str]:
    """Types of the service whose thing is named in the event's name; none where it names no thing of ours."""
    lowered = name.lower()
    found = {type_name: thing for type_name in _types_by_source().get(source, ()) if _stands_in(thing := _thing(type_name), name)}
    for thing in sorted(set(found.values()), key=len, reverse=True):  # a snapshot of a cluster is neither a snapshot nor a cluster
        rest = lowered.replace(thing, "|")
        found = {type_name: other for type_name, other in found.items() if len(other) >= len(thing) or other in rest}
    return frozenset(found)


def _stands_in(thing: str, name: str) -> bool:
    """Whether a word of the event's name begins with the thing: no address (EIP) stands in AssignPrivateIpAddresses."""
    return any(name[place.start()].isupper() for place in re.finditer(re.escape(thing), name.lower()))


def _thing(type_name: str) -> str:
    """The thing as events write it: `AWS::RDS::DBInstance` → `instance`."""
    return type_name.rpartition("::")[2].lower().removeprefix("db").removesuffix("s")


def touched_types(source: str, name: str, resource_types: Iterable[str]) -> frozenset[str]:
    """The types that an event may have changed; none of a service that the catalog has not. `resource_types` are those that it names."""
    if name in _NOTHING:
        return frozenset()
    of_service, known = _types_by_source().get(source, frozenset()), aliases()
    also = [*_ALSO.get(name, ()), *(one for pattern, types in _ALSO_LIKE if pattern.search(name) for one in types)]
    named = {known[text.lower()] for text in resource_types if text.lower() in known} | set(also)
    touched = frozenset(named & of_service) | _types_by_words(source, name) or of_service
    return touched | _below(touched) if name.startswith("Delete") else touched


@lru_cache(maxsize=1024)
def _below(types: frozenset[str]) -> frozenset[str]:
    """What is listed under the types: it goes with them, and has no event of its own."""
    below = frozenset(row.type for row in AWS_TYPES if row.parent in types and row.type not in types and row.stored)
    return below | _below(types | below) if below else below
