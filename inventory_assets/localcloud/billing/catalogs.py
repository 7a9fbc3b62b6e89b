"""What Azure's and GCP's public price lists say of each SKU, in their words. Paging and filtering do not belong here."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from inventory_assets.localcloud.billing.prices import Sku
from inventory_assets.localcloud.billing.prices_elsewhere import AZURE_REGIONS, AZURE_SKUS, GCP_REGIONS, GCP_SKUS
from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.estate.chance import Chance

#: FOCUS's service → what the retail prices call it, and its family.
_AZURE_NAMES = {
    "Virtual Machines": ("Virtual Machines", "Compute"),
    "Azure Managed Disks": ("Storage", "Storage"),
    "Storage Accounts": ("Storage", "Storage"),
    "Virtual Network": ("Virtual Network", "Networking"),
    "Load Balancer": ("Load Balancer", "Networking"),
    "Azure SQL Database": ("SQL Database", "Databases"),
    "Azure App Service": ("Azure App Service", "Compute"),
    "Azure Kubernetes Service": ("Azure Kubernetes Service", "Compute"),
    "Azure Monitor": ("Log Analytics", "Management and Governance"),
    "Key Vault": ("Key Vault", "Security"),
}


@cache
def azure_items() -> tuple[JsonObject, ...]:
    """Every price: on demand, and for machines also as spot, with Windows, and reserved."""
    found = []
    for sku in AZURE_SKUS.values():
        if sku.service.name not in _AZURE_NAMES:
            continue
        for region in AZURE_REGIONS:
            price = sku.price(region)
            found.append(_azure_item(sku, region, price))
            if sku.service.name == "Virtual Machines":
                spot = {"skuName": f"{sku.usage} Spot", "meterName": f"{sku.usage} Spot"}
                windows = {"productName": f"{sku.family} Windows"}
                reserved = {"type": "Reservation", "reservationTerm": "1 Year", "unitOfMeasure": "1 Hour"}
                found.append(_azure_item(sku, region, price * Decimal("0.2"), **spot))
                found.append(_azure_item(sku, region, price * Decimal("1.9"), **windows))
                found.append(_azure_item(sku, region, price * 8760 * Decimal("0.6"), **reserved))
    return tuple(found)


def _azure_item(sku: Sku, region: str, price: Decimal, **changes: str) -> JsonObject:
    service, family = _AZURE_NAMES[sku.service.name]
    meter = Chance("meter", sku.key, region, *changes.values()).hex("id", 32)
    item = {
        "currencyCode": "USD",
        "tierMinimumUnits": 0.0,
        "retailPrice": float(price),
        "unitPrice": float(price),
        "armRegionName": region,
        "location": AZURE_REGIONS[region],
        "effectiveStartDate": "2026-09-01T00:00:00Z",
        "meterId": f"{meter[:8]}-{meter[8:12]}-{meter[12:16]}-{meter[16:20]}-{meter[20:]}",
        "meterName": sku.usage,
        "productId": f"DZH318Z0{Chance('product', sku.family).letters('id', 4)}",
        "skuId": f"DZH318Z0{Chance('product', sku.family).letters('id', 4)}/{Chance('sku', sku.key).letters('id', 4)}",
        "productName": sku.family,
        "skuName": sku.usage,
        "serviceName": service,
        "serviceId": f"DZH3{Chance('service', service).letters('id', 8)}",
        "serviceFamily": family,
        "unitOfMeasure": sku.unit,
        "type": "Consumption",
        "isPrimaryMeterRegion": True,
        "armSkuName": sku.instance,
    }
    return item | changes


@cache
def gcp_services() -> tuple[JsonObject, ...]:
    services = {sku.service.code: sku.service.name for sku in GCP_SKUS.values()}
    return tuple(
        {"name": f"services/{code}", "serviceId": code, "displayName": name, "businessEntityName": "businessEntities/GCP"}
        for code, name in services.items()
    )


@cache
def gcp_skus(service: str) -> tuple[JsonObject, ...]:
    """Every SKU of a service: on demand, and for cores and memory as Spot, too; some with a free tier first."""
    found = []
    for sku in GCP_SKUS.values():
        if sku.service.code != service:
            continue
        for region in GCP_REGIONS:
            found.append(_gcp_sku(sku, region, sku.price(region), "OnDemand"))
            if sku.family == "Compute" and sku.usage.startswith(("E2", "N1", "N2")):
                found.append(_gcp_sku(sku, region, sku.price(region) * Decimal("0.3"), "Preemptible"))
    return tuple(found)


_PLACES = {"us-central1": "Americas", "europe-west1": "Belgium"}
_FREE = {"gcp:analysis": 1.0, "gcp:logging": 50.0}  # units a month that cost nothing


def _gcp_sku(sku: Sku, region: str, price: Decimal, usage: str) -> JsonObject:
    digits = Chance("gcp sku", sku.key, region, usage).hex("id", 12).upper()
    code = f"{digits[:4]}-{digits[4:8]}-{digits[8:]}"
    spot = "Spot Preemptible " if usage == "Preemptible" else ""
    between = "running in" if sku.family == "Compute" else "in"
    tiers = [{"startUsageAmount": _FREE.get(sku.key, 0.0), "unitPrice": _money(price)}]
    if sku.key in _FREE:
        tiers.insert(0, {"startUsageAmount": 0.0, "unitPrice": _money(Decimal(0))})
    return {
        "name": f"services/{sku.service.code}/skus/{code}",
        "skuId": code,
        "description": f"{spot}{sku.usage} {between} {_PLACES[region]}",
        "category": {
            "serviceDisplayName": sku.service.name,
            "resourceFamily": sku.family,
            "resourceGroup": sku.details["group"],
            "usageType": usage,
        },
        "serviceRegions": [region],
        "pricingInfo": [
            {
                "summary": "",
                "pricingExpression": {
                    "usageUnit": sku.unit,
                    "displayQuantity": 1,
                    "tieredRates": tiers,
                    "usageUnitDescription": sku.details["unit"],
                    "baseUnit": sku.unit,
                    "baseUnitDescription": sku.details["unit"],
                    "baseUnitConversionFactor": 1,
                },
                "currencyConversionRate": 1,
                "effectiveTime": "2026-09-01T00:00:00Z",
            }
        ],
        "serviceProviderName": "Google",
        "geoTaxonomy": {"type": "REGIONAL", "regions": [region]},
    }


def _money(price: Decimal) -> JsonObject:
    """Whole units as text, the rest as billionths."""
    units, rest = divmod(price, 1)
    return {"currencyCode": "USD", "units": str(int(units)), "nanos": int(rest * 10**9)}
