"""The raw assets of costs: months that were read are recorded, those that broke are open, and what is paid for is told."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import pytest
from cost_stand_ins import AUGUST, BROKEN, NOVEMBER, OCTOBER, SEPTEMBER, FakeCosts, as_it_was, broken, explored, loaded, with_costs
from dagster_stand_ins import QUIET

from inventory_assets.assets.costs import CHARGES_KEY, EXPLORED_KEY, PRICES_KEY, cost_assets
from inventory_assets.collect.billing.outcomes import PricesOutcome, SourceLoad
from inventory_assets.cost_automation import cost_jobs
from inventory_assets.partitions import MONTHS, Stretch
from inventory_assets.resources import Watcher
from inventory_assets.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore:Parameter `backfill_policy`")
QUARTER = Stretch(AUGUST, NOVEMBER)


class Bench:
    """The assets of costs with a collector of ours, in an instance of ours."""

    def __init__(self, settings: Settings, instance: dg.DagsterInstance, collector: FakeCosts) -> None:
        self.instance, self.collector, self.watcher = instance, collector, Watcher()
        (collect, _) = cost_jobs()
        self.definitions = dg.Definitions(
            cost_assets(settings),
            jobs=[collect, dg.define_asset_job("prices", dg.AssetSelection.assets(PRICES_KEY))],
            resources={"cost_collector": collector, "watcher": self.watcher},
        )

    def run(
        self, *keys: dg.AssetKey, months: Stretch | None = QUARTER, job: str = "collect_costs", **config: object
    ) -> dg.ExecuteInProcessResult:
        return self.definitions.resolve_job_def(job).execute_in_process(
            instance=self.instance, raise_on_error=False, run_config=QUIET | config, tags=months.tags if months else None,
            asset_selection=list(keys) or None,
        )  # fmt: skip

    def statuses(self) -> dict[str, str]:
        keys = [month.isoformat() for month in (AUGUST, SEPTEMBER, OCTOBER, NOVEMBER)]
        found = self.instance.get_status_by_partition(CHARGES_KEY, keys, MONTHS) or {}
        return {key: status.value for key, status in found.items() if status is not None}

    def warnings(self, result: dg.ExecuteInProcessResult) -> list[str]:
        return [log.user_message for log in self.instance.all_logs(result.run_id) if log.level == 30]


def materializations(result: dg.ExecuteInProcessResult, key: dg.AssetKey) -> dict[str | None, dict[str, object]]:
    events = [event.step_materialization_data.materialization for event in result.all_events if event.is_step_materialization]
    return {event.partition: {name: entry.value for name, entry in event.metadata.items()} for event in events if event.asset_key == key}


def failure(result: dg.ExecuteInProcessResult) -> str:
    (event,) = [event for event in result.all_events if event.is_step_failure]
    return event.step_failure_data.user_failure_data.description


def test_months_that_were_read_are_recorded_and_those_without_files_left_alone(settings: Settings, instance: dg.DagsterInstance) -> None:
    collector = FakeCosts([loaded("main", SEPTEMBER, 7), as_it_was("main", OCTOBER, 5), loaded("other", OCTOBER, 2)])
    bench = Bench(with_costs(settings, "main", "other"), instance, collector)
    result = bench.run(CHARGES_KEY)
    assert result.success
    assert collector.asked == [[AUGUST, SEPTEMBER, OCTOBER, NOVEMBER]]
    assert bench.statuses() == {"2026-09-01": "MATERIALIZED", "2026-10-01": "MATERIALIZED"}
    assert materializations(result, CHARGES_KEY) == {
        "2026-09-01": {"rows": 7, "unchanged": False, "exports": {"main": {"status": "ok", "rows": 7, "unchanged": False}}},
        "2026-10-01": {
            "rows": 7,
            "unchanged": False,
            "exports": {"main": {"status": "ok", "rows": 5, "unchanged": True}, "other": {"status": "ok", "rows": 2, "unchanged": False}},
        },
    }
    assert bench.watcher.months == collector.loads


def test_a_month_that_is_as_it_was_is_recorded_as_such(settings: Settings, instance: dg.DagsterInstance) -> None:
    bench = Bench(with_costs(settings, "main"), instance, FakeCosts([as_it_was("main", OCTOBER)]))
    assert materializations(bench.run(CHARGES_KEY), CHARGES_KEY)["2026-10-01"]["unchanged"] is True


def test_a_month_that_broke_is_open_and_named_and_the_others_are_recorded(settings: Settings, instance: dg.DagsterInstance) -> None:
    loads = [loaded("main", SEPTEMBER), broken("main", OCTOBER), loaded("other", OCTOBER), loaded("other", NOVEMBER)]
    bench = Bench(with_costs(settings, "main", "other"), instance, FakeCosts(loads))
    result = bench.run(CHARGES_KEY)
    assert not result.success
    assert failure(result).splitlines() == ["1 of 4 months of billing exports could not be read:", f"main 2026-10: error: {BROKEN}"]
    assert bench.statuses() == {
        "2026-08-01": "FAILED",  # nothing came of it in a run that failed
        "2026-09-01": "MATERIALIZED",
        "2026-10-01": "FAILED",
        "2026-11-01": "MATERIALIZED",
    }
    bench.collector.loads = [loaded("main", OCTOBER), loaded("other", OCTOBER)]
    assert bench.run(CHARGES_KEY, months=Stretch(OCTOBER, OCTOBER)).success
    assert bench.collector.asked[-1] == [OCTOBER]
    assert bench.statuses()["2026-10-01"] == "MATERIALIZED"


def test_an_export_that_could_not_be_listed_fails_and_is_named(settings: Settings, instance: dg.DagsterInstance) -> None:
    loads = [broken("main", None, "there is no /exports/main: check the export's location in the settings"), loaded("other", OCTOBER)]
    bench = Bench(with_costs(settings, "main", "other"), instance, FakeCosts(loads))
    result = bench.run(CHARGES_KEY)
    assert failure(result).splitlines()[1] == (
        "main as a whole: error: there is no /exports/main: check the export's location in the settings"
    )
    assert bench.statuses()["2026-10-01"] == "MATERIALIZED"


def test_nothing_is_recorded_of_a_load_that_ended_in_an_error_of_ours(settings: Settings, instance: dg.DagsterInstance) -> None:
    bench = Bench(with_costs(settings, "main"), instance, FakeCosts([loaded("main", OCTOBER)], explodes=True))
    result = bench.run(CHARGES_KEY)
    assert not result.success
    assert materializations(result, CHARGES_KEY) == {}


def test_a_run_without_partitions_reads_all_months(settings: Settings, instance: dg.DagsterInstance) -> None:
    bench = Bench(with_costs(settings, "main"), instance, FakeCosts([loaded("main", OCTOBER)]))
    assert bench.run(CHARGES_KEY, months=None).success
    assert bench.collector.asked == [None]
    assert bench.statuses() == {"2026-10-01": "MATERIALIZED"}


def test_without_sources_nothing_is_asked_and_nothing_recorded(settings: Settings, instance: dg.DagsterInstance) -> None:
    bench = Bench(settings, instance, FakeCosts([loaded("main", OCTOBER)]))
    result = bench.run()
    assert result.success
    assert (bench.collector.asked, bench.collector.explorations) == ([], 0)
    assert materializations(result, CHARGES_KEY) == materializations(result, EXPLORED_KEY) == {}


def test_what_cost_explorer_was_asked_is_told_with_its_price(settings: Settings, instance: dg.DagsterInstance) -> None:
    bench = Bench(with_costs(settings, explorer=True), instance, FakeCosts(answer=explored("ok", "ok", "skipped")))
    result = bench.run()
    assert result.success, "what the budget does not reach is no failure"
    assert materializations(result, EXPLORED_KEY) == {
        None: {
            "loads": 3,
            "unchanged": 0,
            "rows": 10,
            "statuses": {"ok": 2, "skipped": 1},
            "paid_requests": 3,
            "budget": 40,
            "cost_usd": "0.03",
        }
    }
    assert bench.warnings(result) == ["tag_monthly:Team was not asked for: raise costs.cost_explorer.requests_per_run"]
    assert bench.watcher.explored == bench.collector.answer


def test_cost_explorer_that_refuses_fails_and_keeps_no_export_from_being_read(settings: Settings, instance: dg.DagsterInstance) -> None:
    collector = FakeCosts([loaded("main", OCTOBER)], answer=explored("ok", "denied"))
    bench = Bench(with_costs(settings, "main", explorer=True), instance, collector)
    result = bench.run()
    assert failure(result).splitlines() == [
        "1 of 2 loads of Cost Explorer failed:",
        "service_monthly 2026-10: denied: GetCostAndUsage: not allowed",
    ]
    assert bench.statuses()["2026-10-01"] == "MATERIALIZED"
    assert materializations(result, EXPLORED_KEY) == {}


def test_prices_are_refreshed_where_somebody_asks(settings: Settings, instance: dg.DagsterInstance) -> None:
    ok = SourceLoad("aws", "AmazonEC2", None, "ok", 120)
    collector = FakeCosts(prices=PricesOutcome((ok,), ("gcp was left out: no key",)))
    bench = Bench(settings, instance, collector)
    result = bench.run(job="prices", months=None, ops={"raw_costs__prices": {"config": {"regions": ["eu-west-1"]}}})
    assert result.success
    assert collector.regions == ["eu-west-1"]
    assert materializations(result, PRICES_KEY)[None]["prices"] == 120
    assert bench.warnings(result) == ["gcp was left out: no key"]
    collector.prices = PricesOutcome((ok, SourceLoad("azure", "retail", None, "throttled", error_message="too fast")))
    assert failure(bench.run(job="prices", months=None)).splitlines()[1] == "retail: throttled: too fast"


def test_the_price_list_is_in_no_job_that_runs_by_the_clock(settings: Settings, instance: dg.DagsterInstance) -> None:
    bench = Bench(with_costs(settings, "main"), instance, FakeCosts([loaded("main", OCTOBER)]))
    nodes = set(bench.definitions.resolve_job_def("collect_costs").graph.node_dict)
    assert nodes == {"raw_costs__charges", "raw_costs__explored"}


def test_the_real_collector_tells_of_every_export_that_can_be_listed(settings: Settings, tmp_path: Path) -> None:
    from inventory_assets.collect.costs import CostCollector

    found = CostCollector(with_costs(settings, "main")).available()
    assert found.months == {}
    assert "/exports/main" in found.failures["main"]
