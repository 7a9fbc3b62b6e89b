"""Resource Explorer: which view or index is asked, of what it is believed to tell, and that half of it is nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from fake_calls import ACCOUNT, Answer, FakeCaller, refusal, refuse
from fake_looks import in_pages, stamp_into

from inventory_assets.collect.explorer import Explorer
from inventory_assets.collect.indexes import EVERYWHERE, Sightings

HOME, REGIONS = "us-east-1", ("us-east-1", "eu-west-1")
QUEUE, ROLE, ACCOUNTS_VIEW = "AWS::SQS::Queue", "AWS::IAM::Role", "arn:aws:resource-explorer-2:eu-west-1:999999999999:view/all/1"
TYPES = frozenset({QUEUE, ROLE})
ORGANIZATION = {"Scope": "arn:aws:organizations::999999999999:organization/o-1", "Filters": {"FilterString": ""}}


def queue(name: str, region: str = "eu-west-1", account: str = ACCOUNT) -> dict[str, str]:
    return {"Arn": f"arn:aws:sqs:{region}:{account}:{name}", "Region": region, "ResourceType": "sqs:queue"}


def role(name: str) -> dict[str, str]:
    return {"Arn": f"arn:aws:iam::{ACCOUNT}:role/{name}", "Region": "global", "ResourceType": "iam:role"}


def indexes(*local: str, aggregator: str | None = None) -> list[dict[str, str]]:
    return [{"Region": region, "Type": "LOCAL"} for region in local] + (
        [{"Region": aggregator, "Type": "AGGREGATOR"}] if aggregator else []
    )


class Account(FakeCaller):
    """An account with indexes. `seen[region]` answers ListResources there."""

    def __init__(
        self, indexes: Iterable[dict[str, str]], seen: dict[str, Answer] | None = None, view_filter: str = "", **more: Answer
    ) -> None:
        super().__init__(
            ListIndexes=lambda params: {"Indexes": [one for one in indexes if params.get("Type") in (None, one["Type"])]},
            ListSupportedResourceTypes=lambda _: {
                "ResourceTypes": [{"ResourceType": "sqs:queue"}, {"ResourceType": "iam:role"}, {"ResourceType": "braket:job"}]
            },
            GetDefaultView=lambda _: {"ViewArn": "arn:aws:resource-explorer-2:r:1:view/default/1"},
            GetView=lambda _: {"View": {"Scope": f"arn:aws:iam::{ACCOUNT}:root", "Filters": {"FilterString": view_filter}}},
            ListResources=lambda params: self.seen[self.asked[-1][0]](params),
        )
        self.seen = seen or {}
        self.answers |= more


def organization(*seen: Any, **more: Answer) -> Account:
    """The inventory's own account, with a view of all accounts that has seen these pages of any account that is asked for."""
    answers: dict[str, Answer] = {
        "ListViews": lambda _: {"Views": [ACCOUNTS_VIEW]},
        "GetView": lambda _: {"View": ORGANIZATION},
        "ListIndexesForMembers": lambda _: {"Indexes": indexes("eu-west-1", "eu-west-3")},
    }
    return Account(indexes(aggregator="eu-west-1"), {"eu-west-1": in_pages("Resources", *seen)}, **(answers | more))


def read(account: Account, home: Account | None = None, view: str | None = None) -> tuple[list[Sightings], list[Any]]:
    rows: list[Any] = []
    return list(Explorer(home, HOME, view).read(account, REGIONS, stamp_into(rows))), rows


def only(looks: list[Sightings]) -> Sightings:
    (look,) = looks
    return look


