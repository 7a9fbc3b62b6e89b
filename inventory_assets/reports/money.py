"""How money, months and shares read: with their currency, and `unknown` where nothing is known. What they are of does not belong here."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

UNKNOWN = "unknown"
NO_CURRENCY = "(no currency)"
CENT = Decimal("0.01")
#: What a figure rests on, the best first.
BASES = {
    "billed": "the bill: a billing export names the resource",
    "ce_resource": "Cost Explorer's figure for the resource (it tells the last 14 days)",
    "allocated": "a total of account and service, spread over its resources",
    "estimated": "list price × quantity × 730 hours a month: no bill knows the resource",
    "carried_forward": "the last known figure: nothing newer could be read",
}


def format_money(amount: Any, currency: str | None) -> str:
    """`1,234.56 USD`; what rounds to nothing is still told from nothing."""
    if amount is None:
        return UNKNOWN
    return f"{format_amount(amount)} {currency or NO_CURRENCY}"


def format_amount(amount: Any) -> str:
    """`1,234.56`, without the currency that the heading has."""
    if amount is None:
        return UNKNOWN
    value = Decimal(str(amount))
    if value and abs(value) < CENT / 2:
        return "<0.01" if value > 0 else ">-0.01"
    return f"{value:,.2f}"


def format_range(low: Any, high: Any, currency: str | None) -> str:
    """`900.00 – 1,100.00 USD`."""
    if low is None or high is None:
        return UNKNOWN
    return f"{format_amount(low)} – {format_money(high, currency)}"


def format_share(share: Any, digits: int = 1) -> str:
    """A share of one as per cent."""
    return UNKNOWN if share is None else f"{Decimal(str(share)) * 100:.{digits}f} %"


def format_change(now: Any, before: Any) -> str:
    """`+3.2 %` of what was before; nothing where there is nothing to compare with."""
    if now is None or before is None or before <= 0:
        return ""
    return f"{(Decimal(str(now)) / Decimal(str(before)) - 1) * 100:+.1f} %"


def format_month(month: dt.date | None) -> str:
    """`2026-11`."""
    return UNKNOWN if month is None else f"{month:%Y-%m}"


def month_before(month: dt.date, months: int = 1) -> dt.date:
    """The first day of the month so many months earlier."""
    count = month.year * 12 + month.month - 1 - months
    return dt.date(count // 12, count % 12 + 1, 1)
