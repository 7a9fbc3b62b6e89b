"""What a run tells of costs, and the options that choose them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from published_file import publish

import inventory_assets.runs
from inventory_assets.cli import main
from inventory_assets.collect.billing.exports import MonthLoad
from inventory_assets.collect.billing.outcomes import ExplorerOutcome, SourceLoad
from inventory_assets.runs import CostsRead

SEPTEMBER, OCTOBER = dt.date(2026, 9, 1), dt.date(2026, 10, 1)
FAILURE = "1 of 3 months of billing exports could not be read:\nmain 2026-08: error: part-2.csv, row 17, column BilledCost: [abc]"
MONTHS = (
    MonthLoad("main", "aws", dt.date(2026, 8, 1), "error", error_message="part-2.csv"),
    MonthLoad("main", "aws", SEPTEMBER, "ok", 1234),
    MonthLoad("main", "aws", OCTOBER, "ok", 10, is_unchanged=True),
    MonthLoad("azure", "azure", SEPTEMBER, "ok", 10, is_unchanged=True),
    MonthLoad("azure", "azure", OCTOBER, "ok", 10, is_unchanged=True),
)
EXPLORED = ExplorerOutcome((SourceLoad("aws", "a", OCTOBER, "ok", 3), SourceLoad("aws", "b", OCTOBER, "skipped")), 12, 40, Decimal("0.12"))


class FakeRuns:
    """Stands in for both runs: keeps which was asked for what."""

    def __init__(self) -> None:
        self.asked: dict[str, dict[str, Any]] = {}
        self.costs: CostsRead | None = None
        self.code, self.errors = 0, ()

    def inventory(self, settings: Any, **asked: Any) -> SimpleNamespace:
        return self._end("inventory", asked)

    def alone(self, settings: Any, **asked: Any) -> SimpleNamespace:
        return self._end("costs", asked)

    def _end(self, which: str, asked: dict[str, Any]) -> SimpleNamespace:
        self.asked[which] = asked
        return SimpleNamespace(exit_code=self.code, warnings=(), errors=self.errors, scans=(), costs=self.costs)


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeRuns:
    runs = FakeRuns()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("INVENTORY_CONFIG", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(inventory_assets.runs, "run_inventory", runs.inventory)
    monkeypatch.setattr(inventory_assets.runs, "run_costs", runs.alone)
    publish(tmp_path / "warehouse")
    return runs


def test_each_export_and_cost_explorer_have_a_line(fake: FakeRuns, capsys: pytest.CaptureFixture[str]) -> None:
    fake.costs, fake.code = CostsRead(MONTHS, EXPLORED, (FAILURE,)), 2
    assert main(["run"]) == 2
    told = capsys.readouterr()
    assert "  main: 1 month read (1,234 charges), 1 as it was, 1 could not be read (error)\n" in told.out
    assert "  azure: 2 as they were\n" in told.out
    assert "  Cost Explorer: 12 of 40 requests (USD 0.12); 1 ok, 1 skipped\n" in told.out
    assert "main 2026-08: error: part-2.csv, row 17, column BilledCost: [abc]" in told.err


def test_nothing_is_said_of_costs_that_were_not_asked_for(fake: FakeRuns, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--no-costs"]) == 0
    assert fake.asked["inventory"]["costs"] is False
    assert "Cost Explorer:" not in capsys.readouterr().out
    main(["run"])
    assert fake.asked["inventory"]["costs"] is True


def test_costs_alone(fake: FakeRuns, capsys: pytest.CaptureFixture[str]) -> None:
    fake.costs = CostsRead((), ExplorerOutcome(budget=40), ())
    assert main(["run", "--costs-only"]) == 0
    assert set(fake.asked) == {"costs"}
    assert "Cost Explorer: 0 of 40 requests (USD 0.00); nothing was left to ask" in capsys.readouterr().out


def test_what_ended_the_run_is_told_once(fake: FakeRuns, capsys: pytest.CaptureFixture[str]) -> None:
    fake.costs, fake.code, fake.errors = CostsRead(MONTHS[:1], None, (FAILURE,)), 1, (FAILURE,)
    assert main(["run", "--costs-only"]) == 1
    assert capsys.readouterr().err.count("column BilledCost") == 1


@pytest.mark.parametrize("option", ["--no-costs", "--quick", "--only-failed", "--account=prod", "--region=global", "--type=s3"])
def test_costs_alone_take_no_selection(fake: FakeRuns, capsys: pytest.CaptureFixture[str], option: str) -> None:
    assert main(["run", "--costs-only", option]) == 1
    assert fake.asked == {}
    assert "--costs-only scans no account and takes no other option" in capsys.readouterr().err
