"""Opens the published warehouse for reading and turns its rows into plain values. What is asked of it belongs to the commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import orjson

from inventory_assets.cli.invocation import CommandError

FILE_NAME = "warehouse.duckdb"
BATCH = 1_000


def open_published(warehouse: Path) -> duckdb.DuckDBPyConnection:
    """Open the published file read-only, in UTC. Anyone may have it open at the same time."""
    path = warehouse / FILE_NAME
    if not path.exists():
        raise CommandError(f"nothing has been published in {warehouse}", "Run `inventory run`, or name another warehouse in the settings.")
    try:
        connection = duckdb.connect(str(path), read_only=True)
    except (duckdb.IOException, duckdb.SerializationException, duckdb.ConnectionException) as error:
        raise CommandError(f"{path} cannot be opened: {error}", "Run `inventory run` to publish it anew.") from error
    connection.execute("SET TimeZone = 'UTC'")
    return connection


@dataclass(frozen=True)
class Result:
    """Names, types and rows of a query. Rows are read as they are asked for, once."""

    names: tuple[str, ...]
    types: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]

    def dicts(self) -> Iterator[dict[str, Any]]:
        """Rows by column name; JSON as what it says, maps as dictionaries."""
        is_json = [kind == "JSON" for kind in self.types]
        for row in self.rows:
            yield {
                name: orjson.loads(value) if json and value is not None else value
                for name, json, value in zip(self.names, is_json, row, strict=True)
            }


def ask(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> Result:
    """Run a query with bound parameters."""
    cursor = connection.execute(sql, parameters or None)
    description = cursor.description or []
    return Result(_distinct([column[0] for column in description]), tuple(str(column[1]) for column in description), _fetch(cursor))


def columns_of(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    """Columns of `schema.table` with their types, {} where there is no such table."""
    schema, name = table.split(".")
    sql = "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = ? AND table_name = ? ORDER BY column_index"
    return {str(column): str(kind) for column, kind in connection.execute(sql, [schema, name]).fetchall()}


def _fetch(cursor: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while batch := cursor.fetchmany(BATCH):
        yield from batch


def _distinct(names: list[str]) -> tuple[str, ...]:
    """`a, a` becomes `a, a_2`: both are to be seen."""
    seen: dict[str, int] = {}
    distinct = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        distinct.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return tuple(distinct)
