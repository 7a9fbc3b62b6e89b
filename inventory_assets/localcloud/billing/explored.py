"""Facts grouped, filtered and summed as Cost Explorer is asked to. Requests and replies as such stand in `explorer.py`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Any

import numpy as np

from inventory_assets.localcloud.billing.facts import PURCHASE, UNUSED, USED, Facts
from inventory_assets.localcloud.billing.lines import Line, Mask, Whole
from inventory_assets.localcloud.call import AwsError, JsonObject

#: Dimension → what it is of a line. What depends on the charge itself is RECORD_TYPE.
_DIMENSIONS: dict[str, Callable[[Line], str]] = {
    "LINKED_ACCOUNT": lambda line: line.account_id,
    "SERVICE": lambda line: line.sku.explorer or line.sku.service.explorer,
    "REGION": lambda line: line.region if line.category != "Tax" else "NoRegion",
    "USAGE_TYPE": lambda line: line.sku.usage_type(line.region),
    "OPERATION": lambda line: line.sku.operation or "NoOperation",
    "INSTANCE_TYPE": lambda line: line.sku.instance or "NoInstanceType",
    "RESOURCE_ID": lambda line: line.resource_id or "NoResourceId",
}
_RECORD_TYPES = {"Tax": "Tax", "Credit": "Credit", "Purchase": "SavingsPlanRecurringFee"}
_COVERED, _RECURRING = "SavingsPlanCoveredUsage", "SavingsPlanRecurringFee"
_MONEY = {"UnblendedCost": "billed", "BlendedCost": "billed", "NetUnblendedCost": "billed", "AmortizedCost": "effective",
          "NetAmortizedCost": "effective"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One group of one period."""

    keys: tuple[str, ...]
    metrics: JsonObject


@dataclass(frozen=True, slots=True)
class Found:
    """The groups of every period in the order of their keys; what a period without charges has; and what accounts are called."""

    periods: list[list[Entry]]
    nothing: JsonObject
    attributes: list[JsonObject]


@dataclass(frozen=True, slots=True)
class Coded:
    """A name for every charge."""

    codes: Whole
    names: list[str]


