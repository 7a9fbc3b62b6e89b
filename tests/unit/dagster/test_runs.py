"""A run in this process, from the account listing to the published file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from dagster_stand_ins import BROKEN, DENIED, FakeCollector, FakeDbt, listing

from inventory_assets.dbt_manifest import load_project
from inventory_assets.home import open_instance
from inventory_assets.lake.locks import building
from inventory_assets.lake.publish import published_file
from inventory_assets.resources import dbt_resource
from inventory_assets.runs import RunOutcome, run_inventory
from inventory_assets.settings import Settings

A, B, C = "111111111111", "222222222222", "333333333333"


class Command:
    """`run_inventory` over a collector of ours and the tiny project."""

    def __init__(self, settings: Settings, project: Path) -> None:
        self.settings, self.project = settings, project
        self.collector = FakeCollector(settings.warehouse / "raw", listing(A, B, suspended=[C]))
        self.stages: list[str] = []

    def run(self, **options: Any) -> RunOutcome:
        overrides = {"collector": self.collector, "dbt": FakeDbt()} | options
        return run_inventory(self.settings, log=self.stages.append, dbt_project=self.project, **overrides)


@pytest.fixture
def command(settings: Settings, tiny_project: Path) -> Command:
    return Command(settings, tiny_project)


def test_everything_read_ends_with_0_and_shows_in_the_instance(command: Command, capfd: pytest.CaptureFixture[str]) -> None:
    seen: list[tuple[str, str]] = []
    outcome = command.run(progress=lambda account, result, done, planned: seen.append((account, result.key.region)))
    assert (outcome.exit_code, outcome.errors) == (0, ())
    assert command.stages == ["listing accounts", "scanning 2 accounts", "building and checking the marts"]
    assert sorted(seen) == [(account, region) for account in (A, B) for region in ("eu-west-1", "global", "us-east-1")]
    assert [scan.account_id for scan in outcome.scans] == [A, B]
    assert outcome.published is not None
    assert outcome.published.path == published_file(command.settings.warehouse)
    captured = capfd.readouterr()
    assert captured.out == "", "a run says nothing by itself"
    with open_instance(command.settings.warehouse) as instance:
        runs = {run.run_id: (run.job_name, run.status) for run in instance.get_runs()}
        success = dg.DagsterRunStatus.SUCCESS
        assert [runs[run_id] for run_id in outcome.run_ids] == [("list_accounts", success), ("collect", success), ("transform", success)]
        assert len(instance.get_materialized_partitions(dg.AssetKey(["raw_aws", "resources"]))) == 6


def test_gaps_end_with_2_and_are_published_all_the_same(command: Command) -> None:
    command.collector.failures = {(A, "global"): BROKEN, (B, "eu-west-1"): DENIED}
    outcome = command.run()
    assert (outcome.exit_code, outcome.errors) == (2, ())
    assert outcome.published is not None
    assert len(outcome.run_ids) == 3


def test_nothing_read_at_all_ends_with_1(command: Command) -> None:
    command.collector.locked = {A, B}
    outcome = command.run()
    assert outcome.exit_code == 1
    assert f"account {A} is in use by process 1" in outcome.errors[0]


def test_what_nobody_foresaw_ends_with_1_and_is_told(command: Command) -> None:
    command.collector.explodes = True
    outcome = command.run()
    assert outcome.exit_code == 1
    assert outcome.errors == ("RuntimeError: nobody foresaw this",)
    assert outcome.published is not None, "what was committed before is shown"


def test_an_interrupted_scan_is_not_followed_by_a_build(command: Command) -> None:
    command.collector.interrupts = True
    with pytest.raises(KeyboardInterrupt):
        command.run()
    assert command.stages == ["listing accounts", "scanning 2 accounts"]
    with open_instance(command.settings.warehouse) as instance:
        assert {run.job_name: run.status for run in instance.get_runs()}["collect"] == dg.DagsterRunStatus.FAILURE


def test_a_warehouse_that_is_being_built_is_told(command: Command) -> None:
    @dg.resource
    def locked_warehouse() -> Iterator[Path]:
        with building(command.settings.warehouse, wait_seconds=0.1):
            yield command.settings.warehouse

    with building(command.settings.warehouse):
        outcome = command.run(locked_warehouse=locked_warehouse)
    assert outcome.exit_code == 1
    assert outcome.errors[0].startswith(f"the build of {command.settings.warehouse} is in use by process")


def test_a_failed_check_ends_with_1_and_names_it(command: Command) -> None:
    (command.settings.warehouse / "raw").mkdir(parents=True)
    (command.settings.warehouse / "raw/bad").touch()
    outcome = command.run(dbt=dbt_resource(load_project(command.project)))
    assert outcome.exit_code == 1
    assert outcome.published is None
    assert "test.tiny.nothing_is_bad: Got 2 results" in outcome.errors[0]


def test_a_listing_with_a_warning_is_a_gap(command: Command) -> None:
    command.collector.accounts = listing(A, status="denied")
    outcome = command.run()
    assert outcome.exit_code == 2
    assert outcome.warnings == ("Organizations could not be read",)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"accounts": ["444444444444"]}, "no account 444444444444 is known"),
        ({"accounts": [f"nme-{A}"]}, f"no account nme-{A} is known; did you mean name-{A}?"),
        ({"accounts": [C]}, f"account {C} is not scanned: its status is SUSPENDED"),
        ({"regions": ["eu-wst-1"]}, "no region eu-wst-1 is known; did you mean eu-west-1?"),
    ],
)
def test_a_typing_error_scans_nothing(command: Command, options: dict[str, Any], says: str) -> None:
    outcome = command.run(**options)
    assert outcome.exit_code == 1
    assert outcome.errors[0].startswith(says)
    assert command.collector.asked == []


def test_parts_are_asked_for_as_chosen(command: Command) -> None:
    command.run(accounts=[f"name-{B}"], regions=["eu-west-1", "global"])
    assert [(one["accounts"], one["regions"]) for one in command.collector.asked] == [([B], ("global", "eu-west-1"))]
    command.collector.asked.clear()
    command.run(regions=["us-east-1"])
    assert [(one["accounts"], one["regions"]) for one in command.collector.asked] == [([A, B], ("us-east-1",))]
    command.collector.asked.clear()
    command.run(types=["AWS::S3::Bucket"], only_failed=True)
    assert command.collector.asked == [
        {"accounts": [A, B], "regions": None, "types": ["AWS::S3::Bucket"], "only_failed": True, "quick": False}
    ]
    command.collector.asked.clear()
    command.run(quick=True)
    assert command.collector.asked == [{"accounts": [A, B], "regions": None, "types": None, "only_failed": False, "quick": True}]
