"""Checks of costs: published sums are those of the committed files, and an export that falls silent is told."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import dagster as dg
import duckdb
import pytest
from cost_stand_ins import NOVEMBER, OCTOBER, charge, load_charges, nanoseconds, with_costs

from inventory_assets.cost_checks import compare_sums, cost_freshness_check, cost_sum_check
from inventory_assets.lake.publish import published_file
from inventory_assets.settings import Settings

NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)
MORNING = dt.datetime(2026, 11, 21, 8, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
OCTOBER_5 = dt.date(2026, 10, 5)


def publish(settings: Settings, rows: list[tuple[str, str, str, str, str]], began: dt.datetime = MORNING + HOUR) -> None:
    """Publish a mart of these rows (provider, month, currency, basis, billed; half of it is effective), by a build that began then."""
    about = settings.warehouse / "build/good/about.json"
    about.parent.mkdir(parents=True, exist_ok=True)
    about.write_text(f'{{"newest_commit": {nanoseconds(began)}}}')
    with duckdb.connect(published_file(settings.warehouse)) as connection:
        connection.execute(
            "create schema if not exists cost; create or replace table cost.resource_costs_monthly (provider varchar, billing_period date, "
            "currency varchar, cost_basis varchar, billed_cost decimal(38, 15), effective_cost decimal(38, 15))"
        )
        for provider, month, currency, basis, billed in rows:
            values = [provider, month, currency, basis, Decimal(billed), Decimal(billed) / 2]
            connection.execute("insert into cost.resource_costs_monthly values (?, ?, ?, ?, ?, ?)", values)


def evaluate(check: dg.AssetChecksDefinition) -> dg.AssetCheckResult:
    result = check()
    assert isinstance(result, dg.AssetCheckResult)
    return result


def differing(warehouse: Path) -> list[tuple[object, ...]]:
    return [row[:5] for row in compare_sums(warehouse) if row[-1]]


def test_sums_that_agree_pass_by_provider_month_and_currency(settings: Settings) -> None:
    charges = [charge("1.25"), charge("0.0000001"), charge("7", currency="EUR"), charge("3", provider="Microsoft")]
    load_charges(settings.warehouse, "main", charges, at=MORNING)
    load_charges(settings.warehouse, "other", [charge("2", OCTOBER_5)], month=OCTOBER, at=MORNING)
    publish(
        settings,
        [
            ("aws", "2026-11-01", "USD", "billed", "1.2500001"),
            ("aws", "2026-11-01", "EUR", "billed", "7"),
            ("azure", "2026-11-01", "USD", "billed", "3"),
            ("aws", "2026-10-01", "USD", "billed", "2"),
            ("aws", "2026-11-01", "USD", "estimated", "99"),
        ],
    )
    result = evaluate(cost_sum_check(settings))
    assert result.passed
    assert result.metadata["compared"].value == 4


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ([("aws", "2026-11-01", "USD", "billed", "10.000002")], ("aws", NOVEMBER, "USD", Decimal(10), Decimal("10.000002"))),
        ([], ("aws", NOVEMBER, "USD", Decimal(10), None)),
        ([("aws", "2026-11-01", "EUR", "billed", "10")], ("aws", NOVEMBER, "EUR", None, Decimal(10))),
        ([("gcp", "2026-11-01", "USD", "billed", "10")], ("gcp", NOVEMBER, "USD", None, Decimal(10))),
        ([("aws", "2026-10-01", "USD", "billed", "10")], ("aws", OCTOBER, "USD", None, Decimal(10))),
    ],
)
def test_sums_that_differ_fail_and_are_named(settings: Settings, rows: list[tuple[str, ...]], wrong: tuple[object, ...]) -> None:
    load_charges(settings.warehouse, "main", [charge("4"), charge("6")], at=MORNING)
    publish(settings, rows)
    assert wrong in differing(settings.warehouse)
    result = evaluate(cost_sum_check(settings))
    assert (result.passed, result.severity) == (False, dg.AssetCheckSeverity.ERROR)
    assert f"| {wrong[0]} | {wrong[1]} | {wrong[2]} |" in result.metadata["sums"].value


def test_a_difference_in_effective_cost_alone_fails(settings: Settings) -> None:
    load_charges(settings.warehouse, "main", [charge("10")], at=MORNING)
    publish(settings, [("aws", "2026-11-01", "USD", "billed", "10")])
    assert differing(settings.warehouse) == []
    with duckdb.connect(published_file(settings.warehouse)) as connection:
        connection.execute("update cost.resource_costs_monthly set effective_cost = 5.000002")
    assert len(differing(settings.warehouse)) == 1


def test_only_the_latest_good_load_of_a_month_counts(settings: Settings) -> None:
    load_charges(settings.warehouse, "main", [charge("10")], at=MORNING - 3 * HOUR)
    load_charges(settings.warehouse, "main", [charge("12")], at=MORNING - 2 * HOUR)
    load_charges(settings.warehouse, "main", [], at=MORNING - HOUR, status="error")
    publish(settings, [("aws", "2026-11-01", "USD", "billed", "12")])
    assert differing(settings.warehouse) == []
    publish(settings, [("aws", "2026-11-01", "USD", "billed", "22")])
    assert len(differing(settings.warehouse)) == 1, "charges counted twice"


def test_what_was_committed_while_the_marts_were_built_may_be_in_them_or_not(settings: Settings) -> None:
    load_charges(settings.warehouse, "main", [charge("10")], at=MORNING)
    load_charges(settings.warehouse, "main", [charge("12")], at=MORNING + 2 * HOUR)
    for billed, is_right in (("10", True), ("12", True), ("11", False)):
        publish(settings, [("aws", "2026-11-01", "USD", "billed", billed)], began=MORNING + HOUR)
        assert (differing(settings.warehouse) == []) is is_right
    publish(settings, [("aws", "2026-11-01", "USD", "billed", "10")], began=MORNING + 3 * HOUR)
    assert len(differing(settings.warehouse)) == 1, "what was there before the build began must be in it"


def test_a_month_without_charges_and_no_charges_at_all_pass(settings: Settings) -> None:
    publish(settings, [])
    result = evaluate(cost_sum_check(settings))
    assert (result.passed, result.description) == (True, "no charges were read, so there was nothing to compare")
    load_charges(settings.warehouse, "main", [], at=MORNING)
    assert evaluate(cost_sum_check(settings)).passed


def test_charges_that_no_mart_was_built_of_fail(settings: Settings) -> None:
    publish(settings, [])
    with duckdb.connect(published_file(settings.warehouse)) as connection:
        connection.execute("drop table cost.resource_costs_monthly")
    assert evaluate(cost_sum_check(settings)).passed, "before the first costs"
    load_charges(settings.warehouse, "main", [charge("10")], at=MORNING)
    assert not evaluate(cost_sum_check(settings)).passed


def days_ago(days: int) -> dt.date:
    return (NOW - dt.timedelta(days=days)).date()


@pytest.mark.parametrize(("hours", "newest", "is_fresh"), [(1, 1, True), (47, 1, True), (49, 1, False), (1, 4, False), (49, 4, False)])
def test_an_export_is_stale_by_its_news_and_by_its_charges(settings: Settings, hours: int, newest: int, is_fresh: bool) -> None:
    day = days_ago(newest)
    load_charges(settings.warehouse, "main", [charge("1", day)], month=day.replace(day=1), at=NOW - hours * HOUR)
    result = evaluate(cost_freshness_check(with_costs(settings, "main")))
    assert (result.passed, result.severity) == (is_fresh, dg.AssetCheckSeverity.WARN)
    assert result.metadata["stale_exports"].value == int(not is_fresh)


def test_a_fee_until_the_end_of_the_month_is_no_sign_of_life(settings: Settings) -> None:
    day = days_ago(5)
    fee = charge("20", day) | {"ChargePeriodEnd": NOW + dt.timedelta(days=20)}
    load_charges(settings.warehouse, "main", [fee], month=day.replace(day=1), at=NOW - HOUR)
    assert not evaluate(cost_freshness_check(with_costs(settings, "main"))).passed


def test_failed_loads_are_no_news_and_exports_of_the_settings_alone_are_judged(settings: Settings) -> None:
    load_charges(settings.warehouse, "main", [charge("1", days_ago(1))], month=days_ago(1).replace(day=1), at=NOW - 60 * HOUR)
    load_charges(settings.warehouse, "main", [], at=NOW - HOUR, status="error")
    load_charges(settings.warehouse, "former", [charge("1", days_ago(90))], month=days_ago(90).replace(day=1), at=NOW - 900 * HOUR)
    result = evaluate(cost_freshness_check(with_costs(settings, "main", "new")))
    assert result.metadata["stale_exports"].value == 2
    told = result.metadata["stale"].value
    assert "| main |" in told
    assert "| new | never | none |" in told
    assert "former" not in told


def test_without_exports_nothing_is_stale(settings: Settings) -> None:
    result = evaluate(cost_freshness_check(settings))
    assert (result.passed, result.description) == (True, "no billing export is configured")
