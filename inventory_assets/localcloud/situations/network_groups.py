"""Situations for the controls of security groups: what their rules let in, and whether anything uses them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.model import Situation, Status, Thing

_GROUP = {
    name: f"aws_ec2_security_group_{name}"
    for name in (
        "admin_ports_closed_ipv4",
        "admin_ports_closed_ipv6",
        "ssh_closed",
        "rdp_closed",
        "cifs_closed",
        "risky_ports_closed",
        "not_open_on_all_ports",
        "only_web_ports_open",
    )
}
_WORLD, _WORLD6, _OFFICE = "0.0.0.0/0", "::/0", "203.0.113.0/24"


def drawn(case: str) -> str:
    """A part of an id that is the case's own."""
    return f"0{zlib.crc32(case.encode()):08x}"


def rule(protocol: str | None, ports: tuple[int, int] | None, *ranges: str, lists: Iterable[str] = ()) -> JsonObject:
    """A rule as EC2 tells it; without ports it has none."""
    made: JsonObject = {"UserIdGroupPairs": []}
    made |= {} if protocol is None else {"IpProtocol": protocol}
    made |= {} if ports is None else {"FromPort": ports[0], "ToPort": ports[1]}
    made["IpRanges"] = [{"CidrIp": cidr} for cidr in ranges if ":" not in cidr]
    made["Ipv6Ranges"] = [{"CidrIpv6": cidr} for cidr in ranges if ":" in cidr]
    made["PrefixListIds"] = [{"PrefixListId": name} for name in lists]
    return made


def group(case: str, rules: Sequence[JsonObject | None] | None, name: str | None = "web") -> Thing:
    """A security group."""
    listed = {
        "GroupId": f"sg-{drawn(case)}",
        "GroupName": name,
        "OwnerId": "<account>",
        "VpcId": "vpc-0a",
        "Description": "",
        "IpPermissions": rules,
        "IpPermissionsEgress": [],
    }
    return Thing("AWS::EC2::SecurityGroup", listed, "group")


def _open(case: str, rules: Sequence[JsonObject | None] | None, *things: Thing, **verdicts: Status) -> Situation:
    said = {_GROUP[name]: {"group": status} for name, status in verdicts.items()}
    return Situation(f"a security group {case}", (group(case, rules), *things), said)


def prefixes(name: str, *entries: str, unread: bool = False, family: str = "IPv4") -> Thing:
    """A prefix list of the account's own."""
    listed = {
        "PrefixListId": f"pl-{name}",
        "PrefixListName": name,
        "OwnerId": "<account>",
        "AddressFamily": family,
        "MaxEntries": 9,
        "Version": 1,
        "PrefixListArn": f"arn:aws:ec2:eu-west-1:<account>:prefix-list/pl-{name}",
        "Entries": [{"Cidr": entry} for entry in entries],
    }
    return Thing("AWS::EC2::PrefixList", listed, name, unread=("Entries",) if unread else ())


def interface(case: str, groups: Sequence[str] | None, public: str | None = None) -> Thing:
    """A network interface with security groups."""
    listed: JsonObject = {
        "NetworkInterfaceId": f"eni-{drawn(case)}",
        "Groups": None if groups is None else [{"GroupId": one} for one in groups],
    }
    return Thing("AWS::EC2::NetworkInterface", listed | ({"Association": {"PublicIp": public}} if public else {}))


