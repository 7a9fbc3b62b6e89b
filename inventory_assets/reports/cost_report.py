"""The report of costs for people: one HTML file that needs nothing beside it, made from the published file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb

from inventory_assets.lake import files
from inventory_assets.reports.cost_page import read_page
from inventory_assets.reports.parts import Page

TEMPLATE = "cost_report.html.j2"


def write_cost_report(published_file: Path, target: Path) -> Path:
    """Write the page of what is published to `target`, whole or not at all, for its user alone. Raises duckdb.Error and OSError."""
    with duckdb.connect(str(published_file), read_only=True) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        text = render(read_page(connection, dt.datetime.now(dt.UTC).date()))

    def write(aside: Path) -> None:
        aside.write_text(text, encoding="utf-8")

    files.replace(target.absolute(), write)
    return target


def render(page: Page) -> str:
    """The page as HTML."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template(TEMPLATE).render(page=page)


def report_file(warehouse: Path, day: dt.date) -> Path:
    """Where the report of a day stands."""
    return warehouse / "reports" / f"costs-{day.isoformat()}.html"
