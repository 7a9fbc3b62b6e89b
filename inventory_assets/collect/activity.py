"""Write events of CloudTrail: one paged sweep per account and region, never a call per resource. What an event may have changed is said by
`catalog/events.py`; who made what is found out by dbt.

LookupEvents gives two requests a second and 50 events each, the newest first, of the last 90 days.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

import orjson

from inventory_assets.catalog.events import touched_types
from inventory_assets.catalog.types import JsonObject
from inventory_assets.collect.calls import Caller, Tally
from inventory_assets.collect.errors import CELL_ERRORS, READING_ERRORS, Failure, ListingError, classify, unreadable
from inventory_assets.collect.indexes import LookStamp
from inventory_assets.lake.ledger import Look
from inventory_assets.lake.spool import Row

SERVICE, OPERATION = "cloudtrail", "LookupEvents"
SOURCE = f"{SERVICE}:{OPERATION}"
KEPT_DAYS = 90
#: So much of what was read is read again: events arrive up to a quarter of an hour late, and what they begin (a cluster, a restored
#: database) may take its time, so that a listing soon after shows it half done.
LATENESS = dt.timedelta(hours=1)
#: Events are told by the second: what is not read may have happened in the same one as the last that was.
RESOLUTION = dt.timedelta(seconds=1)


@dataclass
class Activity:
    """What one region's events said. Everything that happened between `window_from` and `window_until` was read, unless it failed."""

    region: str
    window_from: dt.datetime
    window_until: dt.datetime
    last_until: dt.datetime | None = None  # until when the look before this one had read
    touched: set[str] = field(default_factory=set)  # types that may have changed
    count: int = 0
    tally: Tally = field(default_factory=Tally)
    failure: Failure | None = None

    def vouches_for(self, listed: dt.datetime, considered: dt.datetime) -> bool:
        """Whether nothing that happened since the listing can have been missed by a cell that scans last considered then: what earlier
        looks read is remembered by nobody but the scan that read it.
        """
        seen = self.last_until is None or self.last_until <= considered or self.last_until <= listed
        return self.failure is None and self.window_from <= listed and seen


def read_activity(caller: Caller, region: str, last: Look | None, max_pages: int, stamp: LookStamp) -> Activity:
    """The region's write events since it was last looked at, at most `max_pages` of them; what is older than these is not read.

    `last` is None where it never was: then all that CloudTrail still has is asked for.
    """
    now = stamp.now
    since = now - dt.timedelta(days=KEPT_DAYS)
    if last is not None and last.window_until is not None:
        since = max(since, last.window_until - LATENESS)
    found = Activity(region, since, now, last_until=last.window_until if last is not None else None)
    asked = {
        "LookupAttributes": [{"AttributeKey": "ReadOnly", "AttributeValue": "false"}],
        "StartTime": since,
        "EndTime": now,
    }
    try:
        for number, page in enumerate(caller.pages(SERVICE, region, OPERATION, asked, found.tally), start=1):
            events = page.get("Events")
            if events is None:
                raise ListingError("MissingKey", f"the reply of {OPERATION} lacks Events")
            stamp.keep([row for event in events if (row := _take(found, event, stamp)) is not None])
            if number >= max_pages and events and page.get("NextToken"):
                found.window_from = _time(events[-1]) + RESOLUTION
                break
    except CELL_ERRORS as error:
        found.failure = classify(error)
    except READING_ERRORS as error:
        found.failure = unreadable(OPERATION, error)
    _join_windows(found, last)
    return found


def _join_windows(found: Activity, last: Look | None) -> None:
    """What was read now and what was read before are one window where nothing lies between them, late events included."""
    if last is None or last.window_from is None or last.window_until is None or found.failure is not None:
        return
    if found.window_from <= last.window_until - LATENESS:
        found.window_from = min(found.window_from, last.window_from)


def _take(found: Activity, event: JsonObject, stamp: LookStamp) -> Row | None:
    """One event: what it touched, and its row. One that was refused has changed nothing and has none."""
    record = _record(event)
    if record.get("errorCode"):
        return None
    resources = [{"type": one.get("ResourceType"), "name": one.get("ResourceName")} for one in event.get("Resources") or ()]
    source, name = str(event.get("EventSource")), str(event.get("EventName"))
    found.touched |= touched_types(source, name, [one["type"] for one in resources if one["type"]])
    found.count += 1
    who, when = _principal(record, event), _time(event)
    return (event.get("EventId"), "aws", stamp.account_id, found.region, when, source, name, who, resources, stamp.scan_id)


def _record(event: JsonObject) -> JsonObject:
    """The whole record, which the event holds as text; {} where it is none."""
    try:
        record = orjson.loads(event.get("CloudTrailEvent") or b"{}")
    except orjson.JSONDecodeError:
        return {}
    return record if isinstance(record, dict) else {}


def _principal(record: JsonObject, event: JsonObject) -> str | None:
    """Who did it: an ARN, the service that acted by itself, else the name that CloudTrail lists."""
    identity = record.get("userIdentity") or {}
    found: Any = identity.get("arn") or identity.get("invokedBy") or event.get("Username")
    return str(found) if found else None


def _time(event: JsonObject) -> dt.datetime:
    """Clients leave timestamps as ISO text."""
    value = event["EventTime"]
    return value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(value)
