"""No room left: the message names account and folder, the other accounts go on, and what was committed stays readable."""

from __future__ import annotations

import errno
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import doomed_scan
import pytest
from estates import LATER, LOGS, QUEUE, ROLE, VOLUME, Estate
from test_crashes import settings
from zone_reader import inventory

from inventory_assets.collect.collector import Collector

TYPES = [VOLUME, QUEUE, ROLE, LOGS]


def ours(estate: Estate) -> set:
    return {identity for identity in inventory(estate.warehouse) if identity[2] in TYPES}


@pytest.mark.parametrize("limit", [0, 700, 6_000, 16_000])
def test_a_file_that_cannot_grow_ends_its_account_with_a_clear_word(scanned: Estate, limit: int) -> None:
    before = ours(scanned)
    process, told = doomed_scan.start(settings(scanned), [scanned.member], TYPES, file_limit=limit)
    assert told.recv() == "begun"
    account, is_committed, why = told.recv()
    assert told.recv() == "done"
    process.join(30)
    assert (account, is_committed) == (scanned.member, False)
    assert f"account {scanned.member}: " in why
    assert str(scanned.warehouse) in why
    assert "File too large" in why
    assert ours(scanned) == before
    assert not list((scanned.warehouse / "raw").rglob(".*.tmp"))
    assert not list((scanned.warehouse / "raw/spool").glob("*"))
    scanned.scan(*TYPES)
    assert ours(scanned) == scanned.truth(*TYPES, day=LATER)


@pytest.fixture
def small_disk(scanned: Estate) -> Iterator[Path]:
    """The warehouse on a disk of a megabyte of its own, where this user may mount one; else where it was."""
    aside = scanned.warehouse.with_name("aside")
    scanned.warehouse.rename(aside)
    scanned.warehouse.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(scanned.warehouse)]
    is_mounted = shutil.which("mount") is not None and subprocess.run(command, check=False, capture_output=True).returncode == 0
    shutil.copytree(aside, scanned.warehouse, dirs_exist_ok=True)
    yield scanned.warehouse
    if is_mounted:
        subprocess.run(["umount", "-l", str(scanned.warehouse)], check=True)


def test_a_disk_that_is_full_loses_nothing(scanned: Estate, small_disk: Path) -> None:
    before = ours(scanned)
    if shutil.disk_usage(small_disk).total <= 2**20:
        outcomes = [outcome for room in (0, 8_192, 32_768) for outcome in scan_with(scanned, small_disk / "filler", room)]
    else:  # no disk of its own: files that cannot grow are the nearest thing
        process, told = doomed_scan.start(settings(scanned), [scanned.home, scanned.member], TYPES, file_limit=64)
        outcomes = [told.recv() for _ in range(3)][1:]
        process.join(30)
    failed = {account: why for account, is_committed, why in outcomes if not is_committed}
    assert failed.keys() == {scanned.home, scanned.member}
    for account, why in failed.items():
        assert f"account {account}: " in why
        assert str(small_disk) in why
    committed = {account for account, is_committed, _ in outcomes if is_committed}
    assert ours(scanned) == {identity for identity in before if identity[0] not in committed} | scanned.truth(
        *TYPES, day=LATER, accounts=committed
    )
    scanned.scan(*TYPES)
    assert ours(scanned) == scanned.truth(*TYPES, day=LATER)


def scan_with(estate: Estate, filler: Path, room: int) -> list[tuple[str, bool, str | None]]:
    """Scan the accounts already known while so much room is left."""
    filler.write_bytes(b"x" * max(0, shutil.disk_usage(filler.parent).free - room))
    scans = list(Collector(estate.settings()).scan([estate.home, estate.member], types=TYPES))
    filler.unlink()
    return [(scan.account_id, scan.commit is not None, scan.not_committed) for scan in scans]


def test_an_account_listing_that_cannot_be_written_says_what_and_where(scanned: Estate, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sorted((scanned.warehouse / "raw/aws/accounts").iterdir())

    def write(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("inventory_assets.lake.commit.pq.write_table", write)
    with pytest.raises(OSError, match=r"the account listing could not be written.*No space left on device") as caught:
        scanned.collector()
    assert (caught.value.errno, caught.value.filename) == (errno.ENOSPC, str(scanned.warehouse / "raw"))
    assert sorted((scanned.warehouse / "raw/aws/accounts").iterdir()) == before
