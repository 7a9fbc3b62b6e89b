"""What a scan of the whole estate leaves behind and asks for: no secret anywhere, and no call that the derived policies do not allow."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
from estates import FUNCTION, Estate, ScannedEstate
from zone_reader import cell_content, heads

from inventory_assets.catalog import AWS_TYPES
from inventory_assets.catalog.permissions import calls
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER

HASH = "redacted:"


def texts(path: Path) -> str:
    """A Parquet file's every value and its metadata as text; any other file's bytes."""
    if path.suffix != ".parquet":
        return path.read_bytes().decode("latin-1")
    table = pq.read_table(path)
    return json.dumps(table.to_pylist(), default=str) + repr(table.schema.metadata) + repr(pq.ParquetFile(path).metadata.metadata)


def test_planted_secrets_are_nowhere_under_the_warehouse(scanned_estate: ScannedEstate) -> None:
    paths = [path for path in scanned_estate.warehouse.rglob("*") if path.is_file()]
    assert len(paths) > 20
    assert not [path for path in paths if PLANTED_SECRET_MARKER in texts(path) or PLANTED_SECRET_MARKER.encode() in path.read_bytes()]


def test_the_search_would_find_a_secret_that_was_stored(tmp_path: Path) -> None:
    import pyarrow as pa

    pq.write_table(pa.table({"configuration": [f'{{"a":"{PLANTED_SECRET_MARKER}-1"}}'] * 50}), tmp_path / "a.parquet", compression="zstd")
    assert PLANTED_SECRET_MARKER in texts(tmp_path / "a.parquet")


def test_each_secret_left_its_hash_in_its_place(scanned_estate: ScannedEstate) -> None:
    redacting = {row.type for row in AWS_TYPES if row.redact}
    hashed = set()
    for row in heads(scanned_estate.warehouse):
        if row["resource_type"] in redacting and row["content_path"]:
            for uid, resource in cell_content(scanned_estate.warehouse, row["account_id"], row["region"], row["resource_type"]).items():
                if HASH in resource["configuration"]:
                    hashed.add(row["resource_type"])
                    assert PLANTED_SECRET_MARKER not in uid
    assert {"AWS::Lambda::Function", "AWS::Glue::Job"} <= hashed
    assert len(hashed) >= 4


def test_everything_is_private_and_the_key_most_of_all(scanned_estate: ScannedEstate) -> None:
    raw = scanned_estate.warehouse / "raw"
    key = raw / "redaction.key"
    assert key.stat().st_mode & 0o777 == 0o600
    assert len(key.read_bytes()) >= 32
    open_to_others = [path for path in raw.rglob("*") if path.is_file() and path.stat().st_mode & 0o077]
    assert not open_to_others
    assert raw.stat().st_mode & 0o077 == 0, "the raw zone's own folder can be entered by others"


def test_the_same_secret_keeps_its_hash_and_another_has_another(small: Estate) -> None:
    small.scan(FUNCTION, accounts=[small.home])
    small.scan(FUNCTION, accounts=[small.home])
    found = cell_content(small.warehouse, small.home, "us-east-1", FUNCTION)
    first = next(heads(small.warehouse, small.home))
    assert first["content_scan_id"] != first["scan_id"], "the same secrets under the same key were no change"
    tokens = [json.loads(row["configuration"])["Environment"]["Variables"].get("API_TOKEN") for row in found.values()]
    secret = [token for token in tokens if token]
    assert secret
    assert len(set(secret)) == len(secret)
    assert all(token.startswith(HASH) for token in secret)
    (small.warehouse / "raw/redaction.key").unlink()
    small.scan(FUNCTION, accounts=[small.home])
    again = cell_content(small.warehouse, small.home, "us-east-1", FUNCTION)
    assert {uid: row["configuration"] for uid, row in again.items()} != {uid: row["configuration"] for uid, row in found.items()}


def test_the_calls_of_a_scan_are_exactly_those_that_the_policies_allow(scanned_estate: ScannedEstate) -> None:
    allowed, made = calls(AWS_TYPES), set(scanned_estate.calls)
    assert made - allowed == set(), "made and not allowed"
    assert allowed - made == set(), "allowed and never made"
    assert not scanned_estate.warnings
