"""`inventory security show`: everything about one finding, or about one control."""

from __future__ import annotations

from typing import Annotated, Any

import duckdb
import typer
from rich.json import JSON

from inventory_assets.cli.invocation import CommandError, Invocation, invocation
from inventory_assets.cli.options import FormatOption
from inventory_assets.cli.output import Column, Format, count_of, print_table, show, to_json, write_csv
from inventory_assets.cli.published import ask
from inventory_assets.cli.security_lists import FINDING_COLUMNS, FINDING_ORDER
from inventory_assets.cli.security_words import ACCOUNT, RESOURCE, SHORT_ID, WHY, with_percents
from inventory_assets.settings import nearest

CANDIDATES = 20
FINDINGS_SHOWN = 20
DAYS_SHOWN = 12
FINDING_FACTS = (
    "control_id", "severity", "account_name", "account_id", "ou_path", "region", "resource_type", "resource_uid", "exposure", "owner",
    "environment", "monthly_cost_usd", "cost_basis", "unknown_cause", "exemption_id", "answered_by", "answered_until", "is_stale",
    "first_seen_at", "last_seen_at", "status_since", "failing_since", "resolved_at", "times_reopened", "finding_id",
)  # fmt: skip
EXEMPTION_FACTS = ("reason", "owner", "ticket", "approved_by", "expires_on")
CONTROL_FACTS = ("severity", "scope", "assessment", "room", "resource_types", "defaults", "remediation")
REQUIREMENT_COLUMNS = (
    Column("framework", width=16),
    Column("version", width=10),
    Column("requirement_id", "requirement", width=16),
    Column("relation", "answers it", width=10),
    Column("title", width=60),
)
CHANGE_COLUMNS = (
    Column("changed_at", "when (UTC)", width=16),
    Column("change", width=8),
    Column("from_status", "was", width=14),
    Column("to_status", "is", width=14),
    Column("reason", "why", width=70),
)
ANSWER_COLUMNS = (
    Column("answered_at", "when (UTC)", width=16),
    Column("answered_by", "who", width=20),
    Column("status", width=14),
    Column("valid_until", "until", width=10),
    Column("is_current", "counts", width=6),
    Column("note", width=60),
)
DAY_COLUMNS = (
    Column("day", width=10),
    Column("failed", is_number=True),
    Column("unknown", is_number=True),
    Column("passed", is_number=True),
    Column("coverage", is_number=True),
)
_SHOWN = f"SELECT *, {SHORT_ID}, {ACCOUNT}, {WHY}, {RESOURCE.format(name='resource_name')} FROM compliance.findings"  # noqa: S608
_REQUIREMENTS = """
SELECT framework, version, requirement_id, relation, title FROM compliance.framework_requirements WHERE control_id = ?
ORDER BY framework, version DESC, requirement_id
"""
_ANSWERS = """
SELECT * FROM compliance.answers WHERE control_id = ? AND account_id = ? AND coalesce(resource_uid, ?) = ? ORDER BY answered_at DESC
"""


def show_any(
    context: typer.Context,
    finding_or_control: Annotated[str, typer.Argument(help="The id of a finding, its beginning, or a control.")],
    format_: FormatOption = Format.table,
) -> None:
    """Show one finding: evidence, remediation, history, requirements. Or one control, and what fails it."""
    call = invocation(context)
    with call.published() as connection:
        control = list(ask(connection, "SELECT * FROM compliance.controls WHERE control_id = ?", [finding_or_control]).dicts())
        document = _of_control(connection, control[0]) if control else _of_finding(connection, _find(call, connection, finding_or_control))
    if format_ is Format.json:
        typer.echo(to_json(document, indent=True))
    elif format_ is Format.csv:
        rows = document["findings" if control else "changes"]
        write_csv(rows, list(rows[0]) if rows else [])
    elif control:
        _print_control(call, document)
    else:
        _print_finding(call, document)


def _find(call: Invocation, connection: duckdb.DuckDBPyConnection, text: str) -> dict[str, Any]:
    """The one finding whose id begins so."""
    result = ask(connection, f"{_SHOWN} WHERE starts_with(finding_id, ?) ORDER BY {FINDING_ORDER} LIMIT ?", [text, CANDIDATES + 1])
    found = list(result.dicts()) if text else []
    if len(found) == 1:
        return {name: value for name, value in found[0].items() if name not in ("id", "account", "why", "resource")}
    if found:
        print_table(call.out, FINDING_COLUMNS, found[:CANDIDATES])
        raise CommandError(f"{text!r} begins the ids of several findings", "Give more of one.")
    controls = [str(name) for (name,) in connection.execute("SELECT control_id FROM compliance.controls").fetchall()]
    meant = nearest(text, controls)
    raise CommandError(
        f"there is no finding or control {text!r}",
        f"Did you mean {meant}?" if meant else "See `inventory security findings` and `inventory security controls`.",
    )


