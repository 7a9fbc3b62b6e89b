"""Which days and months a bill speaks of: a function of the estate's options alone. Money does not belong here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from inventory_assets.localcloud.estate.options import EstateOptions

MONTHS_BACK = 13
SETTLED_AFTER = timedelta(days=3)  # into the next month: then taxes and credits of a month are known, and nothing of it changes any more


def month_of(day: date) -> date:
    """The first day of the day's month."""
    return day.replace(day=1)


def next_month(month: date) -> date:
    return month_of(month.replace(day=1) + timedelta(days=32))


def months_before(month: date, count: int) -> date:
    """The month so many months earlier."""
    months = month.year * 12 + month.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)


@dataclass(frozen=True)
class Window:
    """What has been billed until today: thirteen whole months and the open one up to yesterday."""

    today: date

    @property
    def first(self) -> date:
        return months_before(month_of(self.today), MONTHS_BACK)

    @property
    def last(self) -> date:
        """The last day that is billed: charges are a day late."""
        return self.today - timedelta(days=1)

    @property
    def months(self) -> list[date]:
        """Every month that has a billed day, the oldest first; on the first of a month the new one has none."""
        months = [self.first]
        while (following := next_month(months[-1])) <= self.last:
            months.append(following)
        return months

    def is_settled(self, month: date) -> bool:
        """Whether nothing of the month changes any more."""
        return self.today >= next_month(month) + SETTLED_AFTER

    def written_on(self, month: date) -> date:
        """The day on which the month's files were last written."""
        return min(self.today, next_month(month) + SETTLED_AFTER)


def window_of(options: EstateOptions) -> Window:
    """The window of an estate on its day, or later: what is there on its day is then billed on."""
    today = options.first_day + timedelta(days=options.day)
    return Window(max(today, options.billed_on or today))
