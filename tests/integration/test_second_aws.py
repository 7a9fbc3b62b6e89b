"""moto's own server is an AWS written by others: what is made there through its APIs is found by ours, and nothing else is."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import boto3
import moto_apps_seeds
import moto_compute_seeds
import moto_data_seeds
import moto_delivery_seeds
import moto_governance_seeds
import moto_identity_seeds
import moto_network_seeds
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from estates import seen_as_aws
from moto_seeds import ACCOUNT, REGION, SEEDS, Client
from moto_unserved import NO_SERVICE, UNCREATABLE, UNLISTED
from zone_reader import attempts, cell_content, heads, ledger

from inventory_assets.catalog import AWS_TYPES, rows_of
from inventory_assets.collect.collector import Collector
from inventory_assets.settings import Settings

MEMBER = "210987654321"
_FAMILIES = (
    moto_apps_seeds,
    moto_compute_seeds,
    moto_data_seeds,
    moto_delivery_seeds,
    moto_governance_seeds,
    moto_identity_seeds,
    moto_network_seeds,
)
#: Types of which an account there has some from the start.
WITH_DEFAULTS = {"AWS::EC2::VPC", "AWS::EC2::Subnet", "AWS::EC2::SecurityGroup", "AWS::EC2::Volume"}.union(
    *(family.WITH_DEFAULTS for family in _FAMILIES)
)
#: What moto leaves out of its replies, and AWS does not: such a cell must be an error, and never empty.
INCOMPLETE = {resource_type: part for family in _FAMILIES for resource_type, part in family.INCOMPLETE.items()}
#: (type, part) of details that moto does not serve: they must be unknown, and the rest of the resource known.
UNSERVED = set().union(*(family.UNSERVED for family in _FAMILIES))


class Second:
    """moto after a scan: what was made there, and where the scan lies."""

    def __init__(self, warehouse: Path, made: dict[str, set[str]], client: Client) -> None:
        self.warehouse, self.made, self.client = warehouse, made, client

    def found(self, resource_type: str, account: str = ACCOUNT) -> dict[str, dict[str, Any]]:
        return cell_content(self.warehouse, account, self._region(resource_type), resource_type)

    def attempts(self, resource_type: str) -> list[dict[str, Any]]:
        return attempts(self.warehouse, ACCOUNT, self._region(resource_type), resource_type)

    def _region(self, resource_type: str) -> str:
        return "global" if rows_of(resource_type)[0].is_global else REGION


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Second]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MOTO_EC2_LOAD_DEFAULT_AMIS", "false")
        patch.setenv("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")
        from moto.server import ThreadedMotoServer

        server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        server.start()
        host, port = server.get_host_and_port()
        with seen_as_aws(f"http://{host}:{port}"):
            client = _client()
            made = {resource_type: set(seed(client)) for resource_type, seed in SEEDS.items()}
            _client(f"arn:aws:iam::{MEMBER}:role/InventoryReader")("sqs").create_queue(QueueName="theirs")
            warehouse = tmp_path_factory.mktemp("second-aws")
            accounts = {"main": {"account_id": ACCOUNT}, "member": {"account_id": MEMBER}}
            settings: dict[str, Any] = {"warehouse": warehouse, "accounts": accounts, "organization": True, "regions": [REGION]}
            settings["collection_settings"] = {"retry_attempts": 1}
            collector = Collector(Settings.model_validate(settings | {"role_name": "InventoryReader"}))
            collector.list_accounts()
            list(collector.scan([ACCOUNT]))
            list(collector.scan([MEMBER], types=["AWS::SQS::Queue"]))
            yield Second(warehouse, made, client)
        server.stop()


def _client(role_arn: str | None = None) -> Any:
    """Clients that ask once: what is not served there is answered with a 500."""
    session = boto3.Session(region_name=REGION)
    if role_arn is not None:
        keys = session.client("sts").assume_role(RoleArn=role_arn, RoleSessionName="seed")["Credentials"]
        session = boto3.Session(keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"], region_name=REGION)
    return cache(partial(session.client, config=Config(retries={"total_max_attempts": 1})))


@pytest.mark.parametrize("resource_type", [name for name in SEEDS if name not in INCOMPLETE])
def test_what_was_made_there_is_found(second: Second, resource_type: str) -> None:
    found, made = second.found(resource_type).keys(), second.made[resource_type]
    assert made <= found
    assert resource_type in WITH_DEFAULTS or found == made


def test_every_cell_there_could_be_read(second: Second) -> None:
    broken = {row["resource_type"]: row for row in ledger(second.warehouse) if row["status"] != "ok" and row["resource_type"] in SEEDS}
    assert broken.keys() == INCOMPLETE.keys(), [row["error_message"] for row in broken.values()]
    for resource_type, row in broken.items():
        assert (row["status"], row["error_code"], row["resource_count"]) == ("error", "MissingId", None)
        assert f"has no {INCOMPLETE[resource_type]}" in row["error_message"]
    unknown = {(row["resource_type"], error["part"]) for row in ledger(second.warehouse) for error in row["detail_errors"] or ()}
    assert unknown == UNSERVED


def test_every_type_is_seeded_or_said_not_to_be_served() -> None:
    """A new row of the catalog is made there, too, or says why not."""
    assert Counter([*SEEDS, *UNLISTED, *UNCREATABLE]) == Counter({row.type for row in AWS_TYPES if row.stored})


@pytest.mark.parametrize("resource_type", UNLISTED)
def test_what_cannot_be_listed_there_still_cannot(second: Second, resource_type: str) -> None:
    """Where this fails moto has begun to list the type: it is to be seeded, and leaves `UNLISTED`."""
    (row,) = second.attempts(resource_type)
    assert (row["status"], row["resource_count"]) == ("error", None)
    assert row["error_code"] in {"500", "404", "ResponseParserError"}, row["error_message"]  # moto's own words for what it does not know
    has_service = find_spec(f"moto.{rows_of(resource_type)[0].service.replace('-', '')}") is not None
    assert has_service == (UNLISTED[resource_type] != NO_SERVICE)


@pytest.mark.parametrize("resource_type", UNCREATABLE)
def test_what_cannot_be_made_there_still_cannot(second: Second, resource_type: str) -> None:
    """Where this fails moto has begun to make the type: it is to be seeded, and leaves `UNCREATABLE`."""
    (row,) = second.attempts(resource_type)
    assert (row["status"], row["resource_count"]) == ("ok", 0)
    with pytest.raises(ClientError):
        UNCREATABLE[resource_type](second.client)


def test_another_account_is_entered_by_its_role(second: Second) -> None:
    assert second.found("AWS::SQS::Queue", MEMBER).keys() == {f"arn:aws:sqs:{REGION}:{MEMBER}:theirs"}


def test_tags_and_policies_are_read_as_they_were_written(second: Second) -> None:
    buckets = second.found("AWS::S3::Bucket")
    assert dict(buckets["arn:aws:s3:::tagged-bucket"]["tags"]) == {"Owner": "moto"}
    assert json.loads(buckets["arn:aws:s3:::tagged-bucket"]["configuration"])["Policy"]["Statement"][0]["Action"] == "s3:GetObject"
    assert json.loads(buckets["arn:aws:s3:::plain-bucket"]["configuration"])["Policy"] is None
    for resource_type in ("AWS::SNS::Topic", "AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::EFS::FileSystem", "AWS::IAM::Role"):
        (row,) = second.found(resource_type).values()
        assert dict(row["tags"]) == {"Owner": "moto"}, resource_type


def test_no_secret_given_there_is_stored(second: Second) -> None:
    for row in heads(second.warehouse):
        for uid, resource in cell_content(second.warehouse, row["account_id"], row["region"], row["resource_type"]).items():
            assert "moto-secret-5b1c" not in resource["configuration"], uid
