"""`inventory accounts` and `inventory assets`: what exists. How one resource looks and what became of it is `show.py`'s."""

from __future__ import annotations

from typing import Annotated

import duckdb
import typer

from inventory_assets.cli.filters import Where, account_ids, add_name, add_owner, add_tags, read_time, type_names
from inventory_assets.cli.invocation import CommandError, invocation
from inventory_assets.cli.listing import Question, answer
from inventory_assets.cli.options import Accounts, FormatOption, Limit, Regions, Tags, Types
from inventory_assets.cli.output import Column, Format

ACCOUNT_COLUMNS = (
    Column("account_id", "account", width=12),
    Column("account_name", "name", width=24, style="bold"),
    Column("status", width=16),
    Column("is_scanned", "scanned", width=7),
    Column("ou_path", width=28),
    Column("tags", width=40, style="dim"),
)
#: What the table shows in place of bare columns.
ACCOUNT = "coalesce(account_name, account_id) AS account"
OWNED_BY = "coalesce(owner, owner_source) AS owned_by"
ASSET_COLUMNS = (
    Column("name", width=34, style="bold"),
    Column("resource_type", "type", width=38),
    Column("account", width=18),
    Column("region", width=14),
    Column("owned_by", "owner", width=16),
    Column("is_stale", "stale", width=5, show=lambda stale: "stale" if stale else "", style="yellow"),
)


def list_accounts(context: typer.Context, format_: FormatOption = Format.table, limit: Limit = None) -> None:
    """List the accounts, scanned or not."""
    call = invocation(context)
    with call.published() as connection:
        question = Question("inventory.accounts", Where(), "ou_path NULLS LAST, account_name, account_id", thing="account")
        answer(call, connection, question, ACCOUNT_COLUMNS, format_, limit)


def list_assets(
    context: typer.Context,
    types: Types = None,
    accounts: Accounts = None,
    regions: Regions = None,
    owner: Annotated[str | None, typer.Option(help="Owner, unowned, or unknown.", show_default=False)] = None,
    tags: Tags = None,
    name: Annotated[str | None, typer.Option(help="Name, or a pattern such as 'prod-*'.", show_default=False)] = None,
    as_of: Annotated[str | None, typer.Option(help="As it was at this time: 2026-11-21, or 7d ago.", show_default=False)] = None,
    format_: FormatOption = Format.table,
    limit: Limit = None,
) -> None:
    """List resources that exist, or that existed at a time."""
    call = invocation(context)
    with call.published() as connection:
        source, source_parameters = ("inventory.assets", ()) if as_of is None else ("inventory.assets_as_of(?)", (read_time(as_of),))
        columns = _columns(connection, source, source_parameters)
        _refuse_missing({"owner": owner, "name": name, "tags": tags}, columns)
        where = Where()
        where.any_of("resource_type", type_names(types))
        where.any_of("account_id", account_ids(connection, accounts))
        where.any_of("region", regions or [])
        add_owner(where, owner)
        add_tags(where, tags, columns.get("tags", ""))
        add_name(where, name)
        select = ", ".join(["*", *_shown(columns)]) if format_ is Format.table else "*"
        order = ", ".join(column for column in ("resource_type", "account_id", "region", "name", "resource_uid") if column in columns)
        question = Question(source, where, order, select, source_parameters, "asset")
        answer(call, connection, question, ASSET_COLUMNS, format_, limit)


def _columns(connection: duckdb.DuckDBPyConnection, source: str, parameters: tuple[object, ...]) -> dict[str, str]:
    """Columns and their types; the past has fewer than the present."""
    described = connection.execute(f"SELECT * FROM {source} LIMIT 0", parameters or None).description or []  # noqa: S608  # our own text
    return {str(column[0]): str(column[1]) for column in described}


def _shown(columns: dict[str, str]) -> list[str]:
    """What the table shows in place of bare columns, as far as these are there."""
    owned_by = OWNED_BY if "owner_source" in columns else "owner AS owned_by"
    return [ACCOUNT if "account_name" in columns else "account_id AS account", *([owned_by] if "owner" in columns else [])]


def _refuse_missing(filters: dict[str, object], columns: dict[str, str]) -> None:
    missing = [name for name, given in filters.items() if given and name not in columns]
    if missing:
        raise CommandError(f"{' and '.join(missing)} is not kept in the history", "Leave that filter or --as-of out.")
