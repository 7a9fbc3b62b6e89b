"""The report's blocks over time, for one currency: the days that were, with what stood out, and what is to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from inventory_assets.reports.cost_blocks import anomaly_name
from inventory_assets.reports.cost_charts import Band, Mark, daily_line, forecast_ranges
from inventory_assets.reports.cost_figures import Row, Span
from inventory_assets.reports.cost_outlook import HORIZONS, MONTH_END
from inventory_assets.reports.drawing import ALARM, SERIES
from inventory_assets.reports.money import format_money, format_month, format_range
from inventory_assets.reports.parts import Block, Heading, Key, Table

PROVISIONAL_DAYS = 2  # a bill of a day that is not older still grows
USAGE = "Usage alone is foreseen: purchases, taxes and credits come when they come."
_AHEAD = (
    Heading("what", "period"),
    Heading("expected", "expected", is_number=True),
    Heading("range", "interval of 80 %", is_number=True),
    Heading("method", "how", is_small=True),
)


def days_block(name: str, currency: str, span: Span, rows: Sequence[Row], marks: Sequence[Mark], band: Band | None) -> Block:
    """The days, with what stood out and what is expected."""
    days = [(row["charge_date"], row["effective_cost"]) for row in rows if row["effective_cost"] is not None]
    heading = f"Day by day ({currency})"
    if not days:
        return Block(heading, note="No cost is known by the day: neither a billing export nor Cost Explorer's daily figures were read.")
    provisional_from = span.as_of.date() - dt.timedelta(days=PROVISIONAL_DAYS)
    legend = [Key.of("cost of the day; dashed: may still grow", SERIES[0])]
    if marks:
        legend.append(Key.of("anomaly, on the day it began", ALARM))
    if band is not None:
        legend.append(Key.of("forecast with its interval", SERIES[1], 0.6))
    chart = daily_line(f"days-{name}", currency, days, provisional_from, marks, band)
    foreseen = f" {USAGE}" if band is not None else ""
    return Block(heading, chart, legend, f"All charges on the day their period begins: fees of a month or a year are peaks.{foreseen}")


def marks_of(days: Sequence[Row], anomalies: Sequence[Row], currency: str, accounts: Mapping[str, str]) -> list[Mark]:
    """One mark for a day, whatever began to stand out on it."""
    costs = {row["charge_date"]: float(row["effective_cost"]) for row in days if row["effective_cost"] is not None}
    told: dict[dt.date, list[str]] = {}
    for row in anomalies:
        if row["started_on"] in costs:
            line = f"{anomaly_name(row, accounts)}: {format_money(row['impact'], currency)}. {row['cause'] or ''}"
            told.setdefault(row["started_on"], []).append(line.strip())
    return [Mark(day, costs[day], "\n".join([str(day), *lines])) for day, lines in sorted(told.items())]


def ahead_block(name: str, currency: str, rows: Sequence[Row]) -> Block:
    """The months to come, where any is known."""
    heading = f"What is to come ({currency})"
    months = [
        {
            "label": f"{format_month(row['period_start'])}{'*' if row['horizon'] == MONTH_END else ''}",
            "expected": row["forecast_cost"],
            "low": row["low_cost"],
            "high": row["high_cost"],
        }
        for row in rows
        if row["horizon"] != "month_12" and row["forecast_cost"] is not None
    ]
    if not months:
        return Block(heading, note="No forecast: less than a week is known by the day, or nothing of late.")
    table = [
        {
            "what": f"{HORIZONS.get(row['horizon'], row['horizon'])} ({format_month(row['period_start'])})",
            "expected": format_money(row["forecast_cost"], currency),
            "range": format_range(row["low_cost"], row["high_cost"], currency),
            "method": f"{row['method']}; interval: {row['interval_basis']}; {row['history_days']:,} days known to {row['last_day']}",
        }
        for row in rows
    ]
    note = f"{USAGE} The whiskers are the interval. * This month, with what is billed of it."
    chart = forecast_ranges(f"ahead-{name}", currency, months)
    return Block(heading, chart, [Key.of("expected", SERIES[1], 0.5)], note, Table(_AHEAD, table))
