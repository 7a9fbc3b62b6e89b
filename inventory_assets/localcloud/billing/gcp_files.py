"""The GCP bill as BigQuery's EXPORT DATA writes its FOCUS table (Preview): Parquet by the week of export, rows only ever added.

A few charges are known late; they stand in a later file than their day's. The table has no Tags: labels are records in x_Labels.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import pyarrow as pa

from inventory_assets.localcloud.billing.aws_files import parquet
from inventory_assets.localcloud.billing.facts import Facts
from inventory_assets.localcloud.billing.focus_files import ROOT, Item, written
from inventory_assets.localcloud.billing.focus_rows import Dialect, by_line, focus_columns, moments
from inventory_assets.localcloud.billing.lines import Line, Whole, mixed
from inventory_assets.localcloud.billing.prices_elsewhere import GCP_REGIONS
from inventory_assets.localcloud.estate.chance import Chance

ACCOUNT = "01A2B3-C4D5E6-F70819"
_LATE_SHARE = 0.04
_PACIFIC_MS = 8 * 3_600_000  # days and months begin at midnight of the US Pacific winter
#: The columns of the table, in its order; what FOCUS has beyond them is not there.
_COLUMNS = (
    "AvailabilityZone", "BilledCost", "BillingAccountId", "BillingCurrency", "BillingPeriodStart", "BillingPeriodEnd", "ChargeCategory",
    "ChargeClass", "ChargeDescription", "ChargePeriodStart", "ChargePeriodEnd", "ConsumedQuantity", "ConsumedUnit", "ContractedCost",
    "ContractedUnitPrice", "ListCost", "ListUnitPrice", "PricingCategory", "PricingQuantity", "PricingUnit", "ProviderName",
    "PublisherName", "RegionId", "RegionName", "ResourceId", "ResourceName", "ServiceName", "SkuId", "SkuPriceId", "SubAccountId",
    "SubAccountName", "EffectiveCost", "PricingCurrency", "PricingCurrencyContractedUnitPrice", "PricingCurrencyEffectiveCost",
    "PricingCurrencyListUnitPrice", "BillingAccountType",
)  # fmt: skip
_NUMERIC = pa.decimal128(38, 9)
_LABELS = pa.list_(pa.struct([("Key", pa.string()), ("Value", pa.string())]))
_PROJECT = pa.struct([("Id", pa.string()), ("Name", pa.string()), ("Number", pa.string())])


def exported_on(facts: Facts) -> Whole:
    """The day on which each charge is exported: the next one, or up to five days later."""
    keys = np.array([Chance("late", line.noise_key).number("seed") for line in facts.lines], dtype=np.uint64)[facts.line]
    drawn = (mixed(keys ^ facts.day.astype(np.uint64)) >> np.uint64(32)).astype(np.int64)
    late = drawn < _LATE_SHARE * (1 << 32)
    return facts.day + 1 + np.where(late, 1 + drawn % 5, 0)


def exported(facts: Facts) -> Facts:
    """What has been exported by today."""
    return facts.where(exported_on(facts) <= facts.window.today.toordinal())


def gcp_items(facts: Facts) -> Iterator[Item]:
    """A file for every week of export, from the first, eighth, fifteenth and twenty-second of a month on."""
    facts = exported(facts)
    export_day = exported_on(facts)
    weeks = np.array([_week(int(day)) for day in export_day.tolist()], dtype=np.int64)
    for week in np.unique(weeks).tolist():
        mask = weeks == week
        table = _table(facts.where(mask), export_day[mask])
        moment = written(date.fromordinal(int(export_day[mask].max())))
        yield Item(f"{ROOT}/gcp/focus-{date.fromordinal(week):%Y%m%d}-000000000000.parquet", parquet(table), moment)


def _week(day: int) -> int:
    found = date.fromordinal(day)
    return found.replace(day=min(1 + 7 * ((found.day - 1) // 7), 22)).toordinal()


def _table(facts: Facts, export_day: Whole) -> pa.Table:
    dialect = Dialect(
        provider="Google Cloud",
        publisher="Google Cloud",
        issuer="Google Cloud",
        sub_account_type="Project",
        billing=lambda _: (ACCOUNT, "Meridian", "BillingAccount"),
        region_name=GCP_REGIONS.get,
    )
    focus = focus_columns(facts, dialect)
    columns = {name: _typed(focus[name]) for name in _COLUMNS}
    columns["x_CostType"] = by_line(facts, lambda _: "regular")
    columns["x_CurrencyConversionRate"] = pa.array(np.ones(len(facts)))
    columns["x_ExportTime"] = moments(export_day, 6 * 3_600_000).cast(pa.timestamp("us", "UTC"))
    columns["x_Labels"] = _records(facts, [[{"Key": key, "Value": value} for key, value in line.tags.items()] for line in facts.lines])
    columns["x_Location"] = by_line(facts, lambda line: line.region)
    columns["x_Project"] = pa.array([_project(line) for line in facts.lines], _PROJECT).take(pa.array(facts.line))
    columns["x_ServiceId"] = by_line(facts, lambda line: line.sku.service.code)
    return pa.table(columns)


def _typed(column: pa.Array) -> pa.Array:
    """NUMERIC has nine decimals; times are of the US Pacific day."""
    if pa.types.is_decimal(column.type):
        return pa.compute.round(column, 9).cast(_NUMERIC, safe=False)
    if pa.types.is_timestamp(column.type):
        shifted = pa.compute.add(column, pa.scalar(_PACIFIC_MS, pa.duration("ms")))
        return shifted.cast(pa.timestamp("us", "UTC"))
    return column


def _records(facts: Facts, values: list[list[dict[str, str]]]) -> pa.Array:
    return pa.array(values, _LABELS).take(pa.array(facts.line))


def _project(line: Line) -> dict[str, str]:
    number = str(100_000_000_000 + Chance("project", line.account_id).below("number", 899_999_999_999))
    return {"Id": line.account_id, "Name": line.account_name, "Number": number}
