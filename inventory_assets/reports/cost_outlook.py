"""What the published file says of costs that are to come, that stand out and that could be saved, as the report and the commands ask for
it. What was spent is `cost_figures.py`'s.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import duckdb

from inventory_assets.reports.cost_charts import Band
from inventory_assets.reports.cost_figures import Row, rows_of

MONTH_END = "month_end"
#: The horizons of cost.forecast as people call them.
HORIZONS = {
    MONTH_END: "end of this month",
    "month_1": "next month",
    "month_2": "the month after it",
    "month_3": "the third month",
    "month_12": "the next twelve months",
}
#: The whole in each currency: its clouds together. Unknown where one of them is; the bounds of each are added, which is wider than need be.
_WHOLE = """
SELECT currency, horizon, min(period_start) AS period_start, max(period_end) AS period_end,
       CASE WHEN count(actual_to_date) = count(*) THEN sum(actual_to_date) END AS actual_to_date,
       CASE WHEN count(forecast_cost) = count(*) THEN sum(forecast_cost) END AS forecast_cost,
       CASE WHEN count(low_cost) = count(*) THEN sum(low_cost) END AS low_cost,
       CASE WHEN count(high_cost) = count(*) THEN sum(high_cost) END AS high_cost,
       string_agg(DISTINCT method, ', ' ORDER BY method) AS method, string_agg(DISTINCT interval_basis, ', ') AS interval_basis,
       min(history_days) AS history_days, min(last_day) AS last_day
FROM cost.forecast WHERE entity_type = 'total' GROUP BY currency, horizon
ORDER BY currency, list_position(['month_end', 'month_1', 'month_2', 'month_3', 'month_12'], horizon)
"""
_DAYS_AHEAD = """
SELECT currency, provider, period_end, last_day, daily_costs, actual_to_date, forecast_cost, low_cost, high_cost
FROM cost.forecast WHERE entity_type = 'total' AND horizon = 'month_end' AND daily_costs IS NOT NULL ORDER BY currency, provider
"""
#: One happening may stand in several series: of a service, and again of its resource, account, team and of the whole. Here it is told once:
#: left out is what another alert of the same days and direction tells closer to its cause, and for the better half.
_HAPPENINGS = """
SELECT * FROM cost.anomalies AS told WHERE NOT EXISTS (
    SELECT 1 FROM cost.anomalies AS closer
    WHERE closer.currency = told.currency AND (closer.impact < 0) = (told.impact < 0)
      AND closer.started_on <= told.ended_on AND closer.ended_on >= told.started_on
      AND (told.provider IS NULL OR closer.provider IS NULL OR told.provider = closer.provider)
      AND list_position($order, closer.entity_type) < list_position($order, told.entity_type)
      AND abs(closer.impact) >= abs(told.impact) / 2
      AND CASE told.entity_type
            WHEN 'total' THEN true
            WHEN 'account' THEN closer.account_id = told.account_id
            WHEN 'resource' THEN closer.account_id = told.account_id AND closer.service = told.service
            ELSE list_has_any(coalesce(closer.cause_resources, []), coalesce(told.cause_resources, []))
          END
)
"""
_CLOSEST_FIRST = ["service", "resource", "account", "team", "total"]
_ANOMALIES = f"""
SELECT * FROM ({_HAPPENINGS}) WHERE is_open OR ended_on >= $since
ORDER BY currency, is_open DESC, severity DESC, started_on DESC, anomaly_id
"""  # noqa: S608 - our own text
_SAVINGS_TOTALS = "SELECT * FROM cost.savings_totals WHERE scope = 'all' ORDER BY currency"
_SAVINGS = """
SELECT * FROM cost.savings_opportunities WHERE state = 'fired' AND is_counted AND saving_usd_monthly > 0
ORDER BY currency, saving_usd_monthly DESC, resource_type, resource_uid LIMIT $most
"""


def happenings() -> tuple[str, list[str]]:
    """SQL of anomalies, each told once, and its parameter `$order`."""
    return _HAPPENINGS, _CLOSEST_FIRST


def read_anomalies(connection: duckdb.DuckDBPyConnection, since: dt.date) -> list[Row]:
    """What is open, and what has ended since a day, each happening once: the largest first."""
    return rows_of(connection, _ANOMALIES, {"since": since, "order": _CLOSEST_FIRST})


def read_open_anomalies(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """What is open."""
    return [row for row in read_anomalies(connection, dt.date.max) if row["is_open"]]


def read_savings_totals(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """What could be saved a month: the three numbers of the whole."""
    return rows_of(connection, _SAVINGS_TOTALS)


def read_savings(connection: duckdb.DuckDBPyConnection, most: int) -> list[Row]:
    """The largest savings, one a resource."""
    return rows_of(connection, _SAVINGS, {"most": most})


def read_forecast(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """The whole by currency and horizon."""
    return rows_of(connection, _WHOLE)


def read_bands(connection: duckdb.DuckDBPyConnection) -> dict[str, Band]:
    """By currency, what each day to the end of the month may come to; nothing where a cloud has no forecast."""
    by_currency: dict[str, list[Row]] = {}
    for row in rows_of(connection, _DAYS_AHEAD):
        by_currency.setdefault(row["currency"], []).append(row)
    bands = {currency: _band(rows) for currency, rows in by_currency.items()}
    return {currency: band for currency, band in bands.items() if band.days}


def _band(rows: Sequence[Row]) -> Band:
    """The interval of what is still to come, spread over its days as the days themselves are."""
    sums: dict[dt.date, list[float]] = {}
    for row in rows:
        to_come = row["forecast_cost"] - row["actual_to_date"]
        for days_before_end, cost in enumerate(reversed(row["daily_costs"])):
            day = row["period_end"] - dt.timedelta(days=days_before_end)
            if day <= row["last_day"]:
                continue
            scale = [_ratio(row[bound], row["actual_to_date"], to_come) for bound in ("low_cost", "high_cost")]
            total = sums.setdefault(day, [0.0, 0.0, 0.0])
            for place, factor in enumerate((1.0, *scale)):
                total[place] += float(cost) * factor
    days = sorted(sums)
    return Band(days, *([sums[day][place] for day in days] for place in range(3)))


def _ratio(bound: Decimal | None, actual: Decimal, to_come: Decimal) -> float:
    return float((bound - actual) / to_come) if bound is not None and to_come else 1.0
