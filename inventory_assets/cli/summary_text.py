"""How a summary looks on a terminal. What it says is `summary.py`'s."""

from __future__ import annotations

from typing import Any

import typer
from rich.console import Console

from inventory_assets.cli.invocation import invocation
from inventory_assets.cli.output import Column, count_of, print_table, show
from inventory_assets.cli.summary import ALARMING_SHOWN, REASONS_SHOWN, TYPES_SHOWN, Summary, read_summary
from inventory_assets.cli.summary_costs import costs_paragraph
from inventory_assets.cli.summary_security import safety_paragraph

TYPE_COLUMNS = (
    Column("resource_type", "type", width=48),
    Column("resources", is_number=True),
    Column("accounts", is_number=True),
)
REASON_COLUMNS = (
    Column("status", width=9),
    Column("account", width=20),
    Column("place", "where", width=14),
    Column("what", width=32),
    Column("error_code", "error", width=26),
)
PART_COLUMNS = (
    Column("resource_type", "type", width=34),
    Column("part", width=24),
    Column("error_code", "error", width=24),
    Column("resources", is_number=True),
)
_QUIET_WORDS = {"disabled": "not enabled", "unsupported": "not offered there", "skipped": "left out"}


def reprint_summary(context: typer.Context) -> None:
    """Show again what the last run came to."""
    call = invocation(context)
    with call.published() as connection:
        print_summary(call.out, read_summary(connection), has_cost_source=call.settings.costs.has_sources)


def print_summary(console: Console, summary: Summary, *, has_cost_source: bool = False) -> None:
    """Print a summary, 100 columns wide at most. `has_cost_source`: whether settings name anything to read costs from."""
    _print_totals(console, summary)
    _print_types(console, summary.types)
    _print_unread(console, summary)
    _print_changes(console, summary)
    _print_costs(console, summary, has_cost_source)
    _print_safety(console, summary)
    _print_next(console, summary)


def _print_totals(console: Console, summary: Summary) -> None:
    totals = summary.totals
    at = f" of {show(totals['last_attempt_at'])} UTC" if totals["last_attempt_at"] else ""
    scanned = totals["scanned"]
    others = [f"{row['accounts']:,} {row['status']}" for row in summary.not_scanned]
    accounts = f"{count_of(totals['accounts'], 'account')} ({', '.join([f'{scanned:,} scanned', *others])})"
    console.print(f"\n[bold]Inventory{at}[/]")
    resources = f"{count_of(totals['resources'], 'resource')} of {count_of(totals['types'], 'type')}"
    console.print(f"{accounts}, {count_of(totals['regions'], 'region')}, {resources}")


def _print_types(console: Console, types: list[dict[str, Any]]) -> None:
    rows = types if len(types) <= TYPES_SHOWN + 1 else types[:TYPES_SHOWN]
    rest = types[len(rows) :]
    if rest:
        rows = [*rows, {"resource_type": f"{len(rest)} more types", "resources": sum(row["resources"] for row in rest), "accounts": None}]
    print_table(console, TYPE_COLUMNS, rows)


def _print_unread(console: Console, summary: Summary) -> None:
    if summary.reasons:
        console.print("[bold]Could not be read[/] (what was known of it stays, marked stale)")
        print_table(console, REASON_COLUMNS, summary.reasons[:REASONS_SHOWN])
        if len(summary.reasons) > REASONS_SHOWN:
            console.print(f"and {len(summary.reasons) - REASONS_SHOWN:,} more, see inventory coverage.")
    else:
        console.print("[bold]Everything that was asked for could be listed.[/]")
    if summary.parts:
        console.print("[bold]Details that could not be read[/] (unknown, not absent)")
        print_table(console, PART_COLUMNS, summary.parts[:REASONS_SHOWN])
    for row in summary.quiet:
        places = f"{count_of(row['cells'], 'cell')} in {count_of(row['regions'], 'region')}"
        console.print(f"[dim]{_QUIET_WORDS[row['status']]}: {places} (inventory coverage --status {row['status']})[/]")


def _print_changes(console: Console, summary: Summary) -> None:
    console.print("\n[bold]Changed since the run before[/]")
    if summary.is_first:
        console.print("This is the first inventory; there is nothing to compare it with.")
    elif not summary.changes:
        console.print("Nothing.")
    else:
        console.print(_changes_line(summary.changes))
        for row in summary.alarming[:ALARMING_SHOWN]:
            console.print(
                f"  {row['category']}: {row['resource']} ({row['resource_type']}) {row['path']}",
                markup=False,
                no_wrap=True,
                overflow="ellipsis",
            )
        if len(summary.alarming) > ALARMING_SHOWN:
            console.print(f"  and {len(summary.alarming) - ALARMING_SHOWN:,} more changes of security or permissions")


def _changes_line(changes: list[dict[str, Any]]) -> str:
    """`12 created, 4 deleted; changed: 10 tags, 3 security`. A resource may have changed in several ways."""
    totals = {change: sum(row["resources"] for row in changes if row["change"] == change) for change in ("created", "deleted")}
    parts = [f"{count:,} {change}" for change, count in totals.items() if count]
    changed = [f"{row['resources']:,} in {row['category']}" for row in changes if row["change"] == "changed"]
    return "; ".join(part for part in (", ".join(parts), f"changed: {', '.join(changed)}" if changed else "") if part)


def _print_costs(console: Console, summary: Summary, has_source: bool) -> None:
    console.print("\n[bold]What it costs[/]")
    for line in costs_paragraph(summary.costs, has_source=has_source):
        console.print(line, markup=False, soft_wrap=True)


def _print_safety(console: Console, summary: Summary) -> None:
    console.print("\n[bold]Is it safe[/]")
    for line in safety_paragraph(summary.safety, is_first=summary.is_first):
        console.print(line, markup=False, soft_wrap=True)


def _print_next(console: Console, summary: Summary) -> None:
    since = f" --since {summary.since:%Y-%m-%dT%H:%M:%S}" if summary.since else ""
    steps = [("inventory assets --owner unowned", "what belongs to nobody"), ("inventory show NAME", "one resource and what became of it")]
    if summary.changes and not summary.is_first:
        steps.insert(0, (f"inventory changes{since}", "what changed, field by field"))
    if summary.reasons:
        steps.insert(0, ("inventory coverage", "every cell that could not be read, and since when"))
    if summary.costs is not None:
        steps.append(("inventory cost", "where the money goes, and what could be saved"))
    if summary.safety is not None:
        steps.append(("inventory security", "what fails, what nobody knows, and why"))
    steps.append(("make ui", "lineage, runs and schedules"))
    console.print("\n[bold]Where to look next[/]")
    width = max(len(command) for command, _ in steps)
    for command, meaning in steps:
        console.print(f"  {command:{width}}  [dim]{meaning}[/]")
