"""`inventory compare`: two accounts by the names of what they have, or two moments by what there was."""

from __future__ import annotations

from typing import Annotated

import duckdb
import typer

from inventory_assets.cli.filters import Where, account_ids, read_time, type_names
from inventory_assets.cli.invocation import CommandError, Invocation, invocation
from inventory_assets.cli.listing import Question, answer
from inventory_assets.cli.options import FormatOption, Limit, Types
from inventory_assets.cli.output import Column, Format, count_of

#: One row per normalized name and type, with how many of it each account has. Names that machines drew match nothing.
ACCOUNTS = """(
    SELECT
        coalesce(normalized_name, '') AS group_name,
        resource_type,
        count(*) FILTER (account_id = ?) AS in_first,
        count(*) FILTER (account_id = ?) AS in_second,
        CASE
            WHEN group_name = '' THEN 'no name of its own'
            WHEN in_second = 0 THEN 'only first'
            WHEN in_first = 0 THEN 'only second'
            WHEN in_first <> in_second THEN 'other number'
            ELSE 'same'
        END AS difference,
        list_position(['only first', 'only second', 'other number', 'same', 'no name of its own'], difference) AS rank
    FROM inventory.assets
    WHERE account_id IN (?, ?)
    GROUP BY group_name, resource_type
)"""
#: One row per resource that existed at either moment.
MOMENTS = """(
    SELECT
        coalesce(later.resource_uid, earlier.resource_uid) AS resource_uid,
        coalesce(later.resource_type, earlier.resource_type) AS resource_type,
        coalesce(later.account_id, earlier.account_id) AS account_id,
        coalesce(later.account_name, earlier.account_name, later.account_id, earlier.account_id) AS account,
        coalesce(later.region, earlier.region) AS region,
        coalesce(later.name, earlier.name, later.resource_id, earlier.resource_id) AS name,
        CASE
            WHEN earlier.resource_uid IS NULL THEN 'only second'
            WHEN later.resource_uid IS NULL THEN 'only first'
            WHEN earlier.first_seen_at <> later.first_seen_at THEN 'made anew'
            WHEN earlier.last_changed_at <> later.last_changed_at THEN 'changed'
            ELSE 'same'
        END AS difference,
        later.last_changed_at
    FROM inventory.assets_as_of(?) AS earlier
    FULL JOIN inventory.assets_as_of(?) AS later ON earlier.resource_uid = later.resource_uid
)"""
NOW = "now"
DIFFERENCE = Column("difference", width=18)
ACCOUNT_COLUMNS = (
    DIFFERENCE,
    Column("group_name", "name", width=38, style="bold"),
    Column("resource_type", "type", width=38),
)
MOMENT_COLUMNS = (
    DIFFERENCE,
    Column("name", width=32, style="bold"),
    Column("resource_type", "type", width=32),
    Column("account", width=18),
    Column("region", width=14),
    Column("last_changed_at", "changed (UTC)", width=16),
)


def compare(
    context: typer.Context,
    first: Annotated[str, typer.Argument(help="An account by name or id, or a time: 2026-11-21, or 7d ago.")],
    second: Annotated[str, typer.Argument(help="The other account, or a later time; now for the present.")] = NOW,
    types: Types = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what is the same.")] = False,
    format_: FormatOption = Format.table,
    limit: Limit = None,
) -> None:
    """Compare two accounts by the names of what they have, or two moments."""
    call = invocation(context)
    with call.published() as connection:
        question, columns = _question(connection, first, second)
        question.where.any_of("resource_type", type_names(types))
        if format_ is Format.table:
            _sum_up(call, connection, question)
        if not everything:
            question.where.add("difference <> 'same'")
        answer(call, connection, question, columns, format_, limit)


def _question(connection: duckdb.DuckDBPyConnection, first: str, second: str) -> tuple[Question, tuple[Column, ...]]:
    known = [_account(connection, first), _account(connection, second)]
    if all(known):
        accounts = Question(ACCOUNTS, Where(), "rank, group_name, resource_type", "*", (*known, *known), "name")
        return accounts, (*ACCOUNT_COLUMNS, Column("in_first", first, is_number=True), Column("in_second", second, is_number=True))
    if known[0] and second == NOW:
        raise CommandError(f"{first!r} is an account, and there is no other to compare it with", "Name a second account, or two times.")
    if any(known):
        given = first if known[0] is None else second
        account_ids(connection, [given])  # says what is wrong with it
    try:
        moments = (read_time(first), read_time("0m" if second == NOW else second))
    except CommandError as error:
        raise CommandError(f"{first!r} and {second!r} are neither two accounts nor two times", "See `inventory accounts`.") from error
    return Question(MOMENTS, Where(), "difference, resource_type, account_id, region, name", "*", moments, "asset"), MOMENT_COLUMNS


def _account(connection: duckdb.DuckDBPyConnection, text: str) -> str | None:
    sql = "SELECT account_id FROM inventory.accounts WHERE account_id = $1 OR lower(account_name) = lower($1) ORDER BY account_id"
    found = connection.execute(sql, [text]).fetchall()
    if len(found) > 1:
        raise CommandError(f"{len(found)} accounts are called {text!r}", f"Give an id: {', '.join(account for (account,) in found)}.")
    return str(found[0][0]) if found else None


def _sum_up(call: Invocation, connection: duckdb.DuckDBPyConnection, question: Question) -> None:
    sql = f"SELECT difference, count(*) FROM {question.source} {question.where.sql} GROUP BY difference ORDER BY difference"  # noqa: S608
    counts = connection.execute(sql, question.parameters).fetchall()
    call.out.print(", ".join(f"{difference}: {count_of(count, question.thing)}" for difference, count in counts) or "nothing to compare")
