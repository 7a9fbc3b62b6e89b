"""Estates that tests scan, and how they are scanned: the served cloud, its settings, its truth. No assertion belongs here."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from zone_reader import Identity

from inventory_assets.assets.dbt import dbt_environment, dbt_vars
from inventory_assets.collect.collector import Collector
from inventory_assets.collect.organizations import AccountListing
from inventory_assets.collect.scan import AccountScan
from inventory_assets.dbt_manifest import PROJECT
from inventory_assets.lake.publish import accept_build, prepare_build, publish
from inventory_assets.localcloud.estate.accounts import Account, list_accounts
from inventory_assets.localcloud.estate.families import truth
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.faults import Fault
from inventory_assets.localcloud.running import CREDENTIALS, CloudHandle
from inventory_assets.resources import dbt_program
from inventory_assets.settings import Settings

BUCKET, VOLUME, QUEUE, ROLE, USER = "AWS::S3::Bucket", "AWS::EC2::Volume", "AWS::SQS::Queue", "AWS::IAM::Role", "AWS::IAM::User"
FUNCTION, CLUSTER, BUS, RULE = "AWS::Lambda::Function", "AWS::ECS::Cluster", "AWS::Events::EventBus", "AWS::Events::Rule"
LOGS, KEY, POLICY = "AWS::Logs::LogGroup", "AWS::KMS::Key", "AWS::IAM::Policy"

#: Accounts of the default estate that are scanned more than once.
RESCANNED = ("payments-production", "sandbox")
LATER = 20  # a day on which every cell has changed

#: Two accounts and two regions; small enough for a scan to take a second. Its log groups come in three pages.
SMALL = EstateOptions(
    members=1,
    suspended=0,
    regions=("us-east-1", "eu-west-1"),
    scale=0.5,
    even=True,
    churn=3.0,
    denials=False,
    types=(BUCKET, VOLUME, QUEUE, ROLE, USER, POLICY, FUNCTION, CLUSTER, BUS, RULE, LOGS, KEY),
    big_cells={(1, "eu-west-1", LOGS): 120},
)


@contextmanager
def seen_as_aws(url: str) -> Iterator[None]:
    """This process's AWS is the one at the URL, and nothing of the user's own is left."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("AWS_")]:
            patch.delenv(name)
        for name, value in {"AWS_ENDPOINT_URL": url, **CREDENTIALS}.items():
            patch.setenv(name, value)
        patch.setenv("AWS_CONFIG_FILE", os.devnull)
        patch.setenv("AWS_SHARED_CREDENTIALS_FILE", os.devnull)
        yield


def true_inventory(options: EstateOptions, day: int | None = None, accounts: Iterable[str] | None = None) -> set[Identity]:
    """What the estate holds on a day."""
    there = truth(options if day is None else replace(options, day=day))
    wanted = None if accounts is None else set(accounts)
    return {identity for identity in there if wanted is None or identity[0] in wanted}


@dataclass
class Estate:
    """A served estate with a warehouse to scan it into."""

    cloud: CloudHandle
    options: EstateOptions
    warehouse: Path

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The accounts that can be entered, the management account first."""
        return tuple(account for account in list_accounts(self.options) if account.status == "ACTIVE")

    @property
    def home(self) -> str:
        """The caller's own account."""
        return self.accounts[0].account_id

    @property
    def member(self) -> str:
        """An account that is entered by its role."""
        return self.accounts[1].account_id

    def settings(self, **changes: Any) -> Settings:
        """Settings of the configured accounts: listing them costs one call."""
        given: dict[str, Any] = {
            "warehouse": self.warehouse,
            "accounts": {account.name: {"account_id": account.account_id} for account in self.accounts},
            "role_name": self.options.role_name,
            "external_id": self.options.external_id,
            "collection_settings": {"retry_attempts": 2},
        }
        return Settings.model_validate(given | changes)

    def collector(self, **changes: Any) -> Collector:
        collector = Collector(self.settings(**changes))
        self.listing: AccountListing = collector.list_accounts()
        return collector

    def scan(
        self,
        *types: str,
        accounts: Sequence[str] | None = None,
        regions: Sequence[str] | None = None,
        only_failed: bool = False,
        quick: bool = False,
        **changes: Any,
    ) -> dict[str, AccountScan]:
        """Scan the types in the accounts (all of them by default); how each account went, by its id."""
        collector = self.collector(**changes)
        ids = tuple(accounts or (account.account_id for account in self.accounts))
        return {scan.account_id: scan for scan in collector.scan(ids, regions, types or None, only_failed=only_failed, quick=quick)}

    def fail(self, *faults: Fault) -> None:
        """From now on the cloud has these faults, and no others."""
        self.cloud.set_faults(faults)

    def truth(self, *types: str, day: int | None = None, accounts: Sequence[str] | None = None) -> set[Identity]:
        return {identity for identity in true_inventory(self.options, day, accounts) if not types or identity[2] in types}


@dataclass(frozen=True)
class ScannedEstate:
    """The default estate after three scans: all accounts on day 0, then some of them on day 0 again and on day 1."""

    warehouse: Path
    options: EstateOptions
    calls: dict[tuple[str, str], int]  # of the listing and the first scan
    scan_ids: dict[str, dict[str, str]]  # "first", "again", "next day" → account → scan
    resources_written: dict[str, dict[str, int]]
    warnings: list[str]

    def account(self, name: str) -> str:
        return next(account.account_id for account in list_accounts(self.options) if account.name == name)


def build_marts(warehouse: Path) -> Path:
    """Build and publish what the raw zone holds, as the product does; gives the published file."""
    settings = Settings(warehouse=warehouse)
    build = prepare_build(warehouse)
    with dbt_environment(warehouse, build):
        arguments = ["build", "--vars", json.dumps(dbt_vars(settings)), "--profiles-dir", str(PROJECT)]
        ended = subprocess.run([str(dbt_program()), *arguments], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout[-4000:]
    accept_build(warehouse)
    return publish(warehouse).path
