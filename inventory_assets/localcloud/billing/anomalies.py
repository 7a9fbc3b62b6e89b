"""What is unusual about the bills, with labels: surges that are put in, and steps that the lines' own comings and goings make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from inventory_assets.localcloud.billing.lines import WEEKS, Line, Surge
from inventory_assets.localcloud.billing.timeline import Window

Kind = Literal["spike", "shift", "drop", "launch"]
STEP_SHARE = 0.25  # what moves a service of an account less than this, or by less money, is no anomaly
STEP_MONEY = 5.0
SHIFT_DAYS = 14
NAMED = 10  # a label names at most so many resources


@dataclass(frozen=True, slots=True)
class Label:
    """An anomaly of a service in an account, first and last day included. `factor`: of the service's cost on a usual day, as planned."""

    provider: str
    account_id: str
    service: str
    region: str | None
    kind: Kind
    start: date
    end: date
    factor: float
    resource_ids: tuple[str, ...]
    source: Literal["injected", "estate"]


@dataclass(frozen=True, slots=True)
class Planned:
    """Put in: from a day of the estate on, for so many days, a service of an account costs `move` more (or less) than usual."""

    kind: Kind
    first: int
    days: int
    account_id: str
    skus: tuple[str, ...]
    move: float


@dataclass(frozen=True, slots=True)
class Level:
    """What a line costs on a usual day."""

    line: Line
    amount: float


def levels_of(lines: Sequence[Line]) -> list[Level]:
    """Every line of usage with its level; monthly fees have none."""
    return [Level(line, _level(line)) for line in lines if line.category == "Usage" and line.how != "monthly"]


def _level(line: Line) -> float:
    daily = line.quantity * sum(WEEKS[line.week]) / 7 * float(line.sku.price(line.region)) * (1 - line.sku.service.discount)
    return daily / 30.4 if line.how in ("kept", "growing") else daily


def plan(planned: Sequence[Planned], lines: Sequence[Line], day_zero: int, window: Window, provider: str) -> Iterator[tuple[Surge, Label]]:
    """The surges that have begun, with their labels; what finds no line to move is left out."""
    levels = levels_of(lines)
    for one in planned:
        first, last = day_zero + one.first, day_zero + one.first + one.days - 1
        if first > window.last.toordinal() or last < window.first.toordinal():
            continue
        there = [level for level in levels if level.line.account_id == one.account_id and level.line.first <= first <= level.line.last]
        moved = [level for level in there if _is_moved(level.line, one)]
        if not moved:
            continue
        service = moved[0].line.sku.service.name
        usual = sum(level.amount for level in there if level.line.sku.service.name == service)
        own = sum(level.amount for level in moved)
        wanted = max(abs(one.move) * usual, 2 * STEP_MONEY)
        factor = 1 + wanted / own if one.move > 0 else max(0.0, 1 - wanted / own)
        label = _label(provider, moved, one.kind, (first, last), 1 + (factor - 1) * own / usual, is_injected=True)
        yield Surge(np.array([_is_moved(line, one) for line in lines]), first, last, factor), label


def _is_moved(line: Line, planned: Planned) -> bool:
    return line.account_id == planned.account_id and line.sku.key in planned.skus and line.how == "used"


def _label(provider: str, moved: Sequence[Level], kind: Kind, days: tuple[int, int], factor: float, *, is_injected: bool) -> Label:
    """Names the resources that cost most."""
    costs: dict[str, float] = defaultdict(float)
    for level in moved:
        if level.line.resource_id:
            costs[level.line.resource_id] += level.amount
    named = tuple(sorted(costs, key=lambda name: (-costs[name], name))[:NAMED])
    regions = {level.line.region for level in moved}
    return Label(
        provider=provider,
        account_id=moved[0].line.account_id,
        service=moved[0].line.sku.service.name,
        region=regions.pop() if len(regions) == 1 else None,
        kind=kind,
        start=date.fromordinal(days[0]),
        end=date.fromordinal(days[1]),
        factor=round(factor, 3),
        resource_ids=named,
        source="injected" if is_injected else "estate",
    )


def steps(lines: Sequence[Line], window: Window, provider: str, planted: frozenset[str] = frozenset()) -> Iterator[Label]:
    """Where resources that come, change or go move a service of an account; those that were planted are labelled as put in, and their
    end is no anomaly.
    """
    series: dict[tuple[str, str], list[Level]] = defaultdict(list)
    for level in levels_of(lines):
        series[level.line.account_id, level.line.sku.service.name].append(level)
    for _, own in sorted(series.items()):
        edges = {edge for level in own for edge in (level.line.first, level.line.last + 1)}
        for day in sorted(edge for edge in edges if window.first.toordinal() < edge <= window.last.toordinal()):
            label = _step(own, day, provider, planted)
            if label is not None:
                yield label


def _step(levels: Sequence[Level], day: int, provider: str, planted: frozenset[str]) -> Label | None:
    """The label of a day on which the sum of the levels moves enough; None for any other day."""
    before = sum(level.amount for level in levels if level.line.first < day <= level.line.last + 1)
    after = sum(level.amount for level in levels if level.line.first <= day <= level.line.last)
    if abs(after - before) < max(STEP_SHARE * before, STEP_MONEY):
        return None
    moved = [level for level in levels if level.line.first == day or level.line.last + 1 == day]
    is_injected = sum(level.amount for level in moved if level.line.resource in planted) > 0.5 * sum(level.amount for level in moved)
    days, factor = (day, day + SHIFT_DAYS - 1), after / before if before else 0.0
    if after < before:
        return None if is_injected else _label(provider, moved, "drop", days, factor, is_injected=False)
    older = {level.line.resource for level in levels if level.line.first < day}
    kind: Kind = "shift" if all(level.line.resource in older for level in moved) else "launch"
    names = {level.line.resource for level in moved if level.line.first == day}
    end = min(days[1], max(level.line.last for level in levels if level.line.resource in names))
    return _label(provider, moved, kind, (day, end), factor, is_injected=is_injected)
