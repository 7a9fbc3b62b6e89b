"""One cell from its listing to its ledger row: what is believed, what is repeated, what is recorded as not known."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from inventory_assets.catalog.types import JsonObject
from inventory_assets.collect.calls import Tally
from inventory_assets.collect.errors import CELL_ERRORS, READING_ERRORS, Failure, classify, unreadable
from inventory_assets.collect.listing import Costs, Listing
from inventory_assets.collect.parts import Place
from inventory_assets.lake.commit import CellContent, ScanWriter
from inventory_assets.lake.ledger import CellKey


@dataclass(frozen=True)
class DropGuard:
    """A cell that lost more than `share` and more than `count` resources is listed a second time before it is believed."""

    share: float = 0.3
    count: int = 50

    def doubts(self, before: int | None, now: int) -> bool:
        """Whether a drop from `before` to `now` is too sudden to be believed at once."""
        lost = (before or 0) - now
        return lost > self.count and lost > self.share * (before or 0)


@dataclass(frozen=True)
class CellResult:
    """What the ledger says of a cell, for whoever reports progress."""

    key: CellKey
    status: str
    resource_count: int
    api_calls: int
    seconds: float
    bytes: int
    failure: Failure | None


class CellRecorder:
    """Lists cells of one scan and records them. Shared by threads; each cell is one thread's."""

    def __init__(self, writer: ScanWriter, guard: DropGuard, timeout_seconds: float) -> None:
        self._writer, self._guard, self._timeout = writer, guard, timeout_seconds

    def list_cell(
        self, listing: Listing, place: Place, parents: Iterable[JsonObject | None], *, is_recorded: bool, region_answers: bool,
        keep: Callable[[JsonObject], None] | None, forget: Callable[[], None],
    ) -> CellResult:  # fmt: skip
        """List one cell and put it in the ledger. `forget` undoes `keep` when the cell is listed a second time."""
        key = CellKey(place.cell_region, listing.row.type)
        started, clock = dt.datetime.now(dt.UTC), time.monotonic()
        place.deadline = clock + self._timeout
        place.stamp = dict(place.stamp) | {"scanned_at": started}
        costs, failure, content = Costs(), None, self._writer.open_cell(key)
        try:
            content = self._read(listing, place, list(parents), costs, keep)
            head = self._writer.heads.get(key)
            if head is not None and self._guard.doubts(head.resource_count, content.count):
                forget()
                costs.detail_errors.clear()
                content = self._read(listing, place, list(parents), costs, keep)
        except CELL_ERRORS as error:
            row = listing.row
            failure = classify(
                error,
                disabled_codes=row.disabled_codes,
                disabled_messages=row.disabled_messages,
                unsupported_codes=row.unsupported_codes,
                service_is_there=place.caller.clients.knows(row.service, place.region_of(row)),
                region_answers=region_answers,
            )
        except READING_ERRORS as error:
            failure = unreadable(listing.row.operation, error)
        costs.tally.add(place.sweep.take_tally())
        if is_recorded:
            self._record(listing, content, costs, failure, key, started)
        count = content.count if failure is None else 0
        return CellResult(
            key, "ok" if failure is None else failure.status, count, costs.tally.api_calls, time.monotonic() - clock, content.size, failure
        )  # fmt: skip

    def _read(
        self,
        listing: Listing,
        place: Place,
        parents: list[JsonObject | None],
        costs: Costs,
        keep: Callable[[JsonObject], None] | None,
    ) -> CellContent:
        content = self._writer.open_cell(CellKey(place.cell_region, listing.row.type))
        if listing.row.stored:
            for done in listing.read(place, parents, costs, keep):
                content.add(done.row, done.digest, done.observation, done.observed_digest, done.size)
        else:
            for _ in listing.read(place, parents, costs, keep):
                pass
        return content

    def _record(
        self, listing: Listing, content: CellContent, costs: Costs, failure: Failure | None, key: CellKey, started: dt.datetime
    ) -> None:
        errors = [{"part": part, "error_code": code, "resources": n} for (part, code), n in sorted(costs.detail_errors.items())]
        entry = ledger_row(listing, key, started, costs.tally) | {"request_id": costs.tally.request_id, "detail_errors": errors}
        if failure is None:
            self._writer.record_ok(content, entry)
        else:
            self._writer.record(entry | failure_columns(failure, entry["request_id"]))

    def record_failure(self, listing: Listing, key: CellKey, failure: Failure) -> CellResult:
        """Put a cell in the ledger that was not asked for: its region is disabled, its parent or its account not readable."""
        if listing.row.stored:
            self._writer.record(ledger_row(listing, key, dt.datetime.now(dt.UTC), Tally()) | failure_columns(failure, None))
        return CellResult(key, failure.status, 0, 0, 0.0, 0, failure)


def ledger_row(listing: Listing, key: CellKey, started: dt.datetime, tally: Tally) -> dict[str, Any]:
    """The columns every ledger row of a cell has."""
    return attempt_row(key, f"{listing.row.service}:{listing.row.operation}", listing.version, started, tally)


def attempt_row(key: CellKey, source: str, version: str, started: dt.datetime, tally: Tally) -> dict[str, Any]:
    """The columns every ledger row has: what was asked, by whom and when, and what it cost."""
    return {
        "region": key.region,
        "resource_type": key.resource_type,
        "source": source,
        "started_at": started,
        "finished_at": dt.datetime.now(dt.UTC),
        "collector_version": version,
        "pages": tally.pages,
        "api_calls": tally.api_calls,
        "retries": tally.retries,
    }


def failure_columns(failure: Failure, request_id: str | None) -> dict[str, Any]:
    """The columns of a ledger row that tell of an error."""
    return {
        "status": failure.status,
        "error_code": failure.code,
        "error_message": failure.message,
        "request_id": failure.request_id or request_id,
    }
