"""Writes the zero-row Parquet files of this folder from the raw zone's schemas. dbt reads one beside every list of raw files: it fixes
names and types, and is what is read where there is no file yet.
"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from inventory_assets.lake import schema

SCHEMAS: dict[str, pa.Schema] = {
    "resources": schema.RESOURCES,
    "observations": schema.OBSERVATIONS,
    "ledger": schema.LEDGER,
    "accounts": schema.ACCOUNTS,
    "sightings": schema.SIGHTINGS,
    "events": schema.EVENTS,
    "charges": schema.CHARGES,
    "explored": schema.EXPLORED,
    "prices": schema.PRICES,
    "loads": schema.LOADS,
    "finding_moves": schema.FINDING_MOVES,
    "scores": schema.SCORES,
    "answers": schema.ANSWERS,
}

if __name__ == "__main__":
    for name, columns in SCHEMAS.items():
        pq.write_table(columns.empty_table(), Path(__file__).with_name(f"{name}.parquet"), compression="zstd")
