"""Taking the marts along: every published table as a Parquet file, complete or not there at all. What the tables hold is dbt's."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb

from inventory_assets.lake import files
from inventory_assets.lake.marts import MART_SCHEMAS, PUBLISHED_TOO, TYPED_SCHEMA

ABOUT = "_export.json"  # written last; tells an export from any other folder

TABLES = """
    select schema_name, table_name, false as is_view from duckdb_tables()
    where
        database_name = current_database()
        and (schema_name in (select unnest($marts)) or schema_name || '.' || table_name in (select unnest($too)))
    union all
    select schema_name, view_name, true from duckdb_views()
    where database_name = current_database() and schema_name = $typed and $with_typed
    order by all
"""


class ExportError(RuntimeError):
    """The folder cannot be written; what was there stays."""


def export_parquet(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    report: Callable[[str, int], object],
    *,
    with_typed: bool = False,
    replace: bool = False,
) -> dict[str, int]:
    """Write `<schema>/<table>.parquet` for every mart of an open published file, and with them the typed tables that have rows.

    Returns rows by table. The folder appears whole: it is written aside and renamed.
    """
    folder = folder.resolve()  # a link to a folder stays
    if folder.exists() and not _may_replace(folder, replace):
        raise ExportError(f"{folder} exists")
    aside, old = (folder.with_name(f".{folder.name}.{os.getpid()}.{what}") for what in ("new", "old"))
    try:
        rows = _write(connection, files.make_private(aside), report, with_typed)
        about = aside / ABOUT
        about.write_text(json.dumps({"tables": rows}, indent=1) + "\n", encoding="utf-8")
        about.chmod(0o600)
        _swap_in(aside, folder, old, replace)
    finally:
        for rest in (aside, old):
            shutil.rmtree(rest, ignore_errors=True)
    return rows


def _swap_in(aside: Path, folder: Path, old: Path, replace: bool) -> None:
    """Give what was written its name. What has come there meanwhile is looked at like what was there before."""
    if folder.exists():
        if not _may_replace(folder, replace):
            raise ExportError(f"{folder} exists")
        folder.rename(old)
    try:
        aside.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    files.fsync_folder(folder.parent)


def _may_replace(folder: Path, replace: bool) -> bool:
    return folder.is_dir() and (not any(folder.iterdir()) or (replace and (folder / ABOUT).exists()))


def _write(connection: duckdb.DuckDBPyConnection, aside: Path, report: Callable[[str, int], object], with_typed: bool) -> dict[str, int]:
    wanted = {"marts": list(MART_SCHEMAS), "too": list(PUBLISHED_TOO), "typed": TYPED_SCHEMA, "with_typed": with_typed}
    rows = {}
    for schema, table, is_view in connection.execute(TABLES, wanted).fetchall():
        source, path = f'"{schema}"."{table}"', files.make_private(aside / schema) / f"{table}.parquet"
        if is_view and connection.execute(f"select 1 from {source} limit 1").fetchone() is None:  # noqa: S608 - names of our own file
            continue
        (count,) = connection.execute(f"copy {source} to {_text(path)} (format parquet, compression zstd)").fetchone() or (0,)
        path.chmod(0o600)
        rows[f"{schema}.{table}"] = int(count)
        report(f"{schema}.{table}", int(count))
    return rows


def _text(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
