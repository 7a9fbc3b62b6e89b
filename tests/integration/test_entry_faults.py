"""Accounts that cannot be entered, tokens that end, Organizations and regions that may not be asked: the others go on, and it is said."""

from __future__ import annotations

from dataclasses import replace

import pyarrow.parquet as pq
import pytest
from estates import BUCKET, LATER, QUEUE, VOLUME, Estate, seen_as_aws
from zone_reader import ACCOUNT_TYPE, attempts, cell_content, inventory, ledger

from inventory_assets.localcloud.faults import Fault
from inventory_assets.localcloud.running import running_cloud

REGION = "eu-west-1"
TYPES = (VOLUME, QUEUE, BUCKET)


def newest(estate: Estate, account: str) -> list[dict]:
    rows = ledger(estate.warehouse, account)
    return [row for row in rows if row["scan_id"] == rows[-1]["scan_id"]]


@pytest.fixture
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests take less time than credentials that were just renewed are trusted."""
    monkeypatch.setattr("inventory_assets.collect.sessions.JUST_RENEWED_SECONDS", 0.0)


def check_that_the_member_was_kept(estate: Estate, before: set, status: str, code: str) -> None:
    rows = newest(estate, estate.member)
    assert {(row["status"], row["error_code"], row["resource_count"]) for row in rows} == {(status, code, None)}
    assert {(row["region"], row["resource_type"]) for row in rows} == {
        (region, name) for region in ("us-east-1", REGION, "af-south-1") for name in (VOLUME, QUEUE)
    } | {("global", BUCKET)}
    now = {identity for identity in inventory(estate.warehouse) if identity[2] in TYPES}
    assert {identity for identity in now if identity[0] == estate.member} == before
    assert {identity for identity in now if identity[0] == estate.home} == estate.truth(*TYPES, day=LATER, accounts=[estate.home])


def test_an_account_that_cannot_be_entered_is_denied_everywhere_and_the_others_go_on(scanned: Estate) -> None:
    before = {identity for identity in inventory(scanned.warehouse, scanned.member) if identity[2] in TYPES}
    scans = scanned.scan(*TYPES, external_id="not-theirs")
    check_that_the_member_was_kept(scanned, before, "denied", "AccessDenied")
    row = newest(scanned, scanned.member)[0]
    assert f"arn:aws:iam::{scanned.member}:role/InventoryReader" in row["error_message"]
    assert "external id not-theirs" in row["error_message"]
    entry = scans[scanned.member].entry_failure
    assert entry is not None
    assert (entry.status, scans[scanned.home].entry_failure) == ("denied", None)


def test_an_account_that_was_never_scanned_and_cannot_be_entered_is_in_the_ledger(small: Estate) -> None:
    small.scan(*TYPES, external_id="not-theirs")
    rows = newest(small, small.member)
    assert {(row["region"], row["status"]) for row in rows} == {("global", "denied"), ("us-east-1", "denied")}


def test_a_reply_of_sts_without_credentials_concerns_its_account_alone(scanned: Estate) -> None:
    before = {identity for identity in inventory(scanned.warehouse, scanned.member) if identity[2] in TYPES}
    scanned.fail(Fault(kind="missing_key", service="sts", operation="AssumeRole", key="Credentials"))
    scanned.scan(*TYPES)
    check_that_the_member_was_kept(scanned, before, "error", "CredentialRetrievalError")


def test_a_token_that_ends_in_mid_scan_is_renewed_once(scanned: Estate, no_pause: None) -> None:
    scanned.fail(Fault(account=scanned.member, region=REGION, operation="DescribeVolumes", code="RequestExpired", first=1))
    scanned.cloud.forget_calls()
    scanned.scan(VOLUME)
    row = attempts(scanned.warehouse, scanned.member, REGION, VOLUME)[-1]
    assert (row["status"], row["api_calls"]) == ("ok", 2)
    assert scanned.cloud.calls()["sts", "AssumeRole"] == 2
    assert {identity for identity in inventory(scanned.warehouse) if identity[2] == VOLUME} == scanned.truth(VOLUME, day=LATER)


def test_credentials_are_made_anew_before_they_end(small: Estate) -> None:
    options = replace(small.options, session_seconds=5, types=(VOLUME,), big_cells={})
    with running_cloud(options) as cloud, seen_as_aws(cloud.url):
        estate = Estate(cloud, options, small.warehouse)
        estate.scan(VOLUME)
        assert {row["status"] for row in ledger(estate.warehouse)} == {"ok", "disabled"}
        assert inventory(estate.warehouse) == estate.truth(VOLUME)
        assert cloud.calls()["sts", "AssumeRole"] > 1


def test_a_token_that_stays_expired_is_an_error_of_its_cells(scanned: Estate, no_pause: None) -> None:
    before = cell_content(scanned.warehouse, scanned.member, REGION, VOLUME)
    scanned.fail(Fault(account=scanned.member, region=REGION, operation="DescribeVolumes", code="RequestExpired"))
    scanned.scan(VOLUME, QUEUE)
    row = attempts(scanned.warehouse, scanned.member, REGION, VOLUME)[-1]
    assert (row["status"], row["error_code"], row["api_calls"]) == ("error", "RequestExpired", 2)
    assert cell_content(scanned.warehouse, scanned.member, REGION, VOLUME) == before
    assert attempts(scanned.warehouse, scanned.member, REGION, QUEUE)[-1]["status"] == "ok"


def test_a_role_that_is_taken_away_in_mid_scan_denies_what_is_left(scanned: Estate, no_pause: None) -> None:
    before = cell_content(scanned.warehouse, scanned.member, REGION, VOLUME)
    scanned.fail(
        Fault(account=scanned.member, region=REGION, operation="DescribeVolumes", code="RequestExpired"),
        Fault(service="sts", operation="AssumeRole", params={"RoleArn": f"*{scanned.member}*"}, code="AccessDenied", share=0.5),
    )
    scanned.scan(VOLUME)
    row = attempts(scanned.warehouse, scanned.member, REGION, VOLUME)[-1]
    assert (row["status"], row["error_code"]) == ("denied", "AccessDenied")
    assert cell_content(scanned.warehouse, scanned.member, REGION, VOLUME) == before


def test_one_throttled_account_leaves_the_others_their_quota(scanned: Estate) -> None:
    scanned.fail(Fault(account=scanned.member, operation="DescribeVolumes", code="RequestLimitExceeded"))
    scanned.scan(VOLUME)
    throttled, other = newest(scanned, scanned.member), newest(scanned, scanned.home)
    assert {(row["status"], row["retries"]) for row in throttled if row["region"] != "af-south-1"} == {("throttled", 1)}
    assert {(row["status"], row["retries"]) for row in other if row["region"] != "af-south-1"} == {("ok", 0)}
    found = {identity for identity in inventory(scanned.warehouse, scanned.home) if identity[2] == VOLUME}
    assert found == scanned.truth(VOLUME, day=LATER, accounts=[scanned.home])


def test_a_region_that_is_not_enabled_is_disabled_and_not_empty(scanned: Estate) -> None:
    rows = {row["resource_type"]: row for row in ledger(scanned.warehouse) if row["region"] == "af-south-1"}
    assert VOLUME in rows
    for row in rows.values():
        assert (row["status"], row["error_code"], row["resource_count"], row["api_calls"]) == ("disabled", "RegionNotEnabled", None, 0)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(operation="DescribeRegions", code="UnauthorizedOperation"),
        Fault(operation="DescribeRegions", kind="missing_key", key="Regions"),
        Fault(operation="DescribeRegions", kind="missing_id", key="RegionName"),
    ],
    ids=["denied", "without its key", "without a name"],
)
def test_an_account_that_does_not_tell_its_regions_is_asked_in_every_region(scanned: Estate, fault: Fault) -> None:
    scanned.fail(fault)
    scans = scanned.scan(VOLUME, accounts=[scanned.member])
    rows = {row["region"]: row for row in newest(scanned, scanned.member)}
    assert len(rows) > 17
    assert {region for region, row in rows.items() if row["status"] == "ok"} == {"us-east-1", REGION}
    assert {row["status"] for region, row in rows.items() if region not in ("us-east-1", REGION)} == {"disabled"}
    assert scans[scanned.member].commit is not None
    found = {identity for identity in inventory(scanned.warehouse, scanned.member) if identity[2] == VOLUME}
    assert found == scanned.truth(VOLUME, day=LATER, accounts=[scanned.member])


def test_an_endpoint_that_is_gone_is_an_error_also_for_global_services(scanned: Estate) -> None:
    before = {identity for identity in inventory(scanned.warehouse, scanned.home) if identity[2] in ("AWS::IAM::Role", VOLUME)}
    endpoints = {"iam": "http://127.0.0.1:9", "ec2": "http://127.0.0.1:9"}
    scanned.scan("AWS::IAM::Role", VOLUME, accounts=[scanned.home], regions=["global", REGION], endpoints=endpoints)
    assert {(row["resource_type"], row["status"], row["error_code"]) for row in newest(scanned, scanned.home)} == {
        ("AWS::IAM::Role", "error", "EndpointConnectionError"),
        (VOLUME, "error", "EndpointConnectionError"),
    }
    assert {identity for identity in inventory(scanned.warehouse, scanned.home) if identity[2] in ("AWS::IAM::Role", VOLUME)} == before


def test_without_organizations_the_configured_accounts_are_scanned_and_it_is_said(small: Estate) -> None:
    small.fail(Fault(service="organizations", operation="ListAccounts", code="AccessDeniedException"))
    scans = small.scan(VOLUME, organization=True)
    (warning,) = small.listing.warnings
    assert "Organizations could not be read (AccessDeniedException" in warning
    assert "going on with the 2 configured account(s)" in warning
    assert scans.keys() == {small.home, small.member}
    assert inventory(small.warehouse) == small.truth(VOLUME)
    (listing,) = (small.warehouse / "raw/aws/accounts").glob("*.parquet")
    rows = pq.read_table(small.warehouse / f"raw/ledger/aws/{small.home}/{listing.name}").to_pylist()
    assert [(row["resource_type"], row["source"], row["status"], row["error_code"]) for row in rows] == [
        (ACCOUNT_TYPE, "organizations:ListAccounts", "denied", "AccessDeniedException"),
        (ACCOUNT_TYPE, "settings", "ok", None),
    ]
    assert rows[0]["request_id"]
    assert {row["source"] for row in pq.read_table(listing).to_pylist()} == {"settings"}
