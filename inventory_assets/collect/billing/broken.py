"""What is wrong with files that could not be taken in: the first file, row and column that says so. Nothing is repaired here."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Sequence

import duckdb

from inventory_assets.collect.billing.columns import REQUIRED, Columns, Form, literal, name
from inventory_assets.collect.billing.errors import BrokenExportError, shortened
from inventory_assets.collect.billing.sources import Group, Source, check_gzip, unreadable_parquet

LONGEST_VALUE = 2**24
WANTED = {"decimal": "is not a number", "time": "is not a time", "map": "is not JSON of names and values"}


class Broken:
    """Looks through files one by one for what made them fail."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, form: Form, groups: Sequence[Group], month: dt.date | None) -> None:
        """`month`: the one that every row has to be of, if there is one."""
        self._connection, self._form, self._groups, self._month = connection, form, groups, month

    def explain(self, error: duckdb.Error | None) -> BrokenExportError:
        """The error to raise in the place of duckdb's, whose messages carry whole lines."""
        [(threads,)] = self._connection.execute("select current_setting('threads')").fetchall()
        self._connection.execute("set threads = 1")  # rows are numbered as they stand
        try:
            for group in self._groups:
                for source in group.sources:
                    if (found := self._wrong(Group((source,), group.types))) is not None:
                        return found
        finally:
            self._connection.execute(f"set threads = {threads}")
        names = ", ".join(source.name for group in self._groups[:1] for source in group.sources[:3])
        what = f"{type(error).__name__}: {' '.join(str(error).split())[:120]}" if error is not None else "its rows do not agree"
        return BrokenExportError(names, f"could not be taken in: {what}")

    def _wrong(self, group: Group) -> BrokenExportError | None:
        [source] = group.sources
        try:
            if source.form != "parquet":
                check_gzip([source])
                if (amiss := _wrong_line(source, len(group.types))) is not None:
                    return amiss
            return self._wrong_value(group, source)
        except BrokenExportError as error:
            return error
        except duckdb.Error as error:
            return unreadable_parquet(source) if source.form == "parquet" else BrokenExportError(source.name, type(error).__name__)

    def _wrong_value(self, group: Group, source: Source) -> BrokenExportError | None:
        columns = Columns(self._form, group.types, source.name)
        row = "file_row_number + 1" if source.form == "parquet" else "row_number() over ()"
        typed = [f"try({columns.typed(wanted)}) as {name(wanted)}" for wanted in self._form.inputs]
        texts = [f"{columns.written(wanted)} as {_raw(wanted)}" for wanted in columns.of]
        read = f"select {row} as __row, {', '.join([*typed, *texts])} from {group.relation(in_order=True)}"  # noqa: S608 - our own text
        amiss = f"list_filter([{', '.join(self._amiss(columns))}], lambda one: one is not null)"
        query = f"select __row, amiss[1] from (select __row, {amiss} as amiss from ({read})) where len(amiss) > 0 order by __row limit 1"  # noqa: S608
        for number, wrong in self._connection.execute(query).fetchall():
            line = None if source.form == "parquet" else _line(source, number)
            value = "is empty" if wrong["value"] is None else f"{shortened(wrong['value'])} {wrong['what']}"
            return BrokenExportError(source.name, value, row=number, line=line, column=wrong["column"])
        return None

    def _amiss(self, columns: Columns) -> list[str]:
        """For each thing that may be wrong with a row: SQL that gives what, or null."""
        found = []
        for wanted, column in columns.of.items():
            kind, raw = self._form.inputs[wanted], _raw(wanted)
            if kind in WANTED:
                condition = f"{name(wanted)} is null and {raw} is not null and {raw} <> 'null'"
                found.append(_one(condition, column, WANTED[kind], raw))
        found += [_one(f"({self._form.outputs[one]}) is null", columns.of.get(one, one), "", "null") for one in REQUIRED]
        if self._month is not None:
            start = self._form.outputs["BillingPeriodStart"]
            another = f"date_trunc('month', {start})::date <> date '{self._month.isoformat()}'"
            column = columns.of.get("BillingPeriodStart", "bill_billing_period_start_date")
            found.append(_one(another, column, f"is not of {self._month:%Y-%m}, the month of its file", f"({start})::varchar"))
        return found


def _one(condition: str, column: str, what: str, value: str) -> str:
    return f"case when {condition} then {{'column': {literal(column)}, 'what': {literal(what)}, 'value': {value}::varchar}} end"


def _raw(wanted: str) -> str:
    return name(f"__{wanted}")


def _wrong_line(source: Source, width: int) -> BrokenExportError | None:
    """The first line of a CSV file that has not the fields of the first one."""
    usual = csv.field_size_limit(LONGEST_VALUE)  # of the process: other readers have theirs back
    try:
        return _first_wrong_line(source, width)
    finally:
        csv.field_size_limit(usual)


def _first_wrong_line(source: Source, width: int) -> BrokenExportError | None:
    number = 0
    with source.open_text() as stream:
        reader = csv.reader(stream, strict=True)
        try:
            for number, fields in enumerate((row for row in reader if row), start=0):
                beyond = [field for field in fields[width:] if field]
                if number and (len(fields) < width or beyond):
                    what = f"has {len(fields)} fields instead of {width}"
                    return BrokenExportError(source.name, what, row=number, line=reader.line_num)
                if not _is_utf8(fields):
                    return BrokenExportError(source.name, "is not UTF-8", row=number, line=reader.line_num)
        except csv.Error as error:
            return BrokenExportError(source.name, f"is no CSV: {error}", row=number + 1, line=reader.line_num)
    return None


def _is_utf8(fields: Sequence[str]) -> bool:
    try:
        "".join(fields).encode()
    except UnicodeEncodeError:  # a surrogate stands for a byte that is not
        return False
    return True


def _line(source: Source, row: int) -> int | None:
    """The line on which a row ends, counted as an editor does; values may have several."""
    with source.open_text() as stream:
        reader = csv.reader(stream)
        for number, _ in enumerate((fields for fields in reader if fields), start=0):
            if number == row:
                return reader.line_num
    return None
