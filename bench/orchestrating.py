"""Dagster as a measured process: the collecting job over a collector that answers at once, so that all that is spent is Dagster's."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.children import Meter, serve_task
from inventory_assets.automation import COLLECT
from inventory_assets.collect.organizations import AccountListing
from inventory_assets.collect.scan import AccountScan, Progress
from inventory_assets.definitions import build_defs
from inventory_assets.home import open_instance
from inventory_assets.partitions import follow_accounts, follow_regions, grids
from inventory_assets.run_session import QUIET
from inventory_assets.settings import Settings


class InstantCollector:
    """Every account has been read, in every region, before it is asked."""

    def __init__(self, regions: Sequence[str]) -> None:
        self._regions = regions

    def list_accounts(self) -> AccountListing:
        raise NotImplementedError("the accounts are given")

    def scan(
        self, account_ids: Sequence[str], regions: Sequence[str] | None = None, types: Sequence[str] | None = None, *,  # noqa: ARG002
        only_failed: bool = False, quick: bool = False, progress: Progress | None = None,  # noqa: ARG002 - the signature of all collectors
    ) -> Iterator[AccountScan]:  # fmt: skip
        for account_id in account_ids:
            scan = AccountScan(account_id)
            for region in self._regions:
                totals = scan.regions[region]
                totals.cells, totals.resources, totals.statuses["ok"] = 46, 100, 46
            yield scan


def refresh(warehouse: str, accounts: int, regions: list[str]) -> dict[str, Any]:
    """One run over all partitions, twice; the second is measured (the first also fills Dagster's caches and tables)."""
    settings = Settings(warehouse=Path(warehouse), regions=[name for name in regions if name != "global"])
    account_ids = [f"{number:012d}" for number in range(100_000_000_000, 100_000_000_000 + accounts)]
    definitions = build_defs(settings, collector=InstantCollector(regions))
    with open_instance(settings.warehouse) as instance:
        follow_accounts(instance, account_ids)
        follow_regions(instance, settings)
        (grid,) = grids(instance)
        for _ in range(2):
            meter, start = Meter(), time.perf_counter()
            job = definitions.resolve_job_def(COLLECT)
            result = job.execute_in_process(instance=instance, raise_on_error=True, run_config=QUIET, tags=grid.tags)
            seconds = time.perf_counter() - start
        events = sum(event.is_step_materialization for event in result.all_events)
    return vars(meter.read()) | {"seconds": seconds, "partitions": accounts * len(regions), "materialized": events}


if __name__ == "__main__":
    serve_task({"refresh": refresh})
