"""The network of the estate: VPCs, subnets, security groups, VPC endpoints, and the regions an account sees."""

from __future__ import annotations

import json
from collections.abc import Callable

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import ANSWERS, answers, lists
from inventory_assets.localcloud.estate.naming import arn, hex_id
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.tagging import as_list
from inventory_assets.localcloud.estate.world import World

VPC, SUBNET, GROUP, ENDPOINT = "AWS::EC2::VPC", "AWS::EC2::Subnet", "AWS::EC2::SecurityGroup", "AWS::EC2::VPCEndpoint"
DHCP_OPTIONS, ROUTE_TABLE, INTERFACE = "AWS::EC2::DHCPOptions", "AWS::EC2::RouteTable", "AWS::EC2::NetworkInterface"

STRANGER = "999988887777"  # an account outside the organization

_PURPOSES = ("web", "app", "db", "bastion", "cache", "batch", "legacy", "internal")
_GATEWAY_SERVICES = ("s3", "dynamodb")
_INTERFACE_SERVICES = ("secretsmanager", "ssm", "kms", "logs", "ecr.api", "sts")


def _second_octet(resource: Resource) -> int:
    return (resource.account.number * 7 + resource.number) % 250


def _build_vpc(r: Resource) -> JsonObject:
    cidr = "172.31.0.0/16" if r.number == 0 else f"10.{_second_octet(r)}.0.0/16"
    return {
        "VpcId": r.id,
        "OwnerId": r.account_id,
        "CidrBlock": cidr,
        "State": "available",
        "IsDefault": r.number == 0,
        "InstanceTenancy": "default",
        "DhcpOptionsId": r.other(DHCP_OPTIONS, r.number).id,
        "CidrBlockAssociationSet": [
            {"AssociationId": f"vpc-cidr-assoc-0{r.chance.hex('cidr', 16)}", "CidrBlock": cidr, "CidrBlockState": {"State": "associated"}}
        ],
        "Ipv6CidrBlockAssociationSet": [],
        "Tags": as_list(r.tags),
    }


def count_of(r: Resource, kind: str) -> int:
    """How many of a lasting kind there are where the resource is."""
    return r.world.size(r.account, r.region, r.world.kinds[kind])[0]


def living(r: Resource, kind: str, number: int) -> Resource | None:
    """The resource of another kind with just this number, or None where there is none today."""
    if not 0 <= number < r.world.size(r.account, r.region, r.world.kinds[kind])[1]:
        return None
    found = r.world.resource(r.world.kinds[kind], r.account, r.region, number)
    return found if r.world.is_alive(found) else None


def id_of(r: Resource, kind: str, number: int) -> str | None:
    """The id of the resource with this number, modulo how many last; None where there is none today."""
    found = living(r, kind, r.other(kind, number).number)
    return found.id if found is not None else None


def vpc_of(r: Resource) -> Resource:
    return r.other(VPC, r.chance.below("vpc", 1000))


def _build_subnet(r: Resource) -> JsonObject:
    vpc = r.other(VPC, r.number)
    base = ".".join(vpc.body["CidrBlock"].split(".")[:2])
    zone = r.number % 3
    return {
        "SubnetId": r.id,
        "SubnetArn": r.arn,
        "VpcId": vpc.id,
        "OwnerId": r.account_id,
        "State": "available",
        "CidrBlock": f"{base}.{(r.number * 16) % 256}.0/20",
        "AvailabilityZone": f"{r.region}{'abc'[zone]}",
        "AvailabilityZoneId": f"{r.region.replace('-', '')[:4]}1-az{zone + 1}",
        "AvailableIpAddressCount": 4091 - r.chance.below(f"addresses {r.world.options.day}", 200),
        "DefaultForAz": vpc.number == 0,
        "MapPublicIpOnLaunch": r.maybe("public", 0.4),
        "AssignIpv6AddressOnCreation": False,
        "MapCustomerOwnedIpOnLaunch": False,
        "Ipv6CidrBlockAssociationSet": [],
        "Tags": as_list(r.tags),
    }


def _rule(port: int | None, *cidrs: str, groups: tuple[tuple[str, str], ...] = (), v6: bool = False) -> JsonObject:
    rule: JsonObject = {"IpProtocol": "-1" if port is None else "tcp"}
    if port is not None:
        rule |= {"FromPort": port, "ToPort": port}
    rule["IpRanges"] = [{"CidrIp": cidr, "Description": f"from {cidr}"} for cidr in cidrs]
    rule["Ipv6Ranges"] = [{"CidrIpv6": "::/0"}] if v6 else []
    rule["UserIdGroupPairs"] = [{"GroupId": group, "UserId": account} for group, account in groups]
    rule["PrefixListIds"] = []
    return rule


def _ingress(r: Resource, purpose: str) -> list[JsonObject]:
    office = f"203.0.113.{r.chance.below('office', 4) * 8}/29"
    inside = "10.0.0.0/8"
    by_purpose = {
        "web": [_rule(443, "0.0.0.0/0", v6=True), _rule(80, "0.0.0.0/0")],
        "app": [_rule(8080, inside)],
        "db": [_rule(5432, r.pick("db from", (inside, inside, office, "0.0.0.0/0")))],
        "bastion": [_rule(22, r.pick("ssh from", (office, office, "0.0.0.0/0")))],
        "cache": [_rule(6379, inside)],
        "batch": [],
        "legacy": [_rule(3389, "0.0.0.0/0"), _rule(22, "0.0.0.0/0")],
        "internal": [_rule(None, groups=((r.id, r.account_id),))],
    }
    extra = r.moving("extra rule", (None, 9100, 9090, 22), 0.18)
    rules = list(by_purpose[purpose])
    if extra is not None:
        rules.append(_rule(extra, office if extra != 22 else r.pick("opened to", (office, "0.0.0.0/0"))))
    return rules


