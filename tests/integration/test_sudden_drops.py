"""A listing that lost most of a cell at once is asked for a second time before it is believed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from estates import seen_as_aws
from scripted_aws import ACCOUNT, RefusalError, ScriptedAws, scripted_aws
from zone_reader import attempts, cell_content

from inventory_assets.collect.collector import Collector
from inventory_assets.settings import Settings

GROUPS = "AWS::Logs::LogGroup"


@pytest.fixture
def aws() -> Iterator[ScriptedAws]:
    with scripted_aws() as aws, seen_as_aws(aws.url):
        yield aws


def groups(count: int) -> dict[str, Any]:
    arn = f"arn:aws:logs:us-east-1:{ACCOUNT}:log-group:"
    return {
        "logGroups": [
            {"logGroupName": f"g{n:03}", "arn": f"{arn}g{n:03}:*", "logGroupArn": f"{arn}g{n:03}", "creationTime": 1_700_000_000_000}
            for n in range(count)
        ]
    }


def scan(warehouse: Path, aws: ScriptedAws, *replies: Any, **settings: Any) -> list[str]:
    """Scan while the listing gives these replies, one after the other; the uids that the cell holds afterwards."""
    pending = list(replies)

    def answer(_: dict[str, Any]) -> Any:
        reply = pending.pop(0)
        if isinstance(reply, RefusalError):
            raise reply
        return reply

    aws.answers["DescribeLogGroups"] = answer
    collector = Collector(Settings.model_validate({"warehouse": warehouse, "collection_settings": {"retry_attempts": 1} | settings}))
    collector.list_accounts()
    (done,) = collector.scan([ACCOUNT], types=[GROUPS])
    assert done.commit is not None
    assert not pending, "the listing was not asked for as often as expected"
    return sorted(cell_content(warehouse, ACCOUNT, "us-east-1", GROUPS))


def last(warehouse: Path) -> dict[str, Any]:
    return attempts(warehouse, ACCOUNT, "us-east-1", GROUPS)[-1]


def test_what_is_back_in_the_second_listing_was_never_gone(aws: ScriptedAws, tmp_path: Path) -> None:
    before = scan(tmp_path, aws, groups(100))
    assert len(before) == 100
    assert scan(tmp_path, aws, groups(40), groups(100)) == before
    assert (last(tmp_path)["status"], last(tmp_path)["resource_count"]) == ("ok", 100)
    assert last(tmp_path)["api_calls"] == 3, "both listings are counted, and the sweep of tags"
    assert last(tmp_path)["content_scan_id"] != last(tmp_path)["scan_id"], "nothing had changed"


def test_what_lacks_twice_is_gone(aws: ScriptedAws, tmp_path: Path) -> None:
    scan(tmp_path, aws, groups(100))
    assert len(scan(tmp_path, aws, groups(40), groups(40))) == 40
    assert len(scan(tmp_path, aws, groups(40))) == 40, "once believed it is not asked for twice again"


def test_a_second_listing_that_fails_leaves_everything_as_it_was(aws: ScriptedAws, tmp_path: Path) -> None:
    before = scan(tmp_path, aws, groups(100))
    assert scan(tmp_path, aws, groups(40), RefusalError("AccessDeniedException")) == before
    assert (last(tmp_path)["status"], last(tmp_path)["resource_count"]) == ("denied", None)


@pytest.mark.parametrize(("before", "now"), [(100, 50), (60, 10), (200, 141)], ids=["not more than 50", "just 50", "not more than 30 %"])
def test_smaller_losses_are_believed_at_once(aws: ScriptedAws, tmp_path: Path, before: int, now: int) -> None:
    scan(tmp_path, aws, groups(before))
    assert len(scan(tmp_path, aws, groups(now))) == now


def test_the_guard_is_a_setting(aws: ScriptedAws, tmp_path: Path) -> None:
    scan(tmp_path, aws, groups(10))
    assert len(scan(tmp_path, aws, groups(4), groups(4), drop_guard_count=5)) == 4
    assert len(scan(tmp_path, aws, groups(0), drop_guard_count=5)) == 0
