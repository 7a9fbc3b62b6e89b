"""Copying the marts of a build into a new DuckDB file: which schemas, and how tables, views and macros are made there. When the
copy becomes the published file is `publish.py`'s affair; the rows are dbt's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

#: The schemas readers rely on. What else a build holds is its own.
MART_SCHEMAS = ("inventory", "operations", "cost", "drift", "compliance", "decommission")
#: What a build has of its own that readers may rely on as well.
PUBLISHED_TOO = ("intermediate.int_policies__normalized", "intermediate.int_costs__prices")
#: The typed tables: views, which read the present resources of the build, and in the published file the mart that has them.
TYPED_SCHEMA = "staging"
_PRESENT = re.compile(r'(?<![\w."])"?intermediate"?\."?int_assets__current"?')
_PUBLISHED_PRESENT = "inventory.assets"
STORAGE_VERSION = "v1.5.0"  # what DuckDB 1.5 and 2.0 both open
MEMORY_LIMIT = "2GB"  # what the build may take as well; beyond it DuckDB spills to disk
CATALOG = "warehouse"  # a DuckDB file's catalog is named like the file

COLUMNS = """
    select column_name, data_type, is_nullable, comment
    from duckdb_columns()
    where database_name = 'build' and schema_name = ? and table_name = ?
    order by column_index
"""
COMMENT = "select comment from duckdb_tables() where database_name = 'build' and schema_name = ? and table_name = ?"

Report = Callable[[str], None]


class MartError(RuntimeError):
    """A mart that cannot be published; the message names it."""


@dataclass(frozen=True)
class Copied:
    """What a copy holds: rows by table, views and macros, by their schema-qualified names."""

    tables: dict[str, int]
    views: tuple[str, ...]
    macros: tuple[str, ...]


def copy_marts(build: Path, target: Path, scratch: Path, report: Report, schemas: Sequence[str] = (*MART_SCHEMAS, TYPED_SCHEMA)) -> Copied:
    """Copy the schemas of the build into the new file `target`, complete and checkpointed. `scratch` is an empty folder.

    Tables keep their order; views and macros are made anew without their catalog's name, so that they also work where the file is
    attached by another name. Raises MartError and duckdb.Error.
    """
    with duckdb.connect(config={"temp_directory": str(scratch / "temp"), "memory_limit": MEMORY_LIMIT}) as connection:
        connection.execute(f"attach {_text(build)} as build (read_only)")
        connection.execute(f"attach {_text(target)} as {CATALOG} (storage_version '{STORAGE_VERSION}')")
        there = _schemas(connection, schemas)
        tables = {}
        for schema, table in _tables(connection, there):
            report(f"copy {schema}.{table}")
            connection.execute(f"create schema if not exists {CATALOG}.{_name(schema)}")
            tables[f"{schema}.{table}"] = _copy_table(connection, schema, table)
        for schema in there:
            connection.execute(f"create schema if not exists {CATALOG}.{_name(schema)}")
        views, macros = _make_anew(connection, there, scratch)
        report("checkpoint")
        connection.execute(f"use memory; checkpoint {CATALOG}; detach {CATALOG}")
    return Copied(tables, views, macros)


def _schemas(connection: duckdb.DuckDBPyConnection, wanted: Sequence[str]) -> list[str]:
    rows = connection.execute("select schema_name from duckdb_schemas() where database_name = 'build'").fetchall()
    there = [schema for schema in wanted if (schema,) in rows]
    if not there:
        raise MartError("the build holds no marts")
    return there


def _tables(connection: duckdb.DuckDBPyConnection, schemas: Sequence[str]) -> list[tuple[str, str]]:
    """Schema and name of every table that is published."""
    query = """
        select schema_name, table_name from duckdb_tables()
        where database_name = 'build' and (schema_name in (select unnest(?)) or schema_name || '.' || table_name in (select unnest(?)))
        order by schema_name, table_name
    """
    return [(schema, table) for schema, table in connection.execute(query, [list(schemas), list(PUBLISHED_TOO)]).fetchall()]


def _copy_table(connection: duckdb.DuckDBPyConnection, schema: str, table: str) -> int:
    """Make the table as it is, less its keys: the build has checked them, and the index of a key is as large as a column."""
    columns = connection.execute(COLUMNS, [schema, table]).fetchall()
    (comment,) = connection.execute(COMMENT, [schema, table]).fetchone() or (None,)
    name = f"{_name(schema)}.{_name(table)}"
    made = ", ".join(_column(column, data_type, nullable) for column, data_type, nullable, _ in columns)
    connection.execute(f"create table {CATALOG}.{name} ({made})")
    (count,) = connection.execute(f"insert into {CATALOG}.{name} from build.{name}").fetchone() or (0,)
    if comment:
        connection.execute(f"comment on table {CATALOG}.{name} is {_text(comment)}")
    for column, _, _, says in columns:
        if says:
            connection.execute(f"comment on column {CATALOG}.{name}.{_name(column)} is {_text(says)}")
    return int(count)


def _column(name: str, data_type: str, nullable: bool) -> str:
    # JSON is four times smaller and faster to read so; DuckDB keeps no record of the build's choice.
    compression = " using compression zstd" if data_type == "JSON" else ""
    return f"{_name(name)} {data_type}{'' if nullable else ' not null'}{compression}"


def _make_anew(connection: duckdb.DuckDBPyConnection, schemas: list[str], scratch: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Make views and macros, in whatever order their references to each other ask for."""
    connection.execute(f"use {CATALOG}")
    waiting = _definitions(connection, schemas, scratch)
    made: dict[str, list[str]] = {"VIEW": [], "MACRO": []}
    while waiting:
        held_up: list[tuple[str, str, str, duckdb.Error]] = []
        for kind, name, sql in waiting:
            try:
                connection.execute(sql)
            except duckdb.CatalogException as error:
                held_up.append((kind, name, sql, error))
            else:
                made[kind].append(name)
        if len(held_up) == len(waiting):
            _, name, _, missing = held_up[0]
            raise MartError(f"{name} reads something that is not published: {str(missing).splitlines()[0]}") from missing
        waiting = [(kind, name, sql) for kind, name, sql, _ in held_up]
    return tuple(sorted(made["VIEW"])), tuple(sorted(made["MACRO"]))


