"""What series will cost: the weekday, the level, growth and fees are carried on, what is billed stays as it is, and what cannot be told has
no figure.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest
from billed_days import BilledDays, day, weekly
from rendering import render_model

DAYS = 239
TODAY = dt.date(2026, 9, 1)
HORIZONS = {"month_end", "month_1", "month_2", "month_3", "month_12"}


@pytest.fixture
def bills() -> Iterator[BilledDays]:
    bills = BilledDays()
    assert day(DAYS) == TODAY
    yield bills
    bills.connection.close()


def true_month(year: int, month: int, workday: float = 100, weekend: float = 60) -> float:
    last = calendar.monthrange(year, month)[1]
    return sum(weekend if dt.date(year, month, number).weekday() >= 5 else workday for number in range(1, last + 1))


def close(value: Decimal, wanted: float, share: float = 0.01) -> bool:
    return float(value) == pytest.approx(wanted, rel=share)


def test_nothing_is_told_of_nothing(bills: BilledDays) -> None:
    assert bills.forecast(TODAY) == {}


def test_a_steady_week_goes_on(bills: BilledDays) -> None:
    bills.series(map(weekly, range(DAYS)))
    rows = bills.forecast(TODAY)
    assert {horizon for _, horizon in rows} == HORIZONS
    assert {row["method"] for row in rows.values()} == {"weekday_index"}
    for horizon, month in (("month_end", 9), ("month_1", 10), ("month_2", 11), ("month_3", 12)):
        row = rows["ec2", horizon]
        assert (row["period_start"], row["period_end"].month) == (dt.date(2026, month, 1), month)
        assert close(row["forecast_cost"], true_month(2026, month))
        assert row["low_cost"] <= row["forecast_cost"] <= row["high_cost"]
    year = rows["ec2", "month_12"]
    assert (year["period_start"], year["period_end"]) == (dt.date(2026, 10, 1), dt.date(2027, 9, 30))
    assert close(year["forecast_cost"], 365 / 7 * 620)


def test_what_is_billed_stays_and_only_the_rest_is_expected(bills: BilledDays) -> None:
    costs = [weekly(number) for number in range(DAYS + 20)]
    costs[DAYS + 3] = 5000  # has happened, and says nothing of other days
    bills.series(costs, provisional=2)
    row = bills.forecast(day(DAYS + 20))["ec2", "month_end"]
    billed = sum(costs[DAYS : DAYS + 18])
    assert close(row["actual_to_date"], billed, 1e-6)
    assert close(row["forecast_cost"], true_month(2026, 9) + 4900)
    assert row["last_day"] == day(DAYS + 17)
    assert len(row["daily_costs"]) == 30
    assert sum(row["daily_costs"]) == pytest.approx(row["forecast_cost"], abs=Decimal("0.001"))
    assert row["daily_costs"][3] == 5000


def test_days_that_are_not_whole_do_not_count(bills: BilledDays) -> None:
    bills.series([*map(weekly, range(DAYS - 2)), 1.0, 0.0], provisional=2)
    row = bills.forecast(TODAY)["ec2", "month_end"]
    assert close(row["forecast_cost"], true_month(2026, 9))
    assert row["history_days"] == DAYS - 2


def test_a_fortnight_unlike_the_rest_is_not_carried_on(bills: BilledDays) -> None:
    bills.series(weekly(number) * (3 if number >= DAYS - 14 else 1) for number in range(DAYS))
    assert close(bills.forecast(TODAY)["ec2", "month_end"]["forecast_cost"], true_month(2026, 9), 0.05)


def test_a_level_that_stays_is_carried_on(bills: BilledDays) -> None:
    bills.series(weekly(number) * (2 if number >= DAYS - 28 else 1) for number in range(DAYS))
    assert close(bills.forecast(TODAY)["ec2", "month_1"]["forecast_cost"], 2 * true_month(2026, 10), 0.05)


def test_growth_is_carried_on_and_tires(bills: BilledDays) -> None:
    bills.series(100 * 1.05 ** (number / 30) for number in range(DAYS))
    rows = bills.forecast(TODAY)
    for horizon, month, tolerance in (("month_end", 9, 0.015), ("month_3", 12, 0.1)):
        row = rows["ec2", horizon]
        days = range((row["period_start"] - day(0)).days, (row["period_end"] - day(0)).days + 1)
        grown = sum(100 * 1.05 ** (number / 30) for number in days)
        assert grown * (1 - tolerance) <= row["forecast_cost"] <= grown
        assert row["period_start"].month == month


def test_one_high_month_is_no_growth(bills: BilledDays) -> None:
    bills.series(100.0 if number < DAYS - 90 or number >= DAYS - 60 else 130.0 for number in range(DAYS))
    rows = bills.forecast(TODAY)
    assert close(rows["ec2", "month_end"]["forecast_cost"], 3000)
    assert close(rows["ec2", "month_12"]["forecast_cost"], 36500)


def test_the_monthly_fee_comes_again(bills: BilledDays) -> None:
    bills.series(100.0 + 900 * (day(number).day == 1) for number in range(DAYS))
    rows = bills.forecast(TODAY)
    assert close(rows["ec2", "month_end"]["forecast_cost"], 3900)
    assert close(rows["ec2", "month_12"]["forecast_cost"], 36500 + 12 * 900)
    assert rows["ec2", "month_end"]["daily_costs"][0] == pytest.approx(1000)


def test_cost_that_comes_now_and_then_comes_at_its_mean(bills: BilledDays) -> None:
    bills.series(300.0 if number % 9 == 0 else 0.0 for number in range(DAYS))
    row = bills.forecast(TODAY)["ec2", "month_1"]
    assert row["method"] == "run_rate"
    assert close(row["forecast_cost"], 31 * 300 / 9, 0.2)


def test_what_ended_costs_nothing_more(bills: BilledDays) -> None:
    bills.series(weekly(number) if number < DAYS - 60 else 0.0 for number in range(DAYS))
    assert bills.forecast(TODAY)["ec2", "month_1"]["forecast_cost"] == 0


@pytest.mark.parametrize(("days", "method"), [(6, "too_short"), (7, "run_rate"), (27, "run_rate"), (28, "weekday_index")])
def test_history_decides_the_method(bills: BilledDays, days: int, method: str) -> None:
    bills.series([100.0] * days)
    row = bills.forecast(day(days))["ec2", "month_1"]
    assert (row["method"], row["history_days"]) == (method, days)
    assert row["interval_basis"] == "none"  # nobody has erred yet
    assert row["low_cost"] is None
    if method == "too_short":
        assert (row["forecast_cost"], row["daily_costs"]) == (None, None)
    else:
        assert row["forecast_cost"] == 100 * ((row["period_end"] - row["period_start"]).days + 1)


def test_a_bill_of_long_ago_tells_nothing_of_today(bills: BilledDays) -> None:
    bills.series(map(weekly, range(DAYS)))
    assert bills.forecast(TODAY + dt.timedelta(days=61))["ec2", "month_end"]["method"] == "weekday_index"
    row = bills.forecast(TODAY + dt.timedelta(days=62))["ec2", "month_end"]
    assert (row["method"], row["forecast_cost"], row["low_cost"], row["interval_basis"]) == ("too_old", None, None, "none")


def test_a_late_bill_keeps_its_weekdays_through_the_year(bills: BilledDays) -> None:
    bills.series(map(weekly, range(DAYS)))
    row = bills.forecast(TODAY + dt.timedelta(days=61))["ec2", "month_12"]
    assert close(row["forecast_cost"], 365 / 7 * 620)


def test_a_young_series_has_the_interval_of_the_others(bills: BilledDays) -> None:
    bills.series((weekly(number) for number in range(DAYS)), "old")
    bills.series((weekly(number) for number in range(DAYS)), "young")
    bills.connection.execute("delete from int_costs__series where entity_key = 'young' and charge_date < ?", [day(DAYS - 40)])
    rows = bills.forecast(TODAY)
    assert rows["old", "month_1"]["interval_basis"] == "own, doubled"
    assert rows["young", "month_1"]["interval_basis"] == "pool"
    assert rows["young", "month_1"]["low_cost"] is not None


def test_of_many_series_the_wider_interval_counts(bills: BilledDays) -> None:
    for number in range(10):
        bills.series([(50 + number) * (1 + 0.2 * (day // 28 % 2)) for day in range(DAYS)], f"wavering {number}")
    bills.series((weekly(number) for number in range(DAYS)), "steady")
    bills.series((weekly(number) for number in range(DAYS)), "steady team", entity_type="team", team="payments")
    rows = bills.forecast(TODAY)
    steady, team = rows["steady", "month_1"], rows["steady team", "month_1"]
    assert (steady["interval_basis"], team["interval_basis"]) == ("own and pool", "own, doubled")
    assert steady["high_cost"] - steady["low_cost"] > 3 * (team["high_cost"] - team["low_cost"])


def test_an_unsteady_series_has_a_wider_interval(bills: BilledDays) -> None:
    bills.series((weekly(number) for number in range(DAYS)), "steady")
    bills.series((weekly(number) * (1 + number // 28 % 3) for number in range(DAYS)), "unsteady")
    rows = bills.forecast(TODAY)

    def width(key: str) -> Decimal:
        row = rows[key, "month_1"]
        return Decimal((row["high_cost"] - row["low_cost"]) / row["forecast_cost"])

    assert width("unsteady") > width("steady") > 0


def test_currencies_are_series_of_their_own(bills: BilledDays) -> None:
    bills.series([100.0] * DAYS, "ec2", currency="USD")
    bills.series([10.0] * DAYS, "ec2", currency="EUR")
    sql = render_model("forecast", as_of=f"{TODAY} 06:00:00+00")
    rows = bills.rows(f"from ({sql}) where horizon = 'month_end' order by currency")
    assert [(row["currency"], row["forecast_cost"]) for row in rows] == [("EUR", 300), ("USD", 3000)]


def test_resources_have_no_forecast(bills: BilledDays) -> None:
    bills.series([100.0] * DAYS, entity_type="resource", resource_uid="i-1")
    assert bills.forecast(TODAY) == {}
