"""`inventory security export` and `report`: findings as files for programs (OCSF, CSV), and the page for people. What is on the page is
`reports/`'s; how a finding reads in OCSF is `security_ocsf.py`'s.
"""

from __future__ import annotations

import csv
import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, TextIO

import duckdb
import typer

from inventory_assets.cli.invocation import CommandError, invocation
from inventory_assets.cli.output import count_of, csv_value, to_json
from inventory_assets.cli.published import FILE_NAME, Result, ask
from inventory_assets.cli.security_choice import narrow
from inventory_assets.cli.security_filters import Asked, filtered
from inventory_assets.cli.security_ocsf import SELECT, event
from inventory_assets.lake import files
from inventory_assets.reports.compliance_figures import Narrowed

_REQUIREMENTS = """
SELECT control_id, framework, version, requirement_id, relation FROM compliance.framework_requirements
WHERE control_id IS NOT NULL ORDER BY control_id, framework, version, requirement_id
"""


@filtered
def export(
    context: typer.Context,
    asked: Asked,
    ocsf: Annotated[
        Path | None, typer.Option("--ocsf", help="File of OCSF 1.5 Compliance Findings, one JSON object a line.", show_default=False)
    ] = None,
    csv_file: Annotated[Path | None, typer.Option("--csv", help="File of every column.", show_default=False)] = None,
) -> None:
    """Write findings as OCSF events or CSV, for their user alone, whole or not at all."""
    call = invocation(context)
    writers = [(path, write) for path, write in ((ocsf, write_ocsf), (csv_file, write_findings)) if path is not None]
    if not writers:
        raise CommandError("there is nothing to write", "Name a file: --ocsf findings.jsonl, --csv findings.csv.")
    for target, _ in writers:
        if target.is_dir():
            raise CommandError(f"{target} is a folder", "Name a file in it.")
    with call.published() as connection:
        chosen = narrow(connection, asked).findings
        for target, write in writers:
            call.out.print(f"{count_of(write(connection, target, chosen), 'finding')} in {target}", soft_wrap=True, markup=False)


def write_ocsf(connection: duckdb.DuckDBPyConnection, target: Path, chosen: Narrowed) -> int:
    """Write the findings as OCSF events; returns how many."""
    asked = "SELECT control_id, remediation FROM compliance.controls"
    controls = {row["control_id"]: row for row in ask(connection, asked).dicts()}
    requirements: dict[str, list[Mapping[str, Any]]] = {}
    for row in ask(connection, _REQUIREMENTS).dicts():
        requirements.setdefault(row["control_id"], []).append(row)

    def lines(found: Result, stream: TextIO) -> Iterator[None]:
        for finding in found.dicts():
            name = finding["control_id"]
            stream.write(to_json(event(finding, controls.get(name, {}), requirements.get(name, []))) + "\n")
            yield

    return _write(ask(connection, f"{SELECT} {chosen.sql}", chosen.parameters), target, lines)


def write_findings(connection: duckdb.DuckDBPyConnection, target: Path, chosen: Narrowed) -> int:
    """Write every column of the findings as CSV; returns how many rows."""

    def lines(found: Result, stream: TextIO) -> Iterator[None]:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(found.names)
        for row in found.rows:  # evidence stays the JSON that it is
            writer.writerow([csv_value(value) for value in row])
            yield

    return _write(ask(connection, f"SELECT * FROM compliance.findings {chosen.sql}", chosen.parameters), target, lines)  # noqa: S608


def _write(found: Result, target: Path, lines: Callable[[Result, TextIO], Iterator[None]]) -> int:
    """Write row by row, in the order of the table, whole or not at all; the rows are never all in memory."""
    counted = 0

    def write(aside: Path) -> None:
        nonlocal counted
        with open(aside, "w", encoding="utf-8", newline="", opener=_privately) as stream:
            for _ in lines(found, stream):
                counted += 1

    files.replace(target.absolute(), write)
    return counted


def _privately(path: str, flags: int) -> int:
    """Nobody else reads it while it is written, either."""
    return os.open(path, flags, 0o600)


def write_report(
    context: typer.Context,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file; else one by the day's date below the warehouse.", show_default=False)
    ] = None,
) -> None:
    """Write the page with charts (HTML), for its user alone."""
    from inventory_assets.reports.compliance_report import report_file, write_compliance_report

    call = invocation(context)
    target = output or report_file(call.settings.warehouse, dt.datetime.now(dt.UTC).date())
    if target.is_dir():
        raise CommandError(f"{target} is a folder", "Name a file in it.")
    with call.published():
        pass  # says what is wrong where nothing is published
    written = write_compliance_report(call.settings.warehouse / FILE_NAME, target)
    call.out.print(str(written), soft_wrap=True, markup=False)
