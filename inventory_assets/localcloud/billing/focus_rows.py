"""Facts as the columns of FOCUS 1.2, in Arrow. How a provider's files differ from that stands in the modules of their layouts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa

from inventory_assets.catalog.focus import FOCUS_COLUMNS
from inventory_assets.localcloud.billing.facts import NONE, PURCHASE, UNUSED, USED, Facts
from inventory_assets.localcloud.billing.lines import UNITS, Line, Whole
from inventory_assets.localcloud.billing.timeline import next_month
from inventory_assets.localcloud.estate.chance import Chance

COLUMNS = tuple(column for column in FOCUS_COLUMNS if column.since <= "1.2")
MONEY = pa.decimal128(38, 10)
_DAY_MS = 86_400_000
_EPOCH = date(1970, 1, 1).toordinal()
Text = Callable[[Line], "str | None"]


@dataclass(frozen=True, slots=True)
class Dialect:
    """What one provider calls itself and its accounts. `billing`: a line's billing account, its name and its type."""

    provider: str
    publisher: str
    issuer: str
    sub_account_type: str
    billing: Callable[[Line], tuple[str, str, str]]
    region_name: Callable[[str], str | None]
    commitment_type: str = ""
    commitment_name: str = ""


def focus_columns(facts: Facts, dialect: Dialect) -> dict[str, pa.Array]:
    """Every column of FOCUS 1.2 but Tags, by its name."""
    found = {**_texts(facts, dialect), **_numbers(facts), **_times(facts), **_commitments(facts, dialect)}
    nothing = pa.nulls(len(facts), pa.string())
    return {column.name: found.get(column.name, nothing) for column in COLUMNS if column.name != "Tags"}


def _texts(facts: Facts, dialect: Dialect) -> dict[str, pa.Array]:
    columns: dict[str, Text] = {
        "BillingAccountId": lambda line: dialect.billing(line)[0],
        "BillingAccountName": lambda line: dialect.billing(line)[1],
        "BillingAccountType": lambda line: dialect.billing(line)[2],
        "BillingCurrency": lambda line: line.currency,
        "ChargeCategory": lambda line: line.category,
        "ChargeClass": lambda line: "Correction" if line.is_correction else None,
        "ChargeDescription": describe,
        "ChargeFrequency": _frequency,
        "ConsumedUnit": lambda line: line.sku.unit if _is_counted(line) and line.category == "Usage" else None,
        "InvoiceIssuerName": lambda _: dialect.issuer,
        "PricingCurrency": lambda line: line.currency,
        "PricingUnit": lambda line: line.sku.unit if _is_counted(line) else None,
        "ProviderName": lambda _: dialect.provider,
        "PublisherName": lambda _: dialect.publisher,
        "RegionId": lambda line: line.region if line.category != "Tax" else None,
        "RegionName": lambda line: dialect.region_name(line.region) if line.category != "Tax" else None,
        "ResourceId": lambda line: line.resource_id,
        "ResourceName": lambda line: line.resource_name,
        "ResourceType": lambda line: line.resource_type,
        "ServiceCategory": lambda line: line.sku.service.category,
        "ServiceName": lambda line: line.sku.service.name,
        "ServiceSubcategory": lambda line: line.sku.service.subcategory,
        "SkuId": lambda line: sku_id(line) if _is_counted(line) else None,
        "SkuMeter": lambda line: line.sku.usage_type(line.region) if _is_counted(line) else None,
        "SkuPriceId": lambda line: f"{sku_id(line)}.JRTCKXETXF.6YS6EN2CT7" if _is_counted(line) else None,
        "SubAccountId": lambda line: line.account_id,
        "SubAccountName": lambda line: line.account_name,
        "SubAccountType": lambda _: dialect.sub_account_type,
    }
    return {name: by_line(facts, text) for name, text in columns.items()}


def _is_counted(line: Line) -> bool:
    """Whether quantity and price make the charge."""
    return line.category in ("Usage", "Purchase") and not line.is_correction


def sku_id(line: Line) -> str:
    return Chance("sku", line.sku.service.code, line.sku.key, line.region).letters("id", 16, "ABCDEFGHJKMNPQRSTUVWXYZ23456789")


def describe(line: Line) -> str:
    return line.description or f"{line.currency} {line.sku.price(line.region):f} per {line.sku.unit} of {line.sku.usage_type(line.region)}"


def _frequency(line: Line) -> str:
    if line.category in ("Tax", "Credit"):
        return "One-Time"
    return "Recurring" if line.category == "Purchase" or line.how == "monthly" or line.sku.key == "support" else "Usage-Based"


def by_line(facts: Facts, text: Text) -> pa.Array:
    """A column of text that only depends on the line, as a dictionary."""
    return coded(facts.line, [text(line) for line in facts.lines])


def coded(codes: Whole, values: Sequence[str | None]) -> pa.Array:
    """`values[code]` for every code, each value stored once, and only those that there are: or a month's file would depend on others."""
    used = np.unique(codes)
    shown = {values[code] for code in used.tolist()}
    names = sorted(value for value in shown if value is not None)
    positions = {name: position for position, name in enumerate(names)}
    place = np.full(len(values), -1, dtype=np.int32)
    place[used] = [-1 if (value := values[code]) is None else positions[value] for code in used.tolist()]
    found = place[codes]
    return pa.DictionaryArray.from_arrays(pa.array(found, mask=found < 0), pa.array(names, pa.string()))


