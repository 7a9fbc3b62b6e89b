"""The fixed series are fixed: the same numbers on every machine and, where the original is at hand, the very same as its."""

from __future__ import annotations

import datetime as dt
import hashlib
import runpy
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from bench.cost_series import CALENDAR, DAYS, HOLDOUT, SERIES, SHIFT_DAYS, TUNING, FixedSeries, make_series

ORIGINAL = Path(__file__).parents[4] / "shared/bench/cost_series.py"
SEEDS = (TUNING, HOLDOUT)


@pytest.fixture(scope="module", params=SEEDS)
def series(request: pytest.FixtureRequest) -> FixedSeries:
    return make_series(request.param)


class Days(np.ndarray):
    """The little that the original takes from pandas' index of dates."""

    @property
    def day_of_week(self) -> Any:
        return np.array([day.weekday() for day in self])

    @property
    def day(self) -> Any:
        return np.array([day.day for day in self])


def pandas_stand_in() -> ModuleType:
    """As much of pandas as the original uses; pandas itself is none of the project's packages."""
    module = ModuleType("pandas")

    def date_range(start: str, periods: int) -> Any:
        first = dt.date.fromisoformat(start)
        return np.array([first + dt.timedelta(days=number) for number in range(periods)], object).view(Days)

    module.date_range = date_range  # type: ignore[attr-defined]
    module.DataFrame = lambda rows, columns=None: rows  # type: ignore[attr-defined]
    module.concat = lambda frames, ignore_index: frames  # type: ignore[attr-defined]
    return module


def test_they_are_as_many_as_they_should_be(series: FixedSeries) -> None:
    assert series.costs.shape == (SERIES, DAYS)
    assert series.table().num_rows == SERIES * DAYS
    assert len(series.events) == 272
    assert CALENDAR[0] == dt.date(2025, 10, 1)


def test_anomalies_are_where_they_are_said_to_be(series: FixedSeries) -> None:
    """Only days of events differ from the usual, and there by the event's factor."""
    ratio = series.costs / series.usual()
    days = 0
    for event in series.events:
        at = slice((event.start - CALENDAR[0]).days, (event.end - CALENDAR[0]).days)
        assert ratio[event.series, at] == pytest.approx(event.factor)
        assert (event.end - event.start).days == SHIFT_DAYS if event.kind == "shift" else (event.end - event.start).days <= 3
        days += at.stop - at.start
    assert (ratio != 1).sum() == days


def test_a_level_that_changes_for_good_is_remembered(series: FixedSeries) -> None:
    assert 0.15 < len(series.changes) / SERIES < 0.35
    usual = series.usual()
    for number, day in series.changes.items():
        at = (day - CALENDAR[0]).days
        before, after = usual[number, at - 28 : at], usual[number, at : at + 28]
        assert 1.15 < np.median(after) / np.median(before) < 2.3


@pytest.mark.parametrize(("seed", "wanted"), zip(SEEDS, ("1ad716455a2e372a", "6522c14ca88ccdc4"), strict=True))
def test_the_numbers_do_not_move(seed: int, wanted: str) -> None:
    """To six digits: the last ones are the machine's."""
    series = make_series(seed)
    told = [f"{cost:.6g}" for cost in series.costs.ravel()] + [f"{event.series} {event.kind} {event.start}" for event in series.events]
    assert hashlib.sha256("\n".join(told).encode()).hexdigest()[:16] == wanted


@pytest.mark.skipif(not ORIGINAL.exists(), reason="the original is not at hand")
@pytest.mark.parametrize("seed", SEEDS)
def test_they_are_the_original_s(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", pandas_stand_in())
    rows, events = runpy.run_path(str(ORIGINAL))["make"](seed)
    ours = make_series(seed)
    assert np.array_equal(np.stack([row["cost"] for row in rows]), ours.costs)
    assert events == [(event.series, event.kind, event.start, event.end, event.factor) for event in ours.events]
