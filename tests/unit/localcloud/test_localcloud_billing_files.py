"""The exports in the local cloud's S3: each in its provider's layout, adding up to the facts, for their owner only."""

from __future__ import annotations

import gzip
import io
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import boto3
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest
from billing_days import BILLED_DAY
from boto3.s3.transfer import TransferConfig
from botocore.exceptions import ClientError

from inventory_assets.catalog.focus import FOCUS_COLUMNS
from inventory_assets.localcloud.billing.desk import bucket_of, desk_of
from inventory_assets.localcloud.billing.facts import Facts
from inventory_assets.localcloud.billing.gcp_files import exported
from inventory_assets.localcloud.billing.lines import UNITS
from inventory_assets.localcloud.estate.families import make_world
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.running import CREDENTIALS, CloudHandle, running_cloud

PRODUCTION = "payments-production"
OPEN = date(2026, 10, 1)


@pytest.fixture(scope="module")
def bucket() -> str:
    found = bucket_of(make_world(EstateOptions()))
    assert found is not None
    return found.id


@pytest.fixture(scope="module")
def s3(billing_clients: Callable[..., Any]) -> Any:
    return billing_clients(None, "s3")


@pytest.fixture(scope="module")
def listed(s3: Any, bucket: str) -> dict[str, dict[str, Any]]:
    return {row["Key"]: row for row in s3.list_objects_v2(Bucket=bucket, Prefix="billing/")["Contents"]}


@pytest.fixture(scope="module")
def read(s3: Any, bucket: str) -> Callable[[str], bytes]:
    return lambda key: s3.get_object(Bucket=bucket, Key=key)["Body"].read()


@pytest.fixture(scope="module")
def facts() -> Callable[[str], Facts]:
    return desk_of(WORLD).facts


WORLD = make_world(EstateOptions(day=BILLED_DAY))


def money(facts: Facts, month: date | None = None, currency: str = "USD") -> Decimal:
    """What the facts bill, exactly."""
    chosen = facts if month is None else facts.of_month(month)
    total = sum(
        amount for number, amount in zip(chosen.line.tolist(), chosen.billed.tolist(), strict=True)
        if facts.lines[number].currency == currency
    )  # fmt: skip
    return Decimal(total) / UNITS


def exact(values: list[float]) -> Decimal:
    """The sum of doubles as the ten decimals that they stand for."""
    return sum((round(Decimal(value), 10) for value in values), Decimal(0))


def code_of(raised: pytest.ExceptionInfo[ClientError]) -> str:
    return str(raised.value.response["Error"]["Code"])


def test_the_bucket_is_one_of_the_management_accounts(s3: Any, bucket: str) -> None:
    assert bucket in {row["Name"] for row in s3.list_buckets()["Buckets"]}
    assert s3.head_bucket(Bucket=bucket)["BucketRegion"] == "us-east-1"


def test_keys_have_the_layout_of_their_provider(listed: dict[str, Any]) -> None:
    patterns = {
        "aws data": r"billing/aws/[\w-]+/data/BILLING_PERIOD=\d{4}-\d\d/[\w-]+-\d{5}\.snappy\.parquet",
        "aws manifest": r"billing/aws/[\w-]+/metadata/BILLING_PERIOD=\d{4}-\d\d/[\w-]+-Manifest\.json",
        "azure data": r"billing/azure/[\w-]+/\d{8}-\d{8}/\d{12}/[0-9a-f-]{36}/part_\d_0001\.csv\.gz",
        "azure manifest": r"billing/azure/[\w-]+/\d{8}-\d{8}/\d{12}/[0-9a-f-]{36}/manifest\.json",
        "gcp data": r"billing/gcp/[\w-]+-000000000000\.parquet",
    }
    found = Counter(name for key in listed for name, pattern in patterns.items() if re.fullmatch(pattern, key))
    assert sum(found.values()) == len(listed)
    assert found["aws manifest"] == 14
    assert found["aws data"] > 14  # some months have two parts
    assert found["azure manifest"] == 15  # two runs of the open month
    assert found["gcp data"] > 50


