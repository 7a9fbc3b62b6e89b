"""dbt ends with the run that started it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from dagster_stand_ins import write_project

from inventory_assets.dbt_process import environment, wait_for_orphans
from inventory_assets.lake.locks import LockedError, hold

STARTS_DBT = """
import os, subprocess, sys, time
from pathlib import Path
from inventory_assets.dbt_process import environment
project, warehouse = Path(sys.argv[1]), Path(sys.argv[2])
made = {"INVENTORY_BUILD": str(warehouse / "build.duckdb"), "DBT_PROFILES_DIR": str(project), "DBT_TARGET_PATH": str(warehouse / "target")}
command = [sys.executable, "-m", "inventory_assets.dbt_process", "build", "--select", "endless"]
subprocess.Popen(command, cwd=project, env=os.environ | made | environment(warehouse))
time.sleep(600)
"""


def is_building(warehouse: Path) -> bool:
    try:
        with hold(warehouse / "locks", "dbt", wait_seconds=0, thing="dbt"):
            return False
    except LockedError:
        return True


def wait_until(condition: object, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)


def test_a_killed_run_leaves_no_dbt_behind(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    (project / "models/endless.sql").write_text("select sum(a.range * b.range) as n from range(10000000) as a, range(10000000) as b")
    parent = subprocess.Popen([sys.executable, "-c", STARTS_DBT, str(project), str(tmp_path)], stdout=subprocess.DEVNULL)
    try:
        wait_until(lambda: is_building(tmp_path) and (tmp_path / "build.duckdb").exists())
    finally:
        parent.kill()
        parent.wait()
    wait_for_orphans(tmp_path)
    assert not is_building(tmp_path)


def test_a_living_dbt_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inventory_assets.dbt_process.PATIENCE_SECONDS", 0.2)
    with (
        hold(tmp_path / "locks", "dbt", wait_seconds=0, thing="dbt"),
        pytest.raises(LockedError, match="by a killed run is in use by process"),
    ):
        wait_for_orphans(tmp_path)
    assert environment(tmp_path)["INVENTORY_DBT_LOCKS"] == str(tmp_path / "locks")
