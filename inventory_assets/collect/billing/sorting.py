"""Files whose months only their rows tell: which months each has, kept beside the raw zone so that a file is looked into once. What is kept
can be thrown away. Files that paths and manifests sort are `layouts.py`'s.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from inventory_assets.collect.billing.layouts import MonthFiles
from inventory_assets.lake import files
from inventory_assets.lake.costs import SourceFile

Months = dict[dt.date, int]


class KeptMonths:
    """What is known of one export's files."""

    def __init__(self, path: Path, form: str) -> None:
        """`form` names how files are read: what another one has found does not count."""
        self._path, self._form = path, form

    def sort(self, listed: Sequence[SourceFile], look: Callable[[SourceFile], Months]) -> dict[dt.date, MonthFiles]:
        """The files by month; one with rows of two months is in both. `look` tells the months of a file that is not known yet."""
        before, known = self._read(), {}
        try:
            for file in listed:
                name = f"{file.path}\n{file.size}\n{file.etag}"
                known[name] = before[name] if name in before else look(file)
        finally:
            if known != before:
                self._write(before | known if len(known) < len(listed) else known)
        found: dict[dt.date, list[SourceFile]] = {}
        for file, months in zip(listed, known.values(), strict=True):
            for month in months:
                found.setdefault(month, []).append(file)
        return {month: MonthFiles(tuple(members)) for month, members in sorted(found.items())}

    def _read(self) -> dict[str, Months]:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            if kept["form"] != self._form:
                return {}
            return {name: {dt.date.fromisoformat(month): rows for month, rows in months.items()} for name, months in kept["files"].items()}
        except (OSError, ValueError, LookupError, AttributeError, TypeError):  # not there, or of another making
            return {}

    def _write(self, known: dict[str, Months]) -> None:
        plain = {name: {month.isoformat(): rows for month, rows in months.items()} for name, months in known.items()}
        text = json.dumps({"form": self._form, "files": plain}, indent=1)

        def write(aside: Path) -> None:
            aside.write_text(text, encoding="utf-8")

        files.replace(self._path, write)
