"""Accounts × regions, and billing months: the partitions of what is collected, and how a selection of them becomes runs. What runs do
with them does not belong here.

Accounts follow the account listing, regions the settings and what scans find. Partitions that go leave their history in the warehouse.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import dagster as dg

from inventory_assets.lake.schema import GLOBAL
from inventory_assets.settings import Settings

ACCOUNTS = dg.DynamicPartitionsDefinition(name="aws_accounts")
REGIONS = dg.DynamicPartitionsDefinition(name="aws_regions")
ACCOUNT_REGIONS = dg.MultiPartitionsDefinition({"account": ACCOUNTS, "region": REGIONS})
MONTHS = dg.MonthlyPartitionsDefinition(start_date="2020-01-01", end_offset=1)  # the month under way is one of them
FIRST_MONTH = dt.date(2020, 1, 1)
RANGE_START, RANGE_END = "dagster/asset_partition_range_start", "dagster/asset_partition_range_end"
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
            RANGE_START: str(partition_key(self.accounts[0], self.regions[0])),
            RANGE_END: str(partition_key(self.accounts[-1], self.regions[-1])),
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


def month_of(moment: dt.date) -> dt.date:
    """The first day of its month."""
    return dt.date(moment.year, moment.month, 1)


def month_key(month: dt.date) -> str:
    """The key as Dagster writes it: `2026-11-01`."""
    return month.isoformat()


@dataclass(frozen=True)
class Stretch:
    """Billing months without a gap between them: what one run can be told to cover by tags."""

    first: dt.date
    last: dt.date

    @property
    def tags(self) -> dict[str, str]:
        """The run's tags."""
        return {RANGE_START: month_key(self.first), RANGE_END: month_key(self.last)}

    def __contains__(self, month: dt.date) -> bool:
        return self.first <= month <= self.last


def months_until(today: dt.date, found: Iterable[dt.date] = ()) -> Stretch:
    """All months from the first that was found to the present one. Months that are no partitions are left out."""
    last = month_of(today)
    return Stretch(max(FIRST_MONTH, min([last, *found])), last)


def stretches(months: Iterable[dt.date], today: dt.date) -> list[Stretch]:
    """The fewest stretches that cover these months and no others. Months that are no partitions are left out."""
    found: list[Stretch] = []
    for month in sorted({month for month in months if FIRST_MONTH <= month <= today}):
        if found and month_of(found[-1].last + dt.timedelta(days=31)) == month:
            found[-1] = Stretch(found[-1].first, month)
        else:
            found.append(Stretch(month, month))
    return found
