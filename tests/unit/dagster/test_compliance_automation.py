"""When compliance is reported: the job, its schedule, and that a report needs something published."""

from __future__ import annotations

from pathlib import Path

import dagster as dg

from inventory_assets.compliance_automation import REPORT_COMPLIANCE, compliance_schedules
from inventory_assets.settings import Schedules, Settings, load_settings


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
