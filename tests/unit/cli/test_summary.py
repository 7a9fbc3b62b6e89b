"""The summary after a run: totals, gaps with their reasons, changes since the run before, where to look next."""

from __future__ import annotations

import datetime as dt
import io
import re
from pathlib import Path

import duckdb
import pytest
from planted_compliance import publish_compliance, publish_no_compliance
from published_file import publish
from rich.console import Console

from inventory_assets.cli.published import open_published
from inventory_assets.cli.summary import last_run_started_at, read_summary
from inventory_assets.cli.summary_text import print_summary

NOON = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return publish(tmp_path)


@pytest.fixture
def published(folder: Path) -> duckdb.DuckDBPyConnection:
    return open_published(folder)


def changed(folder: Path, sql: str) -> duckdb.DuckDBPyConnection:
    with duckdb.connect(str(folder / "warehouse.duckdb")) as connection:
        connection.execute(sql)
    return open_published(folder)


def text(connection: duckdb.DuckDBPyConnection, since: dt.datetime | None = None) -> str:
    stream = io.StringIO()
    print_summary(Console(file=stream, width=100), read_summary(connection, since))
    return stream.getvalue()


def test_the_last_run_begins_after_the_last_pause(published: duckdb.DuckDBPyConnection) -> None:
    assert last_run_started_at(published) == NOON


def test_an_earlier_attempt_that_nothing_followed_is_an_earlier_run(folder: Path) -> None:
    old = "UPDATE operations.scan_coverage SET last_attempt_at = last_attempt_at - INTERVAL 5 HOUR WHERE status = 'disabled'"
    assert last_run_started_at(changed(folder, old)) == NOON


def test_everything_a_person_wants_to_know_is_there(published: duckdb.DuckDBPyConnection) -> None:
    told = text(published, NOON)
    assert "3 accounts (2 scanned, 1 suspended), 1 region, 4 resources of 3 types" in told
    assert re.search(r"AWS::EC2::Instance +2 +1", told)
    assert re.search(r"denied +prod +eu-west-1 +AWS::S3::Bucket +AccessDenied", told)
    assert "LoginProfile" in told
    assert "not enabled: 1 cell in 1 region" in told
    assert "1 created, 1 deleted; changed: 1 in permissions, 1 in tags" in told
    assert "permissions: deploy (AWS::IAM::Role) Policies[0].Statement" in told
    assert "inventory changes --since 2026-11-21T12:00:00" in told


def test_changes_are_those_since_the_run_began_and_never_the_collectors(published: duckdb.DuckDBPyConnection) -> None:
    summary = read_summary(published, NOON + dt.timedelta(seconds=1))
    assert [(row["change"], row["category"]) for row in summary.changes] == [("changed", "permissions"), ("created", "configuration")]
    assert "1 in security, 1 in tags" in text(published, NOON - dt.timedelta(days=2))


def test_a_first_inventory_compares_with_nothing(published: duckdb.DuckDBPyConnection) -> None:
    assert "This is the first inventory" in text(published, dt.datetime(2026, 10, 1, tzinfo=dt.UTC))


def test_a_run_without_changes_and_gaps_says_so(folder: Path) -> None:
    told = text(changed(folder, "UPDATE operations.scan_coverage SET status = 'ok' WHERE status = 'denied'"), NOON + dt.timedelta(hours=1))
    assert "Everything that was asked for could be listed." in told
    assert "Nothing." in told


def test_many_types_are_added_up(folder: Path) -> None:
    more = "INSERT INTO inventory.assets BY NAME SELECT 'uid' || n AS resource_uid, 'AWS::X::T' || n AS resource_type FROM range(30) t(n)"
    told = text(changed(folder, more), NOON)
    assert "34 resources of 33 types" in told
    assert "21 more types" in told


def test_an_empty_warehouse_can_be_summed_up(folder: Path) -> None:
    tables = (
        "inventory.accounts",
        "inventory.assets",
        "inventory.resource_versions",
        "inventory.resource_changes",
        "operations.scan_coverage",
    )
    told = text(changed(folder, "; ".join(f"DELETE FROM {table}" for table in tables)))
    assert "0 accounts (0 scanned), 0 regions, 0 resources of 0 types" in told


def test_it_is_told_what_fails_what_moved_and_what_nobody_knows(tmp_path: Path) -> None:
    told = text(open_published(publish_compliance(tmp_path)), dt.datetime(2026, 11, 18, tzinfo=dt.UTC))
    assert re.search(r"score [\d.]+ % with coverage [\d.]+ %: \d+ of \d+ controls that apply pass, \d+ fail, 1 unknown", told)
    assert "critical: 2 failures of 1 control, 1 exempt (1 new, 0 resolved since the run before); 0 unknown" in told
    assert "high: 0 failures of 0 controls (0 new, 0 resolved since the run before); 1 unknown" in told
    assert "medium:" not in told
    assert "inventory security" in told


def test_where_no_control_has_judged_it_is_said(published: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    for nothing in (published, open_published(publish_no_compliance(tmp_path / "other"))):
        assert "No control has judged anything yet" in text(nothing, NOON)
