"""How the backtest judges, on alerts and months made up for it; and that what ships is as good as the goals ask."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import numpy as np
import pytest

from bench.backtest import JUDGED, ORIGINS, REPORT, Result, compile_models, figures, judge, report
from bench.cost_series import CALENDAR, DAYS, HOLDOUT, Event, FixedSeries
from bench.scores import Alert, Month, detection, foretelling

START = 200


@pytest.fixture
def series() -> FixedSeries:
    """Three series of 10 a day: a spike of 30 in the first, a shift to 20 in the second, a new level in the third."""
    costs = np.full((3, DAYS), 10.0)
    costs[0, START] = 30
    costs[1, START : START + 14] = 20
    costs[2, START:] = 15
    events = [
        Event(0, "spike", CALENDAR[START], CALENDAR[START + 1], 3.0),
        Event(1, "shift", CALENDAR[START], CALENDAR[START + 14], 2.0),
    ]
    return FixedSeries(costs, events, {2: CALENDAR[START]})


def alert(series: int, *days: int) -> Alert:
    return Alert(series, tuple(CALENDAR[day] for day in days))


def test_all_found_at_once_is_perfect(series: FixedSeries) -> None:
    found = detection(series, [alert(0, START), alert(1, START, START + 1)])
    assert (found.precision, found.recall, found.f1, found.by_first_day, found.recall_of_money) == (1, 1, 1, 1, 1)
    assert (found.delay_days, found.false_alerts, found.lasting) == (0, 0, 0)


def test_nothing_said_is_nothing_found(series: FixedSeries) -> None:
    found = detection(series, [])
    assert (found.precision, found.recall, found.f1, found.by_first_day) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("days", "is_found"), [((START + 3,), True), ((START + 4,), False), ((START - 1,), False), ((START - 1, START), True)]
)
def test_found_is_within_three_days(series: FixedSeries, days: tuple[int, ...], is_found: bool) -> None:
    found = detection(series, [alert(1, *days)])
    assert (found.recall, found.precision) == ((0.5, 1) if is_found else (0, 0))
    if is_found:
        assert found.delay_days == max(days) - START


def test_by_first_day_an_alert_that_began_before_has_found_nothing(series: FixedSeries) -> None:
    found = detection(series, [alert(1, START - 1, START)])
    assert (found.f1, found.by_first_day) == (pytest.approx(2 / 3), 0)


def test_false_alerts_are_counted_and_lasting_changes_told_apart(series: FixedSeries) -> None:
    found = detection(series, [alert(0, START), alert(0, 100), alert(2, START, START + 1)])
    assert found.precision == pytest.approx(1 / 3)
    assert found.lasting == 0.5
    assert found.false_alerts == pytest.approx(100 * 2 / (3 * (DAYS - 28) / (365 / 12)))


def test_money_found_weighs_what_events_cost(series: FixedSeries) -> None:
    assert detection(series, [alert(1, START)]).recall_of_money == pytest.approx(140 / 160)


def test_months_are_held_against_what_came() -> None:
    quiet = Month(np.array([10.0, 10]), np.array([10.0, 12]), np.array([15.0, 10]), np.array([10.0, 10]), 15, 21, 2.0)
    risen = Month(np.array([30.0, 10]), np.array([10.0, 20]), np.array([10.0, 10]), np.array([20.0, 10]), 20, 35, 4.0)
    came = foretelling([quiet, risen])
    assert came.month == pytest.approx((2 + 10) / 60)
    assert came.month_naive == pytest.approx((5 + 20) / 60)
    assert came.month_usual == pytest.approx(10 / 60)
    assert came.day == pytest.approx((2 + 30) / 60)
    assert came.day_naive == pytest.approx((5 + 20) / 60)
    assert came.scaled == pytest.approx((1 / 2 + 15 / 4) / 2)
    assert came.scaled_naive == pytest.approx((2.5 / 2 + 10 / 4) / 2)
    assert came.coverage == 0.5


@pytest.fixture(scope="session")
def holdout(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return judge(HOLDOUT, compile_models(tmp_path_factory.mktemp("backtest")))


def test_what_ships_finds_the_anomalies_of_the_holdout(holdout: Result) -> None:
    assert holdout.detection.f1 >= 0.80


def test_what_ships_foretells_the_months_of_the_holdout(holdout: Result) -> None:
    assert holdout.foretelling(JUDGED).month <= 0.05
    assert 0.7 <= holdout.foretelling(ORIGINS).coverage <= 0.95
    assert all(len(months) == 200 for months in holdout.months.values())


def test_forecasts_know_only_what_was_before(holdout: Result) -> None:
    """The page's figures would be worth nothing else: a month that was foretold exactly was looked at."""
    month = holdout.months[ORIGINS[0]]
    assert min(float(np.abs(one.actual - one.forecast).sum() / one.actual.sum()) for one in month) > 0.001


def test_the_page_says_what_the_backtest_says(holdout: Result) -> None:
    """docs/backtest.md is written by `make backtest` and goes with the models."""
    page = (Path(__file__).parents[3] / REPORT).read_text(encoding="utf-8")
    told = {name.strip(): value.strip() for name, value in re.findall(r"^\| ([^|]*)\|[^|]*\|([^|]*)\|", page, re.MULTILINE)}
    for row in figures({HOLDOUT: holdout}):
        if not row.name.startswith("…"):
            assert told[row.name] == row.values[0]
    assert report(list(figures({0: holdout, HOLDOUT: holdout}))).startswith(page[:200])


def test_origins_are_days_of_the_series() -> None:
    assert all(isinstance(origin, dt.date) and origin in CALENDAR for origin in ORIGINS)
