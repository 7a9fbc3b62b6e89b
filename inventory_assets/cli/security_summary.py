"""`inventory security`: how the estate stands by its controls, and how far that could be judged, on one screen; as JSON the document that
programs of old know (`compliance_score`, `public_resources`, `unencrypted_resources`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import duckdb
from rich.console import Console

from inventory_assets.cli.invocation import Invocation
from inventory_assets.cli.output import Column, Format, count_of, print_table, show, to_json, write_csv
from inventory_assets.cli.published import ask
from inventory_assets.cli.security_filters import Asked, Choice, narrow
from inventory_assets.cli.security_words import NO_FINDINGS, other_scores_line, score_line
from inventory_assets.reports import compliance_figures as figures
from inventory_assets.reports.compliance_figures import BEGINS, BY_SEVERITY, ENDS, UNKNOWN, WEEK
from inventory_assets.reports.cost_figures import Row

WORST_SHOWN = 8
CAUSES_SHOWN = 3
EXPIRED_SHOWN = 5
NAMES = ("figure", "name", "value", "basis")
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
#: Table, the status that is proven, and what the JSON calls what is proven and what nobody knows.
ASSETS = (
    ("public_assets", "public", "public_resources", "unknown_public_resources"),
    ("unencrypted_assets", "unencrypted", "unencrypted_resources", "unknown_encryption_resources"),
)
SCORES = ("score", "weighted_score", "score_with_exemptions", "coverage")
COUNTS = ("passed", "failed", "unknown", "manual", "not_applicable", "exempt")
#: The risk is that of the gravest control that the resource fails: null where it fails none.
_RESOURCES = f"""
WITH failing AS (
    SELECT resource_uid, min({BY_SEVERITY}) AS place FROM compliance.findings WHERE status = 'fail' GROUP BY resource_uid
)
SELECT resource_type AS type, resource_uid AS id,
    CASE WHEN status = 'unknown' THEN 'unknown' ELSE ({list(figures.SEVERITIES)})[place] END AS risk,
    name, account_id, account_name, region, owner, environment, reason, monthly_cost_usd, cost_basis
FROM (SELECT * FROM compliance.{{table}} {{where}}) AS assets LEFT JOIN failing USING (resource_uid)
WHERE {{condition}} ORDER BY place NULLS LAST, resource_type, resource_uid
"""  # noqa: S608 - our own text


def show_summary(call: Invocation, asked: Asked, format_: Format) -> None:
    """Write the summary: as text for people, as one figure a row, or as the JSON document."""
    with call.published() as connection:
        choice = narrow(connection, asked)
        if format_ is Format.json:
            _write_document(connection, choice)
        elif format_ is Format.csv:
            write_csv(figure_rows(connection, choice), NAMES)
        elif figures.read_moment(connection) is None:
            call.out.print(NO_FINDINGS)
        else:
            _print(call.out, connection, choice)


def figure_rows(connection: duckdb.DuckDBPyConnection, choice: Choice) -> Iterator[Row]:
    """Every figure of the summary, and what it stands on."""
    score = figures.read_score(connection, choice.scope)
    applies = score["passed"] + score["failed"] + score["unknown"]
    for name in SCORES:
        yield {"figure": name, "value": score[name], "basis": _applying(applies)}
    for name in COUNTS:
        yield {"figure": "controls", "name": name, "value": score[name], "basis": f"{score['controls']} controls"}
    for row in figures.read_severities(connection, choice.findings):
        for name in ("failed_controls", "unknown_controls", "failing", "failing_exempt", "unknown", "manual"):
            yield {"figure": name, "name": row["severity"], "value": row[name], "basis": _applying(row["controls"])}
    for row in _moves(connection, choice):
        yield {"figure": f"{row['change']}_7_days", "name": row["severity"], "value": row["findings"], "basis": "compliance.changes"}
    for table, *_ in ASSETS:
        for status, count in sorted(figures.read_states(connection, table, choice.places).items()):
            yield {"figure": table, "name": status, "value": count, "basis": f"compliance.{table}"}
    for row in figures.read_expired(connection):
        yield {"figure": "expired_exemption", "name": row["exemption_id"], "value": row["failing"], "basis": f"expired {row['expires_on']}"}


def _applying(number: int) -> str:
    return "1 control that applies" if number == 1 else f"{number:,} controls that apply"


def _write_document(connection: duckdb.DuckDBPyConnection, choice: Choice) -> None:
    """The document of `--format json`. Its lists may be long: they are written as they are read."""
    score = figures.read_score(connection, choice.scope)
    head: dict[str, Any] = {
        "compliance_score": score["score"],
        "coverage": score["coverage"],
        "weighted_score": score["weighted_score"],
        "score_with_exemptions": score["score_with_exemptions"],
        "as_of": figures.read_moment(connection),
        "framework": ":".join(choice.framework) if choice.framework else None,
        "controls": {name: score[name] for name in COUNTS},
        "severities": {row.pop("severity"): row for row in figures.read_severities(connection, choice.findings)},
        "last_7_days": _moves(connection, choice),
        "expired_exemptions": [row["exemption_id"] for row in figures.read_expired(connection)],
    }
    sys.stdout.write(to_json(head).removesuffix("}"))
    for table, proven, name, unknown_name in ASSETS:
        for key, status in ((name, proven), (unknown_name, UNKNOWN)):
            sql = _RESOURCES.format(table=table, where=choice.places.sql, condition="status = ?")
            sys.stdout.write(f',\n"{key}": [')
            for number, row in enumerate(ask(connection, sql, [*choice.places.parameters, status]).dicts()):
                sys.stdout.write((",\n" if number else "\n") + to_json(row))
            sys.stdout.write("]")
    sys.stdout.write("}\n")


def _moves(connection: duckdb.DuckDBPyConnection, choice: Choice) -> list[Row]:
    """What began and ceased to fail in the seven days before the build."""
    moment = figures.read_moment(connection)
    return [] if moment is None else figures.read_moves(connection, moment - WEEK, choice.moves)


def _print(console: Console, connection: duckdb.DuckDBPyConnection, choice: Choice) -> None:
    score = figures.read_score(connection, choice.scope)
    of = f" by {' '.join(choice.framework)}" if choice.framework else ""
    console.print(f"\n[bold]Compliance{of} as of {show(figures.read_moment(connection))} UTC[/]", highlight=False)
    console.print(f"  {score_line(score)}", soft_wrap=True)
    if score["controls"]:
        console.print(f"  {other_scores_line(score)}", soft_wrap=True)
    severities = figures.read_severities(connection, choice.findings)
    _print_severities(console, severities, _moves(connection, choice))
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
