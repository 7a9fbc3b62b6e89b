"""The collector as a measured process: lists accounts, scans them, and can write down every request it makes. No bare loop here."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.children import Meter, serve_task
from inventory_assets.collect.calls import Caller, Tally
from inventory_assets.collect.collector import Collector
from inventory_assets.localcloud.estate.options import DEFAULT_EXTERNAL_ID, DEFAULT_ROLE_NAME
from inventory_assets.settings import Settings


def estate_settings(warehouse: Path, types: list[str] | None = None) -> Settings:
    """The settings of a warehouse that inventories the local cloud."""
    return Settings(
        warehouse=warehouse, organization=True, external_id=DEFAULT_EXTERNAL_ID, role_name=DEFAULT_ROLE_NAME, resource_types=types
    )


def list_accounts(warehouse: str) -> dict[str, Any]:
    """Commit an account listing, so that the measured process only scans."""
    listing = Collector(estate_settings(Path(warehouse))).list_accounts()
    return {"account_ids": list(listing.scanned_ids), "warnings": list(listing.warnings)}


def scan(
    warehouse: str,
    account_ids: list[str],
    regions: list[str] | None = None,
    types: list[str] | None = None,
    record: str | None = None,
    alone: bool = False,
    quick: bool = False,
) -> dict[str, Any]:
    """Scan the accounts and say what it took. With `record` every request's parameters are written to that file (not for measuring);
    `alone` is an account without an organization.
    """
    if record is not None:
        _record_calls(Path(record))
    meter = Meter()
    settings = Settings(warehouse=Path(warehouse), resource_types=types) if alone else estate_settings(Path(warehouse), types)
    collector = Collector(settings)
    if alone:
        collector.list_accounts()
    resources = calls = written = 0
    statuses: dict[str, int] = {}
    problems: list[str] = []
    scan_ids: list[str] = []
    for done in collector.scan(account_ids, regions, quick=quick):
        problems += [text for text in (done.not_committed, done.entry_failure and done.entry_failure.message) if text]
        if done.commit is not None:
            written += done.commit.bytes_written
            scan_ids.append(done.commit.scan_id)
        for totals in done.regions.values():
            resources += totals.resources
            calls += totals.api_calls
            for status, count in totals.statuses.items():
                statuses[status] = statuses.get(status, 0) + count
            problems += [f"{name}: {failure.code}: {failure.message}" for name, failure in totals.failures if failure.status != "disabled"]
    usage = meter.read()
    return vars(usage) | {
        "resources": resources,
        "cell_calls": calls,
        "statuses": statuses,
        "bytes_written": written,
        "scan_ids": scan_ids,
        "problems": problems[:20],
    }


def _record_calls(path: Path) -> None:
    """Write each request as a line of JSON: account, service, region, operation, parameters."""
    stream, lock, call = path.open("w", encoding="utf-8"), threading.Lock(), Caller.call

    def recording(self: Caller, service: str, region: str, operation: str, params: Mapping[str, Any], tally: Tally) -> dict[str, Any]:
        line = json.dumps([self.account.account_id, service, region, operation, dict(params)], default=lambda moment: {"at": str(moment)})
        with lock:
            stream.write(line + "\n")
            stream.flush()
        return call(self, service, region, operation, params, tally)

    Caller.call = recording  # type: ignore[method-assign]


if __name__ == "__main__":
    serve_task({"list_accounts": list_accounts, "scan": scan})
