"""Puts the report of costs together from what is published. What its parts say is the affair of the modules beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import duckdb

from inventory_assets.reports import cost_blocks as blocks
from inventory_assets.reports import cost_cards as cards
from inventory_assets.reports import cost_days as days
from inventory_assets.reports import cost_figures as figures
from inventory_assets.reports import cost_outlook as outlook
from inventory_assets.reports import cost_parts as parts
from inventory_assets.reports.cost_figures import Row, Span
from inventory_assets.reports.money import BASES, NO_CURRENCY, format_month
from inventory_assets.reports.parts import Page, Part

DAYS_SHOWN = 92
TOP_SHOWN = 20
SAVINGS_SHOWN = 20
ANOMALIES_SINCE = 35  # days, and whatever is still open
NO_COSTS = (
    "No costs are known: no bill was read, and no resource is of a type that the price book knows. Name a billing export, or switch Cost "
    "Explorer on, under `costs:` in the settings (docs/costs.md)."
)
ONLY_ESTIMATES = "No bill was read: every figure here is estimated from list prices (docs/costs.md tells how to name a cost source)."


def read_page(connection: duckdb.DuckDBPyConnection, day: dt.date) -> Page:
    """The whole report, as of the published build; `day` is the day of writing."""
    span = figures.read_span(connection) if figures.has_costs(connection) else None
    title = f"Cloud costs, {day:%A} {day.day} {day:%B %Y}"
    if span is None:
        return Page(title, "Nothing to report.", _footer(None), missing=[NO_COSTS], bases=BASES)
    found = _Figures(connection, span)
    lead = (
        f"As published on {span.as_of:%Y-%m-%d %H:%M} UTC: {format_month(span.first_month)} to {format_month(span.closed_month)} closed, "
        f"{format_month(span.open_month)} to date."
    )
    return Page(
        title,
        lead,
        _footer(span),
        missing=found.missing(),
        parts=[found.part(number, currency) for number, currency in enumerate(found.currencies)],
        blocks=[
            blocks.anomalies_block(found.anomalies, found.accounts),
            blocks.savings_block(found.savings_totals, outlook.read_savings(connection, SAVINGS_SHOWN)),
            blocks.budgets_block(found.budgets),
            blocks.commitments_block(figures.read_commitments(connection, span.closed_month), found.accounts),
            blocks.quality_block(found.quality),
        ],
        bases=BASES,
    )


class _Figures:
    """What is published, read once, and what of it belongs to a currency."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, span: Span) -> None:
        self.span = span
        self.months = figures.read_months(connection, span)
        self.services = figures.read_services(connection, span.first_month, span.open_month)
        self.days = figures.read_days(connection, span.as_of.date() - dt.timedelta(days=DAYS_SHOWN))
        self.teams = figures.read_allocation(connection, span.closed_month)
        self.top = figures.read_top(connection, TOP_SHOWN)
        self.forecast = outlook.read_forecast(connection)
        self.bands = outlook.read_bands(connection)
        self.anomalies = outlook.read_anomalies(connection, span.as_of.date() - dt.timedelta(days=ANOMALIES_SINCE))
        self.savings_totals = outlook.read_savings_totals(connection)
        self.budgets = figures.read_budgets(connection)
        self.quality = figures.read_quality(connection, span.closed_month)
        self.accounts = figures.read_accounts(connection)

    @property
    def currencies(self) -> list[str | None]:
        """The dearest first would compare currencies: they are in the order of their names."""
        return sorted({row["currency"] for row in self.months}, key=lambda currency: currency or "")

    def missing(self) -> list[str]:
        """What a reader has to know before any figure."""
        failed = [row for row in self.quality if row["metric"] in {"load_failed", "month_in_two_exports"}]
        told = [f"{row['provider']} {row['source']}, {format_month(row['billing_period'])}: {row['basis']}" for row in failed]
        return ([ONLY_ESTIMATES] if figures.is_only_estimated(self.months) else []) + told

    def part(self, number: int, currency: str | None) -> Part:
        """All that is told in one currency. `number` makes the ids of its charts."""

        def own(rows: Sequence[Row]) -> list[Row]:
            return [row for row in rows if row["currency"] == currency]

        name, called, span = str(number), currency or NO_CURRENCY, self.span
        anomalies, teams, forecast = own(self.anomalies), own(self.teams), own(self.forecast)
        marks = days.marks_of(own(self.days), anomalies, called, self.accounts)
        return Part(
            f"In {called}",
            [
                *cards.month_cards(span, called, own(self.months)),
                cards.forecast_card(span, called, forecast, own(self.budgets)),
                cards.anomaly_card(called, anomalies, self.accounts),
                *cards.savings_cards(called, own(self.savings_totals)),
                *cards.share_cards(span, called, teams, own(self.quality)),
            ],
            [
                parts.months_block(name, called, span, own(self.services), own(self.months)),
                days.days_block(name, called, span, own(self.days), marks, self.bands.get(called)),
                days.ahead_block(name, called, forecast),
                parts.teams_block(name, called, span.closed_month, teams),
                parts.top_block(called, span.closed_month, own(self.top), self.accounts),
            ],
        )


def _footer(span: Span | None) -> str:
    made = "Made from the published warehouse alone; this file asks for nothing from anywhere."
    return made if span is None else f"{made} Figures as of {span.as_of:%Y-%m-%d %H:%M} UTC."
