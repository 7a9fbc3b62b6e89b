"""The collector of costs: what Dagster's assets ask of billing exports, Cost Explorer and price lists. How each of them is read stands in
`collect/billing/`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inventory_assets.collect.errors import CellError
from inventory_assets.lake.locks import hold
from inventory_assets.settings import Settings

if TYPE_CHECKING:
    from inventory_assets.collect.billing.exports import MonthLoad
    from inventory_assets.collect.billing.outcomes import ExplorerOutcome, PricesOutcome

PATIENCE_SECONDS = 600  # two commands at once would pay for the same requests and read the same months


@dataclass(frozen=True)
class Available:
    """What the exports have to offer: by export, the fingerprint of each month's files; and why an export could not tell."""

    months: Mapping[str, Mapping[dt.date, str]] = field(default_factory=dict)
    failures: Mapping[str, str] = field(default_factory=dict)

    @property
    def all_months(self) -> list[dt.date]:
        """Every month that any export has."""
        return sorted({month for months in self.months.values() for month in months})


class CostCollector:
    """Reads costs into the raw zone as settings say."""

    def __init__(self, settings: Settings) -> None:
        self._settings, self._raw = settings, settings.warehouse / "raw"

    def available(self) -> Available:
        """What each export has, by listings and manifests alone. One that cannot be read keeps no other from being told."""
        from inventory_assets.collect.billing.exports import available_months

        months: dict[str, Mapping[dt.date, str]] = {}
        failures: dict[str, str] = {}
        for name, export in self._settings.costs.exports.items():
            alone = self._settings.model_copy(update={"costs": self._settings.costs.model_copy(update={"exports": {name: export}})})
            try:
                months |= available_months(alone)
            except CellError as error:  # a place or credentials
                failures[name] = str(error)
        return Available(months, failures)

    def read_exports(self, months: Sequence[dt.date] | None = None) -> Iterator[MonthLoad]:
        """Read what has changed of these months (None: of all that exports have), and commit it."""
        from inventory_assets.collect.billing.exports import read_exports

        return read_exports(self._settings, self._raw, months)

    def explore(self) -> ExplorerOutcome:
        """Ask Cost Explorer for what is not known yet, within the budget of a run."""
        from inventory_assets.collect.billing.explorer import explore_costs

        with self._alone():
            return explore_costs(self._settings, self._raw)

    def refresh_prices(self, regions: Sequence[str] | None = None, providers: Sequence[str] | None = None) -> PricesOutcome:
        """Read the providers' public price files."""
        from inventory_assets.collect.billing.prices import refresh_prices

        with self._alone():
            return refresh_prices(self._settings, self._raw, regions, providers=providers)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        locks = self._settings.warehouse / "locks"
        with hold(locks, "costs", wait_seconds=PATIENCE_SECONDS, thing=f"the collection of costs of {self._settings.warehouse}"):
            yield
