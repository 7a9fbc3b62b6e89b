"""`inventory run`: what is asked of the run, what is told while it goes and after it, and the exit codes."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from published_file import PROD, publish
from rich.console import Console

import inventory_assets.runs
from inventory_assets.cli import main
from inventory_assets.cli.progress import RunProgress
from inventory_assets.collect.scan import AccountScan


class FakeRun:
    """Stands in for the run: keeps what it was asked and ends as told."""

    def __init__(self) -> None:
        self.asked: dict[str, Any] = {}
        self.outcome: dict[str, Any] = {"exit_code": 0, "warnings": (), "errors": (), "scans": (), "costs": None}

    def __call__(self, settings: Any, **asked: Any) -> SimpleNamespace:
        self.asked = asked
        asked["log"]("scanning 1 account")
        for done, status in enumerate(("ok", "denied"), start=1):
            asked["progress"](PROD, SimpleNamespace(status=status, resource_count=1200 if status == "ok" else 0), done, 2)
        return SimpleNamespace(**self.outcome)


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeRun:
    run = FakeRun()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("INVENTORY_CONFIG", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(inventory_assets.runs, "run_inventory", run)
    publish(tmp_path / "warehouse")
    return run


def test_everything_is_asked_for_by_default(fake: FakeRun, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run"]) == 0
    assert {name: fake.asked[name] for name in ("accounts", "regions", "types", "only_failed")} == {
        "accounts": None,
        "regions": None,
        "types": None,
        "only_failed": False,
    }
    told = capsys.readouterr()
    assert "4 resources of 3 types" in told.out
    assert f"{PROD}: 2 cells, 1,200 resources, 1 cells not read" in told.err


def test_a_selection_is_handed_on_with_types_resolved(fake: FakeRun) -> None:
    main(["run", "--account", "prod", "--region", "eu-west-1", "--region", "global", "--type", "s3", "--only-failed"])
    assert fake.asked["accounts"] == ["prod"]
    assert fake.asked["regions"] == ["eu-west-1", "global"]
    assert fake.asked["types"] == ["AWS::S3::Bucket"]
    assert fake.asked["only_failed"] is True


def test_gaps_end_with_2_and_the_summary(fake: FakeRun, capsys: pytest.CaptureFixture[str]) -> None:
    scan = AccountScan("111111111111", not_committed="account 1 is in use by process 7")
    fake.outcome |= {"exit_code": 2, "warnings": ("tags of 3 account(s) unknown",), "scans": (scan,)}
    assert main(["run"]) == 2
    told = capsys.readouterr()
    assert "Could not be read" in told.out
    assert "tags of 3 account(s) unknown" in told.err
    assert "in use by process 7" in told.err


def test_a_failure_ends_with_1_and_says_what_stands(fake: FakeRun, capsys: pytest.CaptureFixture[str]) -> None:
    fake.outcome |= {"exit_code": 1, "errors": ("No space left on device",)}
    assert main(["run"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "Error: No space left on device" in told.err
    assert "What was published before stays as it was" in told.err


def test_wrong_types_and_regions_run_nothing(fake: FakeRun) -> None:
    assert main(["run", "--type", "buckett"]) == 1
    assert main(["run", "--region", "eu-wset-1"]) == 1
    assert fake.asked == {}


def test_a_terminal_gets_a_bar_for_each_account() -> None:
    stream = io.StringIO()
    with RunProgress(Console(file=stream, width=100, force_terminal=True), {PROD: "prod"}) as progress:
        progress.stage("scanning 1 account")
        progress.cell_done(PROD, SimpleNamespace(status="ok", resource_count=3), 1, 1)
    text = stream.getvalue()
    assert f"{PROD} prod" in text
    assert "1/1" in text
    assert "3 resources" in text
