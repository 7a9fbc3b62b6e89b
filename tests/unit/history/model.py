"""The semantics of the history, as plain as they can be said: what dbt must compute, told scan by scan. No dbt, no SQL, no files."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from raw_zone import Account, Cell, Resource, canonical

CellKey = tuple[str, str, str, str]  # account, region, type, source


@dataclass(frozen=True)
class Scan:
    scan_id: str
    account: str
    started_at: dt.datetime
    cells: tuple[Cell, ...]
    version: str = "1"


@dataclass(frozen=True)
class Listing:
    listing_id: str
    started_at: dt.datetime
    accounts: tuple[Account, ...]


@dataclass(frozen=True)
class Version:
    cell: CellKey
    uid: str
    valid_from: dt.datetime
    existence_started_at: dt.datetime
    configuration: dict[str, Any]
    tags: dict[str, str] | None
    unknown: tuple[str, ...]
    scan_id: str
    is_first_scan: bool
    is_new_collector: bool
    valid_to: dt.datetime | None = None
    ended_by: str | None = None
    ended_scan_id: str | None = None

    @property
    def hash(self) -> str:
        tags = "null" if self.tags is None else canonical(self.tags)
        return hashlib.sha256((canonical(self.configuration) + tags).encode()).hexdigest()

    def ended(self, at: dt.datetime, by: str, scan_id: str) -> Version:
        return replace(self, valid_to=at, ended_by=by, ended_scan_id=scan_id)


@dataclass
class CellHistory:
    """One cell, fed its events in order."""

    key: CellKey
    open: dict[str, Version] = field(default_factory=dict)
    closed: list[Version] = field(default_factory=list)
    last_collector: str | None = None

    def take(self, scan: Scan, resources: Iterable[Resource]) -> None:
        seen = {resource.uid: resource for resource in resources}
        for uid in [uid for uid in self.open if uid not in seen]:
            self._end(uid, scan.started_at, "deleted", scan.scan_id)
        for uid, resource in seen.items():
            before = self.open.get(uid)
            now = self._version(scan, resource, before)
            if before is not None and before.hash == now.hash:
                self.open[uid] = replace(before, unknown=now.unknown)
                continue
            if before is not None:
                self._end(uid, scan.started_at, "changed", scan.scan_id)
            self.open[uid] = now
        self.last_collector = scan.version

    def close_account(self, at: dt.datetime, listing_id: str) -> None:
        for uid in list(self.open):
            self._end(uid, at, "account_closed", listing_id)

    def versions(self) -> list[Version]:
        lasting = [version for version in self.closed if version.valid_to and version.valid_to > version.valid_from]
        return lasting + list(self.open.values())

    def _end(self, uid: str, at: dt.datetime, by: str, scan_id: str) -> None:
        self.closed.append(self.open.pop(uid).ended(at, by, scan_id))

    def _version(self, scan: Scan, resource: Resource, before: Version | None) -> Version:
        configuration, tags = dict(resource.configuration), resource.tags
        if before is not None:
            whole = "*" in resource.unknown
            for key, value in before.configuration.items():
                if key not in configuration and (whole or key in resource.unknown):
                    configuration[key] = value
            if "tags" in resource.unknown:
                tags = before.tags
        return Version(
            cell=self.key,
            uid=resource.uid,
            valid_from=scan.started_at,
            existence_started_at=before.existence_started_at if before else scan.started_at,
            configuration=configuration,
            tags=tags,
            unknown=tuple(sorted(resource.unknown)),
            scan_id=scan.scan_id,
            is_first_scan=self.last_collector is None,
            is_new_collector=self.last_collector != scan.version,
        )


def closings(listings: Iterable[Listing]) -> set[tuple[str, dt.datetime, str]]:
    """(account, when, listing) wherever an account stood alive in one listing and no more in the next."""
    found = set()
    alive: set[str] = set()
    for listing in sorted(listings, key=lambda item: (item.started_at, item.listing_id)):
        if not listing.accounts:
            continue
        now = {account.account_id for account in listing.accounts if account.status != "CLOSED"}
        found |= {(account, listing.started_at, listing.listing_id) for account in alive - now}
        alive = now
    return found


def history(scans: Iterable[Scan], listings: Iterable[Listing]) -> list[Version]:
    """All versions, from everything that was ever delivered, in whatever order."""
    cells: dict[CellKey, CellHistory] = {}
    events: list[tuple[dt.datetime, str, Scan | str]] = [(scan.started_at, scan.scan_id, scan) for scan in scans]
    events += [(at, listing_id, account) for account, at, listing_id in closings(listings)]
    for at, event_id, event in sorted(events, key=lambda item: item[:2]):
        if isinstance(event, str):
            for key, cell_history in cells.items():
                if key[0] == event:
                    cell_history.close_account(at, event_id)
            continue
        for cell in event.cells:
            if cell.status == "ok":
                key = (event.account, cell.region, cell.type, cell.source)
                cells.setdefault(key, CellHistory(key)).take(event, cell.resources)
    return [version for cell_history in cells.values() for version in cell_history.versions()]
