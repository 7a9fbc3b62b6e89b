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

from inventory_assets.lake import files


class LockedError(RuntimeError):
    """Somebody else holds the lock; the message names the thing, the holder and what to do."""


@contextmanager
def hold(folder: Path, name: str, *, wait_seconds: float, thing: str) -> Iterator[None]:
    """Hold the lock `name` in `folder`, or raise LockedError after `wait_seconds`. `thing` is what the message calls it."""
    files.make_private(folder)
    lock = FileLock(folder / f"{name}.lock", mode=0o600)
    holder = folder / f"{name}.holder"
    try:
        lock.acquire(timeout=wait_seconds)
    except Timeout as error:
        advice = "Wait for it to end and run again; the lock goes with its process."
        raise LockedError(f"{thing} is in use by {_who(holder)}. {advice}") from error
    try:
        holder.write_text(f"process {os.getpid()} since {dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M:%S} UTC\n")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _who(holder: Path) -> str:
    """Who holds the lock; their file may go at any moment."""
    try:
        return holder.read_text().strip() or "another process"
    except OSError:
        return "another process"


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
