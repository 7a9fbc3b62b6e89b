"""What a scan came to, in Dagster's terms: which partitions are materialized, which are observed, which failed and why. Nothing is
scanned here.

- Denied, disabled and unsupported types are data: their partition is materialized, with a warning where something was denied.
- A type that broke (error, throttled out, timed out) fails its partition, and only it is to be run again.
- An account that could not be entered, or whose scan could not be committed, fails all its partitions: none of its types was asked,
  and a materialization would claim that something was read. What the ledger says of it (denied) is committed all the same.
- A scan of some types only says nothing about the partition as a whole: it is observed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import dagster as dg

from inventory_assets.collect.scan import AccountScan, RegionTotals
from inventory_assets.partitions import partition_key

SHOWN = 50  # failed partitions named in a message
SHOWN_TYPES = 5  # types named for one partition


class Outcome:
    """Takes in the scans of one run and gives the events to record."""

    def __init__(self, asset: dg.AssetKey, keys: Collection[tuple[str, str]], *, is_whole: bool, only_failed: bool) -> None:
        self._asset, self._keys, self._is_whole, self._only_failed = asset, keys, is_whole, only_failed
        self.succeeded = 0
        self.failed: dict[tuple[str, str], str] = {}

    def record(self, scan: AccountScan) -> Iterator[dg.AssetMaterialization | dg.AssetObservation]:
        """The events of one account; what failed is kept for the end."""
        why = _why_nothing(scan)
        for region in self._regions(scan):
            totals = scan.regions.get(region)
            if why or (totals is not None and totals.is_broken):
                self.failed[scan.account_id, region] = why or _broken(totals)
                continue
            self.succeeded += 1
            key, metadata = partition_key(scan.account_id, region), _metadata(scan, totals)
            if self._is_whole:
                yield dg.AssetMaterialization(self._asset, partition=key, metadata=metadata)
            else:
                yield dg.AssetObservation(self._asset, partition=key, metadata=metadata)

    def warnings_of(self, scan: AccountScan) -> list[str]:
        """One line for each region in which something was denied."""
        if _why_nothing(scan):
            return [_why_nothing(scan)]
        denied = {
            region: [(name, failure) for name, failure in totals.failures if failure.status == "denied"]
            for region, totals in scan.regions.items()
        }
        return [
            f"account {scan.account_id}, {region}: denied {len(types)} types, the last good data of which stays, marked stale: "
            f"{_named([f'{name} ({failure.code})' for name, failure in types])}"
            for region, types in denied.items()
            if types
        ]

    def raise_for_gaps(self) -> None:
        """End the run as failed when partitions did: those that succeeded are recorded, the others are open."""
        if not self.failed:
            return
        lines = [f"{account_id}|{region}: {why}" for (account_id, region), why in sorted(self.failed.items())]
        more = [f"and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
        raise dg.Failure(
            description="\n".join(
                [f"{len(lines)} of {len(lines) + self.succeeded} partitions could not be read whole:", *lines[:SHOWN], *more]
            ),
            metadata={"failed": len(lines), "succeeded": self.succeeded},
            allow_retries=False,  # everything that a retry may mend has been retried call by call
        )

    def _regions(self, scan: AccountScan) -> list[str]:
        """Regions that were scanned, and those the run answers for. A region the account has not is read: there is nothing in it."""
        asked = [region for account_id, region in sorted(self._keys) if account_id == scan.account_id]
        if self._only_failed and not _why_nothing(scan):
            asked = []  # what was not tried again is as it was
        return list(dict.fromkeys([*regions_found(scan), *asked]))


def regions_found(scan: AccountScan) -> list[str]:
    """The regions the account uses or may use. One that is not enabled is a partition only where another account has enabled it."""
    return [region for region, totals in scan.regions.items() if set(totals.statuses) != {"disabled"}]


def _why_nothing(scan: AccountScan) -> str:
    if scan.not_committed is not None:
        return scan.not_committed
    if scan.entry_failure is not None:
        return f"account {scan.account_id} could not be entered: {scan.entry_failure.message or scan.entry_failure.code}"
    return ""


def _broken(totals: RegionTotals | None) -> str:
    failures = totals.failures if totals is not None else []
    return _named([f"{name} {failure.status} ({failure.code})" for name, failure in failures if failure.status in {"error", "throttled"}])


def _named(types: list[str]) -> str:
    more = f" and {len(types) - SHOWN_TYPES} more" if len(types) > SHOWN_TYPES else ""
    return ", ".join(types[:SHOWN_TYPES]) + more


def _metadata(scan: AccountScan, totals: RegionTotals | None) -> dict[str, dg.MetadataValue | int | float | str]:
    totals = totals or RegionTotals()
    return {
        "resources": totals.resources,
        "cells": totals.cells,
        "calls": totals.api_calls,
        "denied": totals.statuses.get("denied", 0),
        "seconds": round(totals.seconds, 3),
        "bytes": totals.bytes,
        "statuses": dg.MetadataValue.json(dict(totals.statuses)),
        "scan_id": scan.commit.scan_id if scan.commit else "",
    }
