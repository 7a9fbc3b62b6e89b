"""A line of a bill that comes back every day, and how many days' charges are made of many lines at once, by numpy.

What is charged for stands in `metering.py` and the modules beside it; prices, in `prices.py`.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt

from inventory_assets.localcloud.billing.prices import Sku
from inventory_assets.localcloud.estate.chance import Chance

Whole = npt.NDArray[np.int64]
Real = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

#: How a line's quantity comes about: by the hour, kept (per month, a day's share of it; `growing`: more every day), used (as busy as the
#: day is), or once on the first of the month.
How = Literal["hours", "kept", "growing", "used", "monthly"]
Category = Literal["Usage", "Purchase", "Tax", "Credit", "Adjustment"]

#: How busy the days of a week are, Monday first.
WEEKS: dict[str, tuple[float, ...]] = {
    "flat": (1.0,) * 7,
    "office": (0.5,) * 5 + (0.0, 0.0),  # twelve hours on working days
    "business": (1.0, 1.03, 1.04, 1.02, 0.98, 0.8, 0.76),
    "quiet weekends": (1.0, 1.05, 1.02, 1.0, 0.9, 0.35, 0.3),
    "batch": (1.0, 1.0, 1.0, 1.0, 1.0, 0.9, 1.25),
}
_WEEK_NAMES = list(WEEKS)
_WEEK_FACTORS = np.array([WEEKS[name] for name in _WEEK_NAMES])
_NOISE = {"hours": 0.0, "kept": 0.0, "growing": 0.004, "used": 0.05, "monthly": 0.0}

#: Money is counted in whole 1e-10 of its currency, so that every sum is exact.
UNITS = 10**10


@dataclass(frozen=True, slots=True)
class Line:
    """From its first to its last day (ordinals), of which only a share may count."""

    account_id: str
    account_name: str
    region: str
    sku: Sku
    how: How
    quantity: float
    first: int
    last: int
    week: str = "flat"
    growth: float = 0.0  # a year
    first_share: float = 1.0
    last_share: float = 1.0
    resource_id: str | None = None
    resource_name: str | None = None
    resource_type: str | None = None
    tags: Mapping[str, str] = field(default_factory=dict)
    noise_key: str = ""  # lines of the same key and day have the same noise
    category: Category = "Usage"
    is_correction: bool = False
    currency: str = "USD"
    resource: str = ""  # names the resource whatever its configuration; "" where there is none
    description: str = ""


@dataclass(frozen=True, slots=True)
class Surge:
    """What makes some lines' quantities another on some days."""

    lines: Mask
    first: int
    last: int
    factor: float


@dataclass(frozen=True, slots=True)
class Rows:
    """Charges: of which line, of which day, how much."""

    line: Whole
    day: Whole
    quantity: Real


def expand(lines: Sequence[Line], first: date, last: date, surges: Sequence[Surge] = ()) -> Rows:
    """A row for every line and day that has a quantity, from the first to the last day."""
    starts = np.array([max(line.first, first.toordinal()) for line in lines], dtype=np.int64)
    ends = np.array([min(line.last, last.toordinal()) for line in lines], dtype=np.int64)
    lengths = np.maximum(ends - starts + 1, 0)
    number = np.repeat(np.arange(len(lines), dtype=np.int64), lengths)
    offsets = np.arange(lengths.sum(), dtype=np.int64) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    day = starts[number] + offsets
    quantity = _quantities(lines, number, day)
    for surge in surges:
        quantity[surge.lines[number] & (day >= surge.first) & (day <= surge.last)] *= surge.factor
    quantity = np.rint(quantity * UNITS) / UNITS
    there = quantity > 0
    return Rows(number[there], day[there], quantity[there])


def _quantities(lines: Sequence[Line], number: Whole, day: Whole) -> Real:
    week = np.array([_WEEK_NAMES.index(line.week) for line in lines])[number]
    quantity: Real = np.array([line.quantity for line in lines])[number] * _WEEK_FACTORS[week, (day - 1) % 7]
    days, position = np.unique(day, return_inverse=True)
    kept = np.array([line.how in ("kept", "growing") for line in lines])[number]
    in_month = np.array([calendar.monthrange(date.fromordinal(int(one)).year, date.fromordinal(int(one)).month)[1] for one in days])
    quantity = np.where(kept, quantity / in_month[position], quantity)
    monthly = np.array([line.how == "monthly" for line in lines])[number]
    is_first = np.array([date.fromordinal(int(one)).day == 1 for one in days])
    quantity = np.where(monthly & ~is_first[position], 0.0, quantity)
    quantity *= _growth(lines, number, day) * _noise(lines, number, day)
    for share, edge in (("first_share", "first"), ("last_share", "last")):
        at_edge = np.array([getattr(line, edge) for line in lines])[number] == day
        quantity = np.where(at_edge & ~monthly, quantity * np.array([getattr(line, share) for line in lines])[number], quantity)
    return quantity


def _growth(lines: Sequence[Line], number: Whole, day: Whole) -> Real:
    """From a level that every line has at one fixed day; the day of the estate does not matter, or the past would change."""
    anchor = date(2026, 10, 1).toordinal()
    rate = np.array([line.growth for line in lines])[number]
    return np.maximum(1.0 + rate * (day - anchor) / 365.0, 0.2)


def _noise(lines: Sequence[Line], number: Whole, day: Whole) -> Real:
    """About normal: the sum of four even numbers, which a hash of line and day gives; sums of whole numbers are alike on every machine."""
    seeds = np.array([Chance("noise", line.noise_key).number("seed") for line in lines], dtype=np.uint64)
    width = np.array([_NOISE[line.how] for line in lines])[number]
    bits = mixed(seeds[number] + day.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15))
    total = sum(((bits >> np.uint64(16 * part)) & np.uint64(0xFFFF)).astype(np.float64) for part in range(4))
    normal = (total / 65536.0 - 2.0) * 1.7320508
    return np.maximum(1.0 + width * normal, 0.05)


def mixed(bits: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Bits that look like chance, the same for the same bits: splitmix64's last steps."""
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return bits ^ (bits >> np.uint64(31))
