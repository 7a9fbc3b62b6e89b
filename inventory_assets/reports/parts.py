"""What a page is made of: cards, charts with legends, tables. What stands in them is the report's, how they look the template's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from inventory_assets.reports.drawing import VARIABLES


@dataclass(frozen=True)
class Card:
    """One figure to be seen at once, and what it stands on."""

    label: str
    value: str
    note: str = ""
    is_alarm: bool = False


@dataclass(frozen=True)
class Heading:
    """A column of a table: the key of its cells. `is_whole`: they are not broken into lines."""

    name: str
    title: str
    is_number: bool = False
    is_small: bool = False
    is_whole: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of text; `empty` is said where there are none."""

    columns: Sequence[Heading]
    rows: Sequence[Mapping[str, Any]]
    empty: str = "Nothing."
    note: str = ""

    def cells(self, row: Mapping[str, Any]) -> Iterator[tuple[Heading, str]]:
        for column in self.columns:
            value = row.get(column.name)
            yield column, "" if value is None else str(value)


@dataclass(frozen=True)
class Key:
    """An entry of a legend."""

    name: str
    colour: str
    opacity: float = 1.0

    @staticmethod
    def of(name: str, colour: str, opacity: float = 1.0) -> Key:
        """The entry of a colour of the charts."""
        return Key(name, VARIABLES[colour], opacity)


@dataclass(frozen=True)
class Block:
    """A heading with a chart (SVG, which is not escaped), a note and a table, as far as there are."""

    heading: str
    chart: str = ""
    legend: Sequence[Key] = ()
    note: str = ""
    table: Table | None = None
    is_folded: bool = False


@dataclass(frozen=True)
class Part:
    """A chapter: all that is told in one currency, or at a glance."""

    heading: str
    cards: Sequence[Card]
    blocks: Sequence[Block]


@dataclass(frozen=True)
class Page:
    """The whole report."""

    title: str
    lead: str
    footer: str
    missing: Sequence[str] = ()
    parts: Sequence[Part] = ()
    blocks: Sequence[Block] = ()
    bases: Mapping[str, str] = field(default_factory=dict)
