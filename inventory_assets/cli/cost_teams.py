"""`inventory cost by-team`: whose a month's costs are, along any dimension. What belongs to nobody is always a line."""

from __future__ import annotations

from typing import Annotated, Any

import duckdb
import typer

from inventory_assets.cli.cost_columns import BASIS, Month, choose_month, money_column, say_if_none, share_column
from inventory_assets.cli.invocation import CommandError, invocation
from inventory_assets.cli.options import FormatOption, Limit, row_limit
from inventory_assets.cli.output import Column, Format, count_of, print_table, write_csv, write_json
from inventory_assets.cli.published import ask
from inventory_assets.reports.money import format_month, format_share
from inventory_assets.settings import nearest

ALLOCATION_COLUMNS = (
    Column("value", width=30, style="bold"),
    money_column("direct", "its own"),
    money_column("shared"),
    money_column("cost", "in all"),
    share_column(),
    Column("how", "whose tags tell it", width=38, style="dim"),
    BASIS,
)
#: Whose tags told it, and the mart's column of what they told.
_HOW = (("from_versions", "resource"), ("from_bill", "bill"), ("from_account", "account"))
UNALLOCATED = "unallocated"


def list_by_team(
    context: typer.Context,
    by: Annotated[
        str, typer.Option("--by", help="Dimension: team, department, cost_center, environment, account, application, …")
    ] = "team",
    month: Month = None,
    format_: FormatOption = Format.table,
    limit: Limit = None,
) -> None:
    """Split a month's costs among teams, or along another dimension. What belongs to nobody is a line of its own."""
    call = invocation(context)
    with call.published() as connection:
        chosen = choose_month(connection, "cost.cost_allocation", month)
        if chosen is not None:
            _check_dimension(connection, by)
        sql = """
            SELECT *, value = $none AS is_rest FROM cost.cost_allocation WHERE billing_period = $month AND dimension = $by
            ORDER BY currency, is_rest, effective_cost DESC NULLS LAST, value
        """
        result = ask(connection, sql, {"month": chosen, "by": by, "none": UNALLOCATED})
        names = [name for name in result.names if name != "is_rest"]
        rows = _cut(list(result.dicts()), row_limit(limit, format_))
        if format_ is Format.json:
            write_json({name: row[name] for name in names} for row in rows)
        elif format_ is Format.csv:
            write_csv(rows, names)
        else:
            call.out.print(f"[bold]Effective cost of {format_month(chosen)} by {by}[/]", highlight=False)
            shown = print_table(call.out, ALLOCATION_COLUMNS, [_allocation_row(row) for row in rows])
            call.out.print(f"{count_of(shown, 'line')}.")
        say_if_none(call, chosen)


def _check_dimension(connection: duckdb.DuckDBPyConnection, by: str) -> None:
    known = [name for (name,) in connection.execute("SELECT DISTINCT dimension FROM cost.cost_allocation ORDER BY ALL").fetchall()]
    if by not in known:
        meant = nearest(by, known)
        raise CommandError(
            f"costs are not split by {by!r}", f"Did you mean {meant}?" if meant else f"There are: {', '.join(known)} (`costs.allocation`)."
        )


def _cut(rows: list[dict[str, Any]], most: int | None) -> list[dict[str, Any]]:
    """The dearest of each currency; what is not allocated is never cut off."""
    kept: list[dict[str, Any]] = []
    counts: dict[str | None, int] = {}
    for row in rows:
        counts[row["currency"]] = counts.get(row["currency"], 0) + (not row["is_rest"])
        if most is None or row["is_rest"] or counts[row["currency"]] <= most:
            kept.append(row)
    return kept


def _allocation_row(row: dict[str, Any]) -> dict[str, Any]:
    def with_currency(amount: Any) -> dict[str, Any]:
        return {"amount": amount, "currency": row["currency"]}

    return row | {
        "direct": with_currency(row["direct_cost"]),
        "shared": with_currency(row["shared_cost"]),
        "cost": with_currency(row["effective_cost"]),
        "how": _how(row),
    }


def _how(row: dict[str, Any]) -> str:
    """`resource 90.0 %, account 10.0 %`: of what is directly its own."""
    if row["is_rest"]:
        return "nobody's"
    if row["dimension"] == "account":
        return "the bill's account"
    direct = row["direct_cost"]
    return ", ".join(f"{words} {format_share(row[name] / direct, 0)}" for name, words in _HOW if direct and row[name])
