"""The jobs that write the reports, each with a writer of ours; the tiny project knows no controls, and so no checks of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import dagster as dg
import pytest
from dagster_stand_ins import QUIET

from inventory_assets.assets.reports import COMPLIANCE_REPORT_KEY, COST_REPORT_KEY
from inventory_assets.compliance_automation import REPORT_COMPLIANCE
from inventory_assets.definitions import build_defs
from inventory_assets.settings import Settings


@dataclass(frozen=True)
class Report:
    """A report: its asset, its job, and the resource that writes it."""

    key: dg.AssetKey
    job: str
    writer: str


REPORTS = [
    Report(COST_REPORT_KEY, "report_costs", "report_writer"),
    Report(COMPLIANCE_REPORT_KEY, REPORT_COMPLIANCE, "compliance_report_writer"),
]


def write(published: Path, target: Path) -> Path:
    target.parent.mkdir(exist_ok=True)
    target.write_text(f"<html>{published.name}</html>")
    return target


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.key.path[-1])
def test_a_report_is_written_below_the_warehouse(
    settings: Settings, tiny_project: Path, instance: dg.DagsterInstance, report: Report
) -> None:
    writer = {report.writer: dg.ResourceDefinition.hardcoded_resource(write)}
    job = build_defs(settings, dbt_project=tiny_project, **writer).resolve_job_def(report.job)

    def run() -> dg.ExecuteInProcessResult:
        return job.execute_in_process(instance=instance, raise_on_error=False, run_config=QUIET)

    (event,) = [event for event in run().all_events if event.is_step_failure]
    assert event.step_failure_data.user_failure_data.description.endswith("is not there: run `inventory run` first")
    settings.warehouse.mkdir(exist_ok=True)
    (settings.warehouse / "warehouse.duckdb").touch()
    assert run().success
    (file,) = (settings.warehouse / "reports").iterdir()
    assert file.read_text() == "<html>warehouse.duckdb</html>"
    assert file.name.startswith(f"{report.key.path[-1]}-20")
    made = instance.get_latest_materialization_event(report.key)
    assert made is not None
    assert made.asset_materialization is not None
    assert made.asset_materialization.metadata["path"].value == str(file)
