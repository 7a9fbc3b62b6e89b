"""Trying accounts out: one call for each service, what was refused and why, and the requests of a scan."""

from __future__ import annotations

import pytest
from fake_aws import FakeAws

from inventory_assets.catalog import AWS_TYPES
from inventory_assets.collect.probe import Prober, estimate_requests, probe_rows
from inventory_assets.settings import Settings

OWN, OTHER = "111111111111", "222222222222"
ROWS = [row for row in AWS_TYPES if row.type in {"AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::EC2::Instance", "AWS::EC2::Volume"}]


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> FakeAws:
    fake = FakeAws().install(monkeypatch)
    regions = [("eu-west-1", "opt-in-not-required"), ("us-east-1", "opt-in-not-required"), ("af-south-1", "not-opted-in")]
    fake.answers |= {
        "DescribeRegions": lambda _: {"Regions": [{"RegionName": name, "OptInStatus": state} for name, state in regions]},
        "ListBuckets": lambda _: {"Buckets": []},
        "ListQueues": lambda _: {},
        "DescribeInstances": lambda _: {"Reservations": []},
    }
    return fake


def prober(**keys: object) -> Prober:
    return Prober(Settings.model_validate({"collection_settings": {"retry_attempts": 1}} | keys), ROWS)


def test_each_service_is_called_once_in_a_region_that_is_wanted(aws: FakeAws) -> None:
    probe = prober(excluded_regions=["eu-west-1"]).probe(OTHER, "aws")
    assert probe.entry is None
    assert probe.regions == ("us-east-1",)
    assert probe.answered == ("ec2", "s3", "sqs")
    assert [aws.count(operation) for operation in ("DescribeInstances", "DescribeVolumes", "ListQueues", "ListBuckets")] == [1, 0, 1, 1]
    assert {key for operation, _, key in aws.calls if operation == "ListQueues"} == {f"{OTHER}-1"}


def test_what_is_refused_is_told_with_its_reason(aws: FakeAws) -> None:
    aws.refuse("ListQueues", "AccessDenied", "an explicit deny")
    ((service, failure),) = prober().probe(OTHER, "aws").refused
    assert (service, failure.status, failure.code, failure.message) == ("sqs", "denied", "AccessDenied", "an explicit deny")


def test_an_account_that_cannot_be_entered_is_told_and_not_called(aws: FakeAws) -> None:
    aws.refuse("AssumeRole", "AccessDenied")
    probe = prober().probe(OTHER, "aws")
    assert probe.entry is not None
    assert probe.entry.account_id == OTHER
    assert aws.count("DescribeRegions") == 0


def test_every_type_can_be_probed_by_some_row() -> None:
    services = {row.service for row in AWS_TYPES if not row.management_only}  # members may not ask Organizations anything
    assert {row.service for row in probe_rows(AWS_TYPES)} == services
    assert all(row.parent is None for row in probe_rows(AWS_TYPES))


def test_the_estimate_counts_a_request_for_each_listing() -> None:
    rows = [row for row in ROWS if row.type.startswith("AWS::EC2::")]
    none, one, three = (estimate_requests(rows, regions).requests for regions in ([0], [1], [3]))
    assert none == 2  # entering the account and asking for its regions
    assert one - none == len(rows)
    assert three == none + 3 * len(rows)
    assert estimate_requests(rows, [3, 1]).requests == three + one


def test_the_estimate_names_the_types_whose_resources_cost_more() -> None:
    assert "s3_buckets" in estimate_requests(ROWS, [1]).with_details
    assert "ec2_volumes" not in estimate_requests(ROWS, [1]).with_details
