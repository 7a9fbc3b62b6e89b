"""The raw zone as a reader of the contract sees it: through the ledger, by rules written down here a second time. No product code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

ACCOUNT_TYPE = "AWS::Organizations::Account"
LOOKS = {"AWS::CloudTrail::Event", "*"}
Identity = tuple[str, str, str, str]  # account, cell region, type, uid


@lru_cache(maxsize=256)
def _ledger_file(path: Path) -> list[dict[str, Any]]:
    return pq.read_table(path).to_pylist()  # type: ignore[no-any-return]


@lru_cache(maxsize=256)
def _cells(path: Path) -> dict[tuple[str, ...], list[dict[str, Any]]]:
    """The rows of a resource file by (scan, account, cell region, type): committed files do not change."""
    found = defaultdict(list)
    for row in pq.read_table(path).to_pylist():
        found[row["scan_id"], row["account_id"], row["cell_region"], row["resource_type"]].append(row)
    return found


def ledger(warehouse: Path, account_id: str = "*") -> list[dict[str, Any]]:
    """Every ledger row of scanned cells, the oldest attempt first."""
    rows = [row for path in (warehouse / "raw/ledger/aws").glob(f"{account_id}/*.parquet") for row in _ledger_file(path)]
    cells = (row for row in rows if row["resource_type"] not in {ACCOUNT_TYPE, *LOOKS})
    return sorted(cells, key=lambda row: (row["started_at"], row["scan_id"]))


def attempts(warehouse: Path, account_id: str, region: str, resource_type: str) -> list[dict[str, Any]]:
    """The ledger rows of one cell, the oldest first."""
    return [row for row in ledger(warehouse, account_id) if (row["region"], row["resource_type"]) == (region, resource_type)]


def scan_rows(warehouse: Path, scan_id: str) -> list[dict[str, Any]]:
    """The ledger rows of one scan."""
    return [row for row in ledger(warehouse) if row["scan_id"] == scan_id]


def content(warehouse: Path, row: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What an ok ledger row says the cell holds, by uid; fails where the row and its file disagree."""
    assert row["status"] == "ok"
    if row["content_path"] is None:
        assert row["resource_count"] == 0
        return {}
    cell = (row["content_scan_id"], row["account_id"], row["region"], row["resource_type"])
    found = {r["resource_uid"]: r for r in _cells(warehouse / "raw" / row["content_path"]).get(cell, ())}
    assert len(found) == row["resource_count"], f"{cell}: {len(found)} rows of {row['resource_count']}"
    return found


def heads(warehouse: Path, account_id: str = "*") -> Iterator[dict[str, Any]]:
    """The last ok row of every cell."""
    last: dict[tuple[str, str, str], dict[str, Any]] = {}
    for row in ledger(warehouse, account_id):
        if row["status"] == "ok":
            last[row["account_id"], row["region"], row["resource_type"]] = row
    yield from last.values()


def inventory(warehouse: Path, account_id: str = "*") -> set[Identity]:
    """Everything that is there, as the raw zone says now."""
    return {
        (row["account_id"], row["region"], row["resource_type"], uid)
        for row in heads(warehouse, account_id)
        for uid in content(warehouse, row)
    }


def cell_content(warehouse: Path, account_id: str, region: str, resource_type: str) -> dict[str, dict[str, Any]]:
    """What a cell holds now: the content of its last ok attempt."""
    ok = [row for row in attempts(warehouse, account_id, region, resource_type) if row["status"] == "ok"]
    return content(warehouse, ok[-1]) if ok else {}
