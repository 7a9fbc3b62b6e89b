"""Trails of an organization watch its members, whose own listings do not have them."""

from __future__ import annotations

from typing import Any

import pytest
from laboratory import Laboratory

from inventory_assets.localcloud.situations.logging_alarms import alarm, any_of, metric_filter, subscription, trail
from inventory_assets.localcloud.situations.model import Situation, Thing

MANAGER, MEMBER = "000000000001", "000000000002"
RECORDED, WRITES, KEYS = "aws_cloudtrail_all_regions_recorded", "aws_cloudtrail_object_writes_recorded", "aws_alarm_keys_disabled"
VALID = "aws_cloudtrail_files_validated"
OBJECTS = {
    "EventSelectors": [
        {
            "ReadWriteType": "All",
            "IncludeManagementEvents": True,
            "DataResources": [{"Type": "AWS::S3::Object", "Values": ["arn:aws:s3"]}],
        }
    ]
}
CHAIN = (metric_filter(any_of(["DisableKey", "ScheduleKeyDeletion"])), alarm(), subscription())


def organization(*things: Thing, member: tuple[Thing, ...] = (), **manager: Any) -> Laboratory:
    """A management account with these things, and a member of its."""
    lab = Laboratory([Situation("manager", things, {}, is_management=True, **manager), Situation("member", member, {})])
    lab.connection.execute(f"update accounts set management_account_id = '{MANAGER}' where account_id = '{MEMBER}'")
    return lab


def statuses(lab: Laboratory, control: str) -> tuple[str | None, str | None]:
    verdicts = lab.verdicts(control)
    manager, member = verdicts.get(MANAGER), verdicts.get(MEMBER)
    return manager and manager[0], member and member[0]


@pytest.mark.parametrize("control", [RECORDED, WRITES, KEYS])
def test_an_organization_s_trail_covers_members(control: str) -> None:
    lab = organization(trail(IsOrganizationTrail=True, selectors=OBJECTS, LogFileValidationEnabled=True), *CHAIN)
    assert statuses(lab, control) == ("pass", "pass")


@pytest.mark.parametrize("control", [RECORDED, WRITES, KEYS])
def test_a_trail_of_the_management_account_alone_does_not(control: str) -> None:
    lab = organization(trail(selectors=OBJECTS), *CHAIN)
    assert statuses(lab, control) == ("pass", "fail")


@pytest.mark.parametrize("control", [RECORDED, WRITES, KEYS, VALID])
def test_members_without_a_trail_are_unknown_where_their_management_account_could_not_be_read(control: str) -> None:
    lab = organization(denied=("AWS::CloudTrail::Trail",))
    assert statuses(lab, control)[1] == "unknown"


@pytest.mark.parametrize("control", [RECORDED, WRITES, KEYS, VALID])
def test_members_without_a_trail_are_unknown_where_their_management_account_is_not_scanned(control: str) -> None:
    lab = organization()
    lab.connection.execute(f"update accounts set is_scanned = false where account_id = '{MANAGER}'")
    assert statuses(lab, control) == (None, "unknown")


def test_members_with_a_trail_of_their_own_need_no_other() -> None:
    lab = organization(member=(trail(), *CHAIN))
    lab.connection.execute(f"update accounts set is_scanned = false where account_id = '{MANAGER}'")
    assert statuses(lab, RECORDED) == (None, "pass")
    assert statuses(lab, KEYS) == (None, "pass")


def test_an_organization_s_trail_that_was_stopped_covers_nobody() -> None:
    lab = organization(trail(IsOrganizationTrail=True, logging=False), *CHAIN)
    assert statuses(lab, RECORDED) == ("fail", "fail")
    assert statuses(lab, KEYS) == ("fail", "fail")


def test_each_trail_is_judged_once_where_it_was_made() -> None:
    lab = organization(trail(IsOrganizationTrail=True, LogFileValidationEnabled=True))
    assert {status for status, *_ in lab.verdicts(VALID).values()} == {"pass", "fail"}  # the laboratory's other organization has none
    assert statuses(lab, VALID) == (None, None)


def test_whether_an_account_manages_an_organization_may_not_be_known() -> None:
    lab = organization(trail())
    lab.connection.execute(f"update accounts set management_account_id = null where account_id = '{MANAGER}'")
    assert statuses(lab, "aws_alarm_organization_changed") == ("unknown", "not_applicable")