def money(units: Whole) -> pa.Array:
    """Whole units of money as decimals."""
    words = np.empty((len(units), 2), dtype=np.int64)
    words[:, 0], words[:, 1] = units, units >> 63
    return pa.Array.from_buffers(MONEY, len(units), [None, pa.py_buffer(words.tobytes())])


def doubles(column: pa.Array) -> pa.Array:
    """Decimals as the nearest doubles."""
    units = np.frombuffer(column.buffers()[1], dtype=np.int64)[::2][column.offset : column.offset + len(column)]
    return pa.array(units / UNITS, mask=column.is_null().to_numpy(zero_copy_only=False))


def _numbers(facts: Facts) -> dict[str, pa.Array]:
    quantity = money(np.rint(facts.quantity * UNITS).astype(np.int64))
    counted = _mask(facts, _is_counted)
    used = counted & _mask(facts, lambda line: line.category == "Usage") & (facts.commitment != UNUSED)
    prices = [line.sku.price(line.region) for line in facts.lines]
    discounts = [Decimal(str(line.sku.service.discount)) for line in facts.lines]
    listed = _where(counted, _per_line(facts, prices))
    contracted = _where(counted, _per_line(facts, [price * (1 - off) for price, off in zip(prices, discounts, strict=True)]))
    return {
        "BilledCost": money(facts.billed),
        "EffectiveCost": money(facts.effective),
        "ListCost": money(facts.listed),
        "ContractedCost": money(facts.contracted),
        "PricingCurrencyEffectiveCost": money(facts.effective),
        "ListUnitPrice": listed,
        "ContractedUnitPrice": contracted,
        "PricingCurrencyListUnitPrice": listed,
        "PricingCurrencyContractedUnitPrice": contracted,
        "PricingQuantity": _where(counted, quantity),
        "ConsumedQuantity": _where(used, quantity),
    }


def _mask(facts: Facts, test: Callable[[Line], bool]) -> Any:
    return np.array([test(line) for line in facts.lines], dtype=bool)[facts.line]


def _where(mask: Any, values: pa.Array) -> pa.Array:
    """The values, null where the mask does not hold."""
    return pa.compute.if_else(pa.array(mask), values, pa.scalar(None, values.type))


def _per_line(facts: Facts, values: Sequence[Decimal]) -> pa.Array:
    return pa.array([value.quantize(Decimal("1e-10")) for value in values], MONEY).take(pa.array(facts.line))


def moments(days: Whole, zone_ms: int = 0) -> pa.Array:
    """Midnight of each day, so many milliseconds later, in UTC."""
    return pa.array((days - _EPOCH) * _DAY_MS + zone_ms, pa.timestamp("ms"))


def _times(facts: Facts) -> dict[str, pa.Array]:
    months = {int(month): next_month(date.fromordinal(int(month))).toordinal() for month in np.unique(facts.month)}
    following = np.array([months[int(month)] for month in facts.month.tolist()], dtype=np.int64)
    whole_month = _mask(facts, lambda line: line.category == "Tax")
    return {
        "BillingPeriodStart": moments(facts.month),
        "BillingPeriodEnd": moments(following),
        "ChargePeriodStart": moments(facts.day),
        "ChargePeriodEnd": moments(np.where(whole_month, following, facts.day + 1)),
    }


def _commitments(facts: Facts, dialect: Dialect) -> dict[str, pa.Array]:
    """A commitment's purchase, its used part and its unused part are told apart by its status."""
    is_any = facts.commitment != NONE
    has_status = (facts.commitment == USED) | (facts.commitment == UNUSED)
    pricing = ["Standard" if _is_counted(line) else "Other" for line in facts.lines]
    spend = money(np.where(facts.commitment == PURCHASE, facts.billed, facts.effective))
    texts = {
        "CommitmentDiscountCategory": (is_any, "Spend"),
        "CommitmentDiscountId": (is_any, facts.commitment_id),
        "CommitmentDiscountName": (is_any, dialect.commitment_name),
        "CommitmentDiscountType": (is_any, dialect.commitment_type),
        "CommitmentDiscountUnit": (is_any, "USD"),
    }
    columns = {name: coded(mask.astype(np.int64), (None, text)) for name, (mask, text) in texts.items()}
    committed = coded(np.where(has_status, len(pricing), facts.line), [*pricing, "Committed"])
    return columns | {
        "CommitmentDiscountStatus": coded(facts.commitment, (None, "Used", "Unused", None)),
        "CommitmentDiscountQuantity": _where(is_any, spend),
        "PricingCategory": committed,
    }


def invoice_ids(facts: Facts, prefix: str) -> pa.Array:
    """The invoice of every charge whose month is settled."""
    months, position = np.unique(facts.month, return_inverse=True)
    days = [date.fromordinal(int(month)) for month in months]
    return coded(position, [f"{prefix}{day:%Y%m}" if facts.window.is_settled(day) else None for day in days])
