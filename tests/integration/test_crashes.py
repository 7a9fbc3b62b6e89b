"""A scan that is killed leaves the raw zone as it was or as it would be, and nothing for the next one to repair."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import doomed_scan
import pytest
from doomed_scan import COMMITTED, STEPS
from estates import LOGS, QUEUE, ROLE, VOLUME, Estate
from zone_reader import inventory, ledger

from inventory_assets.lake.commit import ORPHAN_AGE_SECONDS
from inventory_assets.lake.locks import LockedError, scanning

TYPES = [VOLUME, QUEUE, ROLE, LOGS]
RANDOM_KILLS = 8


def there(estate: Estate) -> set:
    """What the raw zone says of the account; reading it checks every file that the ledger names."""
    return {identity for identity in inventory(estate.warehouse, estate.member) if identity[2] in TYPES}


def truth(estate: Estate, day: int) -> set:
    return estate.truth(*TYPES, day=day, accounts=[estate.member])


def settings(estate: Estate) -> dict:
    return estate.settings().model_dump(mode="json", exclude_none=True) | {"warehouse": str(estate.warehouse)}


def leftovers(warehouse: Path) -> list[Path]:
    """Files that no ledger row names: asides, spools, resources without a commit."""
    named = {path for row in ledger(warehouse) for path in (row["content_path"], row["observations_path"])}
    raw = warehouse / "raw"
    kinds = [path for kind in ("resources", "observations") for path in (raw / "aws" / kind).rglob("*") if path.is_file()]
    orphans = [path for path in kinds if str(path.relative_to(raw)) not in named]
    return orphans + [path for path in raw.rglob(".*.tmp") if path not in orphans] + list((raw / "spool").glob("*"))


def test_a_scan_killed_at_any_step_is_old_or_new_and_the_next_needs_no_repair(small: Estate) -> None:
    small.scan(*TYPES, accounts=[small.member])
    day = 0
    for number, step in enumerate(STEPS, start=1):
        today = 4 * number
        small.cloud.set_day(today)
        process, _ = doomed_scan.start(settings(small), [small.member], TYPES, die_at=step)
        process.join(60)
        assert process.exitcode == -9, f"{step}: the scan ended by itself"
        day = today if step in COMMITTED else day
        assert there(small) == truth(small, day), step
        assert truth(small, today) != truth(small, today - 4)
        with scanning(small.warehouse, small.member):
            pass  # the lock went with its process
    small.scan(*TYPES, accounts=[small.member])
    assert there(small) == truth(small, 4 * len(STEPS))


def test_a_scan_killed_at_random_is_old_or_new(small: Estate) -> None:
    began = time.monotonic()
    small.scan(*TYPES, accounts=[small.member])
    lasts, chance, day = time.monotonic() - began, random.Random(24), 0
    for number in range(1, RANDOM_KILLS + 1):
        small.cloud.set_day(4 * number)
        process, told = doomed_scan.start(settings(small), [small.member], TYPES)
        assert told.recv() == "begun"
        time.sleep(chance.uniform(0, 1.2 * lasts))
        process.kill()
        process.join()
        found = there(small)
        assert found in (truth(small, day), truth(small, 4 * number))
        day = 4 * number if found == truth(small, 4 * number) else day
    small.scan(*TYPES, accounts=[small.member])
    assert there(small) == truth(small, 4 * RANDOM_KILLS)


def test_what_killed_scans_leave_is_swept_when_it_is_old_and_not_before(small: Estate) -> None:
    for step in ("before the commit", "resources written aside", "resources linked", "ledger written aside", "heads written aside"):
        process, _ = doomed_scan.start(settings(small), [small.member], TYPES, die_at=step)
        process.join(60)
    left = leftovers(small.warehouse)
    assert {path.relative_to(small.warehouse / "raw").parts[0] for path in left} >= {"spool", "aws", "ledger", "heads"}
    small.scan(*TYPES, accounts=[small.member])
    assert set(left) <= set(leftovers(small.warehouse)), "they may belong to a commit under way on another machine"
    for path in left:
        old = time.time() - ORPHAN_AGE_SECONDS - 60
        os.utime(path, (old, old))
    small.scan(*TYPES, accounts=[small.member])
    assert leftovers(small.warehouse) == []
    assert there(small) == truth(small, 0)


def test_a_second_scan_of_the_same_account_refuses_and_says_who_is_at_it(small: Estate) -> None:
    small.cloud.set_latency(60)
    try:
        process, told = doomed_scan.start(settings(small), [small.member], TYPES)
        assert told.recv() == "begun"
        holder = small.warehouse / f"locks/account-{small.member}.holder"
        patience = time.monotonic() + 30
        while not holder.exists() and time.monotonic() < patience:
            time.sleep(0.01)
        scans = small.scan(*TYPES)
        refused = scans[small.member]
        assert refused.commit is None
        assert refused.not_committed is not None
        assert f"account {small.member} is in use by process {process.pid} since" in refused.not_committed
        assert "Wait for it to end and run again" in refused.not_committed
        assert scans[small.home].commit is not None, "another account can be scanned meanwhile"
        assert told.recv() == (small.member, True, None)
        process.join(30)
    finally:
        small.cloud.set_latency(0)
    assert {row["scan_id"] for row in ledger(small.warehouse, small.member)} == {ledger(small.warehouse, small.member)[0]["scan_id"]}
    assert there(small) == truth(small, 0)


def test_a_lock_whose_holder_has_just_gone_is_still_refused_with_words(tmp_path: Path) -> None:
    with scanning(tmp_path, "111"):
        (tmp_path / "locks/account-111.holder").unlink()
        with pytest.raises(LockedError, match="account 111 is in use by another process"), scanning(tmp_path, "111"):
            pass
