"""AWS's bulk price files (`index.csv` of a service and region): five lines about the file, the columns, a row for every price.

Rows that a reader has to leave out (other terms, systems, tenancies) are there, too. Serving the files does not belong here.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from functools import cache

from inventory_assets.localcloud.billing.prices import REGIONS, SKUS, Sku
from inventory_assets.localcloud.estate.chance import Chance

PUBLISHED = "2026-09-30T00:00:00Z"
_NOT_SOLD = ("Tax", "ComputeSavingsPlans", "AWSSupportBusiness")
Row = dict[str, str]

_PRICE_COLUMNS = (
    "SKU", "OfferTermCode", "RateCode", "TermType", "PriceDescription", "EffectiveDate", "StartingRange", "EndingRange", "Unit",
    "PricePerUnit", "Currency", "RelatedTo", "LeaseContractLength", "PurchaseOption", "OfferingClass", "Product Family", "serviceCode",
    "Location", "Location Type",
)  # fmt: skip
#: What the files of some services have between those columns and the last ones.
_COLUMNS = {
    "AmazonEC2": ("Instance Type", "Current Generation", "Instance Family", "vCPU", "Memory", "Volume Type", "Tenancy", "Operating System",
                  "License Model", "Group", "CapacityStatus", "MarketOption", "Pre Installed S/W", "Volume API Name"),
    "AmazonRDS": ("Instance Type", "Current Generation", "vCPU", "Memory", "Engine Code", "Database Engine", "Database Edition",
                  "License Model", "Volume Type", "Deployment Option"),
    "AmazonElastiCache": ("Instance Type", "Current Generation", "vCPU", "Memory", "Cache Engine"),
}  # fmt: skip
_LAST_COLUMNS = ("usageType", "operation", "Region Code", "serviceName")
_ON_DEMAND, _RESERVED = ("JRTCKXETXF", "OnDemand"), ("4NA7Y494T4", "Reserved")
_ENGINES = {"postgres": ("14", "PostgreSQL", ""), "mysql": ("2", "MySQL", ""), "sqlserver-se": ("12", "SQL Server", "Standard")}
_VOLUMES = {"gp2": "General Purpose", "gp3": "General Purpose", "io1": "Provisioned IOPS", "io2": "Provisioned IOPS",
            "st1": "Throughput Optimized HDD", "sc1": "Cold HDD", "standard": "Magnetic"}  # fmt: skip


@cache
def offer_csv(service: str, region: str) -> bytes | None:
    """A service's file of a region, or None where there is none."""
    skus = [sku for sku in SKUS.values() if sku.service.code == service]
    if not skus or region not in REGIONS or service in _NOT_SOLD:
        return None
    sink = io.StringIO()
    rows = csv.writer(sink, quoting=csv.QUOTE_ALL, lineterminator="\n")
    rows.writerow(("FormatVersion", "v1.0"))
    rows.writerow(("Disclaimer", "This pricing list is for informational purposes only. All prices are subject to the agreement."))
    rows.writerow(("Publication Date", PUBLISHED))
    rows.writerow(("Version", re.sub(r"\D", "", PUBLISHED)))
    rows.writerow(("OfferCode", service))
    columns = (*_PRICE_COLUMNS, *_COLUMNS.get(service, ("Instance Type",)), *_LAST_COLUMNS)
    rows.writerow(columns)
    for sku in skus:
        for row in _aws_rows(sku, region):
            rows.writerow([row.get(column, "") for column in columns])
    return sink.getvalue().encode()


def _aws_rows(sku: Sku, region: str) -> Iterator[Row]:
    """The price itself, and what stands around it."""
    price = f"{sku.price(region):.10f}"
    plain = _row(sku, region, price) | _attributes(sku)
    yield plain
    if sku.key.startswith("ec2:"):
        usual = float(price)
        yield from (_variant(plain, name, f"{usual * factor:.10f}", change) for name, factor, change in _EC2_VARIANTS)
        yield _variant(plain, "reserved", f"{usual * 0.63:.10f}", {"TermType": _RESERVED[1], "OfferTermCode": _RESERVED[0],
                       "LeaseContractLength": "1yr", "PurchaseOption": "No Upfront", "OfferingClass": "standard"})  # fmt: skip
    if sku.key.startswith("cache:"):
        yield _variant(plain, "memcached", price, {"Cache Engine": "Memcached"})
        yield _variant(plain, "valkey", f"{0.8 * float(price):.10f}", {"Cache Engine": "Valkey"})
    if plain.get("Deployment Option") == "Single-AZ" and sku.instance:
        yield _variant(plain, "two zones", f"{2 * float(price):.10f}", {"Deployment Option": "Multi-AZ"})


