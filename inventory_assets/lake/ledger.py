"""Reading the ledger the way a collector needs it: the last good state of each cell of one account. History is dbt's affair."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from inventory_assets.lake import files
from inventory_assets.lake.schema import LEDGER, LOOKS, TIMESTAMP


class CellKey(NamedTuple):
    """A cell within an account: what one listing can see."""

    region: str
    resource_type: str


class LookKey(NamedTuple):
    """What is looked at besides cells: the events or an index of one region."""

    region: str
    source: str


@dataclass(frozen=True)
class Head:
    """What the cell's last ok listing held, and where its content lies; with the cell's last status of any kind."""

    content_hash: str | None
    content_path: str | None
    content_scan_id: str | None
    observations_hash: str | None
    resource_count: int | None
    last_status: str
    started_at: dt.datetime | None = None  # of the last ok listing; of the last attempt where there was none
    considered_at: dt.datetime | None = None  # when a scan last listed it, tried to, or skipped it for a reason
    last_error_code: str | None = None  # of the last attempt
    has_unread_parts: bool = False  # something of its resources could not be read by the last ok listing


@dataclass(frozen=True)
class Look:
    """The last good look of an account at a region's events, or at what an index says of it."""

    content_path: str | None
    content_scan_id: str | None
    content_hash: str | None
    window_from: dt.datetime | None
    window_until: dt.datetime | None


_HEADS = pa.schema(
    [
        ("region", pa.string()),
        ("resource_type", pa.string()),
        ("content_hash", pa.string()),
        ("content_path", pa.string()),
        ("content_scan_id", pa.string()),
        ("observations_hash", pa.string()),
        ("resource_count", pa.int64()),
        ("last_status", pa.string()),
        ("started_at", TIMESTAMP),
        ("considered_at", TIMESTAMP),
        ("last_error_code", pa.string()),
        ("has_unread_parts", pa.bool_()),
        ("source", pa.string()),
        ("window_from", TIMESTAMP),
        ("window_until", TIMESTAMP),
    ]
)
_COLUMNS = [name for name in LEDGER.names if name in {*_HEADS.names, "status", "scan_id", "error_code", "detail_errors"}]
_Row = dict[str, Any]


class Heads:
    """The heads of one account's cells, kept in a file that can be thrown away: it is rebuilt from the ledger where it lacks.

    A head that is older than it could be (a scan committed elsewhere meanwhile) costs a rewrite of unchanged content, never a
    wrong answer: content is referred to by what it is.
    """

    def __init__(self, raw: Path, provider: str, account_id: str) -> None:
        self._ledger = raw / "ledger" / provider / account_id
        self._file = raw / "heads" / provider / f"{account_id}.parquet"
        self._rows: dict[CellKey, _Row] = {}
        self._looks: dict[LookKey, _Row] = {}
        self._applied = ""

    def load(self) -> dict[CellKey, Head]:
        """Read the kept heads and every ledger file after them."""
        table = self._kept()
        if table is not None:
            self._applied = (table.schema.metadata or {}).get(b"applied", b"").decode()
            self._rows, self._looks = {}, {}
            for row in table.to_pylist():
                self._keep(row)
        for path in sorted(self._ledger.glob("*.parquet")) if self._ledger.exists() else ():
            if path.name > self._applied:
                self._apply(read_ledger(path, _COLUMNS))
                self._applied = path.name
        return {key: _head(row) for key, row in self._rows.items()}

    @property
    def looks(self) -> dict[LookKey, Look]:
        """The last good looks, as of `load`."""
        return {key: _look(row) for key, row in self._looks.items()}

    def _kept(self) -> pa.Table | None:
        """The kept heads; None where there are none, or none that can be read: the ledger has it all."""
        try:
            table = pq.read_table(self._file) if self._file.exists() else None
        except (OSError, pa.ArrowException):
            return None
        return table if table is not None and table.schema.names == _HEADS.names else None

    def save(self) -> None:
        """Take in what was committed since and keep it for the next scan."""
        self.load()
        rows = [*self._rows.values(), *self._looks.values()]
        table = pa.Table.from_pylist(rows, schema=_HEADS).replace_schema_metadata({b"applied": self._applied.encode()})
        files.replace(self._file, lambda aside: pq.write_table(table, aside, compression="zstd"))

    def _keep(self, row: _Row) -> None:
        if row["resource_type"] in LOOKS:
            self._looks[LookKey(row["region"], row["source"])] = row
        else:
            self._rows[CellKey(row["region"], row["resource_type"])] = row

    def _apply(self, rows: list[_Row]) -> None:
        for row in rows:
            status = row.pop("status")
            row["last_status"], row["last_error_code"] = status, row.pop("error_code")
            row["has_unread_parts"] = bool(row.pop("detail_errors"))
            if row["resource_type"] in LOOKS:
                look = self._looks.get(LookKey(row["region"], row["source"]))
                if status == "ok" and (look is None or _when(row) >= _when(look)):
                    self._keep(row)
                continue
            before = self._rows.get(CellKey(row["region"], row["resource_type"]))
            considered = row["considered_at"] = max(_when(row), before["considered_at"]) if before is not None else _when(row)
            if before is None:
                if status != "skipped":
                    self._keep(row)
                continue
            before["considered_at"] = considered
            if status == "skipped":
                continue  # it was not looked at: what is known stays as it was
            if (status == "ok" or before["content_hash"] is None) and _when(row) >= _when(before):
                self._keep(row)
            elif status != "ok":
                before["last_status"], before["last_error_code"] = status, row["last_error_code"]


def read_ledger(path: Path, columns: Sequence[str]) -> list[_Row]:
    """Rows of a ledger file; columns that it is too old to have are null."""
    there = set(pq.read_schema(path).names)
    rows: list[_Row] = pq.read_table(path, columns=[name for name in columns if name in there]).to_pylist()
    missing = dict.fromkeys(name for name in columns if name not in there)
    return [row | missing for row in rows] if missing else rows


def _when(row: _Row) -> dt.datetime:
    started: dt.datetime = row["started_at"]
    return started


def _head(row: _Row) -> Head:
    return Head(
        content_hash=row["content_hash"],
        content_path=row["content_path"],
        content_scan_id=row["content_scan_id"],
        observations_hash=row["observations_hash"],
        resource_count=row["resource_count"],
        last_status=row["last_status"],
        started_at=row["started_at"],
        considered_at=row["considered_at"],
        last_error_code=row["last_error_code"],
        has_unread_parts=bool(row["has_unread_parts"]),
    )


def _look(row: _Row) -> Look:
    return Look(row["content_path"], row["content_scan_id"], row["content_hash"], row["window_from"], row["window_until"])
