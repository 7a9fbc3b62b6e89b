"""What is told of a series of daily costs: what nobody could expect is, with its money and its cause; weekdays, fees, habits and bills that
are not whole yet are not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from billed_days import ALICE, SERVICE, BilledDays, day, weekly

DAYS = 130
SPIKE = 100  # a Wednesday


@pytest.fixture
def bills() -> Iterator[BilledDays]:
    bills = BilledDays()
    yield bills
    bills.connection.close()


def usual(extra: dict[int, float] | None = None, days: int = DAYS) -> list[float]:
    return [weekly(number) + (extra or {}).get(number, 0) for number in range(days)]


def only(rows: list[dict[str, Any]]) -> dict[str, Any]:
    (row,) = rows
    return row


def test_nothing_is_built_of_nothing(bills: BilledDays) -> None:
    assert bills.anomalies() == []


def test_weekends_are_expected(bills: BilledDays) -> None:
    bills.series(usual())
    assert bills.anomalies() == []


def test_a_spike_is_told_in_money(bills: BilledDays) -> None:
    bills.series(usual({SPIKE: 200}))
    row = only(bills.anomalies())
    assert (row["started_on"], row["ended_on"], row["days"], row["kind"]) == (day(SPIKE), day(SPIKE), [day(SPIKE)], "spike")
    assert row["impact"] == pytest.approx(Decimal(200), abs=3)
    assert row["actual_cost"] - row["expected_cost"] == row["impact"] == row["severity"] == row["impact_per_day"]
    assert row["impact_pct"] == pytest.approx(Decimal(200), abs=5)
    assert row["deviation"] > 5
    assert not row["is_open"]
    assert not row["is_provisional"]


def test_a_weekend_like_a_workday_is_a_spike(bills: BilledDays) -> None:
    saturday = SPIKE + 3
    assert day(saturday).weekday() == 5
    bills.series(usual({saturday: 40}))
    assert only(bills.anomalies())["started_on"] == day(saturday)


def test_a_rise_is_one_alert_until_it_is_the_new_level(bills: BilledDays) -> None:
    bills.series(usual(dict.fromkeys(range(SPIKE, DAYS), 80)))
    row = only(bills.anomalies())
    assert (row["started_on"], row["kind"], row["is_open"]) == (day(SPIKE), "rise", False)
    assert 10 <= len(row["days"]) <= 15


def test_a_drop_is_told(bills: BilledDays) -> None:
    bills.series(usual(dict.fromkeys(range(SPIKE, SPIKE + 2), -55)))
    row = only(bills.anomalies())
    assert (row["kind"], row["started_on"]) == ("drop", day(SPIKE))
    assert row["impact"] < -100
    assert row["severity"] == -row["impact"]


def test_a_smaller_rise_counts_on_its_third_day(bills: BilledDays) -> None:
    """With noise of 10 % a day that costs a third more may be chance; three in a row are not."""

    def noisy(number: int) -> float:
        return 100 + 2.5 * (number * 7919 % 13 - 6)

    rise = dict.fromkeys(range(SPIKE, SPIKE + 5), 32)
    bills.series([noisy(number) + rise.get(number, 0) for number in range(DAYS)], "five days")
    bills.series([noisy(number) + rise.get(number, 0) * (number < SPIKE + 2) for number in range(DAYS)], "two days")
    row = only(bills.anomalies())
    assert (row["entity_key"], row["started_on"]) == ("five days", day(SPIKE + 2))


def test_a_fee_on_the_first_is_none_from_the_second_month_on(bills: BilledDays) -> None:
    bills.series([cost + 70 * (day(number).day == 1) for number, cost in enumerate(usual(days=180))])
    assert [row["started_on"] for row in bills.anomalies()] in ([], [dt.date(2026, 2, 1)])


def test_a_fee_on_the_last_day_of_each_month_is_none_either(bills: BilledDays) -> None:
    bills.series([cost + 70 * (day(number + 1).day == 1) for number, cost in enumerate(usual(days=180))])
    assert [row["started_on"] for row in bills.anomalies()] in ([], [dt.date(2026, 2, 28)])


def test_a_larger_fee_than_last_month_is_told(bills: BilledDays) -> None:
    def fee(number: int) -> float:
        return {1: 70.0}.get(day(number).day, 0) * (10 if day(number) == dt.date(2026, 5, 1) else 1)

    bills.series([cost + fee(number) for number, cost in enumerate(usual(days=150))])
    assert day(116) == dt.date(2026, 5, 1)
    assert bills.anomalies()[-1]["started_on"] == dt.date(2026, 5, 1)


def test_what_comes_every_tenth_day_is_a_habit(bills: BilledDays) -> None:
    bills.series([20 + 200 * (number % 10 == 3) for number in range(200)])
    assert all(row["ended_on"] < day(70) for row in bills.anomalies())


def test_alerts_within_a_fortnight_are_one(bills: BilledDays) -> None:
    bills.series(usual({SPIKE: 200, SPIKE + 10: 200}))
    row = only(bills.anomalies())
    assert row["days"] == [day(SPIKE), day(SPIKE + 10)]


def test_more_and_less_are_two_alerts(bills: BilledDays) -> None:
    bills.series(usual({SPIKE: 200, SPIKE + 1: -60}))
    assert [row["kind"] for row in bills.anomalies()] == ["spike", "drop"]


def test_alerts_further_apart_are_two(bills: BilledDays) -> None:
    bills.series(usual({SPIKE: 200, SPIKE + 20: 300}))
    assert len(bills.anomalies()) == 2


def test_the_first_four_weeks_are_not_judged(bills: BilledDays) -> None:
    bills.series(usual({20: 500}, days=28))
    assert bills.anomalies() == []


def test_small_money_is_no_alert(bills: BilledDays) -> None:
    bills.series([cost / 100 for cost in usual({SPIKE: 300})])
    assert bills.anomalies() == []
    assert len(bills.anomalies(anomaly_impact_usd=1)) == 1


def test_currencies_are_series_of_their_own(bills: BilledDays) -> None:
    bills.series(usual({SPIKE: 200}), "same key", currency="EUR")
    bills.series(usual(), "same key", currency="USD")
    row = only(bills.anomalies())
    assert row["currency"] == "EUR"


def test_the_last_two_days_are_provisional(bills: BilledDays) -> None:
    bills.series(usual({SPIKE: 200}, days=SPIKE + 1), provisional=2)
    row = only(bills.anomalies())
    assert row["is_provisional"]
    assert row["is_open"]


def test_what_is_not_billed_yet_is_no_drop(bills: BilledDays) -> None:
    late = [*usual(days=SPIKE), 20.0, 0.0]
    bills.series(late, "late", provisional=2)
    bills.series(late, "gone")
    assert only(bills.anomalies())["entity_key"] == "gone"


def test_an_alert_keeps_its_id_while_it_grows(bills: BilledDays) -> None:
    rise = dict.fromkeys(range(SPIKE, SPIKE + 8), 80.0)
    bills.series(usual(rise, days=SPIKE + 2), provisional=2)
    first = only(bills.anomalies())
    bills.connection.execute("delete from int_costs__series")
    bills.series(usual(rise, days=DAYS))
    later = only(bills.anomalies())
    assert later["anomaly_id"] == first["anomaly_id"]
    assert (first["kind"], later["kind"]) == ("spike", "rise")
    assert later["impact"] > first["impact"]


def test_without_cost_by_resource_nobody_knows_the_cause(bills: BilledDays) -> None:
    bills.series(usual({SPIKE: 200}))
    row = only(bills.anomalies())
    assert (row["cause"], row["caused_by"], row["cause_resources"], row["cause_basis"]) == (None, None, None, "no resource-level cost")


def spend(bills: BilledDays, new: list[str], **columns: Any) -> None:
    """The usual is one server's; on the day of the spike the new resources cost 60 each."""
    days = range(SPIKE - 10, SPIKE + 3)
    bills.charges(bills.instance("i-old"), weekly, days)
    for uid in new:
        bills.charges(uid, lambda number: 60 if number >= SPIKE else 0, days, **columns)


