"""How a file becomes durable: written aside, fsynced, and given its name in one step. Knows nothing of what is in it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path


def fsync_folder(folder: Path) -> None:
    """Make the folder's entries durable (a rename lives in its folder)."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def fsync_file(path: Path) -> None:
    """Make the file's content durable."""
    with path.open("rb") as stream:
        os.fsync(stream.fileno())


def make_private(folder: Path) -> Path:
    """Make a folder (and its parents, where they lack) that only its user can enter."""
    for missing in [*reversed([parent for parent in folder.parents if not parent.exists()]), folder]:
        missing.mkdir(exist_ok=True, mode=0o700)  # mkdir(parents=True) would leave the parents open to others
    return folder


def commit_new(final: Path, write: Callable[[Path], None]) -> int:
    """Write an immutable file: `write(aside)`, fsync, link to `final`. A file that is there already stays: the first commit wins.

    Returns the size in bytes of what stands at `final`.
    """
    make_private(final.parent)
    aside = final.parent / f".{final.name}.{os.getpid()}.tmp"
    try:
        write(aside)
        aside.chmod(0o600)
        fsync_file(aside)
        try:
            os.link(aside, final)
        except FileExistsError:
            return final.stat().st_size  # the same scan, delivered twice: what was committed first is what counts
        fsync_folder(final.parent)
    finally:
        aside.unlink(missing_ok=True)
    return final.stat().st_size


def replace(final: Path, write: Callable[[Path], None]) -> None:
    """Write a file that may be replaced later: aside, fsync, rename over `final`, fsync the folder."""
    make_private(final.parent)
    aside = final.parent / f".{final.name}.{os.getpid()}.tmp"
    try:
        write(aside)
        aside.chmod(0o600)
        fsync_file(aside)
        aside.replace(final)
        fsync_folder(final.parent)
    finally:
        aside.unlink(missing_ok=True)
