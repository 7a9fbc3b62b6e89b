"""What a load of costs came to, in Dagster's terms: which months are materialized, which failed and why. Nothing is read here.

- A month is materialized when every export that has it was read, or was found as it was. Its load was committed before.
- A month of which a file could not be read fails, and only it is to be run again; the last good one stays.
- Requests that the budget did not allow are told, and fail nothing: what was known of them is carried forward with its age.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import dagster as dg

from inventory_assets.partitions import month_key

if TYPE_CHECKING:
    from inventory_assets.collect.billing.exports import MonthLoad
    from inventory_assets.collect.billing.outcomes import ExplorerOutcome, Outcome, PricesOutcome, SourceLoad

SHOWN = 50  # failed loads named in a message
#: What is skipped for the budget's sake, or not switched on, is told and fails nothing.
BROKEN = frozenset({"denied", "throttled", "error"})


class MonthOutcome:
    """Takes in the loads of one run and gives the events to record, once all are committed."""

    def __init__(self, asset: dg.AssetKey) -> None:
        self._asset = asset
        self._loads: list[MonthLoad] = []

    def take(self, load: MonthLoad) -> None:
        """One export's month has been read, found as it was, or could not be read."""
        self._loads.append(load)

    def materializations(self) -> Iterator[dg.AssetMaterialization]:
        """An event for each month that every export which has it could tell."""
        for month in sorted({load.billing_period for load in self._loads if load.billing_period is not None}):
            loads = [load for load in self._loads if load.billing_period == month]
            if all(load.status == "ok" for load in loads):
                yield dg.AssetMaterialization(self._asset, partition=month_key(month), metadata=_metadata(loads))

    def raise_for_failures(self) -> None:
        """End the run as failed when months did: those that were read are recorded, the others are open."""
        failed = [load for load in self._loads if load.status != "ok"]
        if failed:
            raise dg.Failure(
                description=_listed(f"{len(failed)} of {len(self._loads)} months of billing exports could not be read:", map(told, failed)),
                metadata={"failed": len(failed), "succeeded": len(self._loads) - len(failed)},
                allow_retries=False,  # the next look at the export tries again
            )


def told(load: MonthLoad) -> str:
    """One line about an export's month."""
    name = f"{load.export} {_month(load.billing_period)}"
    if load.status != "ok":
        return f"{name}: {load.status}: {load.error_message or load.error_code}"
    return f"{name}: as it was" if load.is_unchanged else f"{name}: {load.row_count:,} charges"


def explored_metadata(outcome: ExplorerOutcome) -> dict[str, Any]:
    """What a run asked of Cost Explorer, and what that costs."""
    return _metadata_of(outcome) | {
        "paid_requests": outcome.paid_requests,
        "budget": outcome.budget,
        "cost_usd": str(outcome.cost_usd),  # money is no float
    }


def prices_metadata(outcome: PricesOutcome) -> dict[str, Any]:
    """What a refresh of prices read."""
    return _metadata_of(outcome) | {"prices": outcome.prices, "messages": list(outcome.messages)}


def _metadata_of(outcome: Outcome) -> dict[str, Any]:
    return {
        "loads": len(outcome.loads),
        "unchanged": sum(load.is_unchanged for load in outcome.loads),
        "rows": sum(load.row_count or 0 for load in outcome.loads),
        "statuses": dg.MetadataValue.json(outcome.loads_by_status),
    }


def warnings_of(outcome: Outcome) -> list[str]:
    """One line for each reason for which something was left out."""
    return list(dict.fromkeys(load.error_message or load.source for load in outcome.loads if load.status not in {"ok", *BROKEN}))


def raise_for_broken(what: str, outcome: Outcome, metadata: Mapping[str, Any]) -> None:
    """End the run as failed where something could not be read. What could is committed, and stays."""
    broken = [load for load in outcome.loads if load.status in BROKEN]
    if broken:
        raise dg.Failure(
            description=_listed(f"{len(broken)} of {len(outcome.loads)} loads of {what} failed:", map(_told_of_source, broken)),
            metadata=dict(metadata),
            allow_retries=False,
        )


def _told_of_source(load: SourceLoad) -> str:
    month = f" {_month(load.billing_period)}" if load.billing_period else ""
    return f"{load.source}{month}: {load.status}: {load.error_message or load.error_code}"


def _month(month: dt.date | None) -> str:
    return "as a whole" if month is None else f"{month:%Y-%m}"


def _metadata(loads: Sequence[MonthLoad]) -> dict[str, Any]:
    exports = {load.export: {"status": load.status, "rows": load.row_count, "unchanged": load.is_unchanged} for load in loads}
    return {
        "rows": sum(load.row_count or 0 for load in loads),
        "unchanged": all(load.is_unchanged for load in loads),
        "exports": dg.MetadataValue.json(exports),
    }


def _listed(head: str, lines: Iterator[str]) -> str:
    told_lines = list(lines)
    more = [f"and {len(told_lines) - SHOWN} more"] if len(told_lines) > SHOWN else []
    return "\n".join([head, *told_lines[:SHOWN], *more])
