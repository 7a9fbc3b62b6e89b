"""Section `warehouse`: what building and publishing cost on 1,000,000 resources, and how fast the published file answers.

Each build runs as the product runs it, but for Dagster: prepare, dbt build, accept, publish. dbt's own start-up (from its start
to its first node) and the copying of files are told apart from the models and tests. The raw zone is written by the collector's reader
and writer without sockets: a day of collecting is another section's affair.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import subprocess
import tempfile
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import duckdb

from bench.children import run_child
from bench.estates import LISTED_WHOLE, full
from bench.figures import Section
from bench.zone import write_zone
from inventory_assets.assets.dbt import dbt_environment, dbt_vars
from inventory_assets.catalog.models import typed_model
from inventory_assets.catalog.typed_tables import typed_tables
from inventory_assets.dbt_manifest import PROJECT
from inventory_assets.lake.publish import accept_build, prepare_build, publish
from inventory_assets.localcloud.running import CloudHandle, running_cloud
from inventory_assets.resources import dbt_program
from inventory_assets.settings import Settings

#: About 1,000,000 resources, of which about one in a hundred is new, gone or different a day later.
SCALE, CHURN, ACCOUNTS = 9.7, 0.4, 100
PASS_GOAL, REFRESH_GOAL, QUERY_GOAL_MS = 6.0, 0.25, 100.0
QUERIES = 60
PAGE = """
    select name, resource_type, account_name, region, owner, is_stale, count(*) over () as found
    from inventory.assets where {condition}
    order by resource_type, account_id, region, name, resource_uid limit 100
