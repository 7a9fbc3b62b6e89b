"""The blocks of the compliance report that have a chart, each with its figures. Tables alone are `compliance_tables.py`'s."""

from __future__ import annotations

from collections.abc import Sequence

from inventory_assets.reports.compliance_charts import (
    COLOURS,
    COVERAGE,
    EXEMPTED,
    HATCHED,
    SCORE,
    Part,
    score_bars,
    score_lines,
    stacked_bars,
)
from inventory_assets.reports.compliance_figures import SEVERITIES, format_percent
from inventory_assets.reports.compliance_tables import counts
from inventory_assets.reports.cost_figures import Row
from inventory_assets.reports.drawing import GRID
from inventory_assets.reports.parts import Block, Heading, Key, Table

SEVERITY_KEYS = [Key.of(severity, COLOURS[severity]) for severity in SEVERITIES]


def history_block(days: Sequence[Row]) -> Block:
    """The score over time, as it was published."""
    heading = "Score over time"
    columns = (
        Heading("day", "day", is_whole=True),
        Heading("score", "score", is_number=True),
        Heading("exempted", "with exemptions", is_number=True),
        Heading("coverage", "coverage", is_number=True),
    )
    shown = [
        {
            "day": row["day"],
            "score": format_percent(row["score"]),
            "exempted": format_percent(row["score_with_exemptions"]),
            "coverage": format_percent(row["coverage"]),
        }
        for row in reversed(days)
    ]
    legend = [Key.of("score", SCORE), Key.of("score with exemptions", EXEMPTED), Key.of("coverage", COVERAGE)]
    note = "Coverage is the share of controls that could be judged: a score says little where it is low."
    if not any(row["score"] is not None for row in days):
        return Block(heading, note="No day has a score yet.")
    return Block(heading, score_lines("history", days), legend, note, Table(columns, shown), is_folded=True)


def severities_block(rows: Sequence[Row]) -> Block:
    """Failures by severity, what is exempt of them, and what is unknown."""
    bars = [
        (
            row["severity"],
            f"{row['failing']:,} fail ({row['failing_exempt']:,} exempt), {row['unknown']:,} unknown",
            [
                _part(row["failing"] - row["failing_exempt"], COLOURS[row["severity"]], f"{row['severity']}: {{}} fail"),
                _part(row["failing_exempt"], COLOURS[row["severity"]], f"{row['severity']}: {{}} fail and are exempt", 0.4),
                Part(row["unknown"], HATCHED, f"{row['severity']}: {row['unknown']:,} unknown"),
            ],
        )
        for row in rows
    ]
    columns = (
        Heading("severity", "severity"),
        Heading("failed_controls", "controls that fail", is_number=True),
        Heading("controls", "of controls that apply", is_number=True),
        Heading("unknown_controls", "unknown controls", is_number=True),
        Heading("failing", "failures", is_number=True),
        Heading("failing_exempt", "of these exempt", is_number=True),
        Heading("unknown", "unknown findings", is_number=True),
    )
    legend = [*SEVERITY_KEYS, Key("paler: exempt", "rest", 0.4), Key.of("unknown (no verdict)", GRID)]
    chart = stacked_bars("severities", "Failures by severity", bars) if bars else ""
    return Block("Failures by severity", chart, legend, table=Table(columns, counts(rows), "No control has judged anything."))


def accounts_block(rows: Sequence[Row]) -> Block:
    """The accounts with the gravest failures."""
    bars = [
        (
            row["account"],
            f"{sum(row[one] for one in SEVERITIES):,}",
            [_part(row[one], COLOURS[one], f"{row['account']}: {{}} {one}") for one in SEVERITIES],
        )
        for row in rows
    ]
    columns = (
        Heading("account", "account"),
        Heading("ou_path", "unit", is_small=True),
        *(Heading(one, one, is_number=True) for one in SEVERITIES),
        Heading("exempt", "exempt", is_number=True),
        Heading("unknown", "unknown", is_number=True),
        Heading("score", "score", is_number=True),
        Heading("coverage", "coverage", is_number=True),
    )
    shown = [row | {name: format_percent(row[name]) for name in ("score", "coverage")} for row in counts(rows)]
    chart = stacked_bars("accounts", "Failures by account", bars) if any(sum(row[one] for one in SEVERITIES) for row in rows) else ""
    return Block("Failures by account", chart, SEVERITY_KEYS, "Exempt failures apart.", Table(columns, shown, "No account was judged."))


def frameworks_block(rows: Sequence[Row]) -> Block:
    """Every framework: score, coverage, and how much of it no control answers."""
    bars = [(f"{row['framework']} {row['version']}", row["score"], row["coverage"]) for row in rows]
    columns = (
        Heading("called", "framework", is_whole=True),
        Heading("score", "score", is_number=True),
        Heading("score_with_exemptions", "with exemptions", is_number=True),
        Heading("coverage", "coverage", is_number=True),
        Heading("failed", "controls that fail", is_number=True),
        Heading("unknown", "unknown", is_number=True),
        Heading("requirements", "requirements", is_number=True),
        Heading("gaps", "without a control", is_number=True),
    )
    shown = [
        raw
        | {"called": f"{raw['framework']} {raw['version']}"}
        | {name: format_percent(raw[name]) for name in ("score", "score_with_exemptions", "coverage")}
        for raw in counts(rows)
    ]
    chart = score_bars("frameworks", "Score by framework", bars) if bars else ""
    legend = [Key.of("score", SCORE), Key.of("coverage", COVERAGE), Key.of("not passed; hatched: nothing was decided", GRID)]
    return Block("By framework", chart, legend, table=Table(columns, shown, "No framework is known."))


def _part(value: int, colour: str, text: str, pale: float = 1.0) -> Part:
    return Part(value, {"color": colour, "alpha": pale, "linewidth": 0}, text.format(f"{value:,}"))
