"""True dbt builds end to end: on nothing, on a first day, on the days after and anew; the marts are those that were read and approved."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
from golden_estate import (
    AS_OF,
    EXPECTED,
    MARTS,
    CostZone,
    build,
    deliver_first_bills,
    deliver_first_day,
    deliver_next_bills,
    deliver_next_days,
    dump,
)
from raw_zone import RawZone
from replay import run_dbt


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build folder that has seen no scan, then the first day, then the days after."""
    place = tmp_path_factory.mktemp("golden")
    build(place)
    with duckdb.connect(str(place / "build" / "warehouse.duckdb"), read_only=True) as warehouse:
        for mart in MARTS:
            rows = 1 if mart == "cost.budgets" else 0  # that nobody knows what is spent is said
            assert warehouse.execute(f"select count(*) from {mart}").fetchone() == (rows,), mart
    zone = RawZone(place / "raw")
    costs = CostZone(place / "raw")
    deliver_first_day(zone)
    deliver_first_bills(costs)
    build(place)
    deliver_next_days(zone)
    deliver_next_bills(costs)
    build(place)
    return place


def assert_as_expected(found: Path) -> None:
    for mart in MARTS:
        assert (found / f"{mart}.csv").read_text() == (EXPECTED / f"{mart}.csv").read_text(), mart


def test_marts_are_the_golden_ones(folder: Path, tmp_path: Path) -> None:
    dump(folder, tmp_path)
    assert_as_expected(tmp_path)


def test_a_full_refresh_gives_the_same_marts(folder: Path, tmp_path: Path) -> None:
    build(folder, "--full-refresh")
    dump(folder, tmp_path)
    assert_as_expected(tmp_path)


def test_everything_is_described(folder: Path) -> None:
    run_dbt("docs generate", folder, "--vars", AS_OF)
    manifest: dict[str, Any] = json.loads((folder / "target" / "manifest.json").read_text())
    catalog: dict[str, Any] = json.loads((folder / "target" / "catalog.json").read_text())
    own = [
        node for kind in ("nodes", "sources", "macros", "groups") for node in manifest[kind].values() if node["package_name"] == "inventory"
    ]
    tests = [node["name"] for node in own if node["resource_type"] == "test" and "test_metadata" not in node and not node["description"]]
    others = [node["name"] for node in own if node["resource_type"] != "test" and not node.get("description")]
    assert [name for name in others + tests if "on-run-start" not in name] == []

    for key, table in catalog["nodes"].items():
        described = {name for name, column in manifest["nodes"][key]["columns"].items() if column["description"]}
        assert {name.lower() for name in table["columns"]} == described, key
