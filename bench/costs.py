"""Section `costs`: taking 4,000,000 charges of 13 months in and building the marts of them, against duckdb's own COPY of the same rows."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from statistics import median
from typing import Any

from bench.bills import ROWS, months, write_export
from bench.children import run_child
from bench.figures import Section
from bench.warehouse import build
from inventory_assets.settings import Settings

GOAL = 3.0


def measure(repeats: int, rows: int = ROWS) -> Section:
    """A whole export of Parquet, the same again unchanged, and a month of gzipped CSV."""
    section = Section("costs", f"Costs: a billing export of {rows:,} charges in 13 months, FOCUS 1.2 in AWS's layout")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        base = Path(folder)
        files = write_export(base / "export", rows)
        section.add("charges", rows, "rows")
        section.add("files of the export", sum(path.stat().st_size for path in files) / 2**20, "MiB")
        floors, taken = [], []
        for number in range(repeats):
            floors.append(_copy(base / f"floor-{number}", files))
            taken.append(_ingest(base / f"warehouse-{number}", base / "export"))
        _report(section, "Parquet", floors, taken, GOAL)
        again = _ingest(base / "warehouse-0", base / "export")
        section.add("again, nothing changed: wall time", again["wall_seconds"], "s")
        _build(section, base / "warehouse-0", base / "export", rows, floors)
        stored = list((base / "warehouse-0" / "raw").rglob("*.parquet"))
        section.add("files of the raw zone", sum(path.stat().st_size for path in stored) / 2**20, "MiB")
        month = write_export(base / "csv", rows // 13, months(1), form="csv.gz")
        floors = [_copy(base / "floor-csv", month)]
        _report(section, f"a month of {rows // 13:,} charges as csv.gz", floors, [_ingest(base / "warehouse-csv", base / "csv")], None)
    return section


def _build(section: Section, warehouse: Path, export: Path, rows: int, floors: list[dict[str, Any]]) -> None:
    """Marts of all months; of the same again; and after the last month came anew, with a few more charges."""
    settings = Settings.model_validate({"warehouse": str(warehouse)})
    floor = median(one["wall_seconds"] for one in floors)
    builds = [build(settings, "all months"), build(settings, "nothing new")]
    write_export(export, rows // 13 + 1000, months(1))
    _ingest(warehouse, export)
    builds.append(build(settings, "the last month anew"))
    for one in builds:
        section.add(f"marts, {one['build']}: models and tests", one["work_seconds"], "s")
        section.add(f"marts, {one['build']}: dbt's peak memory", one["peak_mib"], "MiB")
        section.add(f"marts, {one['build']}: models and tests ÷ COPY's wall time", one["work_seconds"] / floor, "×")
        section.add(f"marts, {one['build']}: publishing", one["publish_seconds"], "s")
    section.details["builds"] = builds


def _copy(target: Path, files: Sequence[Path]) -> dict[str, Any]:
    target.mkdir(parents=True)
    by_month = [[str(path) for path in month] for _, month in groupby(files, key=lambda path: path.parent)]
    return run_child("bench.ingesting", {"do": "copy", "files": by_month, "target": str(target)}, {})


def _ingest(warehouse: Path, location: Path) -> dict[str, Any]:
    return run_child("bench.ingesting", {"do": "ingest", "warehouse": str(warehouse), "location": str(location)}, {})


def _report(section: Section, name: str, floors: list[dict[str, Any]], taken: list[dict[str, Any]], goal: float | None) -> None:
    """Ratios are of pairs that ran one after the other; the median pair is shown."""
    pairs = sorted(zip(floors, taken, strict=True), key=lambda pair: pair[1]["wall_seconds"] / pair[0]["wall_seconds"])
    floor, ours = pairs[len(pairs) // 2]
    if any(one["rows"] != other["rows"] for one, other in pairs):
        section.notes.append(f"{name.upper()}: NOT ALL ROWS WERE TAKEN IN")
    section.add(f"{name}: wall time", ours["wall_seconds"], "s")
    section.add(f"{name}: CPU", ours["cpu_seconds"], "s")
    section.add(f"{name}: peak memory", ours["peak_mib"], "MiB")
    section.add(f"{name}: COPY of the same rows, wall time", floor["wall_seconds"], "s")
    section.add(f"{name}: COPY, CPU", floor["cpu_seconds"], "s")
    section.add(f"{name}: COPY, peak memory", floor["peak_mib"], "MiB")
    section.add(f"{name}: wall time ÷ COPY's", ours["wall_seconds"] / floor["wall_seconds"], "×", goal)
    section.add(f"{name}: CPU ÷ COPY's", ours["cpu_seconds"] / floor["cpu_seconds"], "×", goal)
    section.details[name] = {"floors": floors, "taken": taken}
