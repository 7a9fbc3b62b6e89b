"""Runs of the reader of Cost Explorer against a scripted one, and what they leave in the raw zone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from scripted_explorer import ScriptedExplorer

from inventory_assets.collect.billing.explorer import ExplorerOutcome, explore_costs
from inventory_assets.lake.costs import LoadKey, LoadRow, Loads
from inventory_assets.settings import Settings

TODAY = dt.date(2026, 11, 25)
OPEN = dt.date(2026, 11, 1)


class Runs:
    """Cost Explorer, a raw zone, and the settings between them."""

    def __init__(self, explorer: ScriptedExplorer, raw: Path) -> None:
        self.explorer, self.raw = explorer, raw
        self.costs: dict[str, Any] = {"enabled": True, "daily_days": 1}
        self.more: dict[str, Any] = {}

    def run(self, today: dt.date = TODAY) -> ExplorerOutcome:
        """One run, seen from one day; `explorer.requests` then has its requests alone."""
        self.explorer.requests.clear()
        collection = {"retry_attempts": 2}
        settings = Settings.model_validate(
            {"costs": {"cost_explorer": self.costs}, "endpoints": {"ce": self.explorer.url}, "collection_settings": collection, **self.more}
        )
        return explore_costs(settings, self.raw, today)

    def current(self, source: str, month: dt.date = OPEN) -> LoadRow | None:
        return Loads(self.raw).current().get(LoadKey("explored", "aws", source, month))

    def latest(self, source: str, month: dt.date = OPEN) -> LoadRow:
        return Loads(self.raw).latest()[LoadKey("explored", "aws", source, month)]

    def rows(self, source: str, month: dt.date = OPEN) -> list[dict[str, Any]]:
        """The current content of a month."""
        load = self.current(source, month)
        assert load is not None, f"nothing was read of {source} {month}"
        return pq.read_table(self.raw / load.content_path).to_pylist() if load.content_path else []

    def total(self, source: str, months: Sequence[dt.date] = (OPEN,)) -> Decimal:
        return sum((row["unblended_cost"] for month in months for row in self.rows(source, month)), Decimal(0))

    def by_day(self, source: str, month: dt.date = OPEN) -> dict[int, Decimal]:
        return {row["period_start"].day: row["unblended_cost"] for row in self.rows(source, month)}
