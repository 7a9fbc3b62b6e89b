"""A listing that cannot be believed: its cell is recorded with the error, keeps its last good data, and everything else is stored."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from estates import LATER, LOGS, QUEUE, VOLUME, Estate
from zone_reader import attempts, cell_content, inventory

from inventory_assets.localcloud.faults import Fault

REGION = "eu-west-1"


class Case(NamedTuple):
    fault: Fault
    resource_type: str
    status: str
    code: str
    message: str
    retries: int = 0


def volumes(**changes: object) -> Fault:
    return Fault(region=REGION, operation="DescribeVolumes", **changes)


def groups(**changes: object) -> Fault:
    return Fault(region=REGION, operation="DescribeLogGroups", **changes)


CASES = {
    "denied": Case(volumes(code="UnauthorizedOperation"), VOLUME, "denied", "UnauthorizedOperation", "no identity-based policy allows"),
    "denied by an SCP": Case(
        Fault(region=REGION, operation="ListQueues", code="AccessDenied", scp=True),
        QUEUE,
        "denied",
        "AccessDenied",
        "service control policy",
    ),
    "throttled for ever": Case(volumes(code="RequestLimitExceeded"), VOLUME, "throttled", "RequestLimitExceeded", "limit exceeded", 1),
    "a 500 that persists": Case(volumes(code="InternalError"), VOLUME, "error", "InternalError", "internal error", 1),
    "a 503 that persists": Case(
        Fault(region=REGION, operation="ListQueues", code="ServiceUnavailable", message="later"),
        QUEUE,
        "error",
        "ServiceUnavailable",
        "later",
        1,
    ),
    "a connection that breaks": Case(volumes(kind="drop"), VOLUME, "error", "ConnectionClosedError", "Connection was closed"),
    "a token that repeats": Case(groups(kind="repeat_token"), LOGS, "error", "PaginationError", "the same page token twice"),
    "a reply without its key": Case(volumes(kind="missing_key"), VOLUME, "error", "MissingKey", "lacks 'Volumes[]'"),
    "an item without an id": Case(volumes(kind="missing_id"), VOLUME, "error", "MissingId", "AWS::EC2::Volume"),
    "an error on page 2 of 3": Case(groups(page=2, code="ServiceFailure"), LOGS, "error", "ServiceFailure", "ServiceFailure"),
    "a denial on page 3 of 3": Case(
        groups(page=3, code="AccessDeniedException"), LOGS, "denied", "AccessDeniedException", "not authorized"
    ),
    "a key that lacks on page 2": Case(groups(kind="missing_key", page=2), LOGS, "error", "MissingKey", "lacks 'logGroups[]'"),
    "a service not subscribed to": Case(
        volumes(code="OptInRequired", message="subscribe"), VOLUME, "disabled", "OptInRequired", "subscribe"
    ),
    "an operation not known there": Case(
        volumes(code="InvalidAction", message="no such"), VOLUME, "unsupported", "InvalidAction", "no such"
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_cell_keeps_its_data_and_says_why(scanned: Estate, name: str) -> None:
    fault, failed, status, code, message, retries = CASES[name]
    account, before = scanned.member, cell_content(scanned.warehouse, scanned.member, REGION, failed)
    others = {VOLUME, QUEUE, failed}
    scanned.fail(Fault(**(vars(fault) | {"account": account})))
    scans = scanned.scan(*others)
    row = attempts(scanned.warehouse, account, REGION, failed)[-1]
    assert (row["status"], row["error_code"], row["retries"]) == (status, code, retries)
    assert message in row["error_message"]
    assert (row["resource_count"], row["content_hash"], row["content_path"], row["content_scan_id"]) == (None, None, None, None)
    assert row["request_id"] or fault.kind in ("drop",)
    assert cell_content(scanned.warehouse, account, REGION, failed) == before != {}
    assert scanned.truth(*others, accounts=[account], day=0) != scanned.truth(*others, accounts=[account], day=LATER)
    expected = {identity for identity in scanned.truth(*others, day=LATER) if identity[:3] != (account, REGION, failed)}
    kept = {(account, REGION, failed, uid) for uid in before}
    assert {identity for identity in inventory(scanned.warehouse) if identity[2] in others} == expected | kept
    totals = scans[account].regions[REGION]
    assert [(resource_type, failure.code) for resource_type, failure in totals.failures] == [(failed, code)]
    assert totals.is_broken == (status in ("error", "throttled"))
    assert scans[scanned.home].regions[REGION].statuses.keys() == {"ok"}


def test_the_next_good_scan_takes_the_cell_up_again(scanned: Estate) -> None:
    scanned.fail(volumes(kind="missing_key"))
    scanned.scan(VOLUME)
    scanned.fail()
    scanned.scan(VOLUME)
    assert [row["status"] for row in attempts(scanned.warehouse, scanned.member, REGION, VOLUME)] == ["ok", "error", "ok"]
    assert {identity for identity in inventory(scanned.warehouse) if identity[2] == VOLUME} == scanned.truth(VOLUME, day=LATER)


def test_throttling_that_ends_is_retried_and_counted(scanned: Estate) -> None:
    scanned.fail(volumes(account=scanned.member, code="RequestLimitExceeded", first=3))
    scanned.scan(VOLUME, collection_settings={"retry_attempts": 5})
    row = attempts(scanned.warehouse, scanned.member, REGION, VOLUME)[-1]
    assert (row["status"], row["retries"], row["api_calls"]) == ("ok", 3, 1)
    assert {identity for identity in inventory(scanned.warehouse) if identity[2] == VOLUME} == scanned.truth(VOLUME, day=LATER)


def test_one_page_that_is_throttled_for_a_while_loses_nothing(scanned: Estate) -> None:
    scanned.fail(groups(page=2, code="ThrottlingException", first=1))
    scanned.scan(LOGS)
    row = attempts(scanned.warehouse, scanned.member, REGION, LOGS)[-1]
    assert (row["status"], row["retries"]) == ("ok", 1)
    assert row["pages"] >= 3
    assert {identity for identity in inventory(scanned.warehouse) if identity[2] == LOGS} == scanned.truth(LOGS, day=LATER)


def test_a_cell_that_takes_too_long_is_given_up(scanned: Estate) -> None:
    scanned.fail(groups(account=scanned.member, kind="latency", latency_ms=700))
    scanned.scan(LOGS, accounts=[scanned.member], regions=[REGION], collection_settings={"timeout_seconds": 1})
    row = attempts(scanned.warehouse, scanned.member, REGION, LOGS)[-1]
    assert (row["status"], row["error_code"]) == ("error", "Timeout")
    assert "timeout_seconds" in row["error_message"]
    assert len(cell_content(scanned.warehouse, scanned.member, REGION, LOGS)) >= 120
