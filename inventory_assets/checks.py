"""Checks that dbt cannot make. How old what is published is, scope by scope: an asset that was refreshed in one region looks fresh as a
whole; the ledger knows better. And whether the cloud's own indexes see what was listed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import dagster as dg
import duckdb

from inventory_assets.assets.costs import PRICES_KEY
from inventory_assets.assets.publish import PUBLISHED_KEY
from inventory_assets.assets.reports import COMPLIANCE_REPORT_KEY, COST_REPORT_KEY
from inventory_assets.lake.publish import published_file
from inventory_assets.settings import Settings

SHOWN = 50  # stale scopes named in the metadata
SCOPE_HEADS = ("account", "region", "stale types", "of", "last read", "why")
WARN_BELOW, FAIL_BELOW = 99.5, 95.0  # percent of identities
GRACE = dt.timedelta(hours=6)  # after the staleness limit a warning has become a failure
WEEK = dt.timedelta(days=7) + GRACE

STALE_SCOPES = """
    select
        account_id,
        region,
        count(*) filter (where is_stale) as stale_types,
        count(*) as types,
        coalesce((min(last_success_at) filter (where is_stale))::varchar, 'never') as oldest_success_at,
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
            metadata={"fresh_cells": cells, "stale_scopes": len(stale), "scopes": dg.MetadataValue.md(markdown(SCOPE_HEADS, stale))},
        )

    return scopes_are_fresh


LEAST = 50  # identities by which an account is judged by itself
#: For each source as a whole, and for each of its accounts with enough to be judged by itself: one that was missed is lost in the whole.
AGREEMENT = f"""
    select
        source_b,
        coalesce(account_id, 'all'),
        sum(in_both)::bigint,
        sum(only_in_a)::bigint,
        sum(only_in_b)::bigint,
        count(*) filter (agreement_pct < 100),
        (100.0 * sum(in_both) / sum(in_both + only_in_a + only_in_b))::double as agreement
    from operations.source_agreement
    where not_applicable_reason is null
    group by grouping sets ((source_b), (source_b, account_id))
    having account_id is null or sum(in_both + only_in_a + only_in_b) >= {LEAST}
    order by agreement, source_b, account_id nulls first
"""  # noqa: S608 - our own number
DIFFERING = """
    select account_id, region, resource_type, source_b, in_both, only_in_a, only_in_b, coalesce(only_in_b_uids, only_in_a_uids)[1]
    from operations.source_agreement
    where agreement_pct < 100
    order by only_in_b desc, only_in_a desc, account_id, region, resource_type, source_b
    limit ?
"""


def agreement_check(settings: Settings) -> dg.AssetChecksDefinition:
    """Warns where an index of the cloud sees other resources than the listings, and fails where many."""

    @dg.asset_check(
        asset=PUBLISHED_KEY,
        name="sources_agree",
        description="Each index (Resource Explorer, AWS Config, the Tagging API) has the identities that were listed: at least "
        f"{WARN_BELOW} % of all that either has, as a whole and in every account; under {FAIL_BELOW} % is a failure. "
        "Accounts, regions and types: operations.source_agreement.",
    )
    def sources_agree() -> dg.AssetCheckResult:
        with duckdb.connect(published_file(settings.warehouse), read_only=True) as connection:
            sources = connection.execute(AGREEMENT).fetchall()
            differing = connection.execute(DIFFERING, [SHOWN]).fetchall()
        lowest = min((row[-1] for row in sources), default=None)
        return dg.AssetCheckResult(
            passed=lowest is None or lowest >= WARN_BELOW,
            severity=dg.AssetCheckSeverity.ERROR if lowest is not None and lowest < FAIL_BELOW else dg.AssetCheckSeverity.WARN,
            description=None if sources else "no index was read, so there was nothing to compare",
            metadata={
                "lowest_agreement_pct": lowest if lowest is None else round(lowest, 2),
                "sources": dg.MetadataValue.md(
                    markdown(("source", "account", "in both", "only listed", "only there", "differing", "agreement %"), sources)
                ),
                "differing": dg.MetadataValue.md(
                    markdown(("account", "region", "type", "source", "in both", "only listed", "only there", "for example"), differing)
                ),
            },
        )

    return sources_agree


def freshness(settings: Settings, asset: dg.AssetKey) -> dg.FreshnessPolicy | None:
    """When an asset as a whole is too old: at the staleness limit a warning, soon after a failure. Prices are never: nobody but a person
    refreshes them, and estimates tell the age of theirs.
    """
    if asset == PRICES_KEY:
        return None
    if asset in (COST_REPORT_KEY, COMPLIANCE_REPORT_KEY):
        return dg.FreshnessPolicy.time_window(warn_window=WEEK, fail_window=2 * WEEK)
    return dg.FreshnessPolicy.time_window(warn_window=settings.stale_after, fail_window=settings.stale_after + GRACE)


def markdown(heads: Sequence[str], rows: Sequence[tuple[object, ...]]) -> str:
    """A table of the first rows, for metadata."""
    told = [[f"{value:.2f}" if isinstance(value, float) else str(value) for value in row] for row in rows[:SHOWN]]
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|", *(f"| {' | '.join(row)} |" for row in told)]
    more = [f"and {len(rows) - SHOWN} more"] if len(rows) > SHOWN else []
    return "\n".join([*lines, *more]) if rows else "none"
