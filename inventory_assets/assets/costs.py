"""The raw zone of costs as assets: billing exports by month, Cost Explorer's answers, and price lists. How loads become partitions that
succeeded or failed stands in `cost_outcome.py`.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import dagster as dg

from inventory_assets.assets.cost_outcome import (
    MonthOutcome,
    explored_metadata,
    prices_metadata,
    raise_for_broken,
    told,
    warnings_of,
)
from inventory_assets.partitions import MONTHS
from inventory_assets.resources import CostCollecting, Watcher
from inventory_assets.settings import Settings

CHARGES_KEY = dg.AssetKey(["raw_costs", "charges"])
EXPLORED_KEY = dg.AssetKey(["raw_costs", "explored"])
PRICES_KEY = dg.AssetKey(["raw_costs", "prices"])
POOL = "costs"  # dagster.yaml lets one run of it go at a time; the collector's lock stands behind this


class PriceSelection(dg.Config):
    """What a refresh of prices takes."""

    regions: list[str] | None = None  # None: every region that the price book knows


def cost_assets(settings: Settings) -> list[dg.AssetsDefinition]:
    """The assets that read bills and prices."""
    return [_charges(settings), _explored(settings), _prices()]


def _charges(settings: Settings) -> dg.AssetsDefinition:
    @dg.asset(
        key=CHARGES_KEY,
        partitions_def=MONTHS,
        backfill_policy=dg.BackfillPolicy.single_run(),
        output_required=False,  # each month's materialization is recorded by itself
        pool=POOL,
        group_name="raw",
        kinds={"aws", "azure", "gcp", "parquet"},
        description="Charges of the billing exports by billing month, by FOCUS's column names. A month is replaced whole, and only where "
        "the export has other files of it; it fails when a file of it could not be read, and then the last good month stays. A month that "
        "no export has is left alone.",
    )
    def charges(
        context: dg.AssetExecutionContext, cost_collector: dg.ResourceParam[CostCollecting], watcher: dg.ResourceParam[Watcher]
    ) -> Iterator[dg.AssetMaterialization]:
        if not settings.costs.exports:
            context.log.info("no billing export is configured: name one under costs.exports")
            return
        outcome = MonthOutcome(CHARGES_KEY)
        for load in cost_collector.read_exports(_months(context)):
            watcher.months.append(load)
            outcome.take(load)
            context.log.info(told(load))
        yield from outcome.materializations()
        outcome.raise_for_failures()

    return charges


def _months(context: dg.AssetExecutionContext) -> list[dt.date] | None:
    """The months that the run's partitions ask for; all that exports have where it has none."""
    if not context.has_partition_key and not context.has_partition_key_range:
        return None
    return [dt.date.fromisoformat(key) for key in context.partition_keys]


def _explored(settings: Settings) -> dg.AssetsDefinition:
    # Not partitioned: which months are asked for follows from what is known of them and from the budget, never from a person's choice.
    # A backfill of months that are closed and known would pay for nothing, or claim months that were not asked for.
    @dg.asset(
        key=EXPLORED_KEY,
        output_required=False,
        pool=POOL,
        group_name="raw",
        kinds={"aws", "parquet"},
        description="Cost Explorer's answers, where no billing export tells. Each request is paid for: closed months are asked for once, "
        "and no more requests are made in a run than costs.cost_explorer.requests_per_run.",
    )
    def explored(
        context: dg.AssetExecutionContext, cost_collector: dg.ResourceParam[CostCollecting], watcher: dg.ResourceParam[Watcher]
    ) -> Iterator[dg.MaterializeResult[Any]]:
        if not settings.costs.cost_explorer.enabled:
            context.log.info("Cost Explorer is not asked: costs.cost_explorer.enabled is off")
            return
        watcher.explored = outcome = cost_collector.explore()
        for warning in warnings_of(outcome):
            context.log.warning(warning)
        metadata = explored_metadata(outcome)
        raise_for_broken("Cost Explorer", outcome, metadata)
        yield dg.MaterializeResult(metadata=metadata)

    return explored


def _prices() -> dg.AssetsDefinition:
    @dg.asset(
        key=PRICES_KEY,
        pool=POOL,
        group_name="raw",
        kinds={"aws", "azure", "gcp", "parquet"},
        description="Prices that a refresh read from the providers' public price files; what they do not tell, the price book in the "
        "repository does. Read when somebody asks for it, and never by the clock.",
    )
    def prices(
        context: dg.AssetExecutionContext, config: PriceSelection, cost_collector: dg.ResourceParam[CostCollecting]
    ) -> dg.MaterializeResult[Any]:
        outcome = cost_collector.refresh_prices(config.regions)
        for warning in [*outcome.messages, *warnings_of(outcome)]:
            context.log.warning(warning)
        metadata = prices_metadata(outcome)
        raise_for_broken("the price lists", outcome, metadata)
        return dg.MaterializeResult(metadata=metadata)

    return prices
