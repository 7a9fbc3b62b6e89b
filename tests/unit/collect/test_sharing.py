"""One listing shared out among a cell's items: asked once, given to whom it belongs, unknown for all where it could not be read."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from cell_reader import names, read, things
from fake_calls import ACCOUNT, Answer, FakeCaller, make_row, refusal, refuse
from fake_looks import in_pages

from inventory_assets.catalog.reports import read_credential_report
from inventory_assets.catalog.types import EXISTS, WHOLE, Describe, Shared
from inventory_assets.collect import sharing

#: An operation whose pages botocore knows.
ELEMENTS = Shared("Extra", "DescribeSnapshots", elements="Extras", match="For", to="Id", service="ec2")


def shared(**changes: Any) -> Shared:
    return Shared(**({name: getattr(ELEMENTS, name) for name in ("part", "operation", "elements", "match", "to", "service")} | changes))


def scan(answer: Answer, *parts: Shared, listed: Any = None, **row: Any) -> tuple[dict[str, Any], FakeCaller, Any]:
    """Read a cell of three queues on two pages."""
    pages = in_pages("QueueUrls", [{"Id": "a"}, {"Id": "b"}], [{"Id": "c"}]) if listed is None else listed
    caller = FakeCaller(ListQueues=pages, DescribeSnapshots=answer)
    rows, costs = read(make_row(shared=parts or (ELEMENTS,), **row), caller)
    return rows, caller, costs


def parts_of(rows: dict[str, Any]) -> dict[str, Any]:
    return {name: row["configuration"].get("Extra", "not there") for name, row in rows.items()}


@pytest.mark.parametrize(
    ("changes", "parts"),
    [
        ({}, {"a": {"For": "a", "V": 1}, "b": None, "c": {"For": "c", "V": 3}}),
        ({"value": "V"}, {"a": 1, "b": None, "c": 3}),
        ({"value": "V", "many": True}, {"a": [1, 2], "b": [], "c": [3]}),
        ({"value": EXISTS}, {"a": True, "b": False, "c": True}),
    ],
    ids=["whole", "a value", "many", "whether there is one"],
)
def test_all_pages_are_read_once_for_the_whole_cell_and_each_item_is_given_its_own(changes: Any, parts: dict[str, Any]) -> None:
    elements = in_pages("Extras", [{"For": "a", "V": 1}, {"For": "x", "V": 9}], [], [{"For": "a", "V": 2}, {"For": "c", "V": 3}])
    rows, caller, costs = scan(elements, shared(**changes))
    assert parts_of(rows) == parts
    assert caller.count("DescribeSnapshots") == 3
    assert costs.tally.api_calls == 5


def test_an_empty_cell_asks_for_nothing_to_share() -> None:
    _, caller, _ = scan(refuse("AccessDenied"), listed=lambda _: things())
    assert caller.count("DescribeSnapshots") == 0


@pytest.mark.parametrize("changes", [{}, {"many": True}, {"value": EXISTS}], ids=["whole", "many", "whether there is one"])
@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (refuse("AccessDenied"), "AccessDenied"),
        (in_pages("Extras", [{"For": "a"}, {"For": "b"}, {"For": "c"}], refusal("Throttling")), "Throttling"),
        (lambda _: {"Other": []}, "MissingKey"),
        (in_pages("Extras", [{"For": ["a"]}]), "UnreadableReply"),
    ],
    ids=["denied", "half way", "without its list", "matched by no name"],
)
def test_a_shared_reply_that_could_not_be_read_is_unknown_for_all_and_nothing_else_is(changes: Any, answer: Answer, code: str) -> None:
    rows, caller, costs = scan(answer, shared(**changes))
    assert parts_of(rows) == dict.fromkeys("abc", "not there"), "neither none, nor no, nor the half that was read"
    assert {name: row["unknown_fields"] for name, row in rows.items()} == {name: ["Extra"] for name in "abc"}
    assert costs.detail_errors == {("Extra", code): 3}
    assert caller.count("DescribeSnapshots") <= 2, "it is not asked for again by each item"


def test_a_code_of_absence_means_that_there_is_none_and_is_known() -> None:
    for value, none in (("@", None), (EXISTS, False)):
        rows, _, costs = scan(refuse("NotEnabled"), shared(value=value, absent=("NotEnabled",)))
        assert parts_of(rows) == dict.fromkeys("abc", none)
        assert {tuple(row["unknown_fields"]) for row in rows.values()} == {()}
        assert not costs.detail_errors


def test_one_part_that_cannot_be_read_leaves_the_other_as_it_is() -> None:
    other = shared(part="Other", operation="DescribeVolumes", elements="Results", value="V")
    caller = FakeCaller(
        ListQueues=lambda _: things("a"),
        DescribeSnapshots=refuse("AccessDenied"),
        DescribeVolumes=lambda _: {"Results": [{"For": "a", "V": 1}]},
    )
    rows, _ = read(make_row(shared=(ELEMENTS, other)), caller)
    assert (rows["a"]["configuration"], rows["a"]["unknown_fields"]) == ({"Id": "a", "Other": 1}, ["Extra"])


def test_an_item_that_does_not_tell_what_is_its_own_is_given_nothing_and_is_not_said_to_have_none() -> None:
    nobodys = in_pages("Extras", [{"V": "of nobody"}, {"For": "arn:a", "V": 1}])
    listed = lambda _: {"QueueUrls": [{"Id": "a", "Arn": "arn:a"}, {"Id": "b"}]}  # noqa: E731
    for changes in ({}, {"many": True}, {"value": EXISTS}):
        rows, _, _ = scan(nobodys, shared(to="Arn", **changes), listed=listed)
        assert parts_of(rows)["b"] == "not there"
        assert {name: row["unknown_fields"] for name, row in rows.items()} == {"a": [], "b": ["Extra"]}


def test_what_is_described_in_vain_keeps_what_is_shared_with_it() -> None:
    describe = Describe("GetQueueAttributes", {"QueueUrl": "{@}"}, result="Attributes", keep_listed="Id")
    caller = FakeCaller(
        ListQueues=names("a"),
        GetQueueAttributes=refuse("AccessDenied"),
        DescribeSnapshots=in_pages("Extras", [{"For": "a", "V": 1}]),
    )
    rows, _ = read(make_row(describe=describe, shared=(shared(value="V"),)), caller)
    assert (rows["a"]["configuration"], rows["a"]["unknown_fields"]) == ({"Extra": 1}, [WHOLE])


HEAD = "user,arn,password_enabled,mfa_active"


def report(content: Any, states: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, Any], Any, list[float]]:
    """Read users by a credential report that is ready when the states say so."""
    slept: list[float] = []
    monkeypatch.setattr(sharing, "time", SimpleNamespace(sleep=slept.append))
    part = shared(
        operation="GetCredentialReport", elements="@", match="user", prepare="GenerateCredentialReport", read=read_credential_report,
        service="iam",
    )  # fmt: skip
    waiting = iter(states)
    caller = FakeCaller(
        ListQueues=lambda _: things("a", "b"),
        GenerateCredentialReport=lambda _: {"State": next(waiting)},
        GetCredentialReport=lambda _: content,
    )
    rows, costs = read(make_row(shared=(part,)), caller)
    return rows, costs, slept


def test_a_report_is_waited_for_and_its_words_for_nothing_are_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{HEAD}\n<root_account>,arn:aws:iam::{ACCOUNT}:root,not_supported,true\na,arn:a,N/A,false\n"
    rows, _, slept = report({"Content": text.encode()}, ["STARTED", "INPROGRESS", "COMPLETE"], monkeypatch)
    assert rows["a"]["configuration"]["Extra"] == {"user": "a", "arn": "arn:a", "password_enabled": None, "mfa_active": "false"}
    assert rows["b"]["configuration"]["Extra"] is None
    assert len(slept) == 2


def test_a_report_that_does_not_come_is_unknown_and_is_not_waited_for_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    rows, costs, slept = report({}, ["INPROGRESS"] * sharing.PREPARE_ATTEMPTS, monkeypatch)
    assert costs.detail_errors == {("Extra", "NotReady"): 2}
    assert parts_of(rows) == {"a": "not there", "b": "not there"}
    assert len(slept) == sharing.PREPARE_ATTEMPTS - 1


@pytest.mark.parametrize(
    "content", [{}, {"Content": b"\xff\xfe"}, {"Content": b"user\n" + b"a" * 200_000}], ids=["none", "no text", "no table"]
)
def test_a_report_that_is_none_spoils_no_listing(content: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    rows, costs, _ = report(content, ["COMPLETE"], monkeypatch)
    assert {name: row["unknown_fields"] for name, row in rows.items()} == {"a": ["Extra"], "b": ["Extra"]}
    assert costs.detail_errors == {("Extra", "UnreadableReply"): 2}
