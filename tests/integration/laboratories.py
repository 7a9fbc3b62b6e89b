"""Laboratory accounts of the local cloud, in which every situation that controls are tried on is there: how they are scanned and judged. No
test belongs here.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from estates import Estate

from inventory_assets.assets.dbt import dbt_environment, dbt_vars
from inventory_assets.catalog import rows_of
from inventory_assets.catalog.controls import controls
from inventory_assets.collect.collector import Collector
from inventory_assets.collect.scan import AccountScan
from inventory_assets.dbt_manifest import PROJECT
from inventory_assets.lake.publish import prepare_build
from inventory_assets.localcloud.estate.accounts import Account, list_accounts
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.estate.organizations import make_access_key
from inventory_assets.localcloud.faults import Fault
from inventory_assets.localcloud.running import CloudHandle
from inventory_assets.localcloud.situations.packing import Laboratory, laboratories
from inventory_assets.localcloud.situations.placing import SETTINGS as SETTINGS_TYPES
from inventory_assets.resources import dbt_program
from inventory_assets.settings import Settings

#: The day of the laboratory of the unit tests, so that both hold the same to the second.
#: The organization's management account has settings and nothing else.
OPTIONS = EstateOptions(
    situations=True, first_day=date(2026, 6, 15), regions=("eu-west-1", "us-east-1"), denials=False, types=tuple(sorted(SETTINGS_TYPES))
)
AS_OF = "2026-06-15 12:00:00+00"
SETTINGS: dict[str, Any] = {
    "accounts": {},
    "organization": True,
    "collection_settings": {"retry_attempts": 2, "cloudwatch_metrics": False},
}
#: The tags of accounts come one call each, and slowly; a refusal of the first is one of all.
WITHOUT_ACCOUNT_TAGS = Fault(service="organizations", operation="ListTagsForResource")
AT_ONCE = 16  # accounts that are scanned side by side


@dataclass(frozen=True)
class Bench:
    """A laboratory and its account."""

    account: Account
    laboratory: Laboratory

    @property
    def account_id(self) -> str:
        return self.account.account_id

    @property
    def types(self) -> frozenset[str]:
        """What must be scanned for the verdicts on its situations."""
        return frozenset(name for name in self.laboratory.types if rows_of(name)[0].stored)


def benches(options: EstateOptions = OPTIONS) -> tuple[Bench, ...]:
    """Every laboratory account of the estate."""
    return tuple(Bench(account, laboratory) for account, laboratory in zip(list_accounts(options)[1:], laboratories(), strict=True))


def said_of_parameters(chosen: Iterable[Bench]) -> dict[str, dict[str, Any]]:
    """The settings by which each account has the parameters that its situations ask for, and every other account the control's own."""
    chosen = list(chosen)
    asked = {
        (control, name)
        for bench in chosen
        for situation in bench.laboratory.situations
        for control, said in situation.parameters.items()
        for name in said
    }
    defaults = {control.control_id: control.parameters for control in controls()}
    found: dict[str, dict[str, Any]] = {}
    for control, name in sorted(asked):
        whole: dict[str, Any] = {"accounts": {}}
        for bench in chosen:
            value = bench.laboratory.situations[0].parameters.get(control, {}).get(name, defaults[control][name])
            if isinstance(value, dict):
                whole |= value  # of one situation: others have their values by their accounts
            else:
                whole["accounts"][bench.account_id] = value
        found.setdefault(control, {})[name] = whole
    return found


def scan_benches(
    cloud: CloudHandle, warehouse: Path, options: EstateOptions, chosen: Sequence[Bench], types: Iterable[str] | None = None
) -> list[AccountScan]:
    """Scan the accounts into the warehouse: members as their organization's, accounts that are organizations of their own one by one."""
    estate = Estate(cloud, options, warehouse)
    collector = estate.collector(**SETTINGS)
    members = [bench for bench in chosen if not bench.account.is_alone]
    done = [scan for group in _groups(members) for scan in _scan(collector, group, types)]
    if members and types is None:  # what an organization has for its members is there
        done += collector.scan([estate.home], None, sorted({name for bench in members for name in bench.types}))
    for bench in chosen:
        if bench.account.is_alone:
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("AWS_ACCESS_KEY_ID", make_access_key(bench.account_id, "laboratory"))
                done += _scan(estate.collector(**SETTINGS), [bench], types)
    return done


def _scan(collector: Collector, group: Sequence[Bench], types: Iterable[str] | None) -> Iterable[AccountScan]:
    wanted = {name for bench in group for name in bench.types} if types is None else types
    return collector.scan([bench.account_id for bench in group], None, sorted(wanted))


def _groups(chosen: Sequence[Bench]) -> Iterator[list[Bench]]:
    """Accounts side by side that are asked for much the same."""
    waiting = sorted(chosen, key=lambda bench: (sorted(bench.types), bench.account_id))
    while waiting:
        first = max(waiting, key=lambda bench: len(bench.types))
        waiting.sort(key=lambda bench: len(bench.types - first.types))
        yield waiting[:AT_ONCE]
        del waiting[:AT_ONCE]


def build_findings(warehouse: Path, parameters: dict[str, Any]) -> Path:
    """Build the findings of all controls as of the laboratory's moment, with all that they stand on; gives the file."""
    build = prepare_build(warehouse)
    values = dbt_vars(Settings(warehouse=warehouse)) | {"as_of": AS_OF, "control_parameters": parameters}
    with dbt_environment(warehouse, build):
        arguments = ["build", "--vars", json.dumps(values), "--profiles-dir", str(PROJECT), "--select", "+findings"]
        command = [str(dbt_program()), *arguments, "--exclude-resource-type", "test"]
        ended = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout[-4000:]
    return build
