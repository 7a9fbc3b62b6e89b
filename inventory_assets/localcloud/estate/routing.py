"""Where traffic may go in the estate's VPCs, and what may pass: route tables, network ACLs, prefix lists."""

from __future__ import annotations

from collections.abc import Iterator

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import describes, lists
from inventory_assets.localcloud.estate.connectivity import TRANSIT_GATEWAY, VPN_GATEWAY
from inventory_assets.localcloud.estate.ec2 import INSTANCE
from inventory_assets.localcloud.estate.filling import filled
from inventory_assets.localcloud.estate.interfaces import NAT_GATEWAY
from inventory_assets.localcloud.estate.naming import arn, hex_id
from inventory_assets.localcloud.estate.network import ENDPOINT, INTERFACE, ROUTE_TABLE, SUBNET, VPC, also_lists, count_of, living
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.vpc import EGRESS_GATEWAY, INTERNET_GATEWAY, PEERING
from inventory_assets.localcloud.estate.world import World

NETWORK_ACL, PREFIX_LIST = "AWS::EC2::NetworkAcl", "AWS::EC2::PrefixList"

_ANYWHERE, _BLOCK = "0.0.0.0/0", "DestinationCidrBlock"
_STYLES = ("internet", "nat", "private", "transit", "vpn", "peering", "appliance")


def _vpc_of(r: Resource) -> Resource:
    """Route table and ACL n belong to VPC n modulo the number of VPCs; the first ones are the VPCs' own."""
    return r.other(VPC, r.number)


def _is_main(r: Resource) -> bool:
    return r.number < count_of(r, VPC)


def _subnets_of(r: Resource) -> list[str]:
    """The subnets of its VPC dealt out by turns among the route tables, or ACLs, of the VPC."""
    vpcs, tables, subnets = max(count_of(r, VPC), 1), count_of(r, r.kind.type), count_of(r, SUBNET)
    vpc = r.number % vpcs
    mine = range(vpc, tables, vpcs)
    return [r.other(SUBNET, n).id for turn, n in enumerate(range(vpc, subnets, vpcs)) if mine[turn % len(mine)] == r.number]


def _route(r: Resource, destination: str, member: str, kind: str, number: int = 0, origin: str = "CreateRoute") -> JsonObject:
    """A route to another resource, a black hole where that is not there today."""
    target = r.other(kind, number)
    state = "blackhole" if living(r, kind, target.number) is None else "active"
    block = "DestinationPrefixListId" if destination[:3] == "pl-" else "DestinationIpv6CidrBlock" if ":" in destination else _BLOCK
    return {block: destination, member: target.id, "State": state, "Origin": origin}


def _routes(r: Resource) -> Iterator[JsonObject]:
    vpc = _vpc_of(r)
    yield {_BLOCK: vpc.body["CidrBlock"], "GatewayId": "local", "State": "active", "Origin": "CreateRouteTable"}
    style = "internet" if vpc.number == 0 else r.moving("style", _STYLES, 0.12)
    if style == "internet":
        yield _route(r, _ANYWHERE, "GatewayId", INTERNET_GATEWAY, vpc.number)
        if r.maybe("ipv6", 0.4):
            yield _route(r, "::/0", "EgressOnlyInternetGatewayId", EGRESS_GATEWAY)
    elif style == "nat":
        yield _route(r, _ANYWHERE, "NatGatewayId", NAT_GATEWAY, r.number)
    elif style == "transit":
        yield _route(r, "10.0.0.0/8", "TransitGatewayId", TRANSIT_GATEWAY)
    elif style == "vpn" and count_of(r, VPN_GATEWAY):
        yield _route(r, "192.168.0.0/16", "GatewayId", VPN_GATEWAY, origin="EnableVgwRoutePropagation")
    elif style == "peering":
        yield _route(r, "10.250.0.0/16", "VpcPeeringConnectionId", PEERING)
    elif style == "appliance":
        machine = {"InstanceId": r.other(INSTANCE, 0).id, "InstanceOwnerId": r.account_id}
        yield _route(r, r.other(PREFIX_LIST, 0).id, "NetworkInterfaceId", INTERFACE) | machine
    for endpoint in r.world.walk(ENDPOINT, r.account, r.region):
        if r.id in endpoint.body["RouteTableIds"]:
            yield _route(r, f"pl-{r.chance.hex('aws list', 8)}", "GatewayId", ENDPOINT, endpoint.number)


def _build_table(r: Resource) -> JsonObject:
    routes = list(_routes(r))
    learned = [{"GatewayId": route["GatewayId"]} for route in routes if route["Origin"] == "EnableVgwRoutePropagation"]
    return {
        "RouteTableId": r.id,
        "VpcId": _vpc_of(r).id,
        "OwnerId": r.account_id,
        "Routes": routes,
        "PropagatingVgws": learned,
        "Associations": list(_associations(r)),
    }


def _associations(r: Resource) -> Iterator[JsonObject]:
    """The main table serves the subnets that are given to no other, and does not name them."""
    for subnet in (None,) if _is_main(r) else _subnets_of(r):
        made = {"RouteTableAssociationId": f"rtbassoc-0{r.chance.hex(f'association {subnet}', 16)}", "RouteTableId": r.id}
        yield made | {"Main": subnet is None, "AssociationState": {"State": "associated"}} | ({"SubnetId": subnet} if subnet else {})


