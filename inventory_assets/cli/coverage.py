"""`inventory coverage`: what the scans could see, and what they could not and why."""

from __future__ import annotations

from typing import Annotated

import typer

from inventory_assets.cli.filters import Where, account_ids, type_names
from inventory_assets.cli.invocation import CommandError, Invocation, invocation
from inventory_assets.cli.listing import Question, answer
from inventory_assets.cli.options import Accounts, FormatOption, Limit, Regions, Types
from inventory_assets.cli.output import Column, Format, print_table
from inventory_assets.cli.published import ask
from inventory_assets.lake.schema import STATUSES
from inventory_assets.settings import nearest

CELL_COLUMNS = (
    Column("account_id", "account", width=12),
    Column("region", width=14),
    Column("resource_type", "type", width=34),
    Column("status", width=11),
    Column("resource_count", "count", is_number=True),
    Column("last_success_at", "last read (UTC)", width=16),
    Column("error_code", "error", width=22),
)
STATUS_COLUMNS = (
    Column("status", width=11),
    Column("cells", is_number=True),
    Column("accounts", is_number=True),
    Column("regions", is_number=True),
    Column("types", is_number=True),
    Column("stale", is_number=True),
    Column("reasons", width=60),
)
_BY_STATUS = """
SELECT status, count(*) AS cells, count(DISTINCT account_id) AS accounts, count(DISTINCT region) AS regions,
       count(DISTINCT resource_type) AS types, count(*) FILTER (WHERE is_stale) AS stale,
       string_agg(DISTINCT error_code, ', ' ORDER BY error_code) AS reasons
FROM operations.scan_coverage {where} GROUP BY status ORDER BY cells DESC, status
"""


def list_coverage(
    context: typer.Context,
    statuses: Annotated[
        list[str] | None, typer.Option("--status", "-s", help=f"{', '.join(STATUSES)} or stale; may be repeated.", show_default=False)
    ] = None,
    types: Types = None,
    accounts: Accounts = None,
    regions: Regions = None,
    format_: FormatOption = Format.table,
    limit: Limit = None,
) -> None:
    """Show the latest status of every account × region × type: counts, and every cell that was not read."""
    call = invocation(context)
    with call.published() as connection:
        where = Where()
        where.any_of("account_id", account_ids(connection, accounts))
        where.any_of("resource_type", type_names(types))
        where.any_of("region", regions or [])
        if format_ is Format.table and not statuses:
            print_table(call.out, STATUS_COLUMNS, ask(connection, _BY_STATUS.format(where=where.sql), where.parameters).dicts())
        _add_statuses(where, statuses or [], default_not_read=format_ is Format.table)
        order = "account_id, region, resource_type, source"
        question = Question(
            "operations.scan_coverage", where, order, thing="cell" if statuses or format_ is not Format.table else "unread cell"
        )
        answer(call, connection, question, CELL_COLUMNS, format_, limit)
        _hint(call, statuses)


def _add_statuses(where: Where, statuses: list[str], *, default_not_read: bool) -> None:
    for status in statuses:
        if status not in (*STATUSES, "stale"):
            meant = nearest(status, (*STATUSES, "stale"))
            raise CommandError(
                f"there is no status {status!r}", f"Did you mean {meant}?" if meant else f"There are: {', '.join(STATUSES)}."
            )
    named = [status for status in statuses if status != "stale"]
    conditions = [f"status IN ({', '.join('?' * len(named))})"] if named else []
    conditions += ["is_stale"] if "stale" in statuses else []
    if conditions:
        where.add(f"({' OR '.join(conditions)})", *named)
    elif default_not_read:
        where.add("status NOT IN ('ok', 'disabled')")  # regions that are not enabled are many and as they should be


def _hint(call: Invocation, statuses: list[str] | None) -> None:
    if not statuses and call.out.is_terminal:
        call.out.print("[dim]inventory coverage --status disabled shows the regions that are not enabled.[/]")