def test_a_months_parts_are_those_of_its_manifest_and_add_up(
    listed: dict[str, Any], read: Callable[[str], bytes], facts: Callable[[str], Facts], bucket: str
) -> None:
    named = set()
    for key in (key for key in listed if key.endswith("-Manifest.json")):
        manifest = json.loads(read(key))
        parts = [name.removeprefix(f"s3://{bucket}/") for name in manifest["dataFiles"]]
        named |= set(parts)
        table = pa.concat_tables([pq.read_table(io.BytesIO(read(part))) for part in parts])
        month = date.fromisoformat(manifest["billingPeriod"]["start"][:10])
        assert [column["name"] for column in manifest["columns"]] == table.column_names
        assert len(table) == len(facts("aws").of_month(month))
        assert exact(table["BilledCost"].to_pylist()) == money(facts("aws"), month)
        assert {moment.date() for moment in table["BillingPeriodStart"].unique().to_pylist()} == {month}
    assert named == {key for key in listed if "/aws/" in key and key.endswith(".parquet")}


def test_aws_writes_doubles_maps_and_columns_of_its_own(listed: dict[str, Any], read: Callable[[str], bytes]) -> None:
    key = next(key for key in listed if "BILLING_PERIOD=2026-10" in key and key.endswith(".parquet"))
    table = pq.read_table(io.BytesIO(read(key)))
    types = {field.name: field.type for field in table.schema}
    assert {column.name for column in FOCUS_COLUMNS if column.since <= "1.2"} <= set(types)
    assert {name for name in types if name.startswith("x_")} == {"x_Discounts", "x_Operation", "x_ServiceCode"}
    assert pa.types.is_map(types["Tags"])
    assert pa.types.is_float64(types["BilledCost"])
    assert types["BillingAccountId"] == pa.string()
    assert types["ChargePeriodStart"] == pa.timestamp("ms")
    rows = table.select(["ResourceId", "Tags", "PricingCategory", "CommitmentDiscountStatus", "BilledCost", "EffectiveCost"]).to_pylist()
    used = [row for row in rows if row["CommitmentDiscountStatus"] == "Used"]
    assert used
    assert all(row["PricingCategory"] == "Committed" and row["BilledCost"] == 0 < row["EffectiveCost"] for row in used)
    assert any(row["Tags"] for row in used)


def azure_runs(listed: dict[str, Any]) -> dict[str, dict[str, list[str]]]:
    """Period → run → parts."""
    runs: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key in listed:
        if "/azure/" in key and key.endswith(".csv.gz"):
            _, _, _, period, run, *_ = key.split("/")
            runs[period][run].append(key)
    return runs


AZURE_COLUMNS = ["BilledCost", "BillingCurrency", "ResourceId", "SubAccountId", "Tags"]


def read_csv(body: bytes) -> pa.Table:
    """Some columns of a part, as text."""
    options = pa_csv.ConvertOptions(include_columns=AZURE_COLUMNS, column_types=dict.fromkeys(AZURE_COLUMNS, pa.string()))
    return pa_csv.read_csv(io.BytesIO(gzip.decompress(body)), convert_options=options)


def test_of_azures_runs_the_newest_is_the_month(
    listed: dict[str, Any], read: Callable[[str], bytes], facts: Callable[[str], Facts]
) -> None:
    for period, runs in azure_runs(listed).items():
        month = date.fromisoformat(f"{period[:4]}-{period[4:6]}-{period[6:8]}")
        totals = []
        for run in sorted(runs):
            table = pa.concat_tables([read_csv(read(part)) for part in runs[run]])
            costs: dict[str, Decimal] = defaultdict(Decimal)
            for currency, cost in zip(table["BillingCurrency"].to_pylist(), table["BilledCost"].to_pylist(), strict=True):
                costs[currency] += Decimal(cost)
            totals.append(costs)
        assert totals[-1] == {currency: money(facts("azure"), month, currency) for currency in ("USD", "EUR")}
        assert len(totals) == (2 if month == OPEN else 1)
        assert all(before["EUR"] < totals[-1]["EUR"] for before in totals[:-1])


