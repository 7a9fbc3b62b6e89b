"""What a run leaves where Cost Explorer refuses, answers nonsense, or the budget ends: a row that says so, and the last good answer."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from explorer_runs import OPEN, TODAY, Runs
from scripted_explorer import DAY, EC2, S3, Fact, RefusalError, ScriptedExplorer

from inventory_assets.collect.billing.explorer import explore_costs
from inventory_assets.lake.costs import Loads
from inventory_assets.settings import Settings

OCTOBER = dt.date(2026, 10, 1)
DENIED = RefusalError("AccessDeniedException", "User: arn:aws:iam::111111111111:user/me is not authorized to perform: ce:GetCostAndUsage")


@pytest.fixture(autouse=True)
def _a_year(explorer: ScriptedExplorer) -> None:
    days = [TODAY - DAY * number for number in range(400)]
    explorer.facts = [Fact(day, "1", account=f"11111111111{number}") for day in days for number in range(2)]
    explorer.is_estimated = lambda start: start >= OPEN


def always(refusal: RefusalError, operation: str = "") -> Any:
    def refuse(asked: str, _: dict[str, Any]) -> None:
        if operation in {"", asked}:
            raise refusal

    return refuse


def test_the_budget_counts_every_page_and_is_never_exceeded(runs: Runs, explorer: ScriptedExplorer) -> None:
    explorer.page_size = 5
    runs.costs |= {"requests_per_run": 8, "tag_keys": ["Team"], "resource_services": [EC2]}
    outcome = runs.run()
    assert (outcome.paid_requests, outcome.budget, explorer.answered) == (8, 8, 8)
    assert outcome.cost_usd == Decimal("0.08")
    assert runs.current("service_monthly").row_count == 2, "six pages"
    assert {load.source: load.status for load in outcome.loads} == {
        "service_monthly": "ok", "tag_monthly:Team": "skipped", "service_daily": "skipped", f"resource_daily:{EC2}": "skipped",
    }  # fmt: skip
    skipped = runs.latest("service_daily")
    assert (skipped.status, skipped.error_code, skipped.paid_requests) == ("skipped", "RequestBudget", 0)
    assert skipped.error_message == (
        "service_daily was not asked for: 8 of the 8 requests of this run are used up, and none is left; "
        "raise costs.cost_explorer.requests_per_run"
    )


def test_an_answer_that_the_budget_cut_off_is_not_kept_in_part(runs: Runs, explorer: ScriptedExplorer) -> None:
    explorer.page_size = 5
    runs.costs |= {"requests_per_run": 8, "tag_keys": ["Team"]}
    runs.run()
    assert runs.current("tag_monthly:Team") is None
    assert runs.current("tag_monthly:Team", OCTOBER) is None
    assert not list(runs.raw.glob("costs/explored/tag*/**/*.*"))
    first = runs.latest("tag_monthly:Team", dt.date(2025, 11, 1))
    assert (first.status, first.paid_requests) == ("skipped", 2)
    assert "which has more than 2 pages: nothing of it is kept; raise costs.cost_explorer.requests_per_run" in first.error_message


def test_what_was_cut_off_once_is_not_paid_for_in_vain_again(runs: Runs, explorer: ScriptedExplorer) -> None:
    explorer.page_size = 5
    runs.costs |= {"requests_per_run": 3}
    assert runs.run().paid_requests == 3
    for days in (1, 2):
        outcome = runs.run(TODAY + DAY * days)
        assert explorer.spans() == [("DAILY", *(f"{TODAY + DAY * (days + one)}" for one in (0, 1)))], "the question behind has its turn"
        assert outcome.paid_requests == 1
        assert "its answer has more than 3 pages" in runs.latest("service_monthly").error_message
    runs.costs |= {"requests_per_run": 10}
    runs.run(TODAY + DAY * 3)
    assert runs.current("service_monthly").row_count == 2


def test_a_request_that_fails_is_not_counted_as_paid(runs: Runs, explorer: ScriptedExplorer) -> None:
    explorer.refusals = [RefusalError("LimitExceededException", "Rate exceeded")]
    outcome = runs.run()
    assert (len(explorer.requests), outcome.paid_requests) == (3, 2)
    assert outcome.loads_by_status == {"ok": 14}
    assert runs.latest("service_monthly", dt.date(2025, 11, 1)).api_calls == 2, "the one that failed is a call all the same"


def test_throttling_that_does_not_end_is_told_and_the_last_good_months_stay(runs: Runs, explorer: ScriptedExplorer) -> None:
    runs.costs["tag_keys"] = ["Team"]
    runs.run()
    good = runs.current("service_monthly")
    explorer.refuse = always(RefusalError("LimitExceededException", "Rate exceeded"))
    outcome = runs.run(TODAY + DAY)
    assert outcome.loads_by_status == {"throttled": 3}
    assert outcome.paid_requests == 0
    assert len(explorer.requests) == 2, "what throttles the first question throttles the others, which are spared the wait"
    assert runs.current("service_monthly") == good
    assert runs.total("service_monthly") == 50
    assert runs.latest("tag_monthly:Team").error_message == "GetCostAndUsage: Rate exceeded. The next run asks again."


def test_who_is_denied_is_told_what_to_allow(runs: Runs, explorer: ScriptedExplorer) -> None:
    runs.costs |= {"tag_keys": ["Team"], "resource_services": [EC2]}
    explorer.refuse = always(DENIED, "GetCostAndUsage")
    outcome = runs.run()
    assert {load.source: load.status for load in outcome.loads} == {
        "service_monthly": "denied", "tag_monthly:Team": "denied", "service_daily": "denied", f"resource_daily:{EC2}": "ok",
    }  # fmt: skip
    told = runs.latest("service_monthly")
    assert told.error_code == "AccessDeniedException"
    assert told.error_message.endswith("ce:GetCostAndUsage. Allow the calls of `inventory iam-policy` to the identity of profiles.billing.")


@pytest.mark.parametrize(
    "refusal",
    [
        RefusalError("DataUnavailableException", "Data is not available. Please try to adjust the time period."),
        RefusalError("AccessDeniedException", "User not enabled for cost explorer access"),
    ],
)
def test_an_account_without_cost_explorer_is_disabled_and_no_error(runs: Runs, explorer: ScriptedExplorer, refusal: RefusalError) -> None:
    explorer.refuse = always(refusal)
    assert set(runs.run().loads_by_status) == {"disabled"}
    assert "Enable Cost Explorer in the billing console" in runs.latest("service_monthly").error_message


def test_resource_data_that_nobody_opted_into_are_disabled_and_the_rest_is_read(runs: Runs, explorer: ScriptedExplorer) -> None:
    runs.costs |= {"resource_services": [EC2, S3]}
    explorer.refuse = always(RefusalError("DataUnavailableException", "no data"), "GetCostAndUsageWithResources")
    assert runs.run().loads_by_status == {"ok": 14, "disabled": 2}
    assert "Enable resource-level data in Cost Explorer's settings" in runs.latest(f"resource_daily:{S3}").error_message
    assert sum(name == "GetCostAndUsageWithResources" for name, _ in explorer.requests) == 1


def test_a_question_that_is_refused_for_itself_leaves_the_others_theirs(runs: Runs, explorer: ScriptedExplorer) -> None:
    runs.costs |= {"resource_services": ["Amazon Elastic Compute Cloud", EC2]}

    def refuse(_: str, request: dict[str, Any]) -> None:
        if request.get("Filter", {}).get("Dimensions", {}).get("Values") == ["Amazon Elastic Compute Cloud"]:
            raise RefusalError("ValidationException", "no such service")

    explorer.refuse = refuse
    runs.run()
    assert runs.latest("resource_daily:Amazon Elastic Compute Cloud").status == "error"
    assert runs.latest(f"resource_daily:{EC2}").status == "ok"


def test_pages_that_fail_half_way_leave_nothing_of_the_dataset(runs: Runs, explorer: ScriptedExplorer) -> None:
    explorer.page_size = 5
    pages = iter(range(100))

    def refuse(_: str, request: dict[str, Any]) -> None:
        if next(pages) == 3:
            raise RefusalError("InvalidNextTokenException", "The token is too old")

    explorer.refuse = refuse
    outcome = runs.run()
    assert runs.current("service_monthly") is None
    assert (runs.latest("service_monthly").status, runs.latest("service_monthly").error_code) == ("error", "InvalidNextTokenException")
    assert outcome.paid_requests == 4, "three pages in vain, and the day"


def same_token(reply: dict[str, Any]) -> dict[str, Any]:
    return reply | {"NextPageToken": "0"}


def first_group(change: dict[str, Any]) -> Any:
    def alter(reply: dict[str, Any]) -> dict[str, Any]:
        reply["ResultsByTime"][0]["Groups"][0] |= change
        return reply

    return alter


def twice(reply: dict[str, Any]) -> dict[str, Any]:
    reply["ResultsByTime"][0]["Groups"] *= 2
    return reply


def other_currency(reply: dict[str, Any]) -> dict[str, Any]:
    metrics = {"UnblendedCost": {"Amount": "1", "Unit": "USD"}, "AmortizedCost": {"Amount": "1", "Unit": "EUR"}}
    return first_group({"Metrics": metrics})(reply)


@pytest.mark.parametrize(
    ("alter", "code", "message"),
    [
        (same_token, "UnreadableReply", "is there twice"),
        (twice, "UnreadableReply", "111111111110 / Amazon Elastic Compute Cloud - Compute is there twice for 2025-11-01"),
        (other_currency, "UnreadableReply", "is in USD and in EUR"),
        (first_group({"Metrics": {"UnblendedCost": {"Amount": "NaN", "Unit": "USD"}}}), "UnreadableReply", "'NaN' is not an amount"),
        (first_group({"Metrics": {"UnblendedCost": {"Amount": "a lot", "Unit": "USD"}}}), "UnreadableReply", "'a lot' is not an amount"),
        (first_group({"Keys": ["111111111111"]}), "UnreadableReply", "ValueError"),
        (lambda _: {}, "UnreadableReply", "KeyError"),
        (lambda reply: reply | {"ResultsByTime": reply["ResultsByTime"][1:]}, "IncompleteReply", "does not speak of 2025-11"),
    ],
)
def test_an_answer_that_cannot_be_believed_is_an_error_and_no_number(
    runs: Runs, explorer: ScriptedExplorer, alter: Any, code: str, message: str
) -> None:
    explorer.alter = alter
    runs.run()
    told = runs.latest("service_monthly", dt.date(2025, 11, 1))
    assert (told.status, told.error_code) == ("error", code)
    assert message in told.error_message
    assert runs.current("service_monthly", dt.date(2025, 11, 1)) is None


def without_march(reply: dict[str, Any]) -> dict[str, Any]:
    return reply | {"ResultsByTime": [one for one in reply["ResultsByTime"] if one["TimePeriod"]["Start"] != "2026-03-01"]}


def test_a_month_that_an_answer_left_out_is_asked_for_again_and_the_others_are_kept(runs: Runs, explorer: ScriptedExplorer) -> None:
    explorer.alter = lambda reply: (
        reply | {"ResultsByTime": [one for one in reply["ResultsByTime"] if one["TimePeriod"]["Start"] != "2026-03-01"]}
    )
    runs.run()
    explorer.alter = lambda reply: reply
    runs.run(TODAY + DAY)
    assert ("MONTHLY", "2026-03-01", "2026-04-01") in explorer.spans()
    assert runs.total("service_monthly", [dt.date(2026, 3, 1)]) == 62


def test_a_tag_group_that_is_of_another_key_is_an_error(runs: Runs, explorer: ScriptedExplorer) -> None:
    runs.costs["tag_keys"] = ["Team"]
    explorer.alter = lambda reply: {
        **reply, "ResultsByTime": [
            one | {"Groups": [group | {"Keys": [key.replace("Team$", "Owner$") for key in group["Keys"]]} for group in one["Groups"]]}
            for one in reply["ResultsByTime"]
        ],
    }  # fmt: skip
    runs.run()
    assert "'Owner$' does not begin with 'Team$'" in runs.latest("tag_monthly:Team", OCTOBER).error_message


def test_content_that_is_lost_is_told_and_not_replaced_by_a_part_of_the_month(runs: Runs, explorer: ScriptedExplorer) -> None:
    runs.costs["daily_days"] = 20
    runs.run()
    (runs.raw / runs.current("service_daily").content_path).unlink()
    runs.run(TODAY + DAY)
    told = runs.latest("service_daily")
    assert (told.status, told.error_code) == ("error", "LostContent")
    assert "costs/explored/service_daily/2026-11/" in told.error_message


def test_an_endpoint_that_is_not_there_is_tried_once(runs: Runs, explorer: ScriptedExplorer) -> None:
    runs.costs |= {"tag_keys": ["Team"], "resource_services": [EC2]}
    explorer.url = "http://127.0.0.1:9"
    outcome = runs.run()
    assert {load.status for load in outcome.loads} == {"error"}
    assert {load.error_code for load in outcome.loads} == {"EndpointConnectionError"}


def test_credentials_that_are_not_there_are_told_with_their_remedy(runs: Runs) -> None:
    runs.more = {"profiles": {"billing": "nobody"}}
    assert set(runs.run().loads_by_status) == {"denied"}
    assert "profiles.billing (nobody)" in runs.latest("service_monthly").error_message


@pytest.mark.parametrize(
    ("profiles", "asks"),
    [({"billing": "payer", "management": "boss"}, "payer-key"), ({"management": "boss"}, "boss-key"), ({}, "caller")],
)
def test_the_billing_identity_asks_else_the_management_accounts_else_the_caller(
    runs: Runs, explorer: ScriptedExplorer, tmp_path: Path, profiles: dict[str, str], asks: str
) -> None:
    names = ("payer", "boss")
    (tmp_path / "no-credentials").write_text(
        "".join(f"[{name}]\naws_access_key_id = {name}-key\naws_secret_access_key = s\n" for name in names)
    )
    runs.more = {"profiles": profiles}
    runs.run()
    assert set(explorer.keys) == {asks}


def test_a_run_that_a_person_ends_keeps_what_was_answered(runs: Runs, explorer: ScriptedExplorer, monkeypatch: pytest.MonkeyPatch) -> None:
    runs.costs["tag_keys"] = ["Team"]

    def keep(*_: Any) -> None:
        raise KeyboardInterrupt

    def then_interrupt(reply: dict[str, Any]) -> dict[str, Any]:
        monkeypatch.setattr("inventory_assets.collect.billing.explorer_asking.Asker._ask", keep)
        return reply

    explorer.alter = then_interrupt
    with pytest.raises(KeyboardInterrupt):
        runs.run()
    assert runs.total("service_monthly", [OCTOBER]) == 62
    assert {key.source for key in Loads(runs.raw).latest()} == {"service_monthly"}


def test_a_secret_of_the_caller_is_never_written(runs: Runs, explorer: ScriptedExplorer) -> None:
    explorer.refuse = always(DENIED)
    runs.run()
    assert not any(b"secret" in path.read_bytes() for path in runs.raw.rglob("*.parquet"))


def test_without_a_day_given_it_is_today(explorer: ScriptedExplorer, runs: Runs) -> None:
    settings = Settings.model_validate({"costs": {"cost_explorer": runs.costs}, "endpoints": {"aws": explorer.url}})
    explore_costs(settings, runs.raw)
    tomorrow = (dt.datetime.now(dt.UTC).date() + DAY).isoformat()
    assert {request["TimePeriod"]["End"] for _, request in explorer.requests} == {tomorrow}
