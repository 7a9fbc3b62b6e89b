"""Exports in a bucket, read by real clients from a server on loopback."""

import datetime as dt
import re
from decimal import Decimal

import boto3
import pytest
import requests
from bills import JUNE, MAY, Zone, charge, deliver_aws, deliver_azure, put, settings_for, totals
from botocore.exceptions import ClientError, ResponseStreamingError
from moto.server import ThreadedMotoServer

from inventory_assets.collect.billing.buckets import Bucket
from inventory_assets.collect.billing.exports import available_months, read_exports
from inventory_assets.collect.sessions import BaseSession
from inventory_assets.lake.costs import Loads

ROWS = [charge("1.25"), charge("2.5")]


@pytest.fixture(scope="module")
def server():
    served = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    served.start()
    host, port = served.get_host_and_port()
    yield f"http://{host}:{port}"
    served.stop()


@pytest.fixture
def s3(server, tmp_path, monkeypatch):
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "caller")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "no-config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "no-credentials"))
    client = boto3.client("s3", endpoint_url=server, region_name="eu-west-1")
    requests.post(f"{server}/moto-api/reset", timeout=10)
    client.create_bucket(Bucket="bills", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    return client


def upload(s3, folder, prefix):
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            s3.put_object(Bucket="bills", Key=f"{prefix}/{path.relative_to(folder)}", Body=path.read_bytes())


@pytest.fixture
def zone(server, tmp_path, s3):
    zone = Zone(tmp_path / "warehouse", bills="s3://bills/billing/aws")
    zone.settings = zone.settings.model_copy(update={"endpoints": {"aws": server}})
    return zone


def test_a_bucket_is_read_like_a_folder(s3, zone, tmp_path):
    deliver_aws(tmp_path / "out", MAY, {"a.csv.gz": ROWS, "b.snappy.parquet": ROWS})
    deliver_aws(tmp_path / "out", JUNE, {"a.csv": [charge("8", "2026-06-02")]})
    upload(s3, tmp_path / "out", "billing/aws")
    upload(s3, tmp_path / "out", "billing/aws2")  # another export, whose prefix begins alike
    assert {month: load.row_count for (_, month), load in zone.read().items()} == {MAY: 4, JUNE: 1}
    assert totals(zone.rows()) == {("AWS", "USD", "2026-05"): Decimal("7.5"), ("AWS", "USD", "2026-06"): Decimal(8)}
    assert {row["SourceFile"] for row in zone.rows()} >= {"data/BILLING_PERIOD=2026-05/b.snappy.parquet"}
    assert not list((zone.raw / "costs" / "spool").iterdir())


def test_what_is_as_it_was_is_listed_and_not_fetched(s3, zone, tmp_path, monkeypatch):
    deliver_aws(tmp_path / "out", MAY, {"a.csv": ROWS})
    upload(s3, tmp_path / "out", "billing/aws")
    before = available_months(zone.settings)
    zone.read()
    monkeypatch.setattr(Bucket, "fetch", lambda *_: pytest.fail("fetched"))
    assert zone.read_one().is_unchanged
    assert available_months(zone.settings) == before


def test_the_other_layouts_are_read_from_a_bucket_too(s3, server, tmp_path):
    deliver_azure(tmp_path / "azure", "202605020300", {"part_0.csv.gz": [charge("3", ProviderName="Microsoft")]})
    put(
        tmp_path / "gcp" / "000.parquet", [charge("5", ProviderName="Google Cloud"), charge("7", "2026-06-02", ProviderName="Google Cloud")]
    )
    for name in ("azure", "gcp"):
        upload(s3, tmp_path / name, name)
    zone = Zone(tmp_path / "warehouse", azure="s3://bills/azure", gcp="s3://bills/gcp")
    zone.settings = zone.settings.model_copy(update={"endpoints": {"s3": server}})
    zone.read()
    assert totals(zone.rows()) == {
        ("Microsoft", "USD", "2026-05"): Decimal(3),
        ("Google Cloud", "USD", "2026-05"): Decimal(5),
        ("Google Cloud", "USD", "2026-06"): Decimal(7),
    }
    put(tmp_path / "more" / "001.csv", [charge("9", ProviderName="Google Cloud")])
    upload(s3, tmp_path / "more", "gcp")
    loads = zone.read()
    assert loads["gcp", JUNE].is_unchanged
    assert totals(zone.rows("gcp"))["Google Cloud", "USD", "2026-05"] == 14


def test_many_objects_are_paged(s3, zone, monkeypatch, tmp_path):
    for number in range(12):
        s3.put_object(Bucket="bills", Key=f"billing/aws/{number:03}.csv", Body=b"x" * number)
    client = Bucket._client

    def small(self, region):
        made = client(self, region)
        made.meta.events.register("before-parameter-build.s3.ListObjectsV2", lambda params, **_: params.update(MaxKeys=5))
        return made

    monkeypatch.setattr(Bucket, "_client", small)
    place = Bucket(zone.settings, "s3://bills/billing/aws", None, BaseSession(zone.settings, "billing"))
    assert [file.size for file in place.files()] == list(range(12))
    assert place.calls == 4  # where it is, and three pages
    assert all(file.modified_at.tzinfo is not None for file in place.files())


def test_the_bucket_is_asked_for_its_region(s3, zone, monkeypatch):
    made = []
    client = Bucket._client
    monkeypatch.setattr(Bucket, "_client", lambda self, region: made.append(region) or client(self, region))
    session = BaseSession(zone.settings, "billing")
    Bucket(zone.settings, "s3://bills", None, session).files()
    assert made == [session.region, "eu-west-1"]
    made.clear()
    Bucket(zone.settings, "s3://bills", "ap-southeast-2", session).files()
    assert made == ["ap-southeast-2"]


def test_a_bucket_that_is_not_there_is_told(server, s3, tmp_path):
    zone = Zone(tmp_path / "warehouse", bills="s3://no-such-bucket-here/x")
    zone.settings = zone.settings.model_copy(update={"endpoints": {"aws": server}})
    load = zone.read_one(None)
    assert (load.status, load.error_code) == ("error", "NoSuchBucket")
    assert "s3://no-such-bucket-here/x" in load.error_message
    assert "location" in load.error_message


def test_an_empty_prefix_is_told(zone):
    load = zone.read_one(None)
    assert load.error_code == "NothingThere"
    assert "s3://bills/billing/aws" in load.error_message


@pytest.mark.parametrize("operation", ["ListObjectsV2", "GetObject"])
def test_a_refusal_names_the_place_and_the_remedy(s3, zone, tmp_path, monkeypatch, operation):
    deliver_aws(tmp_path / "out", MAY, {"a.csv": ROWS})
    upload(s3, tmp_path / "out", "billing/aws")
    zone.read()
    deliver_aws(tmp_path / "out", MAY, {"a.csv": ROWS[:1]})
    upload(s3, tmp_path / "out", "billing/aws")
    client = Bucket._client

    def refused(self, region):
        made = client(self, region)

        def refuse(params, **_):
            if operation == "ListObjectsV2" or params["Key"].endswith(".csv"):
                raise ClientError({"Error": {"Code": "AccessDenied", "Message": "no"}}, operation)

        made.meta.events.register(f"before-parameter-build.s3.{operation}", refuse)
        return made

    monkeypatch.setattr(Bucket, "_client", refused)
    [load] = zone.read().values()
    assert (load.status, load.error_code) == ("denied", "AccessDenied")
    assert load.billing_period == (None if operation == "ListObjectsV2" else MAY)
    assert "s3://bills/billing/aws" in load.error_message
    assert "s3:ListBucket on the bucket bills" in load.error_message
    assert "s3:GetObject on bills/billing/aws/*" in load.error_message
    assert len(zone.rows()) == 2


def test_an_object_that_is_replaced_meanwhile_is_not_mixed_in(s3, zone, tmp_path, monkeypatch):
    deliver_aws(tmp_path / "out", MAY, {"a.csv": ROWS})
    upload(s3, tmp_path / "out", "billing/aws")
    fetch = Bucket.fetch

    def late(self, file, into):
        s3.put_object(Bucket="bills", Key=f"billing/aws/{file.path}", Body=b"another")
        fetch(self, file, into)

    monkeypatch.setattr(Bucket, "fetch", late)
    load = zone.read_one()
    assert (load.status, load.error_code) == ("error", "Changed")
    assert zone.rows() == []


@pytest.mark.parametrize(("breaks", "status"), [(2, "ok"), (3, "error")])
def test_a_download_that_breaks_off_is_tried_again(s3, zone, tmp_path, monkeypatch, breaks, status):
    deliver_aws(tmp_path / "out", MAY, {"a.csv": ROWS})
    upload(s3, tmp_path / "out", "billing/aws")
    opened, left = Bucket._open, [breaks]

    class Broken:
        def iter_chunks(self, _):
            yield b"half of"
            raise ResponseStreamingError(error="gone")

    def once(self, client, file):
        if file.path.endswith(".csv") and left[0]:
            left[0] -= 1
            return Broken()
        return opened(self, client, file)

    monkeypatch.setattr(Bucket, "_open", once)
    assert zone.read_one().status == status
    assert len(zone.rows()) == (2 if status == "ok" else 0)


def test_what_is_fetched_is_private(s3, zone, tmp_path, monkeypatch):
    deliver_aws(tmp_path / "out", MAY, {"a.csv": ROWS})
    upload(s3, tmp_path / "out", "billing/aws")
    modes, fetch = [], Bucket.fetch

    def seen(self, file, into):
        fetch(self, file, into)
        modes.append((into.stat().st_mode & 0o777, into.parent.stat().st_mode & 0o777))

    monkeypatch.setattr(Bucket, "fetch", seen)
    zone.read()
    assert modes == [(0o600, 0o700)]


def test_the_billing_identity_reads(s3, zone, tmp_path, monkeypatch):
    deliver_aws(tmp_path / "out", MAY, {"a.csv": ROWS})
    upload(s3, tmp_path / "out", "billing/aws")
    config = put(tmp_path / "config", "[profile money]\naws_access_key_id = BILLER\naws_secret_access_key = x\nregion = eu-west-1\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    zone.settings = zone.settings.model_copy(update={"profiles": zone.settings.profiles.model_copy(update={"billing": "money"})})
    signed = []
    client = Bucket._client

    def watched(self, region):
        made = client(self, region)
        made.meta.events.register("before-send.s3", lambda request, **_: signed.append(request.headers["Authorization"].decode()))
        return made

    monkeypatch.setattr(Bucket, "_client", watched)
    assert zone.read_one().status == "ok"
    assert signed
    assert all(re.search(r"Credential=BILLER/", text) for text in signed)


def test_nobody_to_be_is_told(s3, zone, monkeypatch):
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    load = zone.read_one(None)
    assert (load.status, load.error_code) == ("denied", "NoCredentials")
    assert "s3://bills/billing/aws" in load.error_message


def test_a_bucket_that_does_not_answer_is_told(tmp_path, s3):
    settings = settings_for(tmp_path / "w", bills="s3://bills/x")
    settings = settings.model_copy(
        update={
            "endpoints": {"s3": "http://127.0.0.1:9"},
            "collection_settings": settings.collection_settings.model_copy(update={"retry_attempts": 1}),
        }
    )
    [load] = list(read_exports(settings, tmp_path / "w" / "raw"))
    assert load.error_code == "EndpointConnectionError"
    assert "endpoint" in load.error_message


def test_requests_are_counted(s3, zone, tmp_path):
    deliver_aws(tmp_path / "out", MAY, {"a.csv": ROWS, "b.csv": ROWS})
    upload(s3, tmp_path / "out", "billing/aws")
    zone.read()
    [row] = Loads(zone.raw).current().values()
    assert row.api_calls == 2
    assert row.source_files[0].etag == s3.head_object(Bucket="bills", Key=f"billing/aws/{row.source_files[0].path}")["ETag"].strip('"')
    assert dt.datetime.now(dt.UTC) - row.source_files[0].modified_at < dt.timedelta(minutes=5)