def test_azures_manifest_tells_of_its_blobs(listed: dict[str, Any], read: Callable[[str], bytes]) -> None:
    for key in (key for key in listed if key.endswith("manifest.json") and "/azure/" in key):
        manifest = json.loads(read(key))
        assert manifest["exportConfig"]["type"] == "FocusCost"
        assert manifest["blobCount"] == len(manifest["blobs"]) >= 1
        for blob in manifest["blobs"]:
            assert listed[blob["blobName"]]["Size"] == blob["byteCount"]
        assert manifest["dataRowCount"] == sum(blob["dataRowCount"] for blob in manifest["blobs"])


def test_azures_ids_differ_in_case_and_one_subscription_pays_in_euros(listed: dict[str, Any], read: Callable[[str], bytes]) -> None:
    table = pa.concat_tables([read_csv(read(key)) for key in listed if key.endswith(".csv.gz")])
    names = {name for name in table["ResourceId"].to_pylist() if name}
    assert len(names) > 2 * len({name.lower() for name in names})
    currencies = set(zip(table["SubAccountId"].to_pylist(), table["BillingCurrency"].to_pylist(), strict=True))
    assert {currency for _, currency in currencies} == {"USD", "EUR"}
    assert len(currencies) == 2
    assert {"team", "Team"} <= {key for text in table["Tags"].unique().to_pylist() if text for key in json.loads(text)}


def test_gcps_rows_are_only_added_some_of_them_late(
    listed: dict[str, Any], read: Callable[[str], bytes], facts: Callable[[str], Facts]
) -> None:
    tables = {key: pq.read_table(io.BytesIO(read(key))) for key in listed if "/gcp/" in key}
    table = pa.concat_tables(tables.values())
    there = exported(facts("gcp"))
    assert sum(table["BilledCost"].to_pylist(), Decimal(0)) == money(there)
    assert len(table) == len(there) < len(facts("gcp"))
    assert {field.name: field.type for field in table.schema}["BilledCost"] == pa.decimal128(38, 9)
    assert "Tags" not in table.column_names  # the table has labels as records
    assert {"Key": "team", "Value": "data-platform"} in table["x_Labels"].to_pylist()[0]
    first = next(iter(sorted(tables)))
    late = 0
    for key, part in tables.items():
        week = re.search(r"focus-(\d{8})", key)
        assert week is not None
        for charged, told in zip(part["ChargePeriodStart"].to_pylist(), part["x_ExportTime"].to_pylist(), strict=True):
            late += (told - charged).days > 2
            assert key == first or told.strftime("%Y%m%d") >= week[1]
    assert 0.01 * len(table) < late < 0.1 * len(table)


def test_listings_are_paged_and_grouped(s3: Any, bucket: str, listed: dict[str, Any]) -> None:
    pages = list(s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix="billing/", PaginationConfig={"PageSize": 9}))
    assert [row["Key"] for page in pages for row in page["Contents"]] == sorted(listed)
    assert {page["KeyCount"] for page in pages[:-1]} == {9}
    top = s3.list_objects_v2(Bucket=bucket, Prefix="billing/", Delimiter="/")
    assert [row["Prefix"] for row in top["CommonPrefixes"]] == ["billing/aws/", "billing/azure/", "billing/gcp/"]
    assert "Contents" not in top
    some = s3.list_objects_v2(Bucket=bucket, Prefix="billing/aws/", Delimiter="/", MaxKeys=1)
    assert [row["Prefix"] for row in some["CommonPrefixes"]] == ["billing/aws/meridian-focus/"]
    assert s3.list_objects_v2(Bucket=bucket, Prefix="elsewhere/")["KeyCount"] == 0


