"""Over random deliveries of resources that refer to each other: relationships, assets and policy statements, maintained build by build,
are those of a rebuild, and the relationships and statements are those of a plain reading of what is there.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
from deliveries import Delivered, Delivery
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from model import Version, history
from raw_zone import Account, Cell, Resource
from replay import BESIDE, Recording, contents, open_warehouse

ONE, TWO = "111111111111", "222222222222"
VPC, SUBNET, INSTANCE, VOLUME = "AWS::EC2::VPC", "AWS::EC2::Subnet", "AWS::EC2::Instance", "AWS::EC2::Volume"
KEY_PAIR, BUCKET = "AWS::EC2::KeyPair", "AWS::S3::Bucket"
TABLES = ("inventory.relationships", "inventory.assets", "intermediate.int_policies__normalized")
READ = tuple(model for model in BESIDE if model not in ("relationships", "int_policies__normalized"))

#: A drawn id means one thing in the whole world; the other one means one thing in its account and region.
VPC_IDS = PLAIN, DRAWN = ("vpc-1", "vpc-0a1b2c3d4e5f60718")
KEY_NAMES = ("ops", "dev")
BUCKETS = {ONE: ("a-one", "b-one"), TWO: ("a-two", "b-two")}
#: Policy documents, and the statements in each: number and Sid.
DOCUMENTS: tuple[tuple[Any, tuple[tuple[int, str | None], ...]], ...] = (
    (None, ()),
    ({"Statement": {"Sid": "alone", "Effect": "Allow", "Action": "s3:GetObject"}}, ((1, "alone"),)),
    ({"Statement": [{"Sid": "x", "Effect": "Deny", "Action": ["s3:*"]}, {"Effect": "Allow"}]}, ((1, "x"), (2, None))),
    ("no policy", ((0, None),)),
)
IDENTITY = {VPC: "VpcId", SUBNET: "SubnetId", INSTANCE: "InstanceId", VOLUME: "VolumeId", KEY_PAIR: "KeyPairId", BUCKET: "Name"}
#: Parts that may not be readable; `*` is all but the identity.
UNREAD = {SUBNET: "*", INSTANCE: "*", VOLUME: "*", BUCKET: "Policy"}


def drawn_configuration(draw: st.DrawFn, kind: str, slot: str, account: str) -> dict[str, Any]:
    """What a resource looks like: two may claim one VPC's id or one key pair's name, and what is referred to need not be there."""
    match kind:
        case "AWS::EC2::VPC":
            return {"VpcId": draw(st.sampled_from(VPC_IDS))}
        case "AWS::EC2::Subnet":
            return {"SubnetId": f"subnet-{slot}", "VpcId": draw(st.sampled_from(VPC_IDS))}
        case "AWS::EC2::Instance":
            subnet = draw(st.sampled_from(["subnet-a", "subnet-b"]))
            return {"InstanceId": f"i-{slot}", "SubnetId": subnet, "KeyName": draw(st.sampled_from(KEY_NAMES))}
        case "AWS::EC2::Volume":
            instances = draw(st.sampled_from([(), ("i-a",), ("i-b",), ("i-a", "i-b")]))
            return {"VolumeId": f"vol-{slot}", "Attachments": [{"InstanceId": name} for name in instances]}
        case "AWS::EC2::KeyPair":
            return {"KeyPairId": f"key-{slot}", "KeyName": draw(st.sampled_from(KEY_NAMES))}
        case _:
            target = draw(st.sampled_from([*BUCKETS[ONE], *BUCKETS[TWO], None]))
            logging = {"LoggingEnabled": {"TargetBucket": target}} if target else None
            name = BUCKETS[account]["ab".index(slot)]
            return {"Name": name, "Logging": logging, "Policy": draw(st.sampled_from(DOCUMENTS))[0]}


def resource(kind: str, region: str, account: str, slot: str, configuration: dict[str, Any], unknown: str | None = None) -> Resource:
    """The slot names it whatever it looks like. What could not be read is not there."""
    name = configuration[IDENTITY[kind]]
    uid = f"arn:aws:s3:::{name}" if kind == BUCKET else f"arn:aws:ec2:{region}:{account}:{kind.rpartition('::')[2].lower()}/{slot}"
    known = {
        part: value for part, value in configuration.items() if part == IDENTITY[kind] or (unknown is None or unknown not in ("*", part))
    }
    return Resource(uid, known, {}, (unknown,) if unknown else (), id=name, name=configuration.get("KeyName"))


@st.composite
def cells(draw: st.DrawFn, account: str) -> tuple[Cell, ...]:
    found = []
    region = draw(st.sampled_from(["eu-west-1", "eu-west-1", "eu-west-1", "us-east-1"]))
    for kind in IDENTITY:
        where = "global" if kind == BUCKET else region
        status = draw(st.sampled_from(["ok", "ok", "ok", "ok", "denied", "skipped", None]))
        listed = []
        for slot in draw(st.sets(st.sampled_from("ab"), min_size=1)) if status == "ok" and draw(st.integers(0, 4)) else ():
            unknown = draw(st.sampled_from([None, None, None, UNREAD.get(kind)]))
            listed.append(resource(kind, where, account, slot, drawn_configuration(draw, kind, slot, account), unknown))
        if status:
            found.append(Cell(where, kind, tuple(sorted(listed, key=lambda one: one.uid)), status, f"list:{kind}"))
    return tuple(found)


@st.composite
def deliveries(draw: st.DrawFn) -> Delivery:
    listing = None
    if draw(st.integers(0, 7)) == 0:
        listing = tuple(Account(account, "name") for account in (ONE, TWO) if draw(st.booleans()))
    account = draw(st.sampled_from([ONE, ONE, TWO]))
    return Delivery(draw(st.integers(0, 9)), account, 0, "1", draw(cells(account)), listing, draw(st.booleans()))


def delivery(hours: int, *kinds: tuple[str, dict[str, dict[str, Any]]], status: str = "ok") -> Delivery:
    """A scan of account ONE in one region: of each type the configurations by slot."""
    scanned = []
    for kind, looks in kinds:
        where = "global" if kind == BUCKET else "eu-west-1"
        there = tuple(resource(kind, where, ONE, slot, configuration) for slot, configuration in looks.items())
        scanned.append(Cell(where, kind, there, status, f"list:{kind}"))
    return Delivery(hours, ONE, 0, "1", tuple(scanned), None, True)


#: A network whose VPC is claimed twice, goes and comes back as another, whose instance moves, and whose volumes cannot be read any more.
MOVING = [
    delivery(
        0,
        (VPC, {"a": {"VpcId": PLAIN}}),
        (SUBNET, {"a": {"SubnetId": "subnet-a", "VpcId": PLAIN}, "b": {"SubnetId": "subnet-b", "VpcId": PLAIN}}),
        (INSTANCE, {"a": {"InstanceId": "i-a", "SubnetId": "subnet-a", "KeyName": "ops"}}),
        (VOLUME, {"a": {"VolumeId": "vol-a", "Attachments": [{"InstanceId": "i-a"}]}}),
        (BUCKET, {"a": {"Name": "a-one", "Logging": None, "Policy": DOCUMENTS[2][0]}}),
    ),
    delivery(
        1,
        (VPC, {"a": {"VpcId": PLAIN}, "b": {"VpcId": PLAIN}}),
        (KEY_PAIR, {"a": {"KeyPairId": "key-a", "KeyName": "ops"}}),
        (INSTANCE, {"a": {"InstanceId": "i-a", "SubnetId": "subnet-b", "KeyName": "ops"}}),
    ),
    delivery(2, (VPC, {"b": {"VpcId": PLAIN}}), (KEY_PAIR, {"a": {"KeyPairId": "key-a", "KeyName": "dev"}})),
    delivery(3, (VOLUME, {}), status="denied"),
    delivery(4, (VPC, {"a": {"VpcId": DRAWN}}), (KEY_PAIR, {"b": {"KeyPairId": "key-b", "KeyName": "ops"}}), (BUCKET, {})),
]


def references(version: Version) -> list[tuple[str, str, str]]:
    """Relationship, reference and type of what a present resource refers to."""
    kind, there = version.cell[2], version.configuration
    found = [("in_vpc", there.get("VpcId"), VPC)] if kind == SUBNET else []
    if kind == INSTANCE:
        found += [("in_subnet", there.get("SubnetId"), SUBNET), ("uses_key_pair", there.get("KeyName"), KEY_PAIR)]
    if kind == VOLUME:
        found += [("attached_to", one["InstanceId"], INSTANCE) for one in there.get("Attachments") or ()]
    if kind == BUCKET and there.get("Logging"):
        found.append(("logs_to_bucket", there["Logging"]["LoggingEnabled"]["TargetBucket"], BUCKET))
    return [(relationship, reference, to) for relationship, reference, to in found if reference]


def led_to(version: Version, reference: str, kind: str, present: Sequence[Version]) -> str | None:
    """The one resource of the referrer's account and region that has the id, else the one of all where the id is drawn or a bucket's. Key
    pairs are meant by name.
    """
    key = "KeyName" if kind == KEY_PAIR else IDENTITY[kind]
    named = [other for other in present if other.cell[2] == kind and other.configuration.get(key) == reference]
    near = [other.uid for other in named if other.cell[:2] == version.cell[:2]]
    if len(near) == 1:
        return near[0]
    return named[0].uid if len(named) == 1 and (kind == BUCKET or reference == DRAWN) else None


def modelled(versions: Sequence[Version]) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """The relationships and the policy statements of what is there."""
    present = [version for version in versions if version.valid_to is None]
    related = [
        (version.uid, relationship, led_to(version, reference, kind, present), reference)
        for version in present
        for relationship, reference, kind in references(version)
    ]
    stated = [
        (version.uid, *statement)
        for version in present
        for document, statements in DOCUMENTS
        if version.cell[2] == BUCKET and version.configuration.get("Policy") == document
        for statement in statements
    ]
    return sorted(related, key=repr), sorted(stated, key=repr)


RELATED = "select from_uid, relationship, to_uid, to_reference from inventory.relationships"
STATED = "select resource_uid, statement_number, sid from intermediate.int_policies__normalized"


def selected(warehouse: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return sorted(warehouse.execute(query).fetchall(), key=repr)


# An example costs seconds: they are not shrunk, and their number is what a test run can bear.
@settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
@given(arriving=st.lists(deliveries(), min_size=3, max_size=6))
@example(arriving=MOVING)
def test_what_refers_to_what_is_maintained_as_a_rebuild_would_have_it(
    builds: tuple[Recording, Recording], arriving: list[Delivery]
) -> None:
    first, later = builds
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw"
        delivered, warehouse, build = Delivered(raw), open_warehouse(READ), first
        for number, one in enumerate(arriving, start=1):
            delivered.take(one)
            if one.then_build or number == len(arriving):
                build.replay(warehouse, raw, READ)
                build = later
                related, stated = modelled(history(delivered.scans.values(), delivered.listings.values()))
                assert selected(warehouse, RELATED) == related
                assert selected(warehouse, STATED) == stated

        rebuilt = open_warehouse(READ)
        first.replay(rebuilt, raw, READ)
        for table in TABLES:
            assert contents(warehouse, table) == contents(rebuilt, table), table
