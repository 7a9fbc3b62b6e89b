"""The zero-row files that dbt reads beside the raw zone have the raw zone's columns."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from replay import PROJECT

from inventory_assets.lake import schema


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("resources", schema.RESOURCES),
        ("observations", schema.OBSERVATIONS),
        ("ledger", schema.LEDGER),
        ("accounts", schema.ACCOUNTS),
        ("sightings", schema.SIGHTINGS),
        ("events", schema.EVENTS),
        ("charges", schema.CHARGES),
        ("explored", schema.EXPLORED),
        ("prices", schema.PRICES),
        ("loads", schema.LOADS),
    ],
)
def test_empty_files_follow_the_schema(name: str, columns: pa.Schema) -> None:
    file = pq.ParquetFile(PROJECT / "empty" / f"{name}.parquet")
    assert file.metadata.num_rows == 0
    assert file.schema_arrow.equals(columns), "run `python dbt_project/empty/write.py`"
