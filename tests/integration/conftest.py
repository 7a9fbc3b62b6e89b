"""What the integration tests share: one estate scanned once for all that only read, and a small one that faults are asked of."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import botocore.session
import pytest
from estates import LATER, QUEUE, RESCANNED, SMALL, Estate, ScannedEstate, seen_as_aws
from filelock import FileLock

from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.faults import Fault
from inventory_assets.localcloud.running import CloudHandle, running_cloud


@pytest.fixture(scope="session")
def scanned_estate(tmp_path_factory: pytest.TempPathFactory) -> ScannedEstate:
    """Read only. Made once, by whichever test process comes first."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    warehouse, told = shared / "scanned-estate", shared / "scanned-estate.json"
    with FileLock(shared / "scanned-estate.lock"):
        if not told.exists():
            told.write_text(json.dumps(_scan_default_estate(warehouse)))
    plain = json.loads(told.read_text())
    calls = {(service, operation): count for service, operation, count in plain.pop("calls")}
    return ScannedEstate(warehouse=warehouse, options=EstateOptions(), calls=calls, **plain)


def _scan_default_estate(warehouse: Path) -> dict[str, object]:
    options = EstateOptions()
    with running_cloud(options) as cloud, seen_as_aws(cloud.url):
        estate = Estate(cloud, options, warehouse)
        first = estate.scan(organization=True)
        _scan_by_its_own_view(Estate(cloud, options, warehouse.with_name("by-its-own-view")))
        calls = [[service, operation, count] for (service, operation), count in cloud.calls().items()]
        warnings = list(estate.listing.warnings)
        some = [account.account_id for account in estate.accounts if account.name in RESCANNED]
        again = estate.scan(accounts=some)
        cloud.set_day(1)
        scans = {"first": first, "again": again, "next day": estate.scan(accounts=some)}
    done = {when: {account: scan.commit for account, scan in by_account.items()} for when, by_account in scans.items()}
    return {
        "calls": calls,
        "warnings": warnings,
        "scan_ids": {when: {account: commit.scan_id for account, commit in commits.items()} for when, commits in done.items()},
        "resources_written": {
            when: {account: commit.resources_written for account, commit in commits.items()} for when, commits in done.items()
        },
    }


def _scan_by_its_own_view(estate: Estate) -> None:
    """Where no view speaks of the whole organization, each account is asked for its own."""
    estate.fail(Fault(kind="missing_key", service="resource-explorer-2", operation="GetView", key="View"))
    estate.scan(accounts=[estate.home], resource_types=[QUEUE])
    estate.fail()


@pytest.fixture(scope="session")
def small_cloud() -> Iterator[CloudHandle]:
    """A small estate, served as long as the tests run."""
    with running_cloud(SMALL) as cloud:
        yield cloud


@pytest.fixture(scope="session", autouse=True)
def _shared_models() -> Iterator[None]:
    """botocore reads its models once and not for every scan."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(botocore.session, "create_loader", lru_cache(botocore.session.create_loader))
        yield


@pytest.fixture(scope="session")
def day_zero(small_cloud: CloudHandle, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse of the small estate as scanned on day 0; read only."""
    warehouse = tmp_path_factory.mktemp("day-zero") / "warehouse"
    small_cloud.set_faults(())
    small_cloud.set_day(0)
    with seen_as_aws(small_cloud.url):
        Estate(small_cloud, SMALL, warehouse).scan()
    return warehouse


@pytest.fixture
def scanned(day_zero: Path, small: Estate) -> Estate:
    """The small estate on a later day, in a warehouse that has it as of day 0."""
    shutil.copytree(day_zero, small.warehouse)
    small.cloud.set_day(LATER)
    return small


@pytest.fixture
def small(small_cloud: CloudHandle, tmp_path: Path) -> Iterator[Estate]:
    """The small estate on day 0 without faults, and an empty warehouse."""
    small_cloud.set_faults(())
    small_cloud.set_day(0)
    small_cloud.forget_calls()
    with seen_as_aws(small_cloud.url):
        yield Estate(small_cloud, SMALL, tmp_path / "warehouse")
    small_cloud.set_faults(())
