"""`inventory run`: scan, build, publish, and say what it came to. The run itself is `inventory_assets/runs.py`'s."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from inventory_assets.cli.filters import type_names
from inventory_assets.cli.invocation import CommandError, Invocation, invocation, tell_error
from inventory_assets.cli.options import Accounts, Regions, Types
from inventory_assets.cli.progress import RunProgress
from inventory_assets.cli.run_costs import costs_lines
from inventory_assets.cli.summary import read_summary
from inventory_assets.cli.summary_text import print_summary
from inventory_assets.lake.accounts import latest_accounts

if TYPE_CHECKING:
    from inventory_assets.runs import CostsRead, RunOutcome

FAILED = 1


def run(
    context: typer.Context,
    accounts: Accounts = None,
    regions: Regions = None,
    types: Types = None,
    only_failed: Annotated[bool, typer.Option("--only-failed", help="Only what was denied, throttled or broken the last time.")] = False,
    quick: Annotated[bool, typer.Option("--quick", help="List only what CloudTrail or an index says has changed.")] = False,
    no_costs: Annotated[bool, typer.Option("--no-costs", help="Read no billing exports, and ask Cost Explorer nothing.")] = False,
    costs_only: Annotated[bool, typer.Option("--costs-only", help="Read costs alone; no account is scanned.")] = False,
) -> None:
    """Scan the accounts, read what they cost, build and publish the warehouse, and sum up.

    Costs are read where settings say from where, unless only a part of the inventory is asked for.
    Exit code 0: all was read; 2: something was denied, throttled out or broken; 1: failed.
    """
    from inventory_assets.runs import run_costs, run_inventory
    from inventory_assets.selection import choose_regions

    if costs_only and (no_costs or accounts or regions or types or only_failed or quick):
        raise CommandError("--costs-only scans no account and takes no other option")
    call = invocation(context)
    started_at = dt.datetime.now(dt.UTC)
    places, names = choose_regions(call.settings, regions or None), type_names(types) or None
    with RunProgress(call.err) as progress:

        def begin(stage: str) -> None:
            progress.name_accounts(_account_names(call))  # known once they are listed
            progress.stage(stage)

        outcome = (
            run_costs(call.settings, log=progress.stage)
            if costs_only
            else run_inventory(
                call.settings,
                accounts=accounts or None,
                regions=places,
                types=names,
                only_failed=only_failed,
                quick=quick,
                costs=not no_costs,
                progress=progress.cell_done,
                log=begin,
            )
        )
    _tell(call, outcome, started_at)
    raise typer.Exit(outcome.exit_code)


def _account_names(call: Invocation) -> dict[str, str | None]:
    return {row["account_id"]: row["account_name"] for row in latest_accounts(call.settings.warehouse / "raw")}


def _tell(call: Invocation, outcome: RunOutcome, started_at: dt.datetime) -> None:
    """The summary of what is published, then what went wrong on the way."""
    if outcome.costs is not None:
        _tell_costs(call, outcome.costs, outcome.errors)
    if outcome.exit_code != FAILED:
        with call.published() as connection:
            print_summary(call.out, read_summary(connection, started_at), has_cost_source=call.settings.costs.has_sources)
    for warning in outcome.warnings:
        call.warn(warning)
    for scan in outcome.scans:
        if scan.not_committed:
            call.warn(scan.not_committed)
        if scan.regions_failure:
            why = f"{scan.regions_failure.code}: {scan.regions_failure.message}"
            call.warn(f"account {scan.account_id} does not tell its regions ({why}); every region of its partition was tried.")
    for error in outcome.errors:
        tell_error(call.err, error)
    if outcome.exit_code == FAILED:
        call.err.print("What was published before stays as it was, and what was committed counts: run again to go on.")


def _tell_costs(call: Invocation, costs: CostsRead, errors: Sequence[str]) -> None:
    """What was read of costs, and what could not be, with its file, row and column where they are known."""
    call.out.print("[bold]Costs that were read[/]")
    for line in costs_lines(costs) or ["Nothing was read."]:
        call.out.print(f"  {line}", markup=False, soft_wrap=True)
    for failure in costs.failures:
        if failure not in errors:
            call.warn(failure)
