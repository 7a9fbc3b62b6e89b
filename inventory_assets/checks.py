"""Checks that dbt cannot make: how old what is published is, scope by scope. An asset that was refreshed in one region looks fresh as a
whole; the ledger knows better.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import dagster as dg
import duckdb

from inventory_assets.assets.publish import PUBLISHED_KEY
from inventory_assets.lake.publish import published_file
from inventory_assets.settings import Settings

SHOWN = 50  # stale scopes named in the metadata
GRACE = dt.timedelta(hours=6)  # after the staleness limit a warning has become a failure

STALE_SCOPES = """
    select
        account_id,
        region,
        count(*) filter (where is_stale) as stale_types,
        count(*) as types,
        min(last_success_at) filter (where is_stale) as oldest_success_at,
        string_agg(distinct status || coalesce(' ' || error_code, ''), ', ') filter (where is_stale) as reasons
    from operations.scan_coverage
    group by account_id, region
    having bool_or(is_stale)
    order by stale_types desc, account_id, region
"""


def coverage_check(settings: Settings) -> dg.AssetChecksDefinition:
    """Warns of every account × region of which something is out of date."""

    @dg.asset_check(
        asset=PUBLISHED_KEY,
        name="scopes_are_fresh",
        description="Every account and region was read lately: no cell of operations.scan_coverage is stale.",
    )
    def scopes_are_fresh() -> dg.AssetCheckResult:
        file = published_file(settings.warehouse)
        with duckdb.connect(file, read_only=True) as connection:
            (cells,) = connection.execute("select count(*) from operations.scan_coverage where not is_stale").fetchone() or (0,)
            stale = connection.execute(STALE_SCOPES).fetchall()
        return dg.AssetCheckResult(
            passed=not stale,
            severity=dg.AssetCheckSeverity.WARN,  # stale data is shown as stale: it keeps nothing from being published
            metadata={"fresh_cells": cells, "stale_scopes": len(stale), "scopes": dg.MetadataValue.md(_table(stale))},
        )

    return scopes_are_fresh


def freshness(settings: Settings) -> dg.FreshnessPolicy:
    """When an asset as a whole is too old: at the staleness limit a warning, soon after a failure."""
    return dg.FreshnessPolicy.time_window(warn_window=settings.stale_after, fail_window=settings.stale_after + GRACE)


def _table(stale: Sequence[tuple[object, ...]]) -> str:
    lines = ["| account | region | stale types | of | last read | why |", "|---|---|---|---|---|---|"]
    for account_id, region, stale_types, types, oldest, reasons in stale[:SHOWN]:
        lines.append(f"| {account_id} | {region} | {stale_types} | {types} | {oldest or 'never'} | {reasons} |")
    more = [f"and {len(stale) - SHOWN} more"] if len(stale) > SHOWN else []
    return "\n".join([*lines, *more]) if stale else "none"
