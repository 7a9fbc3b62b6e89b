"""Situations for the controls of RDS and of what shares its API in which networks, clusters, subscriptions or snapshots play a part."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.model import Situation, Status, Thing
from inventory_assets.localcloud.situations.plain import plain

INSTANCE, CLUSTER, SUBSCRIPTION = "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::RDS::EventSubscription"
GROUP, SUBNET, TABLE, PROXY = "AWS::EC2::SecurityGroup", "AWS::EC2::Subnet", "AWS::EC2::RouteTable", "AWS::RDS::DBProxy"
_PUBLIC, _PRIVATE = "aws_rds_instance_not_public", "aws_rds_instance_in_private_subnets"
_ENCRYPTED, _SPREAD, _MEMBERS = "aws_rds_instance_encrypted", "aws_rds_cluster_in_several_zones", "aws_rds_instance_in_several_zones"
_NEPTUNE, _PLACE = "aws_neptune_cluster_in_several_zones", "eu-west-1:<account>"


def _drawn(case: str) -> str:
    return f"{zlib.crc32(case.encode()):08x}"


def _instance(name: str, **members: Any) -> Thing:
    listed = {"DBInstanceIdentifier": name, "DBInstanceArn": f"arn:aws:rds:{_PLACE}:db:{name}", "Engine": "postgres"}
    return Thing(INSTANCE, listed | members)


def _cluster(name: str, *members: str, type_name: str = CLUSTER, **told: Any) -> Thing:
    listed = {
        "DBClusterIdentifier": name,
        "DBClusterArn": f"arn:aws:rds:{_PLACE}:cluster:{name}",
        "Engine": "aurora-mysql",
        "DBClusterMembers": [{"DBInstanceIdentifier": member} for member in members],
    }
    return Thing(type_name, listed | told, "cluster")


def _snapshot(
    control: str, engine: str, case: str, status: Status, kind: str = "manual", *, unread: bool = False, **told: Any
) -> Situation:
    name = f"s{_drawn(control + case)}"
    listed: JsonObject = {
        "DBClusterSnapshotIdentifier": name,
        "DBClusterSnapshotArn": f"arn:aws:rds:{_PLACE}:cluster-snapshot:{name}",
        "Engine": engine,
        "SnapshotType": kind,
    }
    thing = Thing("AWS::RDS::DBClusterSnapshot", listed | told, "it", unread=("Attributes",) if unread else ())
    return Situation(f"{control}: a snapshot {case}", (thing,), {control: {"it": status}})


def _shared(*accounts: str) -> JsonObject:
    return {"Attributes": [{"AttributeName": "restore", "AttributeValues": list(accounts)}]}


def _shared_snapshots(control: str, engine: str, other: str) -> Sequence[Situation]:
    return (
        _snapshot(control, engine, "shared with one account", "pass", **_shared("999988887777")),
        _snapshot(control, engine, "shared with everybody", "fail", **_shared("999988887777", "all")),
        _snapshot(control, engine, "whose sharing cannot be read", "unknown", unread=True),
        _snapshot(control, engine, "that the service made", "not_applicable", "automated"),
        _snapshot(control, other, "of another engine", "not_applicable", **_shared("all")),
    )


def _network(case: str, *, cidr: str = "0.0.0.0/0", gateway: str = "igw-1", port: int = 5432, own_table: bool = True) -> tuple[Thing, ...]:
    """A security group, a subnet and the routes out of it."""
    drawn = _drawn(case)
    ranges = {"Ipv6Ranges": [{"CidrIpv6": cidr}]} if ":" in cidr else {"IpRanges": [{"CidrIp": cidr}]}
    association: JsonObject = {"SubnetId": f"subnet-{drawn}"} if own_table else {"Main": True}
    destination = {"DestinationIpv6CidrBlock": "::/0"} if ":" in cidr else {"DestinationCidrBlock": "0.0.0.0/0"}
    return (
        Thing(
            GROUP,
            {
                "GroupId": f"sg-{drawn}",
                "OwnerId": "<account>",
                "VpcId": f"vpc-{drawn}",
                "IpPermissions": [{"IpProtocol": "tcp", "FromPort": port, "ToPort": port} | ranges],
            },
        ),
        Thing(SUBNET, {"SubnetId": f"subnet-{drawn}", "VpcId": f"vpc-{drawn}"}),
        Thing(
            TABLE,
            {
                "RouteTableId": f"rtb-{drawn}",
                "VpcId": f"vpc-{drawn}",
                "Associations": [{"RouteTableAssociationId": f"rtbassoc-{drawn}", "RouteTableId": f"rtb-{drawn}"} | association],
                "Routes": [destination | {"GatewayId": gateway, "State": "active"}],
            },
        ),
    )


def _placed(case: str, **members: Any) -> Thing:
    """An instance in the network of its case."""
    drawn = _drawn(case)
    group = {"DBSubnetGroupName": f"g-{drawn}", "VpcId": f"vpc-{drawn}", "Subnets": [{"SubnetIdentifier": f"subnet-{drawn}"}]}
    listed = {
        "DBSubnetGroup": group,
        "VpcSecurityGroups": [{"VpcSecurityGroupId": f"sg-{drawn}"}],
        "Endpoint": {"Address": "a", "Port": 5432},
    }
    return Thing(INSTANCE, _instance(f"db-{drawn}").configuration | listed | members, "db")


def _in_network(case: str, public: Status, private: Status, *, flag: bool, denied: tuple[str, ...] = (), **network: Any) -> Situation:
    things = (_placed(case, PubliclyAccessible=flag), *(thing for thing in _network(case, **network) if thing.type not in denied))
    return Situation(f"a database {case}", things, {_PUBLIC: {"db": public}, _PRIVATE: {"db": private}}, denied=denied)


NETWORKS = (
    _in_network("that everybody reaches", "fail", "fail", flag=True),
    _in_network("that everybody reaches over IPv6", "fail", "fail", flag=True, cidr="::/0"),
    _in_network("that is public, behind a closed security group", "fail", "fail", flag=True, cidr="10.0.0.0/8"),
    _in_network("that is public, whose port is closed", "fail", "fail", flag=True, port=22),
    _in_network("that is public in a private subnet", "fail", "pass", flag=True, gateway="local"),
    _in_network("that is private in a public subnet", "pass", "fail", flag=False),
    _in_network("in a subnet with the main table of its network", "pass", "fail", flag=False, own_table=False),
    _in_network("in a subnet with a main table that leads nowhere", "pass", "pass", flag=False, own_table=False, gateway="vgw-1"),
    _in_network("whose routes cannot be read", "fail", "unknown", flag=True, denied=(TABLE,)),
    _in_network("whose subnets cannot be read", "pass", "unknown", flag=False, denied=(SUBNET,)),
    _in_network("whose security groups cannot be read", "fail", "fail", flag=True, denied=(GROUP,)),
)


def _ring(
    case: str, status: Status, zones: Sequence[str | None], *, read: bool = True, member: Status | None = None, **told: Any
) -> Situation:
    """A cluster with a member in each of the zones. Where `read` is false its members cannot be listed."""
    drawn = _drawn(case)
    names = [f"m{number}-{drawn}" for number in range(len(zones))]
    cluster = _cluster(f"ring-{drawn}", *names, **({"MultiAZ": False} | told))
    members = [
        _instance(name, Engine=cluster.configuration["Engine"], DBClusterIdentifier=f"ring-{drawn}", AvailabilityZone=zone, MultiAZ=False)
        for name, zone in zip(names, zones, strict=True)
    ]
    verdicts = {_SPREAD: {"cluster": status}} | ({_MEMBERS: dict.fromkeys(names, member or status)} if read else {})
    return Situation(f"a cluster {case}", (cluster, *members) if read else (cluster,), verdicts, denied=() if read else (INSTANCE,))


def _graph(case: str, status: Status, zones: Sequence[str], **told: Any) -> Situation:
    drawn = _drawn(case)
    names = [f"n{number}-{drawn}" for number in range(len(zones))]
    members = [
        Thing(
            "AWS::Neptune::DBInstance",
            _instance(name, Engine="neptune", DBClusterIdentifier=f"graph-{drawn}", AvailabilityZone=zone).configuration,
        )
        for name, zone in zip(names, zones, strict=True)
    ]
    cluster = _cluster(f"graph-{drawn}", *names, type_name="AWS::Neptune::DBCluster", Engine="neptune", **told)
    return Situation(f"a graph {case}", (cluster, *members), {_NEPTUNE: {"cluster": status}})


CLUSTERS = (
    _ring("in two zones", "pass", ("eu-west-1a", "eu-west-1b")),
    _ring("with all members in one zone, whatever it says", "fail", ("eu-west-1a", "eu-west-1a"), MultiAZ=True),
    _ring("without members", "fail", ()),
    _ring("one of whose members does not say where it lies", "unknown", ("eu-west-1a", None), MultiAZ=None),
    _ring("of three zones whose engine is no Aurora", "pass", ("eu-west-1a", "eu-west-1b", "eu-west-1c"), Engine="mysql", MultiAZ=True),
    _ring(
        "that replicates another",
        "not_applicable",
        ("eu-west-1a",),
        ReplicationSourceIdentifier="arn:aws:rds:us-east-1:<account>:cluster:first",
    ),
    _ring("without servers, which has no members to see", "pass", (), EngineMode="serverless", MultiAZ=True),
    _ring("in several zones, whose members cannot be listed", "pass", ("eu-west-1a", "eu-west-1b"), read=False, MultiAZ=True),
    _ring("that says nothing, whose members cannot be listed", "unknown", ("eu-west-1a", "eu-west-1b"), read=False, MultiAZ=None),
    _graph("in two zones", "pass", ("eu-west-1a", "eu-west-1b"), MultiAZ=False),
    _graph("in one zone", "fail", ("eu-west-1a", "eu-west-1a"), MultiAZ=True),
    Situation(
        "a graph whose members cannot be listed",
        (_cluster("graph-2", "n1", "n2", type_name="AWS::Neptune::DBCluster", Engine="neptune", MultiAZ=None),),
        {_NEPTUNE: {"cluster": "unknown"}},
        denied=("AWS::Neptune::DBInstance",),
    ),
    Situation(
        "a replica of a cluster, in one zone",
        (_instance("copy-1", MultiAZ=False, ReadReplicaSourceDBClusterIdentifier="ring"),),
        {_MEMBERS: {"copy-1": "not_applicable"}},
    ),
    Situation(
        "a member of an Aurora cluster that cannot be read",
        (_instance("lone-1", Engine="aurora-mysql", DBClusterIdentifier="dark", StorageEncrypted=False, MultiAZ=False),),
        {_ENCRYPTED: {"lone-1": "unknown"}, _MEMBERS: {"lone-1": "unknown"}},
        denied=(CLUSTER,),
    ),
    Situation(
        "members in two zones of an Aurora cluster that cannot be read",
        tuple(
            _instance(f"pair-{zone}", Engine="aurora-mysql", DBClusterIdentifier="pair", AvailabilityZone=f"eu-west-1{zone}", MultiAZ=False)
            for zone in "ab"
        ),
        {_MEMBERS: {"pair-a": "pass", "pair-b": "pass"}},
        denied=(CLUSTER,),
    ),
    Situation(
        "an Aurora cluster that does not say whether it is encrypted",
        (
            _cluster("mute-1", "mute-2", StorageEncrypted=None),
            _instance("mute-2", Engine="aurora-mysql", DBClusterIdentifier="mute-1", StorageEncrypted=True),
        ),
        {_ENCRYPTED: {"mute-2": "unknown"}},
    ),
    Situation(
        "a member of a Multi-AZ cluster, which has storage of its own",
        (
            _cluster("trio-1", "trio-2", Engine="mysql", StorageEncrypted=True),
            _instance("trio-2", Engine="mysql", DBClusterIdentifier="trio-1", StorageEncrypted=False),
        ),
        {_ENCRYPTED: {"trio-2": "fail"}},
    ),
    Situation(
        "an instance of DocumentDB that RDS lists",
        (_instance("doc-1", Engine="docdb", StorageEncrypted=False, MultiAZ=False, PubliclyAccessible=True),),
        {control: {"doc-1": "not_applicable"} for control in (_ENCRYPTED, _MEMBERS, _PUBLIC, "aws_rds_instance_minor_upgrades")},
    ),
)


def _told(control: str, source: str, categories: Sequence[str], of: str, name: str) -> Sequence[Situation]:
    def case(what: str, status: Status, *subscriptions: JsonObject, there: bool = True, denied: tuple[str, ...] = ()) -> Situation:
        drawn = _drawn(control + what)
        thing = _cluster(f"c-{drawn}") if of == CLUSTER else _instance(f"d-{drawn}")
        listed = [
            {
                "CustSubscriptionId": f"s{number}-{drawn}",
                "EventSubscriptionArn": f"arn:aws:rds:{_PLACE}:es:s{number}-{drawn}",
                "SourceType": source,
                "Enabled": True,
                "Status": "active",
            }
            | subscription
            for number, subscription in enumerate(subscriptions)
        ]
        things = (*([thing] if there else []), *(Thing(SUBSCRIPTION, one) for one in listed))
        return Situation(f"events of {name}: {what}", things, {control: {"eu-west-1": status}}, denied=denied)

    asked: JsonObject = {"EventCategoriesList": list(categories)}
    return (
        case("the categories that matter", "pass", asked),
        case("more than these", "pass", {"EventCategoriesList": [*categories, "backup"]}),
        case("all of them", "pass", {}),
        case("all kinds of things", "pass", {"SourceType": None}),
        case("each from a subscription of its own", "pass", *({"EventCategoriesList": [category]} for category in categories)),
        case("all but one", "fail", {"EventCategoriesList": [*categories[1:], "backup"]}),
        case("of another kind", "fail", {"SourceType": "db-snapshot"}),
        case("one thing alone", "fail", {"SourceIdsList": ["other"]}),
        case("turned off", "fail", {"Enabled": False}),
        case("to a topic that is gone", "fail", {"Status": "topic-not-exist"}),
        case("no subscription", "fail"),
        case("no databases", "not_applicable", asked, there=False),
        case("subscriptions that cannot be listed", "unknown", denied=(SUBSCRIPTION,)),
        case("databases that cannot be listed, no subscription", "unknown", there=False, denied=(of,)),
        case("databases that cannot be listed", "pass", asked, there=False, denied=(of,)),
        case("one that does not say whether it is on", "unknown", {"Enabled": None}),
    )


EVENTS = (
    *_told("aws_rds_cluster_events_told", "db-cluster", ("failure", "maintenance"), CLUSTER, "clusters"),
    *_told("aws_rds_instance_events_told", "db-instance", ("configuration change", "failure", "maintenance"), INSTANCE, "instances"),
    *_told("aws_rds_parameter_group_events_told", "db-parameter-group", ("configuration change",), INSTANCE, "parameter groups"),
    *_told("aws_rds_security_group_events_told", "db-security-group", ("configuration change", "failure"), INSTANCE, "security groups"),
)


def _proxy(case: str, status: Status, tls: Any) -> Situation:
    name = f"p{_drawn(case)}"
    thing = Thing(PROXY, {"DBProxyName": name, "DBProxyArn": f"arn:aws:rds:{_PLACE}:db-proxy:{name}", "RequireTLS": tls}, "it")
    return Situation(f"a proxy {case}", (thing,), {"aws_rds_proxy_requires_tls": {"it": status}})


SITUATIONS: tuple[Situation, ...] = (
    *NETWORKS,
    *CLUSTERS,
    *EVENTS,
    *_shared_snapshots("aws_docdb_snapshot_not_public", "docdb", "neptune"),
    *_shared_snapshots("aws_neptune_snapshot_not_public", "neptune", "docdb"),
    _snapshot("aws_rds_cluster_snapshot_not_public", "aurora-mysql", "whose sharing cannot be read", "unknown", unread=True),
    _snapshot("aws_rds_cluster_snapshot_not_public", "docdb", "of DocumentDB", "not_applicable", **_shared("all")),
    _snapshot("aws_neptune_snapshot_encrypted", "neptune", "that is encrypted", "pass", StorageEncrypted=True),
    _snapshot("aws_neptune_snapshot_encrypted", "neptune", "that is not encrypted", "fail", StorageEncrypted=False),
    _snapshot("aws_neptune_snapshot_encrypted", "neptune", "that does not say whether it is encrypted", "unknown", StorageEncrypted=None),
    _snapshot("aws_neptune_snapshot_encrypted", "aurora-mysql", "of another engine", "not_applicable", StorageEncrypted=False),
    _snapshot("aws_rds_cluster_snapshot_encrypted", "neptune", "of Neptune", "not_applicable", StorageEncrypted=False),
    Situation(
        "a snapshot of an instance whose sharing cannot be read",
        (
            Thing(
                "AWS::RDS::DBSnapshot",
                {"DBSnapshotIdentifier": "s1", "DBSnapshotArn": f"arn:aws:rds:{_PLACE}:snapshot:s1", "SnapshotType": "manual"},
                unread=("Attributes",),
            ),
        ),
        {"aws_rds_snapshot_not_public": {"s1": "unknown"}},
    ),
    _proxy("that requires TLS", "pass", True),
    _proxy("that does not require TLS", "fail", False),
    _proxy("that does not say whether it requires TLS", "unknown", None),
    *plain(
        "aws_rds_cluster_minor_upgrades",
        CLUSTER,
        {"Engine": "mysql", "AutoMinorVersionUpgrade": True},
        {"Engine": "mysql", "AutoMinorVersionUpgrade": False},
        ("of Aurora", {"AutoMinorVersionUpgrade": False}, "not_applicable"),
        ("of Neptune", {"Engine": "neptune"}, "not_applicable"),
        odd={"Engine": "mysql"},
    ),
    *plain(
        "aws_rds_cluster_backtracks",
        CLUSTER,
        {"Engine": "aurora-mysql", "BacktrackWindow": 86400},
        {"Engine": "aurora-mysql", "BacktrackWindow": 0},
        ("that has no window", {"Engine": "aurora-mysql"}, "fail"),
        ("of PostgreSQL", {"Engine": "aurora-postgresql"}, "not_applicable"),
        ("without servers", {"Engine": "aurora-mysql", "EngineMode": "serverless"}, "not_applicable"),
    ),
    *plain(
        "aws_neptune_cluster_tags_copied_to_snapshots",
        "AWS::Neptune::DBCluster",
        {"CopyTagsToSnapshot": True},
        {"CopyTagsToSnapshot": False},
        odd={"CopyTagsToSnapshot": None},
    ),
)
