"""AWS Config as an index: an aggregator for the accounts that it has, else the recorders, each believed for what it records."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fake_calls import ACCOUNT, Answer, FakeCaller, refusal, refuse
from fake_looks import in_pages, stamp_into

from inventory_assets.collect.config_index import ConfigIndex
from inventory_assets.collect.indexes import Sightings

HOME, REGION = "us-east-1", "eu-west-1"
QUEUE, VOLUME, USER, ROLE = "AWS::SQS::Queue", "AWS::EC2::Volume", "AWS::IAM::User", "AWS::IAM::Role"


def item(resource_type: str, name: str, region: str = REGION, arn: str | None = None) -> str:
    return json.dumps({"resourceId": name, "resourceType": resource_type, "arn": arn, "awsRegion": region})


class Recorders(FakeCaller):
    """An account whose regions have a recorder each. `groups[region]` is what it records, `seen[region]` answers its queries."""

    def __init__(self, groups: dict[str, Any], seen: dict[str, Answer] | None = None, *, recording: bool = True) -> None:
        super().__init__(
            DescribeConfigurationRecorders=lambda _: self.describe(self.asked[-1][0]),
            DescribeConfigurationRecorderStatus=lambda _: {"ConfigurationRecordersStatus": [{"name": "default", "recording": recording}]},
            SelectResourceConfig=lambda params: self.seen.get(self.asked[-1][0], in_pages("Results", []))(params),
        )
        self.groups, self.seen = groups, seen or {}

    def describe(self, region: str) -> dict[str, Any]:
        group = self.groups.get(region)
        if callable(group):
            return dict(group({}))
        return {"ConfigurationRecorders": [] if group is None else [{"name": "default", "recordingGroup": group}]}


def home(*aggregators: dict[str, Any], seen: Answer) -> FakeCaller:
    return FakeCaller(
        DescribeConfigurationAggregators=lambda _: {"ConfigurationAggregators": list(aggregators)}, SelectAggregateResourceConfig=seen
    )


def read(
    account: FakeCaller, own: FakeCaller | None = None, regions: tuple[str, ...] = (REGION,), aggregator: str | None = None
) -> tuple[list[Sightings], list[Any]]:
    rows: list[Any] = []
    return list(ConfigIndex(own, HOME, aggregator).read(account, regions, stamp_into(rows))), rows


ALL = {"allSupported": True, "includeGlobalResourceTypes": False}
ANY = {"ConfigurationAggregatorName": "some", "AccountAggregationSources": []}


def test_an_aggregator_that_has_the_account_is_believed_for_what_it_has_seen_and_for_nothing_else() -> None:
    account = Recorders({REGION: ALL})
    own = home(
        ANY, seen=in_pages("Results", [item(QUEUE, "a")], [], [item(VOLUME, "v", "eu-west-3", "arn:v"), item("AWS::New::Thing", "t")])
    )
    (look,), rows = read(account, own)
    assert account.asked == []
    assert {params["Expression"] for _, name, params in own.asked if name == "SelectAggregateResourceConfig"} == {
        f"SELECT resourceId, resourceType, arn, awsRegion WHERE accountId = '{ACCOUNT}'"
    }
    assert look.found == {(REGION, QUEUE): {"a"}, ("eu-west-3", VOLUME): {"arn:v"}}
    assert look.covers == {REGION: {QUEUE}, "eu-west-3": {VOLUME}}
    assert (look.count, len(rows), look.failure) == (3, 3, None)


def test_an_aggregator_without_the_account_leaves_it_to_the_recorders() -> None:
    account = Recorders({REGION: ALL}, {REGION: in_pages("Results", [item(QUEUE, "a")])})
    (look,), rows = read(account, home(ANY, seen=in_pages("Results", [])))
    assert (look.source, look.region, look.found) == ("config:SelectResourceConfig", REGION, {(REGION, QUEUE): {"a"}})
    assert len(rows) == 1


def test_an_aggregator_that_names_only_types_that_the_catalog_has_not_has_the_account_all_the_same() -> None:
    account = Recorders({REGION: ALL}, {REGION: in_pages("Results", [item(QUEUE, "a")])})
    (look,), rows = read(account, home(ANY, seen=in_pages("Results", [item("AWS::New::Thing", "t")])))
    assert (look.source, look.covers, len(rows)) == ("config:SelectAggregateResourceConfig", {}, 1)


@pytest.mark.parametrize(("named", "asked"), [(None, "whole"), ("mine", "mine")])
def test_settings_name_the_aggregator_else_the_organizations_comes_first_and_is_looked_for_once(named: str | None, asked: str) -> None:
    whole = {"ConfigurationAggregatorName": "whole", "OrganizationAggregationSource": {"AllAwsRegions": True}}
    own = home(ANY, whole, seen=in_pages("Results", [item(QUEUE, "a")]))
    index = ConfigIndex(own, HOME, named)
    for _ in range(3):
        list(index.read(Recorders({}), (REGION,), stamp_into([])))
    names = {params["ConfigurationAggregatorName"] for _, name, params in own.asked if name == "SelectAggregateResourceConfig"}
    assert names == {asked}
    assert own.count("DescribeConfigurationAggregators") == (1 if named is None else 0)


def test_an_aggregator_that_is_denied_says_so_and_leaves_the_account_to_its_recorders() -> None:
    account = Recorders({REGION: ALL})
    looks, _ = read(account, home(ANY, seen=refuse("AccessDeniedException")))
    assert [(look.source, look.failure and look.failure.status) for look in looks] == [
        ("config:SelectAggregateResourceConfig", "denied"),
        ("config:SelectResourceConfig", None),
    ]


@pytest.mark.parametrize(
    ("page", "code"),
    [(refusal("ThrottlingException"), "ThrottlingException"), (["no json"], "UnreadableReply"), (["[]"], "UnreadableReply")],
    ids=["throttled", "no json", "no object"],
)
def test_a_query_that_broke_off_says_so_and_covers_nothing(page: Any, code: str) -> None:
    seen = in_pages("Results", [item(QUEUE, "a")], page)
    (look,), _ = read(Recorders({REGION: ALL}, {REGION: seen}))
    assert (look.failure and look.failure.code, look.covers) == (code, {})
    look = read(Recorders({}), home(ANY, seen=seen))[0][0]
    assert look.failure is not None
    assert look.failure.code == code


def test_a_region_that_cannot_be_read_takes_no_other_with_it() -> None:
    account = Recorders({"eu-west-1": refuse("AccessDeniedException"), "eu-west-2": lambda _: {}, "eu-west-3": ALL})
    looks, _ = read(account, regions=("eu-west-1", "eu-west-2", "eu-west-3"))
    assert [(look.region, look.failure and look.failure.code) for look in looks] == [
        ("eu-west-1", "AccessDeniedException"),
        ("eu-west-2", "MissingKey"),
        ("eu-west-3", None),
    ]
    assert [bool(look.covers) for look in looks] == [False, False, True]


@pytest.mark.parametrize(
    ("account", "requests"),
    [
        (Recorders({}), ["DescribeConfigurationRecorders"]),
        (Recorders({REGION: {"resourceTypes": ["AWS::New::Thing"]}}), ["DescribeConfigurationRecorders"]),
        (Recorders({REGION: ALL}, recording=False), ["DescribeConfigurationRecorders", "DescribeConfigurationRecorderStatus"]),
    ],
    ids=["no recorder", "nothing of ours", "stopped"],
)
def test_where_nothing_is_recorded_there_is_no_look_and_no_query(account: Recorders, requests: list[str]) -> None:
    assert read(account) == ([], [])
    assert [operation for _, operation, _ in account.asked] == requests


NOT_SUPPORTED = "AWS::Lightsail::Instance"  # of the catalog, and not of AWS Config


@pytest.mark.parametrize(
    ("group", "there", "not_there"),
    [
        ({"allSupported": False, "resourceTypes": [QUEUE, ROLE, "AWS::New::Thing"]}, {QUEUE}, {VOLUME, USER}),
        (ALL, {QUEUE, VOLUME}, {NOT_SUPPORTED}),
        ({"recordingStrategy": {"useOnly": "ALL_SUPPORTED_RESOURCE_TYPES"}}, {QUEUE, VOLUME}, {NOT_SUPPORTED}),
        (
            {
                "recordingStrategy": {"useOnly": "EXCLUSION_BY_RESOURCE_TYPES"},
                "exclusionByResourceTypes": {"resourceTypes": [VOLUME, USER]},
            },
            {QUEUE},
            {VOLUME, NOT_SUPPORTED},
        ),
    ],
    ids=["named", "all", "all by strategy", "all but some"],
)
def test_a_recorder_tells_of_what_it_records_and_is_silent_on_the_rest(group: Any, there: set[str], not_there: set[str]) -> None:
    (look,), _ = read(Recorders({REGION: group}))
    assert there <= look.covers[REGION]
    assert not not_there & look.covers[REGION]
    assert not {USER, ROLE} & look.covers[REGION], "users and roles live in no region"


@pytest.mark.parametrize(
    ("group", "of_everywhere"),
    [
        (ALL, None),
        (ALL | {"includeGlobalResourceTypes": True}, {USER, ROLE, "AWS::IAM::Group", "AWS::IAM::Policy"}),
        ({"resourceTypes": [QUEUE, ROLE]}, {ROLE}),
    ],
)
def test_users_and_roles_are_told_of_only_where_the_recorder_takes_them_in(group: Any, of_everywhere: set[str] | None) -> None:
    (look,), _ = read(Recorders({REGION: group}, {REGION: in_pages("Results", [item(ROLE, "r", "global")])}))
    assert look.covers.get("global") == of_everywhere
    assert look.found == {("global", ROLE): {"r"}}