def test_the_organizations_view_serves_an_account_without_a_call_of_its_own() -> None:
    account, home = Account(()), organization([queue("a"), role("r")], [], [queue("b", "eu-west-3")])
    looks, rows = read(account, home)
    look = only(looks)
    assert account.asked == []
    asked = [(region, params) for region, operation, params in home.asked if operation == "ListResources"]
    assert {(region, params["ViewArn"], params["Filters"]["FilterString"]) for region, params in asked} == {
        ("eu-west-1", ACCOUNTS_VIEW, f"accountid:{ACCOUNT}")
    }
    assert (len(asked), look.count, len(rows), look.failure) == (3, 3, 3, None)
    assert look.found == {
        ("eu-west-1", QUEUE): {queue("a")["Arn"]},
        ("global", ROLE): {role("r")["Arn"]},
        ("eu-west-3", QUEUE): {queue("b", "eu-west-3")["Arn"]},
    }
    assert look.covers == {"eu-west-1": TYPES, "eu-west-3": TYPES, "global": TYPES}, "regions of the account's indexes, and no others"


def test_the_view_and_the_types_are_looked_for_once_for_all_accounts() -> None:
    home = organization([queue("a")])
    explorer = Explorer(home, HOME, None)
    for _ in range(3):
        assert len(list(explorer.read(Account(()), REGIONS, stamp_into([])))) == 1
    counts = {name: home.count(name) for name in ("ListIndexes", "ListViews", "GetView", "ListSupportedResourceTypes", "ListResources")}
    assert counts == {"ListIndexes": 1, "ListViews": 1, "GetView": 1, "ListSupportedResourceTypes": 1, "ListResources": 3}


@pytest.mark.parametrize(
    "view",
    [{"Scope": "arn:aws:iam::999999999999:root"}, ORGANIZATION | {"Filters": {"FilterString": "region:us-east-1"}}, {}],
    ids=["of one account", "filtered", "of nothing"],
)
def test_a_view_that_does_not_tell_of_all_accounts_is_passed_over(view: dict[str, Any]) -> None:
    account = Account(indexes("eu-west-1", aggregator=HOME), {HOME: in_pages("Resources", [queue("a")])})
    home = organization([queue("theirs", account="999999999999")])
    home.answers["GetView"] = lambda _: {"View": view}
    look = only(read(account, home)[0])
    assert look.found == {("eu-west-1", QUEUE): {queue("a")["Arn"]}}
    assert home.count("ListResources") == 0


def test_an_accounts_aggregator_speaks_of_its_indexed_regions_and_of_global_resources() -> None:
    account = Account(indexes("eu-west-1", "sa-east-1", aggregator=HOME), {HOME: in_pages("Resources", [queue("a")], [role("r")])})
    look = only(read(account)[0])
    assert (look.region, look.count) == (EVERYWHERE, 2)
    assert look.covers == {HOME: TYPES, "eu-west-1": TYPES, "global": TYPES}, "sa-east-1 is not wanted"


@pytest.mark.parametrize("aggregator", [HOME, None])
def test_a_filtered_default_view_is_believed_for_what_it_names_and_for_no_silence(aggregator: str | None) -> None:
    seen = {region: in_pages("Resources", [queue("a")]) for region in REGIONS}
    looks, rows = read(Account(indexes("eu-west-1", aggregator=aggregator), seen, view_filter="tag:team=blue"))
    look = only(looks)
    assert (len(rows), look.count, look.failure) == (1, 1, None)
    assert not any(look.covers.values())


def test_types_that_the_catalog_has_not_are_kept_by_their_own_names_and_claimed_by_nothing() -> None:
    strange = {"Arn": f"arn:aws:braket:eu-west-1:{ACCOUNT}:job/1", "Region": "eu-west-1", "ResourceType": "braket:job"}
    nameless = {"Arn": f"arn:aws:new:eu-west-1:{ACCOUNT}:thing/1"}
    looks, rows = read(Account(indexes(aggregator=HOME), {HOME: in_pages("Resources", [strange, nameless])}))
    look = only(looks)
    assert (look.found, look.count) == ({}, 2)
    assert [(row[3], row[4], row[5]) for row in rows] == [("eu-west-1", None, "braket:job"), ("global", None, None)]
    assert look.covers[HOME] == TYPES


