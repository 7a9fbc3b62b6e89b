"""Looks as they are written down: whole or not at all, pointed at where they say what the last one said, resumed from the last good one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from fake_calls import ACCOUNT, FakeCaller, make_row, refusal, refuse
from fake_looks import HOUR, MINUTE, Trail, in_pages

from inventory_assets.catalog.types import SWEEP
from inventory_assets.collect.activity import LATENESS
from inventory_assets.collect.config_index import ConfigIndex
from inventory_assets.collect.explorer import Explorer
from inventory_assets.collect.looks import Looked, Looker, LookOptions
from inventory_assets.collect.sweep import TagSweep
from inventory_assets.lake.commit import ScanWriter

HOME, REGIONS = "us-east-1", ("eu-west-1", "eu-west-2")
EVENTS, INDEX, TAGGING, RECORDED = (
    "cloudtrail:LookupEvents",
    "resource-explorer-2:ListResources",
    "resourcegroupstaggingapi:GetResources",
    "config:SelectResourceConfig",
)
Rows = list[dict[str, Any]]


class Zone:
    """The raw zone of one account, and scans of it that do nothing but look."""

    def __init__(self, raw: Path) -> None:
        self.raw = raw

    def scan(self, caller: FakeCaller, do: Callable[[Looker], None], **options: Any) -> tuple[Looked, Rows]:
        """What was looked at, and the ledger's rows of it."""
        writer = ScanWriter(self.raw, "aws", ACCOUNT)
        looker = Looker(LookOptions(**options), caller, writer)
        do(looker)
        return looker.looked, pq.read_table(writer.commit().ledger_path).to_pylist()

    def content(self, row: dict[str, Any]) -> Rows:
        """The rows that a ledger row points at, of its source and region; nothing else may be in the file of its scan."""
        if row["content_path"] is None:
            return []
        rows = pq.read_table(self.raw / row["content_path"]).to_pylist()
        assert {one["scan_id"] for one in rows} == {row["content_scan_id"]}
        return [one for one in rows if row["region"] in ("*", one["region"])]

    def named(self, row: dict[str, Any]) -> list[str]:
        return sorted(one["resource_uid"] for one in self.content(row) if one["covers"] is None)

    def files(self, kind: str) -> list[Path]:
        return sorted((self.raw / "aws" / kind / ACCOUNT).glob("*.parquet"))


@pytest.fixture
def zone(tmp_path: Path) -> Zone:
    return Zone(tmp_path)


class Regions(FakeCaller):
    """An account with a trail, a local index and a recorder in each region. `held[region]` names the queues that its index has."""

    def __init__(self, **held: Any) -> None:
        super().__init__(
            LookupEvents=lambda params: self.trails[self.region].lookup(params),
            ListIndexes=lambda _: {"Indexes": [{"Region": region, "Type": "LOCAL"} for region in REGIONS]},
            ListSupportedResourceTypes=lambda _: {"ResourceTypes": [{"ResourceType": "sqs:queue"}]},
            GetDefaultView=lambda _: {"ViewArn": "view"},
            GetView=lambda _: {"View": {}},
            ListResources=lambda params: in_pages("Resources", *self.index_pages())(params),
            DescribeConfigurationRecorders=lambda _: {"ConfigurationRecorders": []},
        )
        self.trails = {region: Trail() for region in REGIONS}
        self.held: dict[str, list[Any]] = {region: [["a"]] for region in REGIONS}

    @property
    def region(self) -> str:
        return self.asked[-1][0]

    def index_pages(self) -> list[Any]:
        return [page if isinstance(page, Exception) else [queue(name, self.region) for name in page] for page in self.held[self.region]]


def uid(name: str, region: str) -> str:
    return f"arn:aws:sqs:{region}:{ACCOUNT}:{name}"


def queue(name: str, region: str) -> dict[str, str]:
    return {"Arn": uid(name, region), "Region": region, "ResourceType": "sqs:queue"}


def indexes(looker: Looker) -> None:
    looker.look_at_indexes(REGIONS, quick=False)


def events(looker: Looker) -> None:
    for region in REGIONS:
        looker.look_at_events(region)


