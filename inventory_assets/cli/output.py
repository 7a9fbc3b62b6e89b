"""Rows as a table for people, or as CSV or JSON for programs. What rows there are is the commands' affair."""

from __future__ import annotations

import csv
import datetime as dt
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

import orjson
from rich import box
from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text


class Format(StrEnum):
    """How rows are written."""

    table = "table"
    csv = "csv"
    json = "json"


@dataclass(frozen=True)
class Column:
    """A column of a table. `width` is the most it takes."""

    name: str
    title: str = ""
    width: int | None = None
    is_number: bool = False
    style: str = ""
    show: Callable[[Any], str] | None = None

    @property
    def heading(self) -> str:
        return self.title or self.name.replace("_", " ")


#: Columns this narrow (ids, regions, times) and numbers keep their width where a table does not fit; wider ones give way.
KEPT_WHOLE = 16
LEAST_WIDTH = 8  # of a column that gives way
MARGIN = 2  # the gap that each column takes beside its width
STATUS_STYLES = {
    "ok": "green",
    "denied": "red",
    "error": "red",
    "throttled": "yellow",
    "disabled": "dim",
    "unsupported": "dim",
    "skipped": "dim",
    "pass": "green",
    "fail": "red",
    "unknown": "yellow",
    "not_applicable": "dim",
}


def print_table(console: Console, columns: Sequence[Column], rows: Iterable[Mapping[str, Any]], title: str | None = None) -> int:
    """Print rows, cropped to the console's width; returns how many there were. Nothing is printed for none."""
    cells = [[_cell(column, row.get(column.name)) for column in columns] for row in rows]
    if not cells:
        return 0
    room = console.width - MARGIN * len(columns)
    widths = _fit(columns, [max(map(len, column)) for column in zip(*cells, strict=True)], room)
    if sum(widths) > room:
        _print_records(console, columns, cells)
        return len(cells)
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False, padding=(0, 1, 0, 0))
    for column, width in zip(columns, widths, strict=True):
        side: JustifyMethod = "right" if column.is_number else "left"
        table.add_column(column.heading, justify=side, style=column.style, width=width, no_wrap=True, overflow="ellipsis")
    for row in cells:
        table.add_row(*row)
    console.print(table)
    return len(cells)


def _print_records(console: Console, columns: Sequence[Column], cells: Sequence[Sequence[Text]]) -> None:
    """More columns than fit side by side: one below the other, cropped to a line each."""
    longest = max(len(column.heading) for column in columns)
    for number, row in enumerate(cells, start=1):
        console.print(f"[dim]{number}[/]")
        for column, cell in zip(columns, row, strict=True):
            console.print(Text(f" {column.heading:{longest}}  ", style="dim") + cell, no_wrap=True, overflow="ellipsis")


def _fit(columns: Sequence[Column], longest: Sequence[int], room: int) -> list[int]:
    """Widths of columns whose longest cells are given: where they need more than there is room, the widest give way."""
    needed = [max(len(column.heading), cell) for column, cell in zip(columns, longest, strict=True)]
    widths = [min(need, column.width or need) for column, need in zip(columns, needed, strict=True)]
    giving = [i for i, column in enumerate(columns) if not column.is_number and (column.width is None or column.width > KEPT_WHOLE)]
    while sum(widths) > room and giving and max(widths[i] for i in giving) > LEAST_WIDTH:
        widest = max(giving, key=lambda i: widths[i])
        widths[widest] -= 1
    return widths


def _cell(column: Column, value: Any) -> Text:
    text = column.show(value) if column.show and value is not None else show(value)
    return Text(text, style=STATUS_STYLES.get(text, "") if column.name == "status" else "")


def show(value: Any) -> str:
    """A value as people read it: counts with separators, times to the minute in UTC, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, dt.datetime):
        return f"{_utc(value):%Y-%m-%d %H:%M}"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}={show_json(inner)}" for key, inner in sorted(value.items()))
    if isinstance(value, list | tuple):
        return ", ".join(show_json(inner) for inner in value)
    return " ".join(str(value).split())


def count_of(number: int, thing: str) -> str:
    """`1 account`, `1,234 accounts`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def show_json(value: Any) -> str:
    """A value that came as JSON: text as it is, everything else as JSON."""
    return value if isinstance(value, str) else to_json(value)


def write_csv(rows: Iterable[Mapping[str, Any]], names: Sequence[str]) -> None:
    """Write every row and column to stdout; structures as JSON."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([csv_value(row.get(name)) for name in names])


def csv_value(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return _utc(value).isoformat()
    if isinstance(value, Mapping | list | tuple):
        return to_json(value)
    if isinstance(value, Decimal):
        return f"{value:f}"  # a small one is not to read 1E-7
    return value


def write_json(rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows to stdout as one JSON list, a row a line."""
    first = True
    for row in rows:
        sys.stdout.write("[\n" if first else ",\n")
        sys.stdout.write(to_json(row))
        first = False
    sys.stdout.write("[]\n" if first else "\n]\n")


def to_json(value: Any, *, indent: bool = False) -> str:
    """JSON text; times in ISO form and UTC, decimals as numbers."""
    options = orjson.OPT_NON_STR_KEYS | orjson.OPT_UTC_Z | (orjson.OPT_INDENT_2 if indent else 0)
    return orjson.dumps(value, default=_json_default, option=options).decode()


def _json_default(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Mapping):
        return dict(value)
    return str(value)


def _utc(value: dt.datetime) -> dt.datetime:
    return value.astimezone(dt.UTC) if value.tzinfo else value
