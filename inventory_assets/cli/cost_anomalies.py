"""`inventory cost anomalies`: what cost more or less than anybody could expect, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from inventory_assets.cli.cost_columns import billed_accounts
from inventory_assets.cli.filters import Where, read_time
from inventory_assets.cli.invocation import Invocation, invocation
from inventory_assets.cli.listing import Question, answer
from inventory_assets.cli.options import Accounts, FormatOption, Limit, row_limit
from inventory_assets.cli.output import Format
from inventory_assets.reports.cost_blocks import anomaly_name
from inventory_assets.reports.cost_figures import Row, read_accounts, rows_of
from inventory_assets.reports.cost_outlook import happenings
from inventory_assets.reports.money import format_money

ORDER = "started_on DESC, currency, severity DESC, anomaly_id"


def list_anomalies(
    context: typer.Context,
    is_open: Annotated[bool, typer.Option("--open", help="Only what stood out in the last three days.")] = False,
    since: Annotated[str | None, typer.Option(help="Ended on this day or later: 2026-11-21, or 30d ago.", show_default=False)] = None,
    accounts: Accounts = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Every series that it shows in: also the account, the team, the whole of the same happening.")
    ] = False,
    format_: FormatOption = Format.table,
    limit: Limit = None,
) -> None:
    """List what cost more or less than anybody could expect, newest first, with its cause."""
    call = invocation(context)
    with call.published() as connection:
        where = Where()
        if is_open:
            where.add("is_open")
        if since is not None:
            where.add("ended_on >= ?", read_time(since).date())
        where.any_of("account_id", billed_accounts(connection, accounts))
        source, parameters = ("cost.anomalies", ()) if everything else _told_once()
        if format_ is Format.table:
            sql = f"SELECT * FROM {source} {where.sql} ORDER BY {ORDER}"  # noqa: S608 - our own text
            _print(call, rows_of(connection, sql, [*parameters, *where.parameters]), read_accounts(connection), row_limit(limit, format_))
        else:
            answer(call, connection, Question(source, where, ORDER, "*", parameters), (), format_, limit)


def _told_once() -> tuple[str, tuple[list[str], ...]]:
    sql, order = happenings()
    return f"({sql.replace('$order', '?')})", (order,) * sql.count("$order")


def _print(call: Invocation, rows: list[Row], accounts: dict[str, str], most: int | None) -> None:
    """Three lines for each: the cause is what is asked for, and it has no room in a column."""
    for row in rows[:most]:
        currency = row["currency"]
        state = ", ".join(["open" if row["is_open"] else "over", *(["provisional"] if row["is_provisional"] else [])])
        days = f"{row['started_on']}" if row["started_on"] == row["ended_on"] else f"{row['started_on']} to {row['ended_on']}"
        told = f"{format_money(row['actual_cost'], currency)} where {format_money(row['expected_cost'], currency)} were expected"
        sign = "+" if row["impact"] > 0 else ""
        call.out.print(f"[bold]{sign}{format_money(row['impact'], currency)}[/]  {row['kind']}, {days}, {state}")
        call.out.print(f"    {anomaly_name(row, accounts)}: {told}", markup=False, soft_wrap=True)
        call.out.print(f"    {row['cause'] or 'cause unknown: ' + row['cause_basis']}", markup=False, soft_wrap=True)
    shown = min(len(rows), most if most is not None else len(rows))
    call.out.print(f"{shown:,} of {len(rows):,} anomalies." if shown < len(rows) else f"{shown:,} anomal{'y' if shown == 1 else 'ies'}.")
