"""Section `compliance`: what judging 1,000,000 resources by every control costs, against writing as many finished rows and reading the
typed tables once. How the raw zone is made and a build is run is the section `warehouse`'s.
"""

from __future__ import annotations

import json
import os
import shutil
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
from inventory_assets.dbt_manifest import PROJECT
from inventory_assets.settings import Settings

GOAL = 3.0
#: Where the models lie that judge. Policies and what is public are made once for all controls, and count as judging.
JUDGING = PROJECT / "models" / "intermediate" / "compliance"
#: What of these is done after the verdicts: what moved since the last build, and what only tells of the findings.
AFTERWARDS = ("int_compliance__counted", "int_findings__by_resource", "int_findings__moved")
HISTORY = "int_compliance__history"
#: What is compared of one account's verdicts, judged with ninety-nine others and alone.
VERDICTS = "control_id, resource_uid, region, resource_type, status, reason, evidence"


def measure(repeats: int, scale: float = SCALE) -> Section:  # noqa: ARG001 - a build is long enough to be told from noise
    """One build of everything, and the two floors it is held to."""
    section = Section("compliance", f"Compliance: every control over 1,000,000 resources in {ACCOUNTS} accounts × 17 regions")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        warehouse = Path(folder) / "warehouse"
        section.add("resources", write_zone(warehouse, full(scale, CHURN, ACCOUNTS)), "resources")
        compare(section, Settings(warehouse=warehouse))
    return section


def compare(section: Section, settings: Settings) -> None:
    """Build the warehouse whose raw zone is there, twice, and compare; then one account of it alone."""
    made = build(settings, "full rebuild")
    nodes = seconds_by_model(settings.warehouse)
    rows, plain, passes = _floors(settings.warehouse)
    again = build(settings, "the night after")
    nodes_again = seconds_by_model(settings.warehouse)
    floor, history = plain + passes, nodes_again[HISTORY]
    section.add("findings", rows, "rows")
    section.add("controls", float(len(controls())), "controls")
    section.add("verdicts and findings", _judging(nodes), "s")
    section.add("CREATE TABLE AS of as many finding rows", plain, "s")
    section.add("one pass over the typed tables that controls read", passes, "s")
    section.add("verdicts and findings ÷ these two", _judging(nodes) / floor, "×", GOAL)
    section.add("the night after: verdicts, findings", _judging(nodes_again), "s")
    section.add("the night after: where every finding stood", history, "s")
    section.add("the night after: all of it ÷ the same two", (_judging(nodes_again) + history) / floor, "×", GOAL)
    section.add("peak memory of dbt", max(made["peak_mib"], again["peak_mib"]), "MiB")
    section.add("verdicts of one account that are others when it is judged alone", _others_alone(settings.warehouse), "rows", 0)
    slowest = sorted(nodes, key=nodes.__getitem__)[-15:]
    section.details |= {"build": made, "again": again, "models": {name: [nodes[name], nodes_again.get(name)] for name in slowest}}


def _judging(nodes: dict[str, float]) -> float:
    judging = {path.stem for path in JUDGING.glob("*.sql")} - {HISTORY, *AFTERWARDS} | {"findings", "int_policies__normalized"}
    return sum(seconds for name, seconds in nodes.items() if name in judging)


def _floors(warehouse: Path) -> tuple[float, float, float]:
    """Findings; seconds of writing as many finished ones, and of one pass over the typed tables."""
    with duckdb.connect(str(warehouse / "floor.duckdb"), config=_like_dbt()) as connection:
        connection.execute(f"attach '{warehouse}/build/good/warehouse.duckdb' as good (read_only)")
        rows = connection.execute("select count(*) from good.compliance.findings").fetchone()
        plain = _timed(connection, "create table findings as from good.compliance.findings")
        return float(rows[0]) if rows else 0.0, plain, _read_once(connection)


def _others_alone(warehouse: Path) -> float:
    """How many verdicts of the first account differ when its raw zone alone is built, either way round."""
    account = min(path.name for path in (warehouse / "raw" / "ledger" / "aws").iterdir())
    alone = warehouse.with_name(f"{warehouse.name}-alone")
    for zone in ("ledger/aws", "aws/resources", "aws/observations"):
        if (warehouse / "raw" / zone / account).exists():
            shutil.copytree(warehouse / "raw" / zone / account, alone / "raw" / zone / account)
    build(Settings(warehouse=alone), "one account alone")
    with duckdb.connect() as connection:
        for name, folder in (("many", warehouse), ("one", alone)):
            connection.execute(f"attach '{folder}/build/good/warehouse.duckdb' as {name} (read_only)")
            query = f"create table {name}_verdicts as select {VERDICTS} from {name}.compliance.findings where account_id = ?"  # noqa: S608 - our own names
            connection.execute(query, [account])
        judged = connection.execute("select count(*) from one_verdicts where status in ('pass', 'fail')").fetchone()
        if not judged or judged[0] == 0:
            raise RuntimeError(f"nothing of account {account} was judged: there is nothing to compare")
        differ = connection.execute("""
            select count(*)
            from (
                (from many_verdicts except all from one_verdicts) union all (from one_verdicts except all from many_verdicts)
            )
        """).fetchone()
    return float(differ[0]) if differ else 0.0


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
