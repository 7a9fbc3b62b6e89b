"""What list prices come to: quantity times price, 730 hours a month, and never a silent zero."""

from __future__ import annotations

import datetime as dt
import json
import re
from decimal import Decimal
from typing import Any

import pytest
from priced_estate import ACCOUNT, Estate, days_ago
from rendering import PROJECT

from inventory_assets.catalog.typed_tables import typed_tables

INSTANCE, VOLUME, SNAPSHOT, BUCKET = "AWS::EC2::Instance", "AWS::EC2::Volume", "AWS::EC2::Snapshot", "AWS::S3::Bucket"
DATABASE, TABLE = "AWS::RDS::DBInstance", "AWS::DynamoDB::Table"
USAGE = "".join(path.read_text(encoding="utf-8") for path in sorted((PROJECT / "macros" / "usage").glob("*.sql")))
BLOCKS: list[tuple[str, str]] = re.findall(r"usage_of\(\s*'(AWS::[^']+)',\s*'(\{.*?\})',\s*\[", USAGE, re.DOTALL)
GIB = 1 << 30


@pytest.fixture
def estate() -> Estate:
    return Estate()


def running(instance_type: str = "m5.large", **more: Any) -> dict[str, Any]:
    return {"State": {"Name": "running"}, "InstanceType": instance_type, "PlatformDetails": "Linux/UNIX"} | more


