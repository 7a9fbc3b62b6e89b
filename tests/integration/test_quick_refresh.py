"""Faults in what a quick refresh goes by, over real sockets: what could not be read to its end vouches for nothing. That it sees what a
full sweep sees is `test_quick_refresh_truth.py`'s.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from estates import BUCKET, QUEUE, ROLE, SMALL, VOLUME, Estate, seen_as_aws
from zone_reader import inventory, scan_rows

from inventory_assets.localcloud.faults import Fault
from inventory_assets.localcloud.running import CloudHandle

TYPES = [QUEUE, VOLUME, ROLE, BUCKET]
MUCH_LATER = 20  # a day on which every cell has changed
Rows = list[dict[str, Any]]


def refresh(estate: Estate, *, quick: bool = True) -> Rows:
    """Scan every account; the ledger rows of all of them."""
    scans = list(estate.collector(resource_types=TYPES).scan([account.account_id for account in estate.accounts], quick=quick))
    assert all(scan.commit is not None for scan in scans)
    rows = [row for scan in scans if scan.commit for row in scan_rows(estate.warehouse, scan.commit.scan_id)]
    return [row for row in rows if row["error_code"] != "RegionNotEnabled"]


def statuses(rows: Rows) -> Counter[str]:
    return Counter(row["status"] for row in rows)


@pytest.fixture(scope="module")
def swept(small_cloud: CloudHandle, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse of the small estate after a full sweep on day 0; read only."""
    small_cloud.set_faults(())
    small_cloud.set_options(SMALL)
    estate = Estate(small_cloud, SMALL, tmp_path_factory.mktemp("swept") / "warehouse")
    with seen_as_aws(small_cloud.url):
        assert statuses(refresh(estate, quick=False)).keys() == {"ok"}
    return estate.warehouse


@pytest.fixture
def known(swept: Path, small: Estate) -> Iterator[Estate]:
    """The small estate after a full sweep."""
    shutil.copytree(swept, small.warehouse)
    yield small
    small.cloud.set_options(SMALL)


def test_where_events_and_indexes_break_off_half_way_no_cell_is_believed_to_be_as_it_was(known: Estate) -> None:
    known.cloud.set_day(MUCH_LATER)
    known.fail(*(Fault(service=service, page=2) for service in ("cloudtrail", "resource-explorer-2")))
    known.cloud.forget_calls()
    refresh(known)
    regions = len(known.accounts) * len(known.options.regions)
    assert known.cloud.calls()["cloudtrail", "LookupEvents"] > regions, "or no sweep had a second page to fail"
    assert known.truth(*TYPES) != known.truth(*TYPES, day=MUCH_LATER) == inventory(known.warehouse)


def test_one_account_whose_events_are_denied_costs_no_other_its_skips(known: Estate) -> None:
    known.fail(Fault(service="cloudtrail", account=known.member), Fault(service="resource-explorer-2", account=known.member))
    rows = refresh(known)
    assert statuses([row for row in rows if row["account_id"] == known.member]).keys() == {"ok"}
    assert statuses([row for row in rows if row["account_id"] == known.home]).keys() == {"skipped"}
