"""How the columns of a file of charges become FOCUS's: SQL expressions by what a column is to be and what its file has it as. Running
them is `convert.py`'s, and other forms of bills map themselves (`cur.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from inventory_assets.catalog.focus import FOCUS_COLUMNS, Kind
from inventory_assets.collect.billing.errors import BrokenExportError

Types = Mapping[str, Any]  # a file's columns → duckdb's types
MONEY_TYPE = "decimal(38, 15)"
SQL_TYPES: dict[Kind, str] = {
    "text": "varchar",
    "decimal": MONEY_TYPE,
    "time": "timestamptz",
    "json": "varchar",
    "map": "map(varchar, varchar)",
}
KINDS: dict[str, Kind] = {column.name: column.kind for column in FOCUS_COLUMNS}
#: What drafts and early versions of FOCUS called otherwise, and Google's table does still; taken where FOCUS's name is not there.
OTHER_NAMES = {
    "ChargeCategory": ("ChargeType",),
    "ConsumedQuantity": ("UsageQuantity",),
    "ConsumedUnit": ("UsageUnit",),
    "EffectiveCost": ("AmortizedCost",),
    "InvoiceIssuerName": ("InvoiceIssuer",),
    "ProviderName": ("Provider",),
    "PublisherName": ("Publisher",),
    "RegionId": ("Region",),
    "Tags": ("x_Labels",),
}
#: FOCUS wants a value, and early versions and Cost and Usage Reports have none: not known, which is no reason to do without the bill.
MAY_LACK = {"ListCost", "ContractedCost"}
REQUIRED = tuple(column.name for column in FOCUS_COLUMNS if column.is_required and column.name not in MAY_LACK)

#: Measured: duckdb casts text to decimal(38, 15) in 1.5 to 15 µs a value, to decimal(18, 15) in 0.03. What is less than a thousand takes
#: that way, and what has no exponent is put together of two; rounding at the 15th digit is the same on all of them.
_MONEY = rf"""
    create temp macro money(written) as coalesce(
        try_cast(written as decimal(18, 15))::{MONEY_TYPE},
        case when regexp_full_match(written, '-?[0-9]{{1,18}}(\.[0-9]+)?') then
            split_part(written, '.', 1)::bigint::{MONEY_TYPE}
            + case when written[1] = '-' then -1 else 1 end * ('0.' || split_part(written, '.', 2))::decimal(18, 15)
        end,
        cast(written as {MONEY_TYPE})
    )
"""
_INSTANT = """
    create temp macro instant(written) as coalesce(
        try_cast(written as timestamptz),
        try_strptime(written, ['%Y-%m-%dT%H:%MZ', '%m/%d/%Y', '%m/%d/%Y %H:%M:%S', '%Y%m%d'])::timestamptz,
        cast(written as timestamptz)
    )
"""
#: The first of several values of a key counts.
_PAIRED = """
    create temp macro paired(pairs) as map(
        list_distinct(list_transform(pairs, lambda pair: pair.key)),
        list_transform(
            list_distinct(list_transform(pairs, lambda pair: pair.key)),
            lambda name: list_filter(pairs, lambda pair: pair.key = name)[1].value::varchar
        )
    )
"""
#: A JSON object; a list of keys and values; or an object without its braces, as older exports of Azure write it.
_TAGGED = """
    create temp macro tagged(written) as case left(ltrim(written), 1)
        when '[' then paired(json_transform_strict(written, '[{"key": "VARCHAR", "value": "VARCHAR"}]'))
        when '"' then cast(cast('{' || written || '}' as json) as map(varchar, varchar))
        else cast(cast(written as json) as map(varchar, varchar))
    end
"""
MACROS = (_MONEY, _INSTANT, _PAIRED, _TAGGED)


@dataclass(frozen=True)
class Form:
    """A form of bill: the columns that are read, and the expressions over them that FOCUS's columns come to."""

    inputs: Mapping[str, Kind]
    outputs: Mapping[str, str]
    needed: Sequence[str]  # inputs without which a file is none
    other_names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    told_again: Sequence[str] = ()  # inputs that stand among the other columns, too
    otherwise: str = ""  # what to do about a file that lacks them


FOCUS = Form(
    inputs=KINDS,
    outputs={column: f'"{column}"' for column in KINDS},
    needed=REQUIRED,
    other_names=OTHER_NAMES,
    otherwise="Export FOCUS's columns, or set format: cur2 for a Cost and Usage Report",
)


def name(text: str) -> str:
    """A column's name in SQL."""
    return '"' + text.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text in SQL."""
    return "'" + text.replace("'", "''") + "'"


class Columns:
    """Which of a file's columns are which inputs of a form."""

    def __init__(self, form: Form, types: Types, file: str) -> None:
        """Raises BrokenExportError where a column is missing that the form needs."""
        self.form, self._types = form, types
        by_name = {column.strip().lower(): column for column in types}
        self.of: dict[str, str] = {}
        for wanted in form.inputs:
            named = next((one for one in (wanted, *form.other_names.get(wanted, ())) if one.lower() in by_name), None)
            if named is not None:
                self.of[wanted] = by_name[named.lower()]
        if missing := [wanted for wanted in form.needed if wanted not in self.of]:
            raise BrokenExportError(file, f"has no column {', '.join(missing)}. {form.otherwise}.")
        used = {column for wanted, column in self.of.items() if wanted not in form.told_again}
        self.others = sorted(column for column in types if column not in used)

    def typed(self, wanted: str) -> str:
        """The input as its kind; null where the file has no such column."""
        kind = self.form.inputs[wanted]
        column = self.of.get(wanted)
        return f"cast(null as {SQL_TYPES[kind]})" if column is None else _AS[kind](name(column), self._types[column])

    def written(self, wanted: str) -> str:
        """The input as its file has it, as text."""
        return _text(name(self.of[wanted]), self._types[self.of[wanted]])

    def other_columns(self) -> str:
        """What the file has besides, by name, as far as there are values."""
        if not self.others:
            return "cast(null as map(varchar, varchar))"
        pairs = ", ".join(f"{{'key': {literal(column)}, 'value': {_text(name(column), self._types[column])}}}" for column in self.others)
        return f"map_from_entries(list_filter([{pairs}], lambda pair: pair.value is not null))"


def _text(column: str, type_: Any) -> str:
    if type_.id == "varchar":
        return f"nullif({column}, '')"
    if type_.id in ("struct", "map", "list"):
        return f"to_json({column})::varchar"
    return f"{column}::varchar"


def _decimal(column: str, type_: Any) -> str:
    if type_.id in ("varchar", "double", "float"):  # a float's shortest text is what was meant; its bits are not
        return f"money({_text(column, type_)})"
    return f"{column}::{MONEY_TYPE}"


def _time(column: str, type_: Any) -> str:
    return f"instant({_text(column, type_)})" if type_.id == "varchar" else f"{column}::timestamptz"


def _map(column: str, type_: Any) -> str:
    if type_.id == "map":
        return f"{column}::map(varchar, varchar)"
    if type_.id == "list":
        return f"paired({column})"
    if type_.id == "struct" and [child for child, _ in type_.children] == ["list"]:
        return f"paired(list_transform({column}.list, lambda one: one.element))"
    return f"tagged({_text(column, type_)})"


_AS = {"text": _text, "json": _text, "decimal": _decimal, "time": _time, "map": _map}
