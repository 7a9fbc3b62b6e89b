"""The raw zone as assets: the account listing, and the resources by account and region. How a scan's outcome becomes partitions that
succeeded or failed stands in `outcome.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import dagster as dg

from inventory_assets.assets.outcome import Outcome, regions_found
from inventory_assets.partitions import ACCOUNT_REGIONS, follow_accounts, follow_regions, known_regions
from inventory_assets.resources import Collecting, Watcher
from inventory_assets.settings import Settings

ACCOUNTS_KEY = dg.AssetKey(["raw_aws", "accounts"])
RESOURCES_KEY = dg.AssetKey(["raw_aws", "resources"])


class Selection(dg.Config):
    """What a run takes, beside its partitions. A run without partitions names its accounts here."""

    accounts: list[str] | None = None
    regions: list[str] | None = None  # given, a run that covers every known region does not look for further ones
    types: list[str] | None = None  # names or aliases; None is what the settings want
    only_failed: bool = False  # only cells whose last attempt was denied, throttled or broken
    quick: bool = False  # only cells that an event or an index says have changed, and those that nobody can vouch for


@dataclass(frozen=True)
class Target:
    """What is scanned. `regions` None is every region, also those not known yet. `keys` are the partitions the run answers for."""

    accounts: tuple[str, ...]
    regions: tuple[str, ...] | None
    keys: frozenset[tuple[str, str]]


def raw_assets(settings: Settings) -> list[dg.AssetsDefinition]:
    """The assets that call the cloud."""

    @dg.asset(
        key=ACCOUNTS_KEY,
        group_name="raw",
        kinds={"aws", "parquet"},
        description="Every account of the organization, or of the settings: a committed listing. Scanned accounts become partitions.",
    )
    def accounts(
        context: dg.AssetExecutionContext, collector: dg.ResourceParam[Collecting], watcher: dg.ResourceParam[Watcher]
    ) -> dg.MaterializeResult[Any]:
        watcher.listing = listing = collector.list_accounts()
        for warning in listing.warnings:
            context.log.warning(warning)
        added, removed = follow_accounts(context.instance, listing.scanned_ids)
        follow_regions(context.instance, settings)
        statuses = {row["source"]: row["status"] for row in listing.ledger_rows}
        return dg.MaterializeResult(
            metadata={
                "accounts": len(listing.rows),
                "scanned": len(listing.scanned_ids),
                "added": added,
                "removed": removed,
                "warnings": list(listing.warnings),
                "statuses": statuses,
                "listing_id": listing.listing_id,
            }
        )

    @dg.asset(
        key=RESOURCES_KEY,
        deps=[ACCOUNTS_KEY],
        partitions_def=ACCOUNT_REGIONS,
        backfill_policy=dg.BackfillPolicy.single_run(),
        output_required=False,  # each partition's materialization is recorded by itself
        group_name="raw",
        kinds={"aws", "parquet"},
        description="Resources as the cloud described them, one committed scan per account. A partition is materialized when every type "
        "of its region was read or is known to be denied, disabled or unsupported; it fails when something broke that a retry may mend.",
    )
    def resources(
        context: dg.AssetExecutionContext, config: Selection, collector: dg.ResourceParam[Collecting], watcher: dg.ResourceParam[Watcher]
    ) -> Iterator[dg.AssetMaterialization | dg.AssetObservation]:
        target = _target(context, config)
        outcome = Outcome(RESOURCES_KEY, target.keys, is_whole=config.types is None, only_failed=config.only_failed)
        scans = collector.scan(
            target.accounts, target.regions, config.types, only_failed=config.only_failed, quick=config.quick, progress=watcher.progress
        )
        for scan in scans:
            watcher.scans.append(scan)
            follow_regions(context.instance, settings, regions_found(scan))
            yield from outcome.record(scan)
            for warning in outcome.warnings_of(scan):
                context.log.warning(warning)
        outcome.raise_for_gaps()

    return [accounts, resources]


def _target(context: dg.AssetExecutionContext, config: Selection) -> Target:
    """What the run's partitions ask for, or its configuration where it has none."""
    if not context.has_partition_key and not context.has_partition_key_range:
        if not config.accounts:
            raise dg.Failure("the run has neither partitions nor accounts in its configuration", allow_retries=False)
        return Target(tuple(config.accounts), _tuple(config.regions), frozenset())
    keys = [key.keys_by_dimension for key in map(ACCOUNT_REGIONS.get_partition_key_from_str, context.partition_keys)]
    accounts = tuple(dict.fromkeys(key["account"] for key in keys))
    regions = tuple(dict.fromkeys(key["region"] for key in keys))
    takes_all = config.regions is None and set(known_regions(context.instance)) <= set(regions)
    return Target(accounts, None if takes_all else regions, frozenset((key["account"], key["region"]) for key in keys))


def _tuple(names: Sequence[str] | None) -> tuple[str, ...] | None:
    return None if names is None else tuple(names)
