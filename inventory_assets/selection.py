"""What a person asked to scan, checked against what there is, so that a typing error is told and scans nothing."""

from __future__ import annotations

from collections.abc import Sequence

from inventory_assets.collect.organizations import AccountListing
from inventory_assets.lake.schema import GLOBAL
from inventory_assets.settings import Settings, nearest
from inventory_assets.settings.values import known_regions


class SelectionError(ValueError):
    """An account or a region that cannot be scanned; the message says which and why."""


def choose_accounts(listing: AccountListing, wanted: Sequence[str] | None) -> list[str]:
    """Ids of the accounts named by id or by name (None: all that are scanned). Raises SelectionError."""
    if wanted is None:
        return list(listing.scanned_ids)
    chosen = [_account_id(listing, text) for text in wanted]
    return [account_id for account_id in listing.scanned_ids if account_id in chosen]


def _account_id(listing: AccountListing, text: str) -> str:
    rows = [row for row in listing.rows if text in {row["account_id"], row["account_name"]}]
    if not rows:
        meant = nearest(text, [name for row in listing.rows for name in (row["account_id"], row["account_name"]) if name])
        raise SelectionError(f"no account {text} is known{f'; did you mean {meant}?' if meant else ''}")
    if len(rows) > 1:
        raise SelectionError(f"several accounts are called {text}: take an id of {', '.join(row['account_id'] for row in rows)}")
    (row,) = rows
    if not row["is_scanned"]:
        why = f"its status is {row['status']}" if row["status"] not in {"ACTIVE", "UNKNOWN"} else "the settings leave it out"
        raise SelectionError(f"account {text} is not scanned: {why}")
    return str(row["account_id"])


def choose_regions(settings: Settings, wanted: Sequence[str] | None) -> list[str] | None:
    """The regions asked for ("global" for global services), or None for all. Raises SelectionError."""
    for region in wanted or ():
        if region == GLOBAL:
            continue
        if region not in known_regions():
            meant = nearest(region, {GLOBAL, *known_regions()})
            raise SelectionError(f"no region {region} is known{f'; did you mean {meant}?' if meant else ''}")
        if not settings.wants_region(region):
            raise SelectionError(f"the settings leave region {region} out")
    return None if wanted is None else list(dict.fromkeys(wanted))
