"""Section `refresh`: the requests of a full sweep beside the fewest possible, and those of a quick refresh after a day in which about one
cell in a hundred changed, with the proof that it saw what the full sweep sees.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from bench.children import run_child
from bench.contents import Held, read_contents
from bench.estates import wide
from bench.fewest import Operation, fewest_requests
from bench.figures import Section
from inventory_assets.localcloud.running import CloudHandle, running_cloud

CHURN, ACCOUNTS, REGIONS = 0.75, 4, 6
Run = dict[str, Any]
FEWEST_GOAL, QUICK_GOAL = 1.05, 0.05


def measure(repeats: int) -> Section:  # noqa: ARG001 - requests are counted, and hardly vary
    """A full sweep; a day later a quick refresh, and a full sweep of a copy to hold it to."""
    options = wide()
    options = replace(options, members=ACCOUNTS - 1, regions=options.regions[:REGIONS], churn=CHURN)
    section = Section("refresh", f"Refresh: requests for {ACCOUNTS} accounts × {REGIONS} regions of the local cloud, all catalog types")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, running_cloud(options) as cloud:
        first, again = Path(folder) / "warehouse", Path(folder) / "again"
        full = _scan(first, cloud)
        fewest = fewest_requests(first)
        shutil.copytree(first, again)
        cloud.set_day(1)
        quick, sweep = _scan(first, cloud, quick=True), _scan(again, cloud)
        _report(section, full, fewest, quick, sweep)
        section.add("cells that changed", 100 * _changed_share(again, sweep["scan_ids"]), "%")
        missing = _inventory(first) ^ _inventory(again)
        section.add("resources that only one of both knows, or knows otherwise", len(missing), "resources", 0)
        section.details["differences"] = sorted(map(str, missing))[:50]
    return section


def _scan(warehouse: Path, cloud: CloudHandle, *, quick: bool = False) -> Run:
    """A scan of every account; with it, what the cloud was asked, by service and operation."""
    listed = run_child("bench.collecting", {"do": "list_accounts", "warehouse": str(warehouse)}, cloud.environment)
    cloud.forget_calls()
    task = {"do": "scan", "warehouse": str(warehouse), "account_ids": listed["account_ids"], "quick": quick}
    return run_child("bench.collecting", task, cloud.environment, timeout_seconds=1800) | {"calls": cloud.calls()}


def _report(section: Section, full: Run, fewest: Counter[Operation], quick: Run, sweep: Run) -> None:
    listing = {operation: count for operation, count in full["calls"].items() if operation in fewest}
    floor = sum(fewest[operation] for operation in listing)
    requests, quickly = sum(sweep["calls"].values()), sum(quick["calls"].values())
    section.add("resources", full["resources"], "resources")
    section.add("requests of a full sweep: listings and details", sum(listing.values()), "requests")
    section.add("the fewest that can read the same", floor, "requests")
    section.add("listings and details ÷ the fewest", sum(listing.values()) / floor, "×", FEWEST_GOAL)
    besides = sum(full["calls"].values()) - sum(listing.values())
    section.add("requests for entering accounts, regions, tags, indexes, events", besides, "requests")
    section.add("requests of a full sweep a day later", requests, "requests")
    section.add("requests of a quick refresh then", quickly, "requests")
    section.add("quick refresh ÷ full sweep", quickly / requests, "×", QUICK_GOAL)
    more = {operation: (count, fewest[operation]) for operation, count in listing.items() if count != fewest[operation]}
    plain = {":".join(operation): counts for operation, counts in sorted(more.items(), key=lambda one: one[1][1] - one[1][0])}
    section.details |= {"other_than_fewest": plain}
    for name, run in {"full": full, "quick": quick, "sweep": sweep}.items():
        section.details[name] = run | {"calls": {":".join(operation): count for operation, count in run["calls"].items()}}


def _changed_share(warehouse: Path, scan_ids: list[str]) -> float:
    """Cells whose content was another than before, as a share of those that the scans listed."""
    query = """
        select count(*) filter (content_scan_id = scan_id) / count(*)
        from read_parquet(?, union_by_name = true)
        where status = 'ok' and list_contains(?, scan_id) and resource_type not in ('AWS::CloudTrail::Event', '*')
    """
    with duckdb.connect() as connection:
        found = connection.execute(query, [str(warehouse / "raw/ledger/aws/**/*.parquet"), scan_ids]).fetchone()
    assert found is not None
    return float(found[0])


def _inventory(warehouse: Path) -> set[Held]:
    """Everything that is there, and what it looks like."""
    return {held for held in read_contents(warehouse) if held.resource_uid is not None}
