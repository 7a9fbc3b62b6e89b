"""A scan of less than everything records what it looked at and nothing else; a repair takes the cells that failed and no others."""

from __future__ import annotations

import pytest
from estates import BUCKET, BUS, CLUSTER, FUNCTION, QUEUE, ROLE, RULE, VOLUME, Estate
from zone_reader import attempts, cell_content, inventory, ledger

from inventory_assets.collect.collector import UnknownAccountError
from inventory_assets.localcloud.faults import Fault


def cells(estate: Estate) -> set[tuple[str, str, str]]:
    return {(row["account_id"], row["region"], row["resource_type"]) for row in ledger(estate.warehouse)}


def test_types_and_regions_record_only_those_cells(small: Estate) -> None:
    small.scan("ec2:volume", "s3", accounts=[small.member], regions=["eu-west-1"])
    assert cells(small) == {(small.member, "eu-west-1", VOLUME)}
    small.scan(VOLUME, BUCKET, accounts=[small.member], regions=["global"])
    assert cells(small) == {(small.member, "eu-west-1", VOLUME), (small.member, "global", BUCKET)}


def test_regions_of_the_settings_keep_global_services(small: Estate) -> None:
    small.scan(VOLUME, BUCKET, accounts=[small.home], regions=None, resource_types=["s3"])
    assert {cell[2] for cell in cells(small)} == {VOLUME, BUCKET}
    small.scan(accounts=[small.member], resource_types=[VOLUME, BUCKET], excluded_regions=["us-east-1", "af-south-1"])
    assert {cell for cell in cells(small) if cell[0] == small.member} == {
        (small.member, "eu-west-1", VOLUME),
        (small.member, "global", BUCKET),
    }


def test_what_a_partial_scan_did_not_look_at_stays(small: Estate) -> None:
    small.scan(VOLUME, QUEUE, BUCKET)
    before = inventory(small.warehouse)
    small.cloud.set_day(3)
    small.scan(VOLUME, regions=["us-east-1"])
    looked_at = {identity for identity in before if identity[1:3] == ("us-east-1", VOLUME)}
    now = small.truth(VOLUME, day=3)
    assert inventory(small.warehouse) == (before - looked_at) | {identity for identity in now if identity[1] == "us-east-1"}
    assert before == small.truth(VOLUME, QUEUE, BUCKET)


def test_a_child_is_listed_by_its_parents_which_are_not_recorded(small: Estate) -> None:
    small.scan(RULE, accounts=[small.home], regions=["us-east-1"])
    assert cells(small) == {(small.home, "us-east-1", RULE)}
    found = {(small.home, "us-east-1", RULE, uid) for uid in cell_content(small.warehouse, small.home, "us-east-1", RULE)}
    assert found == {identity for identity in small.truth(RULE, accounts=[small.home]) if identity[1] == "us-east-1"}


@pytest.mark.parametrize("code", ["AccessDeniedException", "InternalFailure", "ThrottlingException"])
def test_a_repair_takes_the_failed_cells_alone(small: Estate, code: str) -> None:
    operation = {"AccessDeniedException": "ListQueues", "InternalFailure": "DescribeVolumes", "ThrottlingException": "ListRules"}[code]
    failed_type = {"ListQueues": QUEUE, "DescribeVolumes": VOLUME, "ListRules": RULE}[operation]
    small.fail(Fault(account=small.member, region="eu-west-1", operation=operation, code=code))
    types = (VOLUME, QUEUE, BUS, RULE, ROLE)
    small.scan(*types, collection_settings={"retry_attempts": 1})
    count = len(ledger(small.warehouse))
    small.fail()
    scans = small.scan(*types, only_failed=True)
    repeated = ledger(small.warehouse)[count:]
    assert [(row["account_id"], row["region"], row["resource_type"], row["status"]) for row in repeated] == [
        (small.member, "eu-west-1", failed_type, "ok")
    ]
    assert scans[small.home].commit is None or not scans[small.home].regions
    assert inventory(small.warehouse) == small.truth(*types)


def test_a_repair_where_nothing_failed_asks_nothing_and_commits_nothing(small: Estate) -> None:
    small.scan(VOLUME)
    files = sorted((small.warehouse / "raw/ledger").rglob("*.parquet"))
    listed = small.collector()
    before = sorted((small.warehouse / "raw/ledger").rglob("*.parquet"))
    small.cloud.forget_calls()
    (scan,) = listed.scan([small.member], only_failed=True)
    assert scan.commit is None
    assert scan.not_committed is None
    assert sorted((small.warehouse / "raw/ledger").rglob("*.parquet")) == before
    assert len(before) == len(files) + 1, "the account listing"


def test_a_repair_of_accounts_that_were_never_scanned_scans_them_whole(small: Estate) -> None:
    small.scan(VOLUME, only_failed=True)
    assert inventory(small.warehouse) == small.truth(VOLUME)


def test_a_repair_of_an_account_that_could_not_be_entered_scans_what_was_missed(small: Estate) -> None:
    small.scan(VOLUME, CLUSTER, FUNCTION, external_id="wrong", accounts=[small.member])
    assert {row["status"] for row in ledger(small.warehouse)} == {"denied"}
    small.scan(VOLUME, CLUSTER, FUNCTION, only_failed=True, accounts=[small.member])
    found = {identity for identity in inventory(small.warehouse) if identity[1] == "us-east-1"}
    assert found == {identity for identity in small.truth(VOLUME, CLUSTER, FUNCTION, accounts=[small.member]) if identity[1] == "us-east-1"}


def test_accounts_that_no_listing_knows_are_named(small: Estate) -> None:
    with pytest.raises(UnknownAccountError, match=rf"no account listing knows 999999999999; known are .*{small.home}"):
        small.scan(VOLUME, accounts=["999999999999"])


def test_attempts_of_a_cell_are_in_the_order_of_their_start(small: Estate) -> None:
    for _ in range(2):
        small.scan(VOLUME, accounts=[small.home], regions=["us-east-1"])
    first, second = attempts(small.warehouse, small.home, "us-east-1", VOLUME)
    assert first["started_at"] < first["finished_at"] <= second["started_at"]
    assert first["scan_id"] < second["scan_id"]
