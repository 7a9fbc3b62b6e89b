"""`compliance.public_assets` and `compliance.unencrypted_assets`: what is proven, what nobody can tell, and nothing of what is in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pytest
from exposed_cases import EXPOSED, PUBLIC, STORED, UNENCRYPTED, UNKNOWN, Case
from laboratory import Laboratory

Rows = dict[str, dict[str, Any]]


def listed(model: str, cases: Iterable[Case]) -> Rows:
    """What the list says, by situation."""
    lab = Laboratory(situation for _, situation in cases)
    rows = lab.rows(model)
    of = {lab.uids[account]["it"]: situation.name for account, situation in lab.accounts.items()}
    assert len({row["resource_uid"] for row in rows}) == len(rows)
    return {of[row["resource_uid"]]: row for row in rows}


@pytest.fixture(scope="module")
def public() -> Rows:
    return listed("public_assets", EXPOSED)


@pytest.fixture(scope="module")
def unencrypted() -> Rows:
    return listed("unencrypted_assets", STORED)


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
    assert row["reason"] == "it has the public address 203.0.113.7"
    assert row["account_name"] == "an instance with an address"


def test_what_is_proven_hides_what_nobody_knows(public: Rows) -> None:
    assert public["a bucket, open, its list unread"]["reason"] == "its policy lets everyone in"
