"""When compliance is reported: the job, its schedule, and that a report needs something published."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import pytest

from inventory_assets.assets.reports import COMPLIANCE_REPORT_KEY
from inventory_assets.compliance_automation import REPORT_COMPLIANCE, compliance_schedules
from inventory_assets.definitions import build_defs
from inventory_assets.settings import Schedules, Settings, load_settings

QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


def test_the_schedule_is_a_setting_and_runs_where_there_is_a_file(settings: Settings, tmp_path: Path) -> None:
    (made,) = compliance_schedules(settings)
    assert (made.name, made.job_name, made.cron_schedule) == ("compliance", REPORT_COMPLIANCE, "0 10 * * 1")
    assert made.default_status == dg.DefaultScheduleStatus.STOPPED
    assert made.execution_timezone in (None, "UTC")
    other = settings.model_copy(update={"schedules": Schedules(compliance="5 4 * * 2")})
    assert [one.cron_schedule for one in compliance_schedules(other)] == ["5 4 * * 2"]
    file = tmp_path / "inventory.yaml"
    file.write_text("schedules: {costs: off}\n")
    assert [one.default_status for one in compliance_schedules(load_settings(file, {}))] == [dg.DefaultScheduleStatus.RUNNING]
    file.write_text("schedules: {compliance: off}\n")
    assert compliance_schedules(load_settings(file, {})) == []


class Reporting:
    """The weekly job with a writer of ours; the tiny project knows no controls, and so no checks of them."""

    def __init__(self, settings: Settings, project: Path, instance: dg.DagsterInstance) -> None:
        self.instance = instance
        writer = dg.ResourceDefinition.hardcoded_resource(self.write)
        self.definitions = build_defs(settings, dbt_project=project, compliance_report_writer=writer)

    @staticmethod
    def write(published: Path, target: Path) -> Path:
        target.parent.mkdir(exist_ok=True)
        target.write_text(f"<html>{published.name}</html>")
        return target

    def run(self) -> dg.ExecuteInProcessResult:
        job = self.definitions.resolve_job_def(REPORT_COMPLIANCE)
        return job.execute_in_process(instance=self.instance, raise_on_error=False, run_config=QUIET)


@pytest.fixture
def reporting(settings: Settings, tiny_project: Path, instance: dg.DagsterInstance) -> Reporting:
    return Reporting(settings, tiny_project, instance)


def test_the_report_is_written_below_the_warehouse(settings: Settings, reporting: Reporting) -> None:
    settings.warehouse.mkdir()
    (settings.warehouse / "warehouse.duckdb").touch()
    assert reporting.run().success
    (report,) = (settings.warehouse / "reports").iterdir()
    assert report.read_text() == "<html>warehouse.duckdb</html>"
    assert report.name.startswith("compliance-20")
    made = reporting.instance.get_latest_materialization_event(COMPLIANCE_REPORT_KEY)
    assert made is not None
    assert made.asset_materialization is not None
    assert made.asset_materialization.metadata["path"].value == str(report)


def test_without_anything_published_it_says_what_to_do(reporting: Reporting) -> None:
    (event,) = [event for event in reporting.run().all_events if event.is_step_failure]
    assert event.step_failure_data.user_failure_data.description.endswith("is not there: run `inventory run` first")
