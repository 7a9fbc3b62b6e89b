"""Scanning accounts: which cells, in which order, by which threads, and one commit per account. How a cell is listed is
`listing.py`'s, what is kept of it `cells.py`'s.

Accounts are scanned side by side and region by region, so that a region's clients serve all of them and are then dropped.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from inventory_assets.catalog.types import JsonObject, ResourceType
from inventory_assets.collect.calls import Caller, Gate
from inventory_assets.collect.cells import CellRecorder, CellResult, DropGuard
from inventory_assets.collect.clients import CallingAccount, Clients
from inventory_assets.collect.errors import Failure, classify
from inventory_assets.collect.looks import Looker, LookOptions
from inventory_assets.collect.memory import frugal_memory
from inventory_assets.collect.parts import Place
from inventory_assets.collect.quick import REGION_OFF, Quick, sightings_before
from inventory_assets.collect.regions import HOME_REGIONS, AccountRegions, narrow, read_regions
from inventory_assets.collect.sessions import CredentialsError
from inventory_assets.collect.sweep import TagSweep
from inventory_assets.collect.trees import Node, grow_trees, prune
from inventory_assets.lake.commit import Commit, ScanWriter
from inventory_assets.lake.ledger import CellKey
from inventory_assets.lake.locks import LockedError, scanning
from inventory_assets.lake.schema import GLOBAL

ACCOUNTS_AT_ONCE = 16  # share one pass over the regions; each keeps a spool open


@dataclass(frozen=True)
class Target:
    """An account to scan. `enter` gives its credentials or raises CredentialsError."""

    account_id: str
    partition: str
    enter: Callable[[], Any]
    is_management: bool = False  # of its organization


@dataclass(frozen=True)
class ScanOptions:
    """What to scan and how hard. `regions` are cell regions ("global" included); None is all."""

    rows: tuple[ResourceType, ...]
    regions: tuple[str, ...] | None = None
    excluded_regions: tuple[str, ...] = ()
    cells: Mapping[str, frozenset[CellKey]] = field(default_factory=dict)  # of these accounts only these cells: a repair
    width: int = 16
    timeout_seconds: float = 300
    guard: DropGuard = field(default_factory=DropGuard)
    looks: LookOptions = field(default_factory=LookOptions)
    quick: dt.timedelta | None = None  # a quick refresh: no cell goes longer than this without a listing; None lists every cell


@dataclass
class RegionTotals:
    """What one account × region came to."""

    cells: int = 0
    resources: int = 0
    api_calls: int = 0
    seconds: float = 0.0
    bytes: int = 0
    statuses: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    failures: list[tuple[str, Failure]] = field(default_factory=list)  # type, what happened

    @property
    def is_broken(self) -> bool:
        """Something went wrong that another try may mend; denied, disabled and unsupported are data."""
        return bool(self.statuses.get("error") or self.statuses.get("throttled"))


@dataclass
class AccountScan:
    """How the scan of one account ended: committed, or refused (locked), or failed to be written."""

    account_id: str
    regions: dict[str, RegionTotals] = field(default_factory=lambda: defaultdict(RegionTotals))
    entry_failure: Failure | None = None
    regions_failure: Failure | None = None  # the account would not say which regions it has enabled; all that are known were tried
    commit: Commit | None = None
    not_committed: str | None = None


#: Told of every finished cell: account, its result, cells done and planned of that account.
Progress = Callable[[str, CellResult, int, int], None]


class _Account:
    """One account on its way through a batch."""

    def __init__(self, target: Target, writer: ScanWriter, recorder: CellRecorder) -> None:
        self.target, self.writer, self.recorder = target, writer, recorder
        self.scan = AccountScan(target.account_id)
        self.caller: Caller | None = None
        self.looker: Looker | None = None
        self.cells: frozenset[CellKey] | None = None  # only these are listed
        self.regions = AccountRegions((), ())
        self.sweeps: dict[str, TagSweep] = {}
        self.planned = self.done = 0
        self.lock = threading.Lock()


class _Unit(NamedTuple):
    """What one thread does at a time: a tree of types in one account and cell region; with the failure where nothing is asked."""

    account: _Account
    region: str
    node: Node
    failure: Failure | None
    peers: list[_Account]  # the accounts of its batch


class Scanner:
    """Scans accounts into the raw zone. One per process; its clients are shared by everything it scans."""

    def __init__(
        self, warehouse: Path, clients: Clients, redact: Callable[[Any], Any], options: ScanOptions, progress: Progress | None = None,
        gate: Gate | None = None,
    ) -> None:  # fmt: skip
        self._warehouse, self._clients, self._options, self._progress = warehouse, clients, options, progress
        self._gate = gate or Gate(options.width)
        self._nodes = grow_trees(options.rows, redact)

    def scan(self, targets: Sequence[Target]) -> Iterator[AccountScan]:
        """Scan the accounts, yielding each when its batch is done."""
        for at in range(0, len(targets), ACCOUNTS_AT_ONCE):
            yield from self._scan_batch(targets[at : at + ACCOUNTS_AT_ONCE])

    def _scan_batch(self, targets: Sequence[Target]) -> list[AccountScan]:
        with ExitStack() as stack:
            stack.enter_context(frugal_memory())
            scans: list[AccountScan] = []
            accounts: list[_Account] = []
            for target in targets:
                if self._options.cells.get(target.account_id) == frozenset():
                    scans.append(AccountScan(target.account_id))  # a repair, and nothing to repair
                    continue
                try:
                    accounts.append(self._open(target, stack))
                except LockedError as error:
                    scans.append(AccountScan(target.account_id, not_committed=str(error)))
                except (OSError, pa.ArrowException) as error:  # a full disk, a ledger that cannot be read
                    scans.append(AccountScan(target.account_id, not_committed=self._unwritable(target, error)))
            width = self._options.width
            fan_out = stack.enter_context(ThreadPoolExecutor(width, "detail"))
            with ThreadPoolExecutor(width, "cell") as pool:
                list(pool.map(self._enter, accounts))
                for looks in (self._looks_at_events, self._looks_at_indexes):  # what indexes are asked depends on the events
                    list(pool.map(lambda look: self._look(*look), [look for account in accounts for look in looks(account)]))
                skipped = [(account, result) for account in accounts for result in self._choose_cells(account)]
                units = self._units(accounts)
                for account, result in skipped:  # told of when it is known how much there is to do
                    self._count(account, result)
                list(pool.map(lambda unit: self._run_unit(unit, fan_out), units))
            for region in {region for account in accounts for region in account.regions.enabled} - set(HOME_REGIONS.values()):
                self._clients.evict(region)  # those in which there was nothing to list are still there
                self._gate.forget(region)
            for account in accounts:
                self._commit(account)
                scans.append(account.scan)
            return scans

    def _open(self, target: Target, stack: ExitStack) -> _Account:
        """Take the account's lock and begin its scan; both end with the stack."""
        stack.enter_context(scanning(self._warehouse, target.account_id))
        writer = ScanWriter(self._warehouse / "raw", "aws", target.account_id)
        stack.callback(writer.close)
        return _Account(target, writer, CellRecorder(writer, self._options.guard, self._options.timeout_seconds))

    def _unwritable(self, target: Target, error: Exception) -> str:
        return f"account {target.account_id}: its scan was not committed, the last one stands; {self._warehouse} could not be used: {error}"

    def _enter(self, account: _Account) -> None:
        """Get the account's credentials and its regions."""
        target = account.target
        try:
            credentials = target.enter()
        except CredentialsError as error:
            account.scan.entry_failure = classify(error)
            return
        account.caller = Caller(self._clients, self._gate, CallingAccount(target.account_id, credentials))
        account.regions = read_regions(account.caller, target.partition, self._clients)
        account.scan.regions_failure = account.regions.failure

    def _looks_at_events(self, account: _Account) -> list[tuple[_Account, Callable[[], None]]]:
        """The events of each region, each to be looked at by itself before the account is listed."""
        if account.caller is None:
            return []
        account.looker = Looker(self._options.looks, account.caller, account.writer)
        return [(account, partial(account.looker.look_at_events, region)) for region in self._regions(account)]

    def _looks_at_indexes(self, account: _Account) -> list[tuple[_Account, Callable[[], None]]]:
        if account.looker is None:
            return []
        quick = self._options.quick is not None
        return [(account, partial(account.looker.look_at_indexes, self._regions(account), quick=quick))]

    def _regions(self, account: _Account) -> Sequence[str]:
        """The regions that are wanted of those that the account has enabled."""
        return narrow(account.regions.enabled, self._options.regions, self._options.excluded_regions)

    def _look(self, account: _Account, look: Callable[[], None]) -> None:
        try:
            look()
        except OSError as error:
            account.scan.not_committed = self._unwritable(account.target, error)

    def _choose_cells(self, account: _Account) -> list[CellResult]:
        """For a repair the cells that failed, for a quick refresh those that may have changed; the others are recorded as skipped."""
        account.cells = self._options.cells.get(account.target.account_id)
        if self._options.quick is None or account.looker is None:
            return []
        home = HOME_REGIONS[account.target.partition]
        before = sightings_before(account.writer.raw, account.writer.looks)
        quick = Quick(account.writer.heads, account.looker.looked, before, home, account.regions.enabled, self._options.quick)
        wanted, skipped, now = set(), list[CellResult](), dt.datetime.now(dt.UTC)
        for region, failure in self._cell_regions(account):
            for cell in [cell for node in self._nodes[region == GLOBAL] for cell in node.cells() if failure is None and cell.is_recorded]:
                key = CellKey(region, cell.listing.row.type)
                reason = quick.reason_to_skip(cell.listing.row, key, now)
                if reason is None:
                    wanted.add(key)
                elif not cell.listing.row.management_only or account.target.is_management:
                    skipped.append(account.recorder.record_failure(cell.listing, key, Failure("skipped", "Unchanged", reason)))
        account.cells = frozenset(wanted)
        account.planned = len(skipped)
        return skipped

    def _units(self, accounts: list[_Account]) -> list[_Unit]:
        """Everything to do, region by region."""
        by_region: dict[str, list[_Unit]] = defaultdict(list)
        for account in accounts:
            for region, failure in self._cell_regions(account):
                for whole in self._nodes[region == GLOBAL]:
                    if whole.listing.row.management_only and not account.target.is_management:
                        continue  # nobody else may ask, and there is nothing
                    node = self._wanted_part(account, region, whole)
                    if node is not None:
                        by_region[region].append(_Unit(account, region, node, failure, accounts))
                        account.planned += sum(cell.is_recorded for cell in node.cells())
        self._open_regions = {region: len(units) for region, units in by_region.items()}
        self._lock = threading.Lock()
        return [unit for region in sorted(by_region, key=lambda r: (r != GLOBAL, r)) for unit in by_region[region]]

    def _cell_regions(self, account: _Account) -> list[tuple[str, Failure | None]]:
        options, regions = self._options, account.regions
        if account.scan.entry_failure is not None:
            known = {key.region for key in account.writer.heads} | {
                GLOBAL,
                HOME_REGIONS[account.target.partition],
                *(options.regions or ()),
            }
            return [(region, account.scan.entry_failure) for region in narrow(sorted(known), options.regions, options.excluded_regions)]
        cells: list[tuple[str, Failure | None]] = [
            (region, None) for region in narrow((GLOBAL, *regions.enabled), options.regions, options.excluded_regions)
        ]
        off = Failure("disabled", REGION_OFF, "the account has not enabled this region")
        return cells + [(region, off) for region in narrow(regions.disabled, options.regions, options.excluded_regions)]

    def _wanted_part(self, account: _Account, region: str, node: Node) -> Node | None:
        return node if account.cells is None else prune(node, region, account.cells)

    def _run_unit(self, unit: _Unit, fan_out: ThreadPoolExecutor) -> None:
        account, region, node, failure, _ = unit
        try:
            if account.scan.not_committed is None:
                if failure is not None:
                    self._fail_tree(account, region, node, failure)
                elif account.caller is not None:
                    self._list_tree(account, node, self._place(account, account.caller, region, fan_out), (None,))
        except OSError as error:  # the disk: nothing of this account will be committed, the others go on
            account.scan.not_committed = self._unwritable(account.target, error)
        finally:
            self._close_unit(unit)

    def _close_unit(self, unit: _Unit) -> None:
        """After the last unit of a region, drop what only it needed; global services are called in the home region."""
        region, is_home = unit.region, unit.region in HOME_REGIONS.values()
        with self._lock:
            self._open_regions[region] -= 1
            if self._open_regions[region] or (is_home and self._open_regions.get(GLOBAL)):
                return
        for account in unit.peers:
            sweep = account.sweeps.pop(region, None)
            if sweep is not None and account.looker is not None:
                self._look(account, partial(account.looker.look_at_tags, sweep, region))
        if not is_home:
            self._clients.evict(region)
            self._gate.forget(region)

    def _place(self, account: _Account, caller: Caller, region: str, fan_out: ThreadPoolExecutor) -> Place:
        target = account.target
        call_region = HOME_REGIONS[target.partition] if region == GLOBAL else region
        with account.lock:
            if call_region not in account.sweeps:
                account.sweeps[call_region] = TagSweep(caller, call_region, self._options.rows)
        stamp = {"account_id": target.account_id, "cell_region": region, "scan_id": account.writer.scan_id}
        return Place(caller, target.account_id, target.partition, region, call_region, account.sweeps[call_region], fan_out, stamp, 0.0)

    def _list_tree(self, account: _Account, node: Node, place: Place, parents: Iterable[JsonObject | None]) -> None:
        kept: list[JsonObject] = []
        result = account.recorder.list_cell(
            node.listing,
            place,
            parents,
            is_recorded=node.is_recorded,
            region_answers=account.regions.is_known,
            keep=kept.append if node.children else None,
            forget=kept.clear,
        )
        if node.is_recorded:
            self._count(account, result)
        for child in node.children:
            if result.failure is None:
                self._list_tree(account, child, place, kept)
            else:
                message = f"its parent {node.listing.row.type} could not be listed: {result.failure.message}"
                self._fail_tree(account, place.cell_region, child, Failure(result.failure.status, result.failure.code, message))

    def _fail_tree(self, account: _Account, region: str, node: Node, failure: Failure) -> None:
        for cell in node.cells():
            if cell.is_recorded:
                self._count(account, account.recorder.record_failure(cell.listing, CellKey(region, cell.listing.row.type), failure))

    def _count(self, account: _Account, result: CellResult) -> None:
        with account.lock:
            totals = account.scan.regions[result.key.region]
            totals.cells += 1
            totals.resources += result.resource_count
            totals.api_calls += result.api_calls
            totals.seconds += result.seconds
            totals.bytes += result.bytes
            totals.statuses[result.status] += 1
            if result.failure is not None:
                totals.failures.append((result.key.resource_type, result.failure))
            account.done += 1
        if self._progress is not None:
            self._progress(account.target.account_id, result, account.done, account.planned)

    def _commit(self, account: _Account) -> None:
        if account.scan.not_committed is not None or not account.planned:
            return
        try:
            account.scan.commit = account.writer.commit()
        except OSError as error:
            account.scan.not_committed = self._unwritable(account.target, error)
