"""What a run came to in costs, as lines for people: per export, and what Cost Explorer was asked. The run itself is `runs.py`'s."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from inventory_assets.cli.output import count_of

if TYPE_CHECKING:
    from inventory_assets.collect.billing.exports import MonthLoad
    from inventory_assets.collect.billing.outcomes import ExplorerOutcome
    from inventory_assets.runs import CostsRead


def costs_lines(costs: CostsRead) -> list[str]:
    """A line for each export, and one for Cost Explorer."""
    exports = dict.fromkeys(load.export for load in costs.months)
    lines = [_export(name, [load for load in costs.months if load.export == name]) for name in exports]
    return [*lines, *([_explored(costs.explored)] if costs.explored is not None else [])]


def _export(name: str, loads: Sequence[MonthLoad]) -> str:
    """`main: 2 months read (12,345 charges), 11 as they were, 1 could not be read (error)`."""
    good = [load for load in loads if load.status == "ok"]
    news = [load for load in good if not load.is_unchanged]
    failed = [load for load in loads if load.status != "ok"]
    charges = sum(load.row_count or 0 for load in news)
    parts = []
    if news:
        parts.append(f"{count_of(len(news), 'month')} read ({count_of(charges, 'charge')})")
    if len(good) > len(news):
        parts.append(f"{len(good) - len(news):,} as {'they were' if len(good) - len(news) > 1 else 'it was'}")
    if failed:
        parts.append(f"{len(failed):,} could not be read ({', '.join(sorted({load.status for load in failed}))})")
    return f"{name}: {', '.join(parts)}"


def _explored(explored: ExplorerOutcome) -> str:
    """`Cost Explorer: 14 of 40 requests (USD 0.14); 30 ok, 2 skipped`."""
    asked = f"Cost Explorer: {explored.paid_requests:,} of {explored.budget:,} requests (USD {explored.cost_usd:.2f})"
    statuses = ", ".join(f"{count:,} {status}" for status, count in sorted(explored.loads_by_status.items()))
    return f"{asked}; {statuses}" if statuses else f"{asked}; nothing was left to ask"
