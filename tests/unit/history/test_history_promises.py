"""The promises of the history at mart level, one by one: absent is not gone, unknown is not changed, volatile is not configuration."""

from __future__ import annotations

import pytest
from history_estate import Estate
from raw_zone import Account, Cell, Resource, moment

ACCOUNT, BUCKET, QUEUE = "111111111111", "AWS::S3::Bucket", "AWS::SQS::Queue"
FULL = {"Encryption": {"Algorithm": "aws:kms", "Rate": 1e-7}, "Policy": None, "Name": "é"}


def bucket(uid: str = "arn:a", *, without: tuple[str, ...] = (), **changes: object) -> Resource:
    configuration = {key: value for key, value in (FULL | changes).items() if key not in without}
    return Resource(uid, configuration, {"Owner": "x"}, without)


def scan(estate: Estate, hours: float, *resources: Resource, status: str = "ok", version: str = "1", kind: str = BUCKET) -> None:
    estate.zone.scan(
        ACCOUNT, hours, [Cell("global", kind, resources, status, error_code=None if status == "ok" else status)], version=version
    )
    estate.build()


def versions(estate: Estate) -> list[tuple[object, ...]]:
    return estate.rows("select resource_uid, valid_from, valid_to, ended_by from inventory.resource_versions order by all")


def told(estate: Estate) -> list[tuple[object, ...]]:
    return estate.rows("select change, category, path from inventory.changes_between('2026-01-01', '2027-01-01') order by all")


@pytest.mark.parametrize("status", ["denied", "throttled", "disabled", "unsupported", "error", "skipped"])
def test_a_scope_that_could_not_be_read_deletes_nothing_and_counts_nothing_as_zero(estate: Estate, status: str) -> None:
    scan(estate, 0, bucket("arn:a"), bucket("arn:b"))
    scan(estate, 1, status=status)

    assert versions(estate) == [("arn:a", moment(0), None, None), ("arn:b", moment(0), None, None)]
    assert told(estate) == []
    ((count, stale, latest, last_ok),) = estate.rows(
        "select resource_count, is_stale, status, last_success_at from operations.scan_coverage where resource_type = 'AWS::S3::Bucket'"
    )
    assert (count, stale, latest, last_ok) == (2, True, status, moment(0))
    assert estate.rows("select count(*), bool_and(is_stale), max(last_seen_at) from inventory.assets") == [(2, True, moment(0))]


def test_a_scope_never_read_has_no_count(estate: Estate) -> None:
    scan(estate, 0, status="denied")

    assert estate.rows("select resource_count, is_stale, error_code from operations.scan_coverage") == [(None, True, "denied")]
    assert estate.rows("select count(*) from inventory.assets") == [(0,)]


def test_only_its_own_listing_deletes_a_resource(estate: Estate) -> None:
    scan(estate, 0, bucket())
    scan(estate, 1, kind=QUEUE)
    assert versions(estate) == [("arn:a", moment(0), None, None)]

    scan(estate, 2)
    assert versions(estate) == [("arn:a", moment(0), moment(2), "deleted")]
    assert told(estate) == [("deleted", "configuration", None)]
    assert estate.rows("select count(*) from inventory.assets") == [(0,)]


def test_an_unreadable_detail_is_no_change(estate: Estate) -> None:
    scan(estate, 0, bucket())
    scan(estate, 1, bucket(without=("Encryption",)))
    scan(estate, 2, bucket(without=("*", "Name", "Policy")))

    assert versions(estate) == [("arn:a", moment(0), None, None)]
    assert estate.rows("select configuration ->> '$.Encryption.Algorithm', unknown_fields from inventory.assets") == [
        ("aws:kms", ["*", "Name", "Policy"])
    ]

    scan(estate, 3, bucket())
    assert versions(estate) == [("arn:a", moment(0), None, None)]
    assert told(estate) == []


def test_tags_that_cannot_be_read_are_carried_and_the_owner_with_them(estate: Estate) -> None:
    scan(estate, 0, Resource("arn:a", {}, {"Owner": "x"}), Resource("arn:b", {}, None, ("tags",)))
    scan(estate, 1, Resource("arn:a", {}, None, ("tags",)), Resource("arn:b", {}, None, ("tags",)))

    assert versions(estate) == [("arn:a", moment(0), None, None), ("arn:b", moment(0), None, None)]
    assert estate.rows("select resource_uid, owner, owner_source from inventory.assets order by 1") == [
        ("arn:a", "x", "resource tag"),
        ("arn:b", None, "unknown"),
    ]
    assert estate.rows("select owner, is_assigned, assets from inventory.owners order by 1") == [("unknown", False, 1), ("x", True, 1)]


def test_what_was_unknown_from_the_start_and_becomes_readable_is_a_change_of_the_collector(estate: Estate) -> None:
    scan(estate, 0, bucket(without=("Encryption",)))
    scan(estate, 1, bucket())

    assert len(versions(estate)) == 2
    assert told(estate) == []
    assert estate.rows("select category, path from inventory.resource_changes where change = 'changed'") == [("collector", "Encryption")]


def test_a_new_collector_version_is_no_change_of_configuration(estate: Estate) -> None:
    scan(estate, 0, bucket())
    scan(estate, 1, bucket(Versioning={"Status": "Enabled"}), version="2")
    assert told(estate) == []
    assert estate.rows("select category, path from inventory.resource_changes where change = 'changed'") == [("collector", "Versioning")]

    scan(estate, 2, bucket(Versioning={"Status": "Suspended"}), version="2")
    assert told(estate) == [("changed", "configuration", "Versioning.Status")]


