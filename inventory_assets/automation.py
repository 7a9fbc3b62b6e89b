"""Jobs, schedules and the sensor: when what is run. What is run is the assets' affair.

Collecting and transforming are two jobs, so that a partition that failed never keeps the marts of all others from being built.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import dagster as dg
from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition

from inventory_assets.assets.publish import PUBLISHED_KEY
from inventory_assets.assets.raw import ACCOUNTS_KEY, RESOURCES_KEY
from inventory_assets.home import close_dead_runs
from inventory_assets.lake.arrivals import commit_times
from inventory_assets.lake.publish import published_commit
from inventory_assets.partitions import ACCOUNT_REGIONS, account_grids
from inventory_assets.settings import Settings

LIST_ACCOUNTS, COLLECT, COLLECT_COSTS, TRANSFORM = "list_accounts", "collect", "collect_costs", "transform"
UNFINISHED = [
    dg.DagsterRunStatus.QUEUED,
    dg.DagsterRunStatus.NOT_STARTED,
    dg.DagsterRunStatus.STARTING,
    dg.DagsterRunStatus.STARTED,
    dg.DagsterRunStatus.CANCELING,
]
PATIENCE = dt.timedelta(minutes=30)  # scans wait no longer than this for the scans that are under way


def jobs(built: dg.AssetSelection) -> list[UnresolvedAssetJobDefinition]:
    """What can be launched besides the jobs of costs. `built` are the dbt assets."""
    return [
        job(LIST_ACCOUNTS, dg.AssetSelection.assets(ACCOUNTS_KEY), "List the accounts and make partitions of those that are scanned."),
        job(COLLECT, dg.AssetSelection.assets(RESOURCES_KEY), "Scan accounts × regions into the raw zone.", ACCOUNT_REGIONS),
        job(TRANSFORM, built | dg.AssetSelection.assets(PUBLISHED_KEY), "Build and check all marts aside, then publish the warehouse."),
    ]


def job(
    name: str, selection: dg.AssetSelection, description: str, partitions_def: dg.PartitionsDefinition[str] | None = None
) -> UnresolvedAssetJobDefinition:
    """A job over these assets, all in one process."""
    return dg.define_asset_job(
        name,
        selection,
        description=description,
        partitions_def=partitions_def,
        executor_def=dg.in_process_executor,  # each further process would spend seconds on imports; threads do the work
    )


def schedules(settings: Settings) -> list[dg.ScheduleDefinition]:
    """What settings want done by the clock. They run by themselves only where a settings file says what is to be scanned."""
    status, crons, found = schedule_status(settings), settings.schedules, []
    if crons.accounts is not None:
        found.append(dg.ScheduleDefinition(name="accounts", job_name=LIST_ACCOUNTS, cron_schedule=crons.accounts, default_status=status))
    if crons.inventory is not None:
        found.append(_inventory_schedule("inventory", settings, crons.inventory, status, quick=False))
    if crons.quick_refresh is not None:
        found.append(_inventory_schedule("quick_refresh", settings, crons.quick_refresh, status, quick=True))
    return found


def schedule_status(settings: Settings) -> dg.DefaultScheduleStatus:
    """Whether schedules run unless somebody turns them off."""
    return dg.DefaultScheduleStatus.STOPPED if settings.file is None else dg.DefaultScheduleStatus.RUNNING


def _inventory_schedule(
    name: str, settings: Settings, cron: str, status: dg.DefaultScheduleStatus, *, quick: bool
) -> dg.ScheduleDefinition:
    config = {"ops": {"raw_aws__resources": {"config": {"quick": True}}}} if quick else {}

    @dg.schedule(name=name, job_name=COLLECT, cron_schedule=cron, default_status=status)
    def inventory(context: dg.ScheduleEvaluationContext) -> Iterator[dg.RunRequest | dg.SkipReason]:
        """One run for so many accounts as settings say, each covering all regions of its accounts."""
        sides = account_grids(context.instance, settings.collection_settings.accounts_per_run)
        if not sides:
            yield dg.SkipReason("no account is known yet: run list_accounts first")
        for grid in sides:
            at = context.scheduled_execution_time.isoformat()
            yield dg.RunRequest(run_key=f"{at} {grid.accounts[0]}", tags=grid.tags, run_config=config)

    return inventory


def transform_sensor(settings: Settings) -> dg.SensorDefinition:
    """Launches `transform` when scans or costs were committed that the published file has not."""

    @dg.sensor(
        name="transform_when_scans_arrive", job_name=TRANSFORM, minimum_interval_seconds=60, default_status=dg.DefaultSensorStatus.RUNNING
    )
    def transform_when_scans_arrive(context: dg.SensorEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        """The cursor is the newest commit that a transform was launched for: one that failed is not tried again without news."""
        close_dead_runs(context.instance, settings.warehouse)
        times, published = commit_times(settings.warehouse / "raw"), published_commit(settings.warehouse)
        waiting = [moment for moment in times if moment > published]
        if not waiting:
            return dg.SkipReason("everything that was scanned is published" if times else "nothing has been scanned yet")
        reason = _reason_to_wait(context.instance, waiting, int(context.cursor or 0))
        if reason is not None:
            return dg.SkipReason(reason)
        newest = str(max(waiting))
        context.update_cursor(newest)
        return dg.RunRequest(run_key=newest)

    return transform_when_scans_arrive


def _reason_to_wait(instance: dg.DagsterInstance, waiting: list[int], launched: int) -> str | None:
    if max(waiting) <= launched:
        return "a transform was launched for these scans and has not published them: see its run, and launch transform when it is mended"
    if is_unfinished(instance, TRANSFORM):
        return "a transform is under way"
    waited = dt.datetime.now(dt.UTC) - dt.datetime.fromtimestamp(min(waiting) / 1e9, dt.UTC)
    if is_unfinished(instance, COLLECT) and waited < PATIENCE:
        return "accounts are still being scanned: the transform waits for them, but no longer than half an hour"
    if is_unfinished(instance, COLLECT_COSTS) and waited < PATIENCE:
        return "costs are still being read: the transform waits for them, but no longer than half an hour"
    return None


def is_unfinished(instance: dg.DagsterInstance, job_name: str) -> bool:
    """Whether a run of the job is waiting or under way."""
    return bool(instance.get_run_records(dg.RunsFilter(job_name=job_name, statuses=UNFINISHED), limit=1))
