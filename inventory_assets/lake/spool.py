"""Where a scan's rows wait for its commit: on disk, a batch at a time, so that memory stays bounded by the batch and not by
the account. Committing does not belong here.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pyarrow as pa

BATCH_ROWS = 2_000
BATCH_BYTES = 4 * 2**20  # of JSON: 5 MB policies must not pile up to 2,000 rows
ROW_GROUP_ROWS = 100_000
ROW_GROUP_BYTES = 24 * 2**20  # a row group is assembled in memory and once more by the writer: 16 of these cells stay far below 200 MiB

Row = tuple[Any, ...]


class Spool:
    """An Arrow file of batches in one schema; several cells append to it, each knows its own batches. Thread-safe."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self.path, self.schema = path, schema
        self._lock = threading.Lock()
        self._sink: Any = None
        self._writer: Any = None
        self._batches = 0

    def append(self, rows: list[Row]) -> int:
        """Write the rows as one batch; returns its number."""
        columns = zip(*rows, strict=True)
        batch = pa.record_batch(
            [pa.array(column, field.type) for column, field in zip(columns, self.schema, strict=True)], schema=self.schema
        )
        with self._lock:
            if self._writer is None:
                self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._sink = pa.OSFile(str(self.path), "wb")
                self.path.chmod(0o600)
                self._writer = pa.ipc.new_file(self._sink, self.schema)
            self._writer.write_batch(batch)
            self._batches += 1
            return self._batches - 1

    def write_parquet(self, numbers: list[int], final: Path) -> int:
        """Write the batches of these numbers, in this order, as zstd Parquet; returns the rows written."""
        import pyarrow.parquet as pq

        self._finish()
        rows = 0
        with pa.OSFile(str(self.path), "rb") as source, pq.ParquetWriter(final, self.schema, compression="zstd") as writer:
            reader = pa.ipc.open_file(source)
            group: list[pa.RecordBatch] = []
            for number in numbers:
                group.append(reader.get_batch(number))
                if sum(b.num_rows for b in group) >= ROW_GROUP_ROWS or sum(b.nbytes for b in group) >= ROW_GROUP_BYTES:
                    rows += _write_group(writer, group)
                    group = []
            if group:
                rows += _write_group(writer, group)
        return rows

    def close(self) -> None:
        """Close and remove the file."""
        self._finish()
        self.path.unlink(missing_ok=True)

    def _finish(self) -> None:
        with self._lock:
            if self._writer is not None:
                self._writer.close()
                self._sink.close()
                self._writer = None


def _write_group(writer: Any, group: list[pa.RecordBatch]) -> int:
    table = pa.Table.from_batches(group)
    writer.write_table(table, row_group_size=ROW_GROUP_ROWS)
    return int(table.num_rows)
