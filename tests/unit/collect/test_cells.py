"""One cell into the ledger: what is believed, what is asked for again, what is recorded as not known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from fake_calls import ACCOUNT, FakeCaller, make_place, make_row, refuse

from inventory_assets.catalog.types import Detail, JsonObject, ResourceType
from inventory_assets.collect.cells import CellRecorder, CellResult, DropGuard
from inventory_assets.collect.errors import Failure
from inventory_assets.collect.listing import Listing
from inventory_assets.lake.commit import ScanWriter
from inventory_assets.lake.ledger import CellKey

GUARD = DropGuard(0.3, 2)


@pytest.mark.parametrize(
    ("before", "now", "doubted"),
    [
        (100, 40, True),
        (100, 49, True),
        (100, 50, False),
        (1_000, 701, False),
        (1_000, 699, True),
        (60, 0, True),
        (50, 0, False),
        (None, 0, False),
        (0, 0, False),
        (10, 500, False),
    ],
)
def test_a_drop_is_sudden_by_share_and_by_count(before: int | None, now: int, doubted: bool) -> None:
    assert DropGuard().doubts(before, now) is doubted


def nested(depth: int) -> Any:
    value: Any = "deep"
    for _ in range(depth):
        value = [value]
    return value


class Account:
    """Scans of one cell, one after the other."""

    def __init__(self, raw: Path) -> None:
        self.raw = raw

    def scan(
        self, caller: FakeCaller, row: ResourceType | None = None, kept: list[JsonObject] | None = None, **place: Any
    ) -> tuple[CellResult, dict[str, Any]]:
        row = row or make_row()
        writer = ScanWriter(self.raw, "aws", ACCOUNT)
        recorder = CellRecorder(writer, GUARD, 60)
        where = make_place(caller, row, **place)
        where.stamp = dict(where.stamp) | {"scan_id": writer.scan_id}
        found = [] if kept is None else kept
        result = recorder.list_cell(
            Listing(row, str), where, (None,), is_recorded=True, region_answers=True, keep=found.append, forget=found.clear
        )
        (recorded,) = pq.read_table(writer.commit().ledger_path).to_pylist()
        return result, recorded


@pytest.fixture
def account(tmp_path: Path) -> Account:
    return Account(tmp_path)


def listing(*counts: int) -> FakeCaller:
    """A cell that has so many items, and at each further look so many."""
    pending = list(counts)
    return FakeCaller(ListQueues=lambda _: {"QueueUrls": [{"Id": f"q{n}"} for n in range(pending.pop(0))]})


def test_a_good_listing_is_ok_with_its_cost_and_its_time(account: Account) -> None:
    result, row = account.scan(listing(3))
    assert (result.status, result.resource_count, result.api_calls, result.failure) == ("ok", 3, 1, None)
    assert result.bytes > 0
    assert (row["status"], row["resource_count"], row["pages"], row["api_calls"], row["error_code"]) == ("ok", 3, 1, 1, None)
    assert row["started_at"] <= row["finished_at"]
    assert (row["region"], row["source"], row["detail_errors"]) == ("eu-west-1", "sqs:ListQueues", [])


@pytest.mark.parametrize(
    ("answer", "status", "code"),
    [
        (refuse("AccessDenied"), "denied", "AccessDenied"),
        (refuse("SlowDown"), "throttled", "SlowDown"),
        (lambda _: {}, "error", "MissingKey"),
        (lambda _: {"QueueUrls": [{}]}, "error", "MissingId"),
        (lambda _: {"QueueUrls": [{"Id": "a", "Tags": 7}]}, "error", "UnreadableReply"),
        (lambda _: {"QueueUrls": [{"Id": "a", "Deep": nested(5_000)}]}, "error", "UnreadableReply"),
    ],
)
def test_a_bad_one_tells_nothing_of_what_exists(account: Account, answer: Any, status: str, code: str) -> None:
    row = make_row(tags="Tags", redact=("Deep",))
    account.scan(FakeCaller(ListQueues=lambda _: {"QueueUrls": [{"Id": "a"}]}), row)
    result, recorded = account.scan(FakeCaller(ListQueues=answer), row)
    assert (result.status, result.resource_count) == (status, 0)
    assert result.failure is not None
    assert (recorded["status"], recorded["error_code"], recorded["resource_count"], recorded["content_hash"]) == (status, code, None, None)
    assert recorded["error_message"]
    assert ScanWriter(account.raw, "aws", ACCOUNT).heads[CellKey("eu-west-1", "AWS::SQS::Queue")].resource_count == 1


@pytest.mark.parametrize("moment", [float("inf"), 1e30, -1e30, "99999999999999999999", "soon", None, True])
def test_a_time_that_no_calendar_has_is_not_known_and_spoils_nothing(account: Account, moment: Any) -> None:
    caller = FakeCaller(ListQueues=lambda _: {"QueueUrls": [{"Id": "a", "At": moment}]})
    result, row = account.scan(caller, make_row(created_at="At"))
    assert result.status == "ok"
    assert pq.read_table(account.raw / row["content_path"]).to_pylist()[0]["created_at"] is None


def test_a_hook_that_fails_is_an_error_of_its_cell(account: Account) -> None:
    def hook(item: JsonObject) -> JsonObject:
        raise KeyError(item["Id"])

    result, row = account.scan(listing(1), make_row(hook=hook))
    assert (result.status, row["error_code"]) == ("error", "UnreadableReply")
    assert "ListQueues: KeyError: 'q0'" in row["error_message"]


def test_a_sudden_drop_is_listed_twice_and_parents_are_taken_from_the_second(account: Account) -> None:
    kept: list[JsonObject] = []
    account.scan(listing(10))
    caller = listing(2, 9)
    result, row = account.scan(caller, kept=kept)
    assert (result.resource_count, row["api_calls"], caller.count("ListQueues")) == (9, 2, 2)
    assert len(kept) == 9


def test_unknown_parts_of_the_first_look_are_not_counted_with_the_second(account: Account) -> None:
    row = make_row(details=(Detail("Policy", "GetPolicy", {"Name": "{Id}"}, "Policy"),))
    caller = listing(10)
    caller.answers["GetPolicy"] = lambda _: {"Policy": 1}
    account.scan(caller, row)
    caller = listing(2, 10)
    caller.answers["GetPolicy"] = refuse("AccessDenied")
    _, recorded = account.scan(caller, row)
    assert recorded["detail_errors"] == [{"part": "Policy", "error_code": "AccessDenied", "resources": 10}]


def test_a_type_that_only_feeds_others_is_neither_stored_nor_recorded(account: Account) -> None:
    row, kept = make_row(stored=False), []
    writer = ScanWriter(account.raw, "aws", ACCOUNT)
    recorder = CellRecorder(writer, GUARD, 60)
    result = recorder.list_cell(
        Listing(row, str), make_place(listing(2), row), (None,), is_recorded=False, region_answers=True, keep=kept.append, forget=kept.clear
    )
    assert (result.status, len(kept)) == ("ok", 2)
    recorder.record_failure(Listing(row, str), CellKey("eu-west-1", row.type), Failure("disabled", "X", "off"))
    assert pq.read_table(writer.commit().ledger_path).num_rows == 0


def test_a_cell_that_was_not_asked_for_says_why(account: Account) -> None:
    writer, row = ScanWriter(account.raw, "aws", ACCOUNT), make_row()
    result = CellRecorder(writer, GUARD, 60).record_failure(
        Listing(row, str), CellKey("af-south-1", row.type), Failure("disabled", "X", "off")
    )
    assert (result.status, result.api_calls) == ("disabled", 0)
    (recorded,) = pq.read_table(writer.commit().ledger_path).to_pylist()
    assert (recorded["status"], recorded["error_code"], recorded["error_message"], recorded["resource_count"]) == (
        "disabled",
        "X",
        "off",
        None,
    )
    assert recorded["region"] == "af-south-1"