def test_where_it_is_not_turned_on_there_is_no_look_and_no_failure() -> None:
    assert read(Account(())) == ([], [])
    for code in ("ResourceNotFoundException", "UnauthorizedException"):
        assert read(Account(indexes(aggregator=HOME), {HOME: refuse(code)})) == ([], [])


BROKEN: dict[str, tuple[Callable[[], tuple[Account, Account | None]], str, str]] = {
    "denied": (lambda: (Account((), ListIndexes=refuse("AccessDeniedException")), None), "denied", "AccessDeniedException"),
    "throttled on the second page": (
        lambda: (Account(indexes(aggregator=HOME), {HOME: in_pages("Resources", [queue("a")], refusal("ThrottlingException"))}), None),
        "throttled",
        "ThrottlingException",
    ),
    "gone on the second page": (
        lambda: (
            Account(indexes(aggregator=HOME), {HOME: in_pages("Resources", [queue("a")], refusal("ResourceNotFoundException"))}),
            None,
        ),
        "error",
        "ResourceNotFoundException",
    ),
    "a page without its list": (lambda: (Account(indexes(aggregator=HOME), {HOME: lambda _: {}}), None), "error", "MissingKey"),
    "an index without a region": (lambda: (Account([{"Type": "LOCAL"}]), None), "error", "UnreadableReply"),
    "types denied": (
        lambda: (
            Account(
                indexes(aggregator=HOME),
                {HOME: in_pages("Resources", [queue("a")])},
                ListSupportedResourceTypes=refuse("AccessDeniedException"),
            ),
            None,
        ),
        "denied",
        "AccessDeniedException",
    ),
    "members denied": (
        lambda: (Account(()), organization([queue("a")], ListIndexesForMembers=refuse("AccessDeniedException"))),
        "denied",
        "AccessDeniedException",
    ),
    "the view's second page": (lambda: (Account(()), organization([queue("a")], refusal("Throttling"))), "throttled", "Throttling"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_could_not_be_read_to_its_end_says_so_and_claims_nothing(case: str) -> None:
    make, status, code = BROKEN[case]
    account, home = make()
    look = only(read(account, home)[0])
    assert look.failure is not None
    assert (look.failure.status, look.failure.code) == (status, code)
    assert not look.covers


def test_a_list_of_types_that_failed_is_asked_for_again() -> None:
    account = Account(indexes(aggregator=HOME), {HOME: in_pages("Resources", [])}, ListSupportedResourceTypes=refuse("Throttling"))
    explorer = Explorer(None, HOME, None)
    assert only(list(explorer.read(account, REGIONS, stamp_into([])))).failure is not None
    account.answers["ListSupportedResourceTypes"] = lambda _: {"ResourceTypes": [{"ResourceType": "sqs:queue"}]}
    assert only(list(explorer.read(account, REGIONS, stamp_into([])))).covers[HOME] == {QUEUE}


def test_local_indexes_are_a_look_each_and_one_that_fails_takes_no_other_with_it() -> None:
    seen = {
        HOME: in_pages("Resources", [queue("a", HOME)], refusal("Throttling")),
        "eu-west-1": in_pages("Resources", [queue("b"), role("r")]),
    }
    rows: list[Any] = []
    given = []
    for look in Explorer(None, HOME, None).read(Account(indexes(HOME, "eu-west-1"), seen), REGIONS, stamp_into(rows)):
        given.append((look.region, look.failure and look.failure.code, dict(look.covers), [row[6] for row in rows]))
        rows.clear()  # as whoever writes a look down does
    assert given == [
        ("eu-west-1", None, {"eu-west-1": TYPES}, [queue("b")["Arn"], role("r")["Arn"]]),
        (HOME, "Throttling", {}, [queue("a", HOME)["Arn"]]),
    ]
