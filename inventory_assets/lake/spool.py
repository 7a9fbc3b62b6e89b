"""Where a scan's rows wait for its commit: on disk, a batch at a time, so that memory stays bounded by the batch and not by
the account. Small cells share a batch. Committing does not belong here.
"""

from __future__ import annotations

import contextlib
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from inventory_assets.lake import files

BATCH_ROWS = 500
BATCH_BYTES = 2**20  # of JSON: 5 MB policies must not pile up to 500 rows, and each thread gathers a batch
SHARED_ROWS, SHARED_BYTES = 500, 2**19  # most cells have a few rows, and a batch of their own would cost each a millisecond
KEPT_BATCHES = 4  # cells are written in another order than they came: those of one shared batch are read together where they can be
ROW_GROUP_ROWS = 100_000
ROW_GROUP_BYTES = 24 * 2**20  # a row group is assembled in memory and once more by the writer: 16 of these cells stay far below 200 MiB

Row = tuple[Any, ...]


class Piece(NamedTuple):
    """Rows of one cell in the spool: some rows of a batch."""

    batch: int
    start: int
    rows: int


class Spool:
    """An Arrow file of batches in one schema; several cells append to it, each knows its own pieces. Thread-safe."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self.path, self.schema = path, schema
        self._lock = threading.Lock()
        self._sink: Any = None
        self._writer: Any = None
        self._batches = 0
        self._pending: list[Row] = []  # of the batch that is not written yet
        self._pending_bytes = 0

    def append(self, rows: list[Row], size: int) -> Piece:
        """Take rows of one cell, about `size` bytes of them; returns where they stand."""
        with self._lock:
            if len(rows) >= SHARED_ROWS or size >= SHARED_BYTES:
                self._write_pending()  # a large piece is a batch of its own, or small ones would hold it in memory while they are written
            piece = Piece(self._batches, len(self._pending), len(rows))
            self._pending += rows
            self._pending_bytes += size
            if len(self._pending) >= SHARED_ROWS or self._pending_bytes >= SHARED_BYTES:
                self._write_pending()
        return piece

    def _write_pending(self) -> None:
        if not self._pending:
            return
        columns = zip(*self._pending, strict=True)
        batch = pa.record_batch(
            [pa.array(column, field.type) for column, field in zip(columns, self.schema, strict=True)], schema=self.schema
        )
        if self._writer is None:
            files.make_private(self.path.parent)
            self._sink = pa.OSFile(str(self.path), "wb")
            self.path.chmod(0o600)
            self._writer = pa.ipc.new_file(self._sink, self.schema)
        self._writer.write_batch(batch)
        self._batches += 1
        # Only now: rows that cannot be written must fail every later piece loudly, never shift where the others stand.
        self._pending, self._pending_bytes = [], 0

    def write_parquet(self, pieces: list[Piece], final: Path) -> int:
        """Write the pieces, in this order, as zstd Parquet; returns the rows written. Nothing is appended afterwards."""
        import pyarrow.parquet as pq

        with self._lock:
            self._write_pending()
        self._finish()
        rows = 0
        with pa.OSFile(str(self.path), "rb") as source, pq.ParquetWriter(final, self.schema, compression="zstd") as writer:
            read_batch = lru_cache(KEPT_BATCHES)(pa.ipc.open_file(source).get_batch)
            group: list[pa.RecordBatch] = []
            group_rows = group_bytes = 0
            for piece in pieces:
                batch = _part(read_batch(piece.batch), piece)
                group.append(batch)
                group_rows, group_bytes = group_rows + batch.num_rows, group_bytes + batch.nbytes
                if group_rows >= ROW_GROUP_ROWS or group_bytes >= ROW_GROUP_BYTES:
                    rows += _write_group(writer, group)
                    group, group_rows, group_bytes = [], 0, 0
            if group:
                rows += _write_group(writer, group)
        return rows

    def close(self) -> None:
        """Close and remove the file; what it held is of no use any more, so a disk that cannot take its end is no matter."""
        with contextlib.suppress(OSError):
            self._finish()
        self.path.unlink(missing_ok=True)

    def _finish(self) -> None:
        with self._lock:
            if self._writer is not None:
                writer, self._writer = self._writer, None
                try:
                    writer.close()
                finally:
                    self._sink.close()


def _part(batch: pa.RecordBatch, piece: Piece) -> pa.RecordBatch:
    """The piece's rows, on their own: a slice holds the whole batch, and 1,500 cells of a few rows held 1 GiB of them."""
    part = batch.slice(piece.start, piece.rows)
    return part if piece.rows == batch.num_rows else pa.ipc.read_record_batch(part.serialize(), part.schema)


def _write_group(writer: Any, group: list[pa.RecordBatch]) -> int:
    table = pa.Table.from_batches(group)
    writer.write_table(table, row_group_size=ROW_GROUP_ROWS)
    return int(table.num_rows)
