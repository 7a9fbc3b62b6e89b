"""What dbt's docs say of the typed tables' columns: the services' own documentation out of botocore's models. Made when the docs are made,
and kept nowhere: it is megabytes, and botocore's.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from inventory_assets.catalog.typed_tables import ENVELOPE, TypedTable, duckdb_type, typed_tables

LONGEST = 600  # characters of a description; the rest is the service's own documentation


def describe_columns(manifest: dict[str, Any], catalog: dict[str, Any]) -> None:
    """Add the typed tables' columns to what `dbt docs generate` wrote (manifest.json and catalog.json, changed in place)."""
    for table in typed_tables():
        node = manifest["nodes"].get(f"model.inventory.{table.model}")
        if node is None:
            continue
        columns = list(_columns(table))
        node["columns"] = {
            name: {"name": name, "description": said, "data_type": kind, "meta": {}, "tags": []} for name, kind, said in columns
        }
        catalog["nodes"][node["unique_id"]] = {
            "metadata": {
                "type": "VIEW",
                "schema": "staging",
                "name": table.model,
                "database": node["database"],
                "comment": None,
                "owner": None,
            },
            "columns": {
                name: {"type": kind, "index": index, "name": name, "comment": None}
                for index, (name, kind, _) in enumerate(columns, start=1)
            },
            "stats": {"has_stats": {"id": "has_stats", "label": "Has Stats?", "value": False, "include": False, "description": ""}},
            "unique_id": node["unique_id"],
        }


def _columns(table: TypedTable) -> Iterator[tuple[str, str, str]]:
    """Name, type and description of every column."""
    yield from ((name, *ENVELOPE[name]) for name in ENVELOPE)
    for column in table.columns:
        said = plain_text(column.documentation)
        yield column.name, duckdb_type(column.structure), f"{said} ({column.key})" if said else column.key


def plain_text(markup: str) -> str:
    """HTML of botocore's documentation as a line of text."""
    text = html.unescape(re.sub(r"<[^>]+>", " ", markup))
    text = re.sub(r"\s+([.,;:)])", r"\1", re.sub(r"\s+", " ", text)).strip()
    return text if len(text) <= LONGEST else text[: text.rfind(" ", 0, LONGEST)] + " …"
