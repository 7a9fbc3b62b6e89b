"""Who may write: one scan per account, one build and one publish per warehouse. Locks are the operating system's, so a killed
holder leaves none behind. What is done under a lock does not belong here.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


class LockedError(RuntimeError):
    """Somebody else holds the lock; the message names the thing, the holder and what to do."""


@contextmanager
def hold(folder: Path, name: str, *, wait_seconds: float, thing: str) -> Iterator[None]:
    """Hold the lock `name` in `folder`, or raise LockedError after `wait_seconds`. `thing` is what the message calls it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = FileLock(folder / f"{name}.lock", mode=0o600)
    holder = folder / f"{name}.holder"
    try:
        lock.acquire(timeout=wait_seconds)
    except Timeout as error:
        who = holder.read_text().strip() if holder.exists() else "another process"
        raise LockedError(f"{thing} is in use by {who}. Wait for it to end and run again; the lock goes with its process.") from error
    try:
        holder.write_text(f"process {os.getpid()} since {dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M:%S} UTC\n")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


@contextmanager
def scanning(warehouse: Path, account_id: str, *, wait_seconds: float = 0) -> Iterator[None]:
    """One scan of an account at a time."""
    with hold(warehouse / "locks", f"account-{account_id}", wait_seconds=wait_seconds, thing=f"account {account_id}"):
        yield


@contextmanager
def building(warehouse: Path, *, wait_seconds: float = 600) -> Iterator[None]:
    """One build and publish of a warehouse at a time; the second waits ten minutes before it refuses."""
    with hold(warehouse / "locks", "build", wait_seconds=wait_seconds, thing=f"the build of {warehouse}"):
        yield
