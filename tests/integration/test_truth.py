"""The inventory of the default estate is the estate: every type, every account, denied cells and disabled regions told apart."""

from __future__ import annotations

from collections import Counter

import pytest
from estates import RESCANNED, ScannedEstate, true_inventory
from zone_reader import content, inventory, ledger, scan_rows

from inventory_assets.catalog import AWS_TYPES
from inventory_assets.lake.schema import LOOKS

STORED = [row for row in AWS_TYPES if row.stored]
DENIED = "AWS::SecretsManager::Secret"


def rows_of(estate: ScannedEstate, when: str) -> list[dict]:
    wanted = set(estate.scan_ids[when].values())
    return [row for row in ledger(estate.warehouse) if row["scan_id"] in wanted]


def test_every_resource_of_every_type_is_found_and_nothing_else(scanned_estate: ScannedEstate) -> None:
    found = {
        (row["account_id"], row["region"], row["resource_type"], uid)
        for row in rows_of(scanned_estate, "first")
        if row["status"] == "ok"
        for uid in content(scanned_estate.warehouse, row)
    }
    hidden = (scanned_estate.account("sandbox"), DENIED)
    expected = {identity for identity in true_inventory(scanned_estate.options) if (identity[0], identity[2]) != hidden}
    assert found == expected
    assert len(expected) >= 1_000
    assert {identity[2] for identity in expected} == {row.type for row in STORED}


def test_every_cell_stands_in_the_ledger_once_with_its_status(scanned_estate: ScannedEstate) -> None:
    rows = [row for row in rows_of(scanned_estate, "first") if row["resource_type"] not in LOOKS]
    options = scanned_estate.options
    regions = (*options.regions, *options.disabled_regions)
    cells = {(region, row.type): row for row in STORED for region in (("global",) if row.is_global else regions)}
    accounts, management = set(scanned_estate.scan_ids["first"]), scanned_estate.account("meridian-management")
    assert len(accounts) == 6
    assert Counter((row["account_id"], row["region"], row["resource_type"]) for row in rows) == Counter(
        (account, *cell) for account in accounts for cell, row in cells.items() if account == management or not row.management_only
    )
    sandbox = scanned_estate.account("sandbox")
    # Shield Advanced lists protections to those who have subscribed to it, and tells others that there is nothing to list.
    shielded = {account for account, _, resource_type, _ in true_inventory(options) if resource_type == "AWS::Shield::Subscription"}
    assert accounts > shielded
    for row in rows:
        is_denied = (row["account_id"], row["resource_type"]) == (sandbox, DENIED)
        is_off = row["resource_type"] == "AWS::Shield::Protection" and row["account_id"] not in shielded
        expected = "disabled" if row["region"] in options.disabled_regions or is_off else "denied" if is_denied else "ok"
        assert row["status"] == expected, row
        assert (row["content_hash"] is None) == (row["resource_count"] is None) == (expected != "ok")


def test_what_was_denied_says_so_and_is_no_zero(scanned_estate: ScannedEstate) -> None:
    denied = [row for row in rows_of(scanned_estate, "first") if row["status"] == "denied"]
    assert {row["region"] for row in denied} == set(scanned_estate.options.regions)
    for row in denied:
        assert (row["error_code"], row["resource_count"], row["content_path"]) == ("AccessDeniedException", None, None)
        assert "service control policy" in row["error_message"]
        assert row["request_id"]
        assert row["api_calls"] == 1


def test_nothing_else_was_unreadable(scanned_estate: ScannedEstate) -> None:
    planted = (scanned_estate.account("analytics-data"), "AWS::S3::Bucket")
    others = [row for row in rows_of(scanned_estate, "first") if (row["account_id"], row["resource_type"]) != planted]
    assert {(row["resource_type"], str(row["detail_errors"])) for row in others if row["detail_errors"]} == set()


def test_a_detail_that_was_denied_is_unknown_and_counted(scanned_estate: ScannedEstate) -> None:
    account = scanned_estate.account("analytics-data")
    (row,) = [row for row in rows_of(scanned_estate, "first") if (row["account_id"], row["resource_type"]) == (account, "AWS::S3::Bucket")]
    buckets = content(scanned_estate.warehouse, row)
    assert row["detail_errors"] == [{"part": "Policy", "error_code": "AccessDenied", "resources": len(buckets)}]
    assert {tuple(bucket["unknown_fields"]) for bucket in buckets.values()} == {("Policy",)}
    assert not [bucket for bucket in buckets.values() if '"Policy"' in bucket["configuration"]]


def test_a_second_look_on_the_same_day_writes_no_resource(scanned_estate: ScannedEstate) -> None:
    assert set(scanned_estate.resources_written["again"].values()) == {0}
    for account, scan_id in scanned_estate.scan_ids["again"].items():
        assert not (scanned_estate.warehouse / f"raw/aws/resources/{account}/{scan_id}.parquet").exists()
        for row in scan_rows(scanned_estate.warehouse, scan_id):
            if row["status"] == "ok" and row["resource_count"]:
                assert row["content_scan_id"] == scanned_estate.scan_ids["first"][account]


def test_the_next_day_is_true_again_and_writes_only_what_changed(scanned_estate: ScannedEstate) -> None:
    warehouse = scanned_estate.warehouse
    for name in RESCANNED:
        account = scanned_estate.account(name)
        old, new = (
            {(row["region"], row["resource_type"]): row for row in scan_rows(warehouse, scanned_estate.scan_ids[when][account])}
            for when in ("again", "next day")
        )
        assert old.keys() == new.keys()
        written = 0
        for cell, row in new.items():
            if row["status"] != "ok":
                continue
            before, after = (_plain(content(warehouse, r)) for r in (old[cell], row))
            is_written = row["content_scan_id"] == row["scan_id"]
            assert is_written == (before != after), cell
            written += len(after) if is_written else 0
        assert written == scanned_estate.resources_written["next day"][account]
        assert 0 < written < sum(row["resource_count"] or 0 for row in new.values()) / 2
        hidden = DENIED if name == "sandbox" else None
        expected = {identity for identity in true_inventory(scanned_estate.options, 1, [account]) if identity[2] != hidden}
        assert inventory(warehouse, account) == expected


def _plain(rows: dict[str, dict]) -> dict[str, dict]:
    return {uid: {name: value for name, value in row.items() if name not in ("scan_id", "scanned_at")} for uid, row in rows.items()}


@pytest.mark.parametrize("column", ["started_at", "finished_at", "collector_version", "source"])
def test_every_row_says_when_by_what_and_how(scanned_estate: ScannedEstate, column: str) -> None:
    assert all(row[column] for row in ledger(scanned_estate.warehouse))
