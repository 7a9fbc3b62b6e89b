"""The report of compliance for people: one HTML file that needs nothing beside it, made from the published file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from inventory_assets.reports.compliance_page import read_page
from inventory_assets.reports.writing import write_page

TEMPLATE = "compliance_report.html.j2"


def write_compliance_report(published_file: Path, target: Path) -> Path:
    """Write the page of what is published to `target`, whole or not at all, for its user alone. Raises duckdb.Error and OSError."""
    return write_page(published_file, target, read_page, TEMPLATE)


def report_file(warehouse: Path, day: dt.date) -> Path:
    """Where the report of a day stands."""
    return warehouse / "reports" / f"compliance-{day.isoformat()}.html"
