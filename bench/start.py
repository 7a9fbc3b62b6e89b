"""Section `start`: what a newcomer waits for. The commands are those of `make run`, after its installation, on a new warehouse."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.figures import Section
from inventory_assets.dbt_manifest import PROJECT

GOAL_SECONDS = 60.0


def measure(repeats: int) -> Section:  # noqa: ARG001 - a first run is one
    """The first run on the embedded estate, and a second on the same warehouse."""
    section = Section("start", "Start: `make run` after the installation, on the embedded estate")
    (PROJECT / "target" / "manifest.fingerprint").unlink(missing_ok=True)  # a fresh clone has no manifest yet
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        first = _run(Path(folder) / "warehouse")
        second = _run(Path(folder) / "warehouse")
    section.add("to the first summary", first["seconds"], "s", GOAL_SECONDS)
    section.add("CPU of it, all processes", first["cpu_seconds"], "s")
    section.add("a second run, one day later", second["seconds"], "s")
    section.details |= {"first": first, "second": second}
    return section


def _run(warehouse: Path) -> dict[str, Any]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith("AWS_") and name != "INVENTORY_CONFIG"}
    command = [sys.executable, "-m", "inventory_assets.localcloud", "exec", "--warehouse", str(warehouse)]
    command += ["--", str(Path(sys.executable).with_name("inventory")), "run"]
    before, start = os.times(), time.perf_counter()
    ended = subprocess.run(command, cwd=PROJECT.parent, env=kept, capture_output=True, text=True, check=False)
    seconds, after = time.perf_counter() - start, os.times()
    if ended.returncode not in (0, 2):
        raise RuntimeError(f"the run failed:\n{ended.stdout[-2000:]}{ended.stderr[-2000:]}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return {"seconds": seconds, "cpu_seconds": cpu, "exit_code": ended.returncode, "output": ended.stdout[-4000:]}