def _entry(
    number: int, cidr: str, action: str, *, protocol: str = "-1", ports: tuple[int, int] | None = None, out: bool = False
) -> JsonObject:
    block = "Ipv6CidrBlock" if ":" in cidr else "CidrBlock"
    entry: JsonObject = {"RuleNumber": number, block: cidr, "RuleAction": action, "Protocol": protocol, "Egress": out}
    if protocol == "1":
        entry["IcmpTypeCode"] = {"Type": -1, "Code": -1}
    return entry | ({"PortRange": {"From": ports[0], "To": ports[1]}} if ports else {})


def _inbound(r: Resource) -> list[JsonObject]:
    """Open to all, open for web or administration, or for the own networks only."""
    everything = _entry(100, _ANYWHERE, "allow")
    if _is_main(r):
        return [everything]
    web = [_entry(100 + n, _ANYWHERE, "allow", protocol="6", ports=(port, port)) for n, port in enumerate((80, 443))]
    styles = {
        "open": [everything, _entry(101, "::/0", "allow")],
        "web": [*web, _entry(200, _ANYWHERE, "allow", protocol="6", ports=(1024, 65535)), _entry(210, "10.0.0.0/8", "allow", protocol="1")],
        "admin": [_entry(90, "203.0.113.0/24", "deny"), _entry(100, _ANYWHERE, "allow", protocol="6", ports=(22, 22))],
        "inside": [_entry(100, "10.0.0.0/8", "allow")],
    }
    return styles[r.moving("inbound", tuple(styles), 0.12)]


def _build_acl(r: Resource) -> JsonObject:
    last = [_entry(32767, _ANYWHERE, "deny", out=out) for out in (True, False)]
    made = [
        {"NetworkAclAssociationId": f"aclassoc-0{r.chance.hex(subnet, 16)}", "NetworkAclId": r.id, "SubnetId": subnet}
        for subnet in _subnets_of(r)
    ]
    return {
        "NetworkAclId": r.id,
        "VpcId": _vpc_of(r).id,
        "OwnerId": r.account_id,
        "IsDefault": _is_main(r),
        "Associations": made,
        "Entries": [*_inbound(r), _entry(100, _ANYWHERE, "allow", out=True), *last],
    }


def _entries(r: Resource) -> JsonObject:
    """The office, the own networks, and in some lists the whole world."""
    cidrs = ["203.0.113.0/29", "10.0.0.0/8", *([_ANYWHERE] if r.maybe("open", 0.3) else [])]
    cidrs += [f"198.51.100.{n * 8}/29" for n in range(r.moves("entries", 0.3))]
    return {"Entries": [{"Cidr": cidr, "Description": f"from {cidr}"} for cidr in cidrs]}


def _build_prefix_list(r: Resource) -> JsonObject:
    version = 1 + r.moves("entries", 0.3)
    state = "create-complete" if version == 1 else "modify-complete"
    ids = {
        "PrefixListId": r.id,
        "PrefixListArn": r.arn,
        "PrefixListName": f"{r.pick('purpose', ('office', 'partners', 'monitoring'))}-{r.number}",
    }
    resolver = {"IpamPrefixListResolverTargetId": None, "IpamPrefixListResolverSyncEnabled": False}
    return ids | resolver | {"AddressFamily": "IPv4", "MaxEntries": 60, "Version": version, "State": state, "StateMessage": None}


def _lists_of_aws(world: World, account: Account, call: Call) -> list[JsonObject]:  # noqa: ARG001 - the signature of all others
    """Those that AWS keeps for its services in every account."""
    found = []
    for service, digits in (("s3", "63a5400a"), ("dynamodb", "02cd2c6b")):
        name, place = f"com.amazonaws.{call.region}.{service}", f"arn:aws:ec2:{call.region}:aws:prefix-list/pl-{digits}"
        ids = {"PrefixListId": f"pl-{digits}", "PrefixListArn": place, "PrefixListName": name, "OwnerId": "AWS"}
        found.append(ids | {"AddressFamily": "IPv4", "State": "create-complete", "Tags": []})
    return found


KINDS = (
    Kind(
        ROUTE_TABLE,
        6,
        hex_id("rtb"),
        arn("ec2", "route-table/"),
        filled("ec2", "DescribeRouteTables", "RouteTables[]", _build_table),
        lasting=True,
        everywhere=True,
        sweep_type="ec2:route-table",
    ),
    Kind(
        NETWORK_ACL,
        5,
        hex_id("acl"),
        arn("ec2", "network-acl/"),
        filled("ec2", "DescribeNetworkAcls", "NetworkAcls[]", _build_acl),
        lasting=True,
        everywhere=True,
        sweep_type="ec2:network-acl",
    ),
    Kind(
        PREFIX_LIST,
        1.4,
        hex_id("pl"),
        arn("ec2", "prefix-list/"),
        filled("ec2", "DescribeManagedPrefixLists", "PrefixLists[]", _build_prefix_list),
        sweep_type="ec2:prefix-list",
    ),
)

_NO_LIST = ("InvalidPrefixListID.NotFound", "The prefix list ID '{name}' does not exist", 400)
lists("ec2", "DescribeRouteTables", ROUTE_TABLE)
lists("ec2", "DescribeNetworkAcls", NETWORK_ACL, size=1000)
lists("ec2", "DescribeManagedPrefixLists", PREFIX_LIST)
also_lists("DescribeManagedPrefixLists", "PrefixLists", _lists_of_aws)
describes("ec2", "GetManagedPrefixListEntries", PREFIX_LIST, "PrefixListId", None, _NO_LIST, _entries)
