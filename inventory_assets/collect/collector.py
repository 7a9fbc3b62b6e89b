"""From settings to committed scans: the one object that orchestration and the command line use to collect. What a scan does
is `scan.py`'s, what accounts there are `organizations.py`'s.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pyarrow as pa

from inventory_assets.catalog import AWS_TYPES, resolve_type
from inventory_assets.catalog.types import ResourceType
from inventory_assets.collect.calls import Caller, Gate
from inventory_assets.collect.cells import DropGuard
from inventory_assets.collect.clients import CallingAccount, Clients
from inventory_assets.collect.config_index import ConfigIndex
from inventory_assets.collect.credentials import enter_account
from inventory_assets.collect.explorer import Explorer
from inventory_assets.collect.looks import LookOptions
from inventory_assets.collect.organizations import AccountListing, discover_accounts
from inventory_assets.collect.redaction import load_redactor
from inventory_assets.collect.regions import HOME_REGIONS
from inventory_assets.collect.scan import AccountScan, Progress, Scanner, ScanOptions, Target
from inventory_assets.collect.sessions import BaseSession, CredentialsError
from inventory_assets.lake.accounts import latest_accounts
from inventory_assets.lake.commit import commit_accounts
from inventory_assets.lake.ledger import CellKey, Heads
from inventory_assets.lake.schema import ACCOUNT_TYPE, ACCOUNTS, GLOBAL
from inventory_assets.settings import Settings

#: Another try may mend these; disabled, unsupported and skipped cells are as they should be.
REPAIRABLE = frozenset({"denied", "throttled", "error"})


class UnknownAccountError(ValueError):
    """An account that no listing knows; the message says which are known."""


class Collector:
    """Lists accounts and scans them into the raw zone of the settings' warehouse. Needs settings, credentials and that place."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._raw = settings.warehouse / "raw"
        self._base: BaseSession | None = None
        self._lock = threading.Lock()

    def list_accounts(self) -> AccountListing:
        """Find the accounts and commit the listing."""
        listing = discover_accounts(self._settings)
        table = pa.Table.from_pylist(list(listing.rows), schema=ACCOUNTS)
        with self._writing("the account listing"):
            commit_accounts(self._raw, "aws", listing.home_account_id, listing.listing_id, table, list(listing.ledger_rows))
        return listing

    def known_accounts(self) -> list[dict[str, Any]]:
        """The accounts of the last committed listing, without a call."""
        return latest_accounts(self._raw)

    def scan(
        self, account_ids: Sequence[str], regions: Sequence[str] | None = None, types: Sequence[str] | None = None, *,
        only_failed: bool = False, quick: bool = False, progress: Progress | None = None,
    ) -> Iterator[AccountScan]:  # fmt: skip
        """Scan accounts, a commit each. `regions` are cell regions ("global" included), `types` names or aliases; None is what
        the settings want. `only_failed` takes only the cells whose last attempt was denied, throttled or broken, `quick` those that an
        event or an index says have changed, and those that nobody can vouch for.
        """
        settings, known = self._settings, {row["account_id"]: row for row in self.known_accounts()}
        unknown = [account_id for account_id in account_ids if account_id not in known]
        if unknown:
            raise UnknownAccountError(f"no account listing knows {', '.join(unknown)}; known are {', '.join(sorted(known)) or 'none'}")
        collection = settings.collection_settings
        clients = Clients(settings.endpoints, pool_size=collection.parallel_regions, max_attempts=collection.retry_attempts)
        gate = Gate(collection.parallel_regions)
        wanted = regions if regions is not None else settings.regions
        options = ScanOptions(
            rows=self.rows(types),
            regions=None if wanted is None else tuple(dict.fromkeys([*wanted, *([GLOBAL] if regions is None else [])])),
            excluded_regions=tuple(settings.excluded_regions),
            cells={account_id: cells for account_id in account_ids if (cells := self._failed_cells(account_id)) is not None}
            if only_failed
            else {},
            width=collection.parallel_regions,
            timeout_seconds=collection.timeout_seconds,
            guard=DropGuard(collection.drop_guard_share, collection.drop_guard_count),
            looks=self._looks(clients, gate) if types is None and not only_failed else LookOptions(),
            quick=dt.timedelta(hours=collection.full_sweep_hours) if quick else None,
        )
        with self._writing("the key that hashes secrets"):
            redact = load_redactor(self._raw, settings.redaction_key)
        scanner = Scanner(settings.warehouse, clients, redact, options, progress, gate)
        yield from scanner.scan([self._target(known[account_id]) for account_id in account_ids])

    def rows(self, types: Sequence[str] | None = None) -> tuple[ResourceType, ...]:
        """The catalog rows of the named types, else of the settings' types, else all that are stored."""
        names = types if types is not None else self._settings.resource_types
        wanted = None if names is None else {resolve_type(name) for name in names}
        rows = tuple(row for row in AWS_TYPES if row.stored and (wanted is None or row.type in wanted))
        return rows if self._settings.collection_settings.cloudwatch_metrics else tuple(replace(row, metrics=()) for row in rows)

    @contextmanager
    def _writing(self, what: str) -> Iterator[None]:
        """Says what could not be written and where, as a full disk alone does not."""
        try:
            yield
        except OSError as error:
            reason = f"{what} could not be written, what was committed before stands: {error.strerror or error}"
            raise OSError(error.errno, reason, str(self._raw)) from error

    def _looks(self, clients: Clients, gate: Gate) -> LookOptions:
        """What is looked at besides cells, as settings want it. Indexes of many accounts are asked for by the inventory's own."""
        indexes, activity = self._settings.indexes, self._settings.activity
        home = home_region = None
        try:
            base = self._session()
            home, home_region = Caller(clients, gate, CallingAccount(base.identity.account_id, base)), HOME_REGIONS[base.identity.partition]
        except CredentialsError:  # then no account can be entered either, and each says so
            home_region = HOME_REGIONS["aws"]
        view, aggregator = indexes.resource_explorer_view, indexes.config_aggregator
        return LookOptions(
            event_pages=activity.pages if activity.enabled else 0,
            explorer=Explorer(home, home_region, view) if indexes.resource_explorer == "auto" else None,
            config=ConfigIndex(home, home_region, aggregator) if indexes.config == "auto" else None,
            tagging=indexes.tagging == "auto",
        )

    def _failed_cells(self, account_id: str) -> frozenset[CellKey] | None:
        """The cells to try again; None (all of them) for an account of which nothing was ever read: its regions are not known."""
        heads = {key: head for key, head in Heads(self._raw, "aws", account_id).load().items() if key.resource_type != ACCOUNT_TYPE}
        if not any(head.content_hash for head in heads.values()):
            return None
        return frozenset(key for key, head in heads.items() if head.last_status in REPAIRABLE)

    def _target(self, account: dict[str, Any]) -> Target:
        account_id = account["account_id"]
        return Target(
            account_id,
            account["partition"] or "aws",
            lambda: enter_account(self._settings, account_id, self._session()),
            is_management=account["management_account_id"] == account_id,
        )

    def _session(self) -> BaseSession:
        with self._lock:  # accounts are entered side by side, from one session
            if self._base is None:
                self._base = BaseSession(self._settings)
            return self._base
