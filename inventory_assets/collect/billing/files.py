"""One file system for billing exports, wherever they lie: a folder, or a bucket (`buckets.py`). Which files make up a month does not belong
here.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from inventory_assets.collect.billing.buckets import Bucket
from inventory_assets.collect.billing.errors import LocationError
from inventory_assets.collect.sessions import BaseSession
from inventory_assets.lake.costs import SourceFile
from inventory_assets.settings import Settings
from inventory_assets.settings.model import BillingExport

CHANGED = "was written anew while it was read; the next look reads it again"


class Place(Protocol):
    """Where an export lies. Paths of files are relative to it. Raises LocationError."""

    name: str
    calls: int  # requests made so far

    def files(self) -> list[SourceFile]:
        """Every file there is, by path."""
        ...

    def read(self, file: SourceFile) -> bytes:
        """A small file's content: a manifest."""
        ...

    def fetch(self, file: SourceFile, into: Path) -> None:
        """Make the file's content, as it was when it was listed, readable at `into`, whose folder is private."""
        ...

    def check(self, file: SourceFile) -> None:
        """Raise where a file that was fetched has changed meanwhile."""
        ...


class Folder:
    """A folder of the machine, or a single file of it."""

    calls = 0

    def __init__(self, location: str) -> None:
        self.name, self._root = location, Path(location).expanduser()

    def files(self) -> list[SourceFile]:
        if not self._root.exists():
            raise LocationError("NoSuchFolder", f"there is no {self.name}: check the export's location in the settings")
        found = []
        for path in [self._root] if self._root.is_file() else self._walk():
            relative = path.relative_to(self._root.parent if self._root.is_file() else self._root).as_posix()
            if not path.name.startswith((".", "_")):
                found.append(self._seen(path, relative))
        return sorted(found, key=lambda file: file.path)

    def _walk(self) -> list[Path]:
        def refuse(error: OSError) -> None:
            raise self._unreadable(str(error.filename), error) from error

        return [Path(folder, name) for folder, _, names in os.walk(self._root, onerror=refuse, followlinks=True) for name in names]

    def _seen(self, path: Path, relative: str) -> SourceFile:
        try:
            found = path.stat()
        except OSError as error:
            raise self._unreadable(str(path), error) from error
        modified = dt.datetime.fromtimestamp(found.st_mtime, dt.UTC)
        return SourceFile(relative, found.st_size, f"{found.st_size}-{found.st_mtime_ns}", modified)

    def _path(self, file: SourceFile) -> Path:
        return self._root if self._root.is_file() else self._root / file.path

    def read(self, file: SourceFile) -> bytes:
        try:
            return self._path(file).read_bytes()
        except OSError as error:
            raise self._unreadable(str(self._path(file)), error) from error

    def fetch(self, file: SourceFile, into: Path) -> None:
        path = self._path(file)
        if not os.access(path, os.R_OK):
            raise LocationError("AccessDenied", f"{path} cannot be read: let the user that runs this read it", "denied")
        into.symlink_to(path.absolute())

    def check(self, file: SourceFile) -> None:
        if self._seen(self._path(file), file.path).etag != file.etag:
            raise LocationError("Changed", f"{self._path(file)} {CHANGED}")

    def _unreadable(self, path: str, error: OSError) -> LocationError:
        if isinstance(error, PermissionError):
            return LocationError("AccessDenied", f"{path} cannot be read: let the user that runs this read it", "denied")
        return LocationError(type(error).__name__, f"{path} cannot be read: {error.strerror}")


def open_place(settings: Settings, export: BillingExport, session: Callable[[], BaseSession]) -> Place:
    """Where the export lies. `session()` gives whom to be, and is asked only for a bucket."""
    if export.location.startswith("s3://"):
        return Bucket(settings, export.location, export.region, session())
    return Folder(export.location)
