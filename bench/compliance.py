"""Section `compliance`: what judging 1,000,000 resources by every control costs, against writing as many finished rows and reading the
typed tables once. How the raw zone is made and a build is run is the section `warehouse`'s.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from pathlib import Path
from typing import Any

import duckdb

from bench.estates import full
from bench.figures import Section
from bench.warehouse import ACCOUNTS, CHURN, SCALE, build
from bench.zone import write_zone
from inventory_assets.catalog.controls import controls
from inventory_assets.catalog.models import typed_model
from inventory_assets.catalog.typed_tables import typed_tables
from inventory_assets.settings import Settings

GOAL = 3.0
#: Models that judge: the verdicts of each room, and the findings made of them.
JUDGING = "int_verdicts__"
FINDINGS = "findings"


def measure(repeats: int, scale: float = SCALE) -> Section:  # noqa: ARG001 - a build is long enough to be told from noise
    """One build of everything, and the two floors it is held to."""
    section = Section("compliance", f"Compliance: every control over 1,000,000 resources in {ACCOUNTS} accounts × 17 regions")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        warehouse = Path(folder) / "warehouse"
        section.add("resources", write_zone(warehouse, full(scale, CHURN, ACCOUNTS)), "resources")
        compare(section, Settings(warehouse=warehouse))
    return section


def compare(section: Section, settings: Settings) -> None:
    """Build the warehouse whose raw zone is there, and compare."""
    made = build(settings, "full rebuild")
    nodes = seconds_by_model(settings.warehouse)
    judging = sum(seconds for name, seconds in nodes.items() if name.startswith(JUDGING) or name == FINDINGS)
    rest = sum(
        nodes.get(name, 0.0) for name in ("int_findings__moved", "int_compliance__counted", "int_compliance__history", "scores", "changes")
    )
    with duckdb.connect(str(settings.warehouse / "floor.duckdb"), config=_like_dbt()) as connection:
        connection.execute(f"attach '{settings.warehouse}/build/good/warehouse.duckdb' as good (read_only)")
        rows = connection.execute("select count(*) from good.compliance.findings").fetchone()
        plain = _timed(connection, "create table findings as from good.compliance.findings")
        passes = _read_once(connection)
    section.add("findings", float(rows[0]) if rows else 0.0, "rows")
    section.add("controls", float(len(controls())), "controls")
    section.add("verdicts and findings", judging, "s")
    section.add("history, scores and changes", rest, "s")
    section.add("CREATE TABLE AS of as many finding rows", plain, "s")
    section.add("one pass over the typed tables that controls read", passes, "s")
    section.add("verdicts and findings ÷ these two", judging / (plain + passes), "×", GOAL)
    section.add("peak memory of dbt", made["peak_mib"], "MiB")
    section.details |= {"build": made, "models": {name: nodes[name] for name in sorted(nodes, key=nodes.__getitem__)[-15:]}}


def seconds_by_model(warehouse: Path) -> dict[str, float]:
    """How long each model of the last build took."""
    results = json.loads((warehouse / "build" / "dbt" / "run_results.json").read_text())["results"]
    named = {result["unique_id"].removeprefix("model.inventory."): result["execution_time"] for result in results}
    return {name: seconds for name, seconds in named.items() if "." not in name}


def _read_once(connection: duckdb.DuckDBPyConnection) -> float:
    """Seconds of making, as tables, every typed table that a control reads."""
    read = {type_name for control in controls() for type_name in control.reads}
    seconds = 0.0
    for table in typed_tables():
        if table.resource_type in read:
            query = typed_model(table).replace("{{ ref('int_assets__current') }}", "good.inventory.assets")
            seconds += _timed(connection, f"create table {table.model} as {query}")
    return seconds


def _timed(connection: duckdb.DuckDBPyConnection, statement: str) -> float:
    start = time.perf_counter()
    connection.execute(statement)
    return time.perf_counter() - start


def _like_dbt() -> dict[str, Any]:
    """The build's own settings of DuckDB (profiles.yml), or the comparison would be of these."""
    return {"threads": os.cpu_count() or 1, "memory_limit": "2GB", "preserve_insertion_order": False}
