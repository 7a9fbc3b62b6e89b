"""Committing a scan: its resources, its observations and last its ledger rows, which are the commit. A resource file without
them does not exist. What the rows mean is the collector's affair, what they add up to is dbt's.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from inventory_assets.lake import files
from inventory_assets.lake.ledger import CellKey, Head, Heads, Look, LookKey
from inventory_assets.lake.schema import EVENTS, LEDGER, OBSERVATIONS, RESOURCES, SIGHTINGS
from inventory_assets.lake.spool import BATCH_BYTES, BATCH_ROWS, Piece, Row, Spool

#: What a scan reads besides cells: rows of files of their own.
LOOKED = {"sightings": SIGHTINGS, "events": EVENTS}
ORPHAN_AGE_SECONDS = 24 * 3600  # a file without a ledger row may belong to a commit under way on another machine


def new_scan_id(now: dt.datetime | None = None) -> str:
    """Sortable by time, unique across machines: 20261121T224901123456-1a2b3c4d."""
    return f"{now or dt.datetime.now(dt.UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}"


@dataclass(frozen=True)
class Commit:
    """What a scan left behind."""

    scan_id: str
    ledger_path: Path
    resources_written: int
    bytes_written: int


@dataclass
class CellContent:
    """The rows of one cell while it is listed: hashed as they come, spooled in batches. Used by one thread at a time."""

    scan: ScanWriter
    key: CellKey
    count: int = 0
    size: int = 0  # bytes of JSON and envelope, about
    _sum: int = 0
    _observed_sum: int = 0
    _rows: list[Row] = field(default_factory=list)
    _observed: list[Row] = field(default_factory=list)
    _bytes: int = 0
    pieces: list[Piece] = field(default_factory=list)
    observed_pieces: list[Piece] = field(default_factory=list)
    _uids: set[str] = field(default_factory=set)

    def add(self, row: Row, digest: bytes, observation: Row | None, observed_digest: bytes, size: int) -> None:
        """Take one resource (RESOURCES order) with the digests of its content; a uid listed twice counts once."""
        uid = row[0]
        if uid in self._uids:
            return
        self._uids.add(uid)
        self.count += 1
        # Sums make the hash independent of the order in which the API lists.
        self._sum += int.from_bytes(digest, "big")
        self._rows.append(row)
        if observation is not None:
            self._observed_sum += int.from_bytes(observed_digest, "big")
            self._observed.append(observation)
        self._bytes += size
        self.size += size
        if len(self._rows) >= BATCH_ROWS or self._bytes >= BATCH_BYTES:
            self._flush()

    @property
    def content_hash(self) -> str:
        return _hex(self._sum, self.count)

    @property
    def observations_hash(self) -> str:
        return _hex(self._observed_sum, self.count)

    def keep(self, *, content: bool, observations: bool) -> None:
        """The cell is complete: spool what is left of what has changed, forget what has not."""
        if not content:
            self._rows, self.pieces = [], []
        if not observations:
            self._observed, self.observed_pieces = [], []
        self._flush()
        self._uids.clear()

    def _flush(self) -> None:
        if self._rows:
            self.pieces.append(self.scan.resources.append(self._rows, self._bytes))
        if self._observed:
            self.observed_pieces.append(self.scan.observations.append(self._observed, self._bytes))
        self._rows, self._observed, self._bytes = [], [], 0


class ScanWriter:
    """One scan of one account, from its first cell to its commit. Cells may be written by several threads."""

    def __init__(self, raw: Path, provider: str, account_id: str) -> None:
        self.raw, self.provider, self.account_id = raw, provider, account_id
        self.scan_id = new_scan_id()
        self._heads = Heads(raw, provider, account_id)
        self.heads: dict[CellKey, Head] = self._heads.load()
        self.looks: dict[LookKey, Look] = self._heads.looks
        spool = raw / "spool" / self.scan_id
        self.resources = Spool(spool.with_suffix(".resources"), RESOURCES)
        self.observations = Spool(spool.with_suffix(".observations"), OBSERVATIONS)
        self._looked = {kind: Spool(spool.with_suffix(f".{kind}"), schema) for kind, schema in LOOKED.items()}
        self._looked_pieces: dict[str, list[Piece]] = {kind: [] for kind in LOOKED}
        self._cells: list[CellContent] = []
        self._ledger: list[dict[str, Any]] = []
        self._sweep_orphans()

    @property
    def content_path(self) -> str:
        return self.path_of("resources")

    @property
    def observations_path(self) -> str:
        return self.path_of("observations")

    def path_of(self, kind: str) -> str:
        """Where the scan's rows of a kind lie, relative to the raw zone."""
        return f"{self.provider}/{kind}/{self.account_id}/{self.scan_id}.parquet"

    def spool_looked(self, kind: str, rows: list[Row], size: int) -> list[Piece]:
        """Take rows of what is looked at besides cells (LOOKED). They are written with the scan if they are kept."""
        return [self._looked[kind].append(rows, size)] if rows else []

    def keep_looked(self, kind: str, pieces: list[Piece]) -> str | None:
        """Keep such rows; gives where they will lie, for their ledger row. None for none."""
        self._looked_pieces[kind] += list(pieces)
        return self.path_of(kind) if pieces else None

    def open_cell(self, key: CellKey) -> CellContent:
        """Begin the content of one cell."""
        return CellContent(self, key)

    def record_ok(self, content: CellContent, row: dict[str, Any]) -> None:
        """Record a complete listing; content equal to the head's is pointed at and not written again."""
        head = self.heads.get(content.key)
        changed = head is None or head.content_hash != content.content_hash
        moved = head is None or head.observations_hash != content.observations_hash
        content.keep(content=changed, observations=moved)
        if content.pieces or content.observed_pieces:
            self._cells.append(content)
        if changed or head is None:
            place = (self.scan_id, self.content_path if content.count else None)
        else:
            place = (head.content_scan_id or self.scan_id, head.content_path)
        self._ledger.append(
            row
            | {
                "status": "ok",
                "resource_count": content.count,
                "content_scan_id": place[0],
                "content_path": place[1],
                "content_hash": content.content_hash,
                "observations_path": self.observations_path if content.observed_pieces else None,
                "observations_hash": content.observations_hash,
            }
        )

    def record(self, row: dict[str, Any]) -> None:
        """Record a listing that told nothing about what exists (any status but ok)."""
        self._ledger.append(row)

    def commit(self) -> Commit:
        """Make the scan exist: resources, observations, then the ledger rows in one step."""
        cells = sorted(self._cells, key=lambda cell: (cell.key.resource_type, cell.key.region))
        size = self._write(self.resources, [piece for cell in cells for piece in cell.pieces], self.content_path)
        size += self._write(self.observations, [piece for cell in cells for piece in cell.observed_pieces], self.observations_path)
        for kind, spool in self._looked.items():
            size += self._write(spool, self._looked_pieces[kind], self.path_of(kind))
        envelope = {"scan_id": self.scan_id, "provider": self.provider, "account_id": self.account_id}
        rows = sorted((envelope | row for row in self._ledger), key=lambda row: (row["resource_type"], row["region"]))
        path = self.raw / "ledger" / self.provider / self.account_id / f"{self.scan_id}.parquet"
        table = pa.Table.from_pylist(rows, schema=LEDGER)
        size += files.commit_new(path, lambda aside: pq.write_table(table, aside, compression="zstd"))
        with contextlib.suppress(OSError):  # the scan is committed; heads that were not kept are read from the ledger again
            self._heads.save()
        self.close()
        return Commit(self.scan_id, path, sum(cell.count for cell in cells if cell.pieces), size)

    def close(self) -> None:
        """Drop the spool; what was not committed never was."""
        for spool in (self.resources, self.observations, *self._looked.values()):
            spool.close()

    def _write(self, spool: Spool, pieces: list[Piece], relative: str) -> int:
        if not pieces:
            return 0
        return files.commit_new(self.raw / relative, lambda aside: _parquet(spool, pieces, aside))

    def _sweep_orphans(self) -> None:
        """Remove what a killed scan of this account left: the caller holds the account's lock."""
        ledger = self.raw / "ledger" / self.provider / self.account_id
        contents = [self.raw / self.provider / kind / self.account_id for kind in ("resources", "observations", *LOOKED)]
        for folder in (*contents, ledger, self.raw / "heads" / self.provider, self.raw / "spool"):
            for path in _old_files(folder):
                is_aside = path.name.startswith(".") or folder.name == "spool"
                if is_aside or (folder in contents and not (ledger / path.name).exists()):
                    path.unlink(missing_ok=True)


