"""Taking a billing export in, and duckdb's own copy of the same rows, each as a measured process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from bench.children import Meter, Usage, serve_task
from inventory_assets.collect.billing.convert import MEMORY, THREADS
from inventory_assets.collect.billing.exports import read_exports
from inventory_assets.settings import Settings


def ingest_export(warehouse: Path, location: Path) -> int:
    """Take an export into a warehouse's raw zone; gives the charges that it has there. Raises RuntimeError where that fails."""
    exports = {"bench": {"provider": "aws", "location": str(location)}}
    settings = Settings.model_validate({"warehouse": str(warehouse), "costs": {"exports": exports}})
    loads = list(read_exports(settings, warehouse / "raw"))
    if failed := [load for load in loads if load.status != "ok"]:
        raise RuntimeError(f"{failed[0].billing_period}: {failed[0].error_message}")
    return sum(load.row_count or 0 for load in loads)


def ingest(warehouse: str, location: str) -> dict[str, Any]:
    """`ingest_export`, measured."""
    meter = Meter()
    rows = ingest_export(Path(warehouse), Path(location))
    return {"rows": rows} | _plain(meter.read())


def copy(files: Sequence[Sequence[str]], target: str) -> dict[str, Any]:
    """The floor: duckdb reads the same files, a month at a time, and writes their rows as they are."""
    meter = Meter()
    with duckdb.connect(config={"threads": THREADS, "memory_limit": MEMORY, "preserve_insertion_order": False}) as connection:
        rows = 0
        for number, month in enumerate(files):
            read = "read_parquet" if month[0].endswith("parquet") else "read_csv"
            more = "" if read == "read_parquet" else ", all_varchar = true"
            all_rows = f"select * from {read}({list(month)}{more})"  # noqa: S608 - our own paths
            rows += connection.execute(f"copy ({all_rows}) to '{target}/{number}.parquet' (format parquet, compression zstd)").fetchall()[
                0
            ][0]
    return {"rows": rows} | _plain(meter.read())


def _plain(usage: Usage) -> dict[str, float]:
    return {
        "wall_seconds": usage.wall_seconds,
        "cpu_seconds": usage.cpu_seconds,
        "peak_mib": usage.peak_mib,
        "above_idle_mib": usage.peak_mib - usage.idle_mib,
    }


if __name__ == "__main__":
    serve_task({"ingest": ingest, "copy": copy})