def test_the_cause_is_what_was_created_and_by_whom(bills: BilledDays) -> None:
    bills.series(usual({SPIKE: 180, SPIKE + 1: 180}))
    new = [bills.instance(f"i-{number}", created=SPIKE) for number in range(3)]
    for number in range(3):
        bills.event(f"i-{number}", SPIKE)
    spend(bills, new)
    row = only(bills.anomalies())
    assert row["cause"] == "3 m5.4xlarge created on 15 April by user/alice (+USD 180.00 a day)"
    assert row["caused_by"] == ALICE
    assert sorted(row["cause_resources"]) == new
    assert row["cause_basis"] == "inventory changes"


def test_a_creator_who_is_not_known_is_not_named(bills: BilledDays) -> None:
    bills.series(usual({SPIKE: 180}))
    spend(bills, [bills.instance("i-1", created=SPIKE)])
    row = only(bills.anomalies())
    assert row["cause"] == "1 m5.4xlarge created on 15 April (+USD 60.00 a day)"
    assert row["caused_by"] is None


def test_other_things_are_called_by_their_size_and_type(bills: BilledDays) -> None:
    bills.series(usual({SPIKE: 120}))
    volume = bills.instance("vol-1", created=SPIKE, resource_type="AWS::EC2::Volume", configuration='{"VolumeType": "io2"}')
    gateway = bills.instance("nat-1", created=SPIKE - 1, resource_type="AWS::EC2::NatGateway", configuration="{}")
    spend(bills, [volume])
    spend(bills, [gateway], effective_cost=40)
    assert only(bills.anomalies())["cause"] == (
        "1 io2 EC2 Volume created on 15 April (+USD 60.00 a day); 1 EC2 NatGateway created on 14 April (+USD 40.00 a day)"
    )


