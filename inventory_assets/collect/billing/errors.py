"""What goes wrong with bills, in the ledger's words. A message names the thing and the remedy, never a whole row: bills carry names."""

from __future__ import annotations

from inventory_assets.collect.errors import CellError

SHOWN = 40  # characters of a value


class BillingError(CellError):
    """A source of costs, or a month of one, that cannot be read. `status` and `code` are the ledger's."""

    def __init__(self, code: str, message: str, status: str = "error") -> None:
        super().__init__(message)
        self.code, self.status = code, status

    def __reduce__(self) -> tuple[type[BillingError], tuple[str, str, str]]:
        return BillingError, (self.code, str(self), self.status)


class LocationError(BillingError):
    """A place that cannot be listed or read."""


class LayoutError(BillingError):
    """Files that are there and make up no month: a manifest that names others, two exports in one place."""


class BrokenExportError(BillingError):
    """A file that is not what an export delivers, with the row and column where they are known."""

    def __init__(self, file: str, what: str, *, row: int | None = None, line: int | None = None, column: str | None = None) -> None:
        place = "".join(
            [
                f", row {row:,}" if row is not None else "",
                f" (line {line:,})" if line is not None else "",
                f", column {column}" if column is not None else "",
            ]
        )
        super().__init__("BrokenExport", f"{file}{place}: {what}")
        self.file, self.row, self.line, self.column = file, row, line, column


def shortened(value: str) -> str:
    """A value as a message may show it."""
    plain = " ".join(value.split())
    return repr(plain if len(plain) <= SHOWN else f"{plain[:SHOWN]}…")
