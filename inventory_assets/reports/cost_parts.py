"""The report's part of one currency: its months, teams and resources. Days and what is to come are `cost_days.py`'s, what holds for all
currencies is `cost_blocks.py`'s.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from inventory_assets.reports.cost_charts import NAMED, Series, allocation_bars, monthly_bars
from inventory_assets.reports.cost_figures import Row, Span, add_up
from inventory_assets.reports.drawing import GRID, REST, SERIES
from inventory_assets.reports.money import UNKNOWN, format_amount, format_month, format_share
from inventory_assets.reports.parts import Block, Heading, Key, Table

OTHERS = "all other services"
UNALLOCATED = "unallocated"
TEAMS_SHOWN = 15
#: Whose tags told the team, by the mart's column.
TOLD_BY = (("from_versions", "resource"), ("from_bill", "bill"), ("from_account", "account"))


def months_block(name: str, currency: str, span: Span, rows: Sequence[Row], bases: Sequence[Row]) -> Block:
    """Thirteen months by service, and by what they stand on."""
    by_service = add_up(rows, "service", "billing_period")
    size: dict[str, Decimal] = {}
    for (service, _), cost in by_service.items():
        size[service] = size.get(service, Decimal(0)) + abs(cost or 0)
    services = sorted(size, key=lambda service: (-size[service], service))
    named = services[:NAMED] if len(services) > NAMED + 1 else services[: NAMED + 1]
    series = [
        Series(service, [by_service.get((service, month)) for month in span.months], SERIES[number] if number < NAMED else REST)
        for number, service in enumerate(named)
    ]
    rest = [service for service in services if service not in named]
    if rest:
        sums = [_sum(by_service.get((service, month)) for service in rest) for month in span.months]
        series.append(Series(f"{OTHERS} ({len(rest)})", sums, REST))
    return Block(
        f"Thirteen months by service ({currency})",
        monthly_bars(f"months-{name}", currency, span.months, series, span.open_month),
        [Key.of(one.name, one.colour) for one in series],
        f"* {format_month(span.open_month)} is not over. What lies below the line is credit.",
        _months_table(currency, span, bases),
        is_folded=True,
    )


def teams_block(name: str, currency: str, month: dt.date, rows: Sequence[Row]) -> Block:
    """Whose the month's costs are; what belongs to nobody is always there."""
    heading = f"{format_month(month)} by team ({currency})"
    if not rows:
        return Block(heading, note=f"Nothing is allocated of {format_month(month)} in {currency}.")
    named = [row | {"label": row["value"]} for row in rows if row["value"] != UNALLOCATED]
    nobody = [row | {"label": UNALLOCATED, "value": ""} for row in rows if row["value"] == UNALLOCATED]
    shown = named[:TEAMS_SHOWN] + nobody
    legend = [Key.of("its own", SERIES[0]), Key.of("its part of shared costs", SERIES[0], 0.45), Key.of("unallocated", GRID)]
    hidden = len(named) - len(named[:TEAMS_SHOWN])
    note = f"{hidden} smaller teams are in the table." if hidden else ""
    table = Table(
        (
            Heading("label", "team"),
            Heading("direct", "its own", is_number=True),
            Heading("shared", "shared", is_number=True),
            Heading("cost", f"in all ({currency})", is_number=True),
            Heading("share", "share", is_number=True),
            Heading("told_by", "told by the tags of", is_small=True),
            Heading("cost_basis", "basis", is_small=True),
        ),
        [_team(row) for row in named + nobody],
    )
    return Block(heading, allocation_bars(f"teams-{name}", currency, shown), legend, note, table, is_folded=True)


def top_block(currency: str, month: dt.date, rows: Sequence[Row], accounts: dict[str, str]) -> Block:
    """The dearest resources."""
    columns = (
        Heading("rank", "", is_number=True),
        Heading("resource", "resource"),
        Heading("resource_type", "type", is_small=True),
        Heading("service", "service", is_small=True),
        Heading("account", "account", is_small=True),
        Heading("owner", "owner"),
        Heading("cost", f"cost ({currency})", is_number=True),
        Heading("share", "share", is_number=True),
        Heading("cost_basis", "basis", is_small=True),
    )
    shown = [
        row
        | {
            "resource": resource_name(row),
            "resource_type": row["resource_type"] or "unknown",
            "account": accounts.get(row["account_id"], row["account_id"]),
            "owner": row["owner"] or ("none known" if row["is_in_inventory"] else UNKNOWN),
            "cost": format_amount(row["effective_cost"]),
            "share": format_share(row["share"]),
        }
        for row in rows
    ]
    return Block(
        f"The dearest resources of {format_month(month)} ({currency})", table=Table(columns, shown, "No resource has a cost of its own.")
    )


def resource_name(row: Row) -> str:
    """What people call a resource: its name, else the end of its identity."""
    uid = str(row["resource_uid"] or "")
    return str(row.get("resource_name") or uid.rstrip("/").replace(":", "/").rsplit("/", 1)[-1] or uid)


def _months_table(currency: str, span: Span, bases: Sequence[Row]) -> Table:
    by_basis = add_up(bases, "billing_period", "cost_basis")
    names = sorted({basis for _, basis in by_basis})
    totals = add_up(bases, "billing_period")
    billed: dict[dt.date, Any] = {}
    for row in bases:
        if row["billed_cost"] is not None:
            billed[row["billing_period"]] = billed.get(row["billing_period"], Decimal(0)) + row["billed_cost"]
    rows = []
    for month in span.months:
        row = {basis: format_amount(by_basis[month, basis]) if (month, basis) in by_basis else "–" for basis in names}
        total = format_amount(totals[month,]) if (month,) in totals else "unknown"
        invoice = format_amount(billed[month]) if month in billed else "unknown"
        rows.append(row | {"month": format_month(month) + (" *" if month == span.open_month else ""), "total": total, "invoice": invoice})
    columns = [Heading("month", "month"), Heading("total", f"effective cost ({currency})", is_number=True)]
    columns += [Heading(basis, basis, is_number=True) for basis in names]
    return Table([*columns, Heading("invoice", "billed cost", is_number=True)], rows)


def _team(row: Row) -> dict[str, Any]:
    direct = row["direct_cost"]
    told = [f"{words} {format_share(row[name] / direct, 0)}" for name, words in TOLD_BY if direct and row[name]]
    return row | {
        "direct": format_amount(direct),
        "shared": format_amount(row["shared_cost"]),
        "cost": format_amount(row["effective_cost"]),
        "share": format_share(row["share"]),
        "told_by": ", ".join(told),
    }


def _sum(values: Any) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def basis_split(rows: Sequence[Row]) -> str:
    """`billed 98.2 %, estimated 1.8 %`, by the size of the amounts."""
    sizes = {basis: abs(cost or 0) for (basis,), cost in add_up(rows, "cost_basis").items()}
    whole = sum(sizes.values())
    if not whole:
        return ", ".join(sorted(sizes)) or "unknown"
    return ", ".join(f"{basis} {format_share(size / whole)}" for basis, size in sorted(sizes.items(), key=lambda pair: -pair[1]))


def total_of(rows: Sequence[Row]) -> Decimal | None:
    """What rows of one currency add up to; None where none of it is known."""
    return _sum(row["effective_cost"] for row in rows)
