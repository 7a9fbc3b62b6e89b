"""Measured work runs in a process of its own: how it is started, told what to do, and read. What it does is in the modules it names."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MIB = 2**20


class ChildError(RuntimeError):
    """A measured process failed; the message is what it wrote."""


def run_child(module: str, task: Mapping[str, Any], environment: Mapping[str, str], timeout_seconds: float = 900) -> dict[str, Any]:
    """Run `python -m module` with the task as JSON on standard input; gives the JSON it prints last."""
    inherited = {name: text for name, text in os.environ.items() if not name.startswith("AWS_") and name != "INVENTORY_CONFIG"}
    nowhere = {"AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull}
    process = subprocess.run(
        [sys.executable, "-m", module],
        input=json.dumps(dict(task)),
        env={**inherited, **nowhere, **environment},
        capture_output=True,
        text=True,
        timeout=timeout_seconds,
        check=False,
    )
    if process.returncode != 0:
        raise ChildError(f"{module} ended with {process.returncode}:\n{process.stderr[-3000:]}")
    result: dict[str, Any] = json.loads(process.stdout.strip().splitlines()[-1])
    return result


def serve_task(tasks: Mapping[str, Callable[..., dict[str, Any]]]) -> None:
    """Be such a child: read the task, do it, print its result."""
    task = json.loads(sys.stdin.read())
    print(json.dumps(tasks[task.pop("do")](**task)))


@dataclass
class Usage:
    """CPU, wall time and memory of this process between two moments. All imports are done before the first."""

    cpu_seconds: float
    wall_seconds: float
    idle_mib: float
    peak_mib: float


class Meter:
    """Measures this process from its making to `read`."""

    def __init__(self) -> None:
        self._idle = _memory("VmRSS")
        _forget_peak()
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def read(self) -> Usage:
        cpu, wall = time.process_time() - self._cpu, time.perf_counter() - self._wall
        return Usage(cpu, wall, self._idle, _memory("VmHWM"))


def _memory(name: str) -> float:
    """A line of /proc/self/status in MiB; where there is no such file, the peak that the kernel reports."""
    status = Path("/proc/self/status")
    if not status.exists():
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak / MIB if sys.platform == "darwin" else peak / 1024
    line = next(line for line in status.read_text().splitlines() if line.startswith(f"{name}:"))
    return int(line.split()[1]) / 1024


def _forget_peak() -> None:
    """Imports may have peaked above what they left: the peak that counts begins now, where the kernel lets it."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return  # then the peak includes that of the imports, which errs against us