"""
#: What is asked for → the condition, and where its values come from.
FILTERS = {
    "type": ("resource_type = ?", "select distinct resource_type from inventory.assets"),
    "account": ("account_id = ?", "select account_id from inventory.accounts where is_scanned"),
    "owner": ("lower(owner) = lower(?)", "select distinct owner from inventory.assets where owner is not null"),
    "tag": ("tags[?] = ?", "select distinct t.key, t.value from inventory.assets, unnest(map_entries(tags)) as u(t) where t.key <> 'Name'"),
}


def measure(repeats: int, scale: float = SCALE) -> Section:  # noqa: ARG001 - a build is long enough to be told from noise
    """Two days of a raw zone, five builds of it, a plain pass over its rows; and questions to the published file."""
    section = Section("warehouse", f"Warehouse: 1,000,000 resources in {ACCOUNTS} accounts × 17 regions, as the local cloud makes them")
    options = full(scale, CHURN, ACCOUNTS)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        warehouse = Path(folder) / "warehouse"
        settings = Settings(warehouse=warehouse)
        section.add("resources", write_zone(warehouse, options), "resources")
        plain, builds = _transform_once(warehouse), [build(settings, "full rebuild")]
        builds.append(build(settings, "no change"))
        day_one = dt.datetime.now(dt.UTC)
        write_zone(warehouse, replace(options, day=1))
        builds.append(build(settings, "1 % changed"))
        changed = _changed_share(warehouse, day_one)
        _ask(section, warehouse)
        rows = _history(warehouse)
        builds.append(build(settings, "full rebuild of both days", recipe="another"))
        with running_cloud(full(scale, CHURN)) as cloud:
            nothing = _build_nothing(Path(folder) / "nothing", cloud)
        _report(section, builds, changed, nothing, plain)
        if _history(warehouse) != rows:
            section.notes.append("THE FULL REBUILD'S HISTORY DIFFERS FROM THE INCREMENTAL ONE")
    return section


def _transform_once(warehouse: Path) -> float:
    """Seconds of one `json_transform` pass over the raw rows: every type's typed table made of them and kept, by dbt's own connection."""
    raw = f"(select * from read_parquet('{warehouse}/raw/aws/resources/**/*.parquet', union_by_name = true))"  # noqa: S608 - our own path
    start = time.perf_counter()
    with duckdb.connect(str(warehouse.parent / "pass.duckdb"), config={"threads": os.cpu_count() or 1}) as connection:
        for table in typed_tables():
            if table.resource_type in LISTED_WHOLE:
                query = typed_model(table).replace("{{ ref('int_assets__current') }}", raw)
                connection.execute(f"create table {table.model} as {query}")
    return time.perf_counter() - start


def build(settings: Settings, name: str, recipe: str = "bench") -> dict[str, Any]:
    """One build and publication; seconds by what they were spent on."""
    clock = [time.perf_counter()]
    place = prepare_build(settings.warehouse, recipe)
    clock.append(time.perf_counter())
    with dbt_environment(settings.warehouse, place):
        target = Path(os.environ["DBT_TARGET_PATH"])
        command = [str(dbt_program()), "build", "--quiet", "--vars", json.dumps(dbt_vars(settings)), "--profiles-dir", str(PROJECT)]
        told = settings.warehouse / "bench.log"
        with told.open("wb") as out:
            process = subprocess.Popen([*command, "--log-path", str(target)], cwd=PROJECT, stdout=out, stderr=out)
            _, status, usage = os.wait4(process.pid, 0)
    clock.append(time.perf_counter())
    if status != 0:
        raise RuntimeError(f"dbt build failed:\n{told.read_text()[-4000:]}")
    results = json.loads((target / "run_results.json").read_text())
    accept_build(settings.warehouse)
    published = publish(settings.warehouse)
    nodes = {result["unique_id"]: round(result["execution_time"], 2) for result in results["results"]}
    return {
        "build": name,
        "copy_seconds": clock[1] - clock[0],
        "dbt_seconds": clock[2] - clock[1],
        "work_seconds": results["elapsed_time"],
        "publish_seconds": published.seconds,
        "peak_mib": usage.ru_maxrss / 1024,  # Linux counts in KiB
        "bytes": published.bytes,
        "tables": published.tables,
        "slowest": dict(sorted(nodes.items(), key=lambda node: -node[1])[:12]),
    }


def _build_nothing(warehouse: Path, cloud: CloudHandle) -> float:
    """Seconds of the second build over a raw zone without any resource: what dbt spends on having models and tests at all."""
    run_child("bench.collecting", {"do": "list_accounts", "warehouse": str(warehouse)}, cloud.environment)
    settings = Settings(warehouse=warehouse)
    build(settings, "nothing")
    seconds: float = build(settings, "nothing")["work_seconds"]
    return seconds


def _report(section: Section, builds: list[dict[str, Any]], changed: float, nothing: float, plain: float) -> None:
    section.add("changed, created or deleted a day later", 100 * changed, "%")
    by_name = {build["build"]: build for build in builds}
    for name, build in by_name.items():
        section.add(f"{name}: models and tests", build["work_seconds"], "s")
        section.add(f"{name}: with dbt's start-up and the copying of the file", build["dbt_seconds"] + build["copy_seconds"], "s")
    refresh, rebuild = by_name["1 % changed"], by_name["full rebuild"]
    section.add("one json_transform pass over the raw rows into typed tables", plain, "s")
    section.add("full rebuild ÷ that pass", rebuild["work_seconds"] / plain, "×", PASS_GOAL)
    section.add("full rebuild ÷ that pass, with start-up and copying", _whole(rebuild) / plain, "×", PASS_GOAL)
    section.add("1 % changed ÷ full rebuild", refresh["work_seconds"] / rebuild["work_seconds"], "×", REFRESH_GOAL)
    section.add("the same with start-up and copying", _whole(refresh) / _whole(rebuild), "×")
    section.add("a build over no resources at all: models and tests", nothing, "s")
    section.add("1 % changed ÷ full rebuild, less that", (refresh["work_seconds"] - nothing) / (rebuild["work_seconds"] - nothing), "×")
    section.add("copying the last build (median)", median(build["copy_seconds"] for build in builds), "s")
    section.add("publishing (median)", median(build["publish_seconds"] for build in builds), "s")
    section.add("published file", refresh["bytes"] / 2**20, "MiB")
    section.details |= {"builds": builds}


def _whole(build: Mapping[str, Any]) -> float:
    return float(build["dbt_seconds"] + build["copy_seconds"])


def _changed_share(warehouse: Path, since: dt.datetime) -> float:
    """Resources that came, went or changed since then, as a share of those that exist."""
    query = """
        select (select count(distinct resource_uid) from inventory.resource_changes where changed_at >= ?)
            / (select count(*) from inventory.assets)
    """
    with duckdb.connect(warehouse / "warehouse.duckdb", read_only=True) as connection:
        found = connection.execute(query, [since]).fetchone()
    assert found is not None
    return float(found[0])


def _history(warehouse: Path) -> list[tuple[Any, ...]]:
    """What the history comes to, to be the same however it was built."""
    identity = "resource_uid, valid_from, valid_to, ended_by, configuration_hash"
    query = f"select count(*), count(valid_to), sum(hash({identity})) from inventory.resource_versions"  # noqa: S608 - our own text
    with duckdb.connect(warehouse / "warehouse.duckdb", read_only=True) as connection:
        return connection.execute(query).fetchall()


def _ask(section: Section, warehouse: Path) -> None:
    """A page of answers and their number, for values picked at random, over one open connection."""
    chance = random.Random(1)
    with duckdb.connect(warehouse / "warehouse.duckdb", read_only=True) as connection:
        for name, (condition, source) in FILTERS.items():
            values = connection.execute(source).fetchall()
            took = []
            for _ in range(QUERIES):
                value = chance.choice(values)
                start = time.perf_counter()
                connection.execute(PAGE.format(condition=condition), list(value)).fetchall()
                took.append(1000 * (time.perf_counter() - start))
            section.add(f"inventory.assets by {name}: p95 of {QUERIES} queries", quantiles(took, n=20)[18], "ms", QUERY_GOAL_MS)
