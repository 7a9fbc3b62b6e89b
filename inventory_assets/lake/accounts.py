"""The last committed listing of accounts, for collectors that start from the raw zone alone.

Listing them is the affair of `collect/organizations.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq


def latest_accounts(raw: Path, provider: str = "aws") -> list[dict[str, Any]]:
    """Rows of the newest committed listing (ACCOUNTS columns, tags as dictionaries), [] before the first."""
    for path in sorted((raw / provider / "accounts").glob("[0-9]*.parquet"), reverse=True):
        if next((raw / "ledger" / provider).glob(f"*/{path.name}"), None) is not None:
            rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
            return [row | {"tags": None if row["tags"] is None else dict(row["tags"])} for row in rows]
    return []