def test_what_the_first_scan_found_was_not_created_then(bills: BilledDays) -> None:
    bills.series(usual({SPIKE: 60}))
    uid = bills.instance("i-1")
    bills.change(uid, SPIKE, "created", "collector")
    spend(bills, [uid])
    row = only(bills.anomalies())
    assert (row["cause"], row["cause_basis"]) == ("i-1, new on the bill (+USD 60.00 a day), no change recorded", "resource costs")


def test_a_changed_size_is_told_with_both(bills: BilledDays) -> None:
    bills.series(usual({SPIKE: 60}))
    uid = bills.instance("i-1", size="m5.8xlarge")
    bills.change(uid, SPIKE, path="LaunchTime", old_value="a", new_value="b")
    bills.change(uid, SPIKE, path="InstanceType", old_value="t3.large", new_value="m5.8xlarge")
    bills.change(uid, SPIKE, category="tags", path="tags.Name", old_value="a", new_value="b")
    bills.event("i-1", SPIKE, is_creation=False)
    spend(bills, [uid])
    assert only(bills.anomalies())["cause"] == "i-1: InstanceType t3.large → m5.8xlarge on 15 April by user/alice (+USD 60.00 a day)"


def test_a_write_of_long_ago_names_nobody(bills: BilledDays) -> None:
    bills.series(usual({SPIKE: 60}))
    uid = bills.instance("i-1")
    bills.change(uid, SPIKE, path="InstanceType", old_value="t3.large", new_value="m5.4xlarge")
    bills.event("i-1", SPIKE - 40, is_creation=False)
    spend(bills, [uid])
    assert only(bills.anomalies())["caused_by"] is None


def test_a_change_of_last_week_is_no_cause(bills: BilledDays) -> None:
    bills.series(usual({SPIKE: 60}))
    uid = bills.instance("i-1", created=SPIKE - 5)
    spend(bills, [uid])
    assert only(bills.anomalies())["cause"] == "i-1, new on the bill (+USD 60.00 a day), no change recorded"


def test_a_resource_that_only_the_bill_knows_is_named_as_it_does(bills: BilledDays) -> None:
    bills.series(usual({SPIKE: 120}))
    spend(bills, ["i-unknown-1", "i-unknown-2"])
    row = only(bills.anomalies())
    assert row["cause"] == "i-unknown-1 and 1 more, new on the bill (+USD 120.00 a day), no change recorded"
    assert row["cause_resources"] == ["i-unknown-1", "i-unknown-2"]


def test_what_cost_before_is_not_new_and_what_costs_nothing_is_off_the_bill(bills: BilledDays) -> None:
    days = range(SPIKE - 10, SPIKE + 3)
    bills.series(usual({SPIKE: 120}), "more")
    bills.series(usual({SPIKE: -60}), "less", service="Amazon S3")
    bills.charges("/projects/p/disks/grown", lambda number: 140 if number >= SPIKE else 20, days)
    bills.charges("gone", lambda number: 0 if number >= SPIKE else 60, days, service="Amazon S3")
    less, more = bills.anomalies()
    assert more["cause"] == "grown (+USD 120.00 a day), no change recorded"
    assert less["cause"] == "gone, off the bill (-USD 60.00 a day), no change recorded"


