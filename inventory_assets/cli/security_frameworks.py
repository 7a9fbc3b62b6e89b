"""`inventory security frameworks`: how far each framework is answered, and how it stands; of one, every requirement."""

from __future__ import annotations

from typing import Annotated, Any

import duckdb
import typer

from inventory_assets.cli.filters import account_ids
from inventory_assets.cli.invocation import CommandError, Invocation, invocation
from inventory_assets.cli.options import FormatOption, Limit, row_limit
from inventory_assets.cli.output import Column, Format, count_of, print_table, write_csv, write_json
from inventory_assets.cli.security_choice import accounts_of_unit, choose_framework
from inventory_assets.cli.security_words import status_column, with_percents
from inventory_assets.reports.compliance_figures import read_frameworks
from inventory_assets.reports.cost_figures import Row, rows_of

FRAMEWORK_COLUMNS = (
    Column("framework", style="bold", width=16),
    Column("version", width=10),
    Column("score", is_number=True),
    Column("coverage", is_number=True),
    Column("score_with_exemptions", "with exemptions", is_number=True),
    Column("failed", "failed controls", is_number=True),
    Column("unknown", is_number=True),
    Column("requirements", is_number=True),
    Column("gaps", "without a control", is_number=True),
)
PERCENTS = ("score", "coverage", "score_with_exemptions")
REQUIREMENT_COLUMNS = (
    Column("requirement_id", "requirement", width=14, style="bold"),
    status_column(),
    Column("relation", "answered", width=10),
    Column("failed", "failed controls", is_number=True),
    Column("title", width=46),
    Column("told", "controls, or why there is none", width=60),
)
#: The status of a requirement is that of its controls together; how far these answer it stands beside it.
_REQUIREMENTS = """
SELECT requirement_id, any_value(requirements.title) AS title, any_value(level) AS level, any_value(requirements.assessment) AS assessment,
    CASE WHEN count(control_id) = 0 THEN 'gap' WHEN bool_or(status = 'fail') THEN 'fail' WHEN bool_or(status = 'unknown') THEN 'unknown'
        WHEN bool_or(status = 'pass') THEN 'pass' WHEN bool_or(status = 'manual') THEN 'manual' ELSE 'not_applicable' END AS status,
    min_by(relation, list_position(['full', 'partial', 'supports'], relation)) AS relation,
    count(*) FILTER (status = 'fail') AS failed, list(control_id ORDER BY control_id) FILTER (control_id IS NOT NULL) AS controls,
    any_value(gap) AS gap
FROM compliance.framework_requirements AS requirements LEFT JOIN compliance.controls AS controls USING (control_id)
WHERE framework = ? AND version = ? GROUP BY requirement_id
"""


def list_frameworks(
    context: typer.Context,
    framework: Annotated[
        str | None, typer.Argument(help="Its requirements one by one: cis_aws, or cis_aws:6.0.", show_default=False)
    ] = None,
    account: Annotated[str | None, typer.Option("--account", "-a", help="Scores of this account.", show_default=False)] = None,
    ou: Annotated[str | None, typer.Option("--ou", help="Scores of this unit with all in it.", show_default=False)] = None,
    format_: FormatOption = Format.table,
    limit: Limit = None,
) -> None:
    """List frameworks with score, coverage and gaps; of one, its requirements, each with its controls or why there is none."""
    call = invocation(context)
    if account is not None and ou is not None:
        raise CommandError("a score is of an account or of a unit", "Give --account or --ou.")
    if framework is not None and (account is not None or ou is not None):
        raise CommandError("requirements are told of the whole estate", "`inventory security controls --framework … --account …` narrows.")
    with call.published() as connection:
        if framework is not None:
            _list_requirements(call, connection, choose_framework(connection, framework), format_, limit)
            return
        ids = account_ids(connection, [account] if account else None)
        if ou is not None:
            accounts_of_unit(connection, ou)  # says what is meant where there is none
        rows = read_frameworks(connection, ids[0] if ids else None, "/" + ou.strip("/") if ou else None)
        if format_ is Format.table:
            rows = [with_percents(row, PERCENTS) for row in rows]
        _write(call, rows, FRAMEWORK_COLUMNS, format_, limit, "framework")


def _list_requirements(
    call: Invocation, connection: duckdb.DuckDBPyConnection, chosen: tuple[str, str], format_: Format, limit: int | None
) -> None:
    rows = rows_of(connection, _REQUIREMENTS, list(chosen))
    rows.sort(key=lambda row: _in_order(row["requirement_id"]))
    if format_ is Format.table:
        rows = [row | {"told": ", ".join(row["controls"] or []) or row["gap"]} for row in rows]
    _write(call, rows, REQUIREMENT_COLUMNS, format_, limit, "requirement")


def _in_order(number: str) -> list[tuple[int, str]]:
    """2.10 comes after 2.9."""
    parts = number.replace("-", ".").split(".")
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts]


def _write(call: Invocation, rows: list[Row], columns: tuple[Column, ...], format_: Format, limit: int | None, thing: str) -> None:
    most = row_limit(limit, format_)
    shown: list[dict[str, Any]] = rows[:most]
    if format_ is Format.json:
        write_json(shown)
    elif format_ is Format.csv:
        write_csv(shown, list(rows[0]) if rows else [])
    else:
        print_table(call.out, columns, shown)
        cut = f"{len(shown):,} of " if len(shown) < len(rows) else ""
        call.out.print(f"{cut}{count_of(len(rows), thing)}.")
