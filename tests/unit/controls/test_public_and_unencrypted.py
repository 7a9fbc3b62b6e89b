"""`compliance.public_assets` and `compliance.unencrypted_assets`: what is proven, what nobody can tell, and nothing of what is in order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

import pytest
from exposed_cases import EXPOSED, PUBLIC, STORED, UNENCRYPTED, UNKNOWN, Case
from laboratory import Laboratory, control_files, read_model

from inventory_assets.catalog import AWS_TYPES

Rows = dict[str, dict[str, Any]]
#: Types that carry policies which let in whom the account, the network or the organization let in already.
NOT_REACHED = {
    "AWS::IAM::User", "AWS::IAM::Group", "AWS::IAM::Policy", "AWS::EC2::VPCEndpoint", "AWS::ApiGateway::DomainNameV2",
    "AWS::Organizations::Organization", "AWS::Organizations::Policy", "AWS::SSO::PermissionSet",
}  # fmt: skip
#: Types whose policies are judged with more than themselves.
JUDGED_APART = {"AWS::S3::Bucket", "AWS::S3::AccessPoint", "AWS::IAM::Role"}


def named_controls(*models: str) -> list[str]:
    """The controls whose verdicts models take."""
    return sorted({name for model in models for name in re.findall(r"'(aws_\w+)'", read_model(model, as_of="2026-06-15").sql)})


def listed(model: str, asked_of: str, cases: Iterable[Case]) -> tuple[Laboratory, Rows]:
    """The laboratory, and what the list says by situation."""
    lab = Laboratory(situation for _, situation in cases)
    rows = lab.rows(model, named_controls(asked_of))
    of = {lab.uids[account]["it"]: situation.name for account, situation in lab.accounts.items()}
    assert len({row["resource_uid"] for row in rows}) == len(rows)
    return lab, {of[row["resource_uid"]]: row for row in rows}


@pytest.fixture(scope="module")
def public() -> Rows:
    return listed("public_assets", "int_assets__exposed", EXPOSED)[1]


@pytest.fixture(scope="module")
def unencrypted() -> Rows:
    return listed("unencrypted_assets", "unencrypted_assets", STORED)[1]


@pytest.mark.parametrize(("status", "name"), [(status, situation.name) for status, situation in EXPOSED])
def test_what_is_public_is_told_from_what_nobody_can_tell(public: Rows, status: str | None, name: str) -> None:
    assert public.get(name, {}).get("status") == status, public.get(name)


@pytest.mark.parametrize(("status", "name"), [(status, situation.name) for status, situation in STORED])
def test_what_is_unencrypted_is_told_from_what_nobody_can_tell(unencrypted: Rows, status: str | None, name: str) -> None:
    assert unencrypted.get(name, {}).get("status") == status, unencrypted.get(name)


def test_rows_say_whose_they_are_and_why(public: Rows, unencrypted: Rows) -> None:
    for rows, proven in ((public, PUBLIC), (unencrypted, UNENCRYPTED)):
        for row in rows.values():
            assert row["status"] in {proven, UNKNOWN}
            assert row["reason"]
            assert row["provider"] == "aws"
            assert row["account_id"]
            assert row["scan_id"] == "scan"
            assert row["as_of"] == dt.datetime(2026, 6, 15, 12, tzinfo=dt.UTC)
    row = public["an instance with an address"]
    assert (row["resource_type"], row["region"]) == ("AWS::EC2::Instance", "eu-west-1")
    assert row["reason"] == "its public address is 203.0.113.7"
    assert row["account_name"] == "an instance with an address"


def test_what_is_proven_hides_what_nobody_knows(public: Rows) -> None:
    assert public["a bucket, open, its list unread"]["reason"] == "its policy lets anyone in"


def test_several_reasons_are_all_told() -> None:
    (status, situation), *_ = [case for case in EXPOSED if case[1].name == "an open bucket"]
    (thing,) = situation.things
    both = type(thing)(thing.type, dict(thing.configuration) | dict(_open_list()), "it")
    _, rows = listed("public_assets", "int_assets__exposed", [(status, type(situation)("both", (both,), {}))])
    assert rows["both"]["reason"] == "its access control list lets everyone in; its policy lets anyone in"


def _open_list() -> dict[str, Any]:
    (thing,) = next(situation for _, situation in EXPOSED if situation.name == "a bucket whose list lets all in").things
    return {"Acl": thing.configuration["Acl"]}


def test_every_control_that_is_asked_is_of_the_room_it_is_sought_in() -> None:
    for model in ("int_assets__exposed", "unencrypted_assets"):
        sql = read_model(model, as_of="2026-06-15").sql
        for room, names in re.findall(r"from int_verdicts__(\w+)\s+where.*?control_id in \((.*?)\)", sql, re.DOTALL):
            for name in re.findall(r"'(\w+)'", names):
                assert control_files()[name].parent.name == room, name


def test_every_type_that_carries_a_policy_is_looked_at_or_out_of_reach() -> None:
    sql = read_model("int_assets__exposed", as_of="2026-06-15").sql
    carrying = {str(row.type) for row in AWS_TYPES if row.policies}
    unseen = {name for name in carrying - NOT_REACHED - JUDGED_APART if f"'{name}'" not in sql}
    assert not unseen
