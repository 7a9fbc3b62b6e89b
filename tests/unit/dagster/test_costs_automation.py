"""When costs are read and reported: the schedules, the sensor of new exports, and that what was read is built."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import dagster as dg
import pytest
from cost_stand_ins import AUGUST, NOVEMBER, OCTOBER, SEPTEMBER, FakeCosts, with_costs

from inventory_assets.assets.costs import CHARGES_KEY
from inventory_assets.automation import transform_sensor
from inventory_assets.cost_automation import NO_SOURCES, cost_schedules, new_exports_sensor
from inventory_assets.lake.arrivals import commit_times, newest_commit
from inventory_assets.partitions import FIRST_MONTH, MONTHS, Stretch, month_key, months_until, stretches
from inventory_assets.settings import Schedules, Settings, load_settings

NOVEMBER_8 = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)
RANGE = ("dagster/asset_partition_range_start", "dagster/asset_partition_range_end")


def tick(settings: Settings, instance: dg.DagsterInstance, name: str, collector: FakeCosts) -> dg.RunRequest | str:
    """What a schedule gives: its one run request, or why there is none."""
    (schedule,) = [one for one in cost_schedules(settings) if one.name == name]
    context = dg.build_schedule_context(instance, scheduled_execution_time=NOVEMBER_8, resources={"cost_collector": collector})
    data = schedule.evaluate_tick(context)
    return data.skip_message or data.run_requests[0]


def test_schedules_are_settings_and_run_where_there_is_a_file(settings: Settings, tmp_path: Path) -> None:
    made = cost_schedules(settings)
    assert [(one.name, one.cron_schedule) for one in made] == [("costs", "0 8 * * *"), ("cost_report", "0 10 * * 1")]
    assert {one.default_status for one in made} == {dg.DefaultScheduleStatus.STOPPED}
    assert new_exports_sensor(settings).default_status == dg.DefaultSensorStatus.STOPPED
    off = settings.model_copy(update={"schedules": Schedules(costs=None, cost_report="5 4 * * 2")})
    assert [(one.name, one.cron_schedule) for one in cost_schedules(off)] == [("cost_report", "5 4 * * 2")]
    file = tmp_path / "inventory.yaml"
    file.write_text("schedules: {cost_report: off}\n")
    read = load_settings(file, {})
    assert [(one.name, one.default_status) for one in cost_schedules(read)] == [("costs", dg.DefaultScheduleStatus.RUNNING)]
    assert new_exports_sensor(read).default_status == dg.DefaultSensorStatus.RUNNING


def test_the_daily_run_covers_all_months_from_the_first_that_an_export_has(settings: Settings, stored_instance: dg.DagsterInstance) -> None:
    collector = FakeCosts(has={"main": {SEPTEMBER: "a", OCTOBER: "b"}, "other": {AUGUST: "c"}})
    request = tick(with_costs(settings, "main", "other"), stored_instance, "costs", collector)
    assert isinstance(request, dg.RunRequest)
    assert [request.tags[tag] for tag in RANGE] == ["2026-08-01", "2026-11-01"]
    assert request.asset_selection is None, "Cost Explorer is asked, too"


def test_an_export_that_cannot_be_listed_is_left_to_the_run_to_tell(settings: Settings, stored_instance: dg.DagsterInstance) -> None:
    collector = FakeCosts(unreadable={"main": "there is no /exports/main"})
    request = tick(with_costs(settings, "main"), stored_instance, "costs", collector)
    assert isinstance(request, dg.RunRequest)
    assert [request.tags[tag] for tag in RANGE] == ["2026-11-01", "2026-11-01"]


@pytest.mark.parametrize("name", ["costs", "cost_report"])
def test_nothing_is_launched_without_sources(settings: Settings, stored_instance: dg.DagsterInstance, name: str) -> None:
    assert tick(settings, stored_instance, name, FakeCosts()) == NO_SOURCES


def test_the_report_is_launched_where_there_are_sources(settings: Settings, stored_instance: dg.DagsterInstance) -> None:
    assert isinstance(tick(with_costs(settings, explorer=True), stored_instance, "cost_report", FakeCosts()), dg.RunRequest)


class Looking:
    """The sensor of new exports over a collector of ours, keeping its cursor."""

    def __init__(self, settings: Settings, instance: dg.DagsterInstance, collector: FakeCosts) -> None:
        self.instance, self.collector, self.cursor = instance, collector, None
        self.sensor = new_exports_sensor(settings)
        self.keys: list[str | None] = []

    def look(self) -> str | list[tuple[str, str]]:
        context = dg.build_sensor_context(self.instance, cursor=self.cursor, resources={"cost_collector": self.collector})
        data = self.sensor.evaluate_tick(context)
        self.cursor = data.cursor
        if data.skip_message:
            return data.skip_message
        assert all(request.asset_selection == [CHARGES_KEY] for request in data.run_requests), "Cost Explorer charges for what it is asked"
        self.keys += [request.run_key for request in data.run_requests]
        return [(request.tags[RANGE[0]], request.tags[RANGE[1]]) for request in data.run_requests]


@pytest.fixture
def looking(settings: Settings, instance: dg.DagsterInstance) -> Looking:
    return Looking(with_costs(settings, "main", "other"), instance, FakeCosts(has={"main": {SEPTEMBER: "a", OCTOBER: "b"}}))


def test_months_that_changed_are_read_one_run_for_each_stretch(looking: Looking) -> None:
    assert looking.look() == [("2026-09-01", "2026-10-01")]
    assert looking.look() == "every month of the exports is as it was at the last look"
    looking.collector.has = {"main": {SEPTEMBER: "a2", OCTOBER: "b"}, "other": {AUGUST: "c", NOVEMBER: "d"}}
    assert looking.look() == [("2026-08-01", "2026-09-01"), ("2026-11-01", "2026-11-01")]
    looking.collector.has = {"main": {OCTOBER: "b"}, "other": {AUGUST: "c", NOVEMBER: "d"}}
    assert looking.look() == "every month of the exports is as it was at the last look", "a month that has gone is no news"


def test_files_that_come_back_are_read_again_and_one_change_is_launched_once(looking: Looking) -> None:
    for fingerprint in ("one", "two", "one"):
        looking.collector.has = {"main": {OCTOBER: fingerprint}}
        assert looking.look() == [("2026-10-01", "2026-10-01")]
    assert len(set(looking.keys)) == 3
    looking.cursor = json.dumps({"main": {"2026-10-01": "two"}})  # the tick was lost after its run was launched
    looking.look()
    assert len(set(looking.keys)) == 3, "the daemon would launch the same change twice"


def test_waits_for_a_run_under_way_and_forgets_nothing_meanwhile(looking: Looking) -> None:
    @dg.op
    def nothing() -> None: ...

    @dg.job(name="collect_costs")
    def made() -> None:
        nothing()

    run = looking.instance.create_run_for_job(made, status=dg.DagsterRunStatus.STARTED)
    assert looking.look() == "costs are being read already"
    looking.instance.report_run_failed(run)
    assert looking.look() == [("2026-09-01", "2026-10-01")]


def test_an_export_that_cannot_be_read_is_named_and_keeps_no_other_back(looking: Looking) -> None:
    looking.collector.unreadable = {"other": "s3://bills: AccessDenied: not allowed"}
    assert looking.look() == [("2026-09-01", "2026-10-01")]
    assert looking.look() == "export other could not be read: s3://bills: AccessDenied: not allowed"
    looking.collector.has, looking.collector.unreadable = {}, {"main": "gone", "other": "gone"}
    assert looking.look() == "export main could not be read: gone; export other could not be read: gone"
    looking.collector.has, looking.collector.unreadable = {"other": {AUGUST: "c"}}, {"main": "gone"}
    assert looking.look() == [("2026-08-01", "2026-08-01")]
    looking.collector.has, looking.collector.unreadable = {"main": {SEPTEMBER: "a", OCTOBER: "b"}, "other": {AUGUST: "c"}}, {}
    assert "as it was" in str(looking.look()), "what was seen of an export is kept while it cannot be read"


def test_without_exports_there_is_nothing_to_look_at(settings: Settings, instance: dg.DagsterInstance) -> None:
    looking = Looking(with_costs(settings, explorer=True), instance, FakeCosts())
    assert looking.look() == "no billing export is configured: name one under costs.exports"


def test_costs_that_were_committed_are_built(settings: Settings, instance: dg.DagsterInstance) -> None:
    raw = settings.warehouse / "raw"
    sensor = transform_sensor(settings)
    (raw / "costs" / "charges" / "main").mkdir(parents=True)
    assert commit_times(raw) == [], "a content file alone is no commit"
    assert sensor.evaluate_tick(dg.build_sensor_context(instance)).skip_message == "nothing has been scanned yet"
    (raw / "costs" / "loads").mkdir()
    moment = newest_commit(raw)
    assert commit_times(raw) == [moment] == [(raw / "costs" / "loads").stat().st_mtime_ns]
    (request,) = sensor.evaluate_tick(dg.build_sensor_context(instance)).run_requests
    assert request.run_key == str(moment)


def test_stretches_cover_what_is_asked_for_and_nothing_else() -> None:
    today = dt.date(2027, 2, 10)
    months = [
        dt.date(2026, 12, 1),
        dt.date(2027, 1, 1),
        dt.date(2026, 10, 1),
        dt.date(2019, 12, 1),
        dt.date(2027, 3, 1),
        dt.date(2026, 12, 1),
    ]
    assert stretches(months, today) == [Stretch(OCTOBER, OCTOBER), Stretch(dt.date(2026, 12, 1), dt.date(2027, 1, 1))]
    assert stretches([], today) == []
    assert months_until(today, [dt.date(2018, 5, 1)]) == Stretch(FIRST_MONTH, dt.date(2027, 2, 1))
    assert months_until(today) == Stretch(dt.date(2027, 2, 1), dt.date(2027, 2, 1))


def test_the_present_month_is_a_partition() -> None:
    today = dt.datetime.now(dt.UTC).date()
    assert MONTHS.get_first_partition_key() == month_key(FIRST_MONTH)
    assert MONTHS.get_last_partition_key() == month_key(today.replace(day=1))
