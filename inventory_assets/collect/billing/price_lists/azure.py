"""Azure's retail prices: JSON pages, a question for each service and region. Reservations, spot and Windows prices are not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from inventory_assets.collect.billing.price_lists.reading import Price, PriceListError, Reader, is_same_place, lowest, told

API_VERSION = "2023-01-01-preview"
_OTHER_MACHINES = re.compile(r"windows|spot|low priority|cloud ?services|dedicated host|expired", re.IGNORECASE)


@dataclass(frozen=True)
class Meter:
    """Items of a service that are one kind of price: a pattern for the meter's name; `{}` of the key is its first group."""

    service: str
    pattern: str
    resource_type: str
    sku_key: str
    unit: str
    per: str  # Azure's unit
    product: str = ".*"


_DISKS = "Microsoft.Compute/disks"
METERS = (
    Meter("Virtual Machines", ".*", "Microsoft.Compute/virtualMachines", "{armSkuName}", "hour", "1 Hour"),
    Meter("Storage", r"([PES]\d+)(?: LRS)? Disks?", _DISKS, "{}", "month", "1/Month", r"(?:Premium|Standard) (?:SSD|HDD) Managed Disks"),
    Meter("Storage", r".*LRS Snapshots", "Microsoft.Compute/snapshots", "storage", "gb_month", "1 GB/Month", "Standard HDD Managed Disks"),
    Meter("Virtual Network", "Standard IPv4 Static Public IP", "Microsoft.Network/publicIPAddresses", "address", "hour", "1 Hour"),
    Meter(
        "Load Balancer",
        r"Standard Included LB Rules and Outbound Rules",
        "Microsoft.Network/loadBalancers",
        "standard:hour",
        "hour",
        "1 Hour",
    ),
)
SERVICES = tuple(dict.fromkeys(meter.service for meter in METERS))


def read_service(reader: Reader, base: str, service: str, region: str) -> list[Price]:
    """The prices of one service in one region. Raises PriceListError, and READING_ERRORS for pages of another shape."""
    narrowed = " and contains(productName, 'Managed Disks')" if service == "Storage" else ""
    chosen = f"serviceName eq '{service}' and armRegionName eq '{region}' and priceType eq 'Consumption'{narrowed}"
    return lowest(price for item in _items(reader, base, chosen) for price in _prices(service, region, item))


def _items(reader: Reader, base: str, chosen: str) -> Iterator[Mapping[str, Any]]:
    page = reader.page(base, {"api-version": API_VERSION, "$filter": chosen})
    seen: set[str] = set()
    while True:
        yield from page["Items"]
        link = page.get("NextPageLink")
        if not link:
            return
        if not is_same_place(link, base):
            raise PriceListError("UnreadablePrices", f"{base} sends on to another place for its next page: {link}")
        if link in seen:
            raise PriceListError("UnreadablePrices", f"{base} gave the same next page twice")
        seen.add(link)
        page = reader.page(link)


def _prices(service: str, region: str, item: Mapping[str, Any]) -> Iterator[Price]:
    """The prices that an item is: one, or none."""
    for meter in METERS:
        found = re.fullmatch(meter.pattern, item["meterName"])
        if meter.service != service or found is None or not _fits(meter, item):
            continue
        key = meter.sku_key.format(*found.groups(), armSkuName=item.get("armSkuName") or "")
        amount = Decimal(item["retailPrice"])
        if key and amount > 0:
            yield Price(region, meter.resource_type, key, meter.unit, amount, item["currencyCode"], told(item.get("effectiveStartDate")))


def _fits(meter: Meter, item: Mapping[str, Any]) -> bool:
    names = f"{item['productName']} / {item.get('skuName')} / {item['meterName']}"
    is_other = meter.service == "Virtual Machines" and _OTHER_MACHINES.search(names)
    return (
        not is_other
        and item["type"] == "Consumption"
        and item["unitOfMeasure"] == meter.per
        and item.get("isPrimaryMeterRegion", True)
        and not item.get("tierMinimumUnits")
        and re.fullmatch(meter.product, item["productName"]) is not None
    )
