"""What is looked at before an account's cells are listed: its write events and what indexes say of it. Written down with the scan, and kept
at hand for whoever decides what to list (`quick.py`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from inventory_assets import __version__
from inventory_assets.collect.activity import SOURCE as EVENT_SOURCE
from inventory_assets.collect.activity import Activity, read_activity
from inventory_assets.collect.calls import Caller
from inventory_assets.collect.cells import attempt_row, failure_columns
from inventory_assets.collect.config_index import ConfigIndex
from inventory_assets.collect.explorer import Explorer
from inventory_assets.collect.indexes import LookStamp, Sightings
from inventory_assets.collect.sweep import OPERATION as SWEEP_OPERATION
from inventory_assets.collect.sweep import SERVICE as SWEEP_SERVICE
from inventory_assets.collect.sweep import TagSweep
from inventory_assets.lake.commit import ScanWriter
from inventory_assets.lake.ledger import CellKey, LookKey
from inventory_assets.lake.schema import EVENT_TYPE, INDEX_TYPE
from inventory_assets.lake.spool import BATCH_ROWS, Piece

TAGGING_SOURCE = f"{SWEEP_SERVICE}:{SWEEP_OPERATION}"
ROW_BYTES = 300  # of a sighting or an event, about


@dataclass(frozen=True)
class LookOptions:
    """What is looked at. `event_pages` 0 is no event at all; indexes that are None are not asked."""

    event_pages: int = 0
    explorer: Explorer | None = None
    config: ConfigIndex | None = None
    tagging: bool = False


@dataclass
class Looked:
    """What the looks of one account said."""

    activities: dict[str, Activity] = field(default_factory=dict)
    sightings: list[Sightings] = field(default_factory=list)


class Looker:
    """Looks at one account and writes down what it sees. Its regions may be looked at side by side."""

    def __init__(self, options: LookOptions, caller: Caller, writer: ScanWriter) -> None:
        self._options, self._caller, self._writer = options, caller, writer
        self.looked = Looked()

    def look_at_events(self, region: str) -> None:
        """Read the region's write events since the last time."""
        if not self._options.event_pages:
            return
        pieces: list[Piece] = []
        stamp, last = self._stamp("events", pieces), self._writer.looks.get(LookKey(region, EVENT_SOURCE))
        activity = read_activity(self._caller, region, last, self._options.event_pages, stamp)
        self.looked.activities[region] = activity
        row = attempt_row(CellKey(region, EVENT_TYPE), EVENT_SOURCE, __version__, stamp.now, activity.tally)
        if activity.failure is not None:
            self._writer.record(row | failure_columns(activity.failure, None))
            return
        row |= {"window_from": activity.window_from, "window_until": activity.window_until}
        self._record(row, activity.count, self._writer.keep_looked("events", pieces))

    def look_at_indexes(self, regions: Sequence[str], *, quick: bool) -> None:
        """Read what Resource Explorer and AWS Config say of the account. A quick refresh asks no recorder of a region whose events were
        read: these tell more, and a recorder takes three requests.
        """
        unread = [region for region in regions if (activity := self.looked.activities.get(region)) is None or activity.failure]
        asked: tuple[tuple[Explorer | ConfigIndex | None, Sequence[str]], ...] = (
            (self._options.explorer, regions),
            (self._options.config, unread if quick else regions),
        )
        for index, places in asked:
            if index is not None:
                pieces: list[Piece] = []
                stamp = self._stamp("sightings", pieces)
                for look in index.read(self._caller, places, stamp):
                    self._take(look, stamp, pieces)

    def look_at_tags(self, sweep: TagSweep, region: str) -> None:
        """A tag sweep that was made anyway names every tagged resource of its services."""
        if not self._options.tagging or not sweep.is_read:
            return
        pieces: list[Piece] = []
        stamp, look = self._stamp("sightings", pieces), Sightings(TAGGING_SOURCE, region)
        arns = list(sweep.tagged)
        for at in range(0, len(arns), BATCH_ROWS):
            stamp.keep([look.sight(region, None, arn, None, stamp) for arn in arns[at : at + BATCH_ROWS]])
        look.covers = {region: sweep.types}
        self._take(look, stamp, pieces)

    def _take(self, look: Sightings, stamp: LookStamp, pieces: list[Piece]) -> None:
        """Write down one look of an index; one that says what the last one said points at it. `pieces` are its rows, and are emptied."""
        row = attempt_row(CellKey(look.region, INDEX_TYPE), look.source, __version__, stamp.now, look.tally)
        if look.failure is not None:
            self._writer.record(row | failure_columns(look.failure, None))
            pieces.clear()
            return
        self.looked.sightings.append(look)
        row["content_hash"] = look.content_hash
        last = self._writer.looks.get(LookKey(look.region, look.source))
        if last is not None and last.content_hash == look.content_hash:
            self._record(row, look.count, last.content_path, last.content_scan_id)
        else:
            stamp.keep(look.coverage_rows(stamp))
            self._record(row, look.count, self._writer.keep_looked("sightings", pieces))
        pieces.clear()

    def _stamp(self, kind: str, pieces: list[Piece]) -> LookStamp:
        writer = self._writer
        return LookStamp(
            writer.account_id,
            writer.scan_id,
            dt.datetime.now(dt.UTC),
            lambda rows: pieces.extend(writer.spool_looked(kind, rows, ROW_BYTES * len(rows))),
        )

    def _record(self, row: dict[str, Any], count: int, path: str | None, scan_id: str | None = None) -> None:
        content = {"content_scan_id": scan_id or self._writer.scan_id, "content_path": path}
        self._writer.record(row | content | {"status": "ok", "resource_count": count})
