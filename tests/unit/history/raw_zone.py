"""Writes raw zones for tests of the history: scans and account listings as the lake would have committed them. Asserts nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from inventory_assets.lake.schema import (
    ACCOUNT_TYPE,
    ACCOUNTS,
    EVENT_TYPE,
    EVENTS,
    GLOBAL,
    INDEX_TYPE,
    LEDGER,
    OBSERVATIONS,
    RESOURCES,
    SIGHTINGS,
)

EPOCH = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
ORGANIZATION, MANAGEMENT = "organizations:ListAccounts", "999999999999"


def moment(hours: float) -> dt.datetime:
    return EPOCH + dt.timedelta(hours=hours)


def canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@dataclass(frozen=True)
class Resource:
    """What one scan saw of one resource; configuration holds only the parts that could be read."""

    uid: str
    configuration: dict[str, Any]
    tags: dict[str, str] | None = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    observations: dict[str, Any] | None = None
    name: str | None = None
    created_at: dt.datetime | None = None
    id: str | None = None


@dataclass(frozen=True)
class Cell:
    """One cell of one scan. `resources` counts only where status is ok."""

    region: str
    type: str
    resources: tuple[Resource, ...] = ()
    status: str = "ok"
    source: str = "s3:ListBuckets"
    error_code: str | None = None
    detail_errors: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Account:
    account_id: str
    name: str
    status: str = "ACTIVE"
    tags: dict[str, str] | None = None
    ou_path: str | None = "/Root"


@dataclass(frozen=True)
class Sighting:
    """A resource that an index tells of."""

    region: str
    type: str | None
    source_type: str
    uid: str | None
    id: str | None = None


@dataclass(frozen=True)
class Event:
    """A write event: `resources` are pairs of type and name, as CloudTrail gives them."""

    hours: float
    name: str
    principal: str
    resources: tuple[tuple[str, str], ...]


class RawZone:
    """A raw zone under a folder. Content that equals the cell's head is pointed at and not written again, as the lake does."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._heads: dict[tuple[str, str, str, str], dict[str, Any]] = {}

    def scan(self, account: str, hours: float, cells: list[Cell], *, scan_id: str | None = None, version: str = "1") -> str:
        scan_id = scan_id or f"{moment(hours):%Y%m%dT%H%M%S%f}-{account[-4:]}0000"
        paths = {name: f"aws/{name}/{account}/{scan_id}.parquet" for name in ("resources", "observations")}
        resources: list[dict[str, Any]] = []
        observations: list[dict[str, Any]] = []
        ledger = []
        for cell in cells:
            row = _ledger_row(scan_id, account, cell.region, cell.type, cell.source, cell.status, hours, version)
            row |= {"error_code": cell.error_code, "detail_errors": list(cell.detail_errors) or None}
            if cell.status == "ok":
                rows = [_resource_row(item, cell, account, scan_id, hours) for item in cell.resources]
                observed = [_observation_row(item, cell, account, scan_id, hours) for item in cell.resources if item.observations]
                row |= self._place((account, cell.region, cell.type, cell.source), rows, observed, scan_id, paths)
                resources += rows if row["content_path"] == paths["resources"] else []
                observations += observed if row["observations_path"] else []
            ledger.append(row)
        self._write(paths["resources"], resources, RESOURCES)
        self._write(paths["observations"], observations, OBSERVATIONS)
        self._write(f"ledger/aws/{account}/{scan_id}.parquet", ledger, LEDGER)
        return scan_id

    def list_accounts(
        self,
        hours: float,
        accounts: list[Account],
        *,
        status: str = "ok",
        configured: bool = False,
        outside: tuple[Account, ...] = (),
    ) -> str:
        """A listing of the organization, or of the settings where it could not be read; `outside` are configured beside it."""
        listing_id = f"{moment(hours):%Y%m%dT%H%M%S%f}-listing0"
        path = f"aws/accounts/{listing_id}.parquet"
        ledger = [_ledger_row(listing_id, MANAGEMENT, GLOBAL, ACCOUNT_TYPE, ORGANIZATION, status, hours, "1")]
        if configured:
            ledger.append(_ledger_row(listing_id, MANAGEMENT, GLOBAL, ACCOUNT_TYPE, "settings", "ok", hours, "1"))
        ok = [row for row in ledger if row["status"] == "ok"]
        for row in ok:
            row |= {"content_path": path if accounts else None, "content_scan_id": listing_id, "resource_count": len(accounts)}
        source = "settings" if configured else "organizations"
        if ok:
            rows = [_account_row(item, listing_id, source, hours) for item in accounts]
            rows += [_account_row(item, listing_id, "settings", hours) for item in outside]
            self._write(path, rows, ACCOUNTS)
        self._write(f"ledger/aws/{MANAGEMENT}/{listing_id}.parquet", ledger, LEDGER)
        return listing_id

    def look(
        self, account: str, hours: float, source: str, sightings: list[Sighting], covers: dict[str, list[str]], region: str = "*"
    ) -> str:
        """What an index says of an account. What equals the last look is pointed at, as the lake does."""
        scan_id = f"{moment(hours):%Y%m%dT%H%M%S%f}-{account[-4:]}look"
        common = {"source": source, "provider": "aws", "account_id": account, "scan_id": scan_id, "sighted_at": moment(hours)}
        rows = [
            common
            | {
                "region": one.region,
                "resource_type": one.type,
                "source_type": one.source_type,
                "resource_uid": one.uid,
                "resource_id": one.id,
            }
            for one in sightings
        ]
        rows += [common | {"region": place, "covers": types} for place, types in covers.items()]
        digest = _digest(
            [{"said": repr((row["region"], row.get("resource_uid"), row.get("resource_id"), row.get("covers")))} for row in rows], ("said",)
        )
        key, path = (account, region, INDEX_TYPE, source), f"aws/sightings/{account}/{scan_id}.parquet"
        if (head := self._heads.get(key)) is None or head["content_hash"] != digest:
            self._heads[key] = head = {"content_hash": digest, "content_path": path, "content_scan_id": scan_id}
            self._write(path, rows, SIGHTINGS)
        ledger = _ledger_row(scan_id, account, region, INDEX_TYPE, source, "ok", hours, "1")
        self._write(f"ledger/aws/{account}/{scan_id}.parquet", [ledger | head | {"resource_count": len(sightings)}], LEDGER)
        return scan_id

    def hear(self, account: str, hours: float, region: str, events: list[Event]) -> str:
        """A sweep of a region's write events."""
        scan_id = f"{moment(hours):%Y%m%dT%H%M%S%f}-{account[-4:]}{region[:2]}ev"
        path = f"aws/events/{account}/{scan_id}.parquet"
        rows = [
            {
                "event_id": f"{account}-{region}-{one.hours}-{one.name}", "provider": "aws", "account_id": account, "region": region,
                "event_time": moment(one.hours), "event_source": "service.amazonaws.com", "event_name": one.name,
                "principal": one.principal, "resources": [{"type": kind, "name": name} for kind, name in one.resources], "scan_id": scan_id,
            }
            for one in events
        ]  # fmt: skip
        ledger = _ledger_row(scan_id, account, region, EVENT_TYPE, "cloudtrail:LookupEvents", "ok", hours, "1")
        ledger |= {"window_from": moment(hours - 24), "window_until": moment(hours), "resource_count": len(events)}
        ledger |= {"content_scan_id": scan_id, "content_path": path if events else None}
        self._write(path, rows, EVENTS)
        self._write(f"ledger/aws/{account}/{scan_id}.parquet", [ledger], LEDGER)
        return scan_id

    def _place(
        self,
        key: tuple[str, str, str, str],
        rows: list[dict[str, Any]],
        observed: list[dict[str, Any]],
        scan_id: str,
        paths: dict[str, str],
    ) -> dict[str, Any]:
        digest = _digest(rows, ("resource_uid", "configuration", "tags", "unknown_fields", "name", "region"))
        observed_digest = _digest(observed, ("resource_uid", "observations"))
        head = self._heads.get(key)
        if head is None or head["content_hash"] != digest:
            place = {"content_scan_id": scan_id, "content_path": paths["resources"] if rows else None}
        else:
            place = {name: head[name] for name in ("content_scan_id", "content_path")}
        moved = observed and (head is None or head["observations_hash"] != observed_digest)
        place |= {
            "resource_count": len(rows),
            "content_hash": digest,
            "observations_path": paths["observations"] if moved else None,
            "observations_hash": observed_digest,
        }
        self._heads[key] = place
        return place

    def _write(self, path: str, rows: list[dict[str, Any]], schema: pa.Schema) -> None:
        if rows:
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            pq.write_table(pa.Table.from_pylist(rows, schema=schema), file, compression="zstd")


