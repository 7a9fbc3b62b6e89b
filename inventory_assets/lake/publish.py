"""Write, audit, publish: a build is made aside, accepted when its checks have passed, copied and swapped in whole. Who builds and
who checks is of no interest here, nor what the marts hold.

    <warehouse>/build/work/warehouse.duckdb      the build under way
    <warehouse>/build/good/warehouse.duckdb      the last build that was published; the next starts from a copy of it
    <warehouse>/build/publish/warehouse.duckdb   the copy that is about to be published
    <warehouse>/warehouse.duckdb                 what readers open

All of it is done under `locks.building`, by whoever calls. A process that dies in between leaves nothing to repair.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from inventory_assets.lake import files
from inventory_assets.lake.arrivals import newest_commit
from inventory_assets.lake.clone import clone_file
from inventory_assets.lake.compliance import append_history
from inventory_assets.lake.marts import MartError, Report, copy_marts

FILE_NAME = "warehouse.duckdb"


class PublishError(RuntimeError):
    """The warehouse could not be built aside or published; the message says why, and the last published file is as it was."""


@dataclass(frozen=True)
class Published:
    """What was published: rows by table, views and macros by name."""

    path: Path
    bytes: int
    tables: dict[str, int]
    views: tuple[str, ...]
    macros: tuple[str, ...]
    seconds: float


def published_file(warehouse: Path) -> Path:
    """Where readers find the warehouse."""
    return warehouse / FILE_NAME


def prepare_build(warehouse: Path, recipe: str = "") -> Path:
    """Begin a build: throw away one that was not published and return the path of the file to build in.

    The file is a copy of the last good build, and does not exist where there is none or where it was made by another `recipe` (the
    models and their settings, in any form): then everything is built from the raw zone, with the same result.
    """
    work, good = _folder(warehouse, "work"), _folder(warehouse, "good")
    with _no_half_measures(warehouse, "prepared"):
        _clear(work)
        about = {"newest_commit": newest_commit(warehouse / "raw"), "recipe": recipe}
        if (good / FILE_NAME).exists() and _about(good).get("recipe") == recipe:
            clone_file(good / FILE_NAME, work / FILE_NAME)
        files.replace(work / "about.json", lambda aside: _write_json(aside, about))
    return work / FILE_NAME


def accept_build(warehouse: Path) -> None:
    """The build's checks have passed: it may be published."""
    with _no_half_measures(warehouse, "accepted"):
        files.replace(_folder(warehouse, "work") / "accepted", lambda aside: aside.touch())


def discard_build(warehouse: Path) -> None:
    """The build's checks have failed, or it is not whole: it is never published."""
    _clear(_folder(warehouse, "work"))


def publish(warehouse: Path, report: Report = lambda _: None) -> Published:
    """Publish the accepted build. `report` is told of each step before it is done. Raises PublishError."""
    started = time.monotonic()
    work, aside, final = _folder(warehouse, "work"), _folder(warehouse, "publish"), published_file(warehouse)
    if not (work / "accepted").exists() or not (work / FILE_NAME).exists():
        raise PublishError(f"no build of {warehouse} has passed its checks since the last was published: build it first, whole")
    with _no_half_measures(warehouse, "published"):
        _clear(aside)
        _fold_wal(work / FILE_NAME)
        report("append what moved of compliance")
        append_history(work / FILE_NAME, warehouse / "raw")
        copied = copy_marts(work / FILE_NAME, aside / FILE_NAME, aside, report)
        report("make durable")
        (aside / FILE_NAME).chmod(0o600)
        files.fsync_file(aside / FILE_NAME)
        report("swap in")
        _forget_wal(final)
        (aside / FILE_NAME).replace(final)
        files.fsync_folder(warehouse)
        report("keep the build")
        _keep(work, _folder(warehouse, "good"))
        report("clear away")
        _clear(aside)
    seconds = time.monotonic() - started
    return Published(final, final.stat().st_size, copied.tables, copied.views, copied.macros, seconds)


def published_commit(warehouse: Path) -> int:
    """`newest_commit` as it was when the published build began; 0 before the first."""
    return int(_about(_folder(warehouse, "good")).get("newest_commit", 0))


def _keep(work: Path, good: Path) -> None:
    """The build becomes the one that the next starts from. What is known about it comes last: without it the next starts afresh."""
    files.fsync_file(work / FILE_NAME)
    (good / "about.json").unlink(missing_ok=True)
    (work / FILE_NAME).replace(good / FILE_NAME)
    files.fsync_folder(good)
    (work / "about.json").replace(good / "about.json")
    files.fsync_folder(good)
    _clear(work)


def _fold_wal(build: Path) -> None:
    """A build whose last writer left a log is completed by it before the file alone is kept."""
    if _wal(build).exists():
        with duckdb.connect(build) as connection:
            connection.execute("checkpoint")


def _forget_wal(final: Path) -> None:
    """Somebody wrote to the published file: their log must not be played into the next one."""
    _wal(final).unlink(missing_ok=True)


def _wal(file: Path) -> Path:
    return file.with_name(f"{file.name}.wal")


def _folder(warehouse: Path, name: str) -> Path:
    return files.make_private(warehouse / "build" / name)


def _clear(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _about(folder: Path) -> dict[str, Any]:
    path = folder / "about.json"
    about: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {}
    return about


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value))


@contextmanager
def _no_half_measures(warehouse: Path, done: str) -> Iterator[None]:
    """What the disk or DuckDB refuses, said so that a person can act on it."""
    try:
        yield
    except (OSError, duckdb.Error, MartError) as error:
        final = published_file(warehouse)
        stays = f"{final} is still the last good one" if final.exists() else "nothing was published yet"
        raise PublishError(f"the build of {warehouse} could not be {done}: {error}; {stays}") from error
