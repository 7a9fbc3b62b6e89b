"""Checks of severities: they read what is published, failures and what is unknown do not pass, what is exempt is counted beside."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import duckdb
import pytest
from dagster_stand_ins import PROJECT, QUIET, write_project

from inventory_assets.compliance_checks import FINDINGS_KEY, NOT_JUDGED, severity_checks
from inventory_assets.definitions import build_defs
from inventory_assets.lake.publish import published_file
from inventory_assets.settings import Settings

FINDINGS = """
    select 'aws_control' as control_id, 'It holds' as title, 'high' as severity, 'pass' as status, false as is_exempt,
        '111111111111' as account_id, now() as as_of
"""
#: High findings that fail as long as the raw zone says so.
MODEL = f"""
    {{{{ config(materialized='table') }}}} -- depends_on: {{{{ ref('assets') }}}}
    select * replace (if(exists (from glob('{{{{ env_var("INVENTORY_RAW", "") }}}}/fail*')), 'fail', 'pass') as status) from ({FINDINGS})
"""
Rows = list[tuple[str, str, str, bool]]


def publish(settings: Settings, rows: Rows) -> None:
    """Publish findings of these rows: control, severity, status, exempt."""
    settings.warehouse.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(published_file(settings.warehouse)) as connection:
        connection.execute(f"create schema if not exists compliance; create table compliance.findings as from ({FINDINGS}) limit 0")
        for control, severity, status, is_exempt in rows:
            values = [control, "It holds", severity, status, is_exempt, "111111111111"]
            connection.execute("insert into compliance.findings values (?, ?, ?, ?, ?, ?, now())", values)


def evaluate(settings: Settings, severity: str = "high") -> dg.AssetCheckResult:
    (check,) = [one for one in severity_checks(settings) if next(iter(one.check_keys)).name == f"no_{severity}_failures"]
    result = check()
    assert isinstance(result, dg.AssetCheckResult)
    assert result.severity == dg.AssetCheckSeverity.WARN
    return result


@pytest.mark.parametrize(
    ("rows", "passed", "failing", "unknown", "exempt"),
    [
        ([("one", "high", "pass", False)], True, 0, 0, 0),
        ([("one", "high", "pass", False), ("one", "high", "fail", False), ("two", "high", "fail", False)], False, 2, 0, 0),
        ([("one", "high", "unknown", False)], False, 0, 1, 0),
        ([("one", "high", "pass", False), ("two", "high", "unknown", False)], False, 0, 1, 0),
        ([("one", "high", "fail", True), ("two", "high", "unknown", True)], True, 0, 0, 2),
        ([("one", "high", "fail", True), ("one", "high", "fail", False)], False, 1, 0, 1),
        ([("one", "critical", "fail", False), ("two", "high", "pass", False)], True, 0, 0, 0),
        ([("one", "high", "not_applicable", False), ("two", "high", "manual", False)], True, 0, 0, 0),
    ],
)
def test_failures_and_what_is_unknown_do_not_pass(
    settings: Settings, rows: Rows, passed: bool, failing: int, unknown: int, exempt: int
) -> None:
    publish(settings, rows)
    result = evaluate(settings)
    assert result.passed is passed
    assert [result.metadata[name].value for name in ("failing", "unknown", "exempt")] == [failing, unknown, exempt]


def test_the_five_worst_and_the_coverage_are_told(settings: Settings) -> None:
    rows = [(f"control_{number}", "high", "fail", False) for number in range(7) for _ in range(number)]
    publish(settings, [*rows, ("control_0", "high", "unknown", False), ("control_8", "high", "pass", False)])
    result = evaluate(settings)
    told = result.metadata["worst"].value
    assert [line.split(" | ")[0] for line in told.splitlines()[2:]] == [f"| control_{number}" for number in (6, 5, 4, 3, 2)]
    assert result.metadata["coverage_pct"].value == 87.5
    assert result.description == "21 high findings fail, 1 are unknown; beside these 0 are exempt and 0 wait for a person's answer"


@pytest.mark.parametrize("severity", ["critical", "high", "medium", "low"])
def test_every_severity_has_a_check_of_its_own(settings: Settings, severity: str) -> None:
    publish(settings, [("one", severity, "fail", False)])
    assert not evaluate(settings, severity).passed
    others = [one for one in ("critical", "high", "medium", "low") if one != severity]
    assert all(evaluate(settings, one).passed for one in others)


def test_nothing_judged_is_not_passed(settings: Settings) -> None:
    assert (evaluate(settings).passed, evaluate(settings).description) == (False, NOT_JUDGED)
    settings.warehouse.mkdir(parents=True)
    with duckdb.connect(published_file(settings.warehouse)) as connection:
        connection.execute("create table t as select 1 as n")
    assert (evaluate(settings).passed, evaluate(settings).description) == (False, NOT_JUDGED)
    published_file(settings.warehouse).unlink()
    publish(settings, [])
    assert (evaluate(settings).passed, evaluate(settings).description) == (False, NOT_JUDGED)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny project, with findings."""
    folder = write_project(tmp_path_factory.mktemp("judged"))
    (folder / "dbt_project.yml").write_text(PROJECT["dbt_project.yml"] + "    compliance: {+schema: compliance}\n")
    (folder / "models/compliance").mkdir()
    (folder / "models/compliance/findings.sql").write_text(MODEL)
    return folder


def test_a_build_is_checked_after_it_is_published(settings: Settings, project: Path, instance: dg.DagsterInstance) -> None:
    """By what is published anew, not by what was published before."""
    definitions = build_defs(settings, dbt_project=project)
    raw = settings.warehouse / "raw"
    raw.mkdir(parents=True)
    (raw / "fail").touch()
    for expected in (False, True):
        result = definitions.resolve_job_def("transform").execute_in_process(instance=instance, run_config=QUIET)
        verdicts = {one.check_name: one.passed for one in result.get_asset_check_evaluations() if one.asset_key == FINDINGS_KEY}
        assert verdicts == {f"no_{one}_failures": one != "high" or expected for one in ("critical", "high", "medium", "low")}
        (raw / "fail").unlink(missing_ok=True)


def test_the_weekly_job_checks_and_reports(settings: Settings, project: Path, instance: dg.DagsterInstance) -> None:
    publish(settings, [("one", "high", "fail", False)])
    written: list[Path] = []

    def write(published: Path, target: Path) -> None:
        target.parent.mkdir(exist_ok=True)
        target.write_text(published.name)
        written.append(target)

    writer = dg.ResourceDefinition.hardcoded_resource(write)
    definitions = build_defs(settings, dbt_project=project, compliance_report_writer=writer)
    result = definitions.resolve_job_def("report_compliance").execute_in_process(instance=instance, run_config=QUIET)
    assert {one.check_name: one.passed for one in result.get_asset_check_evaluations()}["no_high_failures"] is False
    assert [path.name.startswith("compliance-20") for path in written] == [True]
    assert written[0].parent == settings.warehouse / "reports"