def _definitions(connection: duckdb.DuckDBPyConnection, schemas: list[str], scratch: Path) -> list[tuple[str, str, str]]:
    """Kind, name and SQL of the build's views and macros. Only an export tells a macro's default parameters."""
    shape = scratch / "shape"
    connection.execute("attach ':memory:' as shape; copy from database build to shape (schema)")
    others = "select schema_name from duckdb_schemas() where database_name = 'shape' and not internal and schema_name <> 'main'"
    for (schema,) in connection.execute(others).fetchall():
        if schema not in schemas:
            connection.execute(f"drop schema shape.{_name(schema)} cascade")
    connection.execute(f"export database shape to {_text(shape)}; detach shape")
    found = []
    for statement in connection.extract_statements((shape / "schema.sql").read_text()):
        sql = statement.query.strip()
        head = re.match(r'CREATE (VIEW|MACRO) ("?)(\w+)\2\.("?)(\w+)\4', sql)
        if head and head[3] in schemas:
            found.append(
                (head[1], f"{head[3]}.{head[5]}", _PRESENT.sub(_PUBLISHED_PRESENT, _without_catalog(sql, [*schemas, "intermediate"])))
            )
    return found


def _without_catalog(sql: str, schemas: list[str]) -> str:
    """The names of published things as any catalog can resolve them: `warehouse.inventory.assets` becomes `inventory.assets`."""
    return re.sub(rf'(?<![\w."])"?{CATALOG}"?\.(?="?({"|".join(schemas)})"?\.)', "", sql)


def _name(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _text(value: object) -> str:
    return "'" + str(value).replace("'", "''") + "'"
