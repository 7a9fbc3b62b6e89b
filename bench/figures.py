"""What a bench says: figures with their goals, as a table and as JSON. How they are measured is the sections' affair."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

RESULTS = Path("bench_results")


@dataclass(frozen=True)
class Figure:
    """One measured value. With a goal it is held to it: values at or below it are good."""

    name: str
    value: float
    unit: str
    goal: float | None = None

    @property
    def verdict(self) -> str:
        if self.goal is None:
            return ""
        return "met" if self.value <= self.goal else "MISSED"


@dataclass
class Section:
    """The figures of one section, and whatever else a reader of the JSON may want to know of it."""

    name: str
    title: str
    figures: list[Figure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    details: dict[str, Any] = field(default_factory=dict)

    def add(self, name: str, value: float, unit: str, goal: float | None = None) -> None:
        self.figures.append(Figure(name, value, unit, goal))


def show(section: Section, console: Console) -> None:
    """Print the section as a table."""
    table = Table(title=section.title, title_justify="left", caption="\n".join(section.notes) or None, caption_justify="left")
    table.add_column("figure")
    table.add_column("value", justify="right")
    table.add_column("unit")
    table.add_column("goal", justify="right")
    table.add_column("")
    for figure in section.figures:
        goal = "" if figure.goal is None else f"≤ {_number(figure.goal)}"
        style = {"met": "green", "MISSED": "red"}.get(figure.verdict, "")
        table.add_row(figure.name, _number(figure.value), figure.unit, goal, figure.verdict, style=style)
    console.print(table)


def save(section: Section, folder: Path = RESULTS) -> Path:
    """Write the section as JSON."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{section.name}.json"
    plain = asdict(section) | {
        "figures": [asdict(figure) | {"verdict": figure.verdict} for figure in section.figures],
        "machine": {"python": platform.python_version(), "cores": os.cpu_count(), "load_average": os.getloadavg()},
    }
    path.write_text(json.dumps(plain, indent=2) + "\n", encoding="utf-8")
    return path


def _number(value: float) -> str:
    if value == int(value) and abs(value) >= 10:
        return f"{int(value):,}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:,.1f}" if abs(value) >= 20 else f"{value:.2f}"
