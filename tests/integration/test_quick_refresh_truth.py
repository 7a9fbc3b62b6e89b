"""A quick refresh gives the inventory that a full scan gives, and what it skips stays as it was and as old as it is. Which single faults
make it list a cell is `test_quick_refresh.py`'s.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
from estates import SMALL, Estate, build_marts, seen_as_aws
from zone_reader import Identity, attempts, content, heads, inventory, scan_rows

from inventory_assets.catalog import rows_of
from inventory_assets.localcloud.faults import Fault
from inventory_assets.localcloud.running import CloudHandle, running_cloud

#: Few cells change in a day. A day that did not begin while the cloud was served has its events long ago: CloudTrail has none of them.
QUIET = replace(SMALL, churn=1.0, first_day=dt.date(2020, 1, 1))
SHIELD = "AWS::Shield::Protection"  # nobody subscribes to it here
TOPIC = "AWS::SNS::Topic"  # nobody has any, and the index would tell of them
TYPES = [*(SMALL.types or ()), SHIELD, TOPIC]
DAY = 3  # some resources are gone by then, and most cells are as they were
NO_INDEX = {"indexes": {"resource_explorer": "off", "config": "off"}}
UNTOUCHED, NOT_THERE = "no write event has touched it since it was last listed", "it was disabled when it was last asked for"
EMPTY = "an index says that it is empty, as it was"

Cells = dict[tuple[str, str, str], dict[str, Any]]


@pytest.fixture(scope="module")
def cloud() -> Iterator[CloudHandle]:
    with running_cloud(QUIET) as served:
        yield served


@pytest.fixture(scope="module")
def listed(cloud: CloudHandle, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse as of a full scan on day 0; read only."""
    warehouse = tmp_path_factory.mktemp("quick-refresh") / "warehouse"
    with seen_as_aws(cloud.url):
        Estate(cloud, QUIET, warehouse).scan(resource_types=TYPES)
    return warehouse


@pytest.fixture
def estate(cloud: CloudHandle, listed: Path, tmp_path: Path) -> Iterator[Estate]:
    """The estate on day 0, in a warehouse that has it."""
    cloud.set_options(QUIET)
    cloud.set_faults(())
    shutil.copytree(listed, tmp_path / "warehouse")
    with seen_as_aws(cloud.url):
        yield Estate(cloud, QUIET, tmp_path / "warehouse")


def move_on_unheard(estate: Estate) -> None:
    """What happens until `DAY` is in no event that CloudTrail still has."""
    estate.cloud.set_options(replace(QUIET, day=DAY))


@dataclass
class Refresh:
    """What a quick refresh wrote down of each cell: of those that it listed, and of those that it skipped."""

    listed: Cells
    skipped: Cells


def refresh(estate: Estate, **changes: Any) -> Refresh:
    commits = [scan.commit for scan in estate.scan(quick=True, resource_types=TYPES, **changes).values()]
    rows = [row for commit in commits if commit is not None for row in scan_rows(estate.warehouse, commit.scan_id)]
    cells = {(row["account_id"], row["region"], row["resource_type"]): row for row in rows if row["error_code"] != "RegionNotEnabled"}
    assert {row["status"] for cell, row in cells.items() if cell[2] != SHIELD} <= {"ok", "skipped"}
    return Refresh(
        {cell: row for cell, row in cells.items() if row["status"] != "skipped"},
        {cell: row for cell, row in cells.items() if row["status"] == "skipped"},
    )


def configurations(warehouse: Path) -> dict[Identity, tuple[str, str]]:
    """What everything that is there looks like, its tags included."""
    return {
        (row["account_id"], row["region"], row["resource_type"], uid): (resource["configuration"], str(resource["tags"]))
        for row in heads(warehouse)
        for uid, resource in content(warehouse, row).items()
    }


def test_it_gives_the_inventory_that_a_full_scan_gives(estate: Estate, listed: Path, tmp_path: Path) -> None:
    before = first = configurations(listed)
    full = replace(estate, warehouse=shutil.copytree(listed, tmp_path / "full"))  # secrets are hashed with one key
    for day in (1, DAY):
        estate.cloud.set_day(day)
        refreshed = refresh(estate)
        full.scan(resource_types=TYPES)
        found = configurations(estate.warehouse)
        assert found.keys() == estate.truth(day=day)
        assert found == configurations(full.warehouse)
        assert {identity[:3] for identity, _ in found.items() ^ before.items()} <= refreshed.listed.keys()
        assert found.keys() != before.keys()
        assert len(refreshed.listed) < len(refreshed.skipped)
        before = found
    assert [identity for identity in found.keys() & first.keys() if found[identity] != first[identity]]


