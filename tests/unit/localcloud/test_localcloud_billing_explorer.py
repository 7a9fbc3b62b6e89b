"""Cost Explorer in the local cloud, asked by real clients: it adds up to the exports, pages, throttles, and keeps its limits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from billing_days import BILLED_DAY
from botocore.config import Config
from botocore.exceptions import ClientError

from inventory_assets.localcloud.billing.desk import desk_of
from inventory_assets.localcloud.billing.explorer import PAGE_GROUPS
from inventory_assets.localcloud.billing.facts import Facts
from inventory_assets.localcloud.billing.lines import UNITS
from inventory_assets.localcloud.estate.families import make_world
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.faults import Fault
from inventory_assets.localcloud.running import CloudHandle

TODAY = EstateOptions.first_day + timedelta(days=BILLED_DAY)
YEAR = {"Start": "2025-10-01", "End": "2026-10-01"}
SINCE_FIRST = {"Start": "2026-10-01", "End": TODAY.isoformat()}
EC2 = "Amazon Elastic Compute Cloud - Compute"
BY_ACCOUNT, BY_SERVICE = ({"Type": "DIMENSION", "Key": key} for key in ("LINKED_ACCOUNT", "SERVICE"))
RETRYING = Config(retries={"total_max_attempts": 4, "mode": "standard"})


@pytest.fixture(scope="module")
def facts() -> Facts:
    return desk_of(make_world(EstateOptions(day=BILLED_DAY))).facts()


@pytest.fixture
def cloud(billing_cloud: CloudHandle) -> Iterator[CloudHandle]:
    billing_cloud.forget_calls()
    yield billing_cloud
    billing_cloud.set_faults([])


@pytest.fixture
def ce(cloud: CloudHandle, billing_clients: Callable[..., Any]) -> Any:
    return billing_clients(None, "ce")


def pages_of(call: Callable[..., dict[str, Any]], **params: Any) -> list[dict[str, Any]]:
    """All pages of a request; the service has no paginator."""
    pages = [call(**params)]
    while pages[-1].get("NextPageToken"):
        pages.append(call(**params, NextPageToken=pages[-1]["NextPageToken"]))
    return pages


def sums(pages: list[dict[str, Any]], metric: str = "UnblendedCost") -> dict[tuple[str, tuple[str, ...]], Decimal]:
    """(start, keys) → amount; a group may not come twice."""
    found: dict[tuple[str, tuple[str, ...]], Decimal] = {}
    for page in pages:
        for result in page["ResultsByTime"]:
            for group in result["Groups"]:
                key = (result["TimePeriod"]["Start"], tuple(group["Keys"]))
                assert key not in found
                found[key] = Decimal(group["Metrics"][metric]["Amount"])
    return found


def by_month(facts: Facts, column: str) -> dict[str, Decimal]:
    """What the facts come to in each billing month, exactly."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for month in np.unique(facts.month).tolist():
        found[date.fromordinal(month).isoformat()] = Decimal(int(getattr(facts, column)[facts.month == month].sum())) / UNITS
    return found


def code_of(raised: pytest.ExceptionInfo[ClientError]) -> str:
    return str(raised.value.response["Error"]["Code"])


def test_a_year_by_account_and_service_is_the_bill_page_by_page(ce: Any, cloud: CloudHandle, facts: Facts) -> None:
    metrics = ["UnblendedCost", "AmortizedCost", "UsageQuantity"]
    pages = pages_of(ce.get_cost_and_usage, TimePeriod=YEAR, Granularity="MONTHLY", Metrics=metrics, GroupBy=[BY_ACCOUNT, BY_SERVICE])
    assert len(pages) > 1
    assert [sum(len(result["Groups"]) for result in page["ResultsByTime"]) for page in pages[:-1]] == [PAGE_GROUPS] * (len(pages) - 1)
    assert cloud.calls() == {("ce", "GetCostAndUsage"): len(pages)}
    for metric, column in (("UnblendedCost", "billed"), ("AmortizedCost", "effective")):
        totals: dict[str, Decimal] = defaultdict(Decimal)
        for (start, _), amount in sums(pages, metric).items():
            totals[start] += amount
        wanted = by_month(facts, column)
        assert totals == {start: wanted[start] for start in totals}
        assert len(totals) == 12
    services = {keys[1] for _, keys in sums(pages)}
    assert {EC2, "EC2 - Other", "Tax", "AWS Support (Business)", "AmazonCloudWatch", "Savings Plans for AWS Compute usage"} <= services
    names = {row["Value"]: row["Attributes"]["description"] for row in pages[0]["DimensionValueAttributes"]}
    assert "payments-production" in names.values()
    assert {keys[0] for _, keys in sums(pages)} == set(names)


