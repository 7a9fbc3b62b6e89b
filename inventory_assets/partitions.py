"""Accounts × regions: the partitions of what is collected, and how a selection of them becomes runs. What runs do with them does
not belong here.

Both dimensions are dynamic: accounts follow the account listing, regions the settings and what scans find. Partitions that go leave
their history in the warehouse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import dagster as dg

from inventory_assets.lake.schema import GLOBAL
from inventory_assets.settings import Settings

ACCOUNTS = dg.DynamicPartitionsDefinition(name="aws_accounts")
REGIONS = dg.DynamicPartitionsDefinition(name="aws_regions")
ACCOUNT_REGIONS = dg.MultiPartitionsDefinition({"account": ACCOUNTS, "region": REGIONS})
_ACCOUNTS, _REGIONS = "aws_accounts", "aws_regions"


def partition_key(account_id: str, region: str) -> dg.MultiPartitionKey:
    """The key as Dagster writes it: `111111111111|eu-west-1`."""
    return dg.MultiPartitionKey({"account": account_id, "region": region})


@dataclass(frozen=True)
class Grid:
    """A rectangle of partitions whose sides are contiguous: what one run can be told to cover by tags."""

    accounts: tuple[str, ...]
    regions: tuple[str, ...]

    @property
    def tags(self) -> dict[str, str]:
        """The run's tags."""
        return {
            "dagster/asset_partition_range_start": str(partition_key(self.accounts[0], self.regions[0])),
            "dagster/asset_partition_range_end": str(partition_key(self.accounts[-1], self.regions[-1])),
        }


def known_accounts(instance: dg.DagsterInstance) -> list[str]:
    """The account partitions, in Dagster's order."""
    return list(instance.get_dynamic_partitions(_ACCOUNTS))


def known_regions(instance: dg.DagsterInstance) -> list[str]:
    """The region partitions, in Dagster's order."""
    return list(instance.get_dynamic_partitions(_REGIONS))


def follow_accounts(instance: dg.DagsterInstance, scanned: Sequence[str]) -> tuple[list[str], list[str]]:
    """Make the account partitions those that are scanned. Returns what was added and what was removed."""
    before = known_accounts(instance)
    added = [account_id for account_id in scanned if account_id not in set(before)]
    removed = [account_id for account_id in before if account_id not in set(scanned)]
    if added:
        instance.add_dynamic_partitions(_ACCOUNTS, added)
    for account_id in removed:
        instance.delete_dynamic_partition(_ACCOUNTS, account_id)
    return added, removed


def follow_regions(instance: dg.DagsterInstance, settings: Settings, found: Iterable[str] = ()) -> None:
    """Take in regions that the settings name or a scan found, and let go of those that settings no longer want."""
    before = known_regions(instance)
    wanted = [GLOBAL, *(settings.regions or []), *sorted(found)]
    missing = [region for region in dict.fromkeys(wanted) if region not in before and _is_wanted(settings, region)]
    if missing:
        instance.add_dynamic_partitions(_REGIONS, missing)
    for region in before:
        if not _is_wanted(settings, region):
            instance.delete_dynamic_partition(_REGIONS, region)


def _is_wanted(settings: Settings, region: str) -> bool:
    return region == GLOBAL or settings.wants_region(region)


def grids(instance: dg.DagsterInstance, accounts: Sequence[str] | None = None, regions: Sequence[str] | None = None) -> list[Grid]:
    """The fewest rectangles that cover these accounts and regions (None is all); unknown ones are left out."""
    account_sides = list(_contiguous(known_accounts(instance), accounts))
    region_sides = list(_contiguous(known_regions(instance), regions))
    return [Grid(account_side, region_side) for account_side in account_sides for region_side in region_sides]


def account_grids(instance: dg.DagsterInstance, accounts_per_run: int) -> list[Grid]:
    """Every account with all regions, so many accounts to a run."""
    accounts, regions = known_accounts(instance), tuple(known_regions(instance))
    starts = range(0, len(accounts), accounts_per_run) if regions else ()
    return [Grid(tuple(accounts[at : at + accounts_per_run]), regions) for at in starts]


def _contiguous(known: Sequence[str], wanted: Sequence[str] | None) -> Iterator[tuple[str, ...]]:
    """Stretches of `known` that lie wholly in `wanted`."""
    stretch: list[str] = []
    for key in known:
        if wanted is None or key in wanted:
            stretch.append(key)
        elif stretch:
            yield tuple(stretch)
            stretch = []
    if stretch:
        yield tuple(stretch)
