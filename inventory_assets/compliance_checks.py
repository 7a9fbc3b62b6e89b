"""Checks that tell people, in Dagster, what fails by severity. They read the published file and judge nothing anew.

What is unknown has not passed: where something could not be judged, or nothing was, the check says so and does not pass. What is exempt
is counted beside, and fails no check.
"""

from __future__ import annotations

from typing import Any

import dagster as dg
import duckdb

from inventory_assets.assets.publish import PUBLISHED_KEY
from inventory_assets.checks import markdown
from inventory_assets.lake.publish import published_file
from inventory_assets.reports.compliance_figures import EVERYTHING, SEVERITIES, has_compliance, judged, read_moment
from inventory_assets.settings import Settings

FINDINGS_KEY = dg.AssetKey(["compliance", "findings"])
WORST_SHOWN = 5
WORST_HEADS = ("control", "asks for", "failing", "unknown", "exempt")
NOT_JUDGED = "no control has judged anything: nothing can be said"
Row = tuple[Any, ...]

COUNTS = f"""
    select
        coalesce(sum(failed_counted), 0)::bigint,
        coalesce(sum(unknown_counted), 0)::bigint,
        coalesce(sum(exempt), 0)::bigint,
        coalesce(sum(manual), 0)::bigint,
        (100.0 * count(*) filter (status in ('pass', 'fail')) / nullif(count(*) filter (status in ('pass', 'fail', 'unknown')), 0))::double
    from ({judged(EVERYTHING.also("severity = ?"))})
"""  # noqa: S608 - our own query
WORST = f"""
    select control_id, title, failed_counted, unknown_counted, exempt
    from ({judged(EVERYTHING.also("severity = ?"))})
    where failed_counted > 0 or unknown_counted > 0
    order by failed_counted desc, unknown_counted desc, control_id
    limit ?
"""  # noqa: S608 - our own query


def severity_checks(settings: Settings) -> list[dg.AssetChecksDefinition]:
    """A check for each severity: nothing of it fails, and nothing of it is unknown."""
    return [_check(settings, severity) for severity in SEVERITIES]


def _check(settings: Settings, severity: str) -> dg.AssetChecksDefinition:
    @dg.asset_check(
        asset=FINDINGS_KEY,
        name=f"no_{severity}_failures",
        # what is published is looked at: in a run that builds and publishes, not before it is
        additional_deps=[PUBLISHED_KEY],
        description=f"No control of severity {severity} fails, and none is unknown: what could not be judged has not passed. Exempt "
        "findings are counted beside. Details: `inventory security --severity " + severity + "`.",
    )
    def no_failures() -> dg.AssetCheckResult:
        file = published_file(settings.warehouse)
        if not file.exists():
            return _result(severity, None, [])
        with duckdb.connect(file, read_only=True) as connection:
            if not has_compliance(connection) or read_moment(connection) is None:
                return _result(severity, None, [])
            counts = connection.execute(COUNTS, [severity]).fetchone()
            worst = connection.execute(WORST, [severity, WORST_SHOWN]).fetchall()
        return _result(severity, counts, worst)

    return no_failures


def _result(severity: str, counts: Row | None, worst: list[Row]) -> dg.AssetCheckResult:
    if counts is None:
        return dg.AssetCheckResult(passed=False, severity=dg.AssetCheckSeverity.WARN, description=NOT_JUDGED)
    failing, unknown, exempt, manual, coverage = counts
    return dg.AssetCheckResult(
        passed=not failing and not unknown,
        severity=dg.AssetCheckSeverity.WARN,  # failures are what the inventory is there to show: they keep nothing from being published
        description=f"{failing:,} {severity} findings fail, {unknown:,} are unknown; beside these {exempt:,} are exempt "
        f"and {manual:,} wait for a person's answer",
        metadata={
            "failing": failing,
            "unknown": unknown,
            "exempt": exempt,
            "waiting_for_an_answer": manual,
            "coverage_pct": None if coverage is None else round(coverage, 2),
            "worst": dg.MetadataValue.md(markdown(WORST_HEADS, worst)),
        },
    )
