"""Reports as assets: files for people, made from what is published. What they show and how is `inventory_assets/reports/`'s affair."""

import datetime as dt
from pathlib import Path
from typing import Any

import dagster as dg

from inventory_assets.assets.publish import PUBLISHED_KEY
from inventory_assets.lake.publish import published_file
from inventory_assets.resources import ReportWriter
from inventory_assets.settings import Settings

COST_REPORT_KEY = dg.AssetKey(["reports", "costs"])
COMPLIANCE_REPORT_KEY = dg.AssetKey(["reports", "compliance"])


def report_assets(settings: Settings) -> list[dg.AssetsDefinition]:
    """The reports that are written below the warehouse."""

    @dg.asset(
        key=COST_REPORT_KEY,
        deps=[PUBLISHED_KEY],
        group_name="reports",
        kinds={"html"},
        description="What was spent, by whom and on what, from the published file: one HTML file with its charts in it, named by its day.",
    )
    def costs(report_writer: dg.ResourceParam[ReportWriter]) -> dg.MaterializeResult[Any]:
        from inventory_assets.reports.cost_report import report_file

        return _write(settings, report_writer, report_file(settings.warehouse, dt.datetime.now(dt.UTC).date()))

    @dg.asset(
        key=COMPLIANCE_REPORT_KEY,
        deps=[PUBLISHED_KEY],
        group_name="reports",
        kinds={"html"},
        description="How everything stands by the controls, what is new and whose it is, from the published file: one HTML file with its "
        "charts in it, named by its day.",
    )
    def compliance(compliance_report_writer: dg.ResourceParam[ReportWriter]) -> dg.MaterializeResult[Any]:
        from inventory_assets.reports.compliance_report import report_file

        return _write(settings, compliance_report_writer, report_file(settings.warehouse, dt.datetime.now(dt.UTC).date()))

    return [costs, compliance]


def _write(settings: Settings, writer: ReportWriter, target: Path) -> dg.MaterializeResult[Any]:
    published = published_file(settings.warehouse)
    if not published.exists():
        raise dg.Failure(f"{published} is not there: run `inventory run` first", allow_retries=False)
    writer(published, target)
    return dg.MaterializeResult(metadata={"path": dg.MetadataValue.path(target), "bytes": target.stat().st_size})
