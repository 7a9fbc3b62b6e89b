"""Files of one month of an export become one CHARGES file, in one pass. Only where that fails a second one looks for the row and column
(`broken.py`). Which files they are, and committing the result, does not belong here.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from inventory_assets.collect.billing.broken import Broken
from inventory_assets.collect.billing.columns import FOCUS, KINDS, MACROS, REQUIRED, SQL_TYPES, Columns, Form, literal, name
from inventory_assets.collect.billing.cur import CUR2
from inventory_assets.collect.billing.sources import Group, Source, check_gzip, engine, groups

FORMS: dict[str, Form] = {"focus": FOCUS, "cur2": CUR2}
THREADS = min(os.cpu_count() or 1, 4)  # each writes a row group of its own
MEMORY = "1500MB"
ROW_GROUP = 61_440
VERSION = 1  # of what is made of a file: another one reads every month again


@dataclass(frozen=True)
class Converted:
    """What became of a month's files."""

    row_count: int
    other_columns: tuple[str, ...]  # that FOCUS does not know


@contextmanager
def converting(form: str, scratch: Path) -> Iterator[Converter]:
    """A converter of one form of bill; what it spills stays in `scratch`."""
    with engine(scratch, threads=THREADS, memory=MEMORY) as connection:
        for macro in MACROS:
            connection.execute(macro)
        yield Converter(FORMS[form], connection)


class Converter:
    """Reads files of one form of bill."""

    def __init__(self, form: Form, connection: duckdb.DuckDBPyConnection) -> None:
        self._form, self._connection = form, connection

    def months(self, source: Source) -> dict[dt.date, int]:
        """How many rows of each month a file has. Raises BrokenExportError."""
        [group] = groups(self._connection, [source])
        columns = self._columns(group)
        month = f"date_trunc('month', {self._form.outputs['BillingPeriodStart']})::date"
        query = f"select {month}, count(*) from ({_typed(group, columns)}) group by all"  # noqa: S608 - our own text
        try:
            check_gzip([source])
            counted = dict(self._connection.execute(query).fetchall())
        except duckdb.Error as error:
            raise self._broken([group], None).explain(error) from error
        if None in counted:
            raise self._broken([group], None).explain(None)
        return counted

    def convert(self, sources: Sequence[Source], month: dt.date, load_id: str, target: Path, *, mixed: bool = False) -> Converted:
        """Write the month's rows to `target`. `mixed` files have rows of other months, too; otherwise these are an error. Raises
        BrokenExportError.
        """
        found = groups(self._connection, sources)
        columns = [self._columns(group) for group in found]
        rows = " union all ".join(self._select(group, its, load_id) for group, its in zip(found, columns, strict=True))
        only = f" where {_month('BillingPeriodStart')} = {_date(month)}" if mixed else ""
        options = f"format parquet, compression zstd, row_group_size {ROW_GROUP}"
        copy = f"copy (select * from ({rows}){only}) to {literal(str(target))} ({options})"  # noqa: S608 - our own text
        with ThreadPoolExecutor(1) as pool:
            whole = pool.submit(check_gzip, sources)  # decompressing takes one of the cores, and so does parsing
            try:
                copied = self._connection.execute(copy).fetchall()
            except duckdb.Error as error:
                whole.result()
                raise self._broken(found, None if mixed else month).explain(error) from error
            whole.result()
        if self._is_amiss(target, month):
            raise self._broken(found, None if mixed else month).explain(None)
        others = {column for its in columns for column in its.others}
        return Converted(copied[0][0], tuple(sorted(others)))

    def _columns(self, group: Group) -> Columns:
        return Columns(self._form, group.types, group.sources[0].name)

    def _select(self, group: Group, columns: Columns, load_id: str) -> str:
        outputs = {column: self._form.outputs.get(column) or f"cast(null as {SQL_TYPES[kind]})" for column, kind in KINDS.items()}
        outputs |= {"OtherColumns": "__others", "SourceFile": "__source", "LoadId": literal(load_id)}
        listed = ", ".join(f"{expression} as {name(column)}" for column, expression in outputs.items())
        return f"select {listed} from ({_typed(group, columns, with_others=True)})"  # noqa: S608 - our own text

    def _is_amiss(self, target: Path, month: dt.date) -> bool:
        """Whether what was written lacks a value that it has to have, or has rows of another month."""
        empty = " + ".join(f"count(*) - count({name(column)})" for column in REQUIRED)
        query = f"select {empty} + count_if({_month('BillingPeriodStart')} <> {_date(month)}) from read_parquet({literal(str(target))})"  # noqa: S608
        [(amiss,)] = self._connection.execute(query).fetchall()
        return bool(amiss)

    def _broken(self, found: Sequence[Group], month: dt.date | None) -> Broken:
        return Broken(self._connection, self._form, found, month)


def _typed(group: Group, columns: Columns, *, with_others: bool = False) -> str:
    """The files' rows with the form's inputs as their kinds."""
    listed = [f"{columns.typed(wanted)} as {name(wanted)}" for wanted in columns.form.inputs]
    if with_others:
        listed += [f"{columns.other_columns()} as __others", f"{group.source_name()} as __source"]
    return f"select {', '.join(listed)} from {group.relation()}"  # noqa: S608 - our own text


def _month(column: str) -> str:
    return f"date_trunc('month', {name(column)})::date"


def _date(day: dt.date) -> str:
    return f"date '{day.isoformat()}'"
