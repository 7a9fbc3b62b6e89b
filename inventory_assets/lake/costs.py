"""Committing loads of costs: content files and last their LOADS rows, which are the commit; and what is current of each month. A content
file without its row does not exist. What is read from whom, and what the rows mean, are the collectors' affair and dbt's.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

import inventory_assets
from inventory_assets.lake import files
from inventory_assets.lake.commit import ORPHAN_AGE_SECONDS, new_scan_id
from inventory_assets.lake.ledger import read_ledger
from inventory_assets.lake.schema import LOADS

CONTENTS = ("charges", "explored", "prices")
SPOOL = "spool"  # of files that are fetched to be read; nothing in it outlives its command


def safe_name(source: str) -> str:
    """A source's name as that of a file or folder."""
    return re.sub(r"[^\w.-]|^\.", "_", source)


class LoadKey(NamedTuple):
    """What one load replaces: a month of a source. A source as a whole has no month."""

    kind: str
    provider: str
    source: str
    billing_period: dt.date | None


@dataclass(frozen=True)
class SourceFile:
    """A file that a load read. Equal in path, size and etag, it is the same."""

    path: str
    size: int
    etag: str
    modified_at: dt.datetime


@dataclass(frozen=True)
class LoadRow:
    """One row of LOADS. `load_id` and `collector_version` are the writer's to fill in."""

    kind: str
    provider: str
    source: str
    billing_period: dt.date | None
    status: str
    started_at: dt.datetime
    finished_at: dt.datetime | None = None
    row_count: int | None = None
    content_path: str | None = None
    content_hash: str | None = None
    is_closed: bool | None = None
    source_files: Sequence[SourceFile] = ()
    other_columns: Sequence[str] = ()
    api_calls: int | None = None
    paid_requests: int | None = None
    error_code: str | None = None
    error_message: str | None = None
    load_id: str = ""
    collector_version: str = ""

    @property
    def key(self) -> LoadKey:
        return LoadKey(self.kind, self.provider, self.source, self.billing_period)


_NAMES = [one.name for one in fields(LoadRow)]


@dataclass
class Loads:
    """The ledger of costs, read whole when it is first asked."""

    raw: Path
    _current: dict[LoadKey, LoadRow] | None = None
    _latest: dict[LoadKey, LoadRow] = field(default_factory=dict)

    def current(self) -> dict[LoadKey, LoadRow]:
        """The latest ok load of each key."""
        if self._current is None:
            rows = sorted(self._rows(), key=lambda row: (row.started_at, row.load_id))
            self._latest = {row.key: row for row in rows}
            self._current = {row.key: row for row in rows if row.status == "ok"}
        return self._current

    def latest(self) -> dict[LoadKey, LoadRow]:
        """The latest load of each key, whatever became of it."""
        self.current()
        return self._latest

    def _rows(self) -> Iterator[LoadRow]:
        folder = self.raw / "costs" / "loads"
        for path in sorted(folder.glob("[0-9]*.parquet")) if folder.exists() else ():
            for row in read_ledger(path, _NAMES):
                row["source_files"] = tuple(SourceFile(**one) for one in row["source_files"] or ())
                yield LoadRow(**row | {"other_columns": tuple(row["other_columns"] or ())})


class CostWriter:
    """One load: the work of one command. Written by one thread."""

    def __init__(self, raw: Path) -> None:
        self.raw, self.load_id = raw, new_scan_id()
        self._loads = Loads(raw)
        self._rows: list[LoadRow] = []
        self._is_news = False
        self._sweep_orphans()

    @property
    def current(self) -> Mapping[LoadKey, LoadRow]:
        """What was current when the load began."""
        return self._loads.current()

    @property
    def latest(self) -> Mapping[LoadKey, LoadRow]:
        """The last attempts before the load, whatever became of them."""
        return self._loads.latest()

    def path_for(self, kind: str, source: str, month: dt.date | None) -> tuple[Path, str]:
        """Where to write the content of a month of a source (of prices: of a provider, without a month), and the name it will have below
        the raw zone: that is what its row says as `content_path`.
        """
        folder = Path("costs", kind, safe_name(source), *([f"{month:%Y-%m}"] if month else []))
        relative = folder / f"{self.load_id}.parquet"
        files.make_private(self.raw / folder)
        return self._aside(str(relative)), str(relative)

    def _aside(self, relative: str) -> Path:
        final = self.raw / relative
        return final.with_name(f".{final.name}.part")

    def is_current(self, key: LoadKey, content_hash: str) -> bool:
        """Whether what is current of the key is that, and still there: then it need not be read."""
        current = self.current.get(key)
        if current is None or current.content_hash != content_hash:
            return False
        return current.content_path is None or (self.raw / current.content_path).exists()

    def record(self, row: LoadRow) -> bool:
        """Take the outcome for one key; gives whether it is what was current. Then it points at what is there, and what was written
        for it is dropped.
        """
        row = replace(row, load_id=self.load_id, collector_version=row.collector_version or inventory_assets.__version__)
        row = replace(row, finished_at=row.finished_at or dt.datetime.now(dt.UTC))
        current = self.current.get(row.key)
        unchanged = row.status == "ok" and row.content_hash is not None and self.is_current(row.key, row.content_hash)
        if (unchanged or row.status != "ok") and row.content_path is not None:
            self._aside(row.content_path).unlink(missing_ok=True)
        if row.status != "ok":
            row = replace(row, row_count=None, content_path=None, content_hash=None)
        elif unchanged and current is not None:
            row = replace(row, content_path=current.content_path, row_count=current.row_count, other_columns=current.other_columns)
        latest = self.latest.get(row.key)
        self._is_news |= not unchanged or latest is None or latest.status != "ok"  # that it can be read again is news, too
        self._is_news |= bool(row.paid_requests)  # what was paid for is on record, whatever it told
        self._rows.append(row)
        return unchanged

    def commit(self) -> Path | None:
        """Make the load exist: its content, then its rows in one step. A load that found everything as it was leaves nothing."""
        if not self._is_news:
            return None
        for row in self._rows:
            if row.content_path is not None and Path(row.content_path).stem == self.load_id:
                self._place(row.content_path)
        rows = [asdict(row) for row in sorted(self._rows, key=lambda row: [str(part) for part in row.key])]
        path = self.raw / "costs" / "loads" / f"{self.load_id}.parquet"
        table = pa.Table.from_pylist(rows, schema=LOADS)
        files.commit_new(path, lambda aside: pq.write_table(table, aside, compression="zstd"))
        return path

    def _place(self, relative: str) -> None:
        def move(aside: Path) -> None:
            self._aside(relative).replace(aside)

        files.commit_new(self.raw / relative, move)

    def _sweep_orphans(self) -> None:
        """Remove what killed loads left, once nobody can be writing it any more."""
        costs = self.raw / "costs"
        for path in (found for kind in CONTENTS for found in (costs / kind).rglob("*") if not found.is_dir()):
            if _is_old(path) and not (costs / "loads" / path.name).exists():
                path.unlink(missing_ok=True)
        for folder in (costs / SPOOL).glob("*"):
            if _is_old(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _is_old(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime > ORPHAN_AGE_SECONDS
    except FileNotFoundError:  # another load sweeps, too
        return False
