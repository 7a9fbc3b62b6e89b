"""The blocks of the compliance report: charts with their figures, and tables. The figures are `compliance_figures.py`'s and
`compliance_breakdowns.py`'s.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

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
from inventory_assets.reports.compliance_figures import SEVERITIES, UNKNOWN, format_percent
from inventory_assets.reports.cost_figures import Row
from inventory_assets.reports.drawing import GRID
from inventory_assets.reports.parts import Block, Heading, Key, Table

SEVERITY_KEYS = [Key.of(severity, COLOURS[severity]) for severity in SEVERITIES]
NOBODY = "no owner, or none known"


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
    return Block("Failures by severity", chart, legend, table=Table(columns, _counts(rows), "No control has judged anything."))


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
    shown = [row | {name: format_percent(row[name]) for name in ("score", "coverage")} for row in _counts(rows)]
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
        for raw in _counts(rows)
    ]
    chart = score_bars("frameworks", "Score by framework", bars) if bars else ""
    legend = [Key.of("score", SCORE), Key.of("coverage", COVERAGE), Key.of("not passed; hatched: nothing was decided", GRID)]
    return Block("By framework", chart, legend, table=Table(columns, shown, "No framework is known."))


def worst_block(rows: Sequence[Row]) -> Block:
    """The controls that fail most gravely."""
    columns = (
        Heading("severity", "severity"),
        Heading("control_id", "control"),
        Heading("title", "what it asks for"),
        Heading("failed_counted", "failures", is_number=True),
        Heading("failing_accounts", "accounts", is_number=True),
        Heading("unknown", "unknown", is_number=True),
    )
    return Block("Worst controls", note="Exempt findings apart.", table=Table(columns, _counts(rows), "No control fails."))


def moved_block(heading: str, rows: Sequence[Row], total: int, accounts: Mapping[str, str], empty: str) -> Block:
    """What began to fail, or was resolved."""
    columns = (
        Heading("when", "when (UTC)", is_whole=True),
        Heading("severity", "severity"),
        Heading("title", "control"),
        Heading("account", "account", is_small=True),
        Heading("resource_uid", "of"),
        Heading("reason", "why", is_small=True),
    )
    shown = [
        row
        | {
            "when": f"{row['changed_at']:%Y-%m-%d %H:%M}",
            "title": row["title"] or row["control_id"],
            "severity": f"{row['severity'] or UNKNOWN}{' (again)' if row['change'] == 'reopened' else ''}",
            "account": accounts.get(row["account_id"], row["account_id"]),
        }
        for row in rows
    ]
    note = f"The gravest {len(rows):,} of {total:,}; `inventory security changes` lists all." if len(rows) < total else ""
    return Block(f"{heading} ({total:,})", table=Table(columns, shown, empty, note))


def owners_block(rows: Sequence[Row]) -> Block:
    """Whose resources fail most gravely. Accounts and regions have no owner and are left out."""
    columns = (
        Heading("owner", "owner"),
        *(Heading(one, one, is_number=True) for one in SEVERITIES),
        Heading("resources", "resources", is_number=True),
        Heading("accounts", "accounts", is_number=True),
    )
    shown = [row | {"owner": row["owner"] or NOBODY} for row in _counts(rows)]
    note = "Failures of resources by severity, exempt ones apart; accounts and regions have no owner."
    return Block("Worst owners", note=note, table=Table(columns, shown, "No resource fails."))


def exemptions_block(rows: Sequence[Row]) -> Block:
    """Exemptions that have run out."""
    columns = (
        Heading("exemption_id", "exemption"),
        Heading("expires_on", "expired", is_whole=True),
        Heading("owner", "owner"),
        Heading("ticket", "ticket"),
        Heading("failing", "failures that count again", is_number=True),
        Heading("reason", "why it was made", is_small=True),
    )
    return Block("Expired exemptions", table=Table(columns, _counts(rows), "No exemption has expired."))


def unknown_block(rows: Sequence[Row]) -> Block:
    """What could not be judged, and why."""
    columns = (
        Heading("findings", "findings", is_number=True),
        Heading("controls", "controls", is_number=True),
        Heading("accounts", "accounts", is_number=True),
        Heading("cause", "why"),
    )
    note = "What is unknown is neither passed nor failed; each lowers the score until it can be read."
    return Block("Unknown, and why", note=note, table=Table(columns, _counts(rows), "Everything could be judged."))


def _part(value: int, colour: str, text: str, pale: float = 1.0) -> Part:
    return Part(value, {"color": colour, "alpha": pale, "linewidth": 0}, text.format(f"{value:,}"))


def _counts(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Counts with separators."""
    return [
        {name: f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else value for name, value in row.items()}
        for row in rows
    ]
