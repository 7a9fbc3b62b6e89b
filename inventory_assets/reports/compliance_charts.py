"""The charts of the compliance report. What the figures are is `compliance_figures.py`'s; how a chart becomes part of a page is
`drawing.py`'s.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inventory_assets.reports.compliance_figures import SEVERITIES, UNKNOWN, format_percent
from inventory_assets.reports.cost_figures import Row
from inventory_assets.reports.drawing import ALARM, GRID, INK, MUTED, REST, SERIES, draw

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH = 920.0
ROW_HEIGHT = 26.0
SCORE, EXEMPTED, COVERAGE = SERIES[0], SERIES[2], SERIES[1]
#: From grave to slight; unknown is hatched, for it is no verdict.
COLOURS = dict(zip(SEVERITIES, (ALARM, SERIES[1], SERIES[0], REST), strict=True))
HATCHED = {"facecolor": GRID, "edgecolor": MUTED, "hatch": "////", "linewidth": 0}
TICKS_MOST = 12


@dataclass(frozen=True)
class Part:
    """One stretch of a bar: how long, how it looks, and what is told of it."""

    value: int
    look: dict[str, Any]
    text: str


def score_lines(name: str, days: Sequence[Row]) -> str:
    """The score day by day, with exemptions, and how much could be judged. A day on which nothing was decided is a gap."""

    def paint(axes: Axes) -> dict[str, str]:
        tips: dict[str, str] = {}
        x = [float(row["day"].toordinal()) for row in days]
        for part, colour, dashes in (
            ("coverage", COVERAGE, (0, (2, 2))),
            ("score_with_exemptions", EXEMPTED, (0, (4, 2))),
            ("score", SCORE, "-"),
        ):
            values = [float("nan") if row[part] is None else float(row[part]) for row in days]
            axes.plot(x, values, color=colour, linewidth=2.0 if part == "score" else 1.4, linestyle=dashes)
        for number, row in enumerate(days):
            if row["score"] is not None:
                gid = f"day-{number}"
                axes.plot(x[number], float(row["score"]), "o", markersize=5, color=SCORE, gid=gid)
                tips[gid] = f"{row['day']}: score {format_percent(row['score'])}, coverage {format_percent(row['coverage'])}"
        ticks = _ticks([row["day"] for row in days])
        axes.set_xticks([day.toordinal() for day in ticks], [f"{day.day} {day:%b}" for day in ticks])
        axes.set_xlim(min(x) - 1, max(x) + 1)
        axes.set_ylim(0, 103)
        axes.yaxis.set_major_formatter(lambda value, _: f"{value:.0f} %")
        return tips

    return draw(name, "Score and coverage by day", (WIDTH, 250.0), paint)


def stacked_bars(name: str, label: str, rows: Sequence[tuple[str, str, Sequence[Part]]]) -> str:
    """A bar for each row (what it is called, what is told at its end), made of parts."""

    def paint(axes: Axes) -> dict[str, str]:
        tips: dict[str, str] = {}
        for place, (_, told, parts) in enumerate(rows):
            left = 0.0
            for number, part in enumerate(parts):
                if part.value:
                    gid = f"part-{place}-{number}"
                    axes.barh(place, part.value, 0.62, left, gid=gid, **part.look)
                    tips[gid] = part.text
                    left += part.value
            axes.annotate(told, (left, place), (5, 0), textcoords="offset points", va="center", color=INK)
        _rows_axis(axes, [called for called, _, _ in rows])
        axes.set_xlim(left=0)
        axes.margins(x=0.16)
        return tips

    return draw(name, label, (WIDTH, ROW_HEIGHT * len(rows) + 24), paint)


def score_bars(name: str, label: str, rows: Sequence[tuple[str, Any, Any]]) -> str:
    """A bar of 100 for each row (what it is called, score, coverage): the score within it. One that is not known is hatched."""

    def paint(axes: Axes) -> dict[str, str]:
        tips: dict[str, str] = {}
        for place, (called, score, coverage) in enumerate(rows):
            told = f"score {format_percent(score)}, coverage {format_percent(coverage)}"
            gid = f"whole-{place}"
            whole: dict[str, Any] = HATCHED if score is None else {"color": GRID, "linewidth": 0}
            axes.barh(place, 100.0, 0.62, gid=gid, **whole)
            if score:
                axes.barh(place, float(score), 0.62, color=SCORE, linewidth=0)
            if coverage is not None:
                axes.plot([float(coverage)] * 2, [place - 0.38, place + 0.38], color=COVERAGE, linewidth=2.4)
            tips[gid] = f"{called}: {told}"
            end = UNKNOWN if score is None else format_percent(score)
            axes.annotate(end, (100.0, place), (7, 0), textcoords="offset points", va="center", color=INK)
        _rows_axis(axes, [called for called, _, _ in rows])
        axes.set_xlim(0, 112)
        return tips

    return draw(name, label, (WIDTH, ROW_HEIGHT * len(rows) + 24), paint)


def _rows_axis(axes: Axes, names: Sequence[str]) -> None:
    axes.set_yticks(range(len(names)), [_short(called) for called in names])
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.tick_params(axis="y", labelcolor=INK)
    axes.grid(visible=False)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.axvline(0, color=MUTED, linewidth=0.8)


def _ticks(days: Sequence[dt.date]) -> list[dt.date]:
    """So many days that their names do not run into each other."""
    step = -(-len(days) // TICKS_MOST)
    return list(days[::step])


def _short(text: str, most: int = 34) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
