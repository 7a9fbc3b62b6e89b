"""The charts of the cost report, each of one currency. What the figures are is `cost_figures.py`'s; how a chart becomes part of a page
is `drawing.py`'s.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from inventory_assets.reports.drawing import ALARM, GRID, INK, MUTED, PAPER, REST, SERIES, draw
from inventory_assets.reports.money import format_money, format_month, format_range

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: Services that have a colour of their own; the others are one.
NAMED = len(SERIES)
WIDE = (920.0, 270.0)
ROW_HEIGHT = 26.0
FEWEST = 6  # bars for which there is room: two are not to be as wide as the page
HATCHED = {"facecolor": GRID, "edgecolor": MUTED, "hatch": "////"}
THOUSANDS = ((1e9, "B"), (1e6, "M"), (1e3, "k"))


@dataclass(frozen=True)
class Series:
    """One colour of the stacked bars: a month's value, None where there is none."""

    name: str
    values: Sequence[Decimal | None]
    colour: str


@dataclass(frozen=True)
class Band:
    """What a day may come to."""

    days: Sequence[dt.date]
    expected: Sequence[float]
    low: Sequence[float]
    high: Sequence[float]


@dataclass(frozen=True)
class Mark:
    """A day that stands out, and what is told of it."""

    day: dt.date
    value: float
    text: str


def monthly_bars(name: str, currency: str, months: Sequence[dt.date], series: Sequence[Series], open_month: dt.date | None) -> str:
    """Months side by side, services one upon the other; credits hang below the line. The open month is paler: it is not over."""

    def paint(axes: Axes) -> dict[str, str]:
        tips: dict[str, str] = {}
        up, down = [0.0] * len(months), [0.0] * len(months)
        for number, one in enumerate(series):
            for place, value in enumerate(one.values):
                if not value:
                    continue
                ground = up if value > 0 else down
                gid = f"bar-{number}-{place}"
                pale = 0.55 if months[place] == open_month else 1.0
                axes.bar(place, float(value), 0.74, ground[place], color=one.colour, edgecolor=PAPER, linewidth=0.7, alpha=pale, gid=gid)
                tips[gid] = f"{format_month(months[place])} · {one.name}: {format_money(value, currency)}"
                ground[place] += float(value)
        axes.set_xticks(range(len(months)), [_month_label(month, month == open_month) for month in months])
        axes.set_xlim(-0.6, len(months) - 0.4)
        _money_axis(axes)
        return tips

    return draw(name, f"Costs by month and service in {currency}", WIDE, paint)


def daily_line(
    name: str,
    currency: str,
    days: Sequence[tuple[dt.date, Decimal]],
    provisional_from: dt.date,
    marks: Sequence[Mark],
    band: Band | None,
) -> str:
    """The days' costs; those that may still grow are dashed, what stood out is marked, what is expected is a band."""

    def paint(axes: Axes) -> dict[str, str]:
        settled = [(day, float(value)) for day, value in days if day < provisional_from]
        late = [(day, float(value)) for day, value in days if day >= provisional_from]
        if settled:
            axes.plot(*_xy(settled), color=SERIES[0], linewidth=1.8, solid_capstyle="round")
        if late:
            axes.plot(*_xy([*settled[-1:], *late]), color=SERIES[0], linewidth=1.4, linestyle=(0, (2, 2)))
        if band is not None:
            x = [float(day.toordinal()) for day in band.days]
            axes.fill_between(x, band.low, band.high, color=SERIES[1], alpha=0.22, linewidth=0)
            axes.plot(x, band.expected, color=SERIES[1], linewidth=1.4, linestyle=(0, (4, 2)))
        tips = {}
        for number, mark in enumerate(marks):
            gid = f"mark-{number}"
            axes.plot(mark.day.toordinal(), mark.value, "o", markersize=7, color=ALARM, markeredgecolor=PAPER, markeredgewidth=1.2, gid=gid)
            tips[gid] = mark.text
        every = [day for day, _ in days] + list(band.days if band else ())
        ticks = _day_ticks(min(every), max(every))
        axes.set_xticks([day.toordinal() for day in ticks], [f"{day.day} {day:%b}" for day in ticks])
        axes.set_xlim(min(every).toordinal() - 1, max(every).toordinal() + 1)
        axes.set_ylim(bottom=min(0.0, *(float(value) for _, value in days)))
        _money_axis(axes)
        return tips

    return draw(name, f"Costs by day in {currency}", WIDE, paint)


