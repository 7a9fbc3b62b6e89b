"""`inventory cost top` and `services`: what costs how much in a month. Whose it is, is `cost_teams.py`'s."""

from __future__ import annotations

from typing import Annotated

import typer

from inventory_assets.cli.cost_columns import (
    ACCOUNT,
    BASIS,
    RESOURCE,
    Month,
    Owner,
    add_cost_owner,
    billed_accounts,
    choose_month,
    money,
    money_column,
    month_column,
    say_if_none,
    share_column,
)
from inventory_assets.cli.filters import Where, type_names
from inventory_assets.cli.invocation import invocation
from inventory_assets.cli.listing import Question, answer
from inventory_assets.cli.options import Accounts, FormatOption, Limit, Types
from inventory_assets.cli.output import Column, Format
from inventory_assets.reports.money import format_month

#: Resources of a month by what they cost, each currency for itself; the share is of the month's whole in that currency.
_RANKED = """(
    SELECT
        *,
        row_number() OVER (PARTITION BY currency, resource_uid IS NULL ORDER BY effective_cost DESC NULLS LAST, resource_uid) AS rank,
        (effective_cost / nullif(sum(effective_cost) OVER (PARTITION BY currency), 0))::DECIMAL(18, 6) AS share
    FROM cost.resource_costs_monthly
    WHERE billing_period = ?
)"""
#: Of what the inventory does not have, the owner is unknown.
_OWNER_SOURCE = "SELECT any_value(owner_source) FROM inventory.assets AS a WHERE a.resource_uid = costs.resource_uid"
_OWNED_BY = f"coalesce(owner, ({_OWNER_SOURCE}), 'unknown') AS owned_by"
_WHAT = "coalesce(resource_type, service, 'unknown') AS what"
TOP_COLUMNS = (
    Column("rank", "", is_number=True),
    Column("resource", width=30, style="bold"),
    Column("what", "type", width=28),
    Column("account", width=16),
    Column("owned_by", "owner", width=14),
    money_column(),
    share_column(),
    BASIS,
)
SERVICE_COLUMNS = (
    month_column(),
    Column("provider", width=8),
    Column("service", width=38, style="bold"),
    money_column("cost", "effective cost"),
    money_column("billed", "billed cost"),
    BASIS,
)


def list_top(
    context: typer.Context,
    accounts: Accounts = None,
    owner: Owner = None,
    services: Annotated[
        list[str] | None, typer.Option("--service", "-s", help="Service, or part of its name; may be repeated.", show_default=False)
    ] = None,
    types: Types = None,
    month: Month = None,
    format_: FormatOption = Format.table,
    limit: Limit = None,
) -> None:
    """List the dearest resources of a month."""
    call = invocation(context)
    with call.published() as connection:
        chosen = choose_month(connection, "cost.resource_costs_monthly", month)
        where = Where()
        where.add("resource_uid IS NOT NULL")
        where.any_of("account_id", billed_accounts(connection, accounts))
        where.any_of("resource_type", type_names(types))
        add_cost_owner(where, owner)
        _add_services(where, services)
        select = (
            f"*, {RESOURCE}, {ACCOUNT}, {_OWNED_BY}, {_WHAT}, {money('effective_cost')}"
            if format_ is Format.table
            else "rank, * EXCLUDE (rank)"
        )
        question = Question(f"{_RANKED} AS costs", where, "rank, currency", select, (chosen,), "resource")
        if format_ is Format.table:
            call.out.print(f"[bold]Effective cost of {format_month(chosen)}[/]")
        answer(call, connection, question, TOP_COLUMNS, format_, limit)
        say_if_none(call, chosen)


def list_services(
    context: typer.Context,
    accounts: Accounts = None,
    month: Month = None,
    format_: FormatOption = Format.table,
    limit: Limit = None,
) -> None:
    """List what each service cost in a month."""
    call = invocation(context)
    with call.published() as connection:
        chosen = choose_month(connection, "cost.service_costs", month)
        where = Where()
        where.add("billing_period = ?", chosen)
        where.any_of("account_id", billed_accounts(connection, accounts))
        source = f"""(
            SELECT billing_period, provider, service, currency, sum(effective_cost) AS effective_cost, sum(billed_cost) AS billed_cost,
                   sum(list_cost) AS list_cost, cost_basis, max(as_of) AS as_of
            FROM cost.service_costs {where.sql} GROUP BY ALL
        )"""  # noqa: S608 - our own text
        select = "*"
        if format_ is Format.table:
            select = f"* REPLACE (coalesce(service, 'unknown') AS service), {money('effective_cost')}, {money('billed_cost', 'billed')}"
        order = "currency, effective_cost DESC NULLS LAST, provider, service, cost_basis"
        question = Question(source, Where(), order, select, tuple(where.parameters), "service")
        answer(call, connection, question, SERVICE_COLUMNS, format_, limit)
        say_if_none(call, chosen)


def _add_services(where: Where, services: list[str] | None) -> None:
    if services:
        where.add(f"({' OR '.join(['contains(lower(service), lower(?))'] * len(services))})", *services)
