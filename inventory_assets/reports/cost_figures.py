"""What the published file says of costs, as the report, the overview and the summary ask for it. How it looks is theirs.

Every function takes a connection to the published file. Money keeps its currency in the row; nothing is added across currencies.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from inventory_assets.reports.money import month_before

Row = dict[str, Any]
CLOSED_MONTHS = 12
ALERT = "resource_monthly_alert"
ESTIMATED = "estimated"  # the one basis that rests on nobody's bill

_SPAN = "SELECT date_trunc('month', max(as_of))::DATE, max(as_of), max(billing_period) FROM cost.service_costs"
_MONTHS = """
SELECT billing_period, currency, provider, cost_basis, sum(effective_cost) AS effective_cost, sum(billed_cost) AS billed_cost,
       max(cost_age_days) AS cost_age_days
FROM cost.service_costs WHERE billing_period BETWEEN $first AND $last
GROUP BY ALL ORDER BY currency, provider, billing_period, cost_basis
"""
_SERVICES = """
SELECT currency, billing_period, coalesce(service, 'unknown') AS service, sum(effective_cost) AS effective_cost
FROM cost.service_costs WHERE billing_period BETWEEN $first AND $last
GROUP BY ALL ORDER BY currency, billing_period, service
"""
_DAYS = """
SELECT currency, charge_date, sum(effective_cost) AS effective_cost
FROM cost.resource_costs_daily WHERE charge_date >= $since GROUP BY ALL ORDER BY ALL
"""
_ALLOCATION = """
SELECT * FROM cost.cost_allocation WHERE dimension = 'team' AND billing_period = $month
ORDER BY currency, value = 'unallocated', effective_cost DESC NULLS LAST, value
"""
_TOP = "SELECT * FROM cost.top_resources WHERE rank <= $most ORDER BY currency, rank"
_BUDGETS = """
SELECT * FROM cost.budgets
ORDER BY scope <> 'total', list_position(['over', 'forecast_over', 'unknown', 'ok'], state), budget, forecast DESC NULLS LAST, resource_uid
"""
_COMMITMENTS = """
SELECT * FROM cost.commitments WHERE billing_period = $month
ORDER BY scope, currency, unused_cost DESC NULLS LAST, on_demand_cost DESC NULLS LAST, account_id
"""
_QUALITY = """
SELECT * FROM cost.data_quality WHERE billing_period IS NULL OR billing_period >= $month
ORDER BY metric, provider, source, currency, billing_period
"""


@dataclass(frozen=True)
class Span:
    """The months that are spoken of: the open one, the last that is closed, and the first of the thirteen."""

    open_month: dt.date
    as_of: dt.datetime

    @property
    def closed_month(self) -> dt.date:
        return month_before(self.open_month)

    @property
    def first_month(self) -> dt.date:
        return month_before(self.open_month, CLOSED_MONTHS)

    @property
    def months(self) -> list[dt.date]:
        return [month_before(self.open_month, CLOSED_MONTHS - number) for number in range(CLOSED_MONTHS + 1)]


def rows_of(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Mapping[str, Any] | Sequence[Any] = ()) -> list[Row]:
    """Rows of a query by column name."""
    cursor = connection.execute(sql, parameters or None)
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def has_costs(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the published file has tables of costs at all; one that an earlier version made has none."""
    sql = "SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'cost' AND table_name = 'service_costs'"
    return bool(connection.execute(sql).fetchone() != (0,))


def read_span(connection: duckdb.DuckDBPyConnection) -> Span | None:
    """The months as the build saw them; None where no cost is known."""
    found = connection.execute(_SPAN).fetchone()
    return None if found is None or found[2] is None else Span(found[0], found[1])


def read_accounts(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """What accounts are called, as far as they have names."""
    sql = "SELECT account_id, account_name FROM inventory.accounts WHERE account_name IS NOT NULL"
    return {row["account_id"]: row["account_name"] for row in rows_of(connection, sql)}


def read_months(connection: duckdb.DuckDBPyConnection, span: Span) -> list[Row]:
    """Thirteen months by currency, provider and basis."""
    return rows_of(connection, _MONTHS, {"first": span.first_month, "last": span.open_month})


def is_only_estimated(months: Sequence[Row]) -> bool:
    """Whether nobody's bill stands behind any of them."""
    return all(row["cost_basis"] == ESTIMATED for row in months)


def read_services(connection: duckdb.DuckDBPyConnection, first: dt.date, last: dt.date) -> list[Row]:
    """Months by currency and service."""
    return rows_of(connection, _SERVICES, {"first": first, "last": last})


def read_days(connection: duckdb.DuckDBPyConnection, since: dt.date) -> list[Row]:
    """Days by currency: all that bills and Cost Explorer tell by the day."""
    return rows_of(connection, _DAYS, {"since": since})


def read_allocation(connection: duckdb.DuckDBPyConnection, month: dt.date) -> list[Row]:
    """A month by team, what is not allocated last."""
    return rows_of(connection, _ALLOCATION, {"month": month})


def read_top(connection: duckdb.DuckDBPyConnection, most: int) -> list[Row]:
    """The dearest resources of the last closed month in each currency."""
    return rows_of(connection, _TOP, {"most": most})


def read_budgets(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Thresholds against the open month, the whole first, then what is over."""
    return rows_of(connection, _BUDGETS)


def alarming(budgets: Sequence[Row], most: int) -> tuple[list[Row], dict[str, int]]:
    """What of the thresholds is to be shown: the whole, and the resources above the threshold of alerts, the dearest; and how many rows of
    each threshold there are.
    """
    counts: dict[str, int] = {}
    for row in budgets:
        if row["scope"] != "total":
            counts[row["budget"]] = counts.get(row["budget"], 0) + 1
    whole = [row for row in budgets if row["scope"] == "total"]
    return whole + [row for row in budgets if row["budget"] == ALERT][:most], counts


def read_commitments(connection: duckdb.DuckDBPyConnection, month: dt.date) -> list[Row]:
    """Commitments and what they cover, of a month."""
    return rows_of(connection, _COMMITMENTS, {"month": month})


def read_quality(connection: duckdb.DuckDBPyConnection, since: dt.date) -> list[Row]:
    """How far the figures can be believed, of months from `since` on."""
    return rows_of(connection, _QUALITY, {"month": since})


def add_up(rows: Sequence[Row], *names: str) -> dict[tuple[Any, ...], Any]:
    """Effective cost by these columns; None only where no summand is known."""
    sums: dict[tuple[Any, ...], Any] = {}
    for row in rows:
        key = tuple(row[name] for name in names)
        cost, so_far = row["effective_cost"], sums.get(key)
        sums[key] = so_far if cost is None else cost if so_far is None else so_far + cost
    return sums
