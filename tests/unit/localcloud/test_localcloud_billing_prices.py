"""Public price lists of the local cloud: formats of the three providers, pages, and the prices that the bills are made with."""

from __future__ import annotations

import csv
import io
import json
import urllib.error
import urllib.request
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from inventory_assets.localcloud.billing.odata import ODataError, matcher
from inventory_assets.localcloud.billing.prices import SKUS
from inventory_assets.localcloud.billing.prices_elsewhere import AZURE_SKUS
from inventory_assets.localcloud.running import CloudHandle

FIXTURES = Path(__file__).parents[4] / "shared/fixtures/prices"
LINUX = {"TermType": "OnDemand", "Tenancy": "Shared", "Operating System": "Linux", "CapacityStatus": "Used", "Pre Installed S/W": "NA"}


@pytest.fixture
def get(billing_cloud: CloudHandle) -> Callable[[str], bytes]:
    def read(path: str) -> bytes:
        with urllib.request.urlopen(path if path.startswith("http") else billing_cloud.url + path, timeout=10) as reply:
            return reply.read()

    return read


def offers(body: bytes) -> list[dict[str, str]]:
    lines = body.decode().splitlines()
    assert [line.split(",")[0].strip('"') for line in lines[:5]] == [
        "FormatVersion",
        "Disclaimer",
        "Publication Date",
        "Version",
        "OfferCode",
    ]
    return list(csv.DictReader(io.StringIO("\n".join(lines[5:]))))


def machines(rows: list[dict[str, str]]) -> dict[str, Decimal]:
    """Instance type → price, of the rows that a reader of Linux prices keeps."""
    kept = [row for row in rows if all(row[name] == value for name, value in LINUX.items())]
    assert len(kept) == len({row["Instance Type"] for row in kept})
    return {row["Instance Type"]: Decimal(row["PricePerUnit"]) for row in kept}


@pytest.mark.parametrize("region", ["us-east-1", "eu-west-1", "ap-southeast-2"])
def test_aws_lists_what_the_bills_are_made_with(get: Callable[[str], bytes], region: str) -> None:
    rows = offers(get(f"/offers/v1.0/aws/AmazonEC2/current/{region}/index.csv"))
    found = machines(rows)
    assert found == {sku.instance: sku.price(region) for sku in SKUS.values() if sku.key.startswith("ec2:")}
    assert len(rows) > 5 * len(found)
    volumes = {row["Volume API Name"]: Decimal(row["PricePerUnit"]) for row in rows if row["Product Family"] == "Storage"}
    assert volumes["gp3"] == SKUS["ebs-gp3"].price(region)
    assert {row["Region Code"] for row in rows} == {region}
    nat = [row for row in rows if row["usageType"].endswith("NatGateway-Hours")]
    assert [Decimal(row["PricePerUnit"]) for row in nat] == [SKUS["nat-hours"].price(region)]


@pytest.mark.skipif(not FIXTURES.exists(), reason="needs the price fixtures")
def test_prices_of_the_first_region_are_the_public_ones(get: Callable[[str], bytes]) -> None:
    with (FIXTURES / "aws_ec2_linux_ondemand_karpenter.csv").open() as file:
        public = {row["instance_type"]: Decimal(row["hourly"]) for row in csv.DictReader(file) if row["region"] == "us-east-1"}
    found = machines(offers(get("/offers/v1.0/aws/AmazonEC2/current/us-east-1/index.csv")))
    assert {name: public.get(name) for name in found} == found
    with (FIXTURES / "azure_vm_linux_ondemand_karpenter.csv").open() as file:
        azure = {(row["region"], row["vm_size"]): Decimal(row["hourly_usd"]) for row in csv.DictReader(file)}
    for sku in AZURE_SKUS.values():
        if sku.instance.startswith("Standard_") and sku.family.startswith("Virtual Machines"):
            assert all(azure[region, sku.instance] == price for region, price in sku.prices.items()), sku


