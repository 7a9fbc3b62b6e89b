"""A raw zone of any size, written by the collector's own reader and writer from the estate's bodies: no socket, no client. What is built
from it is the sections' affair.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from inventory_assets.catalog import rows_of
from inventory_assets.collect.calls import Tally
from inventory_assets.collect.cells import ledger_row
from inventory_assets.collect.listing import Listing
from inventory_assets.lake.commit import ScanWriter
from inventory_assets.lake.ledger import CellKey
from inventory_assets.localcloud.estate.families import make_world
from inventory_assets.localcloud.estate.options import EstateOptions


def write_zone(warehouse: Path, options: EstateOptions) -> int:
    """Commit one scan of every account of the estate on its day; gives the number of resources. Only types whose list says everything."""
    world, listings = make_world(options), {}
    resources = 0
    for account in world.accounts.values():
        writer = ScanWriter(warehouse / "raw", "aws", account.account_id)
        for region, kind in world.cells():
            if options.types is not None and kind.type not in options.types:
                continue
            listing = listings.get(kind.type) or listings.setdefault(kind.type, Listing(rows_of(kind.type)[0], lambda _: "hidden"))
            resources += _write_cell(writer, listing, world.walk(kind.key, account, region), account.account_id, region)
        writer.commit()
    return resources


def _write_cell(writer: ScanWriter, listing: Listing, found: Any, account_id: str, region: str) -> int:
    key, started = CellKey(region, listing.row.type), dt.datetime.now(dt.UTC)
    content = writer.open_cell(key)
    stamp = {"account_id": account_id, "cell_region": region, "scan_id": writer.scan_id, "scanned_at": started}
    for resource in found:
        context = {"account": account_id, "region": region, "partition": "aws", "parent": None, "item": _plain(resource.body)}
        done = listing.reader.finish(context, [], resource.tags if listing.row.tags == "sweep" else None, stamp)
        if done is not None:
            content.add(done.row, done.digest, done.observation, done.observed_digest, done.size)
    writer.record_ok(content, ledger_row(listing, key, started, Tally(api_calls=1, pages=1)))
    return content.count


def _plain(value: Any) -> Any:
    """Bodies as clients give them: times as text."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.datetime) else value
