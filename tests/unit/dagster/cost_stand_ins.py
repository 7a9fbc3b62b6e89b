"""Stand-ins for what reads costs: a collector whose exports have what they are told to have, and a raw zone of charges."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from inventory_assets.collect.billing.exports import MonthLoad
from inventory_assets.collect.billing.outcomes import ExplorerOutcome, PricesOutcome, SourceLoad
from inventory_assets.collect.costs import Available
from inventory_assets.lake.costs import CostWriter, LoadRow
from inventory_assets.lake.schema import CHARGES
from inventory_assets.settings import Settings
from inventory_assets.settings.model import BillingExport, CostExplorer, Costs

AUGUST, SEPTEMBER, OCTOBER, NOVEMBER = (dt.date(2026, month, 1) for month in range(8, 12))
BROKEN = "part-2.csv, row 17 (line 18), column BilledCost: 'abc' is no number"


def with_costs(settings: Settings, *exports: str, explorer: bool = False) -> Settings:
    """The settings with these exports."""
    made = {name: BillingExport(provider="aws", location=f"/exports/{name}") for name in exports}
    return settings.model_copy(update={"costs": Costs(exports=made, cost_explorer=CostExplorer(enabled=explorer))})


def loaded(export: str, month: dt.date, rows: int = 10) -> MonthLoad:
    return MonthLoad(export, "aws", month, "ok", rows)


def as_it_was(export: str, month: dt.date, rows: int = 10) -> MonthLoad:
    return MonthLoad(export, "aws", month, "ok", rows, is_unchanged=True)


def broken(export: str, month: dt.date | None, message: str = BROKEN) -> MonthLoad:
    return MonthLoad(export, "aws", month, "error", error_code="BrokenExport", error_message=message)


def explored(*statuses: str, paid: int = 3) -> ExplorerOutcome:
    """What Cost Explorer said of one month after the other."""
    told = {"skipped": "tag_monthly:Team was not asked for: raise costs.cost_explorer.requests_per_run"}
    loads = [
        SourceLoad(
            "aws", "service_monthly", dt.date(2026, 11 - place, 1), status, 5 if status == "ok" else None,
            error_message=None if status == "ok" else told.get(status, "GetCostAndUsage: not allowed"),
        )
        for place, status in enumerate(statuses)
    ]  # fmt: skip
    return ExplorerOutcome(tuple(loads), paid, 40, paid * Decimal("0.01"))


@dataclass
class FakeCosts:
    """Tells of `loads` what lies in the months that are asked for, and of `has` what the exports have."""

    loads: list[MonthLoad] = field(default_factory=list)
    answer: ExplorerOutcome = field(default_factory=explored)
    prices: PricesOutcome = field(default_factory=PricesOutcome)
    has: Mapping[str, Mapping[dt.date, str]] = field(default_factory=dict)
    unreadable: Mapping[str, str] = field(default_factory=dict)
    explodes: bool = False
    asked: list[list[dt.date] | None] = field(default_factory=list)
    explorations: int = 0
    regions: list[str] | None = None

    def available(self) -> Available:
        return Available(self.has, self.unreadable)

    def read_exports(self, months: Sequence[dt.date] | None = None) -> Iterator[MonthLoad]:
        self.asked.append(None if months is None else list(months))
        for load in self.loads:
            if months is None or load.billing_period is None or load.billing_period in months:
                yield load
        if self.explodes:
            raise RuntimeError("nobody foresaw this")

    def explore(self) -> ExplorerOutcome:
        self.explorations += 1
        return self.answer

    def refresh_prices(self, regions: Sequence[str] | None = None) -> PricesOutcome:
        self.regions = None if regions is None else list(regions)
        return self.prices


def charge(
    cost: str, day: dt.date = dt.date(2026, 11, 20), *, currency: str = "USD", provider: str = "Amazon Web Services"
) -> dict[str, object]:
    """A charge of one day."""
    start = dt.datetime.combine(day, dt.time(), dt.UTC)
    amount = Decimal(cost)
    return {
        "BillingPeriodStart": start.replace(day=1), "ChargePeriodStart": start, "ChargePeriodEnd": start + dt.timedelta(days=1),
        "BillingCurrency": currency, "ProviderName": provider, "BilledCost": amount, "EffectiveCost": amount / 2,
    }  # fmt: skip


def load_charges(
    warehouse: Path, export: str, charges: Sequence[dict[str, object]], *, month: dt.date = NOVEMBER, at: dt.datetime, status: str = "ok"
) -> Path:
    """Commit a load of a month whose ledger file was written at a time of ours."""
    writer = CostWriter(warehouse / "raw")
    path = None
    if status == "ok" and charges:
        aside, path = writer.path_for("charges", export, month)
        pq.write_table(pa.Table.from_pylist(list(charges), schema=CHARGES), aside)
    content_hash = f"{at}" if status == "ok" else None
    writer.record(
        LoadRow("charges", "aws", export, month, status, at, row_count=len(charges), content_path=path, content_hash=content_hash)
    )
    ledger = writer.commit()
    assert ledger is not None
    os.utime(ledger, ns=(nanoseconds(at), nanoseconds(at)))
    return ledger


def nanoseconds(moment: dt.datetime) -> int:
    return int(moment.timestamp()) * 10**9
