"""The AWS bill in the layout of Data Exports: FOCUS 1.2 with AWS columns, Parquet, a month overwritten in place. Facts stand elsewhere."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from inventory_assets.localcloud.billing.facts import Facts
from inventory_assets.localcloud.billing.focus_files import ROOT, Item, written
from inventory_assets.localcloud.billing.focus_rows import Dialect, by_line, doubles, focus_columns, invoice_ids
from inventory_assets.localcloud.billing.lines import Line
from inventory_assets.localcloud.billing.prices import REGIONS
from inventory_assets.localcloud.billing.timeline import next_month
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.chance import Chance

EXPORT = "meridian-focus"
PART_ROWS = 25_000


def aws_items(facts: Facts, owner: Account, bucket: str) -> Iterator[Item]:
    """Parts and manifest of every month."""
    prefix = f"{ROOT}/aws/{EXPORT}"
    for month in facts.window.months:
        moment = written(facts.window.written_on(month))
        table = _table(facts.of_month(month), owner)
        partition, items = f"BILLING_PERIOD={month:%Y-%m}", []
        for number, start in enumerate(range(0, len(table), PART_ROWS), 1):
            key = f"{prefix}/data/{partition}/{EXPORT}-{number:05d}.snappy.parquet"
            items.append(Item(key, parquet(table.slice(start, PART_ROWS)), moment))
        yield from items
        manifest = json.dumps(_manifest(month, items, table.schema, owner, bucket), indent=2).encode()
        yield Item(f"{prefix}/metadata/{partition}/{EXPORT}-Manifest.json", manifest, moment, "application/json")


def parquet(table: pa.Table) -> bytes:
    """The table as Parquet, without Arrow's own schema: readers see what the service writes."""
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="snappy", store_schema=False, write_statistics=False)
    return sink.getvalue()


def _table(facts: Facts, owner: Account) -> pa.Table:
    """Money and quantities as doubles, times without a zone, tags as maps: so the service writes them."""
    dialect = Dialect(
        provider="AWS",
        publisher="Amazon Web Services, Inc.",
        issuer="Amazon Web Services, Inc.",
        sub_account_type="Linked Account",
        billing=lambda _: (owner.account_id, owner.name, "Payer Account"),
        region_name=REGIONS.get,
        commitment_type="Compute Savings Plans",
        commitment_name="ComputeSavingsPlans 1yr No Upfront",
    )
    columns = focus_columns(facts, dialect)
    columns = {name: doubles(column) if pa.types.is_decimal(column.type) else column for name, column in columns.items()}
    columns["InvoiceId"] = invoice_ids(facts, "EUINUS")
    columns["SkuPriceDetails"] = _maps(facts, _details)
    columns["Tags"] = _maps(facts, lambda line: line.tags or None)
    columns["x_Discounts"] = _discounts(facts)
    columns["x_Operation"] = by_line(facts, lambda line: line.sku.operation or None)
    columns["x_ServiceCode"] = by_line(facts, lambda line: line.sku.service.code)
    return pa.table(columns)


def _maps(facts: Facts, show: Any) -> pa.Array:
    values = [show(line) for line in facts.lines]
    plain = pa.array([None if value is None else list(value.items()) for value in values], pa.map_(pa.string(), pa.string()))
    return plain.take(pa.array(facts.line))


def _details(line: Line) -> dict[str, str] | None:
    if not line.sku.instance:
        return None
    details = {"InstanceType": line.sku.instance}
    return details | ({"CoreCount": line.sku.details["vCPU"]} if "vCPU" in line.sku.details else {})


def _discounts(facts: Facts) -> pa.Array:
    kind = pa.map_(pa.string(), pa.float64())
    shares = [line.sku.service.discount for line in facts.lines]
    plain = pa.array([[("PrivateRateDiscount", share)] if share else None for share in shares], kind)
    return plain.take(pa.array(facts.line))


def _manifest(month: date, items: list[Item], schema: pa.Schema, owner: Account, bucket: str) -> dict[str, Any]:
    digits = Chance(*(item.etag for item in items)).hex("execution", 32)
    execution = f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"
    return {
        "exportName": EXPORT,
        "exportArn": f"arn:aws:bcm-data-exports:us-east-1:{owner.account_id}:export/{EXPORT}-{Chance(owner.account_id).hex('export', 12)}",
        "tableName": "FOCUS_1_2_AWS",
        "executionId": execution,
        "account": owner.account_id,
        "billingPeriod": {"start": f"{month:%Y-%m-%d}T00:00:00.000Z", "end": f"{next_month(month):%Y-%m-%d}T00:00:00.000Z"},
        "contentType": "Parquet",
        "compression": "Parquet",
        "overwrite": "OVERWRITE_REPORT",
        "columns": [{"name": field.name, "type": _type_name(field.type)} for field in schema],
        "dataFiles": [f"s3://{bucket}/{item.key}" for item in items],
    }


def _type_name(kind: pa.DataType) -> str:
    if pa.types.is_map(kind):
        return f"map<string, {_type_name(kind.item_type)}>"
    if pa.types.is_timestamp(kind):
        return "timestamp_milliseconds"
    return "double" if pa.types.is_floating(kind) else "string"
