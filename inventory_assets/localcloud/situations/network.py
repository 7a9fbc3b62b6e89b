"""Situations for the controls of networks: rules of security groups and ACLs, routes, listeners, stages. The plain ones stand in
`network_plain.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations import network_plain
from inventory_assets.localcloud.situations.model import Situation, Status, Thing

_GROUP = {name: f"aws_ec2_security_group_{name}" for name in (
    "admin_ports_closed_ipv4", "admin_ports_closed_ipv6", "ssh_closed", "rdp_closed", "cifs_closed", "risky_ports_closed", "not_open_on_all_ports",
    "only_web_ports_open",
)}  # fmt: skip
_WORLD, _WORLD6, _OFFICE = "0.0.0.0/0", "::/0", "203.0.113.0/24"


def rule(protocol: str, ports: tuple[int, int] | None, *ranges: str, lists: Iterable[str] = ()) -> JsonObject:
    """A rule as EC2 tells it; without ports it has none."""
    made: JsonObject = {"IpProtocol": protocol, "UserIdGroupPairs": []}
    made |= {} if ports is None else {"FromPort": ports[0], "ToPort": ports[1]}
    made["IpRanges"] = [{"CidrIp": cidr} for cidr in ranges if ":" not in cidr]
    made["Ipv6Ranges"] = [{"CidrIpv6": cidr} for cidr in ranges if ":" in cidr]
    made["PrefixListIds"] = [{"PrefixListId": name} for name in lists]
    return made


def group(rules: Sequence[JsonObject] | None, name: str = "web", number: int = 1) -> Thing:
    """A security group."""
    listed = {"GroupId": f"sg-{number}", "GroupName": name, "OwnerId": "<account>", "VpcId": "vpc-1", "Description": "", "IpPermissions": rules,
              "IpPermissionsEgress": []}  # fmt: skip
    return Thing("AWS::EC2::SecurityGroup", listed, "group")


def _open(case: str, rules: Sequence[JsonObject] | None, *things: Thing, **verdicts: Status) -> Situation:
    said = {_GROUP[name]: {"group": status} for name, status in verdicts.items()}
    return Situation(f"a security group {case}", (group(rules), *things), said)


def _prefixes(name: str, *entries: str, unread: bool = False) -> Thing:
    listed = {"PrefixListId": name, "PrefixListName": name, "OwnerId": "<account>", "AddressFamily": "IPv4", "MaxEntries": 9, "Version": 1,
              "PrefixListArn": f"arn:aws:ec2:eu-west-1:<account>:prefix-list/{name}", "Entries": [{"Cidr": entry} for entry in entries]}  # fmt: skip
    return Thing("AWS::EC2::PrefixList", listed, name, unread=("Entries",) if unread else ())


_SHUT: dict[str, Status] = dict.fromkeys(_GROUP, "pass")
GROUPS = (
    _open("without rules", [], **_SHUT),
    _open("open to an office", [rule("-1", None, _OFFICE)], **_SHUT),
    _open("open to itself", [{"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": "sg-1"}], "IpRanges": [], "Ipv6Ranges": [], "PrefixListIds": []}], **_SHUT),
    _open("open to the web", [rule("tcp", (443, 443), _WORLD, _WORLD6), rule("tcp", (80, 80), _WORLD)], **_SHUT),
    _open("open for SSH over IPv4", [rule("tcp", (22, 22), _WORLD)], admin_ports_closed_ipv4="fail", admin_ports_closed_ipv6="pass", ssh_closed="fail",
          rdp_closed="pass", risky_ports_closed="fail", only_web_ports_open="fail", not_open_on_all_ports="pass"),
    _open("open for SSH over IPv6", [rule("6", (22, 22), _WORLD6)], admin_ports_closed_ipv4="pass", admin_ports_closed_ipv6="fail", ssh_closed="fail"),
    _open("open for a range with SSH in it", [rule("tcp", (20, 25), _WORLD)], admin_ports_closed_ipv4="fail", ssh_closed="fail"),
    _open("open for ranges beside SSH", [rule("tcp", (10, 21), _WORLD), rule("tcp", (23, 30), _WORLD)], admin_ports_closed_ipv4="pass", ssh_closed="pass"),
    _open("open for UDP on the port of SSH", [rule("udp", (22, 22), _WORLD)], admin_ports_closed_ipv4="pass", ssh_closed="pass", only_web_ports_open="fail"),
    _open("open for remote desktops over UDP", [rule("17", (3389, 3389), _WORLD)], admin_ports_closed_ipv4="fail", rdp_closed="fail"),
    _open("open for everything", [rule("-1", None, _WORLD)], **(dict.fromkeys(_GROUP, "fail") | {"admin_ports_closed_ipv6": "pass"})),
    _open("open for all of TCP", [rule("tcp", (0, 65535), _WORLD6)], not_open_on_all_ports="fail", admin_ports_closed_ipv6="fail",
          admin_ports_closed_ipv4="pass", cifs_closed="fail"),
    _open("open for Windows shares", [rule("tcp", (445, 445), _WORLD)], cifs_closed="fail", risky_ports_closed="fail", ssh_closed="pass"),
    _open("open for old Windows shares over UDP", [rule("udp", (139, 139), _WORLD)], cifs_closed="fail"),
    _open("open for a database", [rule("tcp", (5432, 5432), _WORLD)], risky_ports_closed="fail", admin_ports_closed_ipv4="pass"),
    _open("open for pings", [rule("icmp", (-1, -1), _WORLD)], **_SHUT),
    _open("open for another protocol", [rule("50", None, _WORLD)], ssh_closed="pass", not_open_on_all_ports="pass", only_web_ports_open="fail"),
    _open("open to both halves of the world", [rule("tcp", (22, 22), "0.0.0.0/1", "128.0.0.0/1")], admin_ports_closed_ipv4="fail", ssh_closed="fail"),
    _open("open to half of the world", [rule("tcp", (22, 22), "0.0.0.0/1")], admin_ports_closed_ipv4="pass"),
    _open("open to halves on different ports", [rule("tcp", (22, 22), "0.0.0.0/1"), rule("tcp", (3389, 3389), "128.0.0.0/1")], admin_ports_closed_ipv4="pass"),
    _open("open to a list with the world in it", [rule("tcp", (22, 22), lists=["pl-world"])], _prefixes("pl-world", _OFFICE, _WORLD),
          admin_ports_closed_ipv4="fail", ssh_closed="fail"),
    _open("open to a list of offices", [rule("tcp", (22, 22), lists=["pl-offices"])], _prefixes("pl-offices", _OFFICE), admin_ports_closed_ipv4="pass"),
    _open("open to a list that cannot be read", [rule("-1", None, lists=["pl-dark"])], _prefixes("pl-dark", unread=True), **dict.fromkeys(_GROUP, "unknown")),
    _open("open to a list of somebody else", [rule("tcp", (22, 22), lists=["pl-theirs"])], ssh_closed="unknown", rdp_closed="pass"),
    _open("open to a dark list and to the world", [rule("tcp", (22, 22), _WORLD, lists=["pl-theirs"])], ssh_closed="fail"),
    _open("whose rules are odd", None, **dict.fromkeys(_GROUP, "unknown")),
    Situation("a security group that may be open for something else", (group([rule("tcp", (22, 22), _WORLD), rule("tcp", (2222, 2222), _WORLD)]),),
              {_GROUP["admin_ports_closed_ipv4"]: {"group": "fail"}}, parameters={_GROUP["admin_ports_closed_ipv4"]: {"ports": [2222]}}),
)  # fmt: skip

_USED = "aws_ec2_security_group_used"
USED = (
    Situation("a security group of an interface", (group([]), Thing("AWS::EC2::NetworkInterface", {"NetworkInterfaceId": "eni-1", "Groups": [{"GroupId": "sg-1"}]})),
              {_USED: {"group": "pass"}}),
    Situation("a security group of nothing", (group([]),), {_USED: {"group": "fail"}}),
    Situation("a default security group of nothing", (group([], "default"),), {_USED: {"group": "not_applicable"}}),
    Situation("a security group where interfaces cannot be listed", (group([]),), {_USED: {"group": "unknown"}}, denied=("AWS::EC2::NetworkInterface",)),
)  # fmt: skip


def entry(number: int, action: str, protocol: str = "-1", ports: tuple[int, int] | None = None, cidr: str = _WORLD, *, egress: bool = False) -> JsonObject:
    """An entry of a network ACL."""
    made: JsonObject = {"RuleNumber": number, "RuleAction": action, "Protocol": protocol, "Egress": egress}
    made |= {"Ipv6CidrBlock": cidr} if ":" in cidr else {"CidrBlock": cidr}
    return made | ({"PortRange": {"From": ports[0], "To": ports[1]}} if ports else {})


def _acl(case: str, entries: Sequence[JsonObject] | None, status: Status) -> Situation:
    listed = {"NetworkAclId": "acl-1", "OwnerId": "<account>", "VpcId": "vpc-1", "IsDefault": False, "Associations": [], "Entries": entries}
    return Situation(f"a network ACL {case}", (Thing("AWS::EC2::NetworkAcl", listed, "acl"),), {"aws_ec2_network_acl_admin_ports_closed": {"acl": status}})


_LAST = entry(32767, "deny")
ACLS = (
    _acl("that denies everything", [_LAST], "pass"),
    _acl("that allows everything", [entry(100, "allow"), _LAST], "fail"),
    _acl("that allows everything of IPv6", [entry(100, "allow", cidr=_WORLD6), _LAST], "fail"),
    _acl("that allows an office", [entry(100, "allow", cidr=_OFFICE), _LAST], "pass"),
    _acl("that allows the web", [entry(100, "allow", "6", (443, 443)), _LAST], "pass"),
    _acl("that allows SSH", [entry(100, "allow", "6", (22, 22)), _LAST], "fail"),
    _acl("that denies administration, then allows everything",
         [entry(90, "deny", "6", (22, 22)), entry(91, "deny", "6", (3389, 3389)), entry(92, "deny", "17", (3389, 3389)), entry(100, "allow"), _LAST], "pass"),
    _acl("that allows everything, then denies administration", [entry(90, "allow"), entry(100, "deny", "6", (22, 22)), _LAST], "fail"),
    _acl("that denies UDP, then allows SSH", [entry(90, "deny", "17", (0, 65535)), entry(100, "allow", "6", (22, 22)), _LAST], "fail"),
    _acl("that lets everything out", [entry(100, "allow", egress=True), _LAST], "pass"),
    _acl("whose entries are odd", None, "unknown"),
    Situation("network ACLs that cannot be listed", (), {"aws_ec2_network_acl_admin_ports_closed": {"account": "unknown"}}, denied=("AWS::EC2::NetworkAcl",)),
)  # fmt: skip

_NARROW = "aws_ec2_peering_routes_narrow"


def _peering(case: str, destination: str | None, status: Status, *, ours: str = "requester") -> Situation:
    here, there = {"VpcId": "vpc-1", "CidrBlock": "10.1.0.0/16"}, {"VpcId": "vpc-2", "CidrBlock": "10.2.0.0/16", "CidrBlockSet": [{"CidrBlock": "10.2.0.0/16"}]}
    sides = {"RequesterVpcInfo": here, "AccepterVpcInfo": there} if ours == "requester" else {"RequesterVpcInfo": there, "AccepterVpcInfo": here}
    routes: list[Any] = [{"DestinationCidrBlock": "10.1.0.0/16", "GatewayId": "local"}]
    routes += [{"DestinationCidrBlock": destination, "VpcPeeringConnectionId": "pcx-1"}] if destination else []
    table = Thing("AWS::EC2::RouteTable", {"RouteTableId": "rtb-1", "VpcId": "vpc-1", "OwnerId": "<account>", "Routes": routes}, "table")
    peering = Thing("AWS::EC2::VPCPeeringConnection", {"VpcPeeringConnectionId": "pcx-1", "Status": {"Code": "active"}, **sides})
    return Situation(f"a route {case}", (table, peering), {_NARROW: {"table": status}})


ROUTES = (
    _peering("to a subnet of the peer", "10.2.7.0/24", "manual"),
    _peering("to all of the peer", "10.2.0.0/16", "fail"),
    _peering("to all of the peer, which asked", "10.2.0.0/16", "fail", ours="accepter"),
    _peering("to more than the peer", "10.0.0.0/8", "fail"),
    _peering("to everywhere through the peer", _WORLD, "fail"),
    _peering("to no peer", None, "not_applicable"),
)
_VPC = Thing("AWS::EC2::VPC", {"VpcId": "vpc-1", "OwnerId": "<account>", "CidrBlock": "10.1.0.0/16"}, "vpc")
_PRIVATELY, _ENDPOINT = "aws_ec2_vpc_reaches_services_privately", "aws_ec2_vpc_has_ec2_endpoint"


def _endpoint(service: str) -> Thing:
    listed = {"VpcEndpointId": f"vpce-{service}", "VpcId": "vpc-1", "ServiceName": f"com.amazonaws.eu-west-1.{service}", "OwnerId": "<account>"}
    return Thing("AWS::EC2::VPCEndpoint", listed)


def _tunnels(case: str, statuses: Sequence[str], status: Status, state: str = "available") -> Situation:
    telemetry = [{"OutsideIpAddress": f"198.51.100.{number}", "Status": one} for number, one in enumerate(statuses)]
    thing = Thing("AWS::EC2::VPNConnection", {"VpnConnectionId": "vpn-1", "State": state, "VgwTelemetry": telemetry}, "vpn")
    return Situation(f"a VPN {case}", (thing,), {"aws_ec2_vpn_tunnels_up": {"vpn": status}})


def _blocked(case: str, mode: str | None, status: Status, *, unread: bool = False) -> Situation:
    thing = Thing("AWS::Account::Region", {"VpcBlockPublicAccess": {"InternetGatewayBlockMode": mode}}, unread=("VpcBlockPublicAccess",) if unread else ())
    return Situation(f"internet gateways {case}", (thing,), {"aws_ec2_internet_gateways_blocked": {"eu-west-1": status}})


PATHS = (
    Situation("a network without endpoints", (_VPC,), {_PRIVATELY: {"vpc": "manual"}, _ENDPOINT: {"vpc": "fail"}}),
    Situation("a network with an endpoint for S3", (_VPC, _endpoint("s3")), {_PRIVATELY: {"vpc": "manual"}, _ENDPOINT: {"vpc": "fail"}}),
    Situation("a network with an endpoint for EC2", (_VPC, _endpoint("ec2")), {_ENDPOINT: {"vpc": "pass"}}),
    Situation("a network whose endpoints cannot be listed", (_VPC,), {_PRIVATELY: {"vpc": "unknown"}, _ENDPOINT: {"vpc": "unknown"}},
              denied=("AWS::EC2::VPCEndpoint",)),
    _tunnels("with both tunnels up", ["UP", "UP"], "pass"),
    _tunnels("with one tunnel down", ["UP", "DOWN"], "fail"),
    _tunnels("that tells of no tunnel", [], "unknown"),
    _tunnels("that is being deleted", ["DOWN"], "not_applicable", "deleting"),
    _blocked("that are blocked", "block-bidirectional", "pass"),
    _blocked("that are not blocked", "off", "fail"),
    _blocked("that cannot be asked about", None, "unknown", unread=True),
)  # fmt: skip

_HTTPS, _TLS = "aws_elbv2_listener_redirects_to_https", "aws_elbv2_listener_current_tls"
_BALANCER = {"LoadBalancerName": "app", "LoadBalancerArn": "arn:aws:elasticloadbalancing:eu-west-1:<account>:loadbalancer/app/app/1", "Type": "application"}


def _listener(case: str, members: JsonObject, https: Status, tls: Status) -> Situation:
    arn = "arn:aws:elasticloadbalancing:eu-west-1:<account>:listener/app/app/1/2"
    listed = {"ListenerArn": arn, "LoadBalancerArn": _BALANCER["LoadBalancerArn"], "Port": 80}
    things = (Thing("AWS::ElasticLoadBalancingV2::LoadBalancer", _BALANCER), Thing("AWS::ElasticLoadBalancingV2::Listener", listed | members, "it", parent=_BALANCER))
    return Situation(f"a listener {case}", things, {_HTTPS: {"it": https}, _TLS: {"it": tls}})


LISTENERS = (
    _listener("that redirects", {"Protocol": "HTTP", "DefaultActions": [{"Type": "redirect", "RedirectConfig": {"Protocol": "HTTPS", "StatusCode": "HTTP_301"}}]},
              "pass", "not_applicable"),
    _listener("that serves plain HTTP", {"Protocol": "HTTP", "DefaultActions": [{"Type": "forward"}]}, "fail", "not_applicable"),
    _listener("of current TLS", {"Protocol": "HTTPS", "SslPolicy": "ELBSecurityPolicy-TLS13-1-2-2021-06", "DefaultActions": []}, "not_applicable", "pass"),
    _listener("of old TLS", {"Protocol": "HTTPS", "SslPolicy": "ELBSecurityPolicy-2016-08", "DefaultActions": []}, "not_applicable", "fail"),
    _listener("of TLS 1.3 that allows 1.0", {"Protocol": "TLS", "SslPolicy": "ELBSecurityPolicy-TLS13-1-0-2021-06", "DefaultActions": []}, "not_applicable", "fail"),
    _listener("that says nothing", {"Protocol": "HTTPS"}, "not_applicable", "unknown"),
    _listener("of which nothing is known", {"Protocol": "HTTP"}, "unknown", "not_applicable"),
)  # fmt: skip


def _stages() -> Iterable[Situation]:
    rest, http = "AWS::ApiGateway::Stage", "AWS::ApiGatewayV2::Stage"
    cases = (
        ("aws_apigateway_stage_access_logged", rest, {"accessLogSettings": {"destinationArn": "arn:aws:logs:eu-west-1:<account>:log-group:a", "format": "f"}}),
        ("aws_apigateway_stage_traced", rest, {"tracingEnabled": True}),
        ("aws_apigateway_stage_has_firewall", rest, {"webAclArn": "arn:aws:wafv2:eu-west-1:<account>:regional/webacl/a/1"}),
        ("aws_apigateway_stage_has_client_certificate", rest, {"clientCertificateId": "c1"}),
        ("aws_apigatewayv2_stage_access_logged", http, {"AccessLogSettings": {"DestinationArn": "arn:aws:logs:eu-west-1:<account>:log-group:a", "Format": "f"}}),
    )
    for number, (control, type_name, right) in enumerate(cases):
        is_rest = type_name == rest
        parent = {"id": f"a{number}-<account>", "name": "api"} if is_rest else {"ApiId": f"a{number}-<account>", "Name": "api"}
        api = Thing("AWS::ApiGateway::RestApi" if is_rest else "AWS::ApiGatewayV2::Api", parent)
        name = {"stageName": "live"} if is_rest else {"StageName": "live"}
        for case, members, status in (("right", right, "pass"), ("wrong", {}, "fail")):
            yield Situation(f"{control}: {case}", (api, Thing(type_name, name | members, "it", parent=parent)), {control: {"it": status}})  # type: ignore[dict-item]
        yield Situation(f"{control}: denied", (), {control: {"account": "unknown"}}, denied=(type_name,))


SITUATIONS: tuple[Situation, ...] = (
    *network_plain.SITUATIONS, *GROUPS, *USED, *ACLS, *ROUTES, *PATHS, *LISTENERS, *_stages(),
)  # fmt: skip