_SHUT: dict[str, Status] = dict.fromkeys(_GROUP, "pass")
_DARK: dict[str, Status] = dict.fromkeys(_GROUP, "unknown")
_OPEN: dict[str, Status] = dict.fromkeys(_GROUP, "fail")
_OPEN4: dict[str, Status] = {**_OPEN, "admin_ports_closed_ipv6": "pass"}
_OPEN6: dict[str, Status] = {**_OPEN, "admin_ports_closed_ipv4": "pass"}
_SSH4: dict[str, Status] = {"admin_ports_closed_ipv4": "fail", "admin_ports_closed_ipv6": "pass", "ssh_closed": "fail"}
_SSH6: dict[str, Status] = {"admin_ports_closed_ipv4": "pass", "admin_ports_closed_ipv6": "fail", "ssh_closed": "fail"}
_NO_SSH: dict[str, Status] = {"admin_ports_closed_ipv4": "pass", "admin_ports_closed_ipv6": "pass", "ssh_closed": "pass"}
_ITSELF = {"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": "sg-0a"}], "IpRanges": [], "Ipv6Ranges": [], "PrefixListIds": []}

PORTS = (
    _open("without rules", [], **_SHUT),
    _open("open to an office", [rule("-1", None, _OFFICE, "2001:db8::/32")], **_SHUT),
    _open("open to itself", [_ITSELF], **_SHUT),
    _open("open to the web", [rule("tcp", (443, 443), _WORLD, _WORLD6), rule("tcp", (80, 80), _WORLD)], **_SHUT),
    _open(
        "open for SSH over IPv4",
        [rule("tcp", (22, 22), _WORLD)],
        **_SSH4,
        rdp_closed="pass",
        risky_ports_closed="fail",
        cifs_closed="pass",
        only_web_ports_open="fail",
        not_open_on_all_ports="pass",
    ),
    _open("open for SSH over IPv6", [rule("6", (22, 22), _WORLD6)], **_SSH6),
    _open("open for SSH to an office and to the world", [rule("tcp", (22, 22), _OFFICE, _WORLD)], **_SSH4),
    _open("open for a range with SSH in it", [rule("tcp", (20, 25), _WORLD)], **_SSH4),
    _open("open for a range that ends with SSH", [rule("tcp", (1, 22), _WORLD)], **_SSH4),
    _open("open for a range that starts with SSH", [rule("tcp", (22, 24), _WORLD6)], **_SSH6),
    _open("open for ranges beside SSH", [rule("tcp", (10, 21), _WORLD), rule("tcp", (23, 30), _WORLD)], **_NO_SSH),
    _open("open for UDP on the port of SSH", [rule("udp", (22, 22), _WORLD)], **_NO_SSH, only_web_ports_open="fail"),
    _open(
        "open for remote desktops",
        [rule("tcp", (3389, 3389), _WORLD)],
        admin_ports_closed_ipv4="fail",
        rdp_closed="fail",
        ssh_closed="pass",
    ),
    _open("open for remote desktops over UDP", [rule("17", (3389, 3389), _WORLD)], admin_ports_closed_ipv4="fail", rdp_closed="fail"),
    _open("open for everything", [rule("-1", None, _WORLD)], **_OPEN4),
    _open("open for everything of IPv6", [rule("-1", None, _WORLD6)], **_OPEN6),
    _open("open for everything, which names ports", [rule("-1", (443, 443), _WORLD)], **_OPEN4),
    _open("open for everything, whose ports are -1", [rule("-1", (-1, -1), _WORLD)], **_OPEN4),
    _open("open for all of TCP", [rule("tcp", (0, 65535), _WORLD6)], **_OPEN6),
    _open("open for all of UDP", [rule("udp", (0, 65535), _WORLD)], not_open_on_all_ports="fail", ssh_closed="pass", rdp_closed="fail"),
    _open("open for almost all of TCP", [rule("tcp", (0, 65534), _WORLD)], not_open_on_all_ports="pass", ssh_closed="fail"),
    _open("open for Windows shares", [rule("tcp", (445, 445), _WORLD)], cifs_closed="fail", risky_ports_closed="fail", ssh_closed="pass"),
    _open("open for Windows shares over IPv6", [rule("tcp", (137, 139), _WORLD6)], cifs_closed="fail"),
    _open("open for old Windows shares over UDP", [rule("udp", (139, 139), _WORLD)], cifs_closed="fail"),
    _open("open for a database", [rule("tcp", (5432, 5432), _WORLD)], risky_ports_closed="fail", admin_ports_closed_ipv4="pass"),
    _open(
        "open for pings",
        [rule("icmp", (-1, -1), _WORLD), rule("icmpv6", (-1, -1), _WORLD6), rule("58", None, _WORLD6), rule("1", (8, -1), _WORLD)],
        **_SHUT,
    ),
    _open(
        "open for another protocol", [rule("50", None, _WORLD)], ssh_closed="pass", not_open_on_all_ports="pass", only_web_ports_open="fail"
    ),
    _open("open for two ports of the web at once", [rule("tcp", (80, 443), _WORLD)], only_web_ports_open="fail", ssh_closed="pass"),
    _open("open for the web over UDP", [rule("udp", (443, 443), _WORLD)], only_web_ports_open="fail"),
)
RANGES = (
    _open("open to both halves of the world", [rule("tcp", (22, 22), "0.0.0.0/1", "128.0.0.0/1")], **_SSH4, only_web_ports_open="fail"),
    _open(
        "open to both halves by two rules",
        [rule("tcp", (20, 22), "0.0.0.0/1"), rule("-1", None, "128.0.0.0/1")],
        **_SSH4,
        not_open_on_all_ports="pass",
    ),
    _open("open to both halves of IPv6", [rule("tcp", (22, 22), "::/1", "8000::/1")], **_SSH6),
    _open("open to the quarters of the world", [rule("tcp", (22, 22), "0.0.0.0/2", "64.0.0.0/2", "128.0.0.0/2", "192.0.0.0/2")], **_SSH4),
    _open("open to a half and its quarters", [rule("tcp", (22, 22), "0.0.0.0/1", "0.0.0.0/2", "64.0.0.0/2")], **_NO_SSH),
    _open("open to half of the world", [rule("tcp", (22, 22), "0.0.0.0/1")], **_NO_SSH),
    _open("open to halves of two families", [rule("tcp", (22, 22), "0.0.0.0/1", "8000::/1")], **_NO_SSH),
    _open(
        "open to halves on different ports",
        [rule("tcp", (22, 22), "0.0.0.0/1"), rule("tcp", (3389, 3389), "128.0.0.0/1")],
        admin_ports_closed_ipv4="pass",
    ),
    _open("open to a list with the world in it", [rule("tcp", (22, 22), lists=["pl-0b01"])], prefixes("0b01", _OFFICE, _WORLD), **_SSH4),
    _open(
        "open to a list with the world of IPv6",
        [rule("tcp", (22, 22), lists=["pl-0b02"])],
        prefixes("0b02", _WORLD6, family="IPv6"),
        **_SSH6,
    ),
    _open("open to a list of halves", [rule("tcp", (22, 22), lists=["pl-0b03"])], prefixes("0b03", "0.0.0.0/1", "128.0.0.0/1"), **_SSH4),
    _open("open to a list of offices", [rule("tcp", (22, 22), lists=["pl-0b04"])], prefixes("0b04", _OFFICE), **_NO_SSH),
    _open("open to an empty list", [rule("-1", None, lists=["pl-0b05"])], prefixes("0b05"), **_SHUT),
    _open(
        "open to a list that cannot be read",
        [rule("-1", None, lists=["pl-0b06"])],
        prefixes("0b06", unread=True),
        **(_DARK | {"admin_ports_closed_ipv6": "pass"}),
    ),
    _open(
        "open to a list of IPv6 that cannot be read",
        [rule("-1", None, lists=["pl-0b07"])],
        prefixes("0b07", unread=True, family="IPv6"),
        **(_DARK | {"admin_ports_closed_ipv4": "pass"}),
    ),
    _open(
        "open to a list of somebody else",
        [rule("tcp", (22, 22), lists=["pl-0b08"])],
        admin_ports_closed_ipv4="unknown",
        admin_ports_closed_ipv6="unknown",
        ssh_closed="unknown",
        rdp_closed="pass",
        not_open_on_all_ports="pass",
    ),
    _open("open to a list of somebody else for the web", [rule("tcp", (443, 443), lists=["pl-0b09"])], **_SHUT),
    _open(
        "open to a dark list and to the world",
        [rule("tcp", (22, 22), _WORLD, lists=["pl-0b10"])],
        ssh_closed="fail",
        admin_ports_closed_ipv6="unknown",
    ),
    _open("whose rules are odd", None, **_DARK),
    _open("with a rule that is no rule", ["odd"], **_DARK),  # type: ignore[list-item]
    _open("with a rule without a protocol", [rule(None, (22, 22), _WORLD)], ssh_closed="unknown", not_open_on_all_ports="unknown"),
    _open("with a rule of TCP without ports", [rule("tcp", None, _WORLD)], ssh_closed="unknown", rdp_closed="unknown"),
    _open(
        "with an odd rule and one for SSH",
        [rule(None, None, _WORLD), rule("tcp", (22, 22), _WORLD)],
        ssh_closed="fail",
        rdp_closed="unknown",
    ),
    _open("with an odd range", [rule("tcp", (22, 22), "anywhere")], ssh_closed="unknown"),
    Situation(
        "a security group that may be open for something else",
        (group("for something else", [rule("tcp", (22, 22), _WORLD), rule("tcp", (2222, 2222), _WORLD)]),),
        {_GROUP["admin_ports_closed_ipv4"]: {"group": "fail"}},
        parameters={_GROUP["admin_ports_closed_ipv4"]: {"ports": [2222]}},
    ),
    Situation(
        "a security group open for what is no longer administration",
        (group("no longer administration", [rule("tcp", (22, 22), _WORLD)]),),
        {_GROUP["admin_ports_closed_ipv4"]: {"group": "pass"}, _GROUP["ssh_closed"]: {"group": "fail"}},
        parameters={_GROUP["admin_ports_closed_ipv4"]: {"ports": [2222]}},
    ),
    _open(
        "that is open and reached by a public address",
        [rule("tcp", (22, 22), _WORLD)],
        interface("reached", [f"sg-{drawn('that is open and reached by a public address')}"], "198.51.100.7"),
        **_SSH4,
    ),
    *(
        Situation(
            f"security groups that cannot be listed: {name}",
            (),
            {_GROUP[name]: {"account": "unknown"}},
            denied=("AWS::EC2::SecurityGroup",),
        )
        for name in ("admin_ports_closed_ipv4", "admin_ports_closed_ipv6")
    ),
)

