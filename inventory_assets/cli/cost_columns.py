"""How rows of costs look and are narrowed, the same in every command of `inventory cost`: money with its currency, the basis beside it,
months, accounts that only a bill knows. The questions themselves are the commands'.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

import duckdb
import typer

from inventory_assets.cli.filters import OWNERLESS, Where, account_ids
from inventory_assets.cli.invocation import CommandError, Invocation
from inventory_assets.cli.output import Column
from inventory_assets.reports.money import format_money, format_month, format_share

Month = Annotated[
    str | None,
    typer.Option("--month", "-m", help="2026-10, or current; without it the last closed month.", show_default=False),
]
Owner = Annotated[str | None, typer.Option(help="Owner, unowned, or unknown.", show_default=False)]
CURRENT = "current"
NO_COSTS = (
    "No costs are known: no bill was read and no price fits. Name a billing export or switch Cost Explorer on under `costs:` in the "
    "settings; docs/costs.md tells how."
)
BASIS = Column("cost_basis", "basis", width=15, style="dim")
#: How people call a resource, and the account that it is in; in the place of bare columns of a source that is called `costs`.
RESOURCE = "coalesce(resource_name, regexp_extract(resource_uid, '[^:/]+$'), resource_uid) AS resource"
_ACCOUNT_NAME = "SELECT any_value(account_name) FROM inventory.accounts AS a WHERE a.account_id = costs.account_id"
ACCOUNT_OF = f"coalesce(({_ACCOUNT_NAME}), costs.account_id)"
ACCOUNT = f"{ACCOUNT_OF} AS account"


def money(amount: str, name: str = "cost", currency: str = "currency") -> str:
    """SQL of a figure with its currency, as `money_column` shows it."""
    return f"struct_pack(amount := {amount}, currency := {currency}) AS {name}"


def money_column(name: str = "cost", title: str = "") -> Column:
    return Column(name, title, is_number=True, show=_show_money)


def share_column(name: str = "share", title: str = "") -> Column:
    return Column(name, title, is_number=True, show=format_share)


def month_column(name: str = "billing_period", title: str = "month") -> Column:
    return Column(name, title, width=7, show=format_month)


def _show_money(value: Any) -> str:
    return format_money(value["amount"], value["currency"])


def choose_month(connection: duckdb.DuckDBPyConnection, table: str, given: str | None) -> dt.date | None:
    """The month that is meant, of those that a table has; without one, the newest that is over. None where the table has none."""
    sql = f"SELECT DISTINCT billing_period, date_trunc('month', max(as_of) OVER ())::DATE FROM {table} ORDER BY billing_period"  # noqa: S608
    rows = connection.execute(sql).fetchall()
    months: list[dt.date] = [month for month, _ in rows if month is not None]
    if not months:
        return None
    open_month: dt.date = rows[0][1]
    if given is None:
        closed = [month for month in months if month < open_month]
        return max(closed or months)
    wanted = open_month if given.casefold() == CURRENT else read_month(given)
    if wanted not in months:
        span = f"{format_month(months[0])} to {format_month(months[-1])}"
        raise CommandError(f"there are no costs of {format_month(wanted)}", f"There are {span}.")
    return wanted


def read_month(text: str) -> dt.date:
    """`2026-10` as its first day."""
    found = re.fullmatch(r"(\d{4})-(\d{2})", text.strip())
    if not found or not 1 <= int(found[2]) <= 12:
        raise CommandError(f"{text!r} is not a month", "Write 2026-10, or current.")
    return dt.date(int(found[1]), int(found[2]), 1)


def billed_accounts(connection: duckdb.DuckDBPyConnection, given: list[str] | None) -> list[str]:
    """The ids of accounts given by id or name. A bill may know accounts, subscriptions and projects that the inventory does not."""
    billed = {str(account) for (account,) in connection.execute("SELECT DISTINCT account_id FROM cost.service_costs").fetchall()}
    found: list[str] = []
    for text in given or []:
        found += [text] if text in billed else account_ids(connection, [text])
    return found


def add_cost_owner(where: Where, owner: str | None) -> None:
    """An owner's name in any case. Of what the inventory does not have, the owner is unknown, not nobody."""
    if owner is None:
        return
    if owner.casefold() not in OWNERLESS:
        where.add("lower(owner) = lower(?)", owner)
        return
    same = "SELECT 1 FROM inventory.assets AS a WHERE a.resource_uid = costs.resource_uid"
    if owner.casefold() == "unowned":
        where.add(f"(owner IS NULL AND EXISTS ({same} AND a.owner_source = 'unowned'))")
    else:
        where.add(f"(owner IS NULL AND NOT EXISTS ({same} AND a.owner_source IS DISTINCT FROM 'unknown'))")


def say_if_none(call: Invocation, month: dt.date | None) -> None:
    """Where nothing is known at all, that and what to do about it; beside the rows that a program reads."""
    if month is None:
        call.err.print(NO_COSTS, soft_wrap=True)
