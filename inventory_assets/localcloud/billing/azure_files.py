"""The Azure bill in the layout of a Cost Management export: FOCUS 1.2 as gzipped CSV, a new folder for every run. Facts stand elsewhere.

Resource ids come in the spelling of whoever reported the charge: upper and lower case differ from day to day. The open month has two runs;
only the newer one counts.
"""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv

from inventory_assets.localcloud.billing.facts import Facts
from inventory_assets.localcloud.billing.focus_files import ROOT, Item, written
from inventory_assets.localcloud.billing.focus_rows import Dialect, by_line, coded, focus_columns, invoice_ids, money
from inventory_assets.localcloud.billing.lines import Line
from inventory_assets.localcloud.billing.prices_elsewhere import AZURE_REGIONS, EUR_PER_USD
from inventory_assets.localcloud.billing.timeline import next_month
from inventory_assets.localcloud.estate.chance import Chance

EXPORT = "meridian-focus-daily"
PART_ROWS = 700
_PROFILES = {"USD": ("MERI-DIAN-BG7-PGB", "Meridian Inc."), "EUR": ("MERI-DIEU-BG7-PGB", "Meridian Europe GmbH")}
_ACCOUNT = "2f8c1d7e-90ab-5c3d-8f21-6b7e4a5d9c10:6d0e4b3a-7c52-4f1e-a9d8-1b2c3d4e5f60_2019-05-31"


def azure_items(facts: Facts) -> Iterator[Item]:
    """Parts and manifest of every run: one of each closed month, and of the open month those of yesterday and today."""
    window = facts.window
    for month in window.months:
        of_month = facts.of_month(month)
        last = window.written_on(month)
        if not window.is_settled(month) and last - timedelta(days=1) > month:
            before = last - timedelta(days=1)
            yield from _run(of_month.where(of_month.day < before.toordinal()), month, written(before))
        yield from _run(of_month, month, written(last))


def _run(facts: Facts, month: date, moment: datetime) -> Iterator[Item]:
    guid = _guid("run", month, moment)
    folder = f"{ROOT}/azure/{EXPORT}/{month:%Y%m%d}-{next_month(month) - timedelta(days=1):%Y%m%d}/{moment:%Y%m%d%H%M}/{guid}"
    table, items, counts = _table(facts), [], []
    for number, start in enumerate(range(0, len(table), PART_ROWS)):
        part = table.slice(start, PART_ROWS)
        items.append(Item(f"{folder}/part_{number}_0001.csv.gz", _csv(part), moment, "text/csv"))
        counts.append(len(part))
    yield from items
    manifest = json.dumps(_manifest(month, moment, guid, items, counts), indent=2).encode()
    yield Item(f"{folder}/manifest.json", manifest, moment, "application/json")


def _csv(table: pa.Table) -> bytes:
    sink = io.BytesIO()
    with gzip.GzipFile(fileobj=sink, mode="wb", mtime=0, compresslevel=6, filename="") as packed:
        pa_csv.write_csv(table, packed)
    return sink.getvalue()


def _guid(*parts: object) -> str:
    digits = Chance(EXPORT, *parts).hex("guid", 32)
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"


def _table(facts: Facts) -> pa.Table:
    dialect = Dialect(
        provider="Microsoft",
        publisher="Microsoft",
        issuer="Microsoft",
        sub_account_type="Subscription",
        billing=lambda line: (f"/providers/Microsoft.Billing/billingAccounts/{_ACCOUNT}/billingProfiles/{_PROFILES[line.currency][0]}",
                              _PROFILES[line.currency][1], "Billing Profile"),
        region_name=AZURE_REGIONS.get,
    )  # fmt: skip
    columns = focus_columns(facts, dialect)
    columns["InvoiceId"] = invoice_ids(facts, "G")
    columns["ResourceId"] = _mixed_case(facts)
    columns["SubAccountId"] = by_line(facts, lambda line: f"/subscriptions/{line.account_id}")
    columns["Tags"] = by_line(facts, lambda line: json.dumps(dict(line.tags)) if line.tags else None)
    columns |= _extensions(facts)
    return pa.table({name: _plain(column) for name, column in columns.items()})