def test_what_moves_by_itself_is_no_change(estate: Estate) -> None:
    for hours, count in enumerate((10, 20, 30)):
        scan(estate, hours, Resource("arn:q", {"Size": 1}, {}, observations={"ApproximateNumberOfMessages": count}), kind=QUEUE)

    assert versions(estate) == [("arn:q", moment(0), None, None)]
    assert estate.rows("select observations ->> 'ApproximateNumberOfMessages', observed_at from inventory.assets") == [("30", moment(2))]


def test_what_is_no_longer_observed_is_no_longer_shown(estate: Estate) -> None:
    other = Resource("arn:r", {"Size": 1}, {}, observations={"LastUsed": 1})
    scan(estate, 0, Resource("arn:q", {"Size": 1}, {}, observations={"LastUsed": 1}), other)
    scan(estate, 1, Resource("arn:q", {"Size": 1}, {}), other)

    assert estate.rows("select resource_uid from inventory.assets where observations is not null") == [("arn:r",)]


def test_what_the_first_scan_finds_was_not_created_then(estate: Estate) -> None:
    scan(estate, 0, bucket("arn:a"))
    assert told(estate) == []

    scan(estate, 1, bucket("arn:a"), bucket("arn:b"))
    assert told(estate) == [("created", "configuration", None)]


def test_a_resource_that_comes_back_exists_anew(estate: Estate) -> None:
    scan(estate, 0, bucket())
    scan(estate, 1)
    scan(estate, 2, bucket(without=("Policy",)))

    assert versions(estate) == [("arn:a", moment(0), moment(1), "deleted"), ("arn:a", moment(2), None, None)]
    assert estate.rows("select first_seen_at, json_exists(configuration, '$.Policy') from inventory.assets") == [(moment(2), False)]


def test_a_closed_account_closes_its_cells_and_a_suspended_one_does_not(estate: Estate) -> None:
    one, two = Account(ACCOUNT, "one"), Account("222222222222", "two")
    estate.zone.list_accounts(0, [one, two])
    scan(estate, 1, bucket())
    estate.zone.list_accounts(2, [Account(ACCOUNT, "one", "SUSPENDED"), two])
    estate.build()
    assert versions(estate) == [("arn:a", moment(1), None, None)]

    estate.zone.list_accounts(3, [two], status="denied")
    estate.build()
    assert versions(estate) == [("arn:a", moment(1), None, None)]

    estate.zone.list_accounts(4, [two])
    estate.build()
    assert versions(estate) == [("arn:a", moment(1), moment(4), "account_closed")]
    assert estate.rows("select status, is_scanned, closed_at from inventory.accounts where account_name = 'one'") == [
        ("CLOSED", False, moment(4))
    ]
    assert estate.rows("select change, reason from inventory.changes_between('2026-01-01', '2027-01-01')") == [
        ("deleted", "account_closed")
    ]

    scan(estate, 5, bucket())
    assert versions(estate)[1] == ("arn:a", moment(5), None, None)


def test_accounts_are_known_from_whatever_tells_of_them(estate: Estate) -> None:
    known = "select account_id, account_name, status, source, is_scanned from inventory.accounts order by 1"
    estate.zone.list_accounts(0, [Account(ACCOUNT, "one")], outside=(Account("222222222222", "two", "UNKNOWN"),))
    estate.zone.scan("333333333333", 1, [Cell("global", BUCKET)])
    estate.build()
    seen = [(ACCOUNT, "one", "ACTIVE", "organizations", True), ("222222222222", "two", "UNKNOWN", "settings", False)]
    assert estate.rows(known) == [*seen, ("333333333333", None, "UNKNOWN", "ledger", True)]

    # Organizations cannot be asked: what it said stays, and the settings say what they know.
    estate.zone.list_accounts(2, [Account("333333333333", "three", "UNKNOWN")], status="denied", configured=True)
    estate.build()
    assert estate.rows(known) == [*seen, ("333333333333", "three", "UNKNOWN", "settings", False)]


def test_a_scan_that_arrives_late_is_put_in_its_place(estate: Estate) -> None:
    scan(estate, 0, bucket(Size=1))
    scan(estate, 4, bucket(Size=1))
    scan(estate, 2, bucket(Size=2))

    assert versions(estate) == [
        ("arn:a", moment(0), moment(2), "changed"),
        ("arn:a", moment(2), moment(4), "changed"),
        ("arn:a", moment(4), None, None),
    ]
    assert told(estate) == [("changed", "configuration", "Size")] * 2


def test_the_past_is_as_it_was(estate: Estate) -> None:
    scan(estate, 0, bucket("arn:a", Size=1), bucket("arn:b"))
    scan(estate, 2, bucket("arn:a", Size=2))

    asked = "select resource_uid, configuration ->> 'Size', owner from inventory.assets_as_of('{}') order by 1"
    assert estate.rows(asked.format("2025-12-31")) == []
    assert estate.rows(asked.format("2026-01-01 01:00")) == [("arn:a", "1", "x"), ("arn:b", None, "x")]
    assert estate.rows(asked.format("2026-01-01 02:00")) == [("arn:a", "2", "x")]


def test_a_resource_listed_by_two_cells_is_one_asset_as_the_cell_read_last_has_it(estate: Estate) -> None:
    estate.zone.scan(ACCOUNT, 0, [Cell("global", BUCKET, (bucket(Size=1),), source="s3:Old")])
    estate.zone.scan(ACCOUNT, 1, [Cell("global", BUCKET, (bucket(Size=2),), source="s3:New")])
    estate.build()

    assert estate.rows("select configuration ->> 'Size', source from inventory.assets") == [("2", "s3:New")]
    assert estate.rows("select configuration ->> 'Size', source from inventory.assets_as_of('2026-02-01')") == [("2", "s3:New")]
