"""Dagster's home: the project's configuration in it, and runs of killed processes closed."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest

from inventory_assets.home import CONFIGURATION, close_dead_runs, open_instance, prepare_home, process_tags

KILLED = """
import os, signal, sys
from pathlib import Path
import dagster as dg
from inventory_assets.home import open_instance, process_tags

@dg.op
def die():
    os.kill(os.getpid(), signal.SIGKILL)

@dg.job
def transform():
    die()

warehouse = Path(sys.argv[1])
with open_instance(warehouse) as instance, process_tags(warehouse) as tags:
    transform.execute_in_process(instance=instance, tags=tags)
"""


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse in which a run was killed."""
    folder = tmp_path_factory.mktemp("warehouse")
    ended = subprocess.run([sys.executable, "-c", KILLED, str(folder)], check=False, capture_output=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    return folder


def test_the_configuration_is_the_projects_unless_there_is_one_of_your_own(tmp_path: Path) -> None:
    home = prepare_home(tmp_path)
    assert (home / "dagster.yaml").resolve() == CONFIGURATION
    (home / "dagster.yaml").unlink()
    (home / "dagster.yaml").symlink_to(tmp_path / "gone.yaml")
    assert (prepare_home(tmp_path) / "dagster.yaml").resolve() == CONFIGURATION
    (home / "dagster.yaml").unlink()
    (home / "dagster.yaml").write_text("telemetry: {enabled: false}\n")
    assert (prepare_home(tmp_path) / "dagster.yaml").read_text() == "telemetry: {enabled: false}\n"


def test_a_killed_run_is_closed_and_a_living_one_is_not(warehouse: Path) -> None:
    @dg.job(name="collect")
    def made() -> None: ...

    with open_instance(warehouse) as instance, process_tags(warehouse) as tags:
        (dead,) = instance.get_runs()
        assert dead.status == dg.DagsterRunStatus.STARTED
        living = instance.create_run_for_job(made, tags=tags, status=dg.DagsterRunStatus.STARTED)
        elsewhere = instance.create_run_for_job(made, status=dg.DagsterRunStatus.STARTED)
        assert close_dead_runs(instance, warehouse) == [dead.run_id]
        assert instance.get_run_by_id(dead.run_id).status == dg.DagsterRunStatus.FAILURE
        for run in (living, elsewhere):
            assert instance.get_run_by_id(run.run_id).status == dg.DagsterRunStatus.STARTED
        assert close_dead_runs(instance, warehouse) == []
    assert not list((warehouse / "locks").glob("process-*.lock"))


def test_the_instance_is_private_tells_nobody_and_retries_only_crashes(warehouse: Path) -> None:
    with open_instance(warehouse) as instance:
        assert not instance.telemetry_enabled
        assert instance.run_monitoring_enabled
        assert instance.get_settings("run_retries") == {"enabled": True, "max_retries": 2, "retry_on_asset_or_op_failure": False}
        assert instance.get_settings("run_monitoring")["free_slots_after_run_end_seconds"] <= 120
        pools = instance.get_concurrency_config().pool_config
        assert (pools.default_pool_limit, pools.pool_granularity.value) == (1, "run")
        assert Path(instance.root_directory) == warehouse / "dagster"
