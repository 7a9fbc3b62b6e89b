"""`inventory show`: everything about one resource: how it looks, what became of it, what it is tied to."""

from __future__ import annotations

from typing import Annotated, Any

import duckdb
import typer
from rich.json import JSON

from inventory_assets.cli.invocation import CommandError, Invocation, invocation
from inventory_assets.cli.options import FormatOption
from inventory_assets.cli.output import Column, Format, print_table, show, show_json, to_json, write_csv
from inventory_assets.cli.published import ask, columns_of

CANDIDATES = 20
CHANGES_SHOWN = 20
FACTS = (
    "resource_type",
    "resource_uid",
    "account_id",
    "account_name",
    "region",
    "owner",
    "environment",
    "created_at",
    "first_seen_at",
    "last_seen_at",
    "tags",
)
VERSION_COLUMNS = (
    Column("valid_from", "from (UTC)", width=16),
    Column("valid_to", "to (UTC)", width=16),
    Column("ended_by", "ended by", width=14),
    Column("unknown_fields", "unknown", width=40),
)
CHANGE_COLUMNS = (
    Column("changed_at", "when (UTC)", width=16),
    Column("category", width=13),
    Column("path", width=28),
    Column("old_value", "was", width=20, show=show_json),
    Column("new_value", "is", width=20, show=show_json),
)
EDGE_COLUMNS = (Column("relationship", width=24), Column("other", "resource", width=72))
_EDGES = """
SELECT relationship, to_uid AS other FROM inventory.relationships WHERE from_uid = $uid
UNION ALL
SELECT concat('← ', relationship), from_uid FROM inventory.relationships WHERE to_uid = $uid
ORDER BY relationship, other
"""


def show_resource(
    context: typer.Context,
    resource: Annotated[str, typer.Argument(help="Its ARN, id or name.")],
    format_: FormatOption = Format.table,
) -> None:
    """Show one resource: configuration, history and relationships."""
    call = invocation(context)
    with call.published() as connection:
        uid = _find(call, connection, resource)
        document = _read(connection, uid)
    if format_ is Format.json:
        typer.echo(to_json(document, indent=True))
    elif format_ is Format.csv:
        write_csv(document["history"], list(document["history"][0]) if document["history"] else [])
    else:
        _print(call, document)


def _find(call: Invocation, connection: duckdb.DuckDBPyConnection, text: str) -> str:
    """The uid of the one resource that `text` means: first what exists, then what existed; by uid, then id, then name."""
    for table in ("inventory.assets", "inventory.resource_versions"):
        known = columns_of(connection, table)
        for column in [name for name in ("resource_uid", "resource_id", "name") if name in known]:
            sql = f"SELECT DISTINCT resource_uid, resource_type, account_id, region FROM {table} WHERE {column} = ? ORDER BY ALL LIMIT ?"  # noqa: S608
            found = list(ask(connection, sql, [text, CANDIDATES + 1]).dicts())
            if len(found) == 1:
                return str(found[0]["resource_uid"])
            if found:
                _print_candidates(call, found)
                raise CommandError(f"{text!r} is the {column} of {len(found)} resources", "Name one of them by its resource_uid.")
    raise CommandError(
        f"there is no resource {text!r}, and there was none",
        f"Look for it by `inventory assets --name '*{text}*'`, or see in `inventory coverage` what could not be read.",
    )


def _print_candidates(call: Invocation, found: list[dict[str, Any]]) -> None:
    columns = (Column("resource_type", "type", width=28), Column("resource_uid", width=66))
    print_table(call.out, columns, found[:CANDIDATES])


def _read(connection: duckdb.DuckDBPyConnection, uid: str) -> dict[str, Any]:
    """The document that `--format json` writes: resource, history, changes, relationships (null where there is no such table)."""
    history = list(
        ask(connection, "SELECT * FROM inventory.resource_versions WHERE resource_uid = ? ORDER BY valid_from DESC", [uid]).dicts()
    )
    current = list(ask(connection, "SELECT * FROM inventory.assets WHERE resource_uid = ?", [uid]).dicts())
    changes_sql = "SELECT * FROM inventory.resource_changes WHERE resource_uid = ? ORDER BY changed_at DESC, path"
    has_edges = columns_of(connection, "inventory.relationships") != {}
    return {
        "exists": bool(current),
        "resource": current[0] if current else history[0],
        "history": history,
        "changes": list(ask(connection, changes_sql, [uid]).dicts()),
        "relationships": list(ask(connection, _EDGES, {"uid": uid}).dicts()) if has_edges else None,
    }


def _print(call: Invocation, document: dict[str, Any]) -> None:
    resource, out = document["resource"], call.out
    out.print(f"[bold]{resource.get('name') or resource['resource_uid']}[/]", markup=True)
    for fact in FACTS:
        if resource.get(fact) not in (None, {}):
            out.print(f"  {fact.replace('_', ' '):14} ", end="")
            out.print(show(resource[fact]), markup=False, soft_wrap=True)
    _print_standing(call, document)
    out.print("\n[bold]Configuration[/]")
    configuration = resource.get("configuration")
    out.print(JSON(to_json(configuration)) if configuration is not None else "  unknown", soft_wrap=True)
    out.print()
    print_table(out, VERSION_COLUMNS, document["history"], "History")
    changed = [change for change in document["changes"] if change["change"] == "changed"]
    print_table(out, CHANGE_COLUMNS, changed[:CHANGES_SHOWN], "Changes")
    if len(changed) > CHANGES_SHOWN:
        out.print(f"{len(changed) - CHANGES_SHOWN:,} older changes; --format json has all.")
    if document["relationships"]:
        print_table(out, EDGE_COLUMNS, document["relationships"], "Relationships")


def _print_standing(call: Invocation, document: dict[str, Any]) -> None:
    """Whether it is still there, and whether that can be believed."""
    resource = document["resource"]
    if not document["exists"]:
        how = {"deleted": "deleted", "account_closed": "gone with its account"}.get(str(resource.get("ended_by")), "not there any more")
        call.out.print(f"  [yellow]{how}[/] since {show(resource.get('valid_to'))} UTC")
    elif resource.get("is_stale"):
        call.out.print("  [yellow]stale[/]: its last listing did not succeed, so this is how it last looked; see `inventory coverage`")