def explorer() -> Explorer:
    return Explorer(None, HOME, None)


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def test_an_index_is_written_down_with_what_it_named_and_what_it_would_have_told(zone: Zone) -> None:
    account = Regions()
    account.held["eu-west-2"] = [["b"], [], ["c"]]
    looked, ledger = zone.scan(account, indexes, explorer=explorer())
    assert {(row["resource_type"], row["source"], row["region"], row["status"], row["resource_count"]) for row in ledger} == {
        ("*", INDEX, "eu-west-1", "ok", 1),
        ("*", INDEX, "eu-west-2", "ok", 2),
    }
    assert [zone.named(row) for row in ledger] == [[uid("a", "eu-west-1")], [uid("b", "eu-west-2"), uid("c", "eu-west-2")]]
    assert [[one["covers"] for one in zone.content(row) if one["covers"]] for row in ledger] == [[["AWS::SQS::Queue"]]] * 2
    assert [look.region for look in looked.sightings] == list(REGIONS)


def test_a_look_that_says_the_same_points_at_what_is_there_and_the_next_one_keeps_its_rows(zone: Zone) -> None:
    account = Regions()
    _, first = zone.scan(account, indexes, explorer=explorer())
    account.held["eu-west-2"] = [["a", "new"]]
    _, second = zone.scan(account, indexes, explorer=explorer())
    assert (second[0]["content_path"], second[0]["content_scan_id"]) == (first[0]["content_path"], first[0]["content_scan_id"])
    assert second[1]["content_path"] != first[1]["content_path"]
    assert zone.named(second[1]) == [uid("a", "eu-west-2"), uid("new", "eu-west-2")]
    zone.scan(account, indexes, explorer=explorer())
    assert len(zone.files("sightings")) == 2, "nothing is written where nothing is new"


def test_an_order_of_its_own_is_nothing_new_and_one_resource_more_or_less_is(zone: Zone) -> None:
    account = Regions()
    for held in ([["a", "b"]], [["b"], ["a"]], [["a", "b", "c"]], [["a", "c"]]):
        account.held["eu-west-1"] = list(held)
        zone.scan(account, indexes, explorer=explorer())
    assert len(zone.files("sightings")) == 3


def test_an_index_that_names_the_same_and_would_tell_of_more_says_something_new(zone: Zone) -> None:
    account = Regions()
    zone.scan(account, indexes, explorer=explorer())
    account.answers["ListSupportedResourceTypes"] = lambda _: {
        "ResourceTypes": [{"ResourceType": "sqs:queue"}, {"ResourceType": "sns:topic"}]
    }
    _, ledger = zone.scan(account, indexes, explorer=explorer())
    assert [[one["covers"] for one in zone.content(row) if one["covers"]] for row in ledger] == [
        [["AWS::SNS::Topic", "AWS::SQS::Queue"]]
    ] * 2


@pytest.mark.parametrize("error", ["ThrottlingException", "AccessDeniedException"])
def test_an_index_that_broke_off_leaves_its_status_and_no_row_and_the_last_good_look_stands(zone: Zone, error: str) -> None:
    account = Regions()
    _, good = zone.scan(account, indexes, explorer=explorer())
    account.held |= {"eu-west-1": [["a", "half"], refusal(error)], "eu-west-2": [["whole"]]}
    looked, ledger = zone.scan(account, indexes, explorer=explorer())
    assert [(row["region"], row["error_code"], row["resource_count"], row["content_path"] is None) for row in ledger] == [
        ("eu-west-1", error, None, True),
        ("eu-west-2", None, 1, False),
    ]
    written = pq.read_table(zone.files("sightings")[-1]).to_pylist()
    assert {one["resource_uid"] for one in written if one["covers"] is None} == {uid("whole", "eu-west-2")}
    assert [look.region for look in looked.sightings] == ["eu-west-2"], "who decides by indexes never hears of it"

    account.held["eu-west-1"] = [["a"]]
    _, ledger = zone.scan(account, indexes, explorer=explorer())
    assert ledger[0]["content_path"] == good[0]["content_path"]


def test_an_index_that_is_empty_is_looked_at_and_one_that_is_not_there_is_not(zone: Zone) -> None:
    account = Regions()
    account.held["eu-west-1"] = [[]]
    account.held["eu-west-2"] = [refusal("ResourceNotFoundException")]
    looked, (row,) = zone.scan(account, indexes, explorer=explorer())
    assert (row["region"], row["status"], row["resource_count"], zone.named(row)) == ("eu-west-1", "ok", 0, [])
    assert looked.sightings[0].covers == {"eu-west-1": {"AWS::SQS::Queue"}}


