"""Checks of costs that dbt cannot make: whether the published sums are those of the files, read once more from the raw zone by a way of
its own, and how old each export is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb

from inventory_assets.assets.publish import PUBLISHED_KEY
from inventory_assets.checks import markdown
from inventory_assets.lake.publish import published_commit, published_file
from inventory_assets.settings import Settings

FRESH = dt.timedelta(hours=48)  # exports are delivered daily, and a day late
MART = "resource_costs_monthly"
NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)
_FOR_EVER = 2**63 - 1

#: The newest ok load of each export and month whose file was there by `$until`: what a build that began then has read.
HEADS = """
    select provider, source, billing_period, content_path, started_at
    from loads
    where kind = 'charges' and status = 'ok' and written_at <= $until
    qualify row_number() over (partition by provider, source, billing_period order by started_at desc, load_id desc) = 1
"""
#: When each export was last read with news, and its newest month that has charges.
NEWEST = f"""
    select source, max(started_at), arg_max(content_path, billing_period) filter (content_path is not null)
    from ({HEADS})
    group by source
"""  # noqa: S608 - our own query
#: A month's fee is no sign of life on the days after its first.
LAST_DAY = "select max(least(ChargePeriodEnd, ChargePeriodStart + interval 1 day)) from read_parquet(?)"
#: An export may tell of several providers, each by several names.
FILE_SUMS = """
    create temp table file_sums as
    select
        filename,
        case
            when regexp_matches(coalesce(ServiceProviderName, ProviderName), 'amazon|^aws', 'i') then 'aws'
            when regexp_matches(coalesce(ServiceProviderName, ProviderName), 'microsoft|azure', 'i') then 'azure'
            when regexp_matches(coalesce(ServiceProviderName, ProviderName), 'google|^gcp', 'i') then 'gcp'
            else lower(coalesce(ServiceProviderName, ProviderName))
        end as provider,
        date_trunc('month', BillingPeriodStart)::date as billing_period,
        BillingCurrency as currency,
        sum(BilledCost) as billed_cost,
        sum(EffectiveCost) as effective_cost
    from read_parquet(?, filename = true, hive_partitioning = false)
    group by all
"""
NO_SUMS = """
    create temp table file_sums (
        filename varchar, provider varchar, billing_period date, currency varchar,
        billed_cost decimal(38, 15), effective_cost decimal(38, 15)
    )
"""
MART_SUMS = f"""
    create temp table mart_sums as
    select provider, date_trunc('month', billing_period)::date as billing_period, currency,
        sum(billed_cost) as billed_cost, sum(effective_cost) as effective_cost
    from published.cost.{MART}
    where cost_basis = 'billed'
    group by all
"""  # noqa: S608 - our own name
NO_MART = "create temp table mart_sums as from file_sums select * exclude (filename) limit 0"
#: What differs, and how much of it: null where one of the two has nothing.
COMPARISON = f"""
    with heads as ({HEADS}),
    sides as (
        select coalesce(sums.provider, heads.provider) as provider, sums.billing_period, sums.currency,
            sums.billed_cost as billed_files, sums.effective_cost as effective_files, null as billed_mart, null as effective_mart
        from heads inner join file_sums as sums on sums.filename = $raw || '/' || heads.content_path
        union all
        select provider, billing_period, currency, null, null, billed_cost, effective_cost from mart_sums
    )
    select provider, billing_period, currency,
        sum(billed_files), sum(billed_mart), sum(effective_files), sum(effective_mart),
        greatest(
            abs(coalesce(sum(billed_files), 0) - coalesce(sum(billed_mart), 0)),
            abs(coalesce(sum(effective_files), 0) - coalesce(sum(effective_mart), 0))
        ) > 0.000001 as differs
    from sides
    group by provider, billing_period, currency
    order by provider, billing_period, currency
"""  # noqa: S608 - our own query
SUM_HEADS = ("provider", "month", "currency", "billed in files", "billed in the mart", "effective in files", "effective in the mart")


@contextmanager
def _ledger(raw: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with the ledger of costs as the table `loads`, each row with the time its file was written."""
    files = sorted((raw / "costs" / "loads").glob("*.parquet"))
    with duckdb.connect() as connection:
        connection.execute("set timezone = 'UTC'")
        connection.execute("create temp table written (filename varchar, written_at bigint)")
        if not files:
            connection.execute(
                "create temp table loads (kind varchar, provider varchar, source varchar, billing_period date, status varchar, "
                "content_path varchar, load_id varchar, started_at timestamptz, written_at bigint)"
            )
        else:
            connection.executemany("insert into written values (?, ?)", [(str(file), file.stat().st_mtime_ns) for file in files])
            connection.execute(
                "create temp table loads as select * from read_parquet(?, filename = true, union_by_name = true, "
                "hive_partitioning = false) inner join written using (filename)",
                [[str(file) for file in files]],
            )
        yield connection


