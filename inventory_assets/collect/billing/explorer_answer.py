"""What Cost Explorer answered, as rows of EXPLORED: pages read into groups that add up. Asking and keeping do not belong here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Context, Decimal, InvalidOperation
from typing import Any

from inventory_assets.collect.billing.errors import BillingError
from inventory_assets.collect.billing.explorer_plan import Question, first_of
from inventory_assets.lake.schema import EXPLORED

NO_RESOURCE = "NoResourceId"  # the key of what is charged for no resource
_SCALE, _DIGITS = Decimal(1).scaleb(-15), Context(prec=38)  # of EXPLORED's amounts
Row = dict[str, Any]


@dataclass
class Answer:
    """The answer to one question while its pages come in."""

    question: Question
    rows: list[Row] = field(default_factory=list)
    estimated: dict[dt.date, bool] = field(default_factory=dict)  # of each period that was told of, by its first day
    _seen: set[tuple[dt.date, tuple[str, ...]]] = field(default_factory=set)

    def take(self, page: Row) -> None:
        """Take a page. Raises BillingError, or one of READING_ERRORS, for one that cannot be what was asked for."""
        for period in page["ResultsByTime"]:
            start, end = (dt.date.fromisoformat(period["TimePeriod"][name][:10]) for name in ("Start", "End"))
            self.estimated[start] = bool(period.get("Estimated", True)) or self.estimated.get(start, False)
            for group in period.get("Groups", ()):
                self._take_group(start, end, tuple(group["Keys"]), group["Metrics"])

    def _take_group(self, start: dt.date, end: dt.date, keys: tuple[str, ...], metrics: Row) -> None:
        if (start, keys) in self._seen:
            raise _unreadable(self.question, f"{' / '.join(keys)} is there twice for {start}")
        self._seen.add((start, keys))
        unblended, currency = _money(self.question, metrics["UnblendedCost"])
        amortized, other = _money(self.question, metrics["AmortizedCost"])
        if currency != other:
            raise _unreadable(self.question, f"{' / '.join(keys)} is in {currency} and in {other}")
        row = dict.fromkeys(EXPLORED.names) | self._named(keys)
        row |= {"dataset": self.question.dataset, "billing_period": first_of(start), "period_start": start, "period_end": end}
        self.rows.append(row | {"unblended_cost": unblended, "amortized_cost": amortized, "currency": currency})

    def _named(self, keys: tuple[str, ...]) -> Row:
        named: Row = dict(zip(self.question.columns, keys, strict=True))
        if self.question.dataset == "tag_monthly":
            prefix = f"{self.question.detail}$"
            if not named["tag_value"].startswith(prefix):
                raise _unreadable(self.question, f"the tag's group {named['tag_value']!r} does not begin with {prefix!r}")
            named |= {"tag_key": self.question.detail, "tag_value": named["tag_value"].removeprefix(prefix)}
        if self.question.dataset == "resource_daily":
            named["service"] = self.question.detail
            named["resource_id"] = None if named["resource_id"] in {"", NO_RESOURCE} else named["resource_id"]
        return named

    def of_month(self, month: dt.date) -> list[Row]:
        """The rows of one month, complete."""
        rows = [row for row in self.rows if row["billing_period"] == month]
        return [row | {"is_estimated": self.estimated[row["period_start"]]} for row in rows]


def _money(question: Question, amount: Row) -> tuple[Decimal, str]:
    try:
        value = Decimal(amount["Amount"])
    except (InvalidOperation, TypeError):
        raise _unreadable(question, f"{amount['Amount']!r} is not an amount") from None
    if not value.is_finite():
        raise _unreadable(question, f"{amount['Amount']!r} is not an amount")
    return value.quantize(_SCALE, context=_DIGITS), str(amount["Unit"])


def _unreadable(question: Question, what: str) -> BillingError:
    return BillingError("UnreadableReply", f"{question.operation} ({question.source}): {what}")
