"""A run in this process that reads costs, too: their failures are gaps, and keep nothing from being built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cost_stand_ins import BROKEN, OCTOBER, SEPTEMBER, FakeCosts, as_it_was, broken, explored, loaded, with_costs
from dagster_stand_ins import FakeCollector, FakeDbt, listing

from inventory_assets.assets.costs import CHARGES_KEY
from inventory_assets.cost_automation import NO_SOURCES
from inventory_assets.home import open_instance
from inventory_assets.lake.locks import LockedError, hold
from inventory_assets.partitions import MONTHS
from inventory_assets.runs import RunOutcome, run_costs, run_inventory
from inventory_assets.settings import Settings

A = "111111111111"
SCANNED = ["listing accounts", "scanning 1 account"]
BUILT = ["building and checking the marts"]


class Command:
    """The runs over collectors of ours and the tiny project."""

    def __init__(self, settings: Settings, project: Path) -> None:
        self.settings, self.project = with_costs(settings, "main"), project
        self.collector = FakeCollector(settings.warehouse / "raw", listing(A))
        self.costs = FakeCosts([loaded("main", SEPTEMBER), as_it_was("main", OCTOBER)], has={"main": {SEPTEMBER: "a", OCTOBER: "b"}})
        self.stages: list[str] = []

    def run(self, way: Callable[..., RunOutcome] = run_inventory, **options: Any) -> RunOutcome:
        overrides = {"dbt": FakeDbt(), "cost_collector": self.costs, "collector": self.collector}
        return way(self.settings, log=self.stages.append, dbt_project=self.project, **overrides, **options)

    def statuses(self) -> dict[str, str]:
        with open_instance(self.settings.warehouse) as instance:
            found = instance.get_status_by_partition(CHARGES_KEY, ["2026-08-01", "2026-09-01", "2026-10-01"], MONTHS) or {}
        return {key: status.value for key, status in found.items() if status is not None}


@pytest.fixture
def command(settings: Settings, tiny_project: Path) -> Command:
    return Command(settings, tiny_project)


def test_costs_are_read_between_scanning_and_building(command: Command) -> None:
    outcome = command.run()
    assert (outcome.exit_code, outcome.errors) == (0, ())
    assert command.stages == [*SCANNED, "reading billing exports", *BUILT]
    assert outcome.costs is not None
    assert (outcome.costs.months, outcome.costs.explored, outcome.costs.failures) == (tuple(command.costs.loads), None, ())
    assert outcome.published is not None
    assert command.statuses() == {"2026-09-01": "MATERIALIZED", "2026-10-01": "MATERIALIZED"}


def test_a_month_that_broke_is_a_gap_and_named(command: Command) -> None:
    command.costs.loads = [loaded("main", SEPTEMBER), broken("main", OCTOBER)]
    outcome = command.run()
    assert (outcome.exit_code, outcome.errors) == (2, ())
    assert outcome.costs is not None
    assert BROKEN in outcome.costs.failures[0]
    assert outcome.published is not None
    assert command.stages[-1:] == BUILT
    assert command.statuses() == {"2026-09-01": "MATERIALIZED", "2026-10-01": "FAILED"}


def test_what_nobody_foresaw_of_costs_keeps_nothing_from_being_built(command: Command) -> None:
    command.costs.explodes = True
    outcome = command.run()
    assert (outcome.exit_code, outcome.errors) == (2, ())
    assert outcome.costs is not None
    assert outcome.costs.failures == ("RuntimeError: nobody foresaw this",)
    assert outcome.published is not None


def test_a_refusal_of_cost_explorer_is_a_gap_and_its_budget_is_none(command: Command) -> None:
    command.settings = with_costs(command.settings, explorer=True)
    command.costs.answer = explored("ok", "skipped")
    outcome = command.run()
    assert outcome.exit_code == 0
    assert outcome.costs is not None
    assert outcome.costs.explored == command.costs.answer
    command.costs.answer = explored("ok", "denied")
    assert command.run().exit_code == 2


@pytest.mark.parametrize(
    "part",
    [{"costs": False}, {"accounts": [A]}, {"regions": ["global"]}, {"types": ["AWS::S3::Bucket"]}, {"only_failed": True}, {"quick": True}],
)
def test_a_part_of_the_inventory_pays_for_no_costs(command: Command, part: dict[str, Any]) -> None:
    command.settings = with_costs(command.settings, "main", explorer=True)
    outcome = command.run(**part)
    assert (outcome.exit_code, outcome.costs) == (0, None)
    assert (command.costs.asked, command.costs.explorations) == ([], 0)


def test_without_sources_an_inventory_is_as_before(command: Command, settings: Settings) -> None:
    command.settings = settings
    outcome = command.run()
    assert (outcome.exit_code, outcome.costs) == (0, None)
    assert command.stages == [*SCANNED, *BUILT]


def test_costs_alone_scan_no_account(command: Command) -> None:
    outcome = command.run(run_costs)
    assert (outcome.exit_code, outcome.errors, outcome.listing, outcome.scans) == (0, (), None, ())
    assert command.stages == ["reading billing exports", *BUILT]
    assert command.collector.asked == []
    assert outcome.published is not None


def test_costs_alone_fail_where_nothing_could_be_read_and_have_gaps_where_something_could(command: Command) -> None:
    command.costs.loads = [broken("main", SEPTEMBER), loaded("main", OCTOBER)]
    assert command.run(run_costs).exit_code == 2
    command.costs.loads = [broken("main", SEPTEMBER)]
    outcome = command.run(run_costs)
    assert outcome.exit_code == 1
    assert BROKEN in outcome.errors[0]
    assert outcome.published is not None, "what was read before is shown"


def test_costs_alone_say_where_to_name_sources(command: Command, settings: Settings) -> None:
    command.settings = settings
    outcome = command.run(run_costs)
    assert (outcome.exit_code, outcome.errors, outcome.published) == (1, (NO_SOURCES,), None)
    assert command.stages == []


def test_cost_explorer_is_asked_by_one_command_at_a_time(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    from inventory_assets.collect import costs

    monkeypatch.setattr(costs, "PATIENCE_SECONDS", 0)
    collector = costs.CostCollector(with_costs(settings))
    assert collector.explore().paid_requests == 0
    with (
        hold(settings.warehouse / "locks", "costs", wait_seconds=0, thing="another"),
        pytest.raises(LockedError, match=r"the collection of costs of .* is in use by process"),
    ):
        collector.explore()
