"""Reading the ledger the way a collector needs it: the last good state of each cell of one account. History is dbt's affair."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from inventory_assets.lake import files
from inventory_assets.lake.schema import TIMESTAMP


class CellKey(NamedTuple):
    """A cell within an account: what one listing can see."""

    region: str
    resource_type: str


@dataclass(frozen=True)
class Head:
    """What the cell's last ok listing held, and where its content lies; with the cell's last status of any kind."""

    content_hash: str | None
    content_path: str | None
    content_scan_id: str | None
    observations_hash: str | None
    resource_count: int | None
    last_status: str


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
    ]
)
_COLUMNS = ["region", "resource_type", "status", *[name for name in _HEADS.names if name not in {"region", "resource_type", "last_status"}]]


class Heads:
    """The heads of one account's cells, kept in a file that can be thrown away: it is rebuilt from the ledger where it lacks.

    A head that is older than it could be (a scan committed elsewhere meanwhile) costs a rewrite of unchanged content, never a
    wrong answer: content is referred to by what it is.
    """

    def __init__(self, raw: Path, provider: str, account_id: str) -> None:
        self._ledger = raw / "ledger" / provider / account_id
        self._file = raw / "heads" / provider / f"{account_id}.parquet"
        self._rows: dict[CellKey, dict[str, Any]] = {}
        self._applied = ""

    def load(self) -> dict[CellKey, Head]:
        """Read the kept heads and every ledger file after them."""
        table = self._kept()
        if table is not None:
            self._applied = (table.schema.metadata or {}).get(b"applied", b"").decode()
            self._rows = {CellKey(row["region"], row["resource_type"]): row for row in table.to_pylist()}
        for path in sorted(self._ledger.glob("*.parquet")) if self._ledger.exists() else ():
            if path.name > self._applied:
                self._apply(pq.read_table(path, columns=_COLUMNS).to_pylist())
                self._applied = path.name
        return {key: _head(row) for key, row in self._rows.items()}

    def _kept(self) -> pa.Table | None:
        """The kept heads; None where there are none, or none that can be read: the ledger has it all."""
        try:
            return pq.read_table(self._file) if self._file.exists() else None
        except (OSError, pa.ArrowException):
            return None

    def save(self) -> None:
        """Take in what was committed since and keep it for the next scan."""
        self.load()
        table = pa.Table.from_pylist(list(self._rows.values()), schema=_HEADS).replace_schema_metadata({b"applied": self._applied.encode()})
        files.replace(self._file, lambda aside: pq.write_table(table, aside, compression="zstd"))

    def _apply(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            key, status = CellKey(row["region"], row["resource_type"]), row.pop("status")
            before = self._rows.get(key)
            if before is None:
                self._rows[key] = row | {"last_status": status}
            elif status != "ok":
                before["last_status"] = status
            elif _when(row) >= _when(before):
                self._rows[key] = row | {"last_status": status}


def _when(row: dict[str, Any]) -> dt.datetime:
    started: dt.datetime = row["started_at"]
    return started


def _head(row: dict[str, Any]) -> Head:
    return Head(
        content_hash=row["content_hash"],
        content_path=row["content_path"],
        content_scan_id=row["content_scan_id"],
        observations_hash=row["observations_hash"],
        resource_count=row["resource_count"],
        last_status=row["last_status"],
    )