def _plain(column: pa.Array) -> pa.Array:
    """As text: decimals without an exponent, times to the second in UTC."""
    if pa.types.is_dictionary(column.type):
        return column.cast(pa.string())
    if pa.types.is_timestamp(column.type):
        return pa.compute.strftime(column.cast(pa.timestamp("s")), "%Y-%m-%dT%H:%M:%SZ")
    return column.cast(pa.string()) if pa.types.is_decimal(column.type) else column


def _mixed_case(facts: Facts) -> pa.Array:
    """Every third day ids come in lower case, and now and then with the provider in upper case."""
    names = [line.resource_id for line in facts.lines]
    lower = [name and name.lower() for name in names]
    upper = [name and name.replace("/resourceGroups/", "/resourcegroups/").replace("/Microsoft.", "/MICROSOFT.") for name in names]
    spelling = np.select([facts.day % 3 == 0, facts.day % 7 == 0], [1, 2], 0)
    return coded(facts.line + spelling * len(names), [*names, *lower, *upper])


def _extensions(facts: Facts) -> dict[str, pa.Array]:
    """Some of the columns that Microsoft adds."""
    rate = np.array([1.0 if line.currency == "USD" else float(1 / EUR_PER_USD) for line in facts.lines])[facts.line]
    dollars = {"Billed": facts.billed, "Effective": facts.effective, "List": facts.listed, "Contracted": facts.contracted}
    texts = {
        "x_BillingAccountId": lambda _: _ACCOUNT,
        "x_BillingProfileId": lambda line: _PROFILES[line.currency][0],
        "x_InvoiceSectionName": lambda line: line.account_name,
        "x_ResourceGroupName": _group,
        "x_ResourceType": lambda line: line.resource_type and line.resource_type.lower(),
        "x_SkuMeterCategory": lambda line: line.sku.service.name,
        "x_SkuMeterName": lambda line: line.sku.usage,
        "x_SkuServiceFamily": lambda line: line.sku.service.code,
        "x_PricingSubcategory": lambda _: "On-Demand",
    }
    columns = {name: by_line(facts, text) for name, text in texts.items()}
    return columns | {
        "x_BillingExchangeRate": pa.array(rate),
        **{f"x_{name}CostInUsd": money(np.rint(amount * rate).astype(np.int64)) for name, amount in dollars.items()},
    }


def _group(line: Line) -> str | None:
    return line.resource_id.split("/")[4] if line.resource_id else None


def _manifest(month: date, moment: datetime, guid: str, items: list[Item], counts: list[int]) -> dict[str, Any]:
    end = next_month(month) - timedelta(days=1)
    subscription = "/subscriptions/5f0c1d2e-7a3b-4c88-9d10-3b6f5a2e8c41/resourceGroups/rg-finops"
    return {
        "manifestVersion": "2024-04-01",
        "byteCount": sum(len(item.body) for item in items),
        "blobCount": len(items),
        "dataRowCount": sum(counts),
        "exportConfig": {
            "exportName": EXPORT,
            "resourceId": f"/providers/Microsoft.Billing/billingAccounts/{_ACCOUNT}/providers/Microsoft.CostManagement/exports/{EXPORT}",
            "dataVersion": "1.2",
            "apiVersion": "2023-07-01-preview",
            "type": "FocusCost",
            "timeFrame": "MonthToDate",
            "granularity": "Daily",
        },
        "deliveryConfig": {
            "partitionData": True,
            "dataOverwriteBehavior": "CreateNewReport",
            "fileFormat": "Csv",
            "compressionMode": "Gzip",
            "containerUri": f"{subscription}/providers/Microsoft.Storage/storageAccounts/stfinops",
            "rootFolderPath": f"{ROOT}/azure",
        },
        "runInfo": {
            "executionType": "Scheduled",
            "submittedTime": f"{moment:%Y-%m-%dT%H:%M:%S}.0000000Z",
            "runId": guid,
            "startDate": f"{month:%Y-%m-%d}T00:00:00",
            "endDate": f"{end:%Y-%m-%d}T00:00:00",
        },
        "blobs": [
            {"blobName": item.key, "byteCount": len(item.body), "dataRowCount": count} for item, count in zip(items, counts, strict=True)
        ],
    }
