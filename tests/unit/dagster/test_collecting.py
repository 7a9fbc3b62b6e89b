"""The raw assets: what succeeded is recorded, what broke is open, and partitions follow accounts and regions."""

from __future__ import annotations

import dagster as dg
import pytest
from dagster_stand_ins import BROKEN, DENIED, QUIET, THROTTLED, FakeCollector, listing

from inventory_assets.assets.raw import ACCOUNTS_KEY, RESOURCES_KEY, raw_assets
from inventory_assets.partitions import ACCOUNT_REGIONS, follow_accounts, follow_regions, grids, known_accounts, known_regions
from inventory_assets.resources import Watcher
from inventory_assets.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore:Parameter `backfill_policy`")
A, B, C = "111111111111", "222222222222", "333333333333"


class Bench:
    """The raw assets with a collector of ours, in an instance of ours."""

    def __init__(self, settings: Settings, instance: dg.DagsterInstance, **ways: object) -> None:
        self.settings, self.instance, self.watcher = settings, instance, Watcher()
        self.collector = FakeCollector(settings.warehouse / "raw", listing(A, B, C), **ways)

    def run(self, *keys: dg.AssetKey, tags: dict[str, str] | None = None, **config: object) -> dg.ExecuteInProcessResult:
        definitions = dg.Definitions(
            raw_assets(self.settings),
            jobs=[dg.define_asset_job("job", dg.AssetSelection.assets(*keys))],
            resources={"collector": self.collector, "watcher": self.watcher},
        )
        ops = {"ops": {"raw_aws__resources": {"config": config}}} if config else {}
        job = definitions.resolve_job_def("job")
        return job.execute_in_process(instance=self.instance, raise_on_error=False, tags=tags, run_config=QUIET | ops)

    def ready(self, *regions: str) -> Bench:
        follow_accounts(self.instance, [A, B, C])
        follow_regions(self.instance, self.settings, regions)
        return self

    def collect(self, accounts: list[str] | None = None, regions: list[str] | None = None, **config: object) -> dg.ExecuteInProcessResult:
        (grid,) = grids(self.instance, accounts, regions)
        return self.run(RESOURCES_KEY, tags=grid.tags, **config)

    def statuses(self) -> dict[str, str]:
        keys = [f"{account}|{region}" for account in known_accounts(self.instance) for region in known_regions(self.instance)]
        found = self.instance.get_status_by_partition(RESOURCES_KEY, keys, ACCOUNT_REGIONS) or {}
        return {key: status.value for key, status in found.items() if status is not None}


def materializations(result: dg.ExecuteInProcessResult) -> dict[str, dict[str, object]]:
    events = [event.step_materialization_data.materialization for event in result.all_events if event.is_step_materialization]
    return {str(event.partition): {name: entry.value for name, entry in event.metadata.items()} for event in events}


def failure(result: dg.ExecuteInProcessResult) -> str:
    (event,) = [event for event in result.all_events if event.is_step_failure]
    return event.step_failure_data.user_failure_data.description


def test_some_partitions_succeed_and_others_fail_in_one_run(settings: Settings, instance: dg.DagsterInstance) -> None:
    bench = Bench(settings, instance, failures={(B, "eu-west-1"): BROKEN, (C, "global"): THROTTLED}).ready("eu-west-1", "us-east-1")
    result = bench.collect()
    assert not result.success
    assert bench.statuses() == {
        f"{account}|{region}": "FAILED" if (account, region) in {(B, "eu-west-1"), (C, "global")} else "MATERIALIZED"
        for account in (A, B, C)
        for region in ("global", "eu-west-1", "us-east-1")
    }
    assert failure(result).splitlines() == [
        "2 of 9 partitions could not be read whole:",
        f"{B}|eu-west-1: AWS::S3::Bucket error (InternalError)",
        f"{C}|global: AWS::S3::Bucket throttled (Throttling)",
    ]
    bench.collector.failures.clear()
    assert bench.collect([B], ["eu-west-1"]).success
    assert bench.collector.asked[-1] == {"accounts": [B], "regions": ("eu-west-1",), "types": None, "only_failed": False, "quick": False}
    assert bench.collect([C], ["global"]).success
    assert set(bench.statuses().values()) == {"MATERIALIZED"}


def test_a_failed_run_is_not_retried_by_dagster(settings: Settings, instance: dg.DagsterInstance) -> None:
    result = Bench(settings, instance, failures={(A, "global"): BROKEN}).ready().collect()
    assert not [event for event in result.all_events if event.is_step_up_for_retry]


def test_denied_is_data_with_a_warning(settings: Settings, instance: dg.DagsterInstance) -> None:
    bench = Bench(settings, instance, failures={(A, "eu-west-1"): DENIED}).ready("eu-west-1", "us-east-1")
    result = bench.collect()
    assert result.success
    assert set(bench.statuses().values()) == {"MATERIALIZED"}
    told = materializations(result)[f"{A}|eu-west-1"]
    assert told["denied"] == 1
    assert told["statuses"] == {"ok": 1, "denied": 1}
    warnings = [log.user_message for log in instance.all_logs(result.run_id) if log.level == 30]
    assert warnings == [
        f"account {A}, eu-west-1: denied 1 types, the last good data of which stays, marked stale: AWS::S3::Bucket (AccessDenied)"
    ]


def test_every_materialization_tells_what_it_took(settings: Settings, instance: dg.DagsterInstance) -> None:
    bench = Bench(settings, instance).ready("eu-west-1", "us-east-1")
    told = materializations(bench.collect([A], ["global"]))
    (key,) = told
    assert key == f"{A}|global"
    expected = {"resources": 3, "cells": 2, "calls": 4, "denied": 0, "seconds": 0.5, "bytes": 100, "statuses": {"ok": 2}}
    assert {name: told[key][name] for name in expected} == expected
    assert told[key]["scan_id"] == bench.watcher.scans[0].commit.scan_id


