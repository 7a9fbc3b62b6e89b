"""The files of the reports, whichever they are: private, whole, and the one before stays where the next fails."""

from __future__ import annotations

import datetime as dt
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
from planted_compliance import publish_compliance
from planted_costs import publish_costs

from inventory_assets.reports import compliance_report, cost_report


@dataclass(frozen=True)
class Report:
    """A report, what publishes something for it, and a table it cannot do without."""

    begins: str
    needs: str
    publish: Callable[[Path], Path]
    file: Callable[[Path, dt.date], Path]
    write: Callable[[Path, Path], Path]


REPORTS = [
    Report("costs", "cost.budgets", publish_costs, cost_report.report_file, cost_report.write_cost_report),
    Report(
        "compliance",
        "compliance.exemptions",
        publish_compliance,
        compliance_report.report_file,
        compliance_report.write_compliance_report,
    ),
]
EVERY = pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.begins)


@EVERY
def test_the_file_is_private_and_whole(report: Report, tmp_path: Path) -> None:
    target = report.file(tmp_path / "warehouse", dt.date(2026, 11, 23))
    assert target == tmp_path / "warehouse" / "reports" / f"{report.begins}-2026-11-23.html"
    published = report.publish(tmp_path / "warehouse") / "warehouse.duckdb"
    assert report.write(published, target) == target
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert stat.S_IMODE(target.parent.stat().st_mode) == 0o700
    assert list(target.parent.iterdir()) == [target]


@EVERY
def test_a_report_that_fails_leaves_the_one_before(report: Report, tmp_path: Path) -> None:
    published = report.publish(tmp_path / "warehouse") / "warehouse.duckdb"
    target = report.write(published, tmp_path / "report.html")
    before = target.read_bytes()
    with duckdb.connect(str(published)) as connection:
        connection.execute(f"DROP TABLE {report.needs}")
    with pytest.raises(duckdb.CatalogException):
        report.write(published, target)
    assert target.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.html", "warehouse"]
