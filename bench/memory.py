"""Section `memory`: how far a scan's peak lies above the idle process, with everything imported and nothing scanned."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from bench.children import run_child
from bench.estates import ACCOUNTS, DEEP, REGIONS, crowded, deep, wide
from bench.figures import Section
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.running import running_cloud

GOAL_MIB = 200.0


def measure(repeats: int) -> Section:  # noqa: ARG001 - memory hardly varies from run to run
    """A wide estate, a deep one and a crowded one, each scanned twice: all is new, and nothing has changed."""
    section = Section("memory", "Memory: peak of a scan above the idle process")
    _measure(section, f"{ACCOUNTS} accounts × {len(REGIONS)} regions, all types", wide(), None)
    _measure(section, "100,000 resources in one account and region", deep(), list(DEEP))
    _measure(section, f"100,000 resources in one region of {ACCOUNTS} accounts", crowded(), list(DEEP))
    return section


def _measure(section: Section, name: str, options: EstateOptions, types: list[str] | None) -> None:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, running_cloud(options) as cloud:
        warehouse = str(Path(folder) / "warehouse")
        listed = run_child("bench.collecting", {"do": "list_accounts", "warehouse": warehouse}, cloud.environment)
        for what in ("first scan", "second, nothing changed"):
            run = _scan(warehouse, listed["account_ids"], types, cloud.environment)
            section.add(f"{name}: {what}", run["peak_mib"] - run["idle_mib"], "MiB", GOAL_MIB)
            section.details[f"{name}: {what}"] = run
        section.add(f"{name}: resources", run["resources"], "resources")
        section.add(f"{name}: the idle process", run["idle_mib"], "MiB")


def _scan(warehouse: str, account_ids: list[str], types: list[str] | None, environment: dict[str, str]) -> dict[str, Any]:
    task = {"do": "scan", "warehouse": warehouse, "account_ids": account_ids, "types": types}
    return run_child("bench.collecting", task, environment)
