"""What Cost Explorer is asked, as data, the most valuable first; and what of it is known well enough not to be paid for again. Asking does
not belong here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from inventory_assets.collect.billing.explorer_days import days_read, is_final
from inventory_assets.lake.costs import LoadKey, LoadRow
from inventory_assets.settings.model import CostExplorer

CLOSED_MONTHS = 12
RESOURCE_DAYS = 14  # further back Cost Explorer knows no single resources
DAY = dt.timedelta(days=1)
METRICS = ["UnblendedCost", "AmortizedCost"]
_ACCOUNT = {"Type": "DIMENSION", "Key": "LINKED_ACCOUNT"}
_SERVICE = {"Type": "DIMENSION", "Key": "SERVICE"}
_RESOURCE = {"Type": "DIMENSION", "Key": "RESOURCE_ID"}


class Span(NamedTuple):
    """Days from `start` until before `end`."""

    start: dt.date
    end: dt.date

    def days(self) -> Iterator[dt.date]:
        return (self.start + DAY * number for number in range((self.end - self.start).days))


@dataclass(frozen=True)
class Question:
    """One dataset over what is not known of it: a request for each span. It is answered as a whole, or not at all."""

    dataset: str
    spans: tuple[Span, ...] = ()
    detail: str = ""  # the tag's key, the service

    @property
    def source(self) -> str:
        """The ledger's name of it."""
        return f"{self.dataset}:{self.detail}" if self.detail else self.dataset

    @property
    def operation(self) -> str:
        return "GetCostAndUsageWithResources" if self.dataset == "resource_daily" else "GetCostAndUsage"

    @property
    def is_monthly(self) -> bool:
        return self.dataset.endswith("_monthly")

    @property
    def months(self) -> list[dt.date]:
        """The months that the spans touch."""
        return sorted({first_of(day) for span in self.spans for day in span.days()})

    @property
    def columns(self) -> tuple[str, ...]:
        """What the keys of the answer's groups are, by EXPLORED's columns."""
        return {"tag_monthly": ("account_id", "tag_value"), "resource_daily": ("resource_id", "account_id")}.get(
            self.dataset, ("account_id", "service")
        )

    def request(self, span: Span) -> dict[str, Any]:
        """The parameters of the request for one span."""
        groups = {"tag_monthly": [_ACCOUNT, {"Type": "TAG", "Key": self.detail}], "resource_daily": [_RESOURCE, _ACCOUNT]}
        asked: dict[str, Any] = {
            "TimePeriod": {"Start": span.start.isoformat(), "End": span.end.isoformat()},
            "Granularity": "MONTHLY" if self.is_monthly else "DAILY",
            "Metrics": METRICS,
            "GroupBy": groups.get(self.dataset, [_ACCOUNT, _SERVICE]),
        }
        if self.dataset == "resource_daily":
            asked["Filter"] = {"Dimensions": {"Key": "SERVICE", "Values": [self.detail]}}
        return asked


def plan(wanted: CostExplorer, current: Mapping[LoadKey, LoadRow], today: dt.date) -> list[Question]:
    """The questions whose answers are not known yet, given the current loads. What a closed month cost, and what a day cost that was final
    when it was read, is not asked again; the open month always is.
    """
    keys, services = dict.fromkeys(wanted.tag_keys), dict.fromkeys(wanted.resource_services)
    asked = [
        Question("service_monthly"),
        *(Question("tag_monthly", detail=key) for key in keys),
        Question("service_daily"),
        *(Question("resource_daily", detail=service) for service in services),
    ]
    days = {"service_daily": wanted.daily_days, "resource_daily": RESOURCE_DAYS}
    return [replace(one, spans=_unknown(one, current, today, days.get(one.dataset))) for one in asked]


def _unknown(question: Question, current: Mapping[LoadKey, LoadRow], today: dt.date, days: int | None) -> tuple[Span, ...]:
    """What is not known of a dataset: months, or of this many days."""
    loads = [row for key, row in current.items() if key[:3] == ("explored", "aws", question.source)]
    if days is None:
        closed = {row.billing_period for row in loads if row.is_closed}
        months = [month for month in last_months(first_of(today), CLOSED_MONTHS) if month not in closed]
        unknown = [day for month in months for day in Span(month, next_month(month)).days()]
        return _joined([*unknown, *Span(first_of(today), today + DAY).days()])
    read: dict[dt.date, dt.datetime] = {}
    for row in loads:
        read |= days_read(row.source_files)
    window = Span(today - DAY * (days - 1), today + DAY).days()
    return _joined(day for day in window if day not in read or not is_final(day, read[day]))


def _joined(days: Iterable[dt.date]) -> tuple[Span, ...]:
    """The days, in order, as few spans as hold exactly them."""
    spans: list[Span] = []
    for day in days:
        if spans and spans[-1].end == day:
            spans[-1] = Span(spans[-1].start, day + DAY)
        else:
            spans.append(Span(day, day + DAY))
    return tuple(spans)


def first_of(day: dt.date) -> dt.date:
    """The first day of the month."""
    return day.replace(day=1)


def next_month(month: dt.date) -> dt.date:
    """The first day of the month after."""
    return first_of(month + DAY * 31)


def last_months(month: dt.date, count: int) -> list[dt.date]:
    """The months before one, the oldest first."""
    months = [month]
    for _ in range(count):
        months.append(first_of(months[-1] - DAY))
    return months[:0:-1]
