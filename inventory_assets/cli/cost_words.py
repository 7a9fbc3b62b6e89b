"""What is said of costs in words, in the overview and in the summary of a run. What the figures are is `reports/`'s."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from inventory_assets.cli.output import count_of
from inventory_assets.reports.cost_blocks import STATES, anomaly_name
from inventory_assets.reports.cost_figures import Row, Span
from inventory_assets.reports.money import format_money, format_month, format_range, format_share

NO_SOURCE = "no cost source: estimates only; see docs/costs.md"
NOT_READ = "no cost source could be read: estimates only"


def forecast_words(row: Row | None, currency: str) -> str:
    """What a month will come to, or why nobody can tell."""
    if row is None or row["forecast_cost"] is None:
        return f"unknown in {currency} ({row['method'] if row else 'no cost is known by the day'})"
    within = format_range(row["low_cost"], row["high_cost"], currency)
    return f"{format_money(row['forecast_cost'], currency)}, interval {within} ({row['method']})"


def threshold_words(row: Row | None) -> str:
    """How the whole stands to the threshold of the settings."""
    if row is None or row["threshold"] is None:
        return "no threshold in this currency"
    return f"threshold {format_money(row['threshold'], row['currency'])}: {STATES[row['state']]}"


def open_anomalies_lines(anomalies: Sequence[Row], accounts: Mapping[str, str]) -> list[str]:
    """How many are open, and the largest of each currency with its cause."""
    if not anomalies:
        return ["no open anomaly"]
    lines = ["1 open anomaly" if len(anomalies) == 1 else f"{len(anomalies):,} open anomalies"]
    for currency in sorted({str(row["currency"]) for row in anomalies}):
        largest = max((row for row in anomalies if str(row["currency"]) == currency), key=lambda row: abs(row["impact"]))
        cause = largest["cause"] or f"cause unknown ({largest['cause_basis']})"
        impact = f"{format_money(abs(largest['impact']), largest['currency'])} {'more' if largest['impact'] > 0 else 'less'} than expected"
        lines.append(f"  since {largest['started_on']} {anomaly_name(largest, accounts)}: {impact}; {cause}")
    return lines


def quality_lines(rows: Sequence[Row], span: Span) -> list[str]:
    """What there is to say of a closed month's figures, and of what could not be read."""
    month = format_month(span.closed_month)
    lines = []
    for row in rows:
        where = f"{row['provider']} {row['source'] or ''}".strip()
        if row["metric"] in {"load_failed", "month_in_two_exports"}:
            lines.append(f"{where}, {format_month(row['billing_period'])}: {row['basis']}")
        elif row["metric"] == "newest_charge_age_days":
            lines.append(f"{where}: newest charge {count_of(int(row['value']), 'day')} old")
        elif row["billing_period"] != span.closed_month:
            continue
        elif row["metric"] == "matched_share":
            lines.append(f"{where}: {format_share(row['value'])} of the {row['currency']} of {month} matched to the inventory")
        elif row["metric"] == "money_unmatched" and row["value"]:
            lines.append(f"{where}: {format_money(row['value'], row['currency'])} of resources that the inventory never knew")
    return lines or ["no bill was read, so that nothing can be checked"]
