"""Stand-ins for the cloud side and the models: a collector that tells what it is told to, and a dbt project of two marts."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb

from inventory_assets.collect.cells import CellResult
from inventory_assets.collect.errors import Failure
from inventory_assets.collect.organizations import AccountListing
from inventory_assets.collect.scan import AccountScan, Progress, RegionTotals
from inventory_assets.lake.commit import Commit, new_scan_id
from inventory_assets.lake.ledger import CellKey

#: Run config of jobs whose failures are wanted, and not to be shown.
QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
DENIED = Failure("denied", "AccessDenied", "not allowed")
BROKEN = Failure("error", "InternalError", "it broke")
THROTTLED = Failure("throttled", "Throttling", "too fast")


def listing(*scanned: str, suspended: Sequence[str] = (), status: str = "ok") -> AccountListing:
    """A listing of these accounts."""
    rows = [{"account_id": one, "account_name": f"name-{one}", "is_scanned": True, "status": "ACTIVE"} for one in scanned]
    rows += [{"account_id": one, "account_name": f"name-{one}", "is_scanned": False, "status": "SUSPENDED"} for one in suspended]
    ledger = ({"source": "organizations:ListAccounts", "status": status},)
    warnings = () if status == "ok" else ("Organizations could not be read",)
    return AccountListing(new_scan_id(), "111111111111", "aws", tuple(rows), ledger, warnings)


@dataclass
class FakeCollector:
    """Scans every account in `regions`; `failures` say what goes wrong where, by account and region."""

    raw: Path
    accounts: AccountListing
    regions: tuple[str, ...] = ("global", "eu-west-1", "us-east-1")
    failures: dict[tuple[str, str], Failure] = field(default_factory=dict)
    not_entered: dict[str, Failure] = field(default_factory=dict)
    locked: set[str] = field(default_factory=set)
    explodes: bool = False
    interrupts: bool = False
    asked: list[dict[str, Any]] = field(default_factory=list)

    def list_accounts(self) -> AccountListing:
        return self.accounts

    def scan(
        self, account_ids: Sequence[str], regions: Sequence[str] | None = None, types: Sequence[str] | None = None, *,
        only_failed: bool = False, quick: bool = False, progress: Progress | None = None,
    ) -> Iterator[AccountScan]:  # fmt: skip
        self.asked.append({"accounts": list(account_ids), "regions": regions, "types": types, "only_failed": only_failed, "quick": quick})
        for account_id in account_ids:
            yield self._scan(account_id, regions, progress)
        if self.interrupts:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(5)
        if self.explodes:
            raise RuntimeError("nobody foresaw this")

    def _scan(self, account_id: str, regions: Sequence[str] | None, progress: Progress | None) -> AccountScan:
        scan = AccountScan(account_id)
        if account_id in self.locked:
            scan.not_committed = f"account {account_id} is in use by process 1"
            return scan
        scan.entry_failure = self.not_entered.get(account_id)
        for region in self.regions:
            if regions is None or region in regions:
                failure = scan.entry_failure or self.failures.get((account_id, region))
                scan.regions[region] = totals(failure)
                if progress is not None:
                    key = CellKey(region, "AWS::S3::Bucket")
                    progress(account_id, CellResult(key, failure.status if failure else "ok", 3, 1, 0.1, 10, failure), 1, 1)
        scan.commit = self._commit(account_id)
        return scan

    def _commit(self, account_id: str) -> Commit:
        scan_id = new_scan_id()
        path = self.raw / "ledger" / "aws" / account_id / f"{scan_id}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        return Commit(scan_id, path, 3, 100)


def totals(failure: Failure | None = None) -> RegionTotals:
    """What a region of two types came to."""
    found = RegionTotals(cells=2, resources=3, api_calls=4, seconds=0.5, bytes=100)
    found.statuses["ok"] += 1
    found.statuses[failure.status if failure else "ok"] += 1
    if failure is not None:
        found.failures.append(("AWS::S3::Bucket", failure))
    return found


class FakeDbt:
    """Makes the tiny project's marts without dbt, for runs in which dbt is not what is looked at."""

    def cli(self, arguments: Sequence[str], *, context: dg.AssetExecutionContext, target_path: Path) -> FakeDbt:
        self.outputs = sorted(context.op_execution_context.selected_output_names)
        return self

    def stream(self) -> Iterator[dg.Output[None]]:
        with duckdb.connect(os.environ["INVENTORY_BUILD"]) as connection:
            connection.execute("create schema if not exists inventory; create or replace table inventory.assets as select 1 as n")
            connection.execute("create schema if not exists operations; create or replace table operations.scan_coverage as " + COVERAGE)
            connection.execute("create or replace table operations.source_agreement as " + AGREEMENT.format(lost=0))
        for output in self.outputs:
            yield dg.Output(None, output)


