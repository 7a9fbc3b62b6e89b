"""One billing export, open for reading: its months, and any of them converted. What is done with them is `exports.py`'s affair."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path

from inventory_assets.collect.billing.convert import VERSION, Converted, Converter, converting
from inventory_assets.collect.billing.errors import LayoutError, LocationError
from inventory_assets.collect.billing.files import Place, open_place
from inventory_assets.collect.billing.layouts import MonthFiles, arrange
from inventory_assets.collect.billing.sorting import KeptMonths, Months
from inventory_assets.collect.billing.sources import Source
from inventory_assets.collect.sessions import BaseSession, CredentialsError
from inventory_assets.lake import files
from inventory_assets.lake.commit import new_scan_id
from inventory_assets.lake.costs import SPOOL, SourceFile, safe_name
from inventory_assets.settings import Settings
from inventory_assets.settings.model import BillingExport

DOWNLOADS = 4  # at once


class OpenExport:
    """Reads one export. What it fetches lies in a private folder, which goes with it."""

    def __init__(self, settings: Settings, raw: Path, name: str, session: BaseSession | None, resources: ExitStack) -> None:
        self.name = name
        self.export: BillingExport = settings.costs.exports[name]
        self.form = f"{self.export.format} {VERSION}"
        self._settings, self._raw, self._session, self._resources = settings, raw, session, resources
        self._fetched: dict[SourceFile, Path] = {}
        self._is_mixed = False

    @cached_property
    def place(self) -> Place:
        """Where it lies. Raises LocationError where there is nobody to be."""
        try:
            return open_place(self._settings, self.export, lambda: self._session or BaseSession(self._settings, "billing"))
        except CredentialsError as error:
            raise LocationError(error.code, f"{self.export.location}: {error}", "denied") from error

    @cached_property
    def _scratch(self) -> Path:
        folder = files.make_private(self._raw / "costs" / SPOOL / new_scan_id())
        self._resources.callback(shutil.rmtree, folder, ignore_errors=True)
        return folder

    @cached_property
    def _converter(self) -> Converter:
        return self._resources.enter_context(converting(self.export.format, self._scratch))

    def months(self) -> dict[dt.date, MonthFiles]:
        """The export's months. Raises BillingError."""
        arrangement = arrange(self.place.name, self.place.files(), self.place.read)
        if not arrangement.unsorted:
            return arrangement.months
        self._is_mixed = True
        kept = KeptMonths(self._raw / "costs" / "months" / f"{safe_name(self.name)}.json", f"{self.form} {self.export.location}")
        return kept.sort(arrangement.unsorted, self._look)

    def _look(self, file: SourceFile) -> Months:
        [source] = self._fetch([file])
        found = self._converter.months(source)
        self.place.check(file)
        return found

    def convert(self, month: dt.date, found: MonthFiles, load_id: str, target: Path) -> Converted:
        """Write the month's charges to `target`. Raises BillingError."""
        made = self._converter.convert(self._fetch(found.files), month, load_id, target, mixed=self._is_mixed)
        for file in found.files:
            self.place.check(file)
            if not self._is_mixed:  # a file of several months is wanted again
                self._fetched.pop(file).unlink()
        if made.row_count < found.least_rows:
            what = f"its manifest speaks of {found.least_rows:,} rows, and its files have {made.row_count:,}: have it delivered again"
            raise LayoutError("Incomplete", f"{self.place.name}: {month:%Y-%m}: {what}")
        return made

    def _fetch(self, wanted: Sequence[SourceFile]) -> list[Source]:
        """The files by names of our own, in which duckdb sees no patterns."""
        new = {file: self._scratch / f"{len(self._fetched) + number:06}" for number, file in enumerate(wanted) if file not in self._fetched}
        with ThreadPoolExecutor(DOWNLOADS) as pool:
            list(pool.map(self.place.fetch, new.keys(), new.values()))
        self._fetched |= new
        return [Source(self._fetched[file], file.path) for file in wanted]


@contextmanager
def opened(settings: Settings, raw: Path, name: str, session: BaseSession | None) -> Iterator[OpenExport]:
    """An export of the settings; nothing that is fetched of it outlives the block."""
    with ExitStack() as resources:
        yield OpenExport(settings, raw, name, session, resources)
