"""The tables of the compliance report. What has a chart is `compliance_blocks.py`'s; the figures are those of `compliance_figures.py` and
`compliance_breakdowns.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from inventory_assets.reports.compliance_figures import SEVERITIES, UNKNOWN
from inventory_assets.reports.cost_figures import Row
from inventory_assets.reports.parts import Block, Heading, Table

NOBODY = "no owner, or none known"


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
    return Block("Worst controls", note="Exempt findings apart.", table=Table(columns, counts(rows), "No control fails."))


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
    shown = [row | {"owner": row["owner"] or NOBODY} for row in counts(rows)]
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
    return Block("Expired exemptions", table=Table(columns, counts(rows), "No exemption has expired."))


def unknown_block(rows: Sequence[Row]) -> Block:
    """What could not be judged, and why."""
    columns = (
        Heading("findings", "findings", is_number=True),
        Heading("controls", "controls", is_number=True),
        Heading("accounts", "accounts", is_number=True),
        Heading("cause", "why"),
    )
    note = "What is unknown is neither passed nor failed; each lowers the score until it can be read."
    return Block("Unknown, and why", note=note, table=Table(columns, counts(rows), "Everything could be judged."))


def counts(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Counts with separators."""
    return [
        {name: f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else value for name, value in row.items()}
        for row in rows
    ]
