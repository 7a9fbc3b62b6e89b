"""What assets are given to work with: the collectors, whoever watches a run, dbt, and the lock of the warehouse's build. What they
are used for is the assets' affair.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import dagster as dg
from dagster_dbt import DbtCliResource, DbtProject
from packaging.version import Version, parse

from inventory_assets import dbt_process
from inventory_assets.collect.organizations import AccountListing
from inventory_assets.collect.scan import AccountScan, Progress
from inventory_assets.lake.locks import building
from inventory_assets.lake.publish import Published
from inventory_assets.settings import Settings

if TYPE_CHECKING:  # what reads bills is not paid for by who only looks at definitions
    from inventory_assets.collect.billing.exports import MonthLoad
    from inventory_assets.collect.billing.outcomes import ExplorerOutcome, PricesOutcome
    from inventory_assets.collect.costs import Available

#: The pool of everything that writes to the warehouse's build: dagster.yaml lets one run of it go at a time.
POOL = "warehouse"


class Collecting(Protocol):
    """What the raw assets need of a collector."""

    def list_accounts(self) -> AccountListing:
        """Find the accounts and commit the listing."""

    def scan(
        self, account_ids: Sequence[str], regions: Sequence[str] | None = None, types: Sequence[str] | None = None, *,
        only_failed: bool = False, quick: bool = False, progress: Progress | None = None,
    ) -> Iterator[AccountScan]:  # fmt: skip
        """Scan accounts, a commit each."""


class CostCollecting(Protocol):
    """What the assets of costs need of a collector. Each call commits what it reads."""

    def available(self) -> Available:
        """What the exports have, told cheaply."""

    def read_exports(self, months: Sequence[dt.date] | None = None) -> Iterator[MonthLoad]:
        """Read what has changed of these months (None: of all that there are)."""

    def explore(self) -> ExplorerOutcome:
        """Ask Cost Explorer, which is paid for by the request."""

    def refresh_prices(self, regions: Sequence[str] | None = None) -> PricesOutcome:
        """Read the public price lists."""


#: Writes a report: from the published file, to a file.
ReportWriter = Callable[[Path, Path], object]


@dataclass
class Watcher:
    """Sees what a run in this process does, for whoever started it there."""

    progress: Progress | None = None
    listing: AccountListing | None = None
    scans: list[AccountScan] = field(default_factory=list)
    months: list[MonthLoad] = field(default_factory=list)
    explored: ExplorerOutcome | None = None
    published: Published | None = None


class QuietDbt(DbtCliResource):  # type: ignore[misc]
    """The dbt of this environment as a process that ends with this one, and that asks nobody on the network for its latest version."""

    @cached_property
    def _cli_version(self) -> Version:
        # Else dbt is started once more to say its version, and looks for newer ones over the network.
        return parse(version("dbt-core"))

    def _initialize_dbt_core_adapter(self, args: Sequence[str]) -> Any:  # noqa: ARG002
        # It would load dbt into this process, for two seconds, to read column types that the contracts already tell.
        return None


def dbt_program() -> Path:
    """The dbt of this environment, whether or not it is activated, for commands that build nothing."""
    return Path(sys.executable).with_name("dbt")


def dbt_resource(project: DbtProject) -> DbtCliResource:
    """Dbt for this project."""
    return QuietDbt(project, dbt_executable=sys.executable, global_config_flags=["-m", dbt_process.__name__, "--no-use-colors"])


def collector_resource(settings: Settings) -> dg.ResourceDefinition:
    """The real collector, made when a run first needs it."""

    @dg.resource(description="Lists accounts and scans them into the raw zone.")
    def collector() -> Collecting:
        from inventory_assets.collect.collector import Collector

        return Collector(settings)

    return collector


def cost_collector_resource(settings: Settings) -> dg.ResourceDefinition:
    """The real collector of costs, made when a run first needs it."""

    @dg.resource(description="Reads billing exports, Cost Explorer and price lists into the raw zone.")
    def cost_collector() -> CostCollecting:
        from inventory_assets.collect.costs import CostCollector

        return CostCollector(settings)

    return cost_collector


def report_writer_resource() -> dg.ResourceDefinition:
    """Draws the report of costs; the plotting library is loaded when a run first needs it."""

    @dg.resource(description="Writes the report of costs as one HTML file.")
    def report_writer() -> ReportWriter:
        from inventory_assets.reports.cost_report import write_cost_report

        return write_cost_report

    return report_writer


def compliance_report_writer_resource() -> dg.ResourceDefinition:
    """Draws the report of compliance, likewise."""

    @dg.resource(description="Writes the report of compliance as one HTML file.")
    def compliance_report_writer() -> ReportWriter:
        from inventory_assets.reports.compliance_report import write_compliance_report

        return write_compliance_report

    return compliance_report_writer


def locked_warehouse_resource(settings: Settings) -> dg.ResourceDefinition:
    """The warehouse, locked for as long as a run lasts: with the in-process executor, from the first model to the swap."""

    @dg.resource(description="The warehouse's folder: one build and publish of it at a time.")
    def locked_warehouse() -> Iterator[Path]:
        with building(settings.warehouse):
            yield settings.warehouse

    return locked_warehouse
