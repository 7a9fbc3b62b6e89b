"""What a run asks Cost Explorer, what it keeps of the answers, and what it never asks again."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from explorer_runs import OPEN, TODAY, Runs
from scripted_explorer import DAY, EC2, S3, Fact, ScriptedExplorer

from inventory_assets.catalog.limits import bucket_of
from inventory_assets.collect.billing.explorer_answer import Answer
from inventory_assets.collect.billing.explorer_plan import Question, last_months

CLOSED = last_months(OPEN, 12)
OCTOBER = dt.date(2026, 10, 1)


@pytest.fixture(autouse=True)
def _a_year(explorer: ScriptedExplorer) -> None:
    """A dollar a day of EC2, two of S3 in another account, for 400 days until today; the open month is estimated."""
    days = [TODAY - DAY * number for number in range(400)]
    explorer.facts = [Fact(day, "1.0000000001", team="core", resource="i-1") for day in days]
    explorer.facts += [Fact(day, "2", account="222222222222", service=S3) for day in days]
    explorer.is_estimated = lambda start: start >= OPEN


def test_the_first_run_reads_twelve_closed_months_and_the_open_one_in_one_request(runs: Runs, explorer: ScriptedExplorer) -> None:
    outcome = runs.run()
    assert explorer.spans() == [("MONTHLY", "2025-11-01", "2026-11-26"), ("DAILY", "2026-11-25", "2026-11-26")]
    assert (outcome.paid_requests, outcome.budget, outcome.cost_usd) == (2, 40, Decimal("0.02"))
    assert outcome.loads_by_status == {"ok": 14}
    assert [runs.current("service_monthly", month).is_closed for month in [*CLOSED, OPEN]] == [True] * 12 + [False]
    october = runs.rows("service_monthly", OCTOBER)
    assert [(row["account_id"], row["service"], row["unblended_cost"], row["amortized_cost"]) for row in october] == [
        ("111111111111", EC2, Decimal("31.0000000031"), Decimal("31.0000000031")),
        ("222222222222", S3, Decimal("62"), Decimal("62")),
    ]
    row = october[0]
    assert (row["dataset"], row["billing_period"], row["period_start"], row["period_end"]) == ("service_monthly", OCTOBER, OCTOBER, OPEN)
    assert (row["currency"], row["is_estimated"], row["tag_key"], row["resource_id"]) == ("USD", False, None, None)
    assert {one["is_estimated"] for one in runs.rows("service_monthly")} == {True}


def test_what_is_paid_stands_once_in_the_ledger(runs: Runs) -> None:
    runs.costs["tag_keys"] = ["Team"]
    outcome = runs.run()
    paid = [runs.latest(source, month).paid_requests for source in ("service_monthly", "tag_monthly:Team") for month in [*CLOSED, OPEN]]
    assert sum(paid) + runs.latest("service_daily").paid_requests == outcome.paid_requests == 3


def test_a_closed_month_is_never_asked_for_again(runs: Runs, explorer: ScriptedExplorer) -> None:
    runs.costs["tag_keys"] = ["Team"]
    runs.run()
    before = {month: runs.current("service_monthly", month) for month in CLOSED}
    for days in (1, 2):
        runs.run(TODAY + DAY * days)
        until = (TODAY + DAY * (days + 1)).isoformat()
        assert ("MONTHLY", "2026-11-01", until) in explorer.spans()
        assert {start for granularity, start, _ in explorer.spans("LINKED_ACCOUNT") if granularity == "MONTHLY"} == {"2026-11-01"}
    assert {month: runs.current("service_monthly", month) for month in CLOSED} == before


def test_a_month_that_is_over_and_still_estimated_is_asked_for_again_until_it_is_final(runs: Runs, explorer: ScriptedExplorer) -> None:
    explorer.is_estimated = lambda start: start >= OCTOBER
    runs.run(dt.date(2026, 11, 2))
    assert runs.current("service_monthly", OCTOBER).is_closed is False
    explorer.facts.append(Fact(dt.date(2026, 10, 31), "5", service="Tax"))
    explorer.is_estimated = lambda start: start >= OPEN
    runs.run(dt.date(2026, 11, 8))
    assert ("MONTHLY", "2026-10-01", "2026-11-09") in explorer.spans(), "the last month and the open one are one request"
    assert runs.current("service_monthly", OCTOBER).is_closed is True
    assert runs.total("service_monthly", [OCTOBER]) == Decimal("98.0000000031")
    runs.run(dt.date(2026, 11, 9))
    assert ("MONTHLY", "2026-11-01", "2026-11-10") in explorer.spans()


def test_closed_months_between_missing_ones_are_left_out_of_the_request(runs: Runs, explorer: ScriptedExplorer) -> None:
    explorer.is_estimated = lambda start: start in {dt.date(2025, 12, 1), dt.date(2026, 5, 1), OPEN}
    runs.run()
    runs.run(TODAY + DAY)
    assert [span for span in explorer.spans() if span[0] == "MONTHLY"] == [
        ("MONTHLY", "2025-12-01", "2026-01-01"),
        ("MONTHLY", "2026-05-01", "2026-06-01"),
        ("MONTHLY", "2026-11-01", "2026-11-27"),
    ]


def test_on_the_first_of_a_month_the_new_month_is_asked_for_until_tomorrow(runs: Runs, explorer: ScriptedExplorer) -> None:
    runs.run(dt.date(2026, 12, 1))
    assert ("MONTHLY", "2025-12-01", "2026-12-02") in explorer.spans()
    assert runs.rows("service_monthly", dt.date(2026, 12, 1)) == []
    assert runs.current("service_monthly", dt.date(2026, 12, 1)).row_count == 0


def test_a_tag_is_asked_by_account_and_what_has_none_is_blank(runs: Runs, explorer: ScriptedExplorer) -> None:
    runs.costs["tag_keys"] = ["Team", "cost:center"]
    runs.run()
    assert explorer.spans("Team") == [("MONTHLY", "2025-11-01", "2026-11-26")]
    told = [(row["account_id"], row["tag_key"], row["tag_value"], row["unblended_cost"]) for row in runs.rows("tag_monthly:Team", OCTOBER)]
    assert told == [("111111111111", "Team", "core", Decimal("31.0000000031")), ("222222222222", "Team", "", Decimal(62))]
    assert {row["tag_value"] for row in runs.rows("tag_monthly:cost:center", OCTOBER)} == {""}
    assert runs.current("tag_monthly:Team").content_path.startswith("costs/explored/tag_monthly_Team/2026-11/")


def test_tags_that_differ_in_a_sign_or_their_case_have_files_of_their_own(runs: Runs) -> None:
    runs.costs["tag_keys"] = ["Team", "team", "a:b", "a b"]
    runs.run()
    paths = {runs.current(f"tag_monthly:{key}").content_path.casefold() for key in runs.costs["tag_keys"]}
    assert len(paths) == 4
    assert {row["tag_key"] for row in runs.rows("tag_monthly:team")} == {"team"}


def test_the_daily_tail_is_read_once_and_then_only_what_is_not_final(runs: Runs, explorer: ScriptedExplorer) -> None:
    runs.costs["daily_days"] = 60
    runs.run()
    assert ("DAILY", "2026-09-27", "2026-11-26") in explorer.spans()
    assert runs.current("service_daily", dt.date(2026, 9, 1)).is_closed is True, "its days will not change"
    assert runs.current("service_daily").is_closed is False
    explorer.facts = [fact for fact in explorer.facts if fact.day != dt.date(2026, 11, 24)]
    explorer.facts += [Fact(dt.date(2026, 11, 24), "7", service=S3), Fact(dt.date(2026, 11, 3), "99"), Fact(dt.date(2026, 11, 26), "8")]
    runs.run(TODAY + DAY)
    assert ("DAILY", "2026-11-22", "2026-11-27") in explorer.spans(), "days of three days ago and younger"
    day = {
        number: sum(row["unblended_cost"] for row in runs.rows("service_daily") if row["period_start"].day == number)
        for number in (1, 3, 24, 25, 26)
    }
    was = Decimal("3.0000000001")
    assert day == {1: was, 3: was, 24: Decimal(7), 25: was, 26: Decimal(8)}, "the month is whole: old days as they were, young ones anew"


def test_a_day_that_cost_nothing_is_known_too(runs: Runs, explorer: ScriptedExplorer) -> None:
    explorer.facts = [fact for fact in explorer.facts if fact.day.day % 7]
    runs.costs["daily_days"] = 30
    runs.run()
    runs.run(TODAY + DAY)
    assert [span for span in explorer.spans() if span[0] == "DAILY"] == [("DAILY", "2026-11-22", "2026-11-27")]


def test_days_that_nobody_has_told_of_yet_are_no_zeros_and_are_asked_for_again(runs: Runs, explorer: ScriptedExplorer) -> None:
    late = [fact for fact in explorer.facts if fact.day > dt.date(2026, 11, 15)]
    explorer.facts = [fact for fact in explorer.facts if fact.day <= dt.date(2026, 11, 15)]
    runs.costs |= {"daily_days": 40, "resource_services": [EC2]}
    runs.run()
    assert max(runs.by_day("service_daily")) == 15
    explorer.facts += late
    runs.run(TODAY + DAY)
    assert ("DAILY", "2026-11-16", "2026-11-27") in explorer.spans()
    assert sorted(runs.by_day("service_daily")) == list(range(1, 26))
    assert max(runs.by_day(f"resource_daily:{EC2}")) == 25


def test_an_answer_that_is_empty_takes_no_known_day_away(runs: Runs, explorer: ScriptedExplorer) -> None:
    runs.costs["daily_days"] = 20
    runs.run()
    explorer.facts = []
    runs.run(TODAY + DAY)
    assert sorted(runs.by_day("service_daily")) == list(range(6, 26))


def test_a_longer_tail_asks_for_the_older_days_alone(runs: Runs, explorer: ScriptedExplorer) -> None:
    runs.costs["daily_days"] = 30
    runs.run()
    runs.costs["daily_days"] = 40
    runs.run()
    assert [span for span in explorer.spans() if span[0] == "DAILY"] == [
        ("DAILY", "2026-10-17", "2026-10-27"),
        ("DAILY", "2026-11-22", "2026-11-26"),
    ]
    assert sorted({row["period_start"].day for row in runs.rows("service_daily", OCTOBER)}) == list(range(17, 32))


def test_single_resources_are_asked_for_fourteen_days_and_build_up_a_history(runs: Runs, explorer: ScriptedExplorer) -> None:
    runs.costs["resource_services"] = [EC2]
    operation = "GetCostAndUsageWithResources"
    runs.run(dt.date(2026, 11, 16))
    assert explorer.spans("RESOURCE_ID", operation) == [("DAILY", "2026-11-03", "2026-11-17")]
    assert explorer.requests[-1][1]["Filter"] == {"Dimensions": {"Key": "SERVICE", "Values": [EC2]}}
    runs.run(TODAY)
    assert explorer.spans("RESOURCE_ID", operation) == [("DAILY", "2026-11-13", "2026-11-26")]
    rows = runs.rows(f"resource_daily:{EC2}")
    assert sorted(row["period_start"].day for row in rows) == list(range(3, 26)), "more than Cost Explorer itself remembers"
    assert {(row["account_id"], row["resource_id"], row["service"]) for row in rows} == {("111111111111", "i-1", EC2)}


def test_what_is_charged_for_no_resource_has_none(runs: Runs, explorer: ScriptedExplorer) -> None:
    runs.costs["resource_services"] = [S3]
    runs.run()
    assert {row["resource_id"] for row in runs.rows(f"resource_daily:{S3}")} == {None}


def test_a_gap_of_runs_longer_than_fourteen_days_leaves_a_hole_and_no_zero(runs: Runs) -> None:
    runs.costs["resource_services"] = [EC2]
    runs.run(dt.date(2026, 11, 2))
    runs.run(TODAY)
    days = sorted(row["period_start"].day for row in runs.rows(f"resource_daily:{EC2}"))
    assert days == [1, 2, *range(12, 26)]


def test_pages_add_up(runs: Runs, explorer: ScriptedExplorer) -> None:
    explorer.page_size = 5
    outcome = runs.run()
    assert outcome.paid_requests == explorer.answered == 6 + 1, "26 groups, and two of a day"
    assert [request.get("NextPageToken") for _, request in explorer.requests[:6]] == [None, "5", "10", "15", "20", "25"]
    assert runs.total("service_monthly", CLOSED) == Decimal("1095.0000000365")


def test_equal_amounts_of_an_open_month_are_known_a_day_later(runs: Runs, explorer: ScriptedExplorer) -> None:
    explorer.facts = [fact for fact in explorer.facts if fact.day < TODAY]
    runs.run()
    runs.run(TODAY + DAY)
    load = runs.current("service_monthly")
    assert load.started_at.date() == TODAY + DAY
    assert {row["fetched_at"].date() for row in runs.rows("service_monthly")} == {TODAY + DAY}


def test_a_month_that_one_page_calls_estimated_is_estimated() -> None:
    answer = Answer(Question("service_monthly"))
    for is_estimated in (True, False):
        answer.take({"ResultsByTime": [{"TimePeriod": {"Start": "2026-10-01", "End": "2026-11-01"}, "Estimated": is_estimated}]})
    assert answer.estimated == {OCTOBER: True}


def test_a_second_run_of_the_same_day_writes_down_what_it_paid_and_nothing_else(runs: Runs) -> None:
    runs.costs |= {"daily_days": 40, "resource_services": [EC2]}
    runs.run()
    before = sorted(path for path in runs.raw.rglob("*") if path.is_file())
    outcome = runs.run()
    new = {path for path in runs.raw.rglob("*") if path.is_file()} - set(before)
    assert {path.parent.name for path in new} == {"loads"}
    assert len(new) == 1
    assert all(load.is_unchanged for load in outcome.loads)
    assert outcome.paid_requests == 3, "it was asked for, and is told"


def test_nothing_is_asked_where_the_settings_do_not_say_so(runs: Runs, explorer: ScriptedExplorer) -> None:
    runs.costs["enabled"] = False
    outcome = runs.run()
    assert (explorer.requests, outcome.paid_requests, outcome.loads) == ([], 0, ())
    assert not runs.raw.exists()


def test_it_is_asked_slowly() -> None:
    assert bucket_of("ce", "GetCostAndUsage") == ("ce", 2.0)


def test_files_are_private(runs: Runs) -> None:
    runs.run()
    assert {path.stat().st_mode & 0o077 for path in runs.raw.rglob("*")} == {0}
