"""Trying an account out before it is scanned: may it be entered, which regions has it, which services answer. Nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inventory_assets.catalog.params import compile_params
from inventory_assets.catalog.types import SWEEP, ResourceType
from inventory_assets.collect.calls import Caller, Gate, Tally
from inventory_assets.collect.clients import CallingAccount, Clients
from inventory_assets.collect.credentials import AccountEntryError, BaseSession, enter_account
from inventory_assets.collect.errors import CELL_ERRORS, Failure, classify, error_code
from inventory_assets.collect.regions import HOME_REGIONS, narrow, read_regions
from inventory_assets.settings import Settings


@dataclass(frozen=True)
class Probe:
    """What one account let us do. `refused`: service → how its first list call failed."""

    account_id: str
    entry: AccountEntryError | None
    regions: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    refused: tuple[tuple[str, Failure], ...] = ()


@dataclass(frozen=True)
class Estimate:
    """Requests of a full scan, before any resource is known. `with_details`: plural names of the types whose resources cost more."""

    requests: int
    with_details: tuple[str, ...]


class Prober:
    """Tries accounts out with one list call for each service. Thread-safe."""

    def __init__(self, settings: Settings, rows: Sequence[ResourceType]) -> None:
        collection = settings.collection_settings
        self._settings = settings
        self._rows = probe_rows(rows)
        self._clients = Clients(settings.endpoints, pool_size=collection.parallel_regions, max_attempts=collection.retry_attempts)
        self._gate = Gate(collection.parallel_regions)
        self._base = BaseSession(settings)

    def probe(self, account_id: str, partition: str) -> Probe:
        """Enter the account, read its regions and call each service once."""
        try:
            credentials = enter_account(self._settings, account_id, self._base)
        except AccountEntryError as error:
            return Probe(account_id, error)
        caller = Caller(self._clients, self._gate, CallingAccount(account_id, credentials))
        known = read_regions(caller, partition, self._clients)
        regions = narrow(known.enabled, self._settings.regions, self._settings.excluded_regions)
        answered, refused = [], []
        for row in self._rows:
            region = HOME_REGIONS[partition] if row.is_global or not regions else regions[0]
            region = row.called_in(partition, region)
            failure = _call_once(caller, row, {"account": account_id, "region": region, "partition": partition}, region)
            if failure is None:
                answered.append(row.service)
            else:
                refused.append((row.service, failure))
        return Probe(account_id, None, regions, tuple(answered), tuple(refused))


def probe_rows(rows: Iterable[ResourceType]) -> tuple[ResourceType, ...]:
    """One row for each service: the first that needs no parent and that every account may ask for."""
    first: dict[str, ResourceType] = {}
    for row in rows:
        if row.parent is None and not row.management_only:
            first.setdefault(row.service, row)
    return tuple(first[service] for service in sorted(first))


def estimate_requests(rows: Sequence[ResourceType], regions_by_account: Sequence[int]) -> Estimate:
    """A request for each listing, and those to enter an account. `regions_by_account`: the number of regions of each account.

    A lower bound: pages after the first, types listed under each parent, and details of each resource come on top.
    """
    own = [row for row in rows if row.parent is None and not row.management_only]
    regional = sum(not row.is_global for row in own)
    sweeps_region = any(row.tags == SWEEP and not row.is_global for row in rows)
    sweeps_home = any(row.tags == SWEEP and row.is_global for row in rows)
    each = len(own) - regional + sweeps_home + 2  # AssumeRole, DescribeRegions
    requests = sum(each + regions * (regional + sweeps_region) for regions in regions_by_account)
    deep = sorted({row.plural for row in rows if row.parts or row.metrics or row.describe or row.parent})
    return Estimate(requests, tuple(deep))


def _call_once(caller: Caller, row: ResourceType, context: dict[str, str], region: str) -> Failure | None:
    """The first page of the row's list call; None where it was given."""
    params = compile_params(row.params)(context) or {}
    try:
        caller.call(row.service, region, row.operation, params, Tally())
    except CELL_ERRORS as error:
        if error_code(error) in row.absent:
            return None
        return classify(
            error,
            disabled_codes=row.disabled_codes,
            disabled_messages=row.disabled_messages,
            unsupported_codes=row.unsupported_codes,
            service_is_there=caller.clients.knows(row.service, region),
        )
    return None