def test_a_period_may_go_on_on_the_next_page(ce: Any) -> None:
    pages = pages_of(
        ce.get_cost_and_usage, TimePeriod=YEAR, Granularity="MONTHLY", Metrics=["UnblendedCost"], GroupBy=[BY_ACCOUNT, BY_SERVICE]
    )
    last, first = pages[0]["ResultsByTime"][-1], pages[1]["ResultsByTime"][0]
    assert last["TimePeriod"] == first["TimePeriod"]


def test_days_of_the_open_month_are_estimated(ce: Any, facts: Facts) -> None:
    results = ce.get_cost_and_usage(
        TimePeriod={"Start": "2026-09-29", "End": TODAY.isoformat()}, Granularity="DAILY", Metrics=["UnblendedCost"]
    )["ResultsByTime"]
    assert {result["TimePeriod"]["Start"]: result["Estimated"] for result in results} == {
        (date(2026, 9, 29) + timedelta(days=number)).isoformat(): number >= 2 for number in range(14)
    }
    open_month = sum(Decimal(result["Total"]["UnblendedCost"]["Amount"]) for result in results if result["Estimated"])
    assert open_month == by_month(facts, "billed")["2026-10-01"]


def test_parts_of_a_filter_make_the_whole(ce: Any) -> None:
    def total(wanted: dict[str, Any] | None = None) -> Decimal:
        given = {} if wanted is None else {"Filter": wanted}
        reply = ce.get_cost_and_usage(TimePeriod=SINCE_FIRST, Granularity="MONTHLY", Metrics=["AmortizedCost"], **given)
        return Decimal(reply["ResultsByTime"][0]["Total"]["AmortizedCost"]["Amount"])

    compute = {"Dimensions": {"Key": "SERVICE", "Values": [EC2]}}
    tagged = {"Tags": {"Key": "env", "Values": ["prod", "production"]}}
    assert 0 < total({"And": [compute, tagged]}) < total(compute) < total()
    assert total(compute) + total({"Not": compute}) == total()
    assert total({"Or": [compute, tagged]}) == total(compute) + total(tagged) - total({"And": [compute, tagged]})
    untagged = {"Tags": {"Key": "env", "MatchOptions": ["ABSENT"]}}
    assert total(untagged) == total({"Tags": {"Key": "env", "Values": [""]}}) > 0


def test_groups_by_tag_and_record_type(ce: Any, facts: Facts) -> None:
    def groups(*by: dict[str, str], period: dict[str, str] = SINCE_FIRST, metric: str = "UnblendedCost") -> Counter[str]:
        reply = ce.get_cost_and_usage(TimePeriod=period, Granularity="MONTHLY", Metrics=[metric], GroupBy=list(by))
        return Counter({key[0]: amount for (_, key), amount in sums([reply], metric).items()})

    teams = groups({"Type": "TAG", "Key": "Team"})
    assert {"Team$", "Team$security"} <= set(teams)
    assert teams.total() == by_month(facts, "billed")["2026-10-01"]
    september = {"Start": "2026-09-01", "End": "2026-10-01"}
    records = groups({"Type": "DIMENSION", "Key": "RECORD_TYPE"}, period=september, metric="AmortizedCost")
    assert set(records) == {"Usage", "Tax", "Support", "SavingsPlanCoveredUsage", "SavingsPlanRecurringFee"}
    values = ce.get_tags(TimePeriod=SINCE_FIRST, TagKey="Team")["Tags"]
    assert {f"Team${value}" for value in values} == set(teams)
    assert {"Team", "owner", "Owner"} <= set(ce.get_tags(TimePeriod=SINCE_FIRST)["Tags"])
    regions = ce.get_dimension_values(TimePeriod=SINCE_FIRST, Dimension="REGION")["DimensionValues"]
    assert {"us-east-1", "eu-west-1", "global"} <= {row["Value"] for row in regions}


