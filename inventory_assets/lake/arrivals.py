"""Whether anything was committed since a moment, told cheaply: the folders of the ledgers are looked at, never their files."""

from __future__ import annotations

from pathlib import Path


def commit_times(raw: Path) -> list[int]:
    """When each account, and the loads of costs, last committed something, in nanoseconds of the file system's clock; [] for an
    empty raw zone.

    A commit gives a name in its folder, which moves the folder's time. What moves it besides (a commit that failed) costs a build
    that finds nothing new.
    """
    accounts = [folder for provider in _folders(raw / "ledger") for folder in _folders(provider)]
    loads = [folder for folder in _folders(raw / "costs") if folder.name == "loads"]
    return sorted(folder.stat().st_mtime_ns for folder in [*accounts, *loads])


def newest_commit(raw: Path) -> int:
    """When something was last committed; 0 for an empty raw zone."""
    return max(commit_times(raw), default=0)


def _folders(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_dir()] if folder.is_dir() else []
