"""Which days of a month were read when: what Cost Explorer says of a day that is just over changes for some days. Kept in the month's row
of the ledger as spans of days, since a day that cost nothing leaves no other trace.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from inventory_assets.lake.costs import SourceFile

FINAL_AFTER_DAYS = 3  # usage is reported within a day or two; what is older moves by late corrections only
_DAY = dt.timedelta(days=1)


def is_final(day: dt.date, read_at: dt.datetime) -> bool:
    """Whether the day was old enough when it was read that it will not change."""
    return (read_at.date() - day).days > FINAL_AFTER_DAYS


def days_read(spans: Iterable[SourceFile]) -> dict[dt.date, dt.datetime]:
    """When each day was last read, by the spans of a ledger row."""
    read: dict[dt.date, dt.datetime] = {}
    for span in spans:
        start, _, end = span.path.partition("/")
        day = dt.date.fromisoformat(start)
        while day < dt.date.fromisoformat(end):
            read[day] = max(read.get(day, span.modified_at), span.modified_at)
            day += _DAY
    return read


def spans_of(read: Mapping[dt.date, dt.datetime]) -> tuple[SourceFile, ...]:
    """The same for a ledger row: days in a row that were read at the same time are one span, `2026-10-01/2026-10-20`."""
    spans: list[tuple[dt.date, dt.date, dt.datetime]] = []
    for day, read_at in sorted(read.items()):
        if spans and spans[-1][1] == day and spans[-1][2] == read_at:
            spans[-1] = (spans[-1][0], day + _DAY, read_at)
        else:
            spans.append((day, day + _DAY, read_at))
    return tuple(SourceFile(f"{start}/{end}", (end - start).days, "", read_at) for start, end, read_at in spans)
