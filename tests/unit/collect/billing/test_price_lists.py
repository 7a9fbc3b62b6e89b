"""What of the providers' price lists becomes a price of the price book, and what does not."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from price_files import aws_file, azure_item, database, google_sku, machine, usage
from price_server import PriceServer, Reply, price_server
from pydantic import SecretStr

from inventory_assets.catalog import AWS_TYPES
from inventory_assets.collect.billing.price_lists import azure, gcp
from inventory_assets.collect.billing.price_lists.aws import read_offer
from inventory_assets.collect.billing.price_lists.aws_rules import OFFERS, RULES
from inventory_assets.collect.billing.price_lists.reading import Price, PriceListError, Reader, is_same_place

BOOK = Path(__file__).parents[4] / "dbt_project" / "seeds" / "price_book.csv"


@pytest.fixture
def served() -> Iterator[PriceServer]:
    with price_server() as server:
        yield server


@pytest.fixture
def reader() -> Iterator[Reader]:
    made = Reader(patience=0)
    yield made
    made.close()


@pytest.fixture
def offer(served: PriceServer, reader: Reader, tmp_path: Path) -> Any:
    """Reads an offer of which the server has these lines."""

    def read(name: str, *lines: dict[str, str], region: str = "us-east-1", content: bytes | None = None) -> dict[tuple[str, str], Decimal]:
        served.answers[f"/offers/v1.0/aws/{name}/current/{region}/index.csv"] = content or aws_file(name, *lines)
        prices = read_offer(reader, served.url, name, region, tmp_path)
        assert {price.region for price in prices} <= {region}
        assert not list(tmp_path.iterdir()), "files of hundreds of MB do not stay"
        return {(price.sku_key, price.unit): price.unit_price for price in prices}

    return read


def test_of_machines_only_linux_on_shared_hardware_by_the_hour_counts(offer: Any) -> None:
    found = offer(
        "AmazonEC2",
        machine("m5.large", "0.0960000000"),
        machine("c5.metal", "4.08", Product_Family="Compute Instance (bare metal)"),
        machine("m5.xlarge", "0.376", Operating_System="Windows"),
        machine("m5.2xlarge", "0.40", usage="DedicatedUsage:m5.2xlarge", Tenancy="Dedicated"),
        machine("m5.4xlarge", "1.2", Pre_Installed_S_W="", **{"Pre Installed S/W": "SQL Web"}),
        machine("m5.8xlarge", "1.5", CapacityStatus="UnusedCapacityReservation", usage="UnusedBox:m5.8xlarge"),
        machine("m5.8xlarge", "1.5", CapacityStatus="AllocatedCapacityReservation"),
        machine("m5.metal", "9", Tenancy="Host"),
        machine("m5.12xlarge", "1.1", TermType="Reserved", LeaseContractLength="1yr"),
        machine("m5.16xlarge", "3.0", usage="LAX1-BoxUsage:m5.16xlarge", Location_Type="AWS Local Zone"),
        machine("m5.24xlarge", "0.0000000000"),
        machine("r7", "1.0"),
    )
    assert found == {("m5.large", "hour"): Decimal("0.096"), ("c5.metal", "hour"): Decimal("4.08")}


def test_in_other_regions_usage_types_have_a_prefix(offer: Any) -> None:
    lines = [machine("m5.large", "0.107", usage="EU-BoxUsage:m5.large"), usage("EU-NatGateway-Hours", "Hrs", "0.048")]
    assert offer("AmazonEC2", *lines, region="eu-west-1") == {("m5.large", "hour"): Decimal("0.107"), ("hour", "hour"): Decimal("0.048")}
    assert offer("AmazonVPC", usage("USE1-PublicIPv4:InUseAddress", "Hrs", "0.005")) == {("address", "hour"): Decimal("0.005")}
    assert offer("awskms", usage("ap-southeast-2-KMS-Keys", "Keys", "1.0"), region="ap-southeast-2") == {("key", "month"): Decimal(1)}
    trust_store = usage("TS-LoadBalancerUsage", "Hrs", "0.0056", Product_Family="Load Balancer-Application")
    assert offer("AWSELB", trust_store) == {}, "TS is no region"


def test_volumes_are_priced_by_the_book_s_names_and_units(offer: Any) -> None:
    found = offer(
        "AmazonEC2",
        usage("EBS:VolumeUsage.gp3", "GB-Mo", "0.08", Product_Family="Storage", Volume_API_Name="gp3"),
        usage("EBS:VolumeUsage.piops", "GB-Mo", "0.125", Product_Family="Storage", Volume_API_Name="io1"),
        usage("EBS:VolumeUsage", "GB-Mo", "0.05", Product_Family="Storage", Volume_API_Name="standard"),
        usage("EBS:VolumeP-IOPS.gp3", "IOPS-Mo", "0.005", Product_Family="System Operation", Volume_API_Name="gp3"),
        usage("EBS:VolumeP-IOPS.io2", "IOPS-Mo", "0.065", Product_Family="System Operation", Volume_API_Name="io2"),
        usage("EBS:VolumeP-IOPS.io2.tier2", "IOPS-Mo", "0.0455", Product_Family="System Operation", Volume_API_Name="io2"),
        usage("EBS:VolumeP-Throughput.gp3", "GiBps-mo", "40.96", Product_Family="Provisioned Throughput", Volume_API_Name="gp3"),
        usage("EBS:SnapshotUsage", "GB-Mo", "0.05", Product_Family="Storage Snapshot"),
        usage("EBS:VolumeUsage.new", "GB-Mo", "0.01", Product_Family="Storage"),
    )
    assert found == {
        ("gp3:storage", "gb_month"): Decimal("0.08"),
        ("io1:storage", "gb_month"): Decimal("0.125"),
        ("standard:storage", "gb_month"): Decimal("0.05"),
        ("gp3:iops", "iops_month"): Decimal("0.005"),
        ("io2:iops", "iops_month"): Decimal("0.065"),
        ("gp3:throughput", "mibps_month"): Decimal("0.04"),
        ("storage", "gb_month"): Decimal("0.05"),
    }


def test_databases_are_priced_by_class_and_engine_in_one_zone(offer: Any) -> None:
    found = offer(
        "AmazonRDS",
        database("db.m5.large", "MySQL", "0.171"),
        database("db.m5.large", "MySQL", "0.342", Deployment_Option="Multi-AZ", usageType="Multi-AZUsage:db.m5.large"),
        database("db.r5.large", "Aurora PostgreSQL", "0.29"),
        database("db.r5.large", "Aurora PostgreSQL", "0.377", usageType="InstanceUsageIOOptimized:db.r5.large"),
        database("db.m5.large", "SQL Server", "0.977", License_Model="License included"),
        database("R7G", "PostgreSQL", "0.5", usageType="APN1-InstanceUsage:db.r7g.4xl"),
        usage("RDS:GP3-Storage", "GB-Mo", "0.115", Product_Family="Database Storage", Deployment_Option="Single-AZ"),
        usage("RDS:Multi-AZ-GP3-Storage", "GB-Mo", "0.23", Product_Family="Database Storage", Deployment_Option="Multi-AZ"),
        usage("Aurora:StorageIOUsage", "IOs", "0.0000002000"),
    )
    assert found == {
        ("db.m5.large:mysql", "hour"): Decimal("0.171"),
        ("db.r5.large:aurora-postgresql", "hour"): Decimal("0.29"),
        ("gp3:storage", "gb_month"): Decimal("0.115"),
        ("aurora:io", "request_million"): Decimal("0.2"),
    }


def test_of_a_price_in_tiers_the_first_that_is_not_free_counts(offer: Any) -> None:
    tiers = [
        usage("TimedStorage-ByteHrs", "GB-Mo", price, SKU="ONE", StartingRange=start)
        for start, price in (("512000", "0.021"), ("0", "0.023"), ("51200", "0.022"))
    ]
    assert offer("AmazonS3", *tiers) == {("standard:storage", "gb_month"): Decimal("0.023")}
    free = [usage("TimedStorage-ByteHrs", "GB-Mo", price, SKU="ONE", StartingRange=start) for start, price in (("0", "0"), ("25", "0.25"))]
    assert offer("AmazonDynamoDB", *free) == {("standard:storage", "gb_month"): Decimal("0.25")}


def test_requests_are_priced_by_the_million(offer: Any) -> None:
    assert offer(
        "AWSLambda", usage("Request", "Requests", "0.0000002000"), usage("Lambda-GB-Second", "Lambda-GB-Second", "0.0000166667")
    ) == {
        ("request", "request_million"): Decimal("0.2"),
        ("x86_64:compute", "gb_second"): Decimal("0.0000166667"),
    }


def test_a_unit_that_is_another_makes_no_price(offer: Any) -> None:
    assert offer("AmazonEC2", usage("NatGateway-Hours", "GB", "0.045"), usage("NatGateway-Bytes", "Furlongs", "0.045")) == {}


def test_load_balancers_are_told_apart_by_their_family(offer: Any) -> None:
    found = offer(
        "AWSELB",
        usage("LoadBalancerUsage", "Hrs", "0.0225", Product_Family="Load Balancer-Application"),
        usage("LCUUsage", "LCU-Hrs", "0.008", Product_Family="Load Balancer-Application"),
        usage("LoadBalancerUsage", "Hrs", "0.0125", Product_Family="Load Balancer-Gateway"),
        usage("LoadBalancerUsage", "Hrs", "0.025", Product_Family="Load Balancer"),
    )
    assert found == {
        ("application:hour", "hour"): Decimal("0.0225"),
        ("application:lcu", "hour"): Decimal("0.008"),
        ("gateway:hour", "hour"): Decimal("0.0125"),
        ("hour", "hour"): Decimal("0.025"),
    }


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<html>down for maintenance</html>", "no header in its first lines"),
        (aws_file("AmazonEC2", columns=["SKU", "TermType", "Unit"]), "the file has no column EffectiveDate, StartingRange, PricePerUnit"),
        (aws_file("AmazonEC2", machine("m5.large", "1")) + b'"broken', "AmazonEC2 of us-east-1: "),
    ],
)
def test_a_file_that_is_no_price_list_is_told(offer: Any, content: bytes, message: str) -> None:
    with pytest.raises(PriceListError, match=message) as caught:
        offer("AmazonEC2", content=content)
    assert caught.value.code == "UnreadablePrices"


def test_every_rule_is_for_something_that_the_inventory_and_the_price_book_know() -> None:
    with BOOK.open() as stream:
        book = {(row["resource_type"], row["sku_key"], row["unit"]) for row in csv.DictReader(stream)}
    types = {row.type for row in AWS_TYPES}
    assert OFFERS[0] == "AmazonEC2"
    assert {rule.resource_type for rule in RULES} <= types
    assert {(rule.resource_type, rule.unit) for rule in RULES} <= {(one, unit) for one, _, unit in book}
    plain = {(rule.resource_type, rule.sku_key, rule.unit) for rule in RULES if "{" not in rule.sku_key}
    assert plain <= book, "a price by another name is a price of nothing"
    assert {one[:3] for one in gcp.PLAIN.values()} <= book
    assert {(meter.resource_type, meter.unit) for meter in azure.METERS} <= {(one, unit) for one, _, unit in book}


def azure_prices(served: PriceServer, reader: Reader, service: str, *items: dict[str, Any]) -> dict[str, Decimal]:
    served.answers["/azure"] = lambda query, _: {"Items": list(items), "NextPageLink": None, "asked": query}
    return {price.sku_key: price.unit_price for price in azure.read_service(reader, f"{served.url}/azure", service, "eastus")}


def test_of_azure_s_machines_only_linux_at_the_full_price_counts(served: PriceServer, reader: Reader) -> None:
    found = azure_prices(
        served, reader, "Virtual Machines",
        azure_item("D2s v5", 0.096),
        azure_item("D4s v5", 0.376, productName="Virtual Machines Dsv5 Series Windows"),
        azure_item("D8s v5 Spot", 0.05),
        azure_item("D16s v5 Low Priority", 0.05),
        azure_item("D32s v5", 900.0, type="Reservation"),
        azure_item("D48s v5", 4.6, unit="1 Month"),
        azure_item("D64s v5", 0.0),
        azure_item("D2s v5", 0.09, effectiveStartDate="2020-01-01T00:00:00Z"),
    )  # fmt: skip
    assert found == {"Standard_D2s_v5": Decimal("0.096")}


def test_azure_s_disks_and_addresses_are_priced_by_their_meters(served: PriceServer, reader: Reader) -> None:
    premium = {"productName": "Premium SSD Managed Disks", "armSkuName": ""}
    found = azure_prices(
        served, reader, "Storage",
        azure_item("P10 LRS Disk", 19.71, "1/Month", **premium),
        azure_item("P10 LRS Disk Mount", 1.18, "1/Month", **premium),
        azure_item("P10 ZRS Disk", 29.57, "1/Month", **premium),
        azure_item("E10 Disks", 9.6, "1/Month", productName="Standard SSD Managed Disks"),
        azure_item("LRS Snapshots", 0.05, "1 GB/Month", productName="Standard HDD Managed Disks"),
    )  # fmt: skip
    assert found == {"P10": Decimal("19.71"), "E10": Decimal("9.6"), "storage": Decimal("0.05")}
    address = azure_item("Standard IPv4 Static Public IP", 0.005, productName="IP Addresses")
    assert azure_prices(served, reader, "Virtual Network", address) == {"address": Decimal("0.005")}


def test_azure_s_pages_are_followed_on_its_own_host_alone(served: PriceServer, reader: Reader) -> None:
    def answer(query: dict[str, str], _: dict[str, str]) -> dict[str, Any]:
        if query.get("$skip") == "1000":
            return {"Items": [azure_item("D4s v5", 0.192)], "NextPageLink": None}
        assert query["$filter"] == "serviceName eq 'Virtual Machines' and armRegionName eq 'eastus' and priceType eq 'Consumption'"
        return {"Items": [azure_item("D2s v5", 0.096)], "NextPageLink": f"{served.url}/azure?$skip=1000"}

    served.answers["/azure"] = answer
    assert len(azure.read_service(reader, f"{served.url}/azure", "Virtual Machines", "eastus")) == 2
    for link, message in (("https://elsewhere.example/prices", "another place"), (f"{served.url}/azure", "same next page twice")):
        served.answers["/azure"] = {"Items": [], "NextPageLink": link}
        with pytest.raises(PriceListError, match=message):
            azure.read_service(reader, f"{served.url}/azure", "Virtual Machines", "eastus")


def test_the_standard_port_is_the_same_place() -> None:
    assert is_same_place("https://prices.azure.com:443/api/retail/prices?$skip=1000", "https://prices.azure.com/api/retail/prices")
    assert not is_same_place("http://prices.azure.com/api", "https://prices.azure.com/api")


def google_prices(served: PriceServer, reader: Reader, *skus: dict[str, Any], regions: tuple[str, ...] = ("us-central1",)) -> list[Price]:
    served.answers["/v1/services/6F81-5844-456A/skus"] = {"skus": list(skus), "nextPageToken": ""}
    return gcp.read_compute(reader, served.url, SecretStr("key"), regions)


def test_google_s_machines_cost_what_their_cores_and_memory_cost(served: PriceServer, reader: Reader) -> None:
    found = google_prices(
        served, reader,
        google_sku("E2 Instance Core running in Americas", "h", (0, "0.021811590")),
        google_sku("E2 Instance Ram running in Americas", "GiBy.h", (0, "0.002923530")),
        google_sku("Spot Preemptible E2 Instance Core running in Americas", "h", (0, "0.006"), usageType="Preemptible"),
        google_sku("E2 Custom Instance Core running in Americas", "h", (0, "0.9")),
        google_sku("N2 Instance Core running in Americas", "h", (0, "0.031611000")),
        google_sku("E2 Instance Core running in Frankfurt", "h", (0, "0.028"), regions=("europe-west3",)),
    )  # fmt: skip
    prices = {price.sku_key: round(price.unit_price, 6) for price in found}
    assert prices["e2-standard-2"] == Decimal("0.067011")
    assert prices["e2-highmem-2"] == Decimal("0.0904")
    assert prices["e2-micro"] == Decimal("0.008376")
    assert {name.partition("-")[0] for name in prices} == {"e2"}, "a core without its memory is no machine"
    assert {price.region for price in found} == {"us-central1"}


def test_google_s_disks_and_addresses_have_prices_of_their_own(served: PriceServer, reader: Reader) -> None:
    found = google_prices(
        served, reader,
        google_sku("Storage PD Capacity", "GiBy.mo", (0, "0"), (30, "0.04")),
        google_sku("SSD backed PD Capacity in Belgium", "GiBy.mo", (0, "0.17"), regions=("europe-west1",)),
        google_sku("Regional Storage PD Capacity", "GiBy.mo", (0, "0.08")),
        google_sku("Storage PD Capacity", "GiBy.mo", (0, "0.02"), usageType="Commit1Yr"),
        google_sku("Static Ip Charge", "h", (0, "0"), (1, "0.01")),
        google_sku("External IP Charge on a Standard VM", "h", (0, "0"), (744, "0.005"), regions=("global",)),
        regions=("us-central1", "europe-west1"),
    )  # fmt: skip
    assert [(price.region, price.sku_key, price.unit, price.unit_price) for price in found] == [
        ("*", "used", "hour", Decimal("0.005")),
        ("europe-west1", "pd-ssd:storage", "gb_month", Decimal("0.17")),
        ("us-central1", "unused", "hour", Decimal("0.01")),
        ("us-central1", "pd-standard:storage", "gb_month", Decimal("0.04")),
    ]


def test_google_s_pages_are_asked_for_with_the_key_in_a_header(served: PriceServer, reader: Reader) -> None:
    asked: list[tuple[dict[str, str], str]] = []

    def answer(query: dict[str, str], headers: dict[str, str]) -> dict[str, Any]:
        asked.append((query, headers["x-goog-api-key"]))
        sku = (
            google_sku("Static Ip Charge", "h", (0, "0.01"))
            if "pageToken" in query
            else google_sku("Storage PD Capacity", "GiBy.mo", (0, "0.04"))
        )
        return {"skus": [sku], **({} if "pageToken" in query else {"nextPageToken": "more"})}

    served.answers["/v1/services/6F81-5844-456A/skus"] = answer
    assert len(gcp.read_compute(reader, served.url, SecretStr("the-key"), ["us-central1"])) == 2
    assert [(query.get("pageToken"), key) for query, key in asked] == [(None, "the-key"), ("more", "the-key")]
    assert not any("the-key" in str(query) for query, _ in asked)


def test_what_fails_for_a_moment_is_asked_for_again(offer: Any, served: PriceServer) -> None:
    content = aws_file("AmazonEC2", machine("m5.large", "0.096"))
    replies = [Reply(b"", 503), Reply(b"", 429), Reply(content[:200], missing=500), Reply(content)]
    served.answers["/offers/v1.0/aws/AmazonEC2/current/us-east-1/index.csv"] = lambda *_: replies.pop(0)

    class Kept(dict[str, Any]):
        """Keeps what was there."""

        def __setitem__(self, *_: Any) -> None:
            pass

    served.answers = Kept(served.answers)
    assert offer("AmazonEC2") == {("m5.large", "hour"): Decimal("0.096")}
    assert not replies


def test_a_download_that_always_breaks_off_is_an_error_and_leaves_no_file(served: PriceServer, reader: Reader, tmp_path: Path) -> None:
    served.answers["/offers/v1.0/aws/AmazonEC2/current/us-east-1/index.csv"] = Reply(aws_file("AmazonEC2"), missing=100)
    with pytest.raises(PriceListError, match="cannot be read"):
        read_offer(reader, served.url, "AmazonEC2", "us-east-1", tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("url", ["http://prices.example/x", "ftp://127.0.0.1/x", "file:///etc/passwd"])
def test_nothing_is_read_over_a_way_that_others_can_write_on(reader: Reader, tmp_path: Path, url: str) -> None:
    with pytest.raises(PriceListError, match="https only"):
        reader.download(url, tmp_path / "file")
    with pytest.raises(PriceListError, match="https only"):
        reader.page(url)


def test_a_redirection_is_not_followed(served: PriceServer, reader: Reader) -> None:
    served.answers["/page"] = Reply(b"", 302, {"Location": f"{served.url}/other"})
    served.answers["/other"] = {"Items": []}
    with pytest.raises(PriceListError) as caught:
        reader.page(f"{served.url}/page")
    assert (caught.value.code, served.asked) == ("HTTP302", ["/page"])


@pytest.mark.parametrize("body", [b"not json", b"[1]"])
def test_an_answer_that_is_no_json_object_is_told(served: PriceServer, reader: Reader, body: bytes) -> None:
    served.answers["/page"] = body
    with pytest.raises(PriceListError, match="JSON"):
        reader.page(f"{served.url}/page")
