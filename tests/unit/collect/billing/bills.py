"""Small bills in every layout in which they are delivered, and what a raw zone holds of them. What should come of them is not said here."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from inventory_assets.collect.billing.exports import MonthLoad, read_exports
from inventory_assets.lake.costs import Loads
from inventory_assets.settings import Settings

MAY, JUNE = dt.date(2026, 5, 1), dt.date(2026, 6, 1)
MONEY = ("BilledCost", "EffectiveCost", "ListCost", "ContractedCost")
Row = dict[str, Any]


def charge(cost: str = "1.25", day: str = "2026-05-03", **more: Any) -> Row:
    """One charge as CSV has it."""
    month = f"{day[:7]}-01T00:00:00Z"
    return {
        "ProviderName": "AWS",
        "BillingAccountId": "012345678901",
        "SubAccountId": "000000000042",
        "BillingPeriodStart": month,
        "ChargePeriodStart": f"{day}T00:00:00Z",
        "ChargePeriodEnd": f"{day}T23:00:00Z",
        "ChargeCategory": "Usage",
        "BillingCurrency": "USD",
        "ServiceName": "Amazon Elastic Compute Cloud",
        "ResourceId": "i-0abc",
        "Tags": '{"Team": "web", "Env": "prod"}',
        "x_Operation": "RunInstances",
        **dict.fromkeys(MONEY, cost),
        **more,
    }


def names_of(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row))


def csv_text(rows: Sequence[Mapping[str, Any]], columns: Sequence[str] | None = None) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns or names_of(rows), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def parquet_of(rows: Sequence[Mapping[str, Any]], types: Mapping[str, pa.DataType] | None = None) -> bytes:
    """The rows as AWS writes them: costs as doubles, times in milliseconds, tags as a map."""
    wanted: dict[str, pa.DataType] = {name: pa.float64() for name in MONEY}
    wanted |= {name: pa.timestamp("ms") for name in names_of(rows) if name.endswith(("PeriodStart", "PeriodEnd"))}
    wanted |= {"Tags": pa.map_(pa.string(), pa.string())} | dict(types or {})
    made = {}
    for name in names_of(rows):
        type_ = wanted.get(name, pa.string())
        made[name] = pa.array([_as(type_, row.get(name)) for row in rows], type_)
    out = io.BytesIO()
    pq.write_table(pa.table(made), out, compression="snappy")
    return out.getvalue()


def _as(type_: pa.DataType, value: Any) -> Any:
    if value is None or not isinstance(value, str):
        return value
    if pa.types.is_floating(type_):
        return float(value)
    if pa.types.is_decimal(type_):
        return Decimal(value)
    if pa.types.is_timestamp(type_):
        return dt.datetime.fromisoformat(value.replace("Z", ""))
    return list(json.loads(value).items()) if pa.types.is_map(type_) else value


def content_of(name: str, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """The rows in the form that the file's name speaks of."""
    if name.endswith(".parquet"):
        return parquet_of(rows)
    text = csv_text(rows).encode()
    return gzip.compress(text) if name.endswith(".gz") else text


def put(path: Path, content: bytes | str | Sequence[Mapping[str, Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, str):
        content = content.encode()
    path.write_bytes(content if isinstance(content, bytes) else content_of(path.name, content))
    return path


def deliver_aws(root: Path, month: dt.date, parts: Mapping[str, Any], execution: str = "", *, manifest: bool = True) -> None:
    """A delivery of AWS Data Exports; `execution` is the folder of an export that keeps its earlier ones."""
    period = f"BILLING_PERIOD={month:%Y-%m}"
    folder = Path(period, execution)
    for name, content in parts.items():
        put(root / "data" / folder / name, content)
    if manifest:
        named = [f"s3://a-bucket/some/prefix/exp/data/{folder / name}" for name in parts]
        told = {"executionId": execution or "e1", "columns": [], "dataFiles": named}
        put(root / "metadata" / folder / "exp-Manifest.json", json.dumps(told))


def deliver_azure(
    root: Path, run: str, parts: Mapping[str, Any], *, manifest: bool = True, period: str = "20260501-20260531", **more: Any
) -> Path:
    """A run of an Azure export."""
    folder = root / period / run / "6f1c"
    blobs = []
    for name, content in parts.items():
        path = put(folder / name, content)
        blobs.append({"blobName": f"billing/exports/focus/{period}/{run}/6f1c/{name}", "byteCount": path.stat().st_size, **more})
    if manifest:
        put(folder / "manifest.json", json.dumps({"blobs": blobs, "exportConfig": {"type": "FocusCost"}}))
    return folder


def settings_for(warehouse: Path, provider: str = "aws", format: str = "focus", **locations: Path | str) -> Settings:
    exports = {name: {"provider": provider, "location": str(place), "format": format} for name, place in locations.items()}
    return Settings.model_validate({"warehouse": str(warehouse), "costs": {"exports": exports}})


class Zone:
    """A warehouse with exports, read as often as a test likes."""

    def __init__(self, warehouse: Path, **settings: Any) -> None:
        self.settings = settings_for(warehouse, **settings)
        self.raw = warehouse / "raw"

    def read(self, months: Sequence[dt.date] | None = None) -> dict[tuple[str, dt.date | None], MonthLoad]:
        return {(load.export, load.billing_period): load for load in read_exports(self.settings, self.raw, months)}

    def read_one(self, month: dt.date | None = MAY) -> MonthLoad:
        [load] = [load for (_, of), load in self.read().items() if of == month]
        return load

    def rows(self, export: str | None = None) -> list[Row]:
        """What is current of all months."""
        found = []
        for row in Loads(self.raw).current().values():
            if row.content_path is not None and export in (None, row.source):
                found += pq.read_table(self.raw / row.content_path).to_pylist()
        return [row | {name: dict(row[name]) for name in ("Tags", "OtherColumns") if row[name] is not None} for row in found]

    def files(self) -> list[str]:
        return sorted(str(Path(folder, name).relative_to(self.raw)) for folder, _, names in os.walk(self.raw) for name in names)

    def billed(self) -> list[Decimal]:
        return sorted(row["BilledCost"] for row in self.rows())


def totals(rows: Iterable[Mapping[str, Any]], column: str = "BilledCost") -> dict[tuple[str, str, str], Decimal]:
    """Sums per provider, currency and month, of rows as CSV or as the raw zone has them."""
    found: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for row in rows:
        provider = str(row.get("ServiceProviderName") or row["ProviderName"])
        found[provider, row["BillingCurrency"], str(row["BillingPeriodStart"])[:7]] += Decimal(row[column] or 0)
    return dict(found)
