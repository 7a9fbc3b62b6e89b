"""Google's Cloud Billing Catalog: every SKU of Compute Engine in pages, for a key. Machines have no price of their own: they cost what
their cores and memory cost.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import SecretStr

from inventory_assets.collect.billing.price_lists.reading import Price, PriceListError, Reader, lowest, told

COMPUTE_ENGINE = "6F81-5844-456A"
EVERYWHERE = "*"
_PLACE = re.compile(r"(?: running)?(?: in (?!a\b)[^()]+)?")  # "… running in Americas"
_INSTANCE, _DISK = "compute.googleapis.com/Instance", "compute.googleapis.com/Disk"


@dataclass(frozen=True)
class Series:
    """Machines of one series: what their SKUs are called, how much memory a core of each class has, and how many cores there are."""

    names: str  # a regular expression, before "Core" and "Ram"
    classes: Mapping[str, str]  # class → GiB for each core
    cores: tuple[int, ...]


_BALANCED = {"standard": "4", "highmem": "8", "highcpu": "1"}
_FOURTH = {"standard": "4", "highmem": "8", "highcpu": "2"}
SERIES = {
    "e2": Series("E2 Instance", _BALANCED, (2, 4, 8, 16, 32)),
    "n1": Series("N1 Predefined Instance", {"standard": "3.75", "highmem": "6.5", "highcpu": "0.9"}, (1, 2, 4, 8, 16, 32, 64, 96)),
    "n2": Series("N2 Instance", _BALANCED, (2, 4, 8, 16, 32, 48, 64, 80, 96, 128)),
    "n2d": Series("N2D AMD Instance", _BALANCED, (2, 4, 8, 16, 32, 48, 64, 80, 96, 128, 224)),
    "c2": Series("Compute optimized(?: Instance)?", {"standard": "4"}, (4, 8, 16, 30, 60)),
    "t2d": Series("T2D AMD Instance", {"standard": "4"}, (1, 2, 4, 8, 16, 32, 48, 60)),
    "c3": Series("C3 Instance", _FOURTH, (4, 8, 22, 44, 88, 176)),
    "n4": Series("N4 Instance", _FOURTH, (2, 4, 8, 16, 32, 48, 64, 80)),
}
#: Machines that share cores are charged for a part of them: cores, GiB.
SHARED = {"e2-micro": ("0.25", "1"), "e2-small": ("0.5", "2"), "e2-medium": ("1", "4")}
ODD_MEMORY = {"n2-highmem-128": "864"}  # GiB, where they are not as many as its cores ask for
#: SKU → resource type, key, unit, Google's unit.
PLAIN = {
    "Storage PD Capacity": (_DISK, "pd-standard:storage", "gb_month", "GiBy.mo"),
    "Balanced PD Capacity": (_DISK, "pd-balanced:storage", "gb_month", "GiBy.mo"),
    "SSD backed PD Capacity": (_DISK, "pd-ssd:storage", "gb_month", "GiBy.mo"),
    "Storage PD Snapshot": ("compute.googleapis.com/Snapshot", "storage", "gb_month", "GiBy.mo"),
    "Static Ip Charge": ("compute.googleapis.com/Address", "unused", "hour", "h"),
    "External IP Charge on a Standard VM": ("compute.googleapis.com/Address", "used", "hour", "h"),
}
Rates = dict[tuple[str, str, str], Price]  # series, core or ram, region


def read_compute(reader: Reader, base: str, key: SecretStr, regions: Collection[str]) -> list[Price]:
    """Compute Engine's prices in these regions, and those that hold everywhere. Raises PriceListError and READING_ERRORS."""
    wanted, prices, rates = {*regions, EVERYWHERE}, list[Price](), Rates()
    for sku in _skus(reader, base, key):
        if sku["category"]["usageType"] != "OnDemand":
            continue
        for region in wanted.intersection(EVERYWHERE if one == "global" else one for one in sku["serviceRegions"]):
            prices += _plain(sku, region)
            _rate(sku, region, rates)
    return lowest([*prices, *_machines(rates)])


def _skus(reader: Reader, base: str, key: SecretStr) -> Iterator[Mapping[str, Any]]:
    url, token, seen = f"{base}/v1/services/{COMPUTE_ENGINE}/skus", "", set[str]()
    while True:
        params = {"pageSize": "5000", "currencyCode": "USD", **({"pageToken": token} if token else {})}
        page = reader.page(url, params, {"X-Goog-Api-Key": key.get_secret_value()})  # in the address, it would be in messages
        yield from page["skus"]
        token = page.get("nextPageToken") or ""
        if not token:
            return
        if token in seen:
            raise PriceListError("UnreadablePrices", f"{url} gave the same next page twice")
        seen.add(token)


def _plain(sku: Mapping[str, Any], region: str) -> Iterator[Price]:
    for name, (resource_type, key, unit, theirs) in PLAIN.items():
        if _is_called(sku, re.escape(name)):
            yield from _priced(sku, theirs, Price(region, resource_type, key, unit, Decimal(0), "", None))


def _rate(sku: Mapping[str, Any], region: str, rates: Rates) -> None:
    """Keep the price of a core or a GiB of a series."""
    for series, one in SERIES.items():
        for part, theirs in (("Core", "h"), ("Ram", "GiBy.h")):
            if _is_called(sku, f"{one.names} {part}"):
                for price in _priced(sku, theirs, Price(region, _INSTANCE, series, "hour", Decimal(0), "", None)):
                    rates[series, part, region] = price


def _machines(rates: Rates) -> Iterator[Price]:
    for (series, part, region), core in rates.items():
        ram = rates.get((series, "Ram", region))
        if part != "Core" or ram is None or ram.currency != core.currency:
            continue
        one = SERIES[series]
        shapes = {
            f"{series}-{name}-{cores}": (str(cores), str(Decimal(per_core) * cores))
            for name, per_core in one.classes.items()
            for cores in one.cores
        }
        for machine, (cores, gib) in (shapes | (SHARED if series == "e2" else {})).items():
            amount = core.unit_price * Decimal(cores) + ram.unit_price * Decimal(ODD_MEMORY.get(machine, gib))
            yield core._replace(sku_key=machine, unit_price=amount)


def _is_called(sku: Mapping[str, Any], name: str) -> bool:
    return re.fullmatch(f"{name}{_PLACE.pattern}", sku["description"]) is not None


def _priced(sku: Mapping[str, Any], theirs: str, price: Price) -> Iterator[Price]:
    """The price with its amount: of a price in tiers the first that is not free."""
    told_at = sku["pricingInfo"][-1]
    expression = told_at["pricingExpression"]
    if expression["usageUnit"] != theirs:
        return
    for tier in sorted(expression["tieredRates"], key=lambda tier: tier.get("startUsageAmount", 0)):
        money = tier["unitPrice"]
        amount = Decimal(money.get("units") or 0) + Decimal(money.get("nanos") or 0).scaleb(-9)
        if amount > 0:
            yield price._replace(unit_price=amount, currency=money["currencyCode"], effective_from=told(told_at.get("effectiveTime")))
            return
