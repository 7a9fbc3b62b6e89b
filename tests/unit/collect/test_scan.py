"""Which cells are scanned and in which order, and what one account's trouble does to the others: nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fake_calls import refuse

from inventory_assets.catalog import rows_of
from inventory_assets.collect import scan as scanning
from inventory_assets.collect.calls import Caller
from inventory_assets.collect.cells import CellResult
from inventory_assets.collect.clients import Clients
from inventory_assets.collect.looks import LookOptions
from inventory_assets.collect.scan import Scanner, ScanOptions, Target
from inventory_assets.collect.sessions import CredentialsError
from inventory_assets.collect.trees import grow_trees, prune
from inventory_assets.lake.commit import ScanWriter
from inventory_assets.lake.ledger import CellKey, Heads

QUEUE, ROLE, BUS, RULE, LAYER_VERSION = (
    "AWS::SQS::Queue",
    "AWS::IAM::Role",
    "AWS::Events::EventBus",
    "AWS::Events::Rule",
    "AWS::Lambda::LayerVersion",
)
EMPTY = {
    "ListQueues": {},
    "GetAccountAuthorizationDetails": {"RoleDetailList": [], "IsTruncated": False},
    "ListEventBuses": {"EventBuses": [{"Name": "default", "Arn": "arn:aws:events:r:1:event-bus/default"}]},
    "ListRules": {"Rules": []},
    "GetResources": {"ResourceTagMappingList": []},
}
Answer = Callable[[dict[str, Any]], dict[str, Any]]


class Cloud:
    """Replies by operation, the same for all accounts but where `answers[account, operation]` says otherwise."""

    def __init__(self) -> None:
        self.answers: dict[tuple[str, str], Answer] = {}
        self.asked: list[tuple[str, str, str]] = []
        self.regions = [("us-east-1", "opt-in-not-required"), ("eu-west-1", "opted-in"), ("af-south-1", "not-opted-in")]

    def call(self, caller: Caller, service: str, region: str, operation: str, params: dict[str, Any], tally: Any) -> dict[str, Any]:
        account = caller.account.account_id
        self.asked.append((account, region, operation))
        tally.api_calls += 1
        answer = self.answers.get((account, operation))
        if answer is not None:
            return answer(params)
        if operation == "DescribeRegions":
            return {"Regions": [{"RegionName": name, "OptInStatus": status} for name, status in self.regions]}
        return dict(EMPTY[operation])


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> Cloud:
    cloud = Cloud()
    monkeypatch.setattr(Caller, "call", lambda self, *args: cloud.call(self, *args))
    return cloud


def rows(*types: str) -> tuple[Any, ...]:
    return tuple(row for name in types for row in rows_of(name))


def target(account: str, enter: Callable[[], Any] = lambda: SimpleNamespace()) -> Target:
    return Target(account, "aws", enter)


def refused() -> Any:
    raise CredentialsError("account 2", "AccessDenied", "not you.", "Ask.")


def run(warehouse: Path, *targets: Target, types: tuple[str, ...] = (QUEUE, ROLE), progress: Any = None, **options: Any) -> dict[str, Any]:
    scanner = Scanner(warehouse, Clients(), str, ScanOptions(rows(*types), **options), progress)
    return {scan.account_id: scan for scan in scanner.scan(targets)}


def cells(warehouse: Path, account: str) -> dict[CellKey, str]:
    return {key: head.last_status for key, head in Heads(warehouse / "raw", "aws", account).load().items()}


def test_every_type_is_scanned_in_every_region_and_global_ones_once(cloud: Cloud, tmp_path: Path) -> None:
    run(tmp_path, target("1"))
    assert cells(tmp_path, "1") == {
        ("global", ROLE): "ok",
        ("us-east-1", QUEUE): "ok",
        ("eu-west-1", QUEUE): "ok",
        ("af-south-1", QUEUE): "disabled",
    }
    assert ("1", "us-east-1", "GetAccountAuthorizationDetails") in cloud.asked
    assert not [asked for asked in cloud.asked if asked[1] == "af-south-1"]


def test_progress_counts_up_to_what_was_planned(cloud: Cloud, tmp_path: Path) -> None:
    told: list[tuple[str, str, int, int]] = []

    def progress(account: str, result: CellResult, done: int, planned: int) -> None:
        told.append((account, result.key.resource_type, done, planned))

    run(tmp_path, target("1"), types=(QUEUE, RULE), progress=progress)
    assert {planned for _, _, _, planned in told} == {6}
    assert sorted(done for _, _, done, _ in told) == [1, 2, 3, 4, 5, 6]


def test_regions_come_one_after_the_other_and_their_clients_go(cloud: Cloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    evicted: list[str] = []
    monkeypatch.setattr(Clients, "evict", lambda _, region: evicted.append(region))
    cloud.regions = [(name, "opted-in") for name in ("us-east-1", "eu-west-1", "eu-west-2", "ap-south-1")]
    run(tmp_path, target("1"), target("2"), width=1)
    order = [region for _, region, operation in cloud.asked if operation == "ListQueues"]
    assert order == ["ap-south-1", "ap-south-1", "eu-west-1", "eu-west-1", "eu-west-2", "eu-west-2", "us-east-1", "us-east-1"]
    assert list(dict.fromkeys(region for region in evicted if region != "global")) == ["ap-south-1", "eu-west-1", "eu-west-2"], (
        "the home region serves global services to the end"
    )


def test_more_accounts_than_share_a_pass_are_all_scanned(cloud: Cloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "ACCOUNTS_AT_ONCE", 2)
    scans = run(tmp_path, *(target(str(n)) for n in range(5)))
    assert list(scans) == ["0", "1", "2", "3", "4"]
    assert all(scan.commit is not None for scan in scans.values())


def test_an_account_that_cannot_be_entered_is_recorded_where_it_was_known(cloud: Cloud, tmp_path: Path) -> None:
    run(tmp_path, target("2"))
    scans = run(tmp_path, target("1"), target("2", refused))
    assert set(cells(tmp_path, "2").values()) == {"denied"}
    assert len(cells(tmp_path, "2")) == 4
    assert set(cells(tmp_path, "1").values()) == {"ok", "disabled"}
    assert scans["2"].entry_failure.message == "account 2: AccessDenied: not you. Ask."
    assert scans["2"].commit is not None


def test_totals_are_by_region_and_tell_broken_from_denied(cloud: Cloud, tmp_path: Path) -> None:
    cloud.answers["1", "ListQueues"] = refuse("AccessDenied")
    cloud.answers["1", "GetAccountAuthorizationDetails"] = refuse("ServiceFailure")
    regions = run(tmp_path, target("1"))["1"].regions
    assert {name: (dict(totals.statuses), totals.is_broken) for name, totals in regions.items()} == {
        "global": ({"error": 1}, True),
        "us-east-1": ({"denied": 1}, False),
        "eu-west-1": ({"denied": 1}, False),
        "af-south-1": ({"disabled": 1}, False),
    }
    assert regions["us-east-1"].failures[0][0] == QUEUE


def test_a_parent_that_was_not_asked_for_is_listed_and_not_recorded(cloud: Cloud, tmp_path: Path) -> None:
    run(tmp_path, target("1"), types=(RULE,), regions=("eu-west-1",))
    assert cells(tmp_path, "1") == {("eu-west-1", RULE): "ok"}
    assert [operation for _, _, operation in cloud.asked if operation.startswith("List")] == ["ListEventBuses", "ListRules"]


def test_the_rows_of_a_family_make_one_tree_in_whatever_order_they_come() -> None:
    for types in ((RULE, BUS), (BUS, RULE)):
        regional, everywhere = grow_trees(rows(*types), str)
        (root,) = regional
        assert not everywhere
        assert [(node.listing.row.type, node.is_recorded) for node in root.cells()] == [(BUS, True), (RULE, True)]
    (root,) = grow_trees(rows(LAYER_VERSION), str)[0]
    assert [node.is_recorded for node in root.cells()] == [False, True]


def test_a_repair_keeps_of_a_tree_what_leads_to_its_cells() -> None:
    (root,) = grow_trees(rows(BUS, RULE), str)[0]

    def kept(*wanted: CellKey) -> list[tuple[str, bool]] | None:
        part = prune(root, "eu-west-1", frozenset(wanted))
        return None if part is None else [(node.listing.row.type, node.is_recorded) for node in part.cells()]

    assert kept(CellKey("eu-west-1", RULE)) == [(BUS, False), (RULE, True)]
    assert kept(CellKey("eu-west-1", BUS)) == [(BUS, True)]
    assert kept(CellKey("eu-west-1", BUS), CellKey("eu-west-1", RULE)) == [(BUS, True), (RULE, True)]
    assert kept(CellKey("us-east-1", RULE)) is None


def test_a_ledger_that_cannot_be_read_stops_its_account_alone(cloud: Cloud, tmp_path: Path) -> None:
    scans = run(tmp_path, target("1"), target("2"))
    scans["1"].commit.ledger_path.write_bytes(b"not parquet")
    (tmp_path / "raw/heads/aws/1.parquet").unlink()
    scans = run(tmp_path, target("1"), target("2"))
    assert scans["1"].commit is None
    assert scans["1"].not_committed.startswith("account 1: its scan was not committed, the last one stands; ")
    assert str(tmp_path) in scans["1"].not_committed
    assert scans["2"].commit is not None


def test_heads_that_cannot_be_read_are_made_anew(cloud: Cloud, tmp_path: Path) -> None:
    run(tmp_path, target("1"))
    before = cells(tmp_path, "1")
    (tmp_path / "raw/heads/aws/1.parquet").write_bytes(b"not parquet")
    assert cells(tmp_path, "1") == before
    assert run(tmp_path, target("1"))["1"].commit is not None


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), pa.ArrowInvalid("broken")])
def test_trouble_with_the_disk_is_its_accounts_alone(
    cloud: Cloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    begin = ScanWriter.__init__

    def refuse_one(self: ScanWriter, raw: Path, provider: str, account: str) -> None:
        if account == "1":
            raise error
        begin(self, raw, provider, account)

    monkeypatch.setattr(ScanWriter, "__init__", refuse_one)
    scans = run(tmp_path, target("1"), target("2"))
    assert "account 1: " in scans["1"].not_committed
    assert str(error) in scans["1"].not_committed
    assert scans["2"].commit is not None


def test_a_scan_that_is_committed_stays_so_when_its_heads_cannot_be_kept(
    cloud: Cloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(_: Heads) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Heads, "save", save)
    scan = run(tmp_path, target("1"))["1"]
    assert scan.not_committed is None
    assert scan.commit.ledger_path.exists()
    assert set(cells(tmp_path, "1").values()) == {"ok", "disabled"}


def test_sweeps_of_a_region_go_when_it_is_done(cloud: Cloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []
    account_class = scanning._Account

    def make(*args: Any) -> Any:
        made.append(account_class(*args))
        return made[-1]

    monkeypatch.setattr(scanning, "_Account", make)
    run(tmp_path, target("1"), types=(BUS,))
    assert made[0].sweeps == {}
    assert {region for _, region, operation in cloud.asked if operation == "GetResources"} == {"us-east-1", "eu-west-1"}


def refreshes(warehouse: Path, cloud: Cloud, *touched: str, progress: Any = None) -> dict[str, Any]:
    """A full scan, and then a quick refresh of which CloudTrail tells these events."""
    looks = LookOptions(event_pages=5)
    cloud.answers["1", "LookupEvents"] = lambda _: {"Events": []}
    run(warehouse, target("1"), looks=looks)
    moment = dt.datetime.now(dt.UTC).isoformat()
    events = [{"EventName": name, "EventSource": "sqs.amazonaws.com", "EventTime": moment} for name in touched]
    cloud.answers["1", "LookupEvents"] = lambda _: {"Events": events}
    cloud.asked.clear()
    return run(warehouse, target("1"), looks=looks, quick=dt.timedelta(hours=1), progress=progress)


def last_ledger(scan: Any) -> dict[CellKey, tuple[str, str | None]]:
    rows = pq.read_table(scan.commit.ledger_path).to_pylist()
    return {CellKey(row["region"], row["resource_type"]): (row["status"], row["error_message"]) for row in rows}


def test_a_quick_refresh_in_which_nothing_changed_asks_for_no_listing_and_is_committed_with_its_reasons(
    cloud: Cloud, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    scan = refreshes(tmp_path, cloud, progress=lambda _, __, done, planned: told.append((done, planned)))["1"]
    assert {operation for _, _, operation in cloud.asked} == {"DescribeRegions", "LookupEvents"}
    skipped = ("skipped", "no write event has touched it since it was last listed")
    assert last_ledger(scan) == {
        ("eu-west-1", "AWS::CloudTrail::Event"): ("ok", None),
        ("us-east-1", "AWS::CloudTrail::Event"): ("ok", None),
        ("global", ROLE): skipped,
        ("eu-west-1", QUEUE): skipped,
        ("us-east-1", QUEUE): skipped,
    }
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert set(cells(tmp_path, "1").values()) == {"ok", "disabled"}, "what is known stays as it was"


def test_a_quick_refresh_lists_what_an_event_touched_and_nothing_else(cloud: Cloud, tmp_path: Path) -> None:
    scan = refreshes(tmp_path, cloud, "CreateQueue")["1"]
    assert {operation for _, _, operation in cloud.asked} == {"DescribeRegions", "LookupEvents", "ListQueues"}
    assert {key: status for key, (status, _) in last_ledger(scan).items() if key.resource_type in (QUEUE, ROLE)} == {
        ("global", ROLE): "skipped",
        ("eu-west-1", QUEUE): "ok",
        ("us-east-1", QUEUE): "ok",
    }


@pytest.mark.parametrize("kind", ["events", "sightings"])
def test_a_disk_that_cannot_take_a_look_is_its_accounts_trouble_alone(
    cloud: Cloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    spool = ScanWriter.spool_looked

    def refuse_one(self: ScanWriter, what: str, rows: list[Any], size: int) -> Any:
        if self.account_id == "1" and what == kind:
            raise OSError(28, "No space left on device")
        return spool(self, what, rows, size)

    monkeypatch.setattr(ScanWriter, "spool_looked", refuse_one)
    for account in ("1", "2"):
        cloud.answers[account, "LookupEvents"] = lambda _: {"Events": [{"EventName": "x", "EventTime": "2026-01-01T00:00:00+00:00"}]}
        tagged = {"ResourceTagMappingList": [{"ResourceARN": "arn:aws:events:r:1:a", "Tags": [{"Key": "k"}]}]}
        cloud.answers[account, "GetResources"] = lambda _, tagged=tagged: tagged
    scans = run(tmp_path, target("1"), target("2"), types=(BUS,), looks=LookOptions(event_pages=1, tagging=True))
    assert "No space left on device" in scans["1"].not_committed
    assert (scans["1"].commit, cells(tmp_path, "1")) == (None, {})
    assert scans["2"].commit is not None
