"""`inventory changes`: what was created, changed and deleted, field by field."""

from __future__ import annotations

from typing import Annotated

import typer

from inventory_assets.cli.filters import Where, account_ids, read_time, type_names
from inventory_assets.cli.invocation import invocation
from inventory_assets.cli.listing import Question, answer
from inventory_assets.cli.options import Accounts, FormatOption, Limit, Regions, Types
from inventory_assets.cli.output import Column, Format

COLUMNS = (
    Column("changed_at", "when (UTC)", width=16),
    Column("change", width=8),
    Column("resource_type", "type", width=26),
    Column("resource", width=28, style="bold"),
    Column("what", width=60),
)
#: What a person calls a resource: its name, else the end of its identity.
_RESOURCE = "coalesce(name, regexp_extract(resource_uid, '[^:/]+$'))"
_VALUE = "coalesce(json_extract_string({0}, '$'), {0}::VARCHAR, '–')"  # text without its quotes
_WHAT = (
    f"CASE change WHEN 'changed' THEN concat(path, ': ', {_VALUE.format('old_value')}, ' → ', {_VALUE.format('new_value')}) "
    "ELSE nullif(reason, change) END"
)


def list_changes(
    context: typer.Context,
    since: Annotated[str, typer.Option(help="From this time on: 2026-11-21, or 36h, 7d ago.")] = "7d",
    until: Annotated[str | None, typer.Option(help="Before this time.", show_default=False)] = None,
    types: Types = None,
    accounts: Accounts = None,
    regions: Regions = None,
    categories: Annotated[
        list[str] | None,
        typer.Option("--category", help="tags, permissions, security, configuration or collector; may be repeated.", show_default=False),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what changed only because the collector reads more.")] = False,
    format_: FormatOption = Format.table,
    limit: Limit = None,
) -> None:
    """List what changed, newest first."""
    call = invocation(context)
    with call.published() as connection:
        where = Where()
        where.add("changed_at >= ?", read_time(since))
        if until is not None:
            where.add("changed_at < ?", read_time(until))
        where.any_of("resource_type", type_names(types))
        where.any_of("account_id", account_ids(connection, accounts))
        where.any_of("region", regions or [])
        where.any_of("category", categories or [])
        if not everything and "collector" not in (categories or []):
            where.add("category IS DISTINCT FROM 'collector'")
        select = f"*, {_RESOURCE} AS resource, {_WHAT} AS what" if format_ is Format.table else "*"
        order = "changed_at DESC, resource_type, resource_uid, path"
        answer(call, connection, Question("inventory.resource_changes", where, order, select, thing="change"), COLUMNS, format_, limit)
