"""Situations for the controls of what leads in and out of networks: network ACLs, routes to peers, endpoints, VPNs, internet gateways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.model import Situation, Status, Thing
from inventory_assets.localcloud.situations.network_groups import drawn, prefixes

_WORLD, _WORLD6, _OFFICE = "0.0.0.0/0", "::/0", "203.0.113.0/24"
_CLOSED = "aws_ec2_network_acl_admin_ports_closed"


def entry(
    number: int, action: str, protocol: str = "-1", ports: tuple[int, int] | None = None, cidr: str = _WORLD, *, egress: bool | None = False
) -> JsonObject:
    """An entry of a network ACL."""
    made: JsonObject = {"RuleNumber": number, "RuleAction": action, "Protocol": protocol, "Egress": egress}
    made |= {"Ipv6CidrBlock": cidr} if ":" in cidr else {"CidrBlock": cidr}
    return made | ({"PortRange": {"From": ports[0], "To": ports[1]}} if ports else {})


def _acl(case: str, entries: Sequence[JsonObject] | None, status: Status, **parameters: Any) -> Situation:
    listed = {
        "NetworkAclId": f"acl-{drawn(case)}",
        "OwnerId": "<account>",
        "VpcId": "vpc-0a",
        "IsDefault": False,
        "Associations": [],
        "Entries": entries,
    }
    things = (Thing("AWS::EC2::NetworkAcl", listed, "acl"),)
    return Situation(f"a network ACL {case}", things, {_CLOSED: {"acl": status}}, parameters={_CLOSED: parameters} if parameters else {})


_LAST = entry(32767, "deny")
_SSH, _RDP, _RDP_UDP = ("6", (22, 22)), ("6", (3389, 3389)), ("17", (3389, 3389))
ACLS = (
    _acl("that denies everything", [_LAST], "pass"),
    _acl("without entries", [], "pass"),
    _acl("that allows everything", [entry(100, "allow"), _LAST], "fail"),
    _acl("that allows everything of IPv6", [entry(100, "allow", cidr=_WORLD6), _LAST], "fail"),
    _acl("that allows an office", [entry(100, "allow", cidr=_OFFICE), _LAST], "pass"),
    _acl("that allows the web", [entry(100, "allow", "6", (443, 443)), _LAST], "pass"),
    _acl("that allows SSH", [entry(100, "allow", *_SSH), _LAST], "fail"),
    _acl("that allows high ports", [entry(100, "allow", "6", (1024, 65535)), _LAST], "fail"),
    _acl(
        "that allows high ports but for administration", [entry(90, "deny", *_RDP), entry(100, "allow", "6", (1024, 65535)), _LAST], "pass"
    ),
    _acl("that allows remote desktops over UDP", [entry(100, "allow", *_RDP_UDP), _LAST], "fail"),
    _acl(
        "that denies administration, then allows everything",
        [entry(90, "deny", *_SSH), entry(91, "deny", *_RDP), entry(92, "deny", *_RDP_UDP), entry(100, "allow"), _LAST],
        "pass",
    ),
    _acl(
        "that denies administration by TCP, then allows everything",
        [entry(90, "deny", *_SSH), entry(91, "deny", *_RDP), entry(100, "allow"), _LAST],
        "pass",
    ),
    _acl(
        "that denies administration to IPv4, then allows all of IPv6",
        [entry(90, "deny", *_SSH), entry(91, "deny", *_RDP), entry(100, "allow", cidr=_WORLD6), _LAST],
        "fail",
    ),
    _acl("that denies SSH alone, then allows everything", [entry(90, "deny", *_SSH), entry(100, "allow"), _LAST], "fail"),
    _acl("whose entries are not in order", [entry(100, "allow"), entry(91, "deny", *_RDP), entry(90, "deny", *_SSH), _LAST], "pass"),
    _acl("that allows everything, then denies administration", [entry(90, "allow"), entry(100, "deny", *_SSH), _LAST], "fail"),
    _acl("that denies UDP, then allows SSH", [entry(90, "deny", "17", (0, 65535)), entry(100, "allow", *_SSH), _LAST], "fail"),
    _acl("that denies an office, then allows SSH", [entry(90, "deny", cidr=_OFFICE), entry(100, "allow", *_SSH), _LAST], "fail"),
    _acl(
        "that denies half of the world, then allows SSH", [entry(90, "deny", cidr="0.0.0.0/1"), entry(100, "allow", *_SSH), _LAST], "fail"
    ),
    _acl(
        "that denies both halves of the world, then allows SSH",
        [entry(90, "deny", cidr="0.0.0.0/1"), entry(91, "deny", cidr="128.0.0.0/1"), entry(100, "allow", *_SSH), _LAST],
        "pass",
    ),
    _acl(
        "that allows both halves of the world",
        [entry(90, "allow", *_SSH, "0.0.0.0/1"), entry(91, "allow", *_SSH, "128.0.0.0/1"), _LAST],
        "fail",
    ),
    _acl("that allows half of the world", [entry(90, "allow", *_SSH, "0.0.0.0/1"), _LAST], "pass"),
    _acl(
        "that allows both halves on different ports",
        [entry(90, "allow", *_SSH, "0.0.0.0/1"), entry(91, "allow", *_RDP, "128.0.0.0/1"), _LAST],
        "pass",
    ),
    _acl("that allows pings", [entry(100, "allow", "1"), _LAST], "pass"),
    _acl("that lets everything out", [entry(100, "allow", egress=True), _LAST], "pass"),
    _acl("whose entries are odd", None, "unknown"),
    _acl("with an entry of no direction", [entry(100, "allow", egress=None), _LAST], "unknown"),
    _acl("with an entry of TCP without ports", [entry(100, "allow", "6"), _LAST], "unknown"),
    _acl("with an entry that does something else", [entry(90, "odd"), entry(100, "allow", *_SSH), _LAST], "unknown"),
    _acl("that allows another port of administration", [entry(100, "allow", "6", (5985, 5985)), _LAST], "fail", ports=[5985]),
    _acl("that allows what is no longer administration", [entry(100, "allow", *_SSH), _LAST], "pass", ports=[5985]),
    Situation("network ACLs that cannot be listed", (), {_CLOSED: {"account": "unknown"}}, denied=("AWS::EC2::NetworkAcl",)),
)

_NARROW = "aws_ec2_peering_routes_narrow"


def _peering(
    case: str,
    destination: str | None,
    status: Status,
    *more: Thing,
    ours: str = "requester",
    peer: JsonObject | None = None,
    state: str = "active",
    denied: tuple[str, ...] = (),
) -> Situation:
    name, vpc = f"pcx-{drawn(case)}", f"vpc-{drawn(case)}"
    here: JsonObject = {"VpcId": vpc, "CidrBlock": "10.1.0.0/16"}
    ranges: JsonObject = {
        "CidrBlock": "10.2.0.0/16",
        "CidrBlockSet": [{"CidrBlock": "10.2.0.0/16"}, {"CidrBlock": "10.9.0.0/20"}],
        "Ipv6CidrBlockSet": [{"Ipv6CidrBlock": "2600:1f18:1234:5600::/56"}],
    }
    there = {"VpcId": "vpc-0b"} | (ranges if peer is None else peer)
    sides = (
        {"RequesterVpcInfo": here, "AccepterVpcInfo": there}
        if ours == "requester"
        else {"RequesterVpcInfo": there, "AccepterVpcInfo": here}
    )
    where = (
        "DestinationPrefixListId"
        if destination and destination.startswith("pl-")
        else ("DestinationIpv6CidrBlock" if destination and ":" in destination else "DestinationCidrBlock")
    )
    routes: list[Any] = [{"DestinationCidrBlock": "10.1.0.0/16", "GatewayId": "local", "State": "active"}]
    routes += [{where: destination, "VpcPeeringConnectionId": name, "State": state}] if destination else []
    table = Thing(
        "AWS::EC2::RouteTable", {"RouteTableId": f"rtb-{drawn(case)}", "VpcId": vpc, "OwnerId": "<account>", "Routes": routes}, "table"
    )
    peering = Thing("AWS::EC2::VPCPeeringConnection", {"VpcPeeringConnectionId": name, "Status": {"Code": "active"}, **sides})
    return Situation(f"a route {case}", (table, peering, *more), {_NARROW: {"table": status}}, denied=denied)


_UNLISTED = ("AWS::EC2::VPCPeeringConnection",)
ROUTES = (
    _peering("to a subnet of the peer", "10.2.7.0/24", "manual"),
    _peering("to half of the peer", "10.2.0.0/17", "manual"),
    _peering("to all of the peer", "10.2.0.0/16", "fail"),
    _peering("to all of the second range of the peer", "10.9.0.0/20", "fail"),
    _peering("to all of the peer, which asked", "10.2.0.0/16", "fail", ours="accepter"),
    _peering("to a subnet of the peer, which asked", "10.2.7.0/24", "manual", ours="accepter"),
    _peering("to more than the peer", "10.0.0.0/8", "fail"),
    _peering("beside the peer", "10.3.0.0/16", "manual"),
    _peering("to everywhere through the peer", _WORLD, "fail"),
    _peering("to all of IPv6 through the peer", _WORLD6, "fail"),
    _peering("to all of the peer's IPv6", "2600:1f18:1234:5600::/56", "fail"),
    _peering("to more than the peer's IPv6", "2600:1f18:1200::/39", "fail"),
    _peering("to a subnet of the peer's IPv6", "2600:1f18:1234:5607::/64", "manual"),
    _peering("to another range of IPv6", "2600:1f18:1234:5700::/56", "manual"),
    _peering("to a list with all of the peer", "pl-0c01", "fail", prefixes("0c01", "10.2.7.0/24", "10.2.0.0/15")),
    _peering("to a list of subnets", "pl-0c02", "manual", prefixes("0c02", "10.2.7.0/24")),
    _peering("to a list that cannot be read", "pl-0c03", "unknown", prefixes("0c03", unread=True)),
    _peering("to a list of somebody else", "pl-0c04", "unknown"),
    _peering("to a peer whose ranges are not told", "10.2.7.0/24", "unknown", peer={}),
    _peering("to a peer whose ranges are odd", "10.2.7.0/24", "unknown", peer={"CidrBlock": None, "CidrBlockSet": "odd"}),
    _peering("to everywhere through a peer that is not told", _WORLD, "fail", peer={}),
    _peering("to a peer that cannot be listed", "10.2.7.0/24", "unknown", denied=_UNLISTED),
    _peering("to everywhere where peers cannot be listed", _WORLD, "fail", denied=_UNLISTED),
    _peering("to a peer that is gone", "10.2.0.0/16", "not_applicable", state="blackhole"),
    _peering("to no peer", None, "not_applicable"),
    Situation(
        "a route table whose routes are odd",
        (
            Thing(
                "AWS::EC2::RouteTable", {"RouteTableId": "rtb-0c05", "VpcId": "vpc-0c05", "OwnerId": "<account>", "Routes": None}, "table"
            ),
        ),
        {_NARROW: {"table": "unknown"}},
    ),
)

_PRIVATELY = "aws_ec2_vpc_reaches_services_privately"
_ENDPOINTS = {"ec2": "ec2", "ecr_api": "ecr.api", "ecr_images": "ecr.dkr", "ssm": "ssm"}


def _vpc(case: str) -> Thing:
    return Thing("AWS::EC2::VPC", {"VpcId": f"vpc-{drawn(case)}", "OwnerId": "<account>", "CidrBlock": "10.1.0.0/16"}, "vpc")


def _endpoint(case: str, service: str, state: str | None = "available", kind: str = "Interface") -> Thing:
    listed = {
        "VpcEndpointId": f"vpce-{drawn(case + service)}",
        "VpcId": f"vpc-{drawn(case)}",
        "ServiceName": f"com.amazonaws.eu-west-1.{service}",
        "OwnerId": "<account>",
        "State": state,
        "VpcEndpointType": kind,
    }
    return Thing("AWS::EC2::VPCEndpoint", listed)


def _network(case: str, endpoints: Sequence[Thing], verdicts: dict[str, Status], denied: tuple[str, ...] = ()) -> Situation:
    said = {
        (_PRIVATELY if name == "privately" else f"aws_ec2_vpc_has_{name}_endpoint"): {"vpc": status} for name, status in verdicts.items()
    }
    return Situation(f"a network {case}", (_vpc(case), *endpoints), said, denied=denied)


_NONE: dict[str, Status] = dict.fromkeys(_ENDPOINTS, "fail")
NETWORKS = (
    _network("without endpoints", [], _NONE | {"privately": "manual"}),
    _network("with an endpoint for S3", [_endpoint("with an endpoint for S3", "s3", kind="Gateway")], _NONE | {"privately": "manual"}),
    _network(
        "with something in it",
        [Thing("AWS::EC2::NetworkInterface", {"NetworkInterfaceId": "eni-0d01", "VpcId": f"vpc-{drawn('with something in it')}"})],
        {"privately": "manual"},
    ),
    *(
        _network(f"with an endpoint for {service}", [_endpoint(f"with an endpoint for {service}", service)], {name: "pass"})
        for name, service in _ENDPOINTS.items()
    ),
    _network("with an endpoint that waits", [_endpoint("with an endpoint that waits", "ec2", "pendingAcceptance")], {"ec2": "fail"}),
    _network("with an endpoint of messages", [_endpoint("with an endpoint of messages", "ec2messages")], {"ec2": "fail"}),
    _network("with an odd endpoint", [_endpoint("with an odd endpoint", "ec2", None)], {"ec2": "unknown"}),
    _network(
        "whose endpoints cannot be listed", [], dict.fromkeys(["privately", *_ENDPOINTS], "unknown"), denied=("AWS::EC2::VPCEndpoint",)
    ),
)


def _tunnels(case: str, statuses: Sequence[str], status: Status, state: str = "available") -> Situation:
    telemetry = [{"OutsideIpAddress": f"198.51.100.{number}", "Status": one} for number, one in enumerate(statuses)]
    thing = Thing("AWS::EC2::VPNConnection", {"VpnConnectionId": f"vpn-{drawn(case)}", "State": state, "VgwTelemetry": telemetry}, "vpn")
    return Situation(f"a VPN {case}", (thing,), {"aws_ec2_vpn_tunnels_up": {"vpn": status}})


def _blocked(case: str, mode: str | None, status: Status, *, unread: bool = False) -> Situation:
    thing = Thing(
        "AWS::Account::Region",
        {"VpcBlockPublicAccess": {"InternetGatewayBlockMode": mode}},
        unread=("VpcBlockPublicAccess",) if unread else (),
    )
    return Situation(f"internet gateways {case}", (thing,), {"aws_ec2_internet_gateways_blocked": {"eu-west-1": status}})


OTHERS = (
    _tunnels("with both tunnels up", ["UP", "UP"], "pass"),
    _tunnels("with one tunnel down", ["UP", "DOWN"], "fail"),
    _tunnels("that tells of no tunnel", [], "unknown"),
    _tunnels("that is being deleted", ["DOWN"], "not_applicable", "deleting"),
    _blocked("that are blocked", "block-bidirectional", "pass"),
    _blocked("that let nobody in", "block-ingress", "pass"),
    _blocked("that are not blocked", "off", "fail"),
    _blocked("of which nothing is told", None, "unknown"),
    _blocked("that cannot be asked about", None, "unknown", unread=True),
    Situation(
        "internet gateways of a region whose settings cannot be listed",
        (),
        {"aws_ec2_internet_gateways_blocked": {"eu-west-1": "unknown"}},
        denied=("AWS::Account::Region",),
    ),
)

SITUATIONS: tuple[Situation, ...] = (*ACLS, *ROUTES, *NETWORKS, *OTHERS)
