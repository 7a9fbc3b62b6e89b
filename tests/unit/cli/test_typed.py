"""`inventory list`: the resources of a type with its own columns, found by whatever people call it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from planted import Planted, publish_planted
from published_file import DEV, PROD

from inventory_assets.cli import main

Capture = pytest.CaptureFixture[str]
LOTS = 3_000  # more rows than a pipe holds


def instance(name: str, state: str, kind: str, **more: Any) -> Planted:
    configuration = {"InstanceId": name, "State": {"Name": state}, "InstanceType": kind, "LaunchTime": "2026-11-01T10:00:00Z"}
    return Planted("AWS::EC2::Instance", name, configuration, **more)


FUNCTION = {"FunctionName": "worker", "Runtime": "python3.13", "Environment": {"Variables": {"STAGE": "hidden"}}, "MemorySize": 512}
PLANTED = (
    instance("i-web", "running", "m7g.large"),
    instance("i-batch", "stopped", "c7g.xlarge", account=DEV, region="us-east-1", owner=None, tags=None, unknown=["tags"]),
    instance("i-old", "running", "m1.small", is_stale=True, owner=None, tags={}),
    Planted("AWS::Lambda::Function", "worker", FUNCTION),
    Planted("AWS::ElasticLoadBalancingV2::LoadBalancer", "alb", {"Scheme": "internal"}),
    Planted("AWS::ElasticLoadBalancing::LoadBalancer", "classic", {"Scheme": "internet-facing"}),
    Planted("AWS::EC2::VPC", "vpc-1", {"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "State": "available"}),
    Planted("AWS::EC2::Subnet", "subnet-1", {"SubnetId": "subnet-1"}),
    Planted("AWS::EC2::NetworkInterface", "eni-1", {"NetworkInterfaceId": "eni-1"}),
    Planted("AWS::CloudFormation::Stack", "network", {"StackName": "network"}),
    Planted("AWS::RDS::DBInstance", "orders", {"DBInstanceIdentifier": "orders", "Engine": "postgres"}),
    *(Planted("AWS::SQS::Queue", f"queue-{number}") for number in range(LOTS)),
)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_planted(tmp_path_factory.mktemp("typed") / "warehouse", PLANTED)


@pytest.fixture(autouse=True)
def _settings(warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INVENTORY_WAREHOUSE", str(warehouse))
    for name in ("INVENTORY_CONFIG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def listed(capsys: Capture, *arguments: str) -> str:
    assert main(["list", *arguments]) == 0
    return capsys.readouterr().out


def rows(capsys: Capture, *arguments: str) -> list[dict[str, Any]]:
    return list(json.loads(listed(capsys, *arguments, "--format", "json")))


def names(capsys: Capture, *arguments: str) -> list[str]:
    return [row["name"] for row in rows(capsys, *arguments)]


@pytest.mark.parametrize(
    ("alias", "found"),
    [
        ("ec2", ["i-old", "i-web", "i-batch"]),
        ("EC2", ["i-old", "i-web", "i-batch"]),
        ("AWS::EC2::Instance", ["i-old", "i-web", "i-batch"]),
        ("rds", ["orders"]),
        ("databases", ["orders"]),
        ("lambda", ["worker"]),
        ("elbs", ["classic", "alb"]),
        ("load-balancers", ["classic", "alb"]),
        ("elb", ["classic"]),
        ("vpcs", ["vpc-1"]),
        ("subnets", ["subnet-1"]),
        ("enis", ["eni-1"]),
        ("stacks", ["network"]),
        ("s3", []),
    ],
)
def test_a_type_is_listed_by_what_people_call_it(capsys: Capture, alias: str, found: list[str]) -> None:
    assert names(capsys, alias) == found


@pytest.mark.parametrize("alias", ["org-accounts", "accounts"])
def test_the_accounts_of_the_organization_are_listed_as_well(capsys: Capture, alias: str) -> None:
    assert [row["account_id"] for row in rows(capsys, alias)][:2] == ["444444444444", DEV]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--account", "dev"], ["i-batch"]),
        (["--region", "eu-west-1", "--name", "i-w*"], ["i-web"]),
        (["--tag", "Team=core"], ["i-web"]),
        (["--owner", "unowned"], ["i-old"]),
        (["--owner", "unknown"], ["i-batch"]),
        (["--limit", "1"], ["i-old"]),
    ],
)
def test_filters_narrow_a_type(capsys: Capture, arguments: list[str], found: list[str]) -> None:
    assert names(capsys, "ec2", *arguments) == found


def words(text: str, name: str) -> list[str]:
    """The table's line of a resource, or its heading by the word name."""
    return next(line.split() for line in text.splitlines() if line.split()[:1] == [name])