def _build_group(r: Resource) -> JsonObject:
    purpose = r.pick("purpose", _PURPOSES)
    default = r.number == 0
    return {
        "GroupId": r.id,
        "GroupName": "default" if default else f"{purpose}-{r.number}",
        "Description": "default VPC security group" if default else f"Access to {purpose}",
        "OwnerId": r.account_id,
        "VpcId": r.other(VPC, r.number).id,
        "SecurityGroupArn": r.arn,
        "IpPermissions": _ingress(r, "internal" if default else purpose),
        "IpPermissionsEgress": [_rule(None, "0.0.0.0/0")],
        "Tags": as_list(r.tags),
    }


def _build_endpoint(r: Resource) -> JsonObject:
    gateway = r.number % 2 == 0
    service = r.pick("service", _GATEWAY_SERVICES if gateway else _INTERFACE_SERVICES)
    statement = {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}
    if r.maybe("narrow policy", 0.4):
        statement["Resource"] = f"arn:aws:{service}:::{r.account.name}-*"
    vpc = vpc_of(r)
    body: JsonObject = {
        "VpcEndpointId": r.id,
        "VpcEndpointType": "Gateway" if gateway else "Interface",
        "VpcId": vpc.id,
        "ServiceName": f"com.amazonaws.{r.region}.{service}",
        "State": "available",
        "PolicyDocument": json.dumps({"Version": "2012-10-17", "Statement": [statement]}),
        "RouteTableIds": [r.other(ROUTE_TABLE, vpc.number).id] if gateway else [],
        "SubnetIds": [] if gateway else [r.other(SUBNET, r.number).id],
        "Groups": [] if gateway else [{"GroupId": r.other(GROUP, r.number).id, "GroupName": r.other(GROUP, r.number).body["GroupName"]}],
        "PrivateDnsEnabled": not gateway,
        "RequesterManaged": False,
        "NetworkInterfaceIds": [] if gateway else [r.other(INTERFACE, -1 - r.number).id],  # from the last one backwards
        "DnsEntries": [],
        "CreationTimestamp": r.created,
        "OwnerId": r.account_id,
        "Tags": as_list(r.tags),
    }
    return body


KINDS = (
    Kind(VPC, 3, hex_id("vpc"), arn("ec2", "vpc/"), _build_vpc, lasting=True, everywhere=True, sweep_type="ec2:vpc"),
    Kind(SUBNET, 6, hex_id("subnet"), arn("ec2", "subnet/"), _build_subnet, lasting=True, everywhere=True, sweep_type="ec2:subnet"),
    Kind(
        GROUP, 9, hex_id("sg"), arn("ec2", "security-group/"), _build_group, lasting=True, everywhere=True, sweep_type="ec2:security-group"
    ),
    Kind(ENDPOINT, 3, hex_id("vpce"), arn("ec2", "vpc-endpoint/"), _build_endpoint, sweep_type="ec2:vpc-endpoint"),
)

lists("ec2", "DescribeVpcs", VPC, size=1000, ids="VpcIds", missing=("InvalidVpcID.NotFound", "The vpc ID '{name}' does not exist", 400))
lists(
    "ec2",
    "DescribeSubnets",
    SUBNET,
    size=1000,
    ids="SubnetIds",
    missing=("InvalidSubnetID.NotFound", "The subnet ID '{name}' does not exist", 400),
)
lists(
    "ec2",
    "DescribeSecurityGroups",
    GROUP,
    size=1000,
    ids="GroupIds",
    missing=("InvalidGroup.NotFound", "The security group '{name}' does not exist", 400),
)
lists(
    "ec2",
    "DescribeVpcEndpoints",
    ENDPOINT,
    size=1000,
    ids="VpcEndpointIds",
    missing=("InvalidVpcEndpointId.NotFound", "The Vpc Endpoint Id '{name}' does not exist", 400),
)


def also_lists(operation: str, result: str, others: Callable[[World, Account, Call], list[JsonObject]]) -> None:
    """EC2's listing shows at its end what is not the account's, or not there any more."""
    listed = ANSWERS["ec2", operation]

    def answer(world: World, account: Account, call: Call) -> JsonObject:
        reply = listed(world, account, call)
        return reply if reply.get("NextToken") else reply | {result: reply[result] + others(world, account, call)}

    ANSWERS["ec2", operation] = answer


@answers("ec2", "DescribeRegions")
def describe_regions(world: World, account: Account, call: Call) -> JsonObject:  # noqa: ARG001 - the signature of all answers
    """Enabled regions; with AllRegions also those that the account has not opted into."""
    status = dict.fromkeys(world.options.regions, "opt-in-not-required")
    if call.params.get("AllRegions"):
        status |= dict.fromkeys(world.options.disabled_regions, "not-opted-in")
    wanted = call.params.get("RegionNames") or list(status)
    return {
        "Regions": [
            {"RegionName": name, "Endpoint": f"ec2.{name}.amazonaws.com", "OptInStatus": status[name]} for name in wanted if name in status
        ]
    }