def _digest(rows: list[dict[str, Any]], names: tuple[str, ...]) -> str:
    seen = sorted(repr([row[name] for name in names]) for row in rows)
    return hashlib.sha256("\n".join(seen).encode()).hexdigest()


def _ledger_row(
    scan_id: str, account: str, region: str, resource_type: str, source: str, status: str, hours: float, version: str
) -> dict[str, Any]:
    return {
        "scan_id": scan_id,
        "provider": "aws",
        "account_id": account,
        "region": region,
        "resource_type": resource_type,
        "source": source,
        "status": status,
        "pages": 1,
        "api_calls": 1,
        "retries": 0,
        "started_at": moment(hours),
        "finished_at": moment(hours + 0.01),
        "collector_version": version,
    }


def _resource_row(item: Resource, cell: Cell, account: str, scan_id: str, hours: float) -> dict[str, Any]:
    return {
        "resource_uid": item.uid,
        "provider": "aws",
        "account_id": account,
        "region": "us-east-1" if cell.region == GLOBAL else cell.region,
        "resource_type": cell.type,
        "resource_id": item.id or item.uid.rsplit(":", 1)[-1],
        "name": item.name or item.uid.rsplit(":", 1)[-1],
        "tags": None if item.tags is None else list(item.tags.items()),
        "created_at": item.created_at,
        "cell_region": cell.region,
        "configuration": canonical(item.configuration),
        "unknown_fields": list(item.unknown),
        "source": cell.source,
        "scan_id": scan_id,
        "scanned_at": moment(hours),
    }


def _observation_row(item: Resource, cell: Cell, account: str, scan_id: str, hours: float) -> dict[str, Any]:
    return {
        "resource_uid": item.uid,
        "provider": "aws",
        "account_id": account,
        "cell_region": cell.region,
        "resource_type": cell.type,
        "observations": canonical(item.observations),
        "scan_id": scan_id,
        "observed_at": moment(hours),
    }


def _account_row(item: Account, listing_id: str, source: str, hours: float) -> dict[str, Any]:
    return {
        "listing_id": listing_id,
        "provider": "aws",
        "partition": "aws",
        "management_account_id": MANAGEMENT if source == "organizations" else None,
        "account_id": item.account_id,
        "account_name": item.name,
        "email": f"{item.name}@example.com",
        "status": item.status,
        "ou_path": item.ou_path,
        "parent_id": "r-1",
        "tags": None if item.tags is None else list(item.tags.items()),
        "is_scanned": item.status == "ACTIVE",
        "joined_at": moment(-1000),
        "source": source,
        "provenance": canonical({"operation": source}),
        "discovered_at": moment(hours),
    }