def cost_freshness_check(settings: Settings) -> dg.AssetChecksDefinition:
    """Warns of every billing export that has brought nothing new for two days."""

    @dg.asset_check(
        asset=PUBLISHED_KEY,
        name="costs_are_fresh",
        description=f"Every billing export of the settings brought news in the last {FRESH.days} days, and its newest "
        "charge is no older. An export that was read again and is as it was brought none.",
    )
    def costs_are_fresh() -> dg.AssetCheckResult:
        with _ledger(settings.warehouse / "raw") as connection:
            rows = [_export_age(connection, settings, name) for name in sorted(settings.costs.exports)]
        limit = dt.datetime.now(dt.UTC) - FRESH
        stale = [row for row in rows if min(row[1] or NEVER, row[2] or NEVER) < limit]
        told = [(name, loaded or "never", charged or "none") for name, loaded, charged in stale]
        return dg.AssetCheckResult(
            passed=not stale,
            severity=dg.AssetCheckSeverity.WARN,  # costs carry their age: it keeps nothing from being published
            description=None if rows else "no billing export is configured",
            metadata={
                "exports": len(rows),
                "stale_exports": len(stale),
                "stale": dg.MetadataValue.md(markdown(("export", "last read with news", "charges until"), told)),
            },
        )

    return costs_are_fresh


def _export_age(connection: duckdb.DuckDBPyConnection, settings: Settings, name: str) -> tuple[str, dt.datetime | None, dt.datetime | None]:
    """The export, when it was last read with news, and until when its charges go."""
    newest = connection.execute(f"from ({NEWEST}) where source = $name", {"until": _FOR_EVER, "name": name}).fetchone()
    if newest is None:
        return name, None, None
    _, loaded_at, content = newest
    charged = connection.execute(LAST_DAY, [str(settings.warehouse / "raw" / content)]).fetchone() if content else None
    return name, loaded_at, charged[0] if charged else None


def cost_sum_check(settings: Settings) -> dg.AssetChecksDefinition:
    """Fails where the published costs are not what the committed files say."""

    @dg.asset_check(
        asset=PUBLISHED_KEY,
        name="costs_add_up",
        description=f"For each provider, month and currency, what cost.{MART} has from bills is the sum of the committed charges, to "
        "0.000001: billed and effective cost.",
    )
    def costs_add_up() -> dg.AssetCheckResult:
        rows = compare_sums(settings.warehouse)
        wrong = [row[:-1] for row in rows if row[-1]]
        return dg.AssetCheckResult(
            passed=not wrong,
            severity=dg.AssetCheckSeverity.ERROR,
            description=None if rows else "no charges were read, so there was nothing to compare",
            metadata={
                "compared": len(rows),
                "differing": len(wrong),
                "sums": dg.MetadataValue.md(markdown(SUM_HEADS, wrong or [row[:-1] for row in rows])),
            },
        )

    return costs_add_up


def compare_sums(warehouse: Path) -> list[tuple[Any, ...]]:
    """Provider, month, currency, sums of files and mart, and whether these differ.

    Charges may have been committed while the marts were built: a sum is right that is right for any moment since the build began.
    """
    raw = warehouse / "raw"
    with _ledger(raw) as connection:
        _sum_up(connection, warehouse)
        began = published_commit(warehouse)
        later = connection.execute("select distinct written_at from loads where written_at > ? order by 1", [began]).fetchall()
        rows: list[tuple[Any, ...]] = []
        for until in (began, *(moment for (moment,) in later)):
            compared = connection.execute(COMPARISON, {"until": until, "raw": str(raw)}).fetchall()
            right = {row[:3] for row in rows if not row[-1]}
            rows = [(*row[:-1], row[-1] and row[:3] not in right) for row in compared]
        return rows


def _sum_up(connection: duckdb.DuckDBPyConnection, warehouse: Path) -> None:
    """Sums of every file that any load points at, and of the published mart."""
    paths = connection.execute(
        "select distinct content_path from loads where kind = 'charges' and status = 'ok' and content_path is not null"
    ).fetchall()
    files = [str(warehouse / "raw" / path) for (path,) in paths]
    connection.execute(*((FILE_SUMS, [files]) if files else (NO_SUMS,)))
    connection.execute("attach ? as published (read_only)".replace("?", _text(published_file(warehouse))))
    (is_there,) = connection.execute(
        "select count(*) > 0 from duckdb_tables() where database_name = 'published' and schema_name = 'cost' and table_name = ?", [MART]
    ).fetchone() or (False,)
    connection.execute(MART_SUMS if is_there else NO_MART)


def _text(value: object) -> str:
    return "'" + str(value).replace("'", "''") + "'"