def test_an_object_is_read_whole_and_in_parts(s3: Any, bucket: str, listed: dict[str, Any], read: Callable[[str], bytes]) -> None:
    key = next(key for key in listed if key.endswith(".parquet"))
    body, head = read(key), s3.head_object(Bucket=bucket, Key=key)
    assert (head["ContentLength"], head["ETag"]) == (len(body), listed[key]["ETag"]) == (listed[key]["Size"], head["ETag"])
    for asked, piece in (("bytes=0-3", body[:4]), ("bytes=-8", body[-8:]), (f"bytes={len(body) - 5}-", body[-5:])):
        got = s3.get_object(Bucket=bucket, Key=key, Range=asked)
        assert got["Body"].read() == piece
        assert got["ResponseMetadata"]["HTTPStatusCode"] == 206
        assert got["ContentRange"].endswith(f"/{len(body)}")
    sink = io.BytesIO()
    s3.download_fileobj(bucket, key, sink, Config=TransferConfig(multipart_threshold=1, multipart_chunksize=300_000))
    assert sink.getvalue() == body
    assert body[:4] == s3.get_object(Bucket=bucket, Key=key, IfMatch=head["ETag"])["Body"].read()[:4]


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"Range": "bytes=99999999-"}, "InvalidRange"),
        ({"IfMatch": '"other"'}, "PreconditionFailed"),
        ({"Key": "billing/none"}, "NoSuchKey"),
    ],
)
def test_what_cannot_be_read_says_why(s3: Any, bucket: str, listed: dict[str, Any], params: dict[str, str], code: str) -> None:
    key = next(key for key in listed if key.endswith(".parquet"))
    with pytest.raises(ClientError) as raised:
        s3.get_object(**({"Bucket": bucket, "Key": key} | params))
    assert code_of(raised) == code


def test_other_accounts_are_denied(billing_clients: Callable[..., Any], bucket: str, listed: dict[str, Any]) -> None:
    stranger, key = billing_clients(PRODUCTION, "s3"), next(iter(listed))
    for call in (
        lambda: stranger.list_objects_v2(Bucket=bucket, Prefix="billing/"),
        lambda: stranger.get_object(Bucket=bucket, Key=key),
    ):
        with pytest.raises(ClientError) as raised:
            call()
        assert code_of(raised) == "AccessDenied"
    with pytest.raises(ClientError) as raised:
        stranger.head_object(Bucket=bucket, Key=key)
    assert raised.value.response["ResponseMetadata"]["HTTPStatusCode"] == 403
    own = stranger.list_buckets(MaxBuckets=1)["Buckets"][0]
    with pytest.raises(ClientError) as raised:
        billing_clients(PRODUCTION, "s3").list_objects_v2(Bucket=own["Name"])
    assert code_of(raised) in ("UnknownOperationException", "AuthorizationHeaderMalformed")  # what lies in it is nobody's business here


def etags(cloud: CloudHandle, bucket: str) -> dict[str, str]:
    session = boto3.Session(CREDENTIALS["AWS_ACCESS_KEY_ID"], CREDENTIALS["AWS_SECRET_ACCESS_KEY"])
    s3 = session.client("s3", region_name="us-east-1", endpoint_url=cloud.url)
    return {row["Key"]: row["ETag"] for row in s3.list_objects_v2(Bucket=bucket, Prefix="billing/")["Contents"]}


def test_only_what_changes_has_another_etag_the_next_day(bucket: str) -> None:
    with running_cloud(EstateOptions(day=BILLED_DAY)) as cloud:
        before = etags(cloud, bucket)
        cloud.set_day(BILLED_DAY + 1)
        after = etags(cloud, bucket)
    changed = {key for key in before.keys() & after.keys() if before[key] != after[key]}
    assert {key.split("/")[1] for key in changed} == {"aws", "gcp"}
    assert all("BILLING_PERIOD=2026-10" in key or "focus-20261008" in key for key in changed)
    runs = [{key.split("/")[4] for key in one if "/azure/" in key and "/20261001-" in key} for one in (before, after)]
    assert len(runs[0]) == len(runs[1]) == 2
    assert max(runs[1]) > max(runs[0])
    assert runs[0] & runs[1] == {max(runs[0])}


def test_a_settled_month_is_the_same_to_the_byte_weeks_later() -> None:
    before, after = (desk_of(make_world(EstateOptions(day=day))).items("aws") for day in (BILLED_DAY, BILLED_DAY + 30))
    both = before.keys() & after.keys()
    assert len(both) > 36
    assert {key for key in both if before[key].etag != after[key].etag} == {key for key in both if "BILLING_PERIOD=2026-10" in key}
