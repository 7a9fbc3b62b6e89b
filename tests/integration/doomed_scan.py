"""Scans in a process of their own that is killed, or has no room left, at a chosen step. The product knows nothing of it."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

#: Steps of a commit at which a scan is killed, in their order.
STEPS = (
    "before the commit",
    "resources written aside",
    "resources linked",
    "observations linked",
    "ledger written aside",
    "ledger linked",
    "heads written aside",
    "heads replaced",
)
COMMITTED = frozenset(STEPS[STEPS.index("ledger linked") :])

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["inventory_assets.collect.collector", "botocore.session", "pyarrow.parquet"])


def start(settings: Mapping[str, Any], accounts: list[str], types: list[str], **how: Any) -> Any:
    """Begin a scan in another process: a process and the end of a pipe that gives what each account's scan came to."""
    receiver, sender = _context.Pipe(duplex=False)
    environment = {name: value for name, value in os.environ.items() if name.startswith("AWS_")}
    process = _context.Process(target=_scan, args=(environment, dict(settings), accounts, types, sender), kwargs=how, daemon=True)
    process.start()
    sender.close()
    return process, receiver


def _scan(
    environment: dict[str, str], settings: dict[str, Any], accounts: list[str], types: list[str], told: Any,
    die_at: str | None = None, file_limit: int | None = None,
) -> None:  # fmt: skip
    from inventory_assets.collect.collector import Collector
    from inventory_assets.settings import Settings

    os.environ.update(environment)
    collector = Collector(Settings.model_validate(settings))
    collector.list_accounts()
    if file_limit is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # then writing fails with EFBIG, as on a full disk with ENOSPC
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_limit, resource.RLIM_INFINITY))
    if die_at is not None:
        _lie_in_wait(die_at)
    told.send("begun")
    for scan in collector.scan(accounts, types=types):
        told.send((scan.account_id, scan.commit is not None, scan.not_committed))
    told.send("done")


def _lie_in_wait(step: str) -> None:
    """Kill this process at the step: links and renames are told apart by where they lead."""
    from inventory_assets.lake.commit import ScanWriter

    def die() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    patch = pytest.MonkeyPatch()
    if step == "before the commit":
        patch.setattr(ScanWriter, "commit", lambda _: die())
    moment, place = ("before", step.partition(" written aside")[0]) if "aside" in step else ("after", step.split()[0])
    folder = f"/{place}/"

    def watched(act: Callable[..., Any]) -> Callable[..., Any]:
        def acting(source: Any, target: Any, *rest: Any) -> Any:
            is_it = folder in str(target)
            if is_it and moment == "before":
                die()
            result = act(source, target, *rest)
            if is_it and moment == "after":
                die()
            return result

        return acting

    patch.setattr(os, "link", watched(os.link))
    patch.setattr(Path, "replace", watched(Path.replace))
