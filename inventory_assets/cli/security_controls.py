"""`inventory security controls`: what is asked, and how what is looked at stands by it."""

from __future__ import annotations

from dataclasses import replace

import typer

from inventory_assets.cli.filters import Where
from inventory_assets.cli.invocation import invocation
from inventory_assets.cli.listing import Question, answer
from inventory_assets.cli.options import FormatOption, Limit
from inventory_assets.cli.output import Column, Format
from inventory_assets.cli.security_choice import narrow
from inventory_assets.cli.security_filters import Asked, filtered
from inventory_assets.cli.security_words import status_column
from inventory_assets.reports.compliance_figures import BY_SEVERITY, judged

COLUMNS = (
    status_column(),
    Column("severity", width=8),
    Column("control_id", "control", style="bold", width=52),
    Column("failed", is_number=True),
    Column("unknown", is_number=True),
    Column("passed", is_number=True),
    Column("manual", is_number=True),
    Column("exempt", is_number=True),
    Column("title", width=60),
)
_COUNTS = "coalesce(judged.status, 'not_applicable') AS status, " + ", ".join(
    f"coalesce(judged.{name}, 0) AS {name}" for name in ("passed", "failed", "unknown", "manual", "not_applicable", "exempt")
)
ORDER = f"list_position(['fail', 'unknown', 'manual', 'pass', 'not_applicable'], status), {BY_SEVERITY}, failed DESC, control_id"


@filtered
def list_controls(context: typer.Context, asked: Asked, format_: FormatOption = Format.table, limit: Limit = None) -> None:
    """List controls, each with its status over what is looked at and how much of it passes, fails and is unknown.

    --status chooses controls by their status over all of that.
    """
    call = invocation(context)
    with call.published() as connection:
        choice = narrow(connection, replace(asked, status=None))
        join = "LEFT" if choice.findings == choice.asks else "INNER"  # one that has judged nothing is listed where no place is asked for
        source = (
            f"(SELECT controls.* REPLACE ({_COUNTS}) FROM (FROM compliance.controls {choice.asks.sql}) AS controls "  # noqa: S608
            f"{join} JOIN ({judged(choice.findings)}) AS judged USING (control_id))"
        )
        where = Where()
        where.any_of("status", [str(status) for status in asked.status or []])
        parameters = (*choice.asks.parameters, *choice.findings.parameters)
        question = Question(source, where, ORDER, source_parameters=parameters, thing="control")
        answer(call, connection, question, COLUMNS, format_, limit)
