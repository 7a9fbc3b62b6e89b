"""Small price lists in the providers' own forms: AWS's CSV with its preamble and columns, Azure's and Google's JSON."""

from __future__ import annotations

import csv
import io
from typing import Any

PREAMBLE = """"FormatVersion","v1.0"
"Disclaimer","This pricing list is for informational purposes only. All prices are subject to the additional terms"
"Publication Date","2026-11-20T18:04:03Z"
"Version","20261120180403"
"OfferCode","{offer}"
"""
_TERMS = [
    "SKU", "OfferTermCode", "RateCode", "TermType", "PriceDescription", "EffectiveDate", "StartingRange", "EndingRange", "Unit",
    "PricePerUnit", "Currency", "RelatedTo", "LeaseContractLength", "PurchaseOption", "OfferingClass", "Product Family", "serviceCode",
    "Location", "Location Type",
]  # fmt: skip
#: Columns of a product, as the files of 2026 have them.
COLUMNS = {
    "AmazonEC2": [
        "Instance Type", "Current Generation", "Instance Family", "vCPU", "Memory", "Volume Type", "Tenancy", "EBS Optimized",
        "Operating System", "License Model", "Group", "Group Description", "usageType", "operation", "AvailabilityZone", "CapacityStatus",
        "MarketOption", "Pre Installed S/W", "Region Code", "serviceName", "Volume API Name",
    ],
    "AmazonRDS": [
        "Instance Type", "vCPU", "Volume Type", "Engine Code", "Database Engine", "Database Edition", "License Model", "Deployment Option",
        "usageType", "operation", "Region Code", "serviceName", "Volume Name",
    ],
    "AmazonElastiCache": ["Instance Type", "vCPU", "Cache Engine", "usageType", "operation", "Region Code", "serviceName"],
}  # fmt: skip
OTHERS = ["Instance Type", "Group", "Group Description", "usageType", "operation", "Region Code", "serviceName"]


def aws_file(offer: str, *lines: dict[str, str], columns: list[str] | None = None) -> bytes:
    """The file of an offer. Each line names what of it matters: `usageType`, `Unit`, `PricePerUnit` …"""
    names = columns or [*_TERMS, *COLUMNS.get(offer, OTHERS)]
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(names)
    for number, line in enumerate(lines):
        common = {
            "SKU": f"SKU{number:013}", "OfferTermCode": "JRTCKXETXF", "TermType": "OnDemand", "EffectiveDate": "2026-11-01",
            "StartingRange": "0", "EndingRange": "Inf", "Currency": "USD", "serviceCode": offer, "Location Type": "AWS Region",
        }  # fmt: skip
        writer.writerow([(common | line).get(name, "") for name in names])
    return (PREAMBLE.format(offer=offer) + text.getvalue()).encode()


def machine(instance: str, price: str, usage: str = "", **more: str) -> dict[str, str]:
    """A line of a Linux machine on shared hardware; `more` has underscores for blanks."""
    line = {
        "Product Family": "Compute Instance", "Instance Type": instance, "Tenancy": "Shared", "Operating System": "Linux",
        "License Model": "No License required", "CapacityStatus": "Used", "Pre Installed S/W": "NA",
        "usageType": usage or f"BoxUsage:{instance}", "operation": "RunInstances", "Unit": "Hrs", "PricePerUnit": price,
    }  # fmt: skip
    return line | {name.replace("_", " "): value for name, value in more.items()}


def database(instance: str, engine: str, price: str, **more: str) -> dict[str, str]:
    """A line of a database instance in one zone."""
    line = {
        "Product Family": "Database Instance", "Instance Type": instance, "Database Engine": engine, "Deployment Option": "Single-AZ",
        "License Model": "No license required", "usageType": f"InstanceUsage:{instance}", "operation": "CreateDBInstance:0002",
        "Unit": "Hrs", "PricePerUnit": price,
    }  # fmt: skip
    return line | {name.replace("_", " "): value for name, value in more.items()}


def usage(usage_type: str, unit: str, price: str, **more: str) -> dict[str, str]:
    """A line of anything else."""
    return {"usageType": usage_type, "Unit": unit, "PricePerUnit": price} | {name.replace("_", " "): value for name, value in more.items()}


def azure_item(meter: str, price: float, unit: str = "1 Hour", **more: Any) -> dict[str, Any]:
    """An item of Azure's retail prices: a machine, unless `more` says otherwise."""
    return {
        "currencyCode": "USD", "tierMinimumUnits": 0.0, "retailPrice": price, "unitPrice": price, "armRegionName": "eastus",
        "location": "US East", "effectiveStartDate": "2024-01-01T00:00:00Z", "meterId": "0", "meterName": meter,
        "skuId": "DZH318Z0BQPS/00TG", "productName": "Virtual Machines Dsv5 Series", "skuName": meter, "serviceName": "Virtual Machines",
        "serviceId": "DZH313Z7MMC8", "serviceFamily": "Compute", "unitOfMeasure": unit, "type": "Consumption",
        "isPrimaryMeterRegion": True, "armSkuName": f"Standard_{meter.replace(' ', '_')}", **more,
    }  # fmt: skip


def google_sku(
    description: str, unit: str, *tiers: tuple[float, str], regions: tuple[str, ...] = ("us-central1",), **more: Any
) -> dict[str, Any]:
    """A SKU of Google's catalog; tiers are (from which amount, price in nanos or units.nanos)."""
    rates = []
    for start, price in tiers:
        units, _, nanos = price.partition(".")
        money = {"currencyCode": "USD", "units": units, "nanos": int(f"{nanos:0<9}")}
        rates.append({"startUsageAmount": start, "unitPrice": money})
    category = {"serviceDisplayName": "Compute Engine", "resourceFamily": "Compute", "resourceGroup": "CPU", "usageType": "OnDemand"}
    expression = {"usageUnit": unit, "usageUnitDescription": unit, "displayQuantity": 1, "tieredRates": rates}
    return {
        "name": "services/6F81-5844-456A/skus/0000-0000-0000", "skuId": "0000-0000-0000", "description": description,
        "category": category | more, "serviceRegions": list(regions), "serviceProviderName": "Google",
        "pricingInfo": [{"effectiveTime": "2026-11-18T10:00:00Z", "summary": "", "pricingExpression": expression}],
    }  # fmt: skip
