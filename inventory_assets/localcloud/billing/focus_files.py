"""The exports as files: which objects there are, when each was last written, and what it holds. Serving them does not belong here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from hashlib import md5

ROOT = "billing"
WRITTEN_AT = time(6, 12)  # of the day; before it the new day has no files


@dataclass(frozen=True)
class Item:
    """One object of the bucket."""

    key: str
    body: bytes
    modified: datetime
    content_type: str = "application/octet-stream"

    @cached_property
    def etag(self) -> str:
        return f'"{md5(self.body, usedforsecurity=False).hexdigest()}"'


def written(day: date) -> datetime:
    """The moment at which files of a day are written."""
    return datetime.combine(day, WRITTEN_AT, UTC)
