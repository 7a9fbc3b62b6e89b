"""Running the inventory in this process: the same assets, in the same Dagster instance, as the UI and the schedules use. What is
shown of it is the command line's affair.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import dagster as dg

from inventory_assets.automation import COLLECT, COLLECT_COSTS, LIST_ACCOUNTS, TRANSFORM
from inventory_assets.collect.organizations import AccountListing
from inventory_assets.collect.scan import AccountScan, Progress
from inventory_assets.cost_automation import NO_SOURCES
from inventory_assets.lake.publish import Published
from inventory_assets.partitions import follow_regions, grids, months_until
from inventory_assets.resources import Watcher
from inventory_assets.run_session import Session, open_session
from inventory_assets.selection import SelectionError, choose_accounts, choose_regions
from inventory_assets.settings import Settings

if TYPE_CHECKING:
    from inventory_assets.collect.billing.exports import MonthLoad
    from inventory_assets.collect.billing.outcomes import ExplorerOutcome

READ, FAILED, GAPS = 0, 1, 2
#: Statuses of cells that leave a gap. Disabled, unsupported and skipped cells are as they should be.
GAP_STATUSES = frozenset({"denied", "throttled", "error"})
TRANSFORMING = "building and checking the marts"


@dataclass(frozen=True)
class CostsRead:
    """What was read of costs: each export's months, what Cost Explorer was asked for (None: nothing), and what could not be read."""

    months: tuple[MonthLoad, ...]
    explored: ExplorerOutcome | None
    failures: tuple[str, ...]

    @property
    def has_any(self) -> bool:
        """Whether anything could be read."""
        statuses = [load.status for load in self.months] + [load.status for load in (self.explored.loads if self.explored else ())]
        return "ok" in statuses


@dataclass(frozen=True)
class RunOutcome:
    """How a run ended. `exit_code` is 0 when everything was read, 2 when there are gaps, 1 when it failed; `errors` say why. `costs` is
    None where costs were not asked for.
    """

    exit_code: int
    run_ids: tuple[str, ...]
    listing: AccountListing | None
    scans: tuple[AccountScan, ...]
    published: Published | None
    warnings: tuple[str, ...]
    errors: tuple[str, ...]
    costs: CostsRead | None = None


def run_inventory(
    settings: Settings, *, accounts: Sequence[str] | None = None, regions: Sequence[str] | None = None, types: Sequence[str] | None = None,
    only_failed: bool = False, quick: bool = False, costs: bool = True, progress: Progress | None = None,
    log: Callable[[str], None] | None = None, **overrides: Any,
) -> RunOutcome:  # fmt: skip
    """List the accounts, scan them, read costs, build the marts and publish them; None is everything that settings want.

    Costs are read where settings name sources and the whole inventory is asked for. A scan with gaps is followed by the build all the
    same; one that was interrupted raises KeyboardInterrupt. `progress` is told of each cell, from the threads that read them, `log` of
    each stage. `overrides` replace Dagster resources by name.
    """
    is_whole = accounts is None and regions is None and types is None and not only_failed and not quick
    watcher = Watcher(progress)
    with open_session(settings, watcher, log, overrides) as session:
        session.run(LIST_ACCOUNTS, "listing accounts")
        if watcher.listing is not None and not session.errors:
            try:
                wanted, places = choose_accounts(watcher.listing, accounts), choose_regions(settings, regions)
            except SelectionError as error:
                session.errors.append(str(error))
            else:
                follow_regions(session.instance, settings, places or ())
                _collect(session, wanted, places, types, only_failed=only_failed, quick=quick)
                if costs and is_whole and settings.costs.has_sources:
                    _collect_costs(session)
                session.run(TRANSFORM, TRANSFORMING)
        return _outcome(session, watcher)


def run_costs(settings: Settings, *, log: Callable[[str], None] | None = None, **overrides: Any) -> RunOutcome:
    """Read costs alone, build the marts with them and publish these; no account is scanned. `overrides` as for `run_inventory`."""
    watcher = Watcher()
    with open_session(settings, watcher, log, overrides) as session:
        if settings.costs.has_sources:
            _collect_costs(session)
            session.run(TRANSFORM, TRANSFORMING)
        else:
            session.errors.append(NO_SOURCES)
        return _outcome(session, watcher)


def _collect(
    session: Session, accounts: list[str], regions: list[str] | None, types: Sequence[str] | None, *, only_failed: bool, quick: bool
) -> None:
    """Scan the accounts: a run for each contiguous grid of partitions; all in one where single types or cells are asked for, since
    these do not answer for their partitions.
    """
    told = f"scanning {len(accounts)} account{'s' * (len(accounts) != 1)}"
    selection = {"regions": regions, "types": types and list(types), "only_failed": only_failed, "quick": quick}
    if types is None and not only_failed:
        for grid in grids(session.instance, accounts, regions):
            session.run(COLLECT, told, tags=grid.tags, config=_config(selection))
    elif accounts:
        session.run(COLLECT, told, config=_config(selection | {"accounts": accounts}))


def _collect_costs(session: Session) -> None:
    """Read costs: all months that exports have in one run, as it is that run which answers for them."""
    with dg.build_resources({"costs": session.definitions.resources["cost_collector"]}) as resources:  # type: ignore[index]
        found = resources.costs.available()
    session.run(COLLECT_COSTS, "reading billing exports", tags=months_until(dt.datetime.now(dt.UTC).date(), found.all_months).tags)


def _config(selection: Mapping[str, Any]) -> dict[str, Any]:
    return {"ops": {"raw_aws__resources": {"config": dict(selection)}}}


def _outcome(session: Session, watcher: Watcher) -> RunOutcome:
    listing, scans = watcher.listing, tuple(watcher.scans)
    errors = list(session.errors)
    if scans and not any(scan.commit for scan in scans):
        errors += session.gaps  # nothing at all was read
    costs = CostsRead(tuple(watcher.months), watcher.explored, tuple(session.cost_gaps)) if COLLECT_COSTS in session.jobs else None
    if costs is not None and listing is None and not costs.has_any:
        errors += session.cost_gaps  # costs alone were asked for
    code = FAILED if errors else GAPS if session.gaps or session.cost_gaps or _has_gaps(listing, scans) else READ
    warnings = listing.warnings if listing else ()
    return RunOutcome(code, tuple(session.run_ids), listing, scans, watcher.published, warnings, tuple(errors), costs)


def _has_gaps(listing: AccountListing | None, scans: Sequence[AccountScan]) -> bool:
    listed = {row["status"] for row in listing.ledger_rows} if listing else set()
    cells = {status for scan in scans for totals in scan.regions.values() for status, count in totals.statuses.items() if count}
    return bool(GAP_STATUSES & (listed | cells)) or any(scan.entry_failure or scan.not_committed for scan in scans)