@pytest.mark.parametrize("way", ["not_entered", "locked"])
def test_an_account_of_which_nothing_was_read_fails_whole_and_stops_no_other(
    settings: Settings, instance: dg.DagsterInstance, way: str
) -> None:
    bench = Bench(settings, instance, **({"not_entered": {B: DENIED}} if way == "not_entered" else {"locked": {B}}))
    result = bench.ready("eu-west-1", "us-east-1").collect()
    assert {key for key, status in bench.statuses().items() if status == "FAILED"} == {f"{B}|{r}" for r in known_regions(instance)}
    assert ("could not be entered: not allowed" if way == "not_entered" else "is in use by process 1") in failure(result)
    assert len(materializations(result)) == 6


def test_what_nobody_foresaw_fails_what_was_not_recorded_yet(settings: Settings, instance: dg.DagsterInstance) -> None:
    bench = Bench(settings, instance, regions=("global",), explodes=True).ready()
    assert not bench.collect([A]).success
    assert bench.statuses() == {f"{A}|global": "MATERIALIZED"}


def test_a_run_over_all_known_regions_finds_new_ones(settings: Settings, instance: dg.DagsterInstance) -> None:
    bench = Bench(settings, instance).ready()
    assert known_regions(instance) == ["global"]
    assert bench.collect().success
    assert bench.collector.asked[-1]["regions"] is None
    assert known_regions(instance) == ["global", "eu-west-1", "us-east-1"]
    assert set(bench.statuses().values()) == {"MATERIALIZED"}
    assert len(bench.statuses()) == 9


def test_a_region_that_an_account_does_not_have_is_read_and_empty(settings: Settings, instance: dg.DagsterInstance) -> None:
    bench = Bench(settings, instance, regions=("global",)).ready("cn-north-1")
    told = materializations(bench.collect([A]))
    assert told[f"{A}|cn-north-1"]["cells"] == 0


def test_single_types_are_observed_and_change_no_partition(settings: Settings, instance: dg.DagsterInstance) -> None:
    bench = Bench(settings, instance, failures={(B, "global"): BROKEN}).ready("eu-west-1", "us-east-1")
    result = bench.run(RESOURCES_KEY, accounts=[A, B], types=["AWS::S3::Bucket"])
    assert not result.success
    assert not materializations(result)
    observed = [event.asset_observation_data.asset_observation.partition for event in result.all_events if event.is_asset_observation]
    assert sorted(observed) == sorted({f"{a}|{r}" for a in (A, B) for r in known_regions(instance)} - {f"{B}|global"})
    assert bench.statuses() == {}
    assert bench.collector.asked[-1] == {
        "accounts": [A, B],
        "regions": None,
        "types": ["AWS::S3::Bucket"],
        "only_failed": False,
        "quick": False,
    }


def test_scattered_failures_are_mended_in_one_run(settings: Settings, instance: dg.DagsterInstance) -> None:
    bench = Bench(settings, instance, failures={(A, "global"): BROKEN, (C, "us-east-1"): BROKEN}).ready("eu-west-1", "us-east-1")
    bench.collect()
    del bench.collector.failures[A, "global"]
    bench.run(RESOURCES_KEY, accounts=[A, B, C], only_failed=True)
    assert bench.collector.asked[-1]["only_failed"] is True
    assert {key for key, status in bench.statuses().items() if status == "FAILED"} == {f"{C}|us-east-1"}
    bench.collector.failures.clear()
    assert bench.run(RESOURCES_KEY, accounts=[A, B, C], only_failed=True).success
    assert set(bench.statuses().values()) == {"MATERIALIZED"}


def test_a_run_without_partitions_and_accounts_says_so(settings: Settings, instance: dg.DagsterInstance) -> None:
    result = Bench(settings, instance).run(RESOURCES_KEY)
    assert failure(result) == "the run has neither partitions nor accounts in its configuration"


def test_partitions_follow_the_listing_and_history_stays(settings: Settings, instance: dg.DagsterInstance) -> None:
    bench = Bench(settings, instance)
    bench.collector.accounts = listing(A, B, suspended=[C])
    result = bench.run(ACCOUNTS_KEY)
    assert known_accounts(instance) == [A, B]
    assert known_regions(instance) == ["global"]
    (event,) = [event.step_materialization_data.materialization for event in result.all_events if event.is_step_materialization]
    told = {name: entry.value for name, entry in event.metadata.items()}
    assert (told["accounts"], told["scanned"], told["added"], told["removed"]) == (3, 2, [A, B], [])
    bench.collect()
    bench.collector.accounts = listing(B, C)
    bench.run(ACCOUNTS_KEY)
    assert known_accounts(instance) == [B, C]
    assert f"{A}|global" in instance.get_materialized_partitions(RESOURCES_KEY)


def test_regions_follow_the_settings(settings: Settings, instance: dg.DagsterInstance) -> None:
    chosen = settings.model_copy(update={"regions": ["eu-west-1", "us-east-1"]})
    Bench(chosen, instance).run(ACCOUNTS_KEY)
    assert known_regions(instance) == ["global", "eu-west-1", "us-east-1"]
    fewer = settings.model_copy(update={"excluded_regions": ["us-east-1"]})
    Bench(fewer, instance).run(ACCOUNTS_KEY)
    assert known_regions(instance) == ["global", "eu-west-1"]