_USED = "aws_ec2_security_group_used"


def _used(case: str, status: Status, *things: Thing, name: str | None = "web", denied: tuple[str, ...] = ()) -> Situation:
    return Situation(f"a security group {case}", (group(case, [], name), *things), {_USED: {"group": status}}, denied=denied)


USED = (
    _used("of an interface", "pass", interface("used", [f"sg-{drawn('of an interface')}"])),
    _used(
        "of the second place of an interface", "pass", interface("second", ["sg-0b", f"sg-{drawn('of the second place of an interface')}"])
    ),
    _used("of nothing", "fail"),
    _used("of nothing, beside interfaces of others", "fail", interface("others", ["sg-0b"])),
    _used("of nothing, by default", "not_applicable", name="default"),
    # in a region of its own: it may be an interface of any group there
    Situation(
        "a security group where the groups of an interface are odd",
        tuple(replace(thing, region="eu-west-2") for thing in (group("of odd interfaces", []), interface("odd groups", None))),
        {_USED: {"group": "unknown"}},
        regions=("eu-west-2",),
    ),
    _used("where interfaces cannot be listed", "unknown", denied=("AWS::EC2::NetworkInterface",)),
)

SITUATIONS: tuple[Situation, ...] = (*PORTS, *RANGES, *USED)
