"""Billing exports into the raw zone, month by month: a month whose files are as they were is not read again, one that cannot be read
leaves the last good one. Where files lie, what makes a month and how it is converted stand in the modules beside this one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from inventory_assets.collect.billing.errors import BillingError, LayoutError
from inventory_assets.collect.billing.layouts import MonthFiles
from inventory_assets.collect.billing.opened import OpenExport, opened
from inventory_assets.collect.sessions import BaseSession
from inventory_assets.lake import locks
from inventory_assets.lake.costs import CostWriter, LoadRow, safe_name
from inventory_assets.settings import Settings

KIND = "charges"
LISTED = "listed"  # content_hash of an export as a whole that can be listed
PATIENCE_SECONDS = 600.0


@dataclass(frozen=True)
class MonthLoad:
    """What became of one month of an export; of the export as a whole, where its months could not be told."""

    export: str
    provider: str
    billing_period: dt.date | None
    status: str
    row_count: int | None = None
    is_unchanged: bool = False
    error_code: str | None = None
    error_message: str | None = None


def read_exports(
    settings: Settings,
    raw: Path,
    months: Sequence[dt.date] | None = None,
    exports: Sequence[str] | None = None,
    session: BaseSession | None = None,
) -> Iterator[MonthLoad]:
    """Read what has changed of these months (None: of all there are) of these exports (None: of all), and commit it, export by export.

    Raises BillingError for an export that the settings do not name; what goes wrong with one that they do is told by its loads.
    """
    wanted = None if months is None else {month.replace(day=1) for month in months}
    names = list(settings.costs.exports) if exports is None else list(exports)
    if unknown := [name for name in names if name not in settings.costs.exports]:
        there = ", ".join(sorted(settings.costs.exports)) or "none"
        raise BillingError("NoSuchExport", f"costs.exports names no {', '.join(unknown)}; there are: {there}")
    for name in names:
        yield from _read_export(settings, raw, name, wanted, session)


def available_months(settings: Settings, session: BaseSession | None = None) -> dict[str, dict[dt.date, str]]:
    """The months that each export has, with a fingerprint of their files: by listings and manifests, and by looking once into each file
    whose months these do not tell. Raises BillingError.
    """
    found = {}
    for name in settings.costs.exports:
        with opened(settings, settings.warehouse / "raw", name, session) as export:
            found[name] = {month: files.fingerprint(export.form) for month, files in export.months().items()}
    return found


def _read_export(settings: Settings, raw: Path, name: str, wanted: set[dt.date] | None, session: BaseSession | None) -> list[MonthLoad]:
    """Read and commit. Another command that reads the same export is waited for: what it has read need not be read again."""
    lock = f"export-{safe_name(name)}"
    try:
        with (
            locks.hold(raw.parent / "locks", lock, wait_seconds=PATIENCE_SECONDS, thing=f"the billing export {name}"),
            opened(settings, raw, name, session) as export,
        ):
            return _Reading(CostWriter(raw), export).read(wanted)
    except locks.LockedError as error:
        provider = settings.costs.exports[name].provider
        return [MonthLoad(name, provider, None, "skipped", error_code="InUse", error_message=str(error))]


class _Reading:
    """One export being read, into one load."""

    def __init__(self, writer: CostWriter, export: OpenExport) -> None:
        self._writer, self._export = writer, export

    def read(self, wanted: set[dt.date] | None) -> list[MonthLoad]:
        row = self._row(None)
        try:
            found = self._export.months()
        except BillingError as error:
            loads = [self._failed(row, error)]
        else:
            if row.key in self._writer.latest:  # the last attempt ended here
                self._writer.record(replace(row, status="ok", content_hash=LISTED))
            loads = [self._month(month, found[month]) for month in sorted(found) if wanted is None or month in wanted]
        self._writer.commit()
        return loads

    def _month(self, month: dt.date, found: MonthFiles) -> MonthLoad:
        row = replace(self._row(month), content_hash=found.fingerprint(self._export.form), source_files=found.files)
        calls = self._export.place.calls
        try:
            if found.problem is not None:
                raise LayoutError(found.problem.code, f"{self._export.place.name}: {month:%Y-%m}: {found.problem}")
            if not self._writer.is_current(row.key, str(row.content_hash)):
                row = self._converted(row, month, found)
        except BillingError as error:
            return self._failed(row, error)
        except OSError as error:  # of our own disk: another month may be smaller
            return self._failed(row, BillingError(type(error).__name__, f"{self._export.name}: {month:%Y-%m}: {error}"))
        row = replace(row, api_calls=self._export.place.calls - calls)
        return self._told(row, is_unchanged=self._writer.record(row))

    def _converted(self, row: LoadRow, month: dt.date, found: MonthFiles) -> LoadRow:
        aside, relative = self._writer.path_for(KIND, self._export.name, month)
        try:
            made = self._export.convert(month, found, self._writer.load_id, aside)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
        if not made.row_count:
            aside.unlink()
        path = relative if made.row_count else None
        return replace(row, row_count=made.row_count, content_path=path, other_columns=made.other_columns)

    def _row(self, month: dt.date | None) -> LoadRow:
        return LoadRow(KIND, self._export.export.provider, self._export.name, month, "ok", dt.datetime.now(dt.UTC))

    def _failed(self, row: LoadRow, error: BillingError) -> MonthLoad:
        row = replace(row, status=error.status, error_code=error.code, error_message=str(error))
        self._writer.record(row)
        return self._told(row)

    def _told(self, row: LoadRow, *, is_unchanged: bool = False) -> MonthLoad:
        known = self._writer.current.get(row.key) if is_unchanged else row
        count = known.row_count if known is not None else None
        return MonthLoad(row.source, row.provider, row.billing_period, row.status, count, is_unchanged, row.error_code, row.error_message)
