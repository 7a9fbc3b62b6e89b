"""The code location: everything Dagster knows, put together. What the parts do stands in their own modules."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import dagster as dg
from dagster._utils.warnings import BetaWarning

from inventory_assets.assets.costs import cost_assets
from inventory_assets.assets.dbt import build_assets
from inventory_assets.assets.publish import published_asset
from inventory_assets.assets.raw import raw_assets
from inventory_assets.assets.reports import report_assets
from inventory_assets.automation import jobs, schedules, transform_sensor
from inventory_assets.checks import agreement_check, coverage_check, freshness
from inventory_assets.compliance_automation import compliance_jobs, compliance_schedules
from inventory_assets.compliance_checks import FINDINGS_KEY, severity_checks
from inventory_assets.cost_automation import cost_jobs, cost_schedules, new_exports_sensor
from inventory_assets.cost_checks import cost_freshness_check, cost_sum_check
from inventory_assets.dbt_manifest import PROJECT, load_project
from inventory_assets.lake.marts import MART_SCHEMAS
from inventory_assets.resources import (
    Watcher,
    collector_resource,
    compliance_report_writer_resource,
    cost_collector_resource,
    dbt_resource,
    locked_warehouse_resource,
    report_writer_resource,
)
from inventory_assets.settings import Settings, load_settings


def build_defs(settings: Settings | None = None, *, dbt_project: Path = PROJECT, **overrides: Any) -> dg.Definitions:
    """All definitions for these settings (by default those that `load_settings` finds). `overrides` replace resources by name."""
    settings = settings or load_settings(None)
    project = load_project(dbt_project)
    models = build_assets(settings, project)
    marts = sorted(key for key in models.keys if key.path[0] in MART_SCHEMAS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", BetaWarning)  # backfills in a single run: beta for years, and what the raw assets stand on
        assets = [*raw_assets(settings), *cost_assets(settings), models, published_asset(marts), *report_assets(settings)]
    severities = severity_checks(settings) if FINDINGS_KEY in models.keys else []
    return dg.Definitions(
        assets=dg.map_asset_specs(lambda spec: spec.replace_attributes(freshness_policy=freshness(settings, spec.key)), assets),
        asset_checks=[
            coverage_check(settings),
            agreement_check(settings),
            cost_freshness_check(settings),
            cost_sum_check(settings),
            *severities,
        ],
        jobs=[*jobs(dg.AssetSelection.assets(*models.keys)), *cost_jobs(), *compliance_jobs(severities)],
        schedules=[*schedules(settings), *cost_schedules(settings), *compliance_schedules(settings)],
        sensors=[transform_sensor(settings), new_exports_sensor(settings)],
        resources={
            "collector": collector_resource(settings),
            "cost_collector": cost_collector_resource(settings),
            "report_writer": report_writer_resource(),
            "compliance_report_writer": compliance_report_writer_resource(),
            "watcher": Watcher(),
            "locked_warehouse": locked_warehouse_resource(settings),
            "dbt": dbt_resource(project),
        }
        | overrides,
        executor=dg.in_process_executor,
    )


@dg.definitions
def defs() -> dg.Definitions:
    """What `workspace.yaml` loads. Made when it is loaded, not when this module is imported: settings are read and models parsed."""
    return build_defs()
