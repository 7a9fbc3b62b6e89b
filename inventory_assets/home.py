"""Dagster's home of a warehouse: its configuration, its instance, and the runs of processes that have died. What is run does not
belong here.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
from dagster._core.instance.ref import InstanceRef

from inventory_assets.lake import files
from inventory_assets.lake.commit import new_scan_id
from inventory_assets.lake.locks import LockedError, hold

CONFIGURATION = Path(__file__).resolve().parent.parent / "dagster.yaml"
PROCESS = "inventory/process"  # names the lock that the process of an in-process run holds while it lives
LOCATION = {".dagster/repository": "__repository__@inventory"}  # lets the UI show a run under its job of workspace.yaml
#: Logs of the process's own output would be taken from the terminal it writes to; events are kept as ever.
NO_OUTPUT_LOGS = {"compute_logs": {"module": "dagster._core.storage.noop_compute_log_manager", "class": "NoOpComputeLogManager"}}


def prepare_home(warehouse: Path) -> Path:
    """Dagster's home of the warehouse, made where it lacks, with the project's dagster.yaml unless there is one of your own."""
    home = files.make_private(warehouse / "dagster")
    configuration = home / "dagster.yaml"
    if configuration.is_symlink() or not configuration.exists():
        configuration.unlink(missing_ok=True)  # the project may have moved
        try:
            configuration.symlink_to(CONFIGURATION)
        except OSError:  # a file system without links
            shutil.copyfile(CONFIGURATION, configuration)
    return home


@contextmanager
def open_instance(warehouse: Path) -> Iterator[dg.DagsterInstance]:
    """The instance that the UI and the daemon of this warehouse use, for runs in this process."""
    reference = InstanceRef.from_dir(str(prepare_home(warehouse)), overrides=NO_OUTPUT_LOGS)
    with dg.DagsterInstance.from_ref(reference) as instance:
        yield instance


@contextmanager
def process_tags(warehouse: Path) -> Iterator[dict[str, str]]:
    """Tags for runs in this process, by which others can tell that it has died."""
    name = f"process-{new_scan_id()}"
    with hold(warehouse / "locks", name, wait_seconds=0, thing="this process"):
        yield {PROCESS: name, **LOCATION}
    _forget(warehouse, name)


def close_dead_runs(instance: dg.DagsterInstance, warehouse: Path) -> list[str]:
    """Fail the runs whose process was killed: nobody else would, and they would keep others waiting. Returns their ids."""
    unfinished = dg.RunsFilter(statuses=[dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.CANCELING])
    closed = []
    for run in instance.get_runs(unfinished):
        name = run.tags.get(PROCESS)
        if name is None:
            continue
        try:
            with hold(warehouse / "locks", name, wait_seconds=0, thing=f"run {run.run_id}"):
                instance.report_run_failed(run, "its process was killed; what it had committed counts, the rest was never begun")
                closed.append(run.run_id)
        except LockedError:
            continue  # it lives
        _forget(warehouse, name)
    return closed


def _forget(warehouse: Path, name: str) -> None:
    (warehouse / "locks" / f"{name}.lock").unlink(missing_ok=True)
