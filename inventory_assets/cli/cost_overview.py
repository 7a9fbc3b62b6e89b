"""`inventory cost`: where the money went, where it is going, and how far the figures can be believed, on one screen."""

from __future__ import annotations

from typing import Any

import duckdb
from rich.console import Console

from inventory_assets.cli.cost_columns import NO_COSTS, money_column, month_column, share_column
from inventory_assets.cli.cost_words import NO_SOURCE, NOT_READ, forecast_words, open_anomalies_lines, quality_lines, threshold_words
from inventory_assets.cli.invocation import Invocation
from inventory_assets.cli.output import Column, Format, count_of, print_table, show, write_csv, write_json
from inventory_assets.reports.cost_figures import (
    ALERT,
    Row,
    Span,
    add_up,
    is_only_estimated,
    read_accounts,
    read_budgets,
    read_months,
    read_quality,
    read_services,
    read_span,
)
from inventory_assets.reports.cost_outlook import MONTH_END, read_forecast, read_open_anomalies, read_savings_totals
from inventory_assets.reports.cost_parts import basis_split
from inventory_assets.reports.money import format_money, format_month

SERVICES_SHOWN = 5
MONTH_COLUMNS = (
    month_column(),
    Column("note", "", width=8, style="dim"),
    Column("provider", width=8),
    money_column("cost", "effective cost"),
    money_column("billed", "billed cost"),
    Column("basis", width=44, style="dim"),
)
SERVICE_COLUMNS = (Column("service", width=40, style="bold"), money_column(), share_column())
NAMES = ("figure", "provider", "name", "currency", "period", "value", "basis")


def show_overview(call: Invocation, format_: Format) -> None:
    """Write the overview: as text for people, as one figure a row for programs."""
    with call.published() as connection:
        span = read_span(connection)
        if format_ is Format.json:
            write_json(figures(connection, span))
        elif format_ is Format.csv:
            write_csv(figures(connection, span), NAMES)
        elif span is None:
            call.out.print(NO_COSTS, soft_wrap=True)
        else:
            if is_only_estimated(read_months(connection, span)):
                call.out.print(f"[yellow]{NO_SOURCE if not call.settings.costs.has_sources else NOT_READ}[/]")
            _print_months(call.out, connection, span)
            _print_forecast(call.out, connection)
            _print_services(call.out, connection, span)
            _print_findings(call.out, connection)
            _print_quality(call.out, connection, span)


def figures(connection: duckdb.DuckDBPyConnection, span: Span | None) -> list[Row]:
    """Every figure of the overview: what it is, of what, and what it stands on."""
    if span is None:
        return []
    months = {span.open_month: "month_to_date", span.closed_month: "last_closed_month"}
    return [
        *[
            _figure(months[row["billing_period"]], row, part, row["billing_period"], row[part], row["cost_basis"])
            for row in read_months(connection, span)
            if row["billing_period"] in months
            for part in ("effective_cost", "billed_cost")
        ],
        *[
            _figure(f"forecast_{row['horizon']}", row, part, row["period_start"], row[part], row["method"])
            for row in read_forecast(connection)
            for part in ("forecast_cost", "low_cost", "high_cost")
        ],
        *[
            _figure(f"threshold_{row['state']}", row, row["resource_uid"] or "total", span.open_month, row["threshold"], row["budget"])
            for row in read_budgets(connection)
        ],
        *[
            _figure("open_anomaly", row, row["anomaly_id"], row["started_on"], row["impact"], row["cause"] or row["cause_basis"])
            for row in read_open_anomalies(connection)
        ],
        *[
            _figure("saving_monthly", row, part, None, row[part], f"without {row['unknown_resources']} resources that are unknown")
            for row in read_savings_totals(connection)
            for part in ("saving_high", "saving_high_medium", "saving_all")
        ],
        *[
            _figure(row["metric"], row, row["source"], row["billing_period"], row["value"], row["basis"])
            for row in read_quality(connection, span.closed_month)
        ],
    ]


