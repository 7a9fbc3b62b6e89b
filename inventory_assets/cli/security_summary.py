"""`inventory security`: how the estate stands by its controls, and how far that could be judged, on one screen. For programs it is
`security_document.py`'s.
"""

from __future__ import annotations

import duckdb
from rich.console import Console

from inventory_assets.cli.invocation import Invocation
from inventory_assets.cli.output import Column, Format, count_of, print_table, show, write_csv
from inventory_assets.cli.security_choice import Choice, narrow
from inventory_assets.cli.security_document import ASSETS, NAMES, figure_rows, week_of_moves, write_document
from inventory_assets.cli.security_filters import Asked
from inventory_assets.cli.security_words import NO_FINDINGS, other_scores_line, score_line
from inventory_assets.reports import compliance_figures as figures
from inventory_assets.reports.compliance_figures import BEGINS, ENDS, UNKNOWN
from inventory_assets.reports.cost_figures import Row

WORST_SHOWN = 8
CAUSES_SHOWN = 3
EXPIRED_SHOWN = 5
SEVERITY_COLUMNS = (
    Column("severity", style="bold", width=8),
    Column("failed_controls", "failed controls", is_number=True),
    Column("controls", "of", is_number=True),
    Column("unknown_controls", "unknown", is_number=True),
    Column("failing", "failures", is_number=True),
    Column("failing_exempt", "exempt", is_number=True),
    Column("began", "new in 7 days", is_number=True),
    Column("ended", "resolved", is_number=True),
)
WORST_COLUMNS = (
    Column("severity", width=8),
    Column("control_id", "control", style="bold", width=52),
    Column("failed_counted", "failures", is_number=True),
    Column("failing_accounts", "accounts", is_number=True),
    Column("title", width=50),
)


def show_summary(call: Invocation, asked: Asked, format_: Format) -> None:
    """Write the summary: as text for people, as one figure a row, or as the JSON document."""
    with call.published() as connection:
        choice = narrow(connection, asked)
        if format_ is Format.json:
            write_document(connection, choice)
        elif format_ is Format.csv:
            write_csv(figure_rows(connection, choice), NAMES)
        elif figures.read_moment(connection) is None:
            call.out.print(NO_FINDINGS)
        else:
            _print(call.out, connection, choice)


def _print(console: Console, connection: duckdb.DuckDBPyConnection, choice: Choice) -> None:
    score = figures.read_score(connection, choice.scope)
    of = f" by {' '.join(choice.framework)}" if choice.framework else ""
    console.print(f"\n[bold]Compliance{of} as of {show(figures.read_moment(connection))} UTC[/]", highlight=False)
    console.print(f"  {score_line(score)}", soft_wrap=True)
    if score["controls"]:
        console.print(f"  {other_scores_line(score)}", soft_wrap=True)
    severities = figures.read_severities(connection, choice.findings)
    _print_severities(console, severities, week_of_moves(connection, choice))
    awaited = sum(row["manual"] for row in severities)
    if awaited:
        waits = "waits" if awaited == 1 else "wait"
        console.print(f"{count_of(awaited, 'finding')} {waits} for a person's answer: inventory security findings --status manual")
    worst = figures.read_worst(connection, WORST_SHOWN, choice.findings)
    if worst:
        console.print("[bold]Worst controls[/], exempt findings apart")
        print_table(console, WORST_COLUMNS, worst)
    _print_assets(console, connection, choice)
    _print_exemptions(console, connection)
    _print_unknown(console, connection, choice)


def _print_severities(console: Console, severities: list[Row], moves: list[Row]) -> None:
    rows = [
        row
        | {
            "began": figures.count_moves(moves, BEGINS, row["severity"]),
            "ended": figures.count_moves(moves, ENDS, row["severity"]),
        }
        for row in severities
    ]
    print_table(console, SEVERITY_COLUMNS, rows)


def _print_assets(console: Console, connection: duckdb.DuckDBPyConnection, choice: Choice) -> None:
    console.print("[bold]Exposed[/]")
    for table, proven, *_ in ASSETS:
        states = figures.read_states(connection, table, choice.places)
        told = f"{proven}: {count_of(states.get(proven, 0), 'resource')}; not known of {states.get(UNKNOWN, 0):,} more"
        console.print(f"  {told}: inventory security {proven}")


def _print_exemptions(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    expired = figures.read_expired(connection)
    if expired:
        console.print(f"[bold yellow]{count_of(len(expired), 'exemption')} expired[/]: what they were for counts again")
        for row in expired[:EXPIRED_SHOWN]:
            failing = count_of(row["failing"], "failure")
            told = f"{row['exemption_id']} of {row['owner']} ({row['ticket']}), since {row['expires_on']}: {failing}"
            console.print(f"  {told}", markup=False, soft_wrap=True)
        if len(expired) > EXPIRED_SHOWN:
            console.print(f"  and {len(expired) - EXPIRED_SHOWN:,} more: inventory security exemptions --state expired")


def _print_unknown(console: Console, connection: duckdb.DuckDBPyConnection, choice: Choice) -> None:
    causes = figures.read_causes(connection, CAUSES_SHOWN, choice.findings)
    if causes:
        console.print("[bold]Why some are unknown[/]: inventory security findings --status unknown")
        for row in causes:
            told = f"{count_of(row['findings'], 'finding')} of {count_of(row['controls'], 'control')}: {row['cause']}"
            console.print(f"  {' '.join(told.split())}", markup=False, soft_wrap=True)
