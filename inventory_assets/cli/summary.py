"""What a run came to, read from the published file: what there is, what could not be read, what changed, where to look next.

Every function takes a connection, so that a summary can be made of any published file.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import duckdb

from inventory_assets.cli.published import ask, columns_of
from inventory_assets.cli.summary_costs import CostsTold, read_costs
from inventory_assets.cli.summary_security import SafetyTold, read_safety
from inventory_assets.lake.schema import ACCOUNT_TYPE

#: Cells that a person should hear about. Disabled, unsupported and skipped ones are as they should be.
GAPS = ("denied", "throttled", "error")
TYPES_SHOWN = 12
REASONS_SHOWN = 12
ALARMING_SHOWN = 6
#: Attempts further apart belong to different runs.
RUN_GAP = dt.timedelta(hours=1)

_TOTALS = """
SELECT (SELECT count(*) FROM inventory.accounts) AS accounts,
       (SELECT count(*) FROM inventory.accounts WHERE is_scanned) AS scanned,
       (SELECT count(*) FROM inventory.assets) AS resources,
       (SELECT count(DISTINCT resource_type) FROM inventory.assets) AS types,
       (SELECT count(*) FROM inventory.assets WHERE is_stale) AS stale,
       (SELECT count(DISTINCT region) FROM operations.scan_coverage WHERE status = 'ok' AND region <> 'global') AS regions,
       (SELECT max(last_attempt_at) FROM operations.scan_coverage) AS last_attempt_at
"""
_TYPES = """
SELECT resource_type, count(*) AS resources, count(DISTINCT account_id) AS accounts
FROM inventory.assets GROUP BY resource_type ORDER BY resources DESC, resource_type
"""
_NOT_SCANNED = """
SELECT lower(status) AS status, count(*) AS accounts FROM inventory.accounts WHERE NOT is_scanned GROUP BY ALL ORDER BY ALL
"""
_REASONS = """
SELECT coverage.status, coalesce(accounts.account_name, coverage.account_id) AS account, coverage.error_code,
       count(*) AS cells, count(DISTINCT coverage.region) AS regions, count(DISTINCT coverage.resource_type) AS types,
       CASE WHEN types = 1 THEN any_value(coverage.resource_type) ELSE concat(types, ' types') END AS what,
       CASE WHEN regions = 1 THEN any_value(coverage.region) ELSE concat(regions, ' regions') END AS place,
       max(coverage.last_success_at) AS last_success_at
FROM operations.scan_coverage coverage LEFT JOIN inventory.accounts accounts USING (provider, account_id)
WHERE coverage.status IN ('denied', 'throttled', 'error')
GROUP BY coverage.status, account, coverage.error_code ORDER BY cells DESC, account, coverage.error_code
"""
_QUIET = """
SELECT status, count(*) AS cells, count(DISTINCT region) AS regions, count(DISTINCT resource_type) AS types
FROM operations.scan_coverage WHERE status IN ('disabled', 'unsupported', 'skipped') GROUP BY status ORDER BY status
"""
_PARTS = """
SELECT resource_type, part.part AS part, part.error_code AS error_code, sum(part.resources) AS resources
FROM (SELECT resource_type, unnest(detail_errors) AS part FROM operations.scan_coverage)
GROUP BY ALL ORDER BY resources DESC, resource_type, part, error_code
"""
_CHANGES = """
SELECT change, category, count(DISTINCT resource_uid) AS resources FROM inventory.resource_changes
WHERE changed_at >= $since AND category <> 'collector' GROUP BY ALL ORDER BY ALL
"""
_ALARMING = """
SELECT coalesce(name, resource_uid) AS resource, resource_type, category, path FROM inventory.resource_changes
WHERE changed_at >= $since AND change = 'changed' AND category IN ('permissions', 'security')
GROUP BY resource_uid, resource, resource_type, category, path ORDER BY max(changed_at) DESC, resource_uid, path
"""
_LAST_RUN = """
WITH attempts AS (SELECT DISTINCT last_attempt_at FROM operations.scan_coverage WHERE resource_type <> $accounts),
pauses AS (SELECT last_attempt_at, last_attempt_at - lag(last_attempt_at) OVER (ORDER BY last_attempt_at) AS pause FROM attempts)
SELECT max(last_attempt_at) FROM pauses WHERE pause IS NULL OR pause > $gap
"""
_IS_FIRST = "SELECT count(*) = 0 FROM inventory.resource_versions WHERE valid_from < $since"


@dataclass(frozen=True)
class Summary:
    """Everything a summary says; rows as dictionaries by the names of their queries."""

    since: dt.datetime | None
    is_first: bool
    totals: dict[str, Any]
    types: list[dict[str, Any]]
    not_scanned: list[dict[str, Any]]
    reasons: list[dict[str, Any]]
    quiet: list[dict[str, Any]]
    parts: list[dict[str, Any]]
    changes: list[dict[str, Any]]
    alarming: list[dict[str, Any]]
    costs: CostsTold | None = None
    safety: SafetyTold | None = None


def read_summary(connection: duckdb.DuckDBPyConnection, since: dt.datetime | None = None) -> Summary:
    """Summarize the published file. `since` is when the run began; without it, the last run is told by the pause before it."""
    since = since or last_run_started_at(connection)
    moment = {"since": since or dt.datetime.min.replace(tzinfo=dt.UTC)}
    has_parts = "detail_errors" in columns_of(connection, "operations.scan_coverage")
    return Summary(
        since=since,
        is_first=bool(_one(connection, _IS_FIRST, moment)),
        totals=_rows(connection, _TOTALS)[0],
        types=_rows(connection, _TYPES),
        not_scanned=_rows(connection, _NOT_SCANNED),
        reasons=_rows(connection, _REASONS),
        quiet=_rows(connection, _QUIET),
        parts=_rows(connection, _PARTS) if has_parts else [],
        changes=_rows(connection, _CHANGES, moment),
        alarming=_rows(connection, _ALARMING, moment),
        costs=read_costs(connection),
        safety=read_safety(connection, moment["since"]),
    )


def last_run_started_at(connection: duckdb.DuckDBPyConnection) -> dt.datetime | None:
    """The first attempt after the last pause of an hour or more; None where nothing was ever attempted."""
    started: dt.datetime | None = _one(connection, _LAST_RUN, {"accounts": ACCOUNT_TYPE, "gap": RUN_GAP})
    return started


def _one(connection: duckdb.DuckDBPyConnection, sql: str, parameters: dict[str, Any] | list[Any]) -> Any:
    row = connection.execute(sql, parameters).fetchone()
    return row[0] if row else None


def _rows(connection: duckdb.DuckDBPyConnection, sql: str, parameters: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    return list(ask(connection, sql, parameters or ()).dicts())