def test_a_new_service_is_told_though_it_has_no_history(bills: BilledDays) -> None:
    bills.series(usual(), "account", entity_type="account", service=None)
    bills.series([50.0] * 20, "new")
    bills.connection.execute("update int_costs__series set charge_date = charge_date + 100 where entity_key = 'new'")
    row = only([row for row in bills.anomalies() if row["entity_key"] == "new"])
    assert (row["started_on"], row["kind"], row["impact_pct"]) == (day(100), "rise", None)


def test_what_the_first_bill_has_is_not_new(bills: BilledDays) -> None:
    bills.series(usual(), "account", entity_type="account", service=None)
    bills.series([50.0] * 100, "service")
    bills.connection.execute("update int_costs__series set charge_date = charge_date + 27 where entity_key = 'service'")
    assert bills.anomalies() == []


def test_less_is_explained_by_what_was_deleted(bills: BilledDays) -> None:
    bills.series(usual({SPIKE: -60, SPIKE + 1: -60}))
    uid = bills.instance("i-1", created=SPIKE)  # what is created does not explain less
    bills.change(uid, SPIKE + 1, "deleted")
    bills.charges(uid, lambda number: 60 if number < SPIKE else 0, range(SPIKE - 10, SPIKE + 3))
    bills.charges("i-other", lambda _: 40, range(SPIKE - 10, SPIKE + 3))
    row = only(bills.anomalies())
    assert row["cause"] == "1 m5.4xlarge deleted on 16 April (-USD 60.00 a day)"


def test_charges_without_a_resource_are_said_to_be(bills: BilledDays) -> None:
    bills.series(usual({SPIKE: 90}))
    bills.charges(None, lambda number: 90 if number == SPIKE else 0, range(SPIKE - 10, SPIKE + 3))
    row = only(bills.anomalies())
    assert (row["cause"], row["cause_basis"]) == ("charges that name no resource (+USD 90.00 a day)", "charges without resource")
    assert row["cause_resources"] is None


def test_only_the_series_own_resources_are_asked(bills: BilledDays) -> None:
    bills.series(usual({SPIKE: 60}))
    for columns in ({"service": "Amazon S3"}, {"account_id": "999999999999"}, {"currency": "EUR"}, {"charge_category": "Credit"}):
        spend(bills, ["elsewhere"], **columns)
    row = only(bills.anomalies())
    assert (row["cause"], row["cause_basis"]) == (None, "no resource moved")


@pytest.mark.parametrize(
    "series",
    [
        {"entity_type": "total", "account_id": None, "service": None},
        {"entity_type": "account", "service": None},
        {"entity_type": "team", "provider": None, "account_id": None, "service": None, "team": "payments"},
        {"entity_type": "resource", "resource_uid": "i-new"},
    ],
    ids=lambda series: series["entity_type"],
)
def test_every_kind_of_series_finds_its_resources(bills: BilledDays, series: dict[str, Any]) -> None:
    bills.series(usual({SPIKE: 60}), **series)
    bills.insert("int_costs__tag_sets", tags_id=7, team="payments")
    spend(bills, ["i-new"], version_tags_id=7)
    assert only(bills.anomalies())["cause_resources"] == ["i-new"]


def test_a_team_is_told_of_the_tag_that_brought_it_the_cost(bills: BilledDays) -> None:
    bills.series(usual({SPIKE: 60}), entity_type="team", provider=None, account_id=None, service=None, team="payments")
    bills.insert("int_costs__tag_sets", tags_id=7, team="payments")
    uid = bills.instance("i-1")
    bills.change(uid, SPIKE, category="tags", path="tags.Team", old_value="search", new_value="payments")
    spend(bills, [uid], version_tags_id=7)
    assert only(bills.anomalies())["cause"] == "i-1: tags.Team search → payments on 15 April (+USD 60.00 a day)"


def test_cost_explorer_tells_resources_where_no_bill_does(bills: BilledDays) -> None:
    bills.series(usual({SPIKE: 60}))
    bills.insert(
        "resource_costs_daily",
        provider="aws", account_id="123456789012", service=SERVICE, resource_uid="i-new", currency="USD",
        charge_date=day(SPIKE), effective_cost=60, cost_basis="ce_resource",
    )  # fmt: skip
    assert only(bills.anomalies())["cause"] == "i-new, new on the bill (+USD 60.00 a day), no change recorded"
