"""The report's figures at a glance, for one currency: a card each. The blocks below them are `cost_parts.py`'s."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from inventory_assets.reports.cost_blocks import STATES, anomaly_name
from inventory_assets.reports.cost_figures import Row, Span
from inventory_assets.reports.cost_outlook import MONTH_END
from inventory_assets.reports.cost_parts import UNALLOCATED, basis_split, total_of
from inventory_assets.reports.money import UNKNOWN, format_change, format_money, format_month, format_range, format_share, month_before
from inventory_assets.reports.parts import Card


def month_cards(span: Span, currency: str, rows: Sequence[Row]) -> list[Card]:
    """What the open month has come to, and the last closed one against the one before."""
    by_month = {month: [row for row in rows if row["billing_period"] == month] for month in span.months}
    open_month, closed, before = (by_month[month] for month in (span.open_month, span.closed_month, month_before(span.closed_month)))
    change = format_change(total_of(closed), total_of(before))
    against = f"; {change} against {format_month(month_before(span.closed_month))}" if change else ""
    return [
        Card(f"{format_month(span.open_month)} to date", format_money(total_of(open_month), currency), basis_split(open_month)),
        Card(f"{format_month(span.closed_month)}, closed", format_money(total_of(closed), currency), f"{basis_split(closed)}{against}"),
    ]


def forecast_card(span: Span, currency: str, forecast: Sequence[Row], budgets: Sequence[Row]) -> Card:
    """What the open month will come to, against the threshold of the settings."""
    label = f"{format_month(span.open_month)} will come to"
    total = next((row for row in budgets if row["scope"] == "total"), None)
    note = "no threshold in this currency"
    if total is not None and total["threshold"] is not None:
        note = f"threshold {format_money(total['threshold'], currency)}: {STATES[total['state']]}"
    is_over = total is not None and total["state"] in {"over", "forecast_over"}
    for row in forecast:
        if row["horizon"] == MONTH_END and row["forecast_cost"] is not None:
            within = format_range(row["low_cost"], row["high_cost"], currency)
            return Card(label, format_money(row["forecast_cost"], currency), f"usage, interval {within}; {note}", is_over)
    return Card(label, UNKNOWN, f"too little is known by the day; {note}", is_over)


def anomaly_card(currency: str, anomalies: Sequence[Row], accounts: Mapping[str, str]) -> Card:
    """What stands out now."""
    rows = [row for row in anomalies if row["is_open"]]
    largest = max(rows, key=lambda row: abs(row["impact"]), default=None)
    note = f"largest: {format_money(largest['impact'], currency)}, {anomaly_name(largest, accounts)}" if largest else ""
    return Card("open anomalies", f"{len(rows):,}", note, bool(rows))


def savings_cards(currency: str, totals: Sequence[Row]) -> list[Card]:
    """The three numbers."""
    return [
        Card(
            "could be saved a month",
            format_money(row["saving_all"], currency),
            f"by facts (H) {format_money(row['saving_high'], currency)}, H+M {format_money(row['saving_high_medium'], currency)}",
        )
        for row in totals
    ]


def share_cards(span: Span, currency: str, teams: Sequence[Row], quality: Sequence[Row]) -> list[Card]:
    """How much belongs to nobody, and how much the inventory knows."""
    month = format_month(span.closed_month)
    nobody = [
        Card("unallocated", format_share(row["share"]), f"{format_money(row['effective_cost'], currency)} of {month} belong to no team")
        for row in teams
        if row["value"] == UNALLOCATED
    ]
    matched = [
        Card(f"matched to the inventory ({row['provider']})", format_share(row["value"]), f"of the money of {month}")
        for row in quality
        if row["metric"] == "matched_share" and row["billing_period"] == span.closed_month
    ]
    return nobody + matched