def _figure(figure: str, row: Row, name: Any, period: Any, value: Any, basis: Any) -> Row:
    return {
        "figure": figure,
        "provider": row.get("provider"),
        "name": name,
        "currency": row["currency"],
        "period": period,
        "value": value,
        "basis": basis,
    }


def _print_months(console: Console, connection: duckdb.DuckDBPyConnection, span: Span) -> None:
    console.print(f"\n[bold]Costs as of {show(span.as_of)} UTC[/]")
    months = read_months(connection, span)
    rows = []
    for month, note in ((span.open_month, "to date"), (span.closed_month, "closed")):
        of_month = [row for row in months if row["billing_period"] == month]
        if not of_month:
            console.print(f"{format_month(month)}: unknown; nothing was charged or estimated yet.")
        for provider, currency in sorted({(row["provider"], row["currency"]) for row in of_month}, key=str):
            own = [row for row in of_month if (row["provider"], row["currency"]) == (provider, currency)]
            billed = [row["billed_cost"] for row in own if row["billed_cost"] is not None]
            rows.append(
                {
                    "billing_period": month,
                    "note": note,
                    "provider": provider,
                    "cost": {"amount": add_up(own, "currency")[currency,], "currency": currency},
                    "billed": {"amount": sum(billed) if billed else None, "currency": currency},
                    "basis": basis_split(own),
                }
            )
    print_table(console, MONTH_COLUMNS, rows)


def _print_forecast(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    console.print("[bold]This month will come to[/] (usage alone)")
    budgets = read_budgets(connection)
    forecasts = {row["currency"]: row for row in read_forecast(connection) if row["horizon"] == MONTH_END}
    totals = {row["currency"]: row for row in budgets if row["scope"] == "total"}
    for currency in sorted({*forecasts, *totals}, key=str):
        line = "; ".join([forecast_words(forecasts.get(currency), currency), threshold_words(totals.get(currency))])
        console.print(f"  {line}", soft_wrap=True)
    over = sum(row["budget"] == ALERT for row in budgets)
    if over:
        are = "resource is above its own threshold" if over == 1 else "resources are above their own threshold"
        console.print(f"  {over:,} {are}, or on the way there: inventory cost forecast")


def _print_services(console: Console, connection: duckdb.DuckDBPyConnection, span: Span) -> None:
    month = span.closed_month
    rows = read_services(connection, month, month)
    for currency in sorted({row["currency"] for row in rows}, key=str):
        own = add_up([row for row in rows if row["currency"] == currency], "service")
        whole = sum(cost for cost in own.values() if cost is not None)
        dearest = sorted(own.items(), key=lambda pair: (-(pair[1] or 0), pair[0]))
        shown = [
            {
                "service": service,
                "cost": {"amount": cost, "currency": currency},
                "share": cost / whole if cost is not None and whole > 0 else None,
            }
            for (service,), cost in dearest[:SERVICES_SHOWN]
        ]
        console.print(f"[bold]The dearest of {count_of(len(own), 'service')}[/], {format_month(month)} in {currency}")
        print_table(console, SERVICE_COLUMNS, shown)


def _print_findings(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    console.print("[bold]Findings[/]")
    for line in open_anomalies_lines(read_open_anomalies(connection), read_accounts(connection)):
        console.print(f"  {line}", markup=False, soft_wrap=True)
    for row in read_savings_totals(connection):
        sums = [format_money(row[part], row["currency"]) for part in ("saving_high", "saving_high_medium", "saving_all")]
        console.print(f"  savings a month: H {sums[0]}, H+M {sums[1]}, all {sums[2]}: inventory cost savings", soft_wrap=True)


def _print_quality(console: Console, connection: duckdb.DuckDBPyConnection, span: Span) -> None:
    console.print("[bold]How far to believe it[/]")
    for line in quality_lines(read_quality(connection, span.closed_month), span):
        console.print(f"  {line}", markup=False, soft_wrap=True)