def test_other_services_have_files_too_and_unknown_ones_none(get: Callable[[str], bytes]) -> None:
    rows = offers(get("/offers/v1.0/aws/AmazonRDS/current/us-east-1/index.csv"))
    wanted = {"Instance Type": "db.m6g.large", "Database Engine": "PostgreSQL", "Deployment Option": "Multi-AZ"}
    assert [row["PricePerUnit"] for row in rows if all(row[name] == value for name, value in wanted.items())] == ["0.3180000000"]
    caches = offers(get("/offers/v1.0/aws/AmazonElastiCache/current/us-east-1/index.csv"))
    assert {(row["Cache Engine"], row["PricePerUnit"]) for row in caches if row["Instance Type"] == "cache.m6g.large"} == {
        ("Redis", "0.1490000000"),
        ("Memcached", "0.1490000000"),
        ("Valkey", "0.1192000000"),
    }
    for service in ("AmazonS3", "AWSLambda", "AmazonDynamoDB", "AWSELB", "AmazonVPC", "AmazonElastiCache", "AmazonCloudWatch"):
        assert offers(get(f"/offers/v1.0/aws/{service}/current/us-east-1/index.csv"))
    for path in ("/offers/v1.0/aws/NoSuch/current/us-east-1/index.csv", "/offers/v1.0/aws/AmazonEC2/current/mars-1/index.csv"):
        with pytest.raises(urllib.error.HTTPError) as raised:
            get(path)
        assert raised.value.code == 404


def azure_pages(get: Callable[[str], bytes], text: str) -> list[dict[str, Any]]:
    pages = [json.loads(get(f"/api/retail/prices?$filter={quote(text)}" if text else "/api/retail/prices"))]
    while pages[-1]["NextPageLink"]:
        pages.append(json.loads(get(pages[-1]["NextPageLink"])))
    return pages


def test_azure_filters_and_pages(get: Callable[[str], bytes], billing_cloud: CloudHandle) -> None:
    billing_cloud.forget_calls()
    everything = azure_pages(get, "")
    assert len(everything) > 1
    assert {page["Count"] for page in everything[:-1]} == {50}
    assert billing_cloud.calls() == {("prices", "azure"): len(everything)}
    (page,) = azure_pages(get, "armRegionName eq 'eastus' and serviceName eq 'Virtual Machines' and priceType eq 'Consumption'")
    kept = [item for item in page["Items"] if "Spot" not in item["skuName"] and "Windows" not in item["productName"]]
    assert {item["armSkuName"]: item["retailPrice"] for item in kept}["Standard_D4s_v5"] == 0.192
    assert len(kept) == len({item["armSkuName"] for item in kept})
    assert len(page["Items"]) > len(kept)
    with pytest.raises(urllib.error.HTTPError) as raised:
        get("/api/retail/prices?$filter=nonsense")
    assert raised.value.code == 400


def test_odata_filters() -> None:
    item = {"armRegionName": "eastus", "type": "Consumption", "productName": "O'Brien's disks", "isPrimaryMeterRegion": True}
    assert matcher("(armRegionName eq 'westeurope' or armRegionName eq 'eastus') and priceType ne 'Reservation'")(item)
    assert matcher("contains(productName, 'O''Brien') and startswith(armRegionName, 'east') and isPrimaryMeterRegion eq true")(item)
    assert not matcher("armRegionName eq 'eastus' and type eq 'Reservation' or type eq 'DevTest'")(item)
    for text in ("armRegionName eq", "(armRegionName eq 'a'", "armRegionName gt 'a'", "a eq 'b' c eq 'd'", "€"):
        with pytest.raises(ODataError):
            matcher(text)


def test_gcp_prices_cores_and_memory_by_pages(get: Callable[[str], bytes]) -> None:
    services = {row["displayName"]: row["serviceId"] for row in json.loads(get("/v1/services"))["services"]}
    skus, token = [], ""
    pages = 0
    while True:
        page = json.loads(get(f"/v1/services/{services['Compute Engine']}/skus?key=x&pageToken={token}"))
        skus += page["skus"]
        pages += 1
        token = page["nextPageToken"]
        if not token:
            break
    assert pages > 1
    prices = {}
    for sku in skus:
        rate = sku["pricingInfo"][0]["pricingExpression"]["tieredRates"][-1]["unitPrice"]
        prices[sku["description"], sku["category"]["usageType"]] = int(rate["units"]) + Decimal(rate["nanos"]) / 10**9
    core, memory = (prices[f"E2 Instance {part} running in Americas", "OnDemand"] for part in ("Core", "Ram"))
    assert 4 * core + 16 * memory == Decimal("0.13402284")
    assert prices["Spot Preemptible E2 Instance Core running in Americas", "Preemptible"] < core
    with pytest.raises(urllib.error.HTTPError) as raised:
        get("/v1/services/0000-0000-0000/skus")
    assert raised.value.code == 404
    logging = json.loads(get(f"/v1/services/{services['Cloud Logging']}/skus"))["skus"][0]
    tiers = logging["pricingInfo"][0]["pricingExpression"]["tieredRates"]
    assert [tier["startUsageAmount"] for tier in tiers] == [0.0, 50.0]
