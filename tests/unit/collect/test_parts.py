"""Parts that hang on other parts, settings that are one object, units within units: with what is unknown goes what is read by it."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError
from cell_reader import names, read, things
from fake_calls import Answer, FakeCaller, make_place, make_row, refusal, refuse
from fake_looks import in_pages

from inventory_assets.catalog.types import WHOLE, Describe, Detail, JsonObject
from inventory_assets.collect.errors import ListingError
from inventory_assets.collect.listing import Costs, Listing

KEYS = Detail("Keys", "ListKeys", {"Name": "{Id}"}, "Keys", absent=("NoKeys",))
USES = Detail("Uses", "GetUse", {"Key": "{each}"}, "Use", each="Keys[].Id")
PLACES = Detail("Places", "GetPlace", {"At": "{each}"}, "Place", each="Uses[].At")


def keys(*ids: str) -> Answer:
    return lambda _: {"Keys": [{"Id": one} for one in ids]}


def scan(*details: Detail, listed: Any = None, **answers: Any) -> tuple[dict[str, Any], Any, FakeCaller]:
    used: dict[str, Answer] = {
        "ListQueues": listed or (lambda _: things("q")),
        "GetUse": lambda params: {"Use": {"At": f"at {params['Key']}"}},
        "GetPlace": lambda params: {"Place": {"Town": params["At"]}},
    }
    caller = FakeCaller(**(used | answers))
    rows, costs = read(make_row(details=details), caller)
    return rows, costs, caller


def asked(caller: FakeCaller, operation: str) -> list[str]:
    return [next(iter(params.values())) for _, name, params in caller.asked if name == operation]


def test_a_part_is_read_once_for_each_value_of_another_and_says_which_is_which() -> None:
    rows, _, caller = scan(KEYS, USES, PLACES, ListKeys=keys("a", "b"))
    assert rows["q"]["configuration"]["Uses"] == [{"Id": "a", "At": "at a"}, {"Id": "b", "At": "at b"}]
    assert rows["q"]["configuration"]["Places"] == [{"At": "at a", "Town": "at a"}, {"At": "at b", "Town": "at b"}]
    assert (asked(caller, "GetUse"), asked(caller, "GetPlace")) == (["a", "b"], ["at a", "at b"])


@pytest.mark.parametrize("listed", [keys(), refuse("NoKeys")], ids=["empty", "absent"])
def test_where_there_are_no_values_there_is_known_to_be_nothing_to_read_by_them(listed: Answer) -> None:
    rows, costs, caller = scan(KEYS, USES, PLACES, ListKeys=listed)
    assert (rows["q"]["configuration"]["Uses"], rows["q"]["configuration"]["Places"]) == ([], [])
    assert (rows["q"]["unknown_fields"], asked(caller, "GetUse")) == ([], [])
    assert not costs.detail_errors


def test_what_is_read_by_an_unread_part_is_unknown_with_it_however_far_down() -> None:
    rows, costs, caller = scan(KEYS, USES, PLACES, ListKeys=refuse("AccessDenied"))
    assert rows["q"]["configuration"] == {"Id": "q"}
    assert rows["q"]["unknown_fields"] == ["Keys", "Places", "Uses"]
    assert costs.detail_errors == {("Keys", "AccessDenied"): 1, ("Uses", "NotRead"): 1, ("Places", "NotRead"): 1}
    assert (asked(caller, "GetUse"), asked(caller, "GetPlace")) == ([], [])


def test_one_value_that_cannot_be_read_leaves_the_part_unknown_and_no_half_of_it() -> None:
    rows, costs, _ = scan(
        KEYS,
        USES,
        ListKeys=keys("a", "b", "c"),
        GetUse=lambda params: refuse("Throttling")(params) if params["Key"] == "b" else {"Use": {}},
    )
    assert rows["q"]["configuration"] == {"Id": "q", "Keys": [{"Id": "a"}, {"Id": "b"}, {"Id": "c"}]}
    assert rows["q"]["unknown_fields"] == ["Uses"]
    assert costs.detail_errors == {("Uses", "Throttling"): 1}


DESCRIBE = Describe("GetQueueAttributes", {"QueueUrl": "{@}"}, result="Attributes", keep_listed="Id", absent=("Gone",))


def described(*details: Detail, answer: Answer, **answers: Answer) -> dict[str, Any]:
    caller = FakeCaller(ListQueues=names("q"), GetQueueAttributes=answer, **answers)
    return read(make_row(describe=DESCRIBE, details=details), caller)[0]


def test_what_is_read_by_an_undescribed_configuration_is_unknown_too_and_what_is_not_is_read() -> None:
    by_configuration = Detail("Rules", "GetRule", {"Name": "{each}"}, "Rule", each="RuleNames[]")
    answers: dict[str, Answer] = {"GetRule": lambda _: {"Rule": {}}, "ListKeys": keys("a"), "GetUse": lambda _: {"Use": {"At": 1}}}
    rows = described(by_configuration, KEYS, USES, answer=refuse("AccessDenied"), **answers)
    assert rows["q"]["configuration"] == {"Keys": [{"Id": "a"}], "Uses": [{"Id": "a", "At": 1}]}
    assert rows["q"]["unknown_fields"] == [WHOLE, "Rules"]
    rows = described(by_configuration, answer=lambda _: {"Attributes": {}}, **answers)
    assert (rows["q"]["configuration"], rows["q"]["unknown_fields"]) == ({"Id": "q", "Rules": []}, [])


def test_a_part_that_some_items_cannot_have_is_null_for_them_and_asked_for_where_that_cannot_be_told() -> None:
    policy = Detail("Policy", "GetPolicy", {"Name": "{Id}"}, "Policy", when=lambda item: item["Kind"] == "fifo")
    rows, _, caller = scan(
        policy,
        listed=lambda _: {"QueueUrls": [{"Id": "a", "Kind": "fifo"}, {"Id": "b", "Kind": "plain"}]},
        GetPolicy=lambda _: {"Policy": {}},
    )
    assert {name: row["configuration"]["Policy"] for name, row in rows.items()} == {"a": {}, "b": None}
    assert asked(caller, "GetPolicy") == ["a"]
    rows = described(policy, answer=refuse("AccessDenied"), GetPolicy=lambda _: {"Policy": {}})
    assert (rows["q"]["configuration"], rows["q"]["unknown_fields"]) == ({"Policy": {}}, [WHOLE])


def test_nothing_is_asked_of_what_went_away_before_it_was_described() -> None:
    assert described(KEYS, answer=refuse("Gone"), ListKeys=lambda _: pytest.fail("it is gone")) == {}


def test_a_part_in_pages_of_which_one_cannot_be_read_is_unknown_and_not_half_there() -> None:
    detail = Detail("Keys", "ListAccessKeys", {"UserName": "{Id}"}, "K", service="iam", paginated=True)

    def answer(params: dict[str, Any]) -> dict[str, Any]:
        return refuse("Throttling")(params) if params.get("Marker") else {"K": [1], "IsTruncated": True, "Marker": "m"}

    rows, _, _ = scan(detail, ListAccessKeys=answer)
    assert (rows["q"]["configuration"], rows["q"]["unknown_fields"]) == ({"Id": "q"}, ["Keys"])


SETTING = make_row(items="Setting", single=True, id="{account}", arn="arn:setting:{account}", absent=("NotSubscribed",))


def setting(answer: Answer) -> dict[str, Any]:
    return read(SETTING, FakeCaller(ListQueues=answer))[0]


@pytest.mark.parametrize("value", [{"On": True}, {}], ids=["set", "empty"])
def test_a_setting_is_one_resource_an_empty_one_as_well(value: dict[str, Any]) -> None:
    (row,) = setting(lambda _: {"Setting": value}).values()
    assert (row["configuration"], row["unknown_fields"]) == (value, [])


def test_a_setting_that_is_not_there_is_none_and_one_that_is_not_told_is_an_error() -> None:
    assert setting(refuse("NotSubscribed")) == {}
    with pytest.raises(ListingError, match="lacks 'Setting'"):
        setting(lambda _: {})
    with pytest.raises(ClientError, match="AccessDenied"):
        setting(refuse("AccessDenied"))


def test_a_code_of_absence_after_a_first_page_is_an_error_and_not_the_end_of_the_list() -> None:
    row = make_row(absent=("NotSubscribed",))
    assert read(row, FakeCaller(ListQueues=refuse("NotSubscribed")))[0] == {}
    with pytest.raises(ClientError, match="NotSubscribed"):
        read(row, FakeCaller(ListQueues=in_pages("QueueUrls", [{"Id": "a"}], refusal("NotSubscribed"))))


UNITS = make_row(params={"QueueNamePrefix": "{parent.Id}"}, nested=True, parent_absent=("ParentNotFound",))


class Units:
    """Units by the unit they lie in, two to a page."""

    def __init__(self, below: dict[str, Any]) -> None:
        self.below = below

    def __call__(self, params: dict[str, Any]) -> dict[str, Any]:
        found = self.below.get(params["QueueNamePrefix"], [])
        if isinstance(found, Exception):
            raise found
        pages = [found[at : at + 2] for at in range(0, len(found), 2)] or [[]]
        return in_pages("QueueUrls", *[[{"Id": name} for name in page] for page in pages])(params)


def test_units_within_units_are_found_at_every_depth_each_asked_for_once() -> None:
    caller = FakeCaller(ListQueues=Units({"root": ["a", "b", "c"], "a": ["aa"], "aa": ["aaa"], "c": ["ca"]}))
    rows, _ = read(UNITS, caller, ({"Id": "root"},))
    assert list(rows) == ["a", "b", "c", "aa", "ca", "aaa"]
    parents = [params["QueueNamePrefix"] for _, _, params in caller.asked if not params.get("NextToken")]
    assert parents == ["root", "a", "b", "c", "aa", "ca", "aaa"]


def test_a_unit_that_went_away_has_nothing_in_it_and_one_that_is_denied_spoils_the_listing() -> None:
    below: dict[str, Any] = {"root": ["a", "b"], "a": refusal("ParentNotFound"), "b": ["ba"]}
    rows, _ = read(UNITS, FakeCaller(ListQueues=Units(below)), ({"Id": "root"},))
    assert list(rows) == ["a", "b", "ba"]
    with pytest.raises(ClientError, match="AccessDenied"):
        read(UNITS, FakeCaller(ListQueues=Units(below | {"b": refusal("AccessDenied")})), ({"Id": "root"},))


def test_children_are_listed_by_what_was_described_and_never_by_what_went_away() -> None:
    kept: list[JsonObject] = []
    row = make_row(describe=DESCRIBE, details=(KEYS,))
    caller = FakeCaller(
        ListQueues=names("a", "b"),
        GetQueueAttributes=lambda params: refuse("Gone")(params) if params["QueueUrl"] == "b" else {"Attributes": {"Size": 1}},
        ListKeys=keys("k"),
    )
    list(Listing(row, str).read(make_place(caller, row), (None,), Costs(), kept.append))
    assert kept == [{"Id": "a", "Size": 1, "Keys": [{"Id": "k"}]}]


def test_children_of_what_could_not_be_described_enough_to_ask_for_them_are_unread_and_not_none() -> None:
    child = make_row(params={"QueueNamePrefix": "{parent.Size}"})
    with pytest.raises(ListingError) as caught:
        read(child, FakeCaller(ListQueues=lambda _: things("x")), ({"Id": "a", "Size": "s"}, {"Id": "b"}))
    assert caught.value.code == "MissingParameter"
