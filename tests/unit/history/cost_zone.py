"""Puts loads of costs into a raw zone, as the readers of billing exports and of Cost Explorer commit them. Says nothing about what should
come of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from inventory_assets.lake.schema import CHARGES, EXPLORED, LOADS

START = dt.datetime(2026, 1, 4, tzinfo=dt.UTC)
PROVIDERS = {"aws": "Amazon Web Services", "azure": "Microsoft", "gcp": "Google Cloud"}


def month_after(month: dt.date) -> dt.date:
    return (month.replace(day=28) + dt.timedelta(days=4)).replace(day=1)


@dataclass(frozen=True)
class Charge:
    """A charge of one day. `cost` is what it is billed, effectively and at list prices, unless `effective` or `listed` say otherwise."""

    day: dt.date
    account_id: str
    service: str
    cost: str
    resource_id: str | None = None
    tags: Mapping[str, str] | None = None
    effective: str | None = None
    listed: str | None = None
    category: str = "Usage"
    provider: str = "aws"
    currency: str = "USD"
    more: Mapping[str, Any] = field(default_factory=dict)

    def row(self, month: dt.date) -> dict[str, Any]:
        begin = dt.datetime.combine(self.day, dt.time(), dt.UTC)
        return {
            "BilledCost": Decimal(self.cost),
            "EffectiveCost": Decimal(self.effective or self.cost),
            "ListCost": Decimal(self.listed or self.cost),
            "ContractedCost": Decimal(self.listed or self.cost),
            "BillingAccountId": "999999999999",
            "BillingCurrency": self.currency,
            "BillingPeriodStart": dt.datetime.combine(month, dt.time(), dt.UTC),
            "BillingPeriodEnd": dt.datetime.combine(month_after(month), dt.time(), dt.UTC),
            "ChargePeriodStart": begin,
            "ChargePeriodEnd": begin + dt.timedelta(days=1),
            "ChargeCategory": self.category,
            "ChargeFrequency": "Usage-Based" if self.category == "Usage" else "One-Time",
            "PricingCategory": "Standard",
            "ProviderName": PROVIDERS.get(self.provider, self.provider),
            "ServiceName": self.service,
            "SubAccountId": self.account_id,
            "RegionId": "eu-west-1",
            "ResourceId": self.resource_id,
            "Tags": list(self.tags.items()) if self.tags is not None else None,
            **self.more,
        }


class CostZone:
    """The costs of a raw zone. Loads come in the order in which they are delivered, a minute apart."""

    def __init__(self, raw: Path, first: dt.datetime = START) -> None:
        self.raw, self._first, self._count = raw, first, 0

    def charge(self, export: str, month: dt.date, charges: Iterable[Charge], provider: str = "aws") -> None:
        """A month of an export, whole."""
        rows = [charge.row(month) for charge in charges]
        self._load("charges", provider, export, month, CHARGES, [row | {"SourceFile": "part-1"} for row in rows], "LoadId")

    def explore(self, source: str, month: dt.date, rows: Iterable[dict[str, Any]]) -> None:
        """A month of a dataset of Cost Explorer, whole."""
        self._load("explored", "aws", source, month, EXPLORED, list(rows), "load_id")

    def fail(self, kind: str, source: str, month: dt.date, code: str, message: str, provider: str = "aws") -> None:
        """An attempt that read nothing."""
        self._commit({"kind": kind, "provider": provider, "source": source, "billing_period": month, "status": "error",
                      "error_code": code, "error_message": message})  # fmt: skip

    def _load(
        self, kind: str, provider: str, source: str, month: dt.date, schema: pa.Schema, rows: list[dict[str, Any]], id_column: str
    ) -> None:
        load_id = self._next_id()
        relative = f"costs/{kind}/{source.replace(':', '_')}/{month:%Y-%m}/{load_id}.parquet"
        path = self.raw / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.Table.from_pylist([row | {id_column: load_id} for row in rows], schema=schema), path)
        self._commit({"load_id": load_id, "kind": kind, "provider": provider, "source": source, "billing_period": month, "status": "ok",
                      "row_count": len(rows), "content_path": relative if rows else None})  # fmt: skip

    def _commit(self, row: dict[str, Any]) -> None:
        load_id = row.get("load_id") or self._next_id()
        started = self._first + dt.timedelta(minutes=self._count)
        table = pa.Table.from_pylist([{"load_id": load_id, "started_at": started, "finished_at": started} | row], schema=LOADS)
        path = self.raw / "costs" / "loads" / f"{load_id}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(table, path)

    def _next_id(self) -> str:
        self._count += 1
        return f"20260104T{self._count:012d}-00000000"
