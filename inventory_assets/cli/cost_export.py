"""`inventory cost report`: the costs of every resource as CSV, or the page for people. What is on the page is `reports/`'s."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import duckdb
import typer

from inventory_assets.cli.invocation import CommandError, invocation
from inventory_assets.cli.output import count_of
from inventory_assets.cli.published import FILE_NAME, ask
from inventory_assets.lake import files

MONTHS = tuple(f"M{place:02d}" for place in range(1, 13))
#: Every resource that any of the twelve months knows, the dearest first. What names no resource is a row of its service.
_COSTS = f"""
SELECT
    costs.resource_uid, costs.resource_name, costs.resource_type, costs.provider, costs.account_id, accounts.account_name, costs.region,
    costs.owner, costs.service, {", ".join(f"costs.{month.lower()} AS {month}" for month in MONTHS)},
    costs.cost_total, costs.cost_monthly_avg, costs.cost_active_months, costs.cost_trend_3mo, costs.cost_basis, costs.currency,
    costs.is_in_inventory, (date_trunc('month', costs.as_of) - INTERVAL 1 MONTH)::DATE AS M12_month
FROM cost.resource_cost_history AS costs
LEFT JOIN inventory.accounts AS accounts USING (provider, account_id)
ORDER BY costs.currency, costs.cost_total DESC NULLS LAST, costs.resource_uid, costs.service
"""  # noqa: S608 - our own text
FORMATS = (".csv", ".html")


def write_report(
    context: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="costs.csv: the costs by resource; report.html: the page.", show_default=False),
    ] = None,
    html: Annotated[bool, typer.Option("--html", help="The page, whatever the file is called.")] = False,
) -> None:
    """Write the costs of every resource (CSV), or the page with charts (HTML); without --output the page, below the warehouse."""
    call = invocation(context)
    target = output or _default(call.settings.warehouse)
    if not html and target.suffix.lower() not in FORMATS:
        raise CommandError(f"{target} is neither a .csv nor an .html file", "Name one of these, or add --html for the page.")
    if target.is_dir():
        raise CommandError(f"{target} is a folder", "Name a file in it.")
    with call.published() as connection:  # says what is wrong where nothing is published
        if not html and target.suffix.lower() == ".csv":
            call.out.print(f"{count_of(write_costs(connection, target), 'row')} in {target}", soft_wrap=True, markup=False)
            return
    from inventory_assets.reports.cost_report import write_cost_report

    call.out.print(str(write_cost_report(call.settings.warehouse / FILE_NAME, target)), soft_wrap=True, markup=False)


def write_costs(connection: duckdb.DuckDBPyConnection, target: Path) -> int:
    """Write the costs of every resource, whole or not at all; returns the number of rows."""
    result = ask(connection, _COSTS)
    counted = 0

    def rows() -> Iterator[tuple[Any, ...]]:
        nonlocal counted
        for row in result.rows:
            counted += 1
            yield row

    def write(aside: Path) -> None:
        with aside.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(result.names)
            writer.writerows([_plain(value) for value in row] for row in rows())

    files.replace(target.absolute(), write)
    return counted


def _plain(value: Any) -> Any:
    """Money with all its digits and no empty ones: 46.23, not 46.230000000000000 or 1E-7."""
    if not isinstance(value, Decimal):
        return value
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _default(warehouse: Path) -> Path:
    from inventory_assets.reports.cost_report import report_file

    return report_file(warehouse, dt.datetime.now(dt.UTC).date())