def _of_finding(connection: duckdb.DuckDBPyConnection, finding: dict[str, Any]) -> dict[str, Any]:
    control = list(ask(connection, "SELECT * FROM compliance.controls WHERE control_id = ?", [finding["control_id"]]).dicts())
    uid, exemption = finding["resource_uid"], finding["exemption_id"]
    changes = "SELECT * FROM compliance.changes WHERE finding_id = ? ORDER BY changed_at DESC"
    return {
        "finding": finding,
        "remediation": control[0]["remediation"] if control else None,
        "exemption": next(ask(connection, "SELECT * FROM compliance.exemptions WHERE exemption_id = ?", [exemption]).dicts(), None),
        "requirements": list(ask(connection, _REQUIREMENTS, [finding["control_id"]]).dicts()),
        "changes": list(ask(connection, changes, [finding["finding_id"]]).dicts()),
        "answers": list(ask(connection, _ANSWERS, [finding["control_id"], finding["account_id"], uid, uid]).dicts()),
    }


def _of_control(connection: duckdb.DuckDBPyConnection, control: dict[str, Any]) -> dict[str, Any]:
    name = control["control_id"]
    findings = f"{_SHOWN} WHERE control_id = ? AND status IN ('fail', 'unknown', 'manual') ORDER BY {FINDING_ORDER} LIMIT ?"
    days = """
        SELECT day, passed, failed, unknown, manual, not_applicable, exempt, coverage FROM compliance.scores
        WHERE kind = 'control' AND control_id = ? AND account_id IS NULL AND ou_path IS NULL ORDER BY day DESC LIMIT ?
    """
    return {
        "control": control,
        "requirements": list(ask(connection, _REQUIREMENTS, [name]).dicts()),
        "findings": list(ask(connection, findings, [name, FINDINGS_SHOWN]).dicts()),
        "days": list(ask(connection, days, [name, DAYS_SHOWN]).dicts()),
    }


def _print_finding(call: Invocation, document: dict[str, Any]) -> None:
    finding, out = document["finding"], call.out
    exempt = ", exempt" if finding["is_exempt"] else ""
    out.print(f"[bold]{finding['status']}{exempt}[/]  ", end="")
    out.print(finding["title"], markup=False, soft_wrap=True)
    out.print(f"  {finding['reason']}\n", markup=False, soft_wrap=True)
    _print_facts(call, finding, FINDING_FACTS)
    if document["remediation"] and finding["status"] != "pass":
        out.print("\n[bold]What to do[/]")
        out.print(f"  {document['remediation']}", markup=False, soft_wrap=True)
    if document["exemption"]:
        out.print("\n[bold]Exempt[/]")
        _print_facts(call, document["exemption"], EXEMPTION_FACTS)
    out.print("\n[bold]Evidence[/]")
    out.print(JSON(to_json(finding["evidence"])), soft_wrap=True)
    out.print()
    print_table(out, CHANGE_COLUMNS, document["changes"], "History")
    print_table(out, ANSWER_COLUMNS, document["answers"], "Answers")
    print_table(out, REQUIREMENT_COLUMNS, document["requirements"], "Requirements")


def _print_control(call: Invocation, document: dict[str, Any]) -> None:
    control, out = document["control"], call.out
    out.print(f"[bold]{control['control_id']}[/]  ", end="")
    out.print(control["title"], markup=False, soft_wrap=True)
    told = [f"{control[name]:,} {words}" for name, words in _COUNTS if control[name]]
    out.print(f"  {control['status']}: {', '.join(told) or 'nothing to judge'}\n", markup=False, soft_wrap=True)
    _print_facts(call, control | {"defaults": control["parameters"]}, CONTROL_FACTS)  # settings may say otherwise
    out.print()
    print_table(out, REQUIREMENT_COLUMNS, document["requirements"], "Requirements")
    print_table(out, FINDING_COLUMNS, document["findings"], "What fails, is unknown or waits for an answer")
    open_ones = control["failed"] + control["unknown"] + control["manual"]
    if len(document["findings"]) < open_ones:
        out.print(f"{count_of(open_ones, 'finding')} in all: inventory security findings --control {control['control_id']}")
    print_table(out, DAY_COLUMNS, [with_percents(row, ["coverage"]) for row in document["days"]], "By day")


_COUNTS = (
    ("passed", "pass"), ("failed", "fail"), ("unknown", "unknown"), ("manual", "wait for an answer"), ("not_applicable", "not applicable"),
    ("exempt", "exempt"),
)  # fmt: skip


def _print_facts(call: Invocation, row: dict[str, Any], facts: tuple[str, ...]) -> None:
    for fact in facts:
        if row.get(fact) not in (None, {}, [], False, 0):
            call.out.print(f"  {fact.replace('_', ' '):16} ", end="")
            call.out.print(show(row[fact]), markup=False, soft_wrap=True)
