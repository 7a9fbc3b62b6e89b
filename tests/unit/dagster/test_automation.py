"""Schedules and the sensor: what they launch, and why they wait."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import dagster as dg
import pytest

from inventory_assets.automation import schedules, transform_sensor
from inventory_assets.partitions import follow_accounts, follow_regions
from inventory_assets.settings import CollectionSettings, Schedules, Settings, load_settings

A, B, C = "111111111111", "222222222222", "333333333333"


def tick(settings: Settings, instance: dg.DagsterInstance, name: str = "inventory") -> list[dg.RunRequest] | str:
    """What a schedule gives: run requests, or why there are none."""
    (schedule,) = [one for one in schedules(settings) if one.name == name]
    context = dg.build_schedule_context(instance, scheduled_execution_time=dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    data = schedule.evaluate_tick(context)
    return data.skip_message or data.run_requests


def test_a_run_for_each_account_covering_all_regions(settings: Settings, stored_instance: dg.DagsterInstance) -> None:
    follow_accounts(stored_instance, [A, B, C])
    follow_regions(stored_instance, settings, ["eu-west-1"])
    ranges = [
        (one.tags["dagster/asset_partition_range_start"], one.tags["dagster/asset_partition_range_end"])
        for one in tick(settings, stored_instance)
    ]
    assert ranges == [(f"{account}|global", f"{account}|eu-west-1") for account in (A, B, C)]


def test_several_accounts_a_run(settings: Settings, stored_instance: dg.DagsterInstance) -> None:
    follow_accounts(stored_instance, [A, B, C])
    follow_regions(stored_instance, settings, ["eu-west-1"])
    two = settings.model_copy(update={"collection_settings": CollectionSettings(accounts_per_run=2)})
    requests = tick(two, stored_instance)
    ranges = [(one.tags["dagster/asset_partition_range_start"], one.tags["dagster/asset_partition_range_end"]) for one in requests]
    assert ranges == [(f"{A}|global", f"{B}|eu-west-1"), (f"{C}|global", f"{C}|eu-west-1")]
    assert len({one.run_key for one in requests}) == 2


def test_no_account_is_a_reason_to_skip(settings: Settings, stored_instance: dg.DagsterInstance) -> None:
    assert tick(settings, stored_instance) == "no account is known yet: run list_accounts first"


def test_schedules_are_settings(settings: Settings) -> None:
    assert [(one.name, one.cron_schedule) for one in schedules(settings)] == [("accounts", "30 23 * * *"), ("inventory", "0 */12 * * *")]
    off = settings.model_copy(update={"schedules": Schedules(accounts=None, inventory="5 4 * * *")})
    assert [(one.name, one.cron_schedule) for one in schedules(off)] == [("inventory", "5 4 * * *")]


def test_a_quick_refresh_has_a_schedule_of_its_own_where_it_is_wanted(settings: Settings, stored_instance: dg.DagsterInstance) -> None:
    follow_accounts(stored_instance, [A])
    follow_regions(stored_instance, settings, ["eu-west-1"])
    hourly = settings.model_copy(update={"schedules": Schedules(quick_refresh="0 * * * *")})
    assert [one.name for one in schedules(hourly)] == ["accounts", "inventory", "quick_refresh"]
    quick, full = (tick(hourly, stored_instance, name) for name in ("quick_refresh", "inventory"))
    assert [one.run_config for one in quick] == [{"ops": {"raw_aws__resources": {"config": {"quick": True}}}}]
    assert [one.run_config for one in full] == [{}]
    assert quick[0].tags["dagster/asset_partition_range_start"] == full[0].tags["dagster/asset_partition_range_start"]


def test_nothing_is_scanned_by_the_clock_without_a_settings_file(settings: Settings, tmp_path: Path) -> None:
    assert {one.default_status for one in schedules(settings)} == {dg.DefaultScheduleStatus.STOPPED}
    file = tmp_path / "inventory.yaml"
    file.write_text("organization: true\n")
    assert {one.default_status for one in schedules(load_settings(file, {}))} == {dg.DefaultScheduleStatus.RUNNING}


class Sensing:
    """The sensor over a raw zone whose commits we date."""

    def __init__(self, settings: Settings, instance: dg.DagsterInstance) -> None:
        self.settings, self.instance, self.cursor = settings, instance, None
        self.sensor = transform_sensor(settings)

    def commit(self, account: str, minutes_ago: float) -> int:
        folder = self.settings.warehouse / "raw/ledger/aws" / account
        folder.mkdir(parents=True, exist_ok=True)
        moment = int((dt.datetime.now(dt.UTC) - dt.timedelta(minutes=minutes_ago)).timestamp()) * 10**9
        os.utime(folder, ns=(moment, moment))
        return moment

    def publish(self, moment: int) -> None:
        about = self.settings.warehouse / "build/good/about.json"
        about.parent.mkdir(parents=True, exist_ok=True)
        about.write_text(f'{{"newest_commit": {moment}, "recipe": ""}}')

    def run(self, job: str, status: dg.DagsterRunStatus) -> None:
        @dg.op
        def nothing() -> None: ...

        @dg.job(name=job)
        def made() -> None:
            nothing()

        self.instance.create_run_for_job(made, status=status)

    def look(self) -> str | list[str]:
        context = dg.build_sensor_context(self.instance, cursor=self.cursor)
        data = self.sensor.evaluate_tick(context)
        self.cursor = data.cursor
        return data.skip_message or [request.run_key for request in data.run_requests]


@pytest.fixture
def sensing(settings: Settings, instance: dg.DagsterInstance) -> Sensing:
    return Sensing(settings, instance)


def test_waits_for_a_first_scan(sensing: Sensing) -> None:
    assert sensing.look() == "nothing has been scanned yet"


def test_launches_once_for_what_was_committed_and_is_not_published(sensing: Sensing) -> None:
    moment = sensing.commit(A, 5)
    assert sensing.look() == [str(moment)]
    assert "has not published them" in sensing.look()
    sensing.publish(moment)
    assert sensing.look() == "everything that was scanned is published"
    later = sensing.commit(B, 1)
    assert sensing.look() == [str(later)]


def test_waits_for_a_transform_under_way(sensing: Sensing) -> None:
    sensing.commit(A, 5)
    sensing.run("transform", dg.DagsterRunStatus.STARTED)
    assert sensing.look() == "a transform is under way"


@pytest.mark.parametrize(("minutes", "launched"), [(5, False), (45, True)])
def test_waits_for_scans_under_way_but_not_for_ever(sensing: Sensing, minutes: float, launched: bool) -> None:
    sensing.commit(A, minutes)
    sensing.run("collect", dg.DagsterRunStatus.STARTED)
    assert isinstance(sensing.look(), list) == launched
