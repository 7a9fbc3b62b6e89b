"""Situations share accounts as far as they do not disturb each other."""

from __future__ import annotations

from itertools import combinations

import pytest

from inventory_assets.catalog.controls import controls
from inventory_assets.localcloud.situations import SITUATIONS
from inventory_assets.localcloud.situations.limits import cannot_be_served
from inventory_assets.localcloud.situations.model import Situation, Thing
from inventory_assets.localcloud.situations.packing import Footprint, footprint_of, laboratories, pack

BUCKET, ACCOUNT, REGION, USER = "AWS::S3::Bucket", "AWS::Account::Account", "AWS::Account::Region", "AWS::IAM::User"
BLOCKED = "aws_s3_bucket_public_access_blocked"


def bucket(name: str, **more: object) -> Situation:
    return Situation(name, (Thing(BUCKET, {"Name": name}),), {BLOCKED: {name: "pass"}}, **more)  # type: ignore[arg-type]


def packed(*situations: Situation) -> list[list[str]]:
    return [[situation.name for situation in laboratory.situations] for laboratory in pack(situations)]


def test_things_of_other_names_share_an_account() -> None:
    assert packed(bucket("a"), bucket("b"), bucket("c")) == [["a", "b", "c"]]


def test_the_same_thing_cannot_be_there_twice() -> None:
    again = Situation("again", (Thing(BUCKET, {"Name": "a"}),), {BLOCKED: {"a": "fail"}})
    assert packed(bucket("a"), again, bucket("b")) == [["a", "b"], ["again"]]


@pytest.mark.parametrize(
    "alone",
    [
        Situation("alone", (Thing(BUCKET, {"Name": "x"}), Thing(ACCOUNT, {})), {BLOCKED: {"x": "pass"}}),
        Situation("alone", (Thing(BUCKET, {"Name": "x"}),), {BLOCKED: {"account": "pass"}}),
        Situation("alone", (Thing(BUCKET, {"Name": "x"}),), {BLOCKED: {"eu-west-1": "pass"}}),
        Situation("alone", (), {BLOCKED: {"account": "unknown"}}, denied=(BUCKET,)),
        Situation("alone", (), {BLOCKED: {"account": "pass"}}),  # there is nothing that its control reads
    ],
)
def test_what_speaks_of_the_whole_account_is_alone_with_its_types(alone: Situation) -> None:
    volume = Situation("volume", (Thing("AWS::EC2::Volume", {"VolumeId": "vol-1"}),), {})
    assert packed(bucket("a"), alone, volume) == [["alone", "volume"], ["a"]]


@pytest.mark.parametrize("other", [{"is_management": True}, {"regions": ("us-east-1",)}, {"parameters": {BLOCKED: {"days": 1}}}])
def test_accounts_have_one_place_one_set_of_regions_and_of_parameters(other: dict[str, object]) -> None:
    assert packed(bucket("a"), bucket("b", **other), bucket("c"), bucket("d", **other)) == [["a", "c"], ["b", "d"]]


def test_a_shared_reply_is_denied_to_all_who_read_it() -> None:
    unread = Thing(USER, {"UserName": "ann", "Arn": "arn:aws:iam::<account>:user/ann"}, unread=("CredentialReport",))
    footprint = footprint_of(Situation("unread", (unread,), {}))
    assert footprint.is_exclusive
    assert footprint.types >= {USER, ACCOUNT}  # root stands in the same report


def test_what_is_listed_under_a_denied_type_cannot_be_read_either() -> None:
    footprint = footprint_of(Situation("denied", (), {}, denied=("AWS::ElasticLoadBalancingV2::LoadBalancer",)))
    assert footprint.types >= {"AWS::ElasticLoadBalancingV2::Listener", "AWS::ElasticLoadBalancingV2::ListenerRule"}


def test_what_no_account_can_be_in_is_left_out_and_says_why() -> None:
    user = Situation("cut", (Thing(USER, {"UserName": "u", "Arn": "arn:aws:iam::<account>:user/u"}, unread=("*",)),), {})
    nodes = {"nodegroupName": "n", "nodegroupArn": "arn:aws:eks:::nodegroup/c/n/1"}
    group = Situation("nodes", (Thing("AWS::EKS::Nodegroup", nodes, unread=("*",), parent={"name": "c"}),), {})
    key = Situation("key", (Thing("AWS::KMS::Key", {"KeyId": "k"}, unread=("*",)),), {})
    assert "by its listing" in str(cannot_be_served(user))
    assert "by its description" in str(cannot_be_served(group))
    odd = Situation("odd", (Thing("AWS::EC2::Volume", {"VolumeId": "v", "Encrypted": "perhaps"}),), {})
    table = Situation("table", (Thing("AWS::DynamoDB::Table", {"TableName": "t", "DeletionProtectionEnabled": "perhaps"}),), {})
    assert "cannot be 'perhaps'" in str(cannot_be_served(odd))
    assert cannot_be_served(table) is None  # JSON says what one likes
    role = {"FunctionName": "f", "FunctionArn": "arn:aws:lambda:::function:f", "VpcConfig": "none"}
    assert cannot_be_served(Situation("shape", (Thing("AWS::Lambda::Function", role),), {})) is not None
    snapshot = {"DBSnapshotIdentifier": "s", "DBSnapshotArn": "arn:aws:rds:::snapshot:s", "Attributes": []}
    assert "nobody asks" in str(cannot_be_served(Situation("automated", (Thing("AWS::RDS::DBSnapshot", snapshot),), {})))
    assert packed(user, group, key, odd) == [["key"]]


def test_every_situation_of_the_table_has_one_account() -> None:
    placed = [situation.name for laboratory in laboratories() for situation in laboratory.situations]
    servable = [situation.name for situation in SITUATIONS if cannot_be_served(situation) is None]
    assert sorted(placed) == sorted(servable)
    assert [laboratory.situations for laboratory in pack(SITUATIONS)] == [laboratory.situations for laboratory in laboratories()]


def test_nobody_in_the_table_disturbs_another() -> None:
    for laboratory in laboratories():
        for one, other in combinations(laboratory.footprints, 2):
            types = [read_or_there(one), read_or_there(other)]
            assert one.kind == other.kind
            assert not one.ids & other.ids
            if (one.is_exclusive or other.is_exclusive) and types[0] & types[1]:
                assert not one.situation.things and not other.situation.things  # noqa: PT018 - of both
                lost = set(one.situation.denied) ^ set(other.situation.denied)
                assert not lost & types[0] & types[1], (one.situation.name, other.situation.name)


def read_or_there(footprint: Footprint) -> set[str]:
    read = {control.control_id: set(control.reads) for control in controls()}
    situation = footprint.situation
    return {thing.type for thing in situation.things}.union(*(read[name] for name in situation.verdicts))


def test_denials_share_an_account_where_none_denies_what_another_reads() -> None:
    def denial(name: str, *types: str) -> Situation:
        return Situation(name, (), {BLOCKED: {"account": "unknown"}}, denied=types)

    assert packed(denial("a", BUCKET), denial("b", BUCKET)) == [["a", "b"]]
    assert packed(denial("a", BUCKET), denial("c", BUCKET, ACCOUNT)) == [["a"], ["c"]]  # which cannot read settings either
    assert packed(denial("a", BUCKET), bucket("x")) == [["a"], ["x"]]
