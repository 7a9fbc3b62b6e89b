"""One cell's listing: pages, what is ours, describe and detail calls, and what is raised where the listing cannot be believed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError
from cell_reader import names, read, things
from fake_calls import ACCOUNT, FakeCaller, make_place, make_row, refuse

from inventory_assets.catalog.types import SWEEP, WHOLE, Describe, Detail
from inventory_assets.collect.errors import ListingError
from inventory_assets.collect.listing import Costs, Listing, collector_version

DESCRIBE = Describe(
    "GetQueueAttributes", {"QueueUrl": "{@}"}, result="Attributes", keep_listed="Id", absent=("QueueDoesNotExist",)
)  # fmt: skip
BATCH = Describe("BatchGetQueues", {"Names": "{[]}"}, result="Queues", batch=2, match="Id", keep_listed="Id")


def test_all_pages_are_read_and_counted() -> None:
    caller = FakeCaller(ListQueues=lambda params: things("c") if params.get("NextToken") else things("a", "b", NextToken="2"))
    rows, costs = read(make_row(), caller)
    assert list(rows) == ["a", "b", "c"]
    assert rows["a"]["resource_uid"] == f"arn:aws:sqs:eu-west-1:{ACCOUNT}:a"
    assert (rows["a"]["region"], rows["a"]["cell_region"], rows["a"]["source"]) == ("eu-west-1", "eu-west-1", "sqs:ListQueues")
    assert (costs.tally.pages, costs.tally.api_calls) == (2, 2)


def test_a_reply_without_its_list_is_no_empty_cell() -> None:
    with pytest.raises(ListingError, match="lacks 'QueueUrls") as caught:
        read(make_row(), FakeCaller(ListQueues=lambda _: {"Other": []}))
    assert caught.value.code == "MissingKey"
    assert read(make_row(), FakeCaller(ListQueues=lambda _: things()))[0] == {}
    assert read(make_row(omits_empty=True), FakeCaller(ListQueues=lambda _: {}))[0] == {}


def test_an_item_without_an_id_spoils_the_listing() -> None:
    with pytest.raises(ListingError) as caught:
        read(make_row(), FakeCaller(ListQueues=lambda _: {"QueueUrls": [{"Id": "a"}, {"Size": 1}]}))
    assert caught.value.code == "MissingId"


def test_what_belongs_to_others_or_is_not_wanted_is_left_out() -> None:
    listed = [{"Id": "mine", "O": ACCOUNT}, {"Id": "theirs", "O": "222222222222"}, {"Id": "nobody's"}, {"Id": "gone", "S": "off"}]
    row = make_row(owner="O", where=lambda item: item.get("S") != "off")
    assert list(read(row, FakeCaller(ListQueues=lambda _: {"QueueUrls": listed}))[0]) == ["mine", "nobody's"]


def test_an_item_lives_where_it_says_and_else_in_its_cell() -> None:
    listed = [{"Id": "a", "R": "ap-south-1"}, {"Id": "b", "R": ""}]
    caller = FakeCaller(ListQueues=lambda _: {"QueueUrls": listed})
    rows, _ = read(make_row(scope="global", region="R"), caller, cell_region="global")
    assert {name: (row["region"], row["cell_region"]) for name, row in rows.items()} == {
        "a": ("ap-south-1", "global"),
        "b": ("us-east-1", "global"),
    }
    assert caller.asked[0][0] == "us-east-1"
    rows, _ = read(make_row(scope="global"), caller, cell_region="global")
    assert {row["region"] for row in rows.values()} == {"global"}


def test_each_parent_is_asked_for_its_children() -> None:
    row = make_row(params={"QueueNamePrefix": "{parent.Name}"}, id="{parent.Name}/{Id}")
    caller = FakeCaller(ListQueues=lambda params: things(params["QueueNamePrefix"] + "1"))
    assert list(read(row, caller, ({"Name": "x"}, {"Name": "y"}))[0]) == ["x/x1", "y/y1"]
    with pytest.raises(ListingError, match="its parent lacks a value") as caught:
        read(row, caller, ({"Other": "x"},))
    assert caught.value.code == "MissingParameter"


def test_a_parent_that_went_away_has_no_children_and_one_that_is_denied_is_an_error() -> None:
    def answer(params: dict[str, Any]) -> dict[str, Any]:
        return refuse(codes.pop(0))(params) if codes else things("a")

    row = make_row(params={"QueueNamePrefix": "{parent.Name}"}, parent="AWS::SQS::Parent", parent_absent=("Gone",))
    codes = ["Gone"]
    assert list(read(row, FakeCaller(ListQueues=answer), ({"Name": "x"}, {"Name": "y"}))[0]) == ["a"]
    codes = ["AccessDenied"]
    with pytest.raises(ClientError, match="AccessDenied"):
        read(row, FakeCaller(ListQueues=answer), ({"Name": "x"}, {"Name": "y"}))
    codes = ["Gone"]
    with pytest.raises(ClientError, match="Gone"):
        read(make_row(parent_absent=("Gone",)), FakeCaller(ListQueues=answer))


def test_names_become_configurations() -> None:
    caller = FakeCaller(ListQueues=names("a", "b"), GetQueueAttributes=lambda params: {"Attributes": {"Size": params["QueueUrl"]}})
    rows, costs = read(make_row(describe=DESCRIBE), caller)
    assert {name: row["configuration"] for name, row in rows.items()} == {"a": {"Id": "a", "Size": "a"}, "b": {"Id": "b", "Size": "b"}}
    assert (costs.tally.api_calls, costs.detail_errors) == (3, {})


def test_what_cannot_be_described_is_wholly_unknown_and_what_went_away_is_gone() -> None:
    def answer(params: dict[str, Any]) -> dict[str, Any]:
        codes = {"b": "InternalError", "c": "QueueDoesNotExist"}
        return refuse(codes[params["QueueUrl"]])(params) if params["QueueUrl"] in codes else {"Attributes": {"Size": 1}}

    rows, costs = read(make_row(describe=DESCRIBE), FakeCaller(ListQueues=names("a", "b", "c"), GetQueueAttributes=answer))
    assert {name: row["unknown_fields"] for name, row in rows.items()} == {"a": [], "b": [WHOLE]}
    assert rows["b"]["configuration"] == {}
    assert costs.detail_errors == {(WHOLE, "InternalError"): 1}


def test_what_cannot_be_named_without_its_description_spoils_the_listing() -> None:
    row = make_row(describe=DESCRIBE, arn="Arn")
    with pytest.raises(ClientError, match="InternalError"):
        read(row, FakeCaller(ListQueues=names("a"), GetQueueAttributes=refuse("InternalError")))


def test_batches_are_as_large_as_the_row_says_and_matched_by_id() -> None:
    caller = FakeCaller(
        ListQueues=names("a", "b", "c"), BatchGetQueues=lambda p: {"Queues": [{"Id": name, "Size": name} for name in reversed(p["Names"])]}
    )
    rows, _ = read(make_row(describe=BATCH), caller)
    assert {name: row["configuration"]["Size"] for name, row in rows.items()} == {"a": "a", "b": "b", "c": "c"}
    assert sorted(params["Names"] for _, operation, params in caller.asked if operation == "BatchGetQueues") == [["a", "b"], ["c"]]


@pytest.mark.parametrize(
    ("reply", "unknown"),
    [
        ({"Queues": [{"Id": "a"}]}, {"a": [], "b": [WHOLE]}),
        ({"Queues": []}, {"a": [WHOLE], "b": [WHOLE]}),
        ({"Failures": []}, {"a": [WHOLE], "b": [WHOLE]}),
        ({"Queues": [{"Size": 1}, {"Id": "b"}]}, {"a": [WHOLE], "b": []}),
    ],
    ids=["one is left out", "all are left out", "the key lacks", "an id lacks"],
)
def test_what_a_batch_leaves_out_still_exists(reply: dict[str, Any], unknown: dict[str, list[str]]) -> None:
    rows, _ = read(make_row(describe=BATCH), FakeCaller(ListQueues=names("a", "b"), BatchGetQueues=lambda _: reply))
    assert {name: row["unknown_fields"] for name, row in rows.items()} == unknown


DETAIL = Detail("Policy", "GetPolicy", {"Name": "{Id}"}, "Policy", absent=("NoSuchPolicy",))


@pytest.mark.parametrize(
    ("answer", "part", "unknown"),
    [
        (lambda _: {"Policy": {"a": 1}}, {"Policy": {"a": 1}}, []),
        (refuse("NoSuchPolicy"), {"Policy": None}, []),
        (refuse("AccessDenied"), {}, ["Policy"]),
        (lambda _: {"Other": 1}, {}, ["Policy"]),
    ],
    ids=["known", "absent", "denied", "reply without it"],
)
def test_a_detail_is_known_absent_or_unknown(answer: Any, part: dict[str, Any], unknown: list[str]) -> None:
    rows, costs = read(make_row(details=(DETAIL,)), FakeCaller(ListQueues=lambda _: things("a"), GetPolicy=answer))
    assert rows["a"]["configuration"] == {"Id": "a"} | part
    assert rows["a"]["unknown_fields"] == unknown
    assert sum(costs.detail_errors.values()) == len(unknown)


def test_a_detail_is_asked_for_where_the_item_lives() -> None:
    listed = [{"Id": "a", "R": "ap-south-1"}, {"Id": "b", "R": "eu-west-3"}]
    caller = FakeCaller(ListQueues=lambda _: {"QueueUrls": listed}, GetPolicy=lambda _: {"Policy": 1})
    read(make_row(scope="global", region="R", details=(DETAIL,)), caller, cell_region="global")
    assert sorted(region for region, operation, _ in caller.asked if operation == "GetPolicy") == ["ap-south-1", "eu-west-3"]


def test_all_pages_of_a_detail_make_one_part() -> None:
    detail = Detail("Keys", "ListAccessKeys", {"UserName": "{Id}"}, "K", service="iam", paginated=True)

    def answer(params: dict[str, Any]) -> dict[str, Any]:
        return {"K": [2], "IsTruncated": False} if params.get("Marker") else {"K": [1], "IsTruncated": True, "Marker": "m"}

    rows, _ = read(make_row(details=(detail,)), FakeCaller(ListQueues=lambda _: things("a"), ListAccessKeys=answer))
    assert rows["a"]["configuration"]["Keys"] == [1, 2]


def test_swept_tags_are_known_or_counted_as_unknown() -> None:
    row = make_row(tags=SWEEP)
    found = {"ResourceTagMappingList": [{"ResourceARN": f"arn:aws:sqs:eu-west-1:{ACCOUNT}:a", "Tags": [{"Key": "k", "Value": "v"}]}]}
    rows, costs = read(row, FakeCaller(ListQueues=lambda _: things("a", "b"), GetResources=lambda _: found))
    assert {name: item["tags"] for name, item in rows.items()} == {"a": [("k", "v")], "b": []}
    assert not costs.detail_errors
    rows, costs = read(row, FakeCaller(ListQueues=lambda _: things("a", "b"), GetResources=refuse("AccessDenied")))
    assert {(item["tags"], tuple(item["unknown_fields"])) for item in rows.values()} == {(None, ("tags",))}
    assert costs.detail_errors == {("tags", "AccessDenied"): 2}


def test_a_cell_whose_time_is_over_is_given_up() -> None:
    with pytest.raises(ListingError) as caught:
        read(make_row(), FakeCaller(ListQueues=lambda _: things("a")), seconds=-1)
    assert caught.value.code == "Timeout"


def test_parents_are_kept_as_they_were_before_secrets_were_taken_out() -> None:
    row, kept = make_row(redact=("Secret",)), []
    caller = FakeCaller(ListQueues=lambda _: {"QueueUrls": [{"Id": "a", "Secret": "s"}]})
    (done,) = Listing(row, lambda _: "hidden").read(make_place(caller, row), (None,), Costs(), kept.append)
    assert json.loads(done.row[10]) == {"Id": "a", "Secret": "hidden"}
    assert kept[0]["Id"] == "a"


def test_the_collectors_version_changes_with_the_row_alone() -> None:
    assert collector_version(make_row()) == collector_version(make_row())
    assert collector_version(make_row()) != collector_version(make_row(details=(DETAIL,)))
    assert collector_version(make_row()) != collector_version(make_row(where=lambda item: True))
    assert "botocore-" in collector_version(make_row())
