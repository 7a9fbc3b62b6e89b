"""The typed tables over configurations of one's choice, in a DuckDB in memory. What should be read is said in the tests."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import duckdb

from inventory_assets.catalog.models import typed_model
from inventory_assets.catalog.typed_tables import ENVELOPE, TypedTable


def open_typed(tables: Iterable[TypedTable], *configurations: tuple[str, Any]) -> duckdb.DuckDBPyConnection:
    """A view of each table by its model's name, over (resource type, configuration)."""
    connection = duckdb.connect()
    columns = ", ".join(f"{name} {kind}" for name, (kind, _) in ENVELOPE.items())
    connection.execute(f"set TimeZone = 'UTC'; create table int_assets__current ({columns}, configuration json)")
    for resource_type, configuration in configurations:
        connection.execute(
            "insert into int_assets__current by name select ? as resource_type, ?::json as configuration",
            [resource_type, json.dumps(configuration)],
        )
    current = "{{ ref('int_assets__current') }}"
    connection.execute(
        "".join(f"create view {table.model} as {typed_model(table).replace(current, 'int_assets__current')};" for table in tables)
    )
    return connection
