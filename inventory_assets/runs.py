"""Running the inventory in this process: the same assets, in the same Dagster instance, as the UI and the schedules use. What is
shown of it is the command line's affair.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext, redirect_stdout
from dataclasses import dataclass, field
from typing import Any, TextIO, cast

import dagster as dg
from dagster_shared.error import SerializableErrorInfo

from inventory_assets.automation import COLLECT, LIST_ACCOUNTS, TRANSFORM
from inventory_assets.collect.organizations import AccountListing
from inventory_assets.collect.scan import AccountScan, Progress
from inventory_assets.definitions import build_defs
from inventory_assets.home import close_dead_runs, open_instance, process_tags
from inventory_assets.lake.publish import Published
from inventory_assets.partitions import follow_regions, grids
from inventory_assets.resources import Watcher
from inventory_assets.selection import SelectionError, choose_accounts, choose_regions
from inventory_assets.settings import Settings

READ, FAILED, GAPS = 0, 1, 2
#: Statuses of cells that leave a gap. Disabled, unsupported and skipped cells are as they should be.
GAP_STATUSES = frozenset({"denied", "throttled", "error"})
QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}  # the events are kept in the instance all the same


@dataclass(frozen=True)
class RunOutcome:
    """How a run ended. `exit_code` is 0 when everything was read, 2 when there are gaps, 1 when it failed; `errors` say why."""

    exit_code: int
    run_ids: tuple[str, ...]
    listing: AccountListing | None
    scans: tuple[AccountScan, ...]
    published: Published | None
    warnings: tuple[str, ...]
    errors: tuple[str, ...]


def run_inventory(
    settings: Settings, *, accounts: Sequence[str] | None = None, regions: Sequence[str] | None = None, types: Sequence[str] | None = None,
    only_failed: bool = False, quick: bool = False, progress: Progress | None = None, log: Callable[[str], None] | None = None,
    **overrides: Any,
) -> RunOutcome:  # fmt: skip
    """List the accounts, scan them, build the marts and publish them; None is everything that settings want.

    A scan with gaps is followed by the build all the same; one that was interrupted raises KeyboardInterrupt. `progress` is told of
    each cell, from the threads that read them, `log` of each stage. `overrides` replace Dagster resources by name.
    """
    watcher = Watcher(progress)
    definitions = build_defs(settings, watcher=watcher, **overrides)
    with open_instance(settings.warehouse) as instance, process_tags(settings.warehouse) as tags:
        close_dead_runs(instance, settings.warehouse)
        session = _Session(definitions, instance, tags, log or (lambda _: None))
        session.run(LIST_ACCOUNTS, "listing accounts")
        if watcher.listing is not None and not session.errors:
            try:
                wanted, places = choose_accounts(watcher.listing, accounts), choose_regions(settings, regions)
            except SelectionError as error:
                session.errors.append(str(error))
            else:
                follow_regions(instance, settings, places or ())
                _collect(session, wanted, places, types, only_failed=only_failed, quick=quick)
                session.run(TRANSFORM, "building and checking the marts")
        return _outcome(session, watcher)


def _collect(
    session: _Session, accounts: list[str], regions: list[str] | None, types: Sequence[str] | None, *, only_failed: bool, quick: bool
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


def _config(selection: Mapping[str, Any]) -> dict[str, Any]:
    return {"ops": {"raw_aws__resources": {"config": dict(selection)}}}


@dataclass
class _Session:
    """The runs of one command, one after the other. `gaps` are failures that assets declared, `errors` all others."""

    definitions: dg.Definitions
    instance: dg.DagsterInstance
    tags: Mapping[str, str]
    log: Callable[[str], None]
    run_ids: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def run(self, job: str, stage: str, tags: Mapping[str, str] | None = None, config: Mapping[str, Any] | None = None) -> None:
        """Run a job to its end."""
        self.log(stage)
        # dagster-dbt repeats dbt's lines on the process's output; dbt keeps them in its own log.
        with redirect_stdout(_WithoutThisThread.of(sys.stdout)) if job == TRANSFORM else nullcontext():
            result = self.definitions.resolve_job_def(job).execute_in_process(
                instance=self.instance, raise_on_error=False, run_config=QUIET | dict(config or {}), tags={**self.tags, **(tags or {})}
            )
        self.run_ids.append(result.run_id)
        if not result.success:
            self._take_failures(job, result)

    def _take_failures(self, job: str, result: dg.ExecuteInProcessResult) -> None:
        nameless = f"{job} failed: see run {result.run_id}"
        failures = [event.step_failure_data for event in result.all_events if event.is_step_failure]
        for failure in failures:
            if failure.error is not None and failure.error.cls_name == dg.DagsterExecutionInterruptedError.__name__:
                raise KeyboardInterrupt
            if failure.user_failure_data is None:
                self.errors.append(_why(failure.error) or nameless)
            else:
                (self.gaps if job == COLLECT else self.errors).append(failure.user_failure_data.description or nameless)
        if not failures:  # it never came to a step: a lock, a resource
            ends = [event.job_failure_data.error for event in result.all_events if event.is_job_failure]
            self.errors.append(_why(ends[0] if ends else None) or nameless)


def _why(error: SerializableErrorInfo | None) -> str | None:
    """What went wrong, without the stack: our own words for it where there are some, else the error it began with."""
    told = None
    while error is not None:
        name, _, text = error.message.strip().partition(": ")
        if name.startswith("inventory_assets."):
            return text
        told, error = error.message.strip(), error.cause
    return told


def _outcome(session: _Session, watcher: Watcher) -> RunOutcome:
    listing, scans = watcher.listing, tuple(watcher.scans)
    errors = list(session.errors)
    if scans and not any(scan.commit for scan in scans):
        errors += session.gaps  # nothing at all was read
    code = FAILED if errors else GAPS if session.gaps or _has_gaps(listing, scans) else READ
    warnings = listing.warnings if listing else ()
    return RunOutcome(code, tuple(session.run_ids), listing, scans, watcher.published, warnings, tuple(errors))


def _has_gaps(listing: AccountListing | None, scans: Sequence[AccountScan]) -> bool:
    listed = {row["status"] for row in listing.ledger_rows} if listing else set()
    cells = {status for scan in scans for totals in scan.regions.values() for status, count in totals.statuses.items() if count}
    return bool(GAP_STATUSES & (listed | cells)) or any(scan.entry_failure or scan.not_committed for scan in scans)


class _WithoutThisThread:
    """An output that swallows what the thread that made it writes; a progress bar drawn by another thread goes on."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._thread = out, threading.get_ident()

    @classmethod
    def of(cls, out: TextIO) -> TextIO:
        return cast(TextIO, cls(out))

    def write(self, text: str) -> int:
        return len(text) if threading.get_ident() == self._thread else self._out.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._out, name)