def component(row: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = [one for one in row["components"] if one["component"] == name]
    return dict(found)


def test_a_volume_costs_its_storage_and_what_it_has_beyond_what_comes_with_it(estate: Estate) -> None:
    estate.add(VOLUME, configuration={"VolumeType": "gp3", "Size": 500, "Iops": 6000, "Throughput": 250})
    row = estate.estimate()
    assert (row["low_usd"], row["expected_usd"], row["high_usd"]) == (60, 60, 60), "500 x .08 + 3000 x .005 + 125 x .04"
    assert component(row, "iops") == {
        "component": "iops", "sku_key": "gp3:iops", "quantity": 3000,
        "unit": "iops_month", "unit_price": Decimal("0.005"), "monthly_usd": 15,
    }  # fmt: skip
    assert (row["missing_components"], row["cost_basis"], row["basis"]) == ([], "estimated", "list prices, 730 hours")


def test_a_running_instance_costs_730_hours_a_stopped_one_none_and_its_volumes_are_not_counted_again(estate: Estate) -> None:
    mapping = [{"DeviceName": "/dev/xvda", "Ebs": {"VolumeId": "vol-1"}}]
    estate.add(INSTANCE, "running", running(BlockDeviceMappings=mapping))
    estate.add(INSTANCE, "stopped", running() | {"State": {"Name": "stopped"}})
    rows = estate.estimates()
    assert rows["running"]["expected_usd"] == Decimal("70.08")
    assert rows["stopped"]["expected_usd"] == 0
    assert component(rows["stopped"], "instance")["quantity"] == 0, "it says why it costs nothing"


@pytest.mark.parametrize(
    ("interfaces", "expected", "missing"),
    [
        ([{"Association": {"IpOwnerId": "amazon"}}], Decimal("73.73"), []),
        ([{"Association": {"IpOwnerId": ACCOUNT}}], Decimal("70.08"), []),  # an elastic address is a resource of its own
        ([{}], Decimal("70.08"), ["public IPv4 address"]),
    ],
)
def test_a_public_address_of_amazon_costs_beside_the_instance(
    estate: Estate, interfaces: list[Any], expected: Decimal, missing: list[str]
) -> None:
    estate.add(INSTANCE, configuration=running(PublicIpAddress="203.0.113.7", NetworkInterfaces=interfaces))
    row = estate.estimate()
    assert (row["expected_usd"], row["missing_components"]) == (expected, missing)
    assert (row["high_usd"] is None) == bool(missing), "what is not known leaves the upper figure open"


@pytest.mark.parametrize(
    "configuration",
    [
        running("m99.huge"),
        running(PlatformDetails="Windows"),
        running(InstanceLifecycle="spot"),
        running(Placement={"Tenancy": "dedicated"}),
    ],
)
def test_what_has_no_price_is_named_and_is_not_free(estate: Estate, configuration: Any) -> None:
    estate.add(INSTANCE, configuration=configuration)
    row = estate.estimate()
    assert (row["low_usd"], row["expected_usd"], row["high_usd"]) == (None, None, None)
    assert row["missing_components"] == ["instance price"]


@pytest.mark.parametrize("resource_type", [name for name, _ in BLOCKS])
def test_a_resource_that_could_not_be_read_has_no_figure(estate: Estate, resource_type: str) -> None:
    estate.add(resource_type, unknown=("*",))
    for row in estate.estimates().values():  # some types are looked at for what they say of others, and cost nothing
        assert (row["low_usd"], row["expected_usd"], row["high_usd"]) == (None, None, None)
        assert row["missing_components"], "it says what is missing"


def test_a_region_without_the_price_takes_a_near_one_and_says_so(estate: Estate) -> None:
    estate.add(INSTANCE, "exact", running(), region="eu-central-1")
    estate.add(INSTANCE, "near", running("c5.large"), region="eu-central-1")
    estate.add(INSTANCE, "nowhere", running(), region="xx-nowhere-1")
    rows = estate.estimates()
    assert (rows["exact"]["expected_usd"], rows["exact"]["is_region_exact"]) == (Decimal("0.115") * 730, True)
    near, ratio = rows["near"], Decimal("1.074766")  # .115 / .107, as m5.large is in both
    assert near["expected_usd"] == (Decimal("0.096") * ratio * 730).quantize(Decimal("0.000001"))
    assert (near["is_region_exact"], near["price_region"]) == (False, "eu-west-1")
    assert near["basis"] == "list prices of eu-west-1 x 1.075, 730 hours"
    assert (rows["nowhere"]["expected_usd"], rows["nowhere"]["missing_components"]) == (None, ["instance price"])


def test_refreshed_prices_go_before_the_book_and_the_newest_that_holds_is_taken(estate: Estate) -> None:
    estate.price("m5.large", "0.09", effective=dt.date(2026, 5, 1))
    estate.price("m5.large", "0.08", effective=dt.date(2026, 6, 1))
    estate.price("m5.large", "0.01", effective=dt.date(2026, 7, 1))  # not yet
    estate.price("m5.large", "0.02", currency="CNY")  # another currency is never taken for dollars
    estate.add(INSTANCE, configuration=running())
    row = estate.estimate()
    assert (row["expected_usd"], row["price_age_days"]) == (Decimal("58.4"), 2)


def test_a_price_in_another_currency_alone_is_no_price(estate: Estate) -> None:
    estate.price("m5.large", "0.5", region="cn-north-1", currency="CNY")
    estate.add(INSTANCE, configuration=running(), region="cn-north-1")
    assert estate.estimate()["missing_components"] == ["instance price"]


def test_the_oldest_snapshot_of_a_volume_has_all_of_it_and_later_ones_nobody_knows_how_much(estate: Estate) -> None:
    for number, age in enumerate((30, 20, 10)):
        told = {"VolumeId": "vol-1", "SnapshotId": f"snap-{number}", "VolumeSize": 100, "FullSnapshotSizeInBytes": 50 * GIB}
        estate.add(SNAPSHOT, f"snap-{number}", told, created=days_ago(age))
    rows = estate.estimates()
    assert [rows["snap-0"][figure] for figure in ("low_usd", "expected_usd", "high_usd")] == [Decimal("2.5")] * 3
    for later in ("snap-1", "snap-2"):
        assert [rows[later][figure] for figure in ("low_usd", "expected_usd", "high_usd")] == [0, None, Decimal("2.5")]
        assert rows[later]["missing_components"] == ["storage (an upper bound)"]


def test_a_bucket_costs_what_was_observed_of_each_class_and_nobody_knows_where_nothing_was(estate: Estate) -> None:
    sizes = {
        "BucketSizeBytes.StandardStorage": 100 * GIB,
        "BucketSizeBytes.DeepArchiveStorage": 1000 * GIB,
        "BucketSizeBytes.GlacierStorage": None,
    }
    estate.add(BUCKET, "full", {"Name": "full"}, observations={"Metrics": sizes})
    estate.add(BUCKET, "silent", {"Name": "silent"}, observations={"Metrics": dict.fromkeys(sizes)})
    estate.add(BUCKET, "unseen", {"Name": "unseen"})
    rows = estate.estimates()
    assert rows["full"]["expected_usd"] == Decimal("3.29"), "100 x .023 + 1000 x .00099"
    for uid in ("silent", "unseen"):
        assert (rows[uid]["expected_usd"], rows[uid]["missing_components"]) == (None, ["requests", "storage"])


def test_what_is_metered_comes_on_top_and_leaves_the_upper_figure_open(estate: Estate) -> None:
    estate.add("AWS::EC2::NatGateway", configuration={"State": "available", "ConnectivityType": "public"})
    row = estate.estimate()
    assert (row["low_usd"], row["expected_usd"], row["high_usd"]) == (Decimal("32.85"), Decimal("32.85"), None)
    assert row["missing_components"] == ["data"]


def test_two_zones_cost_twice(estate: Estate) -> None:
    told = {
        "DBInstanceClass": "db.m5.large",
        "Engine": "mysql",
        "StorageType": "gp3",
        "AllocatedStorage": 100,
        "DBInstanceStatus": "available",
    }
    estate.add(DATABASE, "one", told | {"MultiAZ": False})
    estate.add(DATABASE, "two", told | {"MultiAZ": True})
    estate.add(DATABASE, "stopped", told | {"MultiAZ": True, "DBInstanceStatus": "stopped"})
    rows = estate.estimates()
    assert rows["one"]["expected_usd"] == Decimal("0.171") * 730 + Decimal("11.5")
    assert rows["two"]["expected_usd"] == 2 * rows["one"]["expected_usd"]
    assert rows["stopped"]["expected_usd"] == 23, "its storage goes on costing"


def test_a_table_costs_its_capacity_with_its_indexes_and_its_size(estate: Estate) -> None:
    index = {"IndexName": "i", "ProvisionedThroughput": {"ReadCapacityUnits": 10, "WriteCapacityUnits": 0}}
    told = {"ProvisionedThroughput": {"ReadCapacityUnits": 10, "WriteCapacityUnits": 10}, "GlobalSecondaryIndexes": [index]}
    estate.add(TABLE, "provisioned", told, observations={"TableSizeBytes": 8 * GIB})
    estate.add(TABLE, "on demand", {"BillingModeSummary": {"BillingMode": "PAY_PER_REQUEST"}}, observations={"TableSizeBytes": 8 * GIB})
    rows = estate.estimates()
    assert rows["provisioned"]["expected_usd"] == (20 * Decimal("0.00013") + 10 * Decimal("0.00065")) * 730 + 2
    assert (rows["on demand"]["low_usd"], rows["on demand"]["expected_usd"]) == (2, None), "its requests are what it costs"
    assert rows["on demand"]["missing_components"] == ["reads", "writes"]


def test_a_service_on_fargate_costs_its_tasks_by_their_size(estate: Estate) -> None:
    estate.add("AWS::ECS::TaskDefinition", "task", {"cpu": "512", "memory": "1024"})
    estate.add("AWS::ECS::Service", "known", {"launchType": "FARGATE", "desiredCount": 2, "taskDefinition": "task"})
    estate.add("AWS::ECS::Service", "unknown", {"launchType": "FARGATE", "desiredCount": 2, "taskDefinition": "gone"})
    estate.add("AWS::ECS::Service", "on instances", {"launchType": "EC2", "desiredCount": 2, "taskDefinition": "task"})
    rows = estate.estimates()
    assert rows["known"]["expected_usd"] == (Decimal("0.04048") + 2 * Decimal("0.004445")) * 730
    assert rows["unknown"]["missing_components"] == ["memory", "vCPU"]
    assert "on instances" not in rows, "its instances are paid for"


def test_resources_that_are_alike_have_the_same_figure_and_a_row_each(estate: Estate) -> None:
    for uid, region in (("a", "us-east-1"), ("b", "us-east-1"), ("c", "eu-west-1")):
        estate.add(VOLUME, uid, {"VolumeType": "gp2", "Size": 100}, region=region)
    assert {uid: row["expected_usd"] for uid, row in estate.estimates().items()} == {"a": 10, "b": 10, "c": 11}


def test_the_bill_calibrates_what_it_does_not_name(estate: Estate) -> None:
    for uid in ("a", "b", "c", "unbilled", "young"):
        created = days_ago(20) if uid == "young" else days_ago(100)
        estate.add(INSTANCE, uid, running(), created=created)
    estate.add(INSTANCE, "elsewhere", running(), account="222222222222", created=days_ago(100))
    for uid, cost in (("a", "36.7"), ("b", "35.7"), ("c", "71.4"), ("young", "1")):  # May has 744 hours: 71.424 at list prices
        estate.bill(cost, uid)
    estate.bill("9", "b", currency="EUR")
    estate.bill("9", "b", basis="carried_forward")
    rows = estate.estimates()
    assert (rows["a"]["billed_usd"], rows["a"]["billed_period"]) == (Decimal("36.7"), dt.date(2026, 5, 1))
    assert rows["a"]["billed_ratio"] == pytest.approx(Decimal("0.513833"), abs=Decimal("0.000002"))
    assert rows["young"]["billed_ratio"] is None, "it did not run for the whole month"
    unbilled = rows["unbilled"]
    assert (unbilled["billed_usd"], unbilled["calibration_resources"]) == (None, 3)
    assert unbilled["calibrated_usd"] == pytest.approx(Decimal("70.08") * rows["a"]["billed_ratio"], abs=Decimal("0.0001")), (
        "the median of three"
    )
    assert (rows["elsewhere"]["calibrated_usd"], rows["elsewhere"]["calibration_resources"]) == (None, 0)


def _wrong(read: Any, known: Any, path: str) -> list[str]:
    """Where what is read is not as the typed table has it."""
    if isinstance(read, dict) and isinstance(known, dict):
        lacking = [f"{path}.{key}" for key in read.keys() - known.keys()]
        return lacking + [wrong for key in read.keys() & known.keys() for wrong in _wrong(read[key], known[key], f"{path}.{key}")]
    if isinstance(read, list) and isinstance(known, list):
        return _wrong(read[0], known[0], f"{path}[]")
    times = {"VARCHAR", "TIMESTAMPTZ"}  # whether there is one is all that is asked
    return [] if read == known or {read, known} == times else [f"{path}: {read} is {known}"]


@pytest.mark.parametrize(("resource_type", "reads"), BLOCKS)
def test_what_is_read_is_there_to_be_read(resource_type: str, reads: str) -> None:
    (table,) = [table for table in typed_tables() if table.resource_type == resource_type]
    known = {column.key: column.structure for column in table.columns}
    assert _wrong(json.loads(reads), known, resource_type) == []