_EC2_VARIANTS: tuple[tuple[str, float, Row], ...] = (
    ("windows", 1.9, {"Operating System": "Windows"}),
    ("rhel", 1.3, {"Operating System": "RHEL"}),
    ("sql", 4.1, {"Operating System": "Windows", "Pre Installed S/W": "SQL Std"}),
    ("dedicated", 1.06, {"Tenancy": "Dedicated"}),
    ("unused", 1.0, {"CapacityStatus": "UnusedCapacityReservation"}),
    ("allocated", 0.0, {"CapacityStatus": "AllocatedCapacityReservation"}),
)


def _row(sku: Sku, region: str, price: str) -> Row:
    code = _code(sku.key, region)
    return {
        "SKU": code,
        "OfferTermCode": _ON_DEMAND[0],
        "RateCode": f"{code}.{_ON_DEMAND[0]}.6YS6EN2CT7",
        "TermType": _ON_DEMAND[1],
        "PriceDescription": f"${float(price):g} per {sku.unit} of {sku.usage_type(region)}",
        "EffectiveDate": "2026-09-01",
        "StartingRange": "0",
        "EndingRange": "Inf",
        "Unit": sku.unit,
        "PricePerUnit": price,
        "Currency": "USD",
        "Product Family": sku.family,
        "serviceCode": sku.service.code,
        "Location": REGIONS[region],
        "Location Type": "AWS Region",
        "Instance Type": sku.instance,
        "usageType": sku.usage_type(region),
        "operation": sku.operation,
        "Region Code": region,
        "serviceName": sku.service.name,
    }


def _attributes(sku: Sku) -> Row:
    found: Row = {"Current Generation": "Yes", "vCPU": sku.details.get("vCPU", ""), "Memory": sku.details.get("Memory", "")}
    if sku.key.startswith("ec2:"):
        usual = {"Tenancy": "Shared", "Operating System": "Linux", "CapacityStatus": "Used", "Pre Installed S/W": "NA"}
        return found | usual | {"License Model": "No License required", "MarketOption": "OnDemand"}
    volume = sku.key.removeprefix("ebs-")
    if sku.key.startswith("ebs-") and volume.split("-")[0] in _VOLUMES:
        return {"Volume Type": _VOLUMES[volume.split("-")[0]], "Volume API Name": volume.split("-")[0]}
    if sku.key.startswith("rds-") and ":" in sku.key:
        code, engine, edition = _ENGINES[sku.key.partition(":")[0].removeprefix("rds-")]
        licence = "License included" if edition else "No license required"
        return found | {"Engine Code": code, "Database Engine": engine, "Database Edition": edition, "License Model": licence,
                        "Deployment Option": "Single-AZ"}  # fmt: skip
    if sku.key.startswith("cache:"):
        return found | {"Cache Engine": "Redis"}
    if sku.key.startswith("rds-gp"):
        deployment = "Multi-AZ" if "multi-az" in sku.key else "Single-AZ"
        name = "General Purpose-GP3" if "gp3" in sku.key else "General Purpose"
        return {"Volume Type": name, "Deployment Option": deployment, "Database Engine": "Any", "Engine Code": "0"}
    return {}


def _variant(row: Row, name: str, price: str, change: Row) -> Row:
    code = _code(name, row["SKU"])
    term = change.get("OfferTermCode", _ON_DEMAND[0])
    return row | {"SKU": code, "RateCode": f"{code}.{term}.6YS6EN2CT7", "PricePerUnit": price} | change


def _code(*parts: str) -> str:
    return Chance("price list", *parts).letters("sku", 16, "ABCDEFGHJKMNPQRSTUVWXYZ23456789")