def test_the_table_shows_what_tells_resources_of_the_type_apart(capsys: Capture) -> None:
    text = listed(capsys, "ec2")
    assert words(text, "name") == ["name", "state", "instance", "type", "account", "region", "owner", "stale"], "what has values, no more"
    assert words(text, "i-web") == ["i-web", "running", "m7g.large", "prod", "eu-west-1", "core"]
    assert words(text, "i-batch")[-1] == "unknown"
    assert words(text, "i-old")[-2:] == ["unowned", "stale"]
    assert "3 assets." in text
    assert "10.0.0.0/16" in listed(capsys, "vpcs")


def test_of_several_types_the_table_names_each(capsys: Capture) -> None:
    text = listed(capsys, "elbs")
    assert words(text, "classic")[1].startswith("AWS::ElasticLoadBalancing::")
    assert words(text, "alb")[1].startswith("AWS::ElasticLoadBalancingV2::")


def test_json_and_csv_have_every_column_of_the_type_with_its_own_structure(capsys: Capture) -> None:
    (row,) = rows(capsys, "ec2", "--name", "i-web")
    assert (row["state"]["Name"], row["launch_time"], row["owner"]) == ("running", "2026-11-01T10:00:00Z", "core")
    assert row["network_interfaces"] is None, "what the cloud did not say is not empty"
    (line,) = csv.DictReader(io.StringIO(listed(capsys, "ec2", "--name", "i-web", "--format", "csv")))
    assert line.keys() == row.keys()
    assert json.loads(line["state"])["Name"] == "running"


def test_a_column_of_the_type_that_the_inventory_has_as_well_is_kept_beside_it(capsys: Capture) -> None:
    (row,) = rows(capsys, "lambda")
    assert row["environment"] is None, "the stage it belongs to"
    assert row["aws_environment"]["Variables"] == {"STAGE": "hidden"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["lamda"], ["there is no resource type 'lamda'", "did you mean 'lambda'?"]),
        (["databses"], ["there is no resource type 'databses'", "did you mean 'databases'?"]),
        (["org-acounts"], ["there is no resource type 'org-acounts'", "did you mean 'org-accounts'?"]),
        (["qqqqqq"], ["there is no resource type 'qqqqqq'", "inventory.type_aliases"]),
        (["ec2", "--account", "prodd"], ["there is no account 'prodd'", "Did you mean prod?"]),
        (["org-accounts", "--region", "eu-west-1", "--owner", "core"], ["takes no --region and no --owner", "Leave that out"]),
        ([], ["Missing argument 'alias'", "inventory list --help"]),
    ],
)
def test_what_cannot_be_listed_is_named_with_the_remedy(capsys: Capture, arguments: list[str], told: list[str]) -> None:
    assert main(["list", *arguments]) == 1
    written = capsys.readouterr()
    assert written.out == ""
    assert [part for part in told if part not in written.err] == []


@pytest.mark.parametrize("alias", ["ec2", "elbs", "lambda", "s3"])
def test_into_a_pipe_the_table_is_plain_text_of_a_hundred_columns(capsys: Capture, alias: str) -> None:
    text = listed(capsys, alias)
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 100


def test_a_reader_that_has_seen_enough_ends_the_command_without_a_word(warehouse: Path, tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("inventory")
    with subprocess.Popen(
        [str(program), "list", "sqs", "--format", "csv"],
        cwd=tmp_path,
        env={**os.environ, "INVENTORY_WAREHOUSE": str(warehouse)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert "resource_uid" in process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() == 0


def test_a_table_of_many_says_how_many_there_are(capsys: Capture) -> None:
    assert f"50 of {LOTS:,} assets; --limit 0 shows all" in listed(capsys, "sqs")
    assert len(names(capsys, "sqs", "--account", PROD)) == LOTS