COVERAGE = """
select '111111111111' as account_id, 'eu-west-1' as region, 'ok' as status, null::varchar as error_code, now() as last_success_at,
    false as is_stale
"""

#: An index that lacks some of 1,000 resources.
AGREEMENT = """
select '111111111111' as account_id, 'eu-west-1' as region, 'AWS::S3::Bucket' as resource_type,
    'resource-explorer-2:ListResources' as source_b, 1000 - lost as in_both, lost as only_in_a, 0 as only_in_b,
    100 - lost / 10 as agreement_pct, ['arn:one'] as only_in_a_uids, null::varchar[] as only_in_b_uids,
    null::varchar as not_applicable_reason
from (select {lost}::bigint as lost)
"""

PROJECT = {
    "dbt_project.yml": """
name: tiny
version: "1.0.0"
profile: tiny
model-paths: [models]
test-paths: [tests]
macro-paths: [macros]
models:
  tiny:
    inventory: {+schema: inventory}
    operations: {+schema: operations}
""",
    "profiles.yml": """
tiny:
  target: build
  outputs:
    build: {type: duckdb, path: "{{ env_var('INVENTORY_BUILD', 'none.duckdb') }}", schema: main, threads: 1}
""",
    "macros/generate_schema_name.sql": "{% macro generate_schema_name(name, node) %}{{ (name or target.schema) | trim }}{% endmacro %}",
    "models/sources.yml": "version: 2\nsources: [{name: raw_aws, schema: raw_aws, tables: [{name: resources}, {name: accounts}]}]",
    "models/inventory/assets.sql": """
{{ config(materialized='incremental') }}
-- depends_on: {{ source('raw_aws', 'resources') }}
select * from (select unnest(range((select count(*) from glob('{{ env_var("INVENTORY_RAW", "") }}/ledger/*/*/*.parquet')))) as n)
{% if is_incremental() %} where n > (select max(n) from {{ this }}) {% endif %}
""",
    "models/operations/scan_coverage.sql": """
{{ config(materialized='table') }}
select '111111111111' as account_id, 'eu-west-1' as region, 'ok' as status, null::varchar as error_code,
    now() as last_success_at, exists (from glob('{{ env_var("INVENTORY_RAW", "") }}/stale')) as is_stale
from (select count(*) from {{ ref('assets') }})
""",
    # As many as the raw zone has files named so.
    "models/operations/source_agreement.sql": "{{ config(materialized='table') }} -- depends_on: {{ ref('assets') }}\n"
    + AGREEMENT.format(lost="""(select count(*) from glob('{{ env_var("INVENTORY_RAW", "") }}/lost*'))"""),
    "models/marts.yml": """
version: 2
models:
  - name: assets
    description: What exists.
    columns: [{name: n, data_tests: [unique]}]
""",
    # A check that fails when the raw zone holds something bad.
    "tests/nothing_is_bad.sql": """
{{ config(meta={'dagster': {'ref': {'name': 'assets'}}}) }}
select n from {{ ref('assets') }} where exists (from glob('{{ env_var("INVENTORY_RAW", "") }}/bad'))
""",
}


def write_project(folder: Path) -> Path:
    """The dbt project of two marts, in `folder`."""
    for name, text in PROJECT.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder
