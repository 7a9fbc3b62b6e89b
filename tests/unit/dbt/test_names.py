"""What things are called once all that machines add is taken off: names as they stand in real accounts, and words that must stay."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb
import pytest
from rendering import render_model

ACCOUNT, REGION = "123456789012", "eu-west-1"
LOGICAL_ID = "aws:cloudformation:logical-id"
#: The columns that the model reads; names, tags and places come from each test.
TABLES = f"""
create table accounts as select 'aws' as provider, '{ACCOUNT}' as account_id, 'prod' as account_name, map {{'Team': 'core'}} as tags;
create table int_assets__current (
    resource_uid varchar, provider varchar default 'aws', account_id varchar default '{ACCOUNT}', region varchar default '{REGION}',
    cell_region varchar default '{REGION}', resource_type varchar, resource_id varchar, name varchar, tags map(varchar, varchar),
    unknown_fields varchar[] default [], source varchar, existence_started_at timestamptz, valid_from timestamptz,
    configuration_hash varchar, scan_id varchar
);
"""
CONFIDENCE = {"tag:logical-id": 1.0, "tag:Name": 0.95, "name": 0.9, "stripped": 0.8, "none": 0.0}


@pytest.fixture(scope="module")
def attributed() -> str:
    return render_model("int_assets__attributed")


@pytest.fixture
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(TABLES)
        yield connection


Named = tuple[str | None, str, float]


@pytest.fixture
def named(warehouse: duckdb.DuckDBPyConnection, attributed: str) -> Any:
    """Normalized name, method and confidence of a resource."""

    def ask(name: str | None, resource_id: str = "", tags: dict[str, str] | None = None, region: str = REGION) -> Named:
        warehouse.execute(
            "insert into int_assets__current (resource_uid, name, resource_id, tags, region) values ('uid', ?, ?, ?, ?)",
            [name, resource_id, tags and duckdb.execute("select map(?, ?)", [list(tags), list(tags.values())]).fetchone()[0], region],
        )
        (row,) = warehouse.execute(f"select normalized_name, name_method, name_confidence from ({attributed})").fetchall()
        return row[0], row[1], float(row[2])

    return ask


#: name → what is left of it.
STRIPPED = {
    "network-WebServerRole-1A2B3C4D5E6F7": "network-webserverrole",  # CloudFormation: 8 to 13 capitals and digits
    "payments-Queue-ABCDEFG1HIJKL": "payments-queue",  # the digit may come late
    "payments-Table-A1B2C3D4": "payments-table",
    "AmazonBedrockExecutionRole_a1b2c": "amazonbedrockexecutionrole",
    "agents_x9k2": "agents",
    f"cdk-hnb659fds-assets-{ACCOUNT}-{REGION}": "cdk-hnb659fds-assets",
    f"aws-cloudtrail-logs-{ACCOUNT}-0a1b2c3d": "aws-cloudtrail-logs",
    f"{REGION}-logs": "logs",
    "uploads-a1b2c3d4": "uploads",  # eight hexadecimal digits begin with a letter as often as not
    "uploads-fedcba98": "uploads",
    "uploads-0123456789abcdef0123456789abcdef": "uploads",
    "terraform-20240115093012345600000001": "terraform",
    "web-asg-20240115": "web-asg",
    "Backup.Daily 20240115093012-deadbee1": "backup-daily-20240115093012",  # after a blank it is a word of the name
    "nightly-20240115-deadbee1": "nightly",
}


@pytest.mark.parametrize("name", STRIPPED)
def test_what_machines_add_is_stripped(named: Any, name: str) -> None:
    assert named(name) == (STRIPPED[name], "stripped", CONFIDENCE["stripped"])


#: name → the same name in plain form.
KEPT = {
    "Payments_API": "payments-api",
    "/aws/lambda/Payments.Worker": "aws-lambda-payments-worker",
    "team--payments  queue_": "team-payments-queue",
    "Überwachung": "überwachung",
    "api_v2": "api-v2",  # versions and numbers tell things of one account apart
    "pg-13": "pg-13",
    "orders_2024": "orders-2024",
    "users_replica2": "users-replica2",
    "db_environment1": "db-environment1",
    "feature-deadbeef": "feature-deadbeef",  # without a digit it is a word
    "lambda-PAYMENTS": "lambda-payments",
    "stack-Role-PRODUCTIONDB1REPLICA": "stack-role-productiondb1replica",  # longer than any suffix of CloudFormation's
    "sg-web": "sg-web",  # the prefix of an id, and no id
    "vpc-production": "vpc-production",
    "logs-us-east-1": "logs-us-east-1",  # another region than its own: there may be one of each
    "webserver1": "webserver1",  # ten letters and digits
    "database01": "database01",
    "PRODUCTION01": "production01",
    "s3accesslogsproduction": "s3accesslogsproduction",  # twenty and more
    "route53resolverquerylogs": "route53resolverquerylogs",
}


@pytest.mark.parametrize("name", KEPT)
def test_a_name_that_people_gave_is_kept_whole(named: Any, name: str) -> None:
    assert named(name) == (KEPT[name], "name", CONFIDENCE["name"])


@pytest.mark.parametrize(
    "name",
    [
        "i-0123456789abcdef0",
        "vpc-0a1b2c3d",
        "eipalloc-0a1b2c3d4e5f60718",
        "tgw-attach-0a1b2c3d4e5f60718",
        "1b671a64-40d5-491e-99b0-da01ff1f3341",
        "a1b2c3d4e5",  # API Gateway's
        "E2QWRUHAPOMQZL4",  # CloudFront's
        "0123456789abcdef",
        ACCOUNT,
        REGION,
        f"{ACCOUNT}-{REGION}",
    ],
)
def test_a_name_that_a_machine_drew_is_no_name(named: Any, name: str) -> None:
    assert named(name) == (None, "none", CONFIDENCE["none"])


DRAWN = "i-0123456789abcdef0"


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({LOGICAL_ID: "WebServerGroup", "Name": "web"}, ("webservergroup", "tag:logical-id")),
        ({"Name": "Payments API 20240115"}, ("payments-api-20240115", "tag:Name")),  # whoever wrote it meant it
        ({LOGICAL_ID: " ", "Name": " web "}, ("web", "tag:Name")),
        ({"Name": DRAWN}, (None, "none")),
        ({"Name": ""}, (None, "none")),
        ({"name": "web"}, (None, "none")),  # another key, as far as AWS is concerned
        (None, (None, "none")),
    ],
)
def test_tags_name_before_the_resource_does(named: Any, tags: dict[str, str] | None, expected: tuple[str | None, str]) -> None:
    assert named(DRAWN, DRAWN, tags) == (*expected, CONFIDENCE[expected[1]])


def test_a_drawn_name_tag_leaves_the_resources_own_name(named: Any) -> None:
    assert named("payments", tags={"Name": DRAWN}) == ("payments", "name", CONFIDENCE["name"])


def test_a_resource_without_a_name_goes_by_its_id(named: Any) -> None:
    assert named(None, "payments-queue") == ("payments-queue", "name", CONFIDENCE["name"])


def test_global_is_no_region_that_a_name_could_hold(named: Any) -> None:
    assert named("global-admin", region="global") == ("global-admin", "name", CONFIDENCE["name"])


def test_the_same_thing_in_two_accounts_comes_to_one_name(warehouse: duckdb.DuckDBPyConnection, attributed: str) -> None:
    other = "210987654321"
    warehouse.executemany(
        "insert into int_assets__current (resource_uid, account_id, region, name) values (?, ?, ?, ?)",
        [
            ["a", ACCOUNT, REGION, f"assets-{ACCOUNT}-{REGION}"],
            ["b", other, "us-east-1", f"assets-{other}-us-east-1"],
        ],
    )
    found = dict(warehouse.execute(f"select resource_uid, normalized_name from ({attributed})").fetchall())
    assert found == {"a": "assets", "b": "assets"}