def allocation_bars(name: str, currency: str, rows: Sequence[dict[str, Any]]) -> str:
    """A bar for each team: its own costs, then its part of the shared ones; what belongs to nobody is hatched."""

    def paint(axes: Axes) -> dict[str, str]:
        tips: dict[str, str] = {}
        for place, row in enumerate(rows):
            left = 0.0
            for part, colour, pale in (("direct_cost", SERIES[0], 1.0), ("shared_cost", SERIES[0], 0.45)):
                value = float(row[part] or 0)
                if not value:
                    continue
                gid = f"{part}-{place}"
                look: dict[str, Any] = {"color": colour, "alpha": pale} if row["value"] else HATCHED
                axes.barh(place, value, 0.62, left, gid=gid, linewidth=0, **look)
                tips[gid] = f"{row['label']}: {format_money(row[part], currency)} {'shared' if part == 'shared_cost' else 'its own'}"
                left += value
            told = format_money(row["effective_cost"], currency)
            axes.annotate(told, (max(left, 0.0), place), (5, 0), textcoords="offset points", va="center", color=INK)
        axes.set_yticks(range(len(rows)), [_short(str(row["label"])) for row in rows])
        axes.tick_params(axis="y", labelcolor=INK)
        axes.invert_yaxis()
        axes.grid(visible=False)
        axes.set_xticks([])
        axes.spines["bottom"].set_visible(False)
        axes.axvline(0, color=MUTED, linewidth=0.8)
        axes.margins(x=0.16)
        return tips

    return draw(name, f"Costs by team in {currency}", (WIDE[0], ROW_HEIGHT * len(rows) + 24), paint)


def forecast_ranges(name: str, currency: str, rows: Sequence[dict[str, Any]]) -> str:
    """What the coming months are expected to come to, with what they may come to."""

    def paint(axes: Axes) -> dict[str, str]:
        tips = {}
        for place, row in enumerate(rows):
            expected, low, high = (None if row[part] is None else float(row[part]) for part in ("expected", "low", "high"))
            if expected is None:
                continue
            gid = f"month-{place}"
            axes.bar(place, expected, 0.6, color=SERIES[1], alpha=0.5, linewidth=0, gid=gid)
            if low is not None and high is not None:
                reach = [[max(expected - low, 0.0)], [max(high - expected, 0.0)]]
                axes.errorbar(place, expected, reach, color=MUTED, capsize=4, linewidth=1.2)
            told = format_range(row["low"], row["high"], currency)
            tips[gid] = f"{row['label']}: {format_money(row['expected'], currency)}, may be {told}"
        axes.set_xticks(range(len(rows)), [str(row["label"]) for row in rows])
        axes.set_xlim(-0.6, max(len(rows), FEWEST) - 0.4)
        _money_axis(axes)
        return tips

    return draw(name, f"Forecast by month in {currency}", (WIDE[0], 220.0), paint)


def colours(names: Sequence[str]) -> Callable[[str], str]:
    """A colour for each of the first names, the same in every chart; the colour of the rest for all others."""
    known = dict(zip(names, SERIES, strict=False))
    return lambda name: known.get(name, REST)


def _xy(points: Sequence[tuple[dt.date, float]]) -> tuple[list[float], list[float]]:
    return [float(day.toordinal()) for day, _ in points], [value for _, value in points]


def _money_axis(axes: Axes) -> None:
    axes.yaxis.set_major_formatter(lambda value, _: _compact(value))
    axes.axhline(0, color=MUTED, linewidth=0.8)
    axes.spines["bottom"].set_visible(False)


def _compact(value: float) -> str:
    """`1.2k`: an axis tells sizes, the tables tell figures."""
    for size, letter in THOUSANDS:
        if abs(value) >= size:
            return f"{value / size:.3g}{letter}"
    return f"{value:.3g}"


def _month_label(month: dt.date, is_open: bool) -> str:
    return f"{month:%b %y}{'*' if is_open else ''}" if month.month == 1 else f"{month:%b}{'*' if is_open else ''}"


def _day_ticks(first: dt.date, last: dt.date) -> list[dt.date]:
    """The 1st and the 15th, so that a month is seen."""
    days = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
    return [day for day in days if day.day in {1, 15}] or [first, last]


def _short(text: str, most: int = 34) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
