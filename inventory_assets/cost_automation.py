"""When costs are read and reported: their jobs, schedules and the sensor of new billing exports. How they are read is the assets' affair.

The schedule reads everything once a day, for months that are as they were cost a listing. The sensor reads a month as soon as its
files have changed, and leaves Cost Explorer alone, which charges for every request.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping

import dagster as dg
from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition

from inventory_assets.assets.costs import CHARGES_KEY, EXPLORED_KEY
from inventory_assets.assets.reports import COST_REPORT_KEY
from inventory_assets.automation import COLLECT_COSTS, is_unfinished, job, schedule_status
from inventory_assets.home import close_dead_runs
from inventory_assets.partitions import Stretch, month_key, months_until, stretches
from inventory_assets.resources import CostCollecting
from inventory_assets.settings import Settings

REPORT_COSTS = "report_costs"
SECONDS_BETWEEN_LOOKS = 600  # exports are delivered a few times a day
NO_SOURCES = "there is nothing to read costs from: name a billing export under costs.exports, or enable costs.cost_explorer"
Fingerprints = Mapping[str, Mapping[str, str]]  # by export and month's key


def cost_jobs() -> list[UnresolvedAssetJobDefinition]:
    """What can be launched about costs."""
    read = dg.AssetSelection.assets(CHARGES_KEY, EXPLORED_KEY)
    return [
        job(COLLECT_COSTS, read, "Read billing exports by month, and Cost Explorer, into the raw zone."),
        job(REPORT_COSTS, dg.AssetSelection.assets(COST_REPORT_KEY), "Write the report of costs from what is published."),
    ]


def cost_schedules(settings: Settings) -> list[dg.ScheduleDefinition]:
    """What settings want done about costs by the clock."""
    crons, found = settings.schedules, []
    if crons.costs is not None:
        found.append(_costs_schedule(settings, crons.costs))
    if crons.cost_report is not None:
        found.append(_report_schedule(settings, crons.cost_report))
    return found


def _costs_schedule(settings: Settings, cron: str) -> dg.ScheduleDefinition:
    @dg.schedule(name="costs", job_name=COLLECT_COSTS, cron_schedule=cron, default_status=schedule_status(settings))
    def costs(context: dg.ScheduleEvaluationContext, cost_collector: dg.ResourceParam[CostCollecting]) -> dg.RunRequest | dg.SkipReason:
        """One run over all months that exports have, up to the present one. An export that cannot be listed is told by the run."""
        if not settings.costs.has_sources:
            return dg.SkipReason(NO_SOURCES)
        at = context.scheduled_execution_time
        months = months_until(at.astimezone(dt.UTC).date(), cost_collector.available().all_months)
        return dg.RunRequest(run_key=at.isoformat(), tags=months.tags)

    return costs


def _report_schedule(settings: Settings, cron: str) -> dg.ScheduleDefinition:
    @dg.schedule(name="cost_report", job_name=REPORT_COSTS, cron_schedule=cron, default_status=schedule_status(settings))
    def cost_report(context: dg.ScheduleEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        """A report each week, of whatever is published by then."""
        if not settings.costs.has_sources:
            return dg.SkipReason(NO_SOURCES)
        return dg.RunRequest(run_key=context.scheduled_execution_time.isoformat())

    return cost_report


def new_exports_sensor(settings: Settings) -> dg.SensorDefinition:
    """Launches `collect_costs` for the months of exports whose files are others than at the last look."""
    status = dg.DefaultSensorStatus.STOPPED if settings.file is None else dg.DefaultSensorStatus.RUNNING

    @dg.sensor(name="new_billing_exports", job_name=COLLECT_COSTS, minimum_interval_seconds=SECONDS_BETWEEN_LOOKS, default_status=status)
    def new_billing_exports(
        context: dg.SensorEvaluationContext, cost_collector: dg.ResourceParam[CostCollecting]
    ) -> dg.SensorResult | dg.SkipReason:
        """The cursor is what was last seen of each month: one whose run failed is tried again by the daily schedule."""
        if not settings.costs.exports:
            return dg.SkipReason("no billing export is configured: name one under costs.exports")
        close_dead_runs(context.instance, settings.warehouse)
        if is_unfinished(context.instance, COLLECT_COSTS):
            return dg.SkipReason("costs are being read already")
        found = cost_collector.available()
        failures = [f"export {name} could not be read: {why}" for name, why in sorted(found.failures.items())]
        for failure in failures:
            context.log.warning(failure)
        before: Fingerprints = json.loads(context.cursor or "{}")
        now = {name: {month_key(month): text for month, text in months.items()} for name, months in found.months.items()}
        changed = _changed(before, now)
        requests = [_request(stretch, before, now) for stretch in stretches(changed, dt.datetime.now(dt.UTC).date())]
        if not requests:
            return dg.SkipReason("; ".join(failures) or "every month of the exports is as it was at the last look")
        return dg.SensorResult(run_requests=requests, cursor=json.dumps({**before, **now}, sort_keys=True))

    return new_billing_exports


def _changed(before: Fingerprints, now: Fingerprints) -> set[dt.date]:
    """Months of which an export has other files. A month that has gone is no news: what was read of it stays."""
    return {
        dt.date.fromisoformat(month)
        for name, months in now.items()
        for month, fingerprint in months.items()
        if before.get(name, {}).get(month) != fingerprint
    }


def _request(stretch: Stretch, before: Fingerprints, now: Fingerprints) -> dg.RunRequest:
    """A run over the stretch. The same change asks by the same key, so that it is launched once; the same files at another time do not."""
    change = json.dumps([before, now], sort_keys=True).encode()
    key = f"{month_key(stretch.first)} {month_key(stretch.last)} {hashlib.sha256(change).hexdigest()[:16]}"
    return dg.RunRequest(run_key=key, tags=stretch.tags, asset_selection=[CHARGES_KEY])
