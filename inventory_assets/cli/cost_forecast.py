"""`inventory cost forecast`: what this month, the next three and the next twelve will come to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console

from inventory_assets.cli.cost_columns import ACCOUNT_OF, billed_accounts, money, money_column
from inventory_assets.cli.filters import Where
from inventory_assets.cli.invocation import CommandError, invocation
from inventory_assets.cli.listing import Question, answer
from inventory_assets.cli.options import Accounts, FormatOption, Limit
from inventory_assets.cli.output import Column, Format, print_table
from inventory_assets.reports.cost_blocks import STATES
from inventory_assets.reports.cost_figures import Row, alarming, read_budgets
from inventory_assets.reports.cost_outlook import HORIZONS
from inventory_assets.reports.cost_parts import resource_name
from inventory_assets.settings import nearest

THRESHOLDS_SHOWN = 20
OF = ("total", "account", "service", "team")
_ORDER = f"list_position([{', '.join(repr(name) for name in HORIZONS)}], horizon)"
COLUMNS = (
    Column("of", width=34, style="bold"),
    Column("period", width=20),
    money_column("to_date", "so far"),
    money_column("expected"),
    money_column("low"),
    money_column("high"),
    Column("basis", "how", width=36, style="dim"),
)
BUDGET_COLUMNS = (
    Column("resource", "for", width=30, style="bold"),
    money_column("threshold"),
    money_column("to_date", "so far"),
    money_column("forecast"),
    Column("state", width=13),
    Column("cost_basis", "basis", width=15, style="dim"),
)
#: What the table shows in place of bare columns.
SHOWN = (
    f"concat_ws(', ', provider, {ACCOUNT_OF}, service, team) AS of",
    "strftime(period_start, '%Y-%m') || CASE WHEN horizon = 'month_12' THEN strftime(period_end, ' to %Y-%m') ELSE '' END AS period",
    money("actual_to_date", "to_date"),
    money("forecast_cost", "expected"),
    money("low_cost", "low"),
    money("high_cost", "high"),
    "CASE interval_basis WHEN 'none' THEN method ELSE concat(method, ' (', interval_basis, ')') END AS basis",
)


def list_forecast(
    context: typer.Context,
    of: Annotated[str, typer.Option("--of", help="total, account, service or team.")] = "total",
    accounts: Accounts = None,
    everything: Annotated[bool, typer.Option("--all", help="Of accounts, services and teams also the months to come.")] = False,
    format_: FormatOption = Format.table,
    limit: Limit = None,
) -> None:
    """Show what usage will cost, with the interval that four of five forecasts keep; and what exceeds a threshold."""
    if of not in OF:
        meant = nearest(of, OF)
        raise CommandError(f"there is no forecast of {of!r}", f"Did you mean {meant}?" if meant else f"There are: {', '.join(OF)}.")
    call = invocation(context)
    with call.published() as connection:
        where = Where()
        where.add("entity_type = ?", of)
        where.any_of("account_id", billed_accounts(connection, accounts))
        if of != "total" and not everything:
            where.add("horizon = 'month_end'")
        select = ", ".join(["*", *SHOWN]) if format_ is Format.table else "*"
        order = f"currency, provider, account_id, service, team, {_ORDER}"
        question = Question("cost.forecast AS costs", where, order, select, thing="forecast")
        answer(call, connection, question, COLUMNS, format_, limit)
        if format_ is Format.table:
            call.out.print("Usage alone: purchases, taxes and credits come when they come.")
            if of == "total":
                _print_thresholds(call.out, read_budgets(connection))


def _print_thresholds(console: Console, budgets: Sequence[Row]) -> None:
    rows, counts = alarming(budgets, THRESHOLDS_SHOWN)
    console.print("\n[bold]Thresholds of the settings[/]")
    print_table(console, BUDGET_COLUMNS, [_budget(row) for row in rows])
    for name, count in sorted(counts.items()):
        are = "resource is" if count == 1 else "resources are"
        console.print(f"{count:,} {are} above {name} or on the way there: inventory sql 'FROM cost.budgets'")


def _budget(row: Row) -> Row:
    def with_currency(name: str) -> dict[str, object]:
        return {"amount": row[name], "currency": row["currency"]}

    return {
        "resource": resource_name(row) if row["resource_uid"] else "everything",
        "threshold": with_currency("threshold") if row["threshold"] is not None else None,
        "to_date": with_currency("actual_to_date"),
        "forecast": with_currency("forecast"),
        "state": STATES.get(str(row["state"]), row["state"]),
        "cost_basis": row["cost_basis"],
    }
