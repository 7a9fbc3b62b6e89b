"""`inventory security report`: where the page is written. What is on it is tested with the reports."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from planted_compliance import publish_compliance

from inventory_assets.cli import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INVENTORY_WAREHOUSE", str(publish_compliance(tmp_path / "warehouse")))
    monkeypatch.delenv("INVENTORY_CONFIG", raising=False)
    return tmp_path / "warehouse"


def test_the_page_is_written_below_the_warehouse_or_where_it_is_asked_for(warehouse: Path, capsys: Capture) -> None:
    assert main(["security", "report"]) == 0
    (written,) = (warehouse / "reports").iterdir()
    assert written.name == f"compliance-{dt.datetime.now(dt.UTC).date()}.html"
    assert capsys.readouterr().out.strip() == str(written)
    assert main(["security", "report", "--output", "page.html"]) == 0
    assert Path("page.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_folder_and_nothing_published_are_told(warehouse: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["security", "report", "--output", "."]) == 1
    assert ". is a folder" in capsys.readouterr().err
    monkeypatch.setenv("INVENTORY_WAREHOUSE", "nowhere")
    assert main(["security", "report"]) == 1
    assert "nothing has been published" in capsys.readouterr().err
