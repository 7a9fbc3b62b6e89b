"""`inventory cost history`: what one resource cost in each of the twelve closed months."""

from __future__ import annotations

from typing import Annotated, Any

import duckdb
import typer

from inventory_assets.cli.cost_columns import BASIS, NO_COSTS, money_column, month_column
from inventory_assets.cli.invocation import CommandError, Invocation, invocation
from inventory_assets.cli.options import FormatOption
from inventory_assets.cli.output import Column, Format, count_of, print_table, write_csv, write_json
from inventory_assets.cli.published import ask
from inventory_assets.reports.money import format_change, format_money, month_before

CANDIDATES = 20
COLUMNS = (Column("place", "M", width=3), month_column(), money_column(), BASIS)
#: By its identity; else by its name, whatever its case; else by the last part of its identity, which is its id.
_FOUND = """
SELECT *, date_trunc('month', as_of)::DATE AS open_month
FROM cost.resource_cost_history
WHERE resource_uid IS NOT NULL AND {condition}
ORDER BY resource_name, provider, account_id, resource_uid, currency
"""
_CONDITIONS = (
    "resource_uid = $text",
    "(lower(resource_name) = lower($text) OR resource_uid IN (SELECT resource_uid FROM inventory.assets WHERE lower(name) = lower($text)))",
    "(ends_with(resource_uid, '/' || $text) OR ends_with(resource_uid, ':' || $text))",
)
_BASES = """
SELECT billing_period, cost_basis FROM cost.resource_costs_monthly
WHERE resource_uid = $uid AND provider = $provider AND account_id = $account AND currency IS NOT DISTINCT FROM $currency
"""


def list_history(
    context: typer.Context,
    resource: Annotated[str, typer.Argument(help="Its name, id, or identity (an ARN).")],
    format_: FormatOption = Format.table,
) -> None:
    """Show what a resource cost in each of the twelve closed months, M12 the newest."""
    call = invocation(context)
    with call.published() as connection:
        names, rows = _find(connection, resource)
        if not rows:
            raise CommandError(f"no costs are known of {resource!r}", _why_none(connection, resource))
        if format_ is Format.json:
            write_json({name: row[name] for name in names} for row in rows)
        elif format_ is Format.csv:
            write_csv(rows, names)
        elif len({row["resource_uid"] for row in rows}) > 1:
            uids = list(dict.fromkeys(row["resource_uid"] for row in rows))
            for uid in uids[:CANDIDATES]:
                call.out.print(str(uid), markup=False, soft_wrap=True)  # whole: it is to be given back
            call.out.print(f"{count_of(len(uids), 'resource')} are called that; name one by its identity.")
        else:
            for row in rows:
                _print(call, connection, row)


def _find(connection: duckdb.DuckDBPyConnection, resource: str) -> tuple[list[str], list[dict[str, Any]]]:
    for condition in _CONDITIONS:
        result = ask(connection, _FOUND.format(condition=condition), {"text": resource})
        rows = list(result.dicts())
        if rows:
            break
    return [name for name in result.names if name != "open_month"], rows


def _why_none(connection: duckdb.DuckDBPyConnection, resource: str) -> str:
    if connection.execute("SELECT count(*) FROM cost.resource_cost_history").fetchone() == (0,):
        return NO_COSTS
    sql = "SELECT resource_uid FROM inventory.assets WHERE $text IN (resource_uid, resource_id, name) LIMIT 1"
    if connection.execute(sql, {"text": resource}).fetchone():
        return "The inventory has it, and no bill names it, nor is its type in the price book: its cost is unknown, not zero."
    return "`inventory cost top` lists the dearest; `inventory find` and `inventory assets` list what there is."


def _print(call: Invocation, connection: duckdb.DuckDBPyConnection, row: dict[str, Any]) -> None:
    currency = row["currency"]
    known = {"uid": row["resource_uid"], "provider": row["provider"], "account": row["account_id"], "currency": currency}
    bases = dict(connection.execute(_BASES, known).fetchall())
    months = []
    for place in range(1, 13):
        month, amount = month_before(row["open_month"], 13 - place), row[f"m{place:02d}"]
        cost = {"amount": amount, "currency": currency} if amount is not None else None
        months.append({"place": f"M{place:02d}", "billing_period": month, "cost": cost, "cost_basis": bases.get(month, "no figure")})
    call.out.print(f"\n[bold]{row['resource_name'] or row['resource_uid']}[/]", highlight=False)
    facts = (row["resource_type"], row["provider"], row["account_id"], row["region"], row["owner"] and f"owner {row['owner']}")
    call.out.print(", ".join(str(fact) for fact in facts if fact), markup=False)
    call.out.print(str(row["resource_uid"]), style="dim", markup=False, soft_wrap=True)
    print_table(call.out, COLUMNS, months)
    trend = format_change(1 + row["cost_trend_3mo"], 1) if row["cost_trend_3mo"] is not None else "unknown"
    call.out.print(f"in all          {format_money(row['cost_total'], currency)} in {count_of(row['cost_active_months'], 'month')}")
    call.out.print(f"average         {format_money(row['cost_monthly_avg'], currency)} a month of twelve")
    call.out.print(f"last 3 months   {trend} against the 3 before")
    call.out.print(f"basis           {row['cost_basis']} (the weakest of the months)")
