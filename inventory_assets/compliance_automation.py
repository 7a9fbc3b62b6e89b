"""When compliance is reported: the job and its schedule. Judging is every build's; the checks are `compliance_checks.py`'s."""

from __future__ import annotations

from collections.abc import Sequence

import dagster as dg
from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition

from inventory_assets.assets.reports import COMPLIANCE_REPORT_KEY
from inventory_assets.automation import job, schedule_status
from inventory_assets.settings import Settings

REPORT_COMPLIANCE = "report_compliance"


def compliance_jobs(checks: Sequence[dg.AssetChecksDefinition]) -> list[UnresolvedAssetJobDefinition]:
    """What can be launched about compliance: the checks of severities once more, and the report."""
    report = dg.AssetSelection.assets(COMPLIANCE_REPORT_KEY)
    selection = report | dg.AssetSelection.checks(*checks) if checks else report
    return [job(REPORT_COMPLIANCE, selection, "Check what fails by severity, and write the report of compliance, from what is published.")]


def compliance_schedules(settings: Settings) -> list[dg.ScheduleDefinition]:
    """A report each week, of whatever is published by then, unless settings want none."""
    cron = settings.schedules.compliance
    if cron is None:
        return []
    status = schedule_status(settings)
    return [dg.ScheduleDefinition(name="compliance", job_name=REPORT_COMPLIANCE, cron_schedule=cron, default_status=status)]
