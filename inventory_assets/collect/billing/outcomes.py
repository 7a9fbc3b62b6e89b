"""What a command over costs came to, for whoever started it. The ledger has the same, and keeps it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from inventory_assets.lake.costs import LoadRow


@dataclass(frozen=True)
class SourceLoad:
    """What became of one month of a source, or of a source as a whole."""

    provider: str
    source: str
    billing_period: dt.date | None
    status: str
    row_count: int | None = None  # None unless ok
    is_unchanged: bool = False
    error_code: str | None = None
    error_message: str | None = None

    @classmethod
    def of(cls, row: LoadRow, *, is_unchanged: bool = False) -> SourceLoad:
        """What a row of the ledger tells."""
        month, code, message = row.billing_period, row.error_code, row.error_message
        return cls(row.provider, row.source, month, row.status, row.row_count, is_unchanged, code, message)


@dataclass(frozen=True)
class Outcome:
    """All loads of a command, in the order in which they were made."""

    loads: tuple[SourceLoad, ...] = ()

    @property
    def loads_by_status(self) -> dict[str, int]:
        """How many loads ended how."""
        return dict(Counter(load.status for load in self.loads))


@dataclass(frozen=True)
class ExplorerOutcome(Outcome):
    """What a run asked of Cost Explorer, and what it costs."""

    paid_requests: int = 0
    budget: int = 0
    cost_usd: Decimal = Decimal(0)


@dataclass(frozen=True)
class PricesOutcome(Outcome):
    """Which price lists were read, and what was left out and why."""

    messages: tuple[str, ...] = ()

    @property
    def prices(self) -> int:
        """How many prices were read."""
        return sum(load.row_count or 0 for load in self.loads)
