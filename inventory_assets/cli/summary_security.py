"""The paragraph of controls in a summary: the score, what fails of the grave ones, what moved since the run before. Words are shared with
`inventory security`, whose one screen says more.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import duckdb

from inventory_assets.cli.output import count_of
from inventory_assets.cli.security_words import NO_FINDINGS, score_line
from inventory_assets.reports.compliance_figures import (
    BEGINS,
    ENDS,
    count_moves,
    has_compliance,
    read_moment,
    read_moves,
    read_score,
    read_severities,
)
from inventory_assets.reports.cost_figures import Row

GRAVE = ("critical", "high")


@dataclass(frozen=True)
class SafetyTold:
    """What a summary says of controls."""

    score: Row
    severities: list[Row]
    moves: list[Row]


def read_safety(connection: duckdb.DuckDBPyConnection, since: dt.datetime) -> SafetyTold | None:
    """None where no control has judged anything, or where an earlier version has published. `since`: when the run began."""
    if not has_compliance(connection) or read_moment(connection) is None:
        return None
    return SafetyTold(read_score(connection), read_severities(connection), read_moves(connection, since))


def safety_paragraph(told: SafetyTold | None, *, is_first: bool) -> list[str]:
    """Lines without markup. `is_first`: there is no run before to compare with."""
    if told is None:
        return [NO_FINDINGS]
    lines = [score_line(told.score)]
    for row in told.severities:
        if row["severity"] in GRAVE:
            moved = "" if is_first else _moved(told.moves, row["severity"])
            failures = f"{count_of(row['failing'], 'failure')} of {count_of(row['failed_controls'], 'control')}"
            exempt = f", {row['failing_exempt']:,} exempt" if row["failing_exempt"] else ""
            lines.append(f"{row['severity']}: {failures}{exempt}{moved}; {row['unknown_controls']:,} unknown")
    return lines


def _moved(moves: list[Row], severity: str) -> str:
    began, ended = count_moves(moves, BEGINS, severity), count_moves(moves, ENDS, severity)
    return f" ({began:,} new, {ended:,} resolved since the run before)"
