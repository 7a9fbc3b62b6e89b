"""The dbt assets and the published file: all of it or none of it."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import duckdb
import pytest
from dagster_stand_ins import QUIET

from inventory_assets.definitions import build_defs
from inventory_assets.lake.publish import published_commit, published_file
from inventory_assets.resources import Watcher
from inventory_assets.settings import Settings


class Warehouse:
    """A warehouse with a tiny dbt project, and its transform job."""

    def __init__(self, settings: Settings, project: Path, instance: dg.DagsterInstance) -> None:
        self.raw, self.file, self.instance, self.watcher = (
            settings.warehouse / "raw",
            published_file(settings.warehouse),
            instance,
            Watcher(),
        )
        self.settings = settings
        self.definitions = build_defs(settings, dbt_project=project, watcher=self.watcher)

    def commit(self, name: str) -> None:
        path = self.raw / "ledger/aws/111111111111" / f"{name}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()

    def transform(self, *keys: str) -> dg.ExecuteInProcessResult:
        selection = [dg.AssetKey.from_user_string(key) for key in keys]
        job = self.definitions.resolve_job_def("transform")
        return job.execute_in_process(instance=self.instance, raise_on_error=False, run_config=QUIET, asset_selection=selection)

    def assets(self) -> int:
        with duckdb.connect(self.file, read_only=True) as connection:
            return connection.execute("select count(*) from inventory.assets").fetchone()[0]


@pytest.fixture
def warehouse(settings: Settings, tiny_project: Path, instance: dg.DagsterInstance) -> Warehouse:
    return Warehouse(settings, tiny_project, instance)


def checks(result: dg.ExecuteInProcessResult) -> dict[str, tuple[bool, str]]:
    return {one.check_name: (one.passed, one.severity.value) for one in result.get_asset_check_evaluations()}


def started(result: dg.ExecuteInProcessResult) -> set[str]:
    return {event.step_key for event in result.all_events if event.is_step_start}


def test_builds_on_the_last_good_one_and_publishes(warehouse: Warehouse) -> None:
    warehouse.commit("one")
    first = warehouse.transform()
    assert first.success
    assert checks(first) == {
        "unique_assets_n": (True, "ERROR"),
        "nothing_is_bad": (True, "ERROR"),
        "scopes_are_fresh": (True, "WARN"),
        "sources_agree": (True, "WARN"),
        "costs_are_fresh": (True, "WARN"),
        "costs_add_up": (True, "ERROR"),
    }
    assert warehouse.watcher.published.tables == {"inventory.assets": 1, "operations.scan_coverage": 1, "operations.source_agreement": 1}
    warehouse.commit("two")
    second = warehouse.transform()
    assert second.success
    assert warehouse.assets() == 2
    (event,) = [
        e.step_materialization_data.materialization
        for e in second.all_events
        if e.step_key == "published__warehouse" and e.is_step_materialization
    ]
    assert event.metadata["rows"].value == {"inventory.assets": 2, "operations.scan_coverage": 1, "operations.source_agreement": 1}
    assert published_commit(warehouse.settings.warehouse) == (warehouse.raw / "ledger/aws/111111111111").stat().st_mtime_ns


def test_a_check_that_fails_keeps_the_last_good_file_and_fails_loudly(warehouse: Warehouse) -> None:
    warehouse.commit("one")
    assert warehouse.transform().success
    before = warehouse.file.read_bytes()
    warehouse.commit("two")
    (warehouse.raw / "bad").touch()
    failed = warehouse.transform()
    assert not failed.success
    assert checks(failed)["nothing_is_bad"] == (False, "ERROR")
    assert started(failed) == {"dbt_build"}
    assert warehouse.file.read_bytes() == before
    alone = warehouse.transform("published/warehouse")
    assert not alone.success, "a build that failed its checks was published by itself"
    assert warehouse.file.read_bytes() == before
    (warehouse.raw / "bad").unlink()
    assert warehouse.transform().success
    assert warehouse.assets() == 2


def test_a_part_of_the_marts_is_never_published(warehouse: Warehouse) -> None:
    warehouse.commit("one")
    assert warehouse.transform().success
    before = warehouse.file.read_bytes()
    warehouse.commit("two")
    part = warehouse.transform("inventory/assets")
    assert part.success
    warnings = [log.user_message for log in warehouse.instance.all_logs(part.run_id) if log.level == 30]
    assert any("only some models were built" in text for text in warnings)
    with_publishing = warehouse.transform("inventory/assets", "published/warehouse")
    assert not with_publishing.success
    assert warehouse.file.read_bytes() == before


def test_stale_scopes_are_told_and_keep_nothing_from_being_published(warehouse: Warehouse) -> None:
    warehouse.raw.mkdir(parents=True)
    (warehouse.raw / "stale").touch()
    result = warehouse.transform()
    assert result.success
    (check,) = [one for one in result.get_asset_check_evaluations() if one.check_name == "scopes_are_fresh"]
    assert (check.passed, check.severity.value) == (False, "WARN")
    assert check.metadata["stale_scopes"].value == 1
    assert "| 111111111111 | eu-west-1 | 1 | 1 |" in check.metadata["scopes"].value


@pytest.mark.parametrize(
    ("lost", "verdict"), [(0, (True, "WARN")), (5, (True, "WARN")), (6, (False, "WARN")), (50, (False, "WARN")), (51, (False, "ERROR"))]
)
def test_sources_that_disagree_are_told_and_keep_nothing_from_being_published(
    warehouse: Warehouse, lost: int, verdict: tuple[bool, str]
) -> None:
    warehouse.raw.mkdir(parents=True)
    for number in range(lost):
        (warehouse.raw / f"lost{number}").touch()
    result = warehouse.transform()
    assert warehouse.file.exists()
    (check,) = [one for one in result.get_asset_check_evaluations() if one.check_name == "sources_agree"]
    assert (check.passed, check.severity.value) == verdict
    assert check.metadata["lowest_agreement_pct"].value == 100 - lost / 10
    if lost:
        assert (
            f"| 111111111111 | eu-west-1 | AWS::S3::Bucket | resource-explorer-2:ListResources | {1000 - lost} | {lost} | 0 | arn:one |"
            in (check.metadata["differing"].value)
        )
