"""The facts of a bill: every charge of every day, from which exports and Cost Explorer's answers are made alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from inventory_assets.localcloud.billing.lines import UNITS, Line, Mask, Real, Rows, Whole
from inventory_assets.localcloud.billing.timeline import Window, month_of

#: What a charge has to do with a commitment.
NONE, USED, UNUSED, PURCHASE = range(4)


@dataclass(frozen=True, slots=True)
class Facts:
    """Charges as columns of equal length. Money is in whole units of 1e-10 of the line's currency; days and months are ordinals."""

    provider: str
    window: Window
    lines: tuple[Line, ...]
    line: Whole
    day: Whole
    month: Whole  # the billing period's first day: that of the day, but for corrections
    quantity: Real
    listed: Whole
    contracted: Whole
    billed: Whole
    effective: Whole
    commitment: Whole
    commitment_id: str | None = None

    def __len__(self) -> int:
        return len(self.line)

    def where(self, mask: Mask) -> Facts:
        """The charges that the mask picks."""
        names = ("line", "day", "month", "quantity", "listed", "contracted", "billed", "effective", "commitment")
        return replace(self, **{name: getattr(self, name)[mask] for name in names})

    def of_month(self, month: date) -> Facts:
        """The charges of one billing period."""
        return self.where(self.month == month.toordinal())


def priced(provider: str, window: Window, lines: Sequence[Line], rows: Rows, rounding: int = 1) -> Facts:
    """Charges at list prices less the discounts of their services. `rounding`: money comes in multiples of so many units."""
    price = np.array([float(line.sku.price(line.region)) for line in lines])
    share = np.array([1.0 - line.sku.service.discount for line in lines])
    listed = np.rint(rows.quantity * price[rows.line] * (UNITS / rounding)).astype(np.int64) * rounding
    contracted = np.rint(listed * share[rows.line] / rounding).astype(np.int64) * rounding
    days, position = np.unique(rows.day, return_inverse=True)
    months = np.array([month_of(date.fromordinal(int(one))).toordinal() for one in days], dtype=np.int64)
    nothing = np.zeros(len(listed), dtype=np.int64)
    month = months[position]
    return Facts(
        provider, window, tuple(lines), rows.line, rows.day, month, rows.quantity, listed, contracted, contracted, contracted, nothing
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """One charge by itself, which no quantity and price make: money in units."""

    line: Line
    day: date
    quantity: float
    listed: int
    billed: int
    effective: int
    commitment: int = NONE
    month: date | None = None  # billed in another month than that of its day


def with_entries(facts: Facts, entries: Sequence[Entry]) -> Facts:
    """The facts with single charges behind them."""
    first = len(facts.lines)
    listed = _whole(entry.listed for entry in entries)
    return replace(
        facts,
        lines=(*facts.lines, *(entry.line for entry in entries)),
        line=np.concatenate([facts.line, np.arange(first, first + len(entries), dtype=np.int64)]),
        day=np.concatenate([facts.day, _whole(entry.day.toordinal() for entry in entries)]),
        month=np.concatenate([facts.month, _whole((entry.month or month_of(entry.day)).toordinal() for entry in entries)]),
        quantity=np.concatenate([facts.quantity, np.array([entry.quantity for entry in entries])]),
        listed=np.concatenate([facts.listed, listed]),
        contracted=np.concatenate([facts.contracted, listed]),
        billed=np.concatenate([facts.billed, _whole(entry.billed for entry in entries)]),
        effective=np.concatenate([facts.effective, _whole(entry.effective for entry in entries)]),
        commitment=np.concatenate([facts.commitment, _whole(entry.commitment for entry in entries)]),
    )


def _whole(numbers: Iterator[int]) -> Whole:
    return np.array(list(numbers), dtype=np.int64)
