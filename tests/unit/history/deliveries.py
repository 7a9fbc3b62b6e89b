"""What arrives at a raw zone in tests of the history, and the model told of it. Which deliveries there are, and what must come of them, is
each test's.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from model import Listing, Scan
from raw_zone import Account, Cell, RawZone, moment


@dataclass(frozen=True)
class Delivery:
    """One scan or account listing, arriving now, whenever it was made."""

    hours: int
    account: str
    nonce: int
    version: str
    cells: tuple[Cell, ...]
    listing: tuple[Account, ...] | None
    then_build: bool


class Delivered:
    """Writes deliveries to a raw zone and tells the model of them; the same scan or listing twice counts once."""

    def __init__(self, root: Path) -> None:
        self.zone = RawZone(root)
        self.scans: dict[str, Scan] = {}
        self.listings: dict[str, Listing] = {}

    def take(self, delivery: Delivery) -> None:
        at = moment(delivery.hours)
        if delivery.listing is not None:
            listing_id = f"{at:%Y%m%dT%H%M%S%f}-listing0"
            if listing_id not in self.listings:
                self.zone.list_accounts(delivery.hours, list(delivery.listing))
                self.listings[listing_id] = Listing(listing_id, at, delivery.listing)
            return
        scan_id = f"{at:%Y%m%dT%H%M%S%f}-{delivery.account[:4]}{delivery.nonce}"
        if scan_id not in self.scans and delivery.cells:
            self.zone.scan(delivery.account, delivery.hours, list(delivery.cells), scan_id=scan_id, version=delivery.version)
            self.scans[scan_id] = Scan(scan_id, delivery.account, at, delivery.cells, delivery.version)
