"""Situations share accounts as far as they do not disturb each other."""

from __future__ import annotations

from itertools import combinations

import pytest

from inventory_assets.catalog.controls import controls
from inventory_assets.localcloud.situations import SITUATIONS
from inventory_assets.localcloud.situations.model import Situation, Thing
from inventory_assets.localcloud.situations.packing import Footprint, cannot_be_served, footprint_of, laboratories, pack

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
    assert packed(user, group, key) == [["key"]]


def test_every_situation_of_the_table_has_one_account() -> None:
    placed = [situation.name for laboratory in laboratories() for situation in laboratory.situations]
    servable = [situation.name for situation in SITUATIONS if cannot_be_served(situation) is None]
    assert sorted(placed) == sorted(servable)
    assert [laboratory.situations for laboratory in pack(SITUATIONS)] == [laboratory.situations for laboratory in laboratories()]


def test_nobody_in_the_table_disturbs_another() -> None:
    for laboratory in laboratories():
        for one, other in combinations(laboratory.footprints, 2):
            assert not disturb(one, other), (one.situation.name, other.situation.name)


def disturb(one: Footprint, other: Footprint) -> bool:
    read = {control.control_id: set(control.reads) for control in controls()}
    types = [
        {thing.type for thing in each.things} | set().union(*(read[name] for name in each.verdicts))
        for each in (one.situation, other.situation)
    ]
    is_apart = one.kind != other.kind or bool(one.ids & other.ids)
    return is_apart or bool((one.is_exclusive or other.is_exclusive) and types[0] & types[1])
