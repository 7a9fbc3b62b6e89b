"""`inventory cost savings`: what could be saved, how sure that is, and what cannot be known."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import duckdb
import typer

from inventory_assets.cli.cost_columns import Owner, add_cost_owner, billed_accounts, money, money_column
from inventory_assets.cli.filters import Where
from inventory_assets.cli.invocation import CommandError, Invocation, invocation
from inventory_assets.cli.listing import Question, answer
from inventory_assets.cli.options import Accounts, FormatOption, Limit
from inventory_assets.cli.output import Column, Format, count_of
from inventory_assets.reports.cost_outlook import read_savings_totals
from inventory_assets.reports.money import format_money
from inventory_assets.settings import nearest


class Confidence(StrEnum):
    """How sure a saving is: by facts of configuration (H), by what was measured (M), by what is only likely (L)."""

    high = "H"
    medium = "M"
    low = "L"


AS_SURE = {Confidence.high: ["H"], Confidence.medium: ["H", "M"], Confidence.low: []}
COLUMNS = (
    Column("resource", width=24, style="bold"),
    Column("rule", width=18),
    money_column("saving", "saving a month"),
    Column("confidence", "sure", width=4),
    money_column("cost", "costs a month"),
    Column("current_cost_basis", "basis", width=10, style="dim"),
    Column("why", width=60),
)
UNKNOWN_COLUMNS = (
    Column("resource", width=28, style="bold"),
    Column("resource_type", "type", width=26),
    Column("account_id", "account", width=12),
    Column("rule", width=18),
    Column("reason", "why it is not known", width=60),
)
TOTALS = (
    ("saving_high", "by facts of configuration (H)"),
    ("saving_high_medium", "with what was measured (H+M)"),
    ("saving_all", "with what is only likely (all)"),
)
_RESOURCE = "coalesce(name, regexp_extract(resource_uid, '[^:/]+$'), resource_uid) AS resource"
_WHY = "concat(reason, '; instead: ' || target) AS why"
#: A rule that applies and whose saving nobody knows is unknown as well.
_UNKNOWN = "(state = 'unknown' OR (state = 'fired' AND saving_usd_monthly IS NULL))"


def list_savings(
    context: typer.Context,
    min_savings: Annotated[float, typer.Option("--min-savings", min=0, help="Only what saves at least so much a month.")] = 0,
    confidence: Annotated[
        Confidence | None,
        typer.Option("--confidence", help="At least so sure: H, M (and H), L (all).", case_sensitive=False, show_default=False),
    ] = None,
    rules: Annotated[list[str] | None, typer.Option("--rule", help="Rule; may be repeated.", show_default=False)] = None,
    accounts: Accounts = None,
    owner: Owner = None,
    unknown: Annotated[bool, typer.Option("--unknown", help="What could not be judged instead, and why.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Also what is not counted, since the resource has a larger saving.")] = False,
    format_: FormatOption = Format.table,
    limit: Limit = None,
) -> None:
    """List what could be saved, one saving a resource, the largest first."""
    call = invocation(context)
    with call.published() as connection:
        where = Where()
        where.add(_UNKNOWN if unknown else "state = 'fired' AND saving_usd_monthly IS NOT NULL")
        if not unknown and not everything:
            where.add("is_counted")
        if not unknown and min_savings > 0:
            where.add("saving_usd_monthly >= ?::DECIMAL(18, 6)", str(min_savings))
        where.any_of("confidence", AS_SURE[confidence] if confidence else [])
        where.any_of("rule", _rules(connection, rules))
        where.any_of("account_id", billed_accounts(connection, accounts))
        add_cost_owner(where, owner)
        select = "*"
        if format_ is Format.table:
            select = f"*, {_RESOURCE}, {money('saving_usd_monthly', 'saving')}, {money('current_cost_usd')}, {_WHY}"
        order = "saving_usd_monthly DESC NULLS LAST, resource_type, account_id, resource_uid, rule"
        question = Question("cost.savings_opportunities AS costs", where, order, select, thing="judgement" if unknown else "saving")
        answer(call, connection, question, UNKNOWN_COLUMNS if unknown else COLUMNS, format_, limit)
        if format_ is Format.table:
            _print_totals(call, connection, unknown=unknown)


def _rules(connection: duckdb.DuckDBPyConnection, given: list[str] | None) -> list[str]:
    known = [name for (name,) in connection.execute("SELECT DISTINCT rule FROM cost.savings_opportunities ORDER BY rule").fetchall()]
    for rule in given or []:
        if rule not in known:
            meant = nearest(rule, known)
            remedy = f"Did you mean {meant}?" if meant else f"There are: {', '.join(known)}."
            raise CommandError(f"no resource was judged by a rule {rule!r}", remedy)
    return given or []


def _print_totals(call: Invocation, connection: duckdb.DuckDBPyConnection, *, unknown: bool) -> None:
    """The three numbers of the whole, whatever is listed above; and what is not in them."""
    for row in read_savings_totals(connection):
        told = ", ".join(f"{format_money(row[name], row['currency'])} {words}" for name, words in TOTALS)
        call.out.print(f"In all a month: {told}.", soft_wrap=True)
        if row["unknown_resources"] and not unknown:
            count = count_of(row["unknown_resources"], "more resource")
            call.out.print(f"{count} could not be judged for want of metrics or prices: inventory cost savings --unknown", soft_wrap=True)
