"""Which cells a quick refresh skips: none that was never read, none that an event or an index speaks of, none beyond the full sweep."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fake_calls import ACCOUNT, make_row
from fake_looks import DAY, HOUR, MINUTE, NOW, SECOND, stamp_into

from inventory_assets.collect.activity import Activity
from inventory_assets.collect.errors import Failure
from inventory_assets.collect.indexes import EVERYWHERE, Sightings
from inventory_assets.collect.looks import Looked
from inventory_assets.collect.quick import REGION_OFF, Quick, sightings_before
from inventory_assets.lake.commit import ScanWriter
from inventory_assets.lake.ledger import CellKey, Head, Look, LookKey

HOME, REGION, OTHER = "us-east-1", "eu-west-1", "eu-west-2"
REGIONS = (HOME, REGION, OTHER)
QUEUE = make_row()
ROLE = make_row(type="AWS::IAM::Role", scope="global")
BUCKET = make_row(type="AWS::S3::Bucket", scope="global", region="BucketRegion")
ACCELERATOR = make_row(type="AWS::GlobalAccelerator::Accelerator", scope="global", home="us-west-2")
QUEUES, ROLES, BUCKETS = CellKey(REGION, QUEUE.type), CellKey("global", ROLE.type), CellKey("global", BUCKET.type)
UNTOUCHED, EMPTY = "no write event has touched it since it was last listed", "an index says that it is empty, as it was"
LISTED = Head("hash", "path", "scan", None, 3, "ok", started_at=NOW - HOUR, considered_at=NOW - HOUR)
HELD_NOTHING = replace(LISTED, resource_count=0, content_path=None)
BROKEN = Failure("throttled", "Throttling", "slower")


def heard(*regions: str, touched: set[str] | None = None, **more: Any) -> dict[str, Activity]:
    """Events of these regions, read without a gap."""
    return {region: Activity(region, NOW - 9 * DAY, NOW, **({"touched": touched or set()} | more)) for region in regions}


def sighted(covers: dict[str, set[str]], *found: tuple[str, str, str], region: str = EVERYWHERE, source: str = "index") -> Sightings:
    look = Sightings(source, region, {place: frozenset(types) for place, types in covers.items()})
    for place, resource_type, name in found:
        look.found.setdefault((place, resource_type), set()).add(name)
    return look


def decide(
    row: Any,
    key: CellKey,
    head: Head | None,
    activities: dict[str, Activity] | None = None,
    sightings: tuple[Sightings, ...] = (),
    before: dict[str, Any] | None = None,
    regions: tuple[str, ...] = REGIONS,
) -> str | None:
    heads = {} if head is None else {key: head}
    looked = Looked(activities or {}, list(sightings))
    return Quick(heads, looked, before or {}, HOME, regions, 7 * DAY).reason_to_skip(row, key, NOW)


def test_a_cell_that_was_read_and_that_no_event_touched_is_skipped_for_that_reason() -> None:
    assert decide(QUEUE, QUEUES, LISTED, heard(REGION, touched={"AWS::SNS::Topic"})) == UNTOUCHED


@pytest.mark.parametrize(
    "head",
    [
        None,
        replace(LISTED, last_status="denied"),
        replace(LISTED, last_status="throttled"),
        replace(LISTED, last_status="error"),
        replace(LISTED, last_status="disabled"),  # it was there once: its service is looked for until it is back
        replace(LISTED, last_status="error", content_hash=None),
        replace(LISTED, last_status="denied", content_hash=None),
        replace(LISTED, has_unread_parts=True),
        replace(LISTED, last_status="disabled", content_hash=None, last_error_code=REGION_OFF),  # the region is on by now
    ],
    ids=["never", "denied", "throttled", "broken", "gone", "never but broken", "never but denied", "read in part", "in a region turned on"],
)
def test_without_a_whole_listing_before_it_a_cell_is_listed_whatever_events_and_indexes_say(head: Head | None) -> None:
    empty = sighted({REGION: {QUEUE.type}})
    assert decide(QUEUE, QUEUES, head, heard(REGION), (empty,)) is None
    assert decide(QUEUE, QUEUES, head and replace(head, resource_count=0), {}, (empty,)) is None


@pytest.mark.parametrize("status", ["unsupported", "disabled"])
def test_what_is_not_there_is_left_to_the_full_sweep_until_an_event_speaks_of_it(status: str) -> None:
    head = replace(LISTED, content_hash=None, resource_count=None, last_status=status, last_error_code="OptInRequired")
    assert decide(QUEUE, QUEUES, head, heard(REGION)) == f"it was {status} when it was last asked for"
    assert decide(QUEUE, QUEUES, head, heard(REGION, touched={QUEUE.type})) is None
    assert decide(QUEUE, QUEUES, replace(head, started_at=NOW - 8 * DAY), heard(REGION)) is None
    assert decide(QUEUE, QUEUES, head, {}, (sighted({REGION: {QUEUE.type}}),)) is None, "nobody heard whether it was enabled"
    assert decide(QUEUE, QUEUES, head, {REGION: Activity(REGION, NOW - MINUTE, NOW)}) is None


@pytest.mark.parametrize(("age", "is_skipped"), [(7 * DAY - SECOND, True), (7 * DAY, True), (7 * DAY + SECOND, False), (400 * DAY, False)])
def test_no_cell_goes_longer_than_the_full_sweep_without_a_listing(age: dt.timedelta, is_skipped: bool) -> None:
    head = replace(LISTED, started_at=NOW - age, considered_at=NOW - MINUTE)
    assert decide(QUEUE, QUEUES, head, heard(REGION)) == (UNTOUCHED if is_skipped else None)


@pytest.mark.parametrize(
    "activities",
    [
        {},
        heard(OTHER, HOME),
        heard(REGION, touched={QUEUE.type}),
        heard(REGION, failure=BROKEN),
        heard(REGION, failure=BROKEN, touched={QUEUE.type}),
        {REGION: Activity(REGION, NOW - MINUTE, NOW)},
        heard(REGION, last_until=NOW - MINUTE),
    ],
    ids=["none read", "elsewhere", "touched", "broken off", "broken off after it", "a gap", "heard by a scan without it"],
)
def test_where_events_speak_of_a_cell_or_cannot_speak_for_it_it_is_listed(activities: dict[str, Activity]) -> None:
    assert decide(QUEUE, QUEUES, LISTED, activities) is None


def test_a_cell_that_was_skipped_for_a_reason_is_skipped_again_and_one_that_a_scan_left_out_is_not() -> None:
    listed = replace(LISTED, started_at=NOW - 5 * HOUR, considered_at=NOW - 2 * HOUR)
    assert decide(QUEUE, QUEUES, listed, heard(REGION, last_until=NOW - 2 * HOUR)) == UNTOUCHED
    assert decide(QUEUE, QUEUES, listed, heard(REGION, last_until=NOW - HOUR)) is None


def test_an_event_that_was_heard_before_the_sweep_broke_off_counts_against_an_empty_index_too() -> None:
    empty = sighted({REGION: {QUEUE.type}})
    assert decide(QUEUE, QUEUES, HELD_NOTHING, heard(REGION, failure=BROKEN), (empty,)) == EMPTY
    assert decide(QUEUE, QUEUES, HELD_NOTHING, heard(REGION, failure=BROKEN, touched={QUEUE.type}), (empty,)) is None


@pytest.mark.parametrize(
    ("row", "key", "needed"),
    [(ROLE, ROLES, {HOME}), (BUCKET, BUCKETS, set(REGIONS)), (ACCELERATOR, CellKey("global", ACCELERATOR.type), {HOME, "us-west-2"})],
    ids=["of the first region", "living anywhere", "with a home of its own"],
)
def test_a_global_cell_is_vouched_for_by_all_regions_that_may_have_its_events(row: Any, key: CellKey, needed: set[str]) -> None:
    assert decide(row, key, LISTED, heard(*needed)) == UNTOUCHED
    for region in needed:
        assert decide(row, key, LISTED, heard(*(needed - {region}))) is None
    for region in (*REGIONS, "ap-south-1"):
        assert decide(row, key, LISTED, heard(*needed) | heard(region, touched={row.type})) is None, "an event of it counts wherever it is"


def test_an_account_that_does_not_tell_its_regions_vouches_for_nothing_that_lives_in_any() -> None:
    assert decide(BUCKET, BUCKETS, HELD_NOTHING, heard(*REGIONS), (sighted({"global": {BUCKET.type}}),), regions=()) is None


def test_an_index_that_names_others_than_before_is_believed_against_the_events() -> None:
    covers, before = {REGION: {QUEUE.type}}, {"index *": {(REGION, QUEUE.type): {"a", "b"}}}
    same = sighted(covers, (REGION, QUEUE.type, "a"), (REGION, QUEUE.type, "b"))
    assert decide(QUEUE, QUEUES, LISTED, heard(REGION), (same,), before) == UNTOUCHED
    for look in (
        sighted(covers, (REGION, QUEUE.type, "a")),
        sighted(covers, (REGION, QUEUE.type, "a"), (REGION, QUEUE.type, "c")),
        sighted(covers),
    ):
        assert decide(QUEUE, QUEUES, LISTED, heard(REGION), (look,), before) is None
        assert decide(QUEUE, QUEUES, LISTED, heard(REGION), (same, look), before) is None


@pytest.mark.parametrize(
    ("look", "before"),
    [
        (sighted({REGION: {QUEUE.type}}, (REGION, QUEUE.type, "a")), {}),  # the first time
        (sighted({REGION: {"AWS::SNS::Topic"}}, (REGION, QUEUE.type, "a")), {"index *": {}}),  # it does not know the type
        (sighted({OTHER: {QUEUE.type}}, (OTHER, QUEUE.type, "a")), {"index *": {}}),  # it speaks of another region
        (sighted({}), {"index *": {(REGION, QUEUE.type): {"a"}}}),  # it has forgotten the region
    ],
    ids=["new", "another type", "another region", "no word"],
)
def test_an_index_that_cannot_compare_leaves_it_to_the_events(look: Sightings, before: dict[str, Any]) -> None:
    assert decide(QUEUE, QUEUES, LISTED, heard(REGION), (look,), before) == UNTOUCHED
    assert decide(QUEUE, QUEUES, LISTED, {}, (look,), before) is None


def test_an_index_vouches_for_an_empty_cell_only_where_it_tells_of_the_type_there_and_it_was_empty_before() -> None:
    knows = sighted({REGION: {QUEUE.type}})
    assert decide(QUEUE, QUEUES, HELD_NOTHING, {}, (knows,)) == EMPTY
    assert decide(QUEUE, QUEUES, LISTED, {}, (knows,)) is None, "that it is gone is for the listing to say"
    for look in (sighted({REGION: {"AWS::SNS::Topic"}}), sighted({OTHER: {QUEUE.type}}), sighted({})):
        assert decide(QUEUE, QUEUES, HELD_NOTHING, {}, (look,)) is None
    names = sighted({REGION: {QUEUE.type}}, (REGION, QUEUE.type, "a"), source="other")
    assert decide(QUEUE, QUEUES, HELD_NOTHING, {}, (knows, names)) is None, "one that names some outweighs one that names none"


@pytest.mark.parametrize(
    ("row", "covers", "found", "is_empty"),
    [
        (ROLE, ["global"], None, True),
        (ROLE, ["global"], "global", False),
        (ROLE, [REGION], None, False),
        (ROLE, list(REGIONS), None, True),
        (ROLE, list(REGIONS), "global", False),
        (BUCKET, ["global"], None, False),
        (BUCKET, ["global", REGION], None, False),
        (BUCKET, list(REGIONS), None, True),
        (BUCKET, list(REGIONS), OTHER, False),
    ],
)
def test_a_global_cell_is_empty_only_where_an_index_tells_of_every_place_it_may_have(
    row: Any, covers: list[str], found: str | None, is_empty: bool
) -> None:
    look = sighted({region: {row.type} for region in covers}, *([(found, row.type, "x")] if found else []))
    assert decide(row, CellKey("global", row.type), HELD_NOTHING, {}, (look,)) == (EMPTY if is_empty else None)


def remember(raw: Path, *looks: tuple[Sightings, list[tuple[str, str, str]]]) -> dict[LookKey, Look]:
    """Write looks into the one file of their scan, and give them as the ledger has them."""
    writer = ScanWriter(raw, "aws", ACCOUNT)
    pieces: list[Any] = []
    for look, seen in looks:
        rows: list[Any] = []
        stamp = replace(stamp_into(rows), scan_id=writer.scan_id)
        rows += [look.sight(region, source_type, name, None, stamp) for region, source_type, name in seen] + look.coverage_rows(stamp)
        pieces += writer.spool_looked("sightings", rows, 100)
    path = writer.keep_looked("sightings", pieces)
    writer.commit()
    return {LookKey(look.region, look.source): Look(path, writer.scan_id, "hash", None, None) for look, _ in looks}


def test_what_an_index_said_before_is_read_look_by_look_of_the_file_they_share(tmp_path: Path) -> None:
    covers = {REGION: {QUEUE.type}, "global": {ROLE.type}}
    one, two = sighted(covers, region=REGION), sighted({OTHER: {QUEUE.type}}, region=OTHER)
    whole = sighted(covers, source="whole")
    looks = remember(
        tmp_path,
        (one, [(REGION, "sqs:queue", "a"), ("global", "iam:role", "r"), (REGION, "no:such", "x")]),
        (two, [(OTHER, "sqs:queue", "b")]),
        (whole, [(OTHER, "sqs:queue", "c"), ("global", "iam:role", "s")]),
    )
    before = sightings_before(tmp_path, looks)
    assert before[f"index {OTHER}"].get((OTHER, QUEUE.type)) == {"b"}
    assert before["whole *"] == {(OTHER, QUEUE.type): {"c"}, ("global", ROLE.type): {"s"}}
    assert before[f"index {REGION}"] == one.found
    assert decide(ROLE, ROLES, LISTED, heard(HOME), (one, two, whole), before) == UNTOUCHED, "nothing has moved"


@pytest.mark.parametrize("harm", ["gone", "broken", "of events", "nothing written"])
def test_an_index_whose_last_words_cannot_be_read_stops_nothing_and_vouches_for_nothing(tmp_path: Path, harm: str) -> None:
    looks = remember(tmp_path, (sighted({REGION: {QUEUE.type}}), [(REGION, "sqs:queue", "a")]))
    ((key, look),) = looks.items()
    file = tmp_path / str(look.content_path)
    if harm == "gone":
        file.unlink()
    elif harm == "broken":
        file.write_bytes(b"not parquet")
    else:
        looks[key] = replace(look, content_path="aws/events/1/s.parquet" if harm == "of events" else None)
    assert sightings_before(tmp_path, looks) == {}
    now = sighted({REGION: {QUEUE.type}}, (REGION, QUEUE.type, "b"))
    assert decide(QUEUE, QUEUES, LISTED, {}, (now,), {}) is None
