"""The fixed series on which anomalies and forecasts are judged: 200 daily cost series of 395 days each, with every anomaly in them known.
Seed 7 is for tuning; seed 2024 is held out. Who judges, and how, is `bench/backtest.py`'s affair.

No public series of real cost with labels was found. These have what bills have: weekends that cost less, drift, noise of 1 to 15 %, fees
on the 1st, and lasting changes of level, which are no anomalies. Anomalies are spikes, drops and shifts of 14 days. Order and kind of the
random draws are fixed: another order is another benchmark.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa

TUNING, HOLDOUT = 7, 2024
SERIES, DAYS, FIRST_DAY = 200, 395, dt.date(2025, 10, 1)
CALENDAR = [FIRST_DAY + dt.timedelta(days=day) for day in range(DAYS)]
KINDS, KIND_SHARES = ("spike", "shift", "drop"), (0.5, 0.35, 0.15)
NOISES, NOISE_SHARES = (0.01, 0.03, 0.08, 0.15), (0.4, 0.3, 0.2, 0.1)
SHIFT_DAYS = 14
#: An anomaly starts when there is something to compare it with, ends within the series, and stands so far from the one before.
EARLIEST, TAIL, APART = 120, 16, 15

Costs = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Event:
    """A planted anomaly: `end` is the first day that is as usual again; on its days the cost is `factor` times the usual."""

    series: int
    kind: str
    start: dt.date
    end: dt.date
    factor: float


@dataclass
class FixedSeries:
    """All series of one seed: costs[series, day], and what is planted in them."""

    costs: Costs
    events: list[Event] = field(default_factory=list)
    #: Series → the first day of a new level that stays.
    changes: dict[int, dt.date] = field(default_factory=dict)

    def usual(self) -> Costs:
        """The costs without what is planted: noise, fees and lasting changes stay."""
        usual = self.costs.copy()
        for event in self.events:
            usual[event.series, (event.start - FIRST_DAY).days : (event.end - FIRST_DAY).days] /= event.factor
        return usual

    def table(self) -> pa.Table:
        """One row per series and day."""
        return pa.table(
            {
                "series": np.repeat(np.arange(len(self.costs)), DAYS),
                "charge_date": pa.array(CALENDAR * len(self.costs), pa.date32()),
                "cost": self.costs.ravel(),
            }
        )


def make_series(seed: int) -> FixedSeries:
    """The series of a seed, the same on every machine."""
    random = np.random.default_rng(seed)
    costs, events, changes = [], [], {}
    for number in range(SERIES):
        usual, base = _usual(random)
        habitual, change = _habits(random, usual, base)
        cost, planted = _plant(random, number, habitual)
        costs.append(cost)
        events += planted
        if change:
            changes[number] = change
    return FixedSeries(np.stack(costs), events, changes)


def _usual(random: np.random.Generator) -> tuple[Costs, np.float64]:
    """Size, week, drift and noise; and the size alone."""
    base = np.exp(random.normal(4.5, 1.3))
    weekend = np.array([day.weekday() >= 5 for day in CALENDAR])
    week = 1 - random.uniform(0, 0.45) * weekend
    noise = random.choice(NOISES, p=NOISE_SHARES)
    drift = np.exp(random.normal(0, 0.0006) * np.arange(DAYS))
    return base * week * drift * np.exp(random.normal(0, noise, DAYS)), base


def _habits(random: np.random.Generator, cost: Costs, base: np.float64) -> tuple[Costs, dt.date | None]:
    """What a quarter and a fifth of the series have and nobody should be told of: a new level for good, and a fee on the 1st."""
    change = None
    if random.random() < 0.25:
        last_before = random.integers(60, 300)
        cost = cost * np.where(np.arange(DAYS) > last_before, random.uniform(1.3, 2), 1)
        change = CALENDAR[last_before + 1]
    if random.random() < 0.2:
        firsts = np.array([day.day == 1 for day in CALENDAR])
        cost = cost + firsts * base * random.uniform(0.3, 1)
    return cost, change


def _plant(random: np.random.Generator, number: int, cost: Costs) -> tuple[Costs, list[Event]]:
    """Up to three anomalies; one that would stand too near to another is drawn and left out."""
    at, is_taken, events = np.arange(DAYS), np.zeros(DAYS, bool), []
    for _ in range(random.integers(0, 4)):
        start = int(random.integers(EARLIEST, DAYS - TAIL))
        kind = str(random.choice(KINDS, p=KIND_SHARES))
        if is_taken[max(0, start - APART) : start + APART + 1].any():
            continue
        length = SHIFT_DAYS if kind == "shift" else int(random.integers(1, 4))
        # every kind's factor is drawn, whichever it is
        factors = {"spike": random.uniform(1.5, 4), "shift": random.uniform(1.25, 2.2), "drop": random.uniform(0.1, 0.5)}
        is_planted = (at >= start) & (at < start + length)
        cost = np.where(is_planted, cost * factors[kind], cost)
        is_taken |= is_planted
        events.append(Event(number, kind, CALENDAR[start], CALENDAR[min(start + length, DAYS - 1)], float(factors[kind])))
    return cost, events
