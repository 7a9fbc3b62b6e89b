"""Runs the statements that dbt ran: two builds of the real project are recorded once, a first and a later one, and then replayed on
databases in memory, so that a property test costs no dbt start per example. Says nothing about what should come out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pytest
from dbt.cli.main import dbtRunner
from raw_zone import Account, Cell, RawZone, Resource

PROJECT = Path(__file__).parents[3] / "dbt_project"
SEEDS = ("type_aliases", "resource_types", "relationship_kinds", "source_blind_spots")
#: Models that have nothing to do with the history, and whose statements are long enough to be felt in every example.
BESIDE = ("typed_misfits", "relationships", "int_policies__normalized", "asset_groups", "source_agreement", "unlisted_resources")
#: Costs are another story: the history is replayed without them, and knows what nothing costs.
COSTS = frozenset(path.stem for path in PROJECT.glob("models/*/cost*/*.sql"))
#: And so is compliance: nothing is judged.
JUDGED = frozenset(path.stem for place in ("controls", "*/compliance") for path in PROJECT.glob(f"models/{place}/**/*.sql"))
NOT_JUDGED = "create table intermediate.int_findings__by_resource (resource_uid varchar, failed_controls integer)"
COST_OF_NOTHING = "create table intermediate.int_costs__present (resource_uid varchar, monthly_cost_usd decimal(18, 2), cost_basis varchar)"
#: The typed tables' views, made after a model they read.
VIEWS = re.compile(r"create schema if not exists \"?staging")
PLACE = ("--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT))
ASKING = re.compile(r"^\s*(/\*.*?\*/)?\s*(select|describe|show)\b", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Recording:
    """The statements of one build, in order, each with the name of its model, and the raw zone they read."""

    raw: Path
    statements: tuple[tuple[str, str], ...] = field(repr=False)

    def replay(self, warehouse: duckdb.DuckDBPyConnection, raw: Path, beside: Collection[str] = BESIDE) -> None:
        """Run them on the warehouse, but those of the models `beside`."""
        cursor = warehouse.cursor()  # temporary tables live and die with it, as they do with a dbt process
        cursor.execute("use warehouse; set TimeZone = 'UTC'")
        for model, statement in self.statements:
            if model not in beside and model not in COSTS | JUDGED:
                cursor.execute(statement.replace(str(self.raw), str(raw)))
        cursor.close()


def open_warehouse(beside: Collection[str] = BESIDE) -> duckdb.DuckDBPyConnection:
    """An empty database in memory, under the catalog name that dbt's statements carry. `beside`: models that are not replayed in it."""
    connection = duckdb.connect()
    connection.execute("attach ':memory:' as warehouse; use warehouse; set TimeZone = 'UTC'; set threads = 1")
    for schema in ("staging", "intermediate", "inventory", "operations"):
        connection.execute(f"create schema {schema}")
    for seed in SEEDS:
        connection.execute(f"create table inventory.{seed} as from read_csv('{PROJECT}/seeds/{seed}.csv', header = true)")
    connection.execute(f"{COST_OF_NOTHING}; {NOT_JUDGED}")
    if "relationships" in beside:  # macros speak of it
        connection.execute("create table inventory.relationships (from_uid varchar, to_uid varchar, relationship varchar, needs varchar)")
    return connection


def contents(warehouse: duckdb.DuckDBPyConnection, table: str) -> list[tuple[Any, ...]]:
    """A table's rows in a fixed order, without the time of the build."""
    columns = [row[0] for row in warehouse.execute(f"describe {table}").fetchall() if row[0] != "as_of"]
    return sorted(warehouse.execute(f"select {', '.join(columns)} from {table}").fetchall(), key=repr)


def environment(folder: Path) -> dict[str, str]:
    """What dbt needs to work on folder/raw and folder/build and to leave all that it writes under folder."""
    (folder / "build").mkdir(parents=True, exist_ok=True)
    return {
        "INVENTORY_RAW": str(folder / "raw"),
        "INVENTORY_BUILD": str(folder / "build" / "warehouse.duckdb"),
        "INVENTORY_TEMP": str(folder / "temp"),
        "DBT_TARGET_PATH": str(folder / "target"),
        "DBT_LOG_PATH": str(folder / "logs"),
    }


def run_dbt(command: str, folder: Path, *arguments: str) -> None:
    """One dbt command as a process of its own, as the product runs it."""
    line = [sys.executable, "-m", "dbt.cli.main", "--no-use-colors", *command.split(), *PLACE, *arguments]
    result = subprocess.run(line, env=os.environ | environment(folder), capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[-4000:]


def record(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Recording, Recording]:
    """A first and a later build of a small estate, by dbt in this process, which tells every statement it runs."""
    run_dbt("seed", folder)
    with duckdb.connect(environment(folder)["INVENTORY_BUILD"]) as build:
        build.execute(f"create schema if not exists intermediate; {COST_OF_NOTHING}; {NOT_JUDGED}")
    for name, value in environment(folder).items():
        monkeypatch.setenv(name, value)
    zone = RawZone(folder / "raw")
    bucket = Resource("arn:aws:s3:::a", {"Policy": None}, observations={"Size": 1})
    recordings = []
    for hours in (0, 1):
        zone.list_accounts(hours, [Account("111111111111", "one")])
        zone.scan("111111111111", hours, [Cell("global", "AWS::S3::Bucket", (bucket,))])
        statements: list[tuple[str, str]] = []

        def take(event: Any, statements: list[tuple[str, str]] = statements) -> None:
            if (
                event.info.name == "SQLQuery"
                and re.match("model|operation", event.data.node_info.unique_id)
                and not ASKING.match(event.data.sql)
                and not VIEWS.search(event.data.sql)
            ):
                statements.append((event.data.node_info.unique_id.rpartition(".")[2], event.data.sql))

        others = [argument for model in sorted(COSTS | JUDGED) for argument in ("--exclude", model)]
        result = dbtRunner(callbacks=[take]).invoke(["run", *PLACE, "--threads", "1", "--quiet", *others])
        assert result.success, result.exception or result.result
        recordings.append(Recording(folder / "raw", tuple(statements)))
    shutil.rmtree(folder / "build")
    return recordings[0], recordings[1]
