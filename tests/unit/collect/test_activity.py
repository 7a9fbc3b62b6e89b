"""The write events of one region: one sweep in pages, resumed where the last one ended, and what it may and may not vouch for."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from fake_aws import FakeAws
from fake_calls import ACCOUNT, FakeCaller, refusal
from fake_looks import DAY, HOUR, MINUTE, NOW, SECOND, Trail, in_pages, stamp_into

from inventory_assets.collect import calls
from inventory_assets.collect.activity import KEPT_DAYS, LATENESS, Activity, read_activity
from inventory_assets.collect.calls import Caller, Gate
from inventory_assets.collect.clients import CallingAccount, Clients
from inventory_assets.lake.ledger import Look
from inventory_assets.lake.schema import EVENTS

REGION = "eu-west-1"


def rows_as_dicts(rows: list[Any]) -> list[dict[str, Any]]:
    return [dict(zip(EVENTS.names, row, strict=True)) for row in rows]


def sweep(
    trail: Trail, last: Look | None = None, max_pages: int = 100, now: dt.datetime = NOW
) -> tuple[Activity, list[dict[str, Any]], FakeCaller]:
    rows: list[Any] = []
    caller = FakeCaller(LookupEvents=trail.lookup)
    found = read_activity(caller, REGION, last, max_pages, stamp_into(rows, now))
    return found, rows_as_dicts(rows), caller


def look(window_from: dt.datetime, window_until: dt.datetime) -> Look:
    return Look(None, None, None, window_from, window_until)


def test_a_region_costs_a_request_for_each_fifty_events_whatever_they_are_about() -> None:
    trail = Trail()
    for number in range(120):
        trail.add(NOW - number * MINUTE, "TagQueue")["Resources"] = [{"ResourceType": "AWS::SQS::Queue", "ResourceName": f"q{number}"}]
    found, rows, caller = sweep(trail)
    assert [(region, operation) for region, operation, _ in caller.asked] == [(REGION, "LookupEvents")] * 3
    assert (len(rows), found.count, found.tally.pages) == (120, 120, 3)
    assert {one["name"] for row in rows for one in row["resources"]} == {f"q{number}" for number in range(120)}


def test_what_only_reads_and_what_was_refused_changes_nothing_and_is_not_kept() -> None:
    trail = Trail()
    trail.add(NOW - HOUR, "GetQueueAttributes", read_only=True)
    trail.add(NOW - HOUR, "CreateTopic", "sns", errorCode="AccessDenied")
    trail.add(NOW - HOUR, "RunInstances", "ec2", errorCode="Client.DryRunOperation")
    found, rows, _ = sweep(trail)
    assert (found.touched, found.count, rows) == (set(), 0, [])


def test_an_event_stands_with_the_account_and_the_region_that_saw_it_and_who_did_it() -> None:
    trail = Trail()
    # A member writes to a subnet that is shared with it: it is the member's event, whoever the subnet's owner is.
    event = trail.add(NOW - HOUR, "CreateTags", "ec2", userIdentity={"arn": "arn:aws:iam::2:role/r", "accountId": "222222222222"})
    event["Resources"] = [{"ResourceType": "AWS::EC2::Subnet", "ResourceName": "subnet-1"}, {"ResourceName": "subnet-2"}]
    trail.add(NOW - 2 * HOUR, userIdentity={"type": "AWSService", "invokedBy": "autoscaling.amazonaws.com"})
    trail.add(NOW - 3 * HOUR)["CloudTrailEvent"] = "no record"
    found, rows, _ = sweep(trail)
    assert {(row["account_id"], row["region"], row["scan_id"]) for row in rows} == {(ACCOUNT, REGION, "scan")}
    assert [row["principal"] for row in rows] == ["arn:aws:iam::2:role/r", "autoscaling.amazonaws.com", "somebody"]
    assert rows[0]["event_time"] == NOW - HOUR
    assert rows[0]["resources"] == [{"type": "AWS::EC2::Subnet", "name": "subnet-1"}, {"type": None, "name": "subnet-2"}]
    assert found.touched == {"AWS::EC2::Subnet", "AWS::SQS::Queue"}


def test_the_first_sweep_asks_for_all_that_is_kept_and_the_next_for_what_came_since() -> None:
    trail = Trail()
    trail.add(NOW - 80 * DAY)
    found, rows, caller = sweep(trail)
    assert len(rows) == 1
    assert (found.window_from, found.window_until, found.last_until) == (NOW - KEPT_DAYS * DAY, NOW, None)

    later = NOW + DAY
    found, rows, caller = sweep(trail, look(found.window_from, found.window_until), now=later)
    assert rows == []
    assert (caller.asked[0][2]["StartTime"], caller.asked[0][2]["EndTime"]) == (NOW - LATENESS, later)
    assert (found.window_from, found.window_until, found.last_until) == (NOW - KEPT_DAYS * DAY, later, NOW)


def test_an_event_that_came_late_is_heard_by_the_next_sweep() -> None:
    trail = Trail()
    before, _, _ = sweep(trail)
    trail.add(NOW - 10 * MINUTE, "CreateTopic", "sns")  # it happened before that sweep, and was told after it
    found, _, _ = sweep(trail, look(before.window_from, before.window_until), now=NOW + 5 * MINUTE)
    assert "AWS::SNS::Topic" in found.touched


@pytest.mark.parametrize("gap", [KEPT_DAYS * DAY, KEPT_DAYS * DAY + 1 * SECOND, 400 * DAY])
def test_after_an_absence_longer_than_events_are_kept_nothing_before_it_is_vouched_for(gap: dt.timedelta) -> None:
    found, _, caller = sweep(Trail(), look(NOW - gap - 30 * DAY, NOW - gap))
    assert caller.asked[0][2]["StartTime"] == NOW - KEPT_DAYS * DAY
    assert not found.vouches_for(NOW - gap - DAY, NOW)


@pytest.mark.parametrize("step", [SECOND, MINUTE, 0 * SECOND, SECOND / 3], ids=["second", "minute", "all at once", "three a second"])
def test_a_sweep_that_stopped_vouches_for_no_moment_after_which_it_left_something_out(step: dt.timedelta) -> None:
    trail = Trail(page=5)
    moments = [NOW - HOUR - number * step for number in range(23)]
    for moment in moments:
        trail.add(moment)
    found, rows, caller = sweep(trail, max_pages=2)
    assert (len(caller.asked), len(rows)) == (2, 10)
    for listed in moments[10:]:  # a listing made just before something that was not read
        assert not found.vouches_for(listed - dt.timedelta(microseconds=1), NOW)
    assert found.vouches_for(NOW - 30 * MINUTE, NOW)


def test_a_last_page_is_no_stop() -> None:
    trail = Trail(page=5)
    for number in range(10):
        trail.add(NOW - number * MINUTE)
    found, rows, _ = sweep(trail, max_pages=2)
    assert (len(rows), found.window_from) == (10, NOW - KEPT_DAYS * DAY)


@pytest.mark.parametrize(("events", "is_joined"), [(5, True), (10, True), (70, False), (130, False)])
def test_windows_are_one_only_where_everything_between_them_was_read_late_events_too(events: int, is_joined: bool) -> None:
    """Two pages of five are read, an event a minute; the last sweep ended an hour before, and of that an hour may still come late."""
    trail = Trail(page=5)
    for number in range(events):
        trail.add(NOW - number * MINUTE)
    found, _, _ = sweep(trail, look(NOW - 10 * DAY, NOW - HOUR), max_pages=2)
    assert (found.window_from == NOW - 10 * DAY) is is_joined
    assert found.vouches_for(NOW - 5 * DAY, NOW) is is_joined


def test_a_sweep_that_stopped_among_what_it_reads_twice_joins_nothing() -> None:
    trail = Trail(page=5)
    for number in range(30):
        trail.add(NOW - HOUR - number * MINUTE)
    found, _, _ = sweep(trail, look(NOW - 10 * DAY, NOW - HOUR), max_pages=2)  # what came late before these ten was not read
    assert found.window_from == NOW - HOUR - 9 * MINUTE + SECOND


def test_an_empty_page_with_a_token_is_not_the_end() -> None:
    trail = Trail()
    event = trail.add(NOW - HOUR)
    rows: list[Any] = []
    caller = FakeCaller(LookupEvents=in_pages("Events", [], [], [event], []))
    found = read_activity(caller, REGION, None, 2, stamp_into(rows))
    assert len(rows) == 1
    assert found.window_from > NOW - KEPT_DAYS * DAY, "it stopped by then: what followed was not read"


@pytest.mark.parametrize(
    ("second", "status", "code"),
    [
        (refusal("ThrottlingException"), "throttled", "ThrottlingException"),
        (refusal("AccessDeniedException"), "denied", "AccessDeniedException"),
        ([{"EventName": "no time"}], "error", "UnreadableReply"),
        ([{"EventTime": "yesterday"}], "error", "UnreadableReply"),
    ],
    ids=["throttled", "denied", "no time", "another time"],
)
def test_a_sweep_that_broke_off_vouches_for_nothing(second: Any, status: str, code: str) -> None:
    first = [Trail().add(NOW - HOUR, "CreateTopic", "sns")]
    caller = FakeCaller(LookupEvents=in_pages("Events", first, second))
    found = read_activity(caller, REGION, look(NOW - 9 * DAY, NOW - 2 * HOUR), 9, stamp_into([]))
    assert found.failure is not None
    assert (found.failure.status, found.failure.code) == (status, code)
    assert not found.vouches_for(NOW - MINUTE, NOW)
    assert "AWS::SNS::Topic" in found.touched, "what was heard was heard"


def test_a_reply_without_events_is_no_quiet_region() -> None:
    found = read_activity(FakeCaller(LookupEvents=lambda _: {}), REGION, None, 9, stamp_into([]))
    assert found.failure is not None
    assert found.failure.code == "MissingKey"


@pytest.mark.parametrize(
    ("listed", "considered", "last_until", "is_vouched"),
    [
        (NOW - DAY, NOW - DAY, None, True),
        (NOW - 2 * DAY, NOW - DAY, None, True),  # the window begins there
        (NOW - 2 * DAY - SECOND, NOW - DAY, None, False),
        (NOW - DAY, NOW - HOUR, NOW - HOUR, True),  # the scan that read until then skipped it for a reason
        (NOW - DAY, NOW - HOUR, NOW - HOUR + SECOND, False),  # a scan that read later events left the cell out
        (NOW - MINUTE, NOW - HOUR, NOW - HOUR / 2, True),  # what it read was before the listing
    ],
)
def test_a_cell_is_vouched_for_where_no_scan_can_have_heard_of_it_and_left_it_out(
    listed: dt.datetime, considered: dt.datetime, last_until: dt.datetime | None, is_vouched: bool
) -> None:
    assert Activity(REGION, NOW - 2 * DAY, NOW, last_until=last_until).vouches_for(listed, considered) is is_vouched


def test_no_more_than_two_requests_a_second_are_made_of_a_region(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(calls, "time", SimpleNamespace(monotonic=lambda: 100 + sum(slept), sleep=slept.append))
    trail, aws, key = Trail(page=1), FakeAws().install(monkeypatch), SimpleNamespace(access_key="k")
    aws.answers["LookupEvents"] = trail.lookup
    for number in range(24):
        trail.add(NOW - number * MINUTE)
    caller = Caller(Clients(), Gate(4), CallingAccount(ACCOUNT, SimpleNamespace(get_frozen_credentials=lambda: key)))
    assert read_activity(caller, REGION, None, 99, stamp_into([])).failure is None
    assert aws.count("LookupEvents") == 24
    assert sum(slept) == pytest.approx((24 - 4) / 2), "after a first burst of two seconds' worth"
