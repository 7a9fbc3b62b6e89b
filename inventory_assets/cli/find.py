"""`inventory find`: resources that something is to be done about. Each finding is a file of SQL in `findings/`, whose first line says what
it finds; it gives resource_uid, status (found or unknown) and reason. What cannot be judged is unknown, never left out and never found.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated

import duckdb
import typer

from inventory_assets.cli.assets import ACCOUNT, OWNED_BY
from inventory_assets.cli.filters import Where, account_ids, add_owner, add_tags, type_names
from inventory_assets.cli.invocation import CommandError, Invocation, invocation
from inventory_assets.cli.listing import Question, answer
from inventory_assets.cli.options import Accounts, FormatOption, Limit, Regions, Tags, Types
from inventory_assets.cli.output import Column, Format, count_of, print_table, write_csv, write_json
from inventory_assets.settings import nearest

FOLDER = Path(__file__).with_name("findings")
COLUMNS = (
    Column("name", width=30, style="bold"),
    Column("resource_type", "type", width=30),
    Column("account", width=18),
    Column("region", width=14),
    Column("owned_by", "owner", width=12),
    Column("reason", "why", width=52),
)
FINDING_COLUMNS = (
    Column("finding", style="bold"),
    Column("found", is_number=True),
    Column("unknown", is_number=True),
    Column("title", "what it finds", width=70),
)
_SOURCE = """
    (
        select assets.*, findings.status, findings.reason
        from ({sql}) as findings
        inner join inventory.assets as assets on findings.resource_uid = assets.resource_uid
    )
"""


def find(
    context: typer.Context,
    finding: Annotated[
        str | None, typer.Argument(help="What to look for; without it, all that can be looked for.", show_default=False)
    ] = None,
    unknown: Annotated[bool, typer.Option("--unknown", help="What could not be judged instead of what was found.")] = False,
    types: Types = None,
    accounts: Accounts = None,
    regions: Regions = None,
    owner: Annotated[str | None, typer.Option(help="Owner, unowned, or unknown.", show_default=False)] = None,
    tags: Tags = None,
    format_: FormatOption = Format.table,
    limit: Limit = None,
) -> None:
    """Find resources that something is to be done about."""
    call = invocation(context)
    with call.published() as connection:
        where = Where()
        where.any_of("resource_type", type_names(types))
        where.any_of("account_id", account_ids(connection, accounts))
        where.any_of("region", regions or [])
        add_owner(where, owner)
        add_tags(where, tags, "MAP")
        if finding is None:
            _list_findings(call, connection, where, format_)
            return
        source = _SOURCE.format(sql=_sql_of(finding))
        wanted, other = ("unknown", "found") if unknown else ("found", "unknown")
        others = Where([*where.conditions, "status = ?"], [*where.parameters, other])
        where.add("status = ?", wanted)
        select = f"*, {ACCOUNT}, {OWNED_BY}" if format_ is Format.table else "*"
        order = "resource_type, account_id, region, name, resource_uid"
        answer(call, connection, Question(source, where, order, select, thing="asset"), COLUMNS, format_, limit)
        if not unknown:
            sql = f"SELECT count(*) FROM {source} {others.sql}"  # noqa: S608 - our own text
            (count,) = connection.execute(sql, others.parameters).fetchone() or (0,)
            if count:
                console = call.out if format_ is Format.table else call.err  # beside the rows that a program reads
                console.print(f"{count_of(count, 'more asset')} could not be judged: inventory find {finding} --unknown", soft_wrap=True)


def _list_findings(call: Invocation, connection: duckdb.DuckDBPyConnection, where: Where, format_: Format) -> None:
    rows = []
    for name, (title, sql) in findings().items():
        counts = f"""
            SELECT count(*) FILTER (status = 'found') AS found, count(*) FILTER (status = 'unknown') AS unknown
            FROM {_SOURCE.format(sql=sql)} {where.sql}
        """  # noqa: S608 - our own text
        found, unknown = connection.execute(counts, where.parameters).fetchone() or (0, 0)
        rows.append({"finding": name, "found": found, "unknown": unknown, "title": title})
    if format_ is Format.json:
        write_json(rows)
    elif format_ is Format.csv:
        write_csv(rows, [column.name for column in FINDING_COLUMNS])
    else:
        print_table(call.out, FINDING_COLUMNS, rows)
        call.out.print("inventory find FINDING lists the resources; --unknown those that could not be judged.")


def _sql_of(name: str) -> str:
    if name not in findings():
        meant = nearest(name, list(findings()))
        raise CommandError(f"there is no finding {name!r}", f"Did you mean {meant}?" if meant else "See `inventory find`.")
    return findings()[name][1]


@lru_cache
def findings() -> dict[str, tuple[str, str]]:
    """Every finding: name → title and SQL."""
    found = {}
    for path in sorted(FOLDER.glob("*.sql")):
        title, _, sql = path.read_text(encoding="utf-8").partition("\n")
        found[path.stem] = (title.removeprefix("--").strip(), sql)
    return found