class Explored:
    """The facts as one account sees them; None sees all. A correction counts in the month in which it is billed."""

    def __init__(self, facts: Facts, account_id: str | None) -> None:
        if account_id is not None:
            own = np.array([line.account_id == account_id for line in facts.lines], dtype=bool)
            facts = facts.where(own[facts.line])
        self.facts = facts
        self.day = np.maximum(facts.day, facts.month)
        self.account_names = {line.account_id: line.account_name for line in facts.lines}

    def ask(self, edges: Sequence[date], groups: Sequence[JsonObject], wanted: JsonObject | None, metrics: Sequence[str]) -> Found:
        """Sums of every group in every period."""
        bounds = np.array([edge.toordinal() for edge in edges])
        mask = (self.day >= bounds[0]) & (self.day < bounds[-1])
        if wanted:
            mask &= self._matches(wanted)
        coded = [self._coded(group) for group in groups]
        period = np.searchsorted(bounds, self.day[mask], side="right") - 1
        sizes = [len(edges), *(len(one.names) for one in coded)]
        found, position = np.unique(np.ravel_multi_index((period, *(one.codes[mask] for one in coded)), sizes), return_inverse=True)
        sums = {metric: self._sums(metric, mask, position, len(found)) for metric in metrics}
        periods: list[list[Entry]] = [[] for _ in edges[1:]]
        for column, (number, *codes) in enumerate(zip(*(codes.tolist() for codes in np.unravel_index(found, sizes)), strict=True)):
            names = tuple(one.names[code] for one, code in zip(coded, codes, strict=True))
            periods[number].append(Entry(names, {metric: amounts[column] for metric, amounts in sums.items()}))
        for entries in periods:
            entries.sort(key=lambda entry: entry.keys)
        nothing = {metric: _amount(metric, 0) for metric in metrics}
        return Found(periods, nothing, self._attributes(groups))

    def values(self, start: date, end: date, key: str) -> list[str]:
        """What a dimension has in a period."""
        coded = self._coded({"Type": "DIMENSION", "Key": key})
        inside = (self.day >= start.toordinal()) & (self.day < end.toordinal())
        return sorted(coded.names[code] for code in np.unique(coded.codes[inside]).tolist())

    def tags(self, start: date, end: date, key: str | None) -> list[str]:
        """The tag keys of a period, or the values of one; "" is what charges without it have."""
        inside = (self.day >= start.toordinal()) & (self.day < end.toordinal())
        used = [self.facts.lines[number].tags for number in np.unique(self.facts.line[inside]).tolist()]
        return sorted({tags.get(key, "") for tags in used} if key else {name for tags in used for name in tags})

    def _sums(self, metric: str, mask: Mask, position: Whole, count: int) -> list[JsonObject]:
        if metric in _MONEY:
            totals = np.zeros(count, dtype=np.int64)
            np.add.at(totals, position, getattr(self.facts, _MONEY[metric])[mask])
            return [_amount(metric, total) for total in totals.tolist()]
        if metric == "UsageQuantity":
            units = np.zeros(count, dtype=np.int64)
            np.add.at(units, position, np.rint(self.facts.quantity[mask] * 10**6).astype(np.int64))
            return [{"Amount": f"{Decimal(total).scaleb(-6):f}", "Unit": "N/A"} for total in units.tolist()]
        return [{"Amount": "0", "Unit": "N/A"}] * count

    def _coded(self, group: JsonObject) -> Coded:
        """Each charge's name in a dimension or a tag."""
        kind, key = str(group.get("Type")), str(group.get("Key"))
        if kind == "TAG":
            return self._by_line([f"{key}${line.tags.get(key, '')}" for line in self.facts.lines])
        if kind == "DIMENSION" and key == "RECORD_TYPE":
            return self._record_types()
        if kind != "DIMENSION" or key not in _DIMENSIONS:
            raise AwsError("ValidationException", f"Dimension or group {kind} {key} is not supported")
        return self._by_line([_DIMENSIONS[key](line) for line in self.facts.lines])

    def _by_line(self, values: Sequence[str]) -> Coded:
        names = sorted(set(values))
        positions = {name: number for number, name in enumerate(names)}
        return Coded(np.array([positions[value] for value in values], dtype=np.int64)[self.facts.line], names)

    def _record_types(self) -> Coded:
        plain = self._by_line([_record_type(line) for line in self.facts.lines])
        names = [*plain.names, _COVERED, _RECURRING]
        codes = np.where(self.facts.commitment == USED, len(names) - 2, plain.codes)
        return Coded(np.where(np.isin(self.facts.commitment, (UNUSED, PURCHASE)), len(names) - 1, codes), names)

    def _matches(self, wanted: JsonObject) -> Mask:
        """Whether each charge fits an expression of Dimensions, Tags, And, Or, Not."""
        if len(wanted) != 1:
            raise AwsError("ValidationException", "An expression has exactly one of And, Or, Not, Dimensions, Tags")
        (operator, inner), everything = next(iter(wanted.items())), np.ones(len(self.facts), dtype=bool)
        if operator in ("And", "Or"):
            join = np.logical_and if operator == "And" else np.logical_or
            masks: list[Mask] = [self._matches(one) for one in inner]
            return reduce(join, masks)
        if operator == "Not":
            return everything & ~self._matches(inner)
        if operator not in ("Dimensions", "Tags"):
            raise AwsError("ValidationException", f"Expressions of {operator} are not supported")
        return self._fits(operator, inner)

    def _fits(self, operator: str, inner: JsonObject) -> Mask:
        key, options = str(inner.get("Key")), inner.get("MatchOptions") or ["EQUALS"]
        coded = self._coded({"Type": "TAG" if operator == "Tags" else "DIMENSION", "Key": key})
        prefix = f"{key}$" if operator == "Tags" else ""
        values = {prefix + value for value in inner.get("Values") or [""]}
        if "ABSENT" in options:
            values = {prefix}
        names = coded.names
        if "CASE_INSENSITIVE" in options:
            values, names = {value.lower() for value in values}, [name.lower() for name in names]
        fits: Mask = np.array([name in values for name in names], dtype=bool)[coded.codes]
        return fits

    def _attributes(self, groups: Sequence[Any]) -> list[JsonObject]:
        if not any(group.get("Key") == "LINKED_ACCOUNT" for group in groups):
            return []
        return [{"Value": value, "Attributes": {"description": name}} for value, name in sorted(self.account_names.items())]


def _record_type(line: Line) -> str:
    if line.sku.key == "support":
        return "Support"
    return "Refund" if line.is_correction else _RECORD_TYPES.get(line.category, "Usage")


def _amount(metric: str, units: int) -> JsonObject:
    """Money as Cost Explorer writes it."""
    if metric not in _MONEY:
        return {"Amount": "0", "Unit": "N/A"}
    text = f"{Decimal(units).scaleb(-10):f}"
    return {"Amount": text.rstrip("0").rstrip(".") if "." in text else text, "Unit": "USD"}