def test_events_are_written_down_with_the_window_they_fill_and_a_region_that_broke_off_leaves_none(zone: Zone) -> None:
    account = Regions()
    account.trails["eu-west-1"].add(now() - HOUR)
    account.trails["eu-west-2"].add(now() - HOUR)
    broken = in_pages("Events", [Trail().add(now() - MINUTE)], refusal("ThrottlingException"))
    account.answers["LookupEvents"] = lambda params: (
        account.trails["eu-west-1"].lookup(params) if account.region == "eu-west-1" else broken(params)
    )
    looked, (good, bad) = zone.scan(account, events, event_pages=5)
    assert (good["source"], good["region"], good["status"], good["resource_count"]) == (EVENTS, "eu-west-1", "ok", 1)
    assert good["window_from"] < now() - 89 * 24 * HOUR < good["window_until"]
    (file,) = zone.files("events")
    assert file == zone.raw / good["content_path"]
    assert [one["region"] for one in pq.read_table(file).to_pylist()] == ["eu-west-1"]
    assert (bad["status"], bad["window_from"], bad["content_path"], bad["resource_count"]) == ("throttled", None, None, None)
    assert {region: activity.failure is None for region, activity in looked.activities.items()} == {"eu-west-1": True, "eu-west-2": False}


def test_a_sweep_is_resumed_from_the_last_good_one_of_its_region(zone: Zone) -> None:
    account = Regions()
    _, (first, _) = zone.scan(account, events, event_pages=5)
    account.answers["LookupEvents"] = refuse("ThrottlingException")
    zone.scan(account, events, event_pages=5)
    account.answers["LookupEvents"] = lambda params: account.trails[account.region].lookup(params)
    account.asked.clear()
    _, (third, _) = zone.scan(account, events, event_pages=5)
    asked = {region: params["StartTime"] for region, _, params in account.asked}
    assert asked["eu-west-1"] == first["window_until"] - LATENESS
    assert third["window_from"] == first["window_from"]


def test_what_is_turned_off_is_not_asked_for_and_leaves_no_row(zone: Zone) -> None:
    account = Regions()

    def all_of_it(looker: Looker) -> None:
        events(looker)
        indexes(looker)
        looker.look_at_tags(sweep, "eu-west-1")

    sweep = TagSweep(FakeCaller(GetResources=lambda _: {"ResourceTagMappingList": []}), "eu-west-1", [make_row(tags=SWEEP)])
    sweep.tags_of("arn:aws:sqs:eu-west-1:1:a")
    looked, ledger = zone.scan(account, all_of_it)
    assert (account.asked, ledger, looked) == ([], [], Looked())


def test_a_quick_refresh_asks_no_recorder_of_a_region_whose_events_were_read(zone: Zone) -> None:
    account = Regions()
    account.answers["LookupEvents"] = lambda params: (
        account.trails["eu-west-1"].lookup(params) if account.region == "eu-west-1" else refuse("AccessDenied")(params)
    )

    def asked(*, quick: bool) -> set[str]:
        def look(looker: Looker) -> None:
            events(looker)
            looker.look_at_indexes(REGIONS, quick=quick)

        account.asked.clear()
        zone.scan(account, look, event_pages=5, config=ConfigIndex(None, HOME, None))
        return {region for region, operation, _ in account.asked if operation == "DescribeConfigurationRecorders"}

    assert asked(quick=False) == set(REGIONS)
    assert asked(quick=True) == {"eu-west-2"}


def mapping(name: str, *tags: str) -> dict[str, Any]:
    return {"ResourceARN": uid(name, "eu-west-1"), "Tags": [{"Key": tag, "Value": ""} for tag in tags]}


def test_a_tag_sweep_that_was_made_is_a_look_and_one_that_was_not_or_failed_is_none(zone: Zone) -> None:
    queues = make_row(tags=SWEEP)

    def sweep(answer: Any, *, is_made: bool = True) -> TagSweep:
        made = TagSweep(FakeCaller(GetResources=answer), "eu-west-1", [queues])
        if is_made:
            made.tags_of(uid("a", "eu-west-1"))
        return made

    page = {"ResourceTagMappingList": [mapping("a", "team"), mapping("untagged")]}
    for unread in (sweep(lambda _: page, is_made=False), sweep(refuse("AccessDenied"))):
        assert zone.scan(Regions(), lambda looker, unread=unread: looker.look_at_tags(unread, "eu-west-1"), tagging=True)[1] == []
    _, (row,) = zone.scan(Regions(), lambda looker: looker.look_at_tags(sweep(lambda _: page), "eu-west-1"), tagging=True)
    assert (row["source"], row["region"], row["status"]) == (TAGGING, "eu-west-1", "ok")
    assert zone.named(row) == [uid("a", "eu-west-1")], "it has only what has tags"
    assert [one["covers"] for one in zone.content(row) if one["covers"]] == [[queues.type]]