def _old_files(folder: Path) -> Iterator[Path]:
    """Files that nobody can still be writing."""
    for path in folder.iterdir() if folder.exists() else ():
        with contextlib.suppress(FileNotFoundError):  # another account's scan sweeps the shared folders, too
            if time.time() - path.stat().st_mtime > ORPHAN_AGE_SECONDS:
                yield path


def _parquet(spool: Spool, pieces: list[Piece], aside: Path) -> None:
    spool.write_parquet(pieces, aside)


def _hex(total: int, count: int) -> str:
    return hashlib.sha256(f"{total}:{count}".encode()).hexdigest()[:32]


def commit_accounts(
    raw: Path, provider: str, home_account_id: str, listing_id: str, accounts: pa.Table, ledger_rows: list[dict[str, Any]]
) -> Path:
    """Commit one listing of accounts (ACCOUNTS schema) under the account that listed them.

    `ledger_rows` are LEDGER rows without scan_id, provider, account_id and content columns; each ok row is given the file.
    """
    relative = f"{provider}/accounts/{listing_id}.parquet"
    files.commit_new(raw / relative, lambda aside: pq.write_table(accounts, aside, compression="zstd"))
    envelope = {"scan_id": listing_id, "provider": provider, "account_id": home_account_id}
    rows = []
    for row in ledger_rows:
        content = (
            {"content_scan_id": listing_id, "content_path": relative, "resource_count": accounts.num_rows} if row["status"] == "ok" else {}
        )
        rows.append(envelope | content | row)
    path = raw / "ledger" / provider / home_account_id / f"{listing_id}.parquet"
    table = pa.Table.from_pylist(rows, schema=LEDGER)
    files.commit_new(path, lambda aside: pq.write_table(table, aside, compression="zstd"))
    return path
