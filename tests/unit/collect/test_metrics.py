"""CloudWatch's latest values: null where there is none, unknown where they could not be asked for, zero only where CloudWatch says so."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from cell_reader import names, read, things
from fake_calls import Answer, FakeCaller, make_row, refusal, refuse

from inventory_assets.catalog.types import Describe, Metric
from inventory_assets.collect.metrics import MAX_QUERIES


def metric(name: str, **changes: Any) -> Metric:
    return Metric(
        **({"name": name, "namespace": "AWS/SQS", "metric": name, "statistic": "Average", "dimensions": {"Queue": "{Id}"}} | changes)
    )


SIZE, COUNT = metric("Size"), metric("Count", window_days=10)
Queries = list[tuple[str, str]]  # what is asked for: metric and queue


class CloudWatch:
    """Answers GetMetricData from `values[metric, queue]`, the newest first; `asked` has every request."""

    def __init__(self, **values: dict[str, list[float]]) -> None:
        self.values = values
        self.asked: list[dict[str, Any]] = []

    def __call__(self, params: dict[str, Any]) -> dict[str, Any]:
        self.asked.append(params)
        return {"MetricDataResults": [self.result(query) for query in params["MetricDataQueries"]]}

    def result(self, query: dict[str, Any]) -> dict[str, Any]:
        what = query["MetricStat"]["Metric"]
        (dimension,) = what["Dimensions"]
        return {"Id": query["Id"], "StatusCode": "Complete", "Values": self.values.get(what["MetricName"], {}).get(dimension["Value"], [])}


def scan(
    answer: Answer, listed: Any = None, metrics: tuple[Metric, ...] = (SIZE, COUNT), **changes: Any
) -> tuple[dict[str, Any], Any, FakeCaller]:
    caller = FakeCaller(ListQueues=listed or (lambda _: things("a", "b")), GetMetricData=answer)
    row = make_row(metrics=metrics, **changes)
    rows, costs = read(row, caller, **({"cell_region": "global"} if row.is_global else {}))
    return rows, costs, caller


def metrics_of(rows: dict[str, Any]) -> dict[str, Any]:
    return {name: row["observed"].get("Metrics", "not there") for name, row in rows.items()}


def test_the_latest_value_is_observed_zero_is_zero_and_none_is_null() -> None:
    rows, costs, caller = scan(CloudWatch(Size={"a": [7.0, 5.0], "b": [0.0]}, Count={"a": [0]}))
    assert metrics_of(rows) == {"a": {"Size": 7.0, "Count": 0}, "b": {"Size": 0.0, "Count": None}}
    assert {name: (row["configuration"], row["unknown_fields"]) for name, row in rows.items()} == {
        "a": ({"Id": "a"}, []),
        "b": ({"Id": "b"}, []),
    }
    assert (caller.count("GetMetricData"), costs.tally.api_calls) == (1, 2)


def test_whole_days_are_asked_for_as_many_as_the_longest_window_needs() -> None:
    cloudwatch = CloudWatch()
    scan(cloudwatch)
    (asked,) = cloudwatch.asked
    today = dt.datetime.now(dt.UTC).date()
    assert (asked["EndTime"].date() - today).days in (0, 1)  # midnight may have passed meanwhile
    assert (asked["EndTime"] - asked["StartTime"]).days == 11
    assert {asked[name].timetz() for name in ("StartTime", "EndTime")} == {dt.time(tzinfo=dt.UTC)}
    assert asked["ScanBy"] == "TimestampDescending", "or the first value would be the oldest"


def test_a_value_on_a_later_page_is_not_missed_and_is_older_than_the_first() -> None:
    def answer(params: dict[str, Any]) -> dict[str, Any]:
        if params.get("NextToken"):
            return {"MetricDataResults": [{"Id": "m0", "StatusCode": "Complete", "Values": [1.0]}, {"Id": "m1", "Values": [2.0]}]}
        return {"MetricDataResults": [{"Id": "m0", "StatusCode": "PartialData", "Values": [3.0]}], "NextToken": "more"}

    rows, _, _ = scan(answer, lambda _: things("a"))
    assert metrics_of(rows) == {"a": {"Size": 3.0, "Count": 2.0}}


@pytest.mark.parametrize(
    ("result", "code"),
    [
        (refusal("AccessDenied"), "AccessDenied"),
        (refusal("Throttling"), "Throttling"),
        ({}, "MissingKey"),
        ({"MetricDataResults": [{"Id": "m0", "Values": [1.0]}, {"Id": "m1", "StatusCode": "InternalError"}]}, "InternalError"),
        ({"MetricDataResults": [{"Id": "m0", "Values": [1.0]}, {"Id": "m1", "StatusCode": "Forbidden", "Values": []}]}, "Forbidden"),
    ],
    ids=["denied", "throttled", "no results", "one broken", "one forbidden"],
)
@pytest.mark.parametrize("is_later", [False, True], ids=["at once", "on the second page"])
def test_what_could_not_be_asked_is_unknown_and_neither_null_nor_zero(result: Any, code: str, is_later: bool) -> None:
    def answer(params: dict[str, Any]) -> dict[str, Any]:
        if is_later and not params.get("NextToken"):
            return {"MetricDataResults": [{"Id": "m0", "Values": [1.0]}], "NextToken": "more"}
        if isinstance(result, Exception):
            raise result
        return dict(result)

    rows, costs, _ = scan(answer)
    assert metrics_of(rows) == {"a": "not there", "b": "not there"}
    assert {name: (row["configuration"], row["unknown_fields"]) for name, row in rows.items()} == {
        "a": ({"Id": "a"}, ["Metrics"]),
        "b": ({"Id": "b"}, ["Metrics"]),
    }
    assert costs.detail_errors == {("Metrics", code): 2}


def test_a_request_has_no_more_queries_than_it_may_and_all_of_an_item_or_none() -> None:
    three = (SIZE, COUNT, metric("Age"))
    items = [f"q{number:03}" for number in range(200)]
    cloudwatch = CloudWatch(Size={name: [float(at)] for at, name in enumerate(items)})
    refused = {"q170"}

    def answer(params: dict[str, Any]) -> dict[str, Any]:
        found = cloudwatch(params)
        return (
            refuse("Throttling")(params)
            if refused & {query["MetricStat"]["Metric"]["Dimensions"][0]["Value"] for query in params["MetricDataQueries"]}
            else found
        )

    rows, _, _ = scan(answer, lambda _: things(*items), three)
    assert [len(asked["MetricDataQueries"]) for asked in cloudwatch.asked] == [498, 102]
    assert max(len(asked["MetricDataQueries"]) for asked in cloudwatch.asked) <= MAX_QUERIES
    read_of = [name for name, row in rows.items() if not row["unknown_fields"]]
    assert read_of == items[:166]
    assert {name: rows[name]["observed"]["Metrics"]["Size"] for name in read_of} == {name: float(at) for at, name in enumerate(items[:166])}
    assert all("Metrics" not in rows[name]["observed"] for name in items[166:]), "no item is half observed"


def test_an_item_is_asked_for_where_it_lives_and_one_region_that_fails_leaves_the_other() -> None:
    def answer(params: dict[str, Any]) -> dict[str, Any]:
        return (
            refuse("AccessDenied")(params)
            if caller.asked[-1][0] == "eu-west-3"
            else CloudWatch(Size={"a": [1.0]}, Count={"a": [2.0]})(params)
        )

    listed = [{"Id": "a", "R": "ap-south-1"}, {"Id": "b", "R": "eu-west-3"}, {"Id": "c", "R": ""}]
    caller = FakeCaller(ListQueues=lambda _: {"QueueUrls": listed}, GetMetricData=answer)
    rows, _ = read(make_row(scope="global", region="R", metrics=(SIZE, COUNT)), caller, cell_region="global")
    assert sorted(region for region, operation, _ in caller.asked if operation == "GetMetricData") == [
        "ap-south-1",
        "eu-west-3",
        "us-east-1",
    ]
    assert metrics_of(rows) == {"a": {"Size": 1.0, "Count": 2.0}, "b": "not there", "c": {"Size": None, "Count": None}}


def test_metrics_of_what_lives_in_no_region_are_asked_for_where_its_calls_go() -> None:
    rows, _, caller = scan(CloudWatch(Size={"a": [1.0]}), scope="global")
    assert [region for region, operation, _ in caller.asked if operation == "GetMetricData"] == ["us-east-1"]
    assert metrics_of(rows)["a"]["Size"] == 1.0


def test_an_item_that_does_not_tell_its_dimensions_is_not_given_the_values_of_all() -> None:
    def answer(params: dict[str, Any]) -> dict[str, Any]:
        return {"MetricDataResults": [{"Id": query["Id"], "Values": [99.0]} for query in params["MetricDataQueries"]]}

    listed = lambda _: {"QueueUrls": [{"Id": "a", "Name": "a"}, {"Id": "b"}]}  # noqa: E731
    rows, costs, _ = scan(answer, listed, (SIZE, metric("Named", dimensions={"Name": "{Name}"})))
    assert metrics_of(rows) == {"a": {"Size": 99.0, "Named": 99.0}, "b": "not there"}
    assert rows["b"]["unknown_fields"] == ["Metrics"]
    assert costs.detail_errors == {("Metrics", "MissingParameter"): 1}


def test_what_went_away_meanwhile_is_not_measured() -> None:
    describe = Describe("GetQueueAttributes", {"QueueUrl": "{@}"}, result="Attributes", keep_listed="Id", absent=("Gone",))
    cloudwatch = CloudWatch(Size={"b": [5.0]})
    caller = FakeCaller(
        ListQueues=names("a", "b"),
        GetQueueAttributes=lambda params: refuse("Gone")(params) if params["QueueUrl"] == "a" else {"Attributes": {}},
        GetMetricData=cloudwatch,
    )
    rows, _ = read(make_row(describe=describe, metrics=(SIZE,)), caller)
    assert [query["MetricStat"]["Metric"]["Dimensions"][0]["Value"] for query in cloudwatch.asked[0]["MetricDataQueries"]] == ["b"]
    assert metrics_of(rows) == {"b": {"Size": 5.0}}
