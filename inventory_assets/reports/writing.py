"""How a page is written: read from the published file, rendered, and given its name whole or not at all. What it says is each report's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import duckdb

from inventory_assets.lake import files
from inventory_assets.reports.parts import Page

ReadPage = Callable[[duckdb.DuckDBPyConnection, dt.date], Page]


def write_page(published_file: Path, target: Path, read_page: ReadPage, template: str) -> Path:
    """Write the page of what is published to `target`, whole or not at all, for its user alone. Raises duckdb.Error and OSError."""
    with duckdb.connect(str(published_file), read_only=True) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        text = render(read_page(connection, dt.datetime.now(dt.UTC).date()), template)

    def write(aside: Path) -> None:
        aside.write_text(text, encoding="utf-8")

    files.replace(target.absolute(), write)
    return target


def render(page: Page, template: str) -> str:
    """The page as HTML."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template(template).render(page=page)