def test_resources_are_told_of_the_last_fourteen_days(ce: Any, cloud: CloudHandle, facts: Facts) -> None:
    params = {"Granularity": "DAILY", "Metrics": ["UnblendedCost"], "Filter": {"Dimensions": {"Key": "SERVICE", "Values": [EC2]}},
              "GroupBy": [{"Type": "DIMENSION", "Key": "RESOURCE_ID"}]}  # fmt: skip
    start = TODAY - timedelta(days=14)
    found = sums(pages_of(ce.get_cost_and_usage_with_resources, TimePeriod={"Start": str(start), "End": str(TODAY)}, **params))
    own = np.array([line.sku.key.startswith("ec2:") for line in facts.lines])[facts.line] & (facts.day >= start.toordinal())
    assert sum(found.values()) == Decimal(int(facts.billed[own].sum())) / UNITS
    assert all(keys[0].startswith("i-") for _, keys in found)
    with pytest.raises(ClientError) as raised:
        ce.get_cost_and_usage_with_resources(TimePeriod={"Start": str(start - timedelta(days=1)), "End": str(TODAY)}, **params)
    assert code_of(raised) == "ValidationException"
    assert "14 days" in raised.value.response["Error"]["Message"]
    wanted = {"Dimensions": {"Key": "REGION", "Values": ["us-east-1"]}}
    with pytest.raises(ClientError) as raised:
        ce.get_cost_and_usage_with_resources(TimePeriod={"Start": str(start), "End": str(TODAY)}, **{**params, "Filter": wanted})
    assert "SERVICE" in raised.value.response["Error"]["Message"]
    assert cloud.calls()["ce", "GetCostAndUsageWithResources"] >= 3


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"GroupBy": [BY_ACCOUNT, BY_SERVICE, {"Type": "TAG", "Key": "Team"}]}, "at most two"),
        ({"GroupBy": [{"Type": "DIMENSION", "Key": "RESOURCE_ID"}]}, "GetCostAndUsageWithResources"),
        ({"GroupBy": [{"Type": "DIMENSION", "Key": "CACHE_ENGINE"}]}, "CACHE_ENGINE"),
        (
            {"TimePeriod": {"Start": "2025-08-31", "End": "2026-10-01"}},
            "beyond 14 months: the earliest start is 2025-09-01",
        ),
        ({"TimePeriod": {"Start": "2026-10-01", "End": "2199-01-01"}}, "end date past the beginning of next month"),
        ({"TimePeriod": {"Start": "2026-10-02", "End": "2026-10-02"}}, "should be before"),
        ({"Granularity": "HOURLY"}, "HOURLY"),
        ({"Metrics": ["Cost"]}, "Metrics must be one of"),
        ({"Filter": {"Dimensions": {"Key": "SERVICE", "Values": ["x"]}, "Tags": {"Key": "a", "Values": ["b"]}}}, "exactly one"),
    ],
)
def test_what_is_asked_wrongly_says_so(ce: Any, changes: dict[str, Any], words: str) -> None:
    params = {"TimePeriod": SINCE_FIRST, "Granularity": "MONTHLY", "Metrics": ["UnblendedCost"]} | changes
    with pytest.raises(ClientError) as raised:
        ce.get_cost_and_usage(**params)
    assert code_of(raised) == "ValidationException"
    assert words in raised.value.response["Error"]["Message"]


def test_a_token_goes_with_its_request(ce: Any) -> None:
    params = {"TimePeriod": YEAR, "Granularity": "MONTHLY", "Metrics": ["UnblendedCost"], "GroupBy": [BY_ACCOUNT, BY_SERVICE]}
    token = ce.get_cost_and_usage(**params)["NextPageToken"]
    for given, changes, code in (
        (token, {"Metrics": ["AmortizedCost"]}, "RequestChangedException"),
        ("abc", {}, "InvalidNextTokenException"),
    ):
        with pytest.raises(ClientError) as raised:
            ce.get_cost_and_usage(**(params | changes), NextPageToken=given)
        assert code_of(raised) == code


def test_throttling_is_survived_and_every_request_is_counted(cloud: CloudHandle, billing_clients: Callable[..., Any]) -> None:
    cloud.set_faults([Fault(service="ce", operation="GetCostAndUsage", code="LimitExceededException", first=2)])
    params = {"TimePeriod": SINCE_FIRST, "Granularity": "MONTHLY", "Metrics": ["UnblendedCost"]}
    with pytest.raises(ClientError) as raised:
        billing_clients(None, "ce").get_cost_and_usage(**params)
    assert code_of(raised) == "LimitExceededException"
    assert billing_clients(None, "ce", RETRYING).get_cost_and_usage(**params)["ResultsByTime"]
    assert cloud.calls() == {("ce", "GetCostAndUsage"): 3}


def test_a_second_page_can_be_made_to_fail(cloud: CloudHandle, ce: Any) -> None:
    cloud.set_faults([Fault(service="ce", page=2, code="LimitExceededException")])
    params = {"TimePeriod": YEAR, "Granularity": "MONTHLY", "Metrics": ["UnblendedCost"], "GroupBy": [BY_ACCOUNT, BY_SERVICE]}
    token = ce.get_cost_and_usage(**params)["NextPageToken"]
    with pytest.raises(ClientError) as raised:
        ce.get_cost_and_usage(**params, NextPageToken=token)
    assert code_of(raised) == "LimitExceededException"


def test_a_member_sees_itself_only(billing_clients: Callable[..., Any], accounts: dict[str, Any], ce: Any) -> None:
    params = {"TimePeriod": SINCE_FIRST, "Granularity": "MONTHLY", "Metrics": ["UnblendedCost"], "GroupBy": [BY_ACCOUNT]}
    everybody = sums([ce.get_cost_and_usage(**params)])
    own = sums([billing_clients("payments-production", "ce").get_cost_and_usage(**params)])
    key = ("2026-10-01", (accounts["payments-production"].account_id,))
    assert own == {key: everybody[key]}
    assert len(everybody) == 6
