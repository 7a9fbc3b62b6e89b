"""`inventory check`: may every account be entered, what would be readable, and how many requests a scan would take."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import typer
from rich.progress import track

from inventory_assets.cli.filters import type_names
from inventory_assets.cli.invocation import CommandError, Invocation, invocation
from inventory_assets.cli.options import Accounts, Types
from inventory_assets.cli.output import Column, count_of, print_table

if TYPE_CHECKING:
    from inventory_assets.catalog.types import ResourceType
    from inventory_assets.collect.probe import Probe

ACCOUNTS_AT_ONCE = 8
REQUEST_SECONDS = 0.1  # what a request takes on average, waiting included: for an estimate only
COLUMNS = (
    Column("account_id", "account", width=12),
    Column("account_name", "name", width=20, style="bold"),
    Column("entered", width=22),
    Column("regions", is_number=True),
    Column("services", is_number=True),
    Column("refused", width=40, style="yellow"),
)


def check(context: typer.Context, accounts: Accounts = None, types: Types = None) -> None:
    """Enter every account, try one call of each service, and estimate the requests of a scan. Nothing is stored."""
    from inventory_assets.catalog import AWS_TYPES
    from inventory_assets.collect.organizations import discover_accounts
    from inventory_assets.collect.probe import Prober

    call = invocation(context)
    names = type_names(types) or call.settings.resource_types
    rows = [row for row in AWS_TYPES if row.stored and (names is None or row.type in names)]
    listing = discover_accounts(call.settings)
    for warning in listing.warnings:
        call.warn(warning)
    chosen = [row for row in listing.rows if row["is_scanned"] and _is_chosen(row, accounts)]
    if accounts and not chosen:
        raise CommandError(f"no scanned account is called {' or '.join(accounts)}", f"There are: {_told(listing.rows)}.")
    prober = Prober(call.settings, rows)
    with ThreadPoolExecutor(ACCOUNTS_AT_ONCE, "check") as pool:
        results = pool.map(lambda row: prober.probe(row["account_id"], row["partition"]), chosen)
        probes = list(track(results, "Entering accounts", total=len(chosen), console=call.err, transient=True))
    left_out = [row for row in listing.rows if not row["is_scanned"]]
    _print(call, chosen, probes, left_out)
    _print_estimate(call, rows, probes)
    if any(probe.entry or _worrying(probe) for probe in probes):
        raise typer.Exit(2)


def _is_chosen(row: dict[str, Any], accounts: Sequence[str] | None) -> bool:
    return not accounts or row["account_id"] in accounts or row["account_name"] in accounts


def _told(rows: Sequence[dict[str, Any]]) -> str:
    return ", ".join(f"{row['account_id']} {row['account_name'] or ''}".strip() for row in rows if row["is_scanned"])


def _worrying(probe: Probe) -> list[str]:
    """Services that would leave gaps; disabled and unsupported ones are as they should be."""
    return [service for service, failure in probe.refused if failure.status not in ("disabled", "unsupported")]


def _print(call: Invocation, accounts: list[dict[str, Any]], probes: list[Probe], left_out: list[dict[str, Any]]) -> None:
    print_table(call.out, COLUMNS, [_row(account, probe) for account, probe in zip(accounts, probes, strict=True)])
    for row in left_out:
        call.out.print(f"not scanned: {row['account_id']} {row['account_name'] or ''} ({row['status']})", markup=False)
    reasons: dict[str, list[str]] = {}
    for probe in probes:
        if probe.entry is not None:
            call.out.print(f"\n[red]{probe.account_id} cannot be entered[/]")
            call.out.print(f"  {probe.entry.code}: {probe.entry.message}\n  {probe.entry.remedy}", markup=False, soft_wrap=True)
        for service, failure in probe.refused:
            reasons.setdefault(f"{service}: {failure.status}, {failure.code}: {failure.message}", []).append(probe.account_id)
    if reasons:
        call.out.print("\n[bold]Would not be readable[/]")
    for reason, in_accounts in reasons.items():
        call.out.print(f"  {reason} (in {len(in_accounts)} of {len(probes)} accounts)", markup=False, soft_wrap=True)


def _row(account: dict[str, Any], probe: Probe) -> dict[str, Any]:
    tried = len(probe.answered) + len(probe.refused)
    return {
        "account_id": probe.account_id,
        "account_name": account["account_name"],
        "entered": probe.entry.code if probe.entry else "yes",
        "regions": None if probe.entry else len(probe.regions),
        "services": None if probe.entry else f"{len(probe.answered)} of {tried}",
        "refused": ", ".join(service for service, _ in probe.refused),
    }


def _print_estimate(call: Invocation, rows: Sequence[ResourceType], probes: list[Probe]) -> None:
    from inventory_assets.collect.probe import estimate_requests

    entered = [probe for probe in probes if probe.entry is None]
    estimate = estimate_requests(rows, [len(probe.regions) for probe in entered])
    width = call.settings.collection_settings.parallel_regions
    seconds = estimate.requests * REQUEST_SECONDS / width
    minutes = max(1, round(seconds / 60))
    call.out.print(
        f"\nA scan of {count_of(len(entered), 'account')} makes about [bold]{count_of(estimate.requests, 'request')}[/], {width} at once:"
    )
    call.out.print(f"some {count_of(minutes, 'minute')} at {REQUEST_SECONDS:g} s a request. On top come further pages, and calls for each")
    call.out.print(f"resource of {count_of(len(estimate.with_details), 'type')} whose list is not their whole configuration.")