def test_what_is_skipped_is_not_asked_for_and_says_why(estate: Estate) -> None:
    estate.cloud.set_day(1)
    estate.cloud.forget_calls()
    refreshed = refresh(estate)
    for (_, _, resource_type), row in refreshed.skipped.items():
        assert (row["error_code"], row["error_message"]) == ("Unchanged", NOT_THERE if resource_type == SHIELD else UNTOUCHED)
        assert (row["resource_count"], row["content_path"], row["api_calls"]) == (None, None, 0)
    listings = {name: {(row.service, row.operation) for row in rows_of(name)} for name in TYPES}
    some = {cell[2] for cell in refreshed.listed}
    needed = some | {row.parent for name in some for row in rows_of(name)}  # a child is listed by its parents
    untouched = set().union(*(listings[name] for name in TYPES if name not in needed)) - set().union(*(listings[name] for name in some))
    assert len(untouched) >= len(TYPES) / 2
    assert not untouched & estate.cloud.calls().keys()


@pytest.mark.parametrize("told_by", ["an event", "an index"])
def test_what_was_deleted_is_seen_by_whoever_tells_of_it(estate: Estate, told_by: str) -> None:
    if told_by == "an event":
        estate.cloud.set_day(DAY)
        refreshed = refresh(estate, **NO_INDEX)
    else:
        move_on_unheard(estate)
        refreshed = refresh(estate)
    gone = estate.truth(day=0) - estate.truth(day=DAY)
    assert len({identity[2] for identity in gone}) >= 2
    assert {identity[:3] for identity in gone} <= refreshed.listed.keys()
    assert len(refreshed.listed) < len(refreshed.skipped)
    assert inventory(estate.warehouse) == estate.truth(day=DAY)


def test_what_nobody_told_of_stays_and_is_as_old_as_its_listing_until_the_full_sweep(estate: Estate) -> None:
    move_on_unheard(estate)
    refreshed = refresh(estate, **NO_INDEX)
    assert not refreshed.listed
    before = estate.truth(day=0)
    assert before - estate.truth(day=DAY)
    assert inventory(estate.warehouse) == before
    with duckdb.connect(str(build_marts(estate.warehouse)), read_only=True) as marts:
        told = marts.execute("select account_id, region, resource_type, status, last_success_at, is_stale from operations.scan_coverage")
        cells = {row[:3]: row[3:] for row in told.fetchall() if row[:3] in refreshed.skipped}
        assets = marts.execute("select account_id, cell_region, resource_type, resource_uid, last_seen_at, is_stale from inventory.assets")
        shown = {row[:4]: row[4:] for row in assets.fetchall()}
        assert marts.execute("select count(*) from inventory.resource_versions where valid_to is not null").fetchone() == (0,)
    was_listed = {cell: attempts(estate.warehouse, *cell)[0] for cell in refreshed.skipped}
    assert {row["status"] for cell, row in was_listed.items() if cell[2] != SHIELD} == {"ok"}
    assert cells == {
        cell: ("skipped", row["started_at"], False) if cell[2] != SHIELD else ("skipped", None, True) for cell, row in was_listed.items()
    }
    assert shown == {identity: (was_listed[identity[:3]]["started_at"], False) for identity in before}

    refreshed = refresh(estate, **NO_INDEX, collection_settings={"full_sweep_hours": 1e-6})
    assert not refreshed.skipped
    assert inventory(estate.warehouse) == estate.truth(day=DAY)


def test_where_neither_events_nor_indexes_can_be_read_everything_is_listed(estate: Estate) -> None:
    """What was not enabled is asked again, too."""
    move_on_unheard(estate)
    estate.fail(*(Fault(service=service, code="AccessDeniedException") for service in ("cloudtrail", "resource-explorer-2", "config")))
    refreshed = refresh(estate)
    assert not refreshed.skipped
    assert inventory(estate.warehouse) == estate.truth(day=DAY)


def test_where_events_cannot_be_read_an_index_vouches_for_empty_cells_alone(estate: Estate) -> None:
    move_on_unheard(estate)
    estate.fail(Fault(service="cloudtrail", code="AccessDeniedException"))
    refreshed = refresh(estate)
    assert {(cell[2], row["error_message"]) for cell, row in refreshed.skipped.items()} == {(TOPIC, EMPTY)}
    assert inventory(estate.warehouse) == estate.truth(day=DAY)
