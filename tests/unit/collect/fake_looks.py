"""What a look at an account reads, as small stand-ins: a region's CloudTrail, pages, and a stamp that keeps its rows. Asserts nothing."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

from fake_calls import ACCOUNT

from inventory_assets.collect.indexes import LookStamp
from inventory_assets.lake.spool import Row

NOW = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
SECOND, MINUTE, HOUR, DAY = dt.timedelta(seconds=1), dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)


def stamp_into(rows: list[Row], now: dt.datetime = NOW) -> LookStamp:
    """The stamp of a look that is made now."""
    return LookStamp(ACCOUNT, "scan", now, rows.extend)


def in_pages(key: str, *pages: list[Any] | Exception, **more: Any) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """A paged list: the token is the page's number, and an error takes the place of its page."""

    def answer(params: dict[str, Any]) -> dict[str, Any]:
        at = int(params.get("NextToken", 0))
        page = pages[at]
        if isinstance(page, Exception):
            raise page
        return {key: page, **more} | ({"NextToken": str(at + 1)} if at + 1 < len(pages) else {})

    return answer


class Trail:
    """One region's events as LookupEvents gives them: those asked for, the newest first, times by the second as clients leave them."""

    def __init__(self, page: int = 50) -> None:
        self.page = page
        self.events: list[dict[str, Any]] = []

    def add(
        self, when: dt.datetime, name: str = "CreateQueue", source: str = "sqs", *, read_only: bool = False, **record: Any
    ) -> dict[str, Any]:
        """Something happened; `record` is what the whole record says besides."""
        event = {
            "EventId": f"event-{len(self.events)}",
            "EventName": name,
            "EventSource": f"{source}.amazonaws.com",
            "EventTime": when.replace(microsecond=0).isoformat(),
            "ReadOnly": str(read_only).lower(),
            "Username": "somebody",
            "Resources": [],
            "CloudTrailEvent": json.dumps(record),
        }
        self.events.append(event)
        return event

    def lookup(self, params: dict[str, Any]) -> dict[str, Any]:
        (wanted,) = params["LookupAttributes"]
        there = [
            event
            for event in sorted(self.events, key=lambda event: str(event["EventTime"]), reverse=True)
            if params["StartTime"].replace(microsecond=0).isoformat() <= event["EventTime"] <= params["EndTime"].isoformat()
            and event[wanted["AttributeKey"]] == wanted["AttributeValue"]
        ]
        at = int(params.get("NextToken", 0))
        more = {"NextToken": str(at + self.page)} if at + self.page < len(there) else {}
        return {"Events": there[at : at + self.page]} | more
