"""How well anomalies were found and months foretold: figures from what models said and what was so. Who runs the models is
`bench/backtest.py`'s affair.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean

import numpy as np
import numpy.typing as npt

from bench.cost_series import DAYS, FIRST_DAY, Costs, Event, FixedSeries

#: An event is found by a day within so many of its start.
WITHIN_DAYS = 3
#: Days of a series that no detector judges, since it has nothing to compare them with.
UNJUDGED_DAYS = 28
DAYS_A_MONTH = 365 / 12


@dataclass(frozen=True)
class Alert:
    """What a detector says: the days of a series that stand out together."""

    series: int
    days: tuple[dt.date, ...]


@dataclass(frozen=True)
class Detection:
    """Shares of 1, days, and false alerts per 100 series and month. `by_first_day`: F1 if only the day on which an alert begins counted."""

    events: int
    alerts: int
    precision: float
    recall: float
    recall_of_money: float
    by_first_day: float
    delay_days: float
    false_alerts: float
    #: Share of the false alerts that tell of a level that changed for good.
    lasting: float

    @property
    def f1(self) -> float:
        return f1(self.precision, self.recall)


@dataclass(frozen=True)
class Month:
    """A series' month by the day: as it came, as it was foretold, as the week before would have it, and without what was planted."""

    actual: Costs
    forecast: Costs
    naive: Costs
    usual: Costs
    low: float
    high: float
    #: What the naive forecast erred a day, on average, in the series so far.
    naive_error: float

    @property
    def is_covered(self) -> bool:
        return bool(self.low <= self.actual.sum() <= self.high)


@dataclass(frozen=True)
class Foretelling:
    """Errors as shares of the cost; `naive` repeats the week before, `usual` knows each day's cost but not what was planted."""

    month: float
    month_naive: float
    month_usual: float
    day: float
    day_naive: float
    scaled: float
    scaled_naive: float
    coverage: float


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def detection(series: FixedSeries, alerts: Sequence[Alert]) -> Detection:
    """Hold the alerts against what was planted."""
    planted = defaultdict(list)
    for event in series.events:
        planted[event.series].append(event)
    delays: dict[Event, int] = {}
    first_days: set[Event] = set()
    wrong = []
    for alert in alerts:
        found = {event: delay for event in planted[alert.series] if (delay := _delay(event.start, alert.days)) is not None}
        delays |= {event: min(delay, delays.get(event, delay)) for event, delay in found.items()}
        first_days |= {event for event in found if _delay(event.start, alert.days[:1]) is not None}
        if not found:
            wrong.append(alert)
    lasting = [alert for alert in wrong if _delay(series.changes.get(alert.series, dt.date.min), alert.days) is not None]
    money = {event: _money(series, event) for event in series.events}
    return Detection(
        events=len(series.events),
        alerts=len(alerts),
        precision=1 - len(wrong) / len(alerts) if alerts else 0.0,
        recall=len(delays) / len(series.events),
        recall_of_money=sum(money[event] for event in delays) / sum(money.values()),
        by_first_day=f1(len(first_days) / len(alerts), len(first_days) / len(series.events)) if alerts else 0.0,
        delay_days=mean(delays.values()) if delays else float("nan"),
        false_alerts=100 * len(wrong) / (len(series.costs) * (DAYS - UNJUDGED_DAYS) / DAYS_A_MONTH),
        lasting=len(lasting) / len(wrong) if wrong else 0.0,
    )


def foretelling(months: Sequence[Month]) -> Foretelling:
    """Hold forecasts against what came."""
    totals = [month.actual.sum() for month in months]
    days = [month.actual for month in months]
    return Foretelling(
        month=wape(totals, [month.forecast.sum() for month in months]),
        month_naive=wape(totals, [month.naive.sum() for month in months]),
        month_usual=wape(totals, [month.usual.sum() for month in months]),
        day=wape(np.concatenate(days), np.concatenate([month.forecast for month in months])),
        day_naive=wape(np.concatenate(days), np.concatenate([month.naive for month in months])),
        scaled=mean(float(np.abs(month.actual - month.forecast).mean()) / month.naive_error for month in months),
        scaled_naive=mean(float(np.abs(month.actual - month.naive).mean()) / month.naive_error for month in months),
        coverage=mean(month.is_covered for month in months),
    )


def wape(actual: npt.ArrayLike, forecast: npt.ArrayLike) -> float:
    """Sum of the errors by the sum of what was actual."""
    actual, forecast = np.asarray(actual), np.asarray(forecast)
    return float(np.abs(actual - forecast).sum() / actual.sum())


def _delay(start: dt.date, days: Iterable[dt.date]) -> int | None:
    delays = [(day - start).days for day in days]
    return min((delay for delay in delays if 0 <= delay <= WITHIN_DAYS), default=None)


def _money(series: FixedSeries, event: Event) -> float:
    """What the event cost or saved."""
    start, end = ((day - FIRST_DAY).days for day in (event.start, event.end))
    actual = float(series.costs[event.series, start:end].sum())
    return abs(actual - actual / event.factor)
