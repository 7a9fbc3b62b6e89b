"""`inventory security findings`, `changes`, `exemptions`, `public` and `unencrypted`: rows of the marts, narrowed."""

from __future__ import annotations

from typing import Annotated

import duckdb
import typer

from inventory_assets.cli.filters import Where, read_time
from inventory_assets.cli.invocation import CommandError, invocation
from inventory_assets.cli.listing import Question, answer
from inventory_assets.cli.options import FormatOption, Limit
from inventory_assets.cli.output import Column, Format
from inventory_assets.cli.published import columns_of
from inventory_assets.cli.security_choice import as_where, narrow
from inventory_assets.cli.security_filters import Asked, filtered
from inventory_assets.cli.security_words import ACCOUNT, RESOURCE, SHORT_ID, WHY, status_column
from inventory_assets.reports.compliance_figures import BY_SEVERITY

FINDING_COLUMNS = (
    Column("id", width=12, style="dim"),
    status_column(),
    Column("is_exempt", "exempt", width=6),
    Column("severity", width=8),
    Column("control_id", "control", width=40, style="bold"),
    Column("account", width=20),
    Column("region", width=14),
    Column("resource", width=32),
    Column("why", width=60),
)
CHANGE_COLUMNS = (
    Column("changed_at", "when (UTC)", width=16),
    Column("change", width=8),
    Column("severity", width=8),
    Column("control_id", "control", width=40, style="bold"),
    Column("account", width=20),
    Column("resource", width=32),
    Column("reason", "why", width=60),
)
EXEMPTION_COLUMNS = (
    Column("exemption_id", "exemption", width=20, style="bold"),
    Column("state", width=8),
    Column("expires_on", "until", width=10),
    Column("owner", width=20),
    Column("ticket", width=16),
    Column("findings", is_number=True),
    Column("failing", is_number=True),
    Column("controls", width=40),
    Column("reason", width=50),
)
ASSET_COLUMNS = (
    Column("status", width=12),
    Column("resource_type", "type", width=26),
    Column("resource", width=40, style="bold"),
    Column("account", width=20),
    Column("region", width=14),
    Column("owner", width=16),
    Column("reason", "why", width=60),
)
STATES = ("active", "expired", "upcoming")
KINDS = ("new", "reopened", "resolved")
STATUS_ORDER = "list_position(['fail', 'unknown', 'manual', 'pass', 'not_applicable'], status)"
FINDING_ORDER = f"{STATUS_ORDER}, {BY_SEVERITY}, control_id, account_id, region, resource_uid"
_ACCOUNT_OF = "coalesce((SELECT any_value(account_name) FROM inventory.accounts AS a WHERE a.account_id = changes.account_id), account_id)"


@filtered
def list_findings(context: typer.Context, asked: Asked, format_: FormatOption = Format.table, limit: Limit = None) -> None:
    """List findings: what fails first, then what is unknown, the gravest first."""
    call = invocation(context)
    with call.published() as connection:
        where = as_where(narrow(connection, asked).findings)
        select = f"*, {SHORT_ID}, {ACCOUNT}, {WHY}, {RESOURCE.format(name='resource_name')}" if format_ is Format.table else "*"
        question = Question("compliance.findings", where, FINDING_ORDER, select, thing="finding")
        answer(call, connection, question, FINDING_COLUMNS, format_, limit)


@filtered
def list_changes(
    context: typer.Context,
    asked: Asked,
    since: Annotated[str, typer.Option(help="From this time on: 2026-11-21, or 36h, 7d ago.")] = "7d",
    kind: Annotated[list[str] | None, typer.Option("--change", help=f"{', '.join(KINDS)}; may be repeated.", show_default=False)] = None,
    format_: FormatOption = Format.table,
    limit: Limit = None,
) -> None:
    """List what began to fail, began again, and was resolved, newest first."""
    call = invocation(context)
    for name in asked.given:
        if name in {"status", "new-since", "exempt"}:
            raise CommandError(f"changes do not know --{name}", "Narrow them by --change, --since, controls, severity, place and owner.")
    with call.published() as connection:
        where = as_where(narrow(connection, asked).moves)
        where.add("changed_at >= ?", read_time(since))
        where.any_of("change", _one_of(kind, KINDS, "change"))
        select = f"*, {_ACCOUNT_OF} AS account, {RESOURCE.format(name='NULL')}" if format_ is Format.table else "*"
        order = f"changed_at DESC, {BY_SEVERITY}, control_id, account_id, resource_uid"
        answer(
            call,
            connection,
            Question("compliance.changes AS changes", where, order, select, thing="change"),
            CHANGE_COLUMNS,
            format_,
            limit,
        )


def list_exemptions(
    context: typer.Context,
    states: Annotated[list[str] | None, typer.Option("--state", help=f"{', '.join(STATES)}; may be repeated.", show_default=False)] = None,
    format_: FormatOption = Format.table,
    limit: Limit = None,
) -> None:
    """List exemptions: those that expired first, then those that expire next."""
    call = invocation(context)
    with call.published() as connection:
        where = Where()
        where.any_of("state", _one_of(states, STATES, "state"))
        order = "list_position(['expired', 'active', 'upcoming'], state), expires_on, exemption_id"
        answer(call, connection, Question("compliance.exemptions", where, order, thing="exemption"), EXEMPTION_COLUMNS, format_, limit)


@filtered
def list_public(context: typer.Context, asked: Asked, format_: FormatOption = Format.table, limit: Limit = None) -> None:
    """List what anyone on the internet can reach or read, and of what nobody knows."""
    _list_assets(context, "public_assets", asked, format_, limit)


@filtered
def list_unencrypted(context: typer.Context, asked: Asked, format_: FormatOption = Format.table, limit: Limit = None) -> None:
    """List what is stored without encryption, and of what nobody knows."""
    _list_assets(context, "unencrypted_assets", asked, format_, limit)


def _list_assets(context: typer.Context, table: str, asked: Asked, format_: Format, limit: int | None) -> None:
    call = invocation(context)
    for name in asked.given:
        if name not in {"account", "ou", "region", "owner"}:
            raise CommandError(f"--{name} narrows findings, not resources", f"`inventory security findings --{name} …` lists findings.")
    with call.published() as connection:
        _require(connection, table)
        where = as_where(narrow(connection, asked).places)
        select = f"*, {ACCOUNT}, {RESOURCE.format(name='name')}" if format_ is Format.table else "*"
        order = "status = 'unknown', resource_type, account_id, region, resource_uid"
        question = Question(f"compliance.{table}", where, order, select, thing="resource")
        answer(call, connection, question, ASSET_COLUMNS, format_, limit)


def _require(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    if not columns_of(connection, f"compliance.{table}"):
        raise CommandError(f"the published file has no compliance.{table}", "`inventory run` publishes it anew.")


def _one_of(given: list[str] | None, known: tuple[str, ...], what: str) -> list[str]:
    for text in given or []:
        if text not in known:
            raise CommandError(f"there is no {what} {text!r}", f"There are: {', '.join(known)}.")
    return given or []
