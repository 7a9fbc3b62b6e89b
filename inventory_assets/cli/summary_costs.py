"""The paragraph of costs in a summary: the last closed month, what this one will come to, what stands out. Looks and words are shared with
`inventory cost`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from inventory_assets.cli.cost_words import NO_SOURCE, NOT_READ, forecast_words, open_anomalies_lines, threshold_words
from inventory_assets.reports.cost_figures import (
    Row,
    Span,
    has_costs,
    is_only_estimated,
    read_accounts,
    read_budgets,
    read_months,
    read_span,
)
from inventory_assets.reports.cost_outlook import MONTH_END, read_forecast, read_open_anomalies
from inventory_assets.reports.cost_parts import basis_split, total_of
from inventory_assets.reports.money import format_money, format_month


@dataclass(frozen=True)
class CostsTold:
    """What a summary says of costs."""

    span: Span
    closed: list[Row]
    is_only_estimated: bool
    forecasts: dict[str, Row]
    thresholds: dict[str, Row]
    anomalies: list[Row]
    accounts: Mapping[str, str]


def read_costs(connection: duckdb.DuckDBPyConnection) -> CostsTold | None:
    """None where no cost is known, or where an earlier version has published."""
    span = read_span(connection) if has_costs(connection) else None
    if span is None:
        return None
    months = read_months(connection, span)
    return CostsTold(
        span=span,
        closed=[row for row in months if row["billing_period"] == span.closed_month],
        is_only_estimated=is_only_estimated(months),
        forecasts={row["currency"]: row for row in read_forecast(connection) if row["horizon"] == MONTH_END},
        thresholds={row["currency"]: row for row in read_budgets(connection) if row["scope"] == "total"},
        anomalies=read_open_anomalies(connection),
        accounts=read_accounts(connection),
    )


def costs_paragraph(told: CostsTold | None, *, has_source: bool) -> list[str]:
    """Lines without markup. `has_source`: whether settings name anything to read costs from."""
    lines = [NOT_READ if has_source else NO_SOURCE] if told is None or told.is_only_estimated else []
    if told is None:
        return lines
    month = format_month(told.span.closed_month)
    currencies = sorted({row["currency"] for row in told.closed}, key=str)
    for currency in currencies:
        own = [row for row in told.closed if row["currency"] == currency]
        lines.append(f"{month}: {format_money(total_of(own), currency)} ({basis_split(own)})")
    if not currencies:
        lines.append(f"{month}: unknown")
    month = format_month(told.span.open_month)
    for currency, row in sorted(told.forecasts.items(), key=str):
        lines.append(f"{month} will come to {forecast_words(row, currency)}; {threshold_words(told.thresholds.get(currency))}")
    if not told.is_only_estimated:
        lines += open_anomalies_lines(told.anomalies, told.accounts)
    return lines
