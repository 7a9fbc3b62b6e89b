"""Runs a filtered question and writes its answer: the steps that `accounts`, `assets`, `changes` and `coverage` have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from inventory_assets.cli.filters import Where
from inventory_assets.cli.invocation import Invocation
from inventory_assets.cli.options import row_limit
from inventory_assets.cli.output import Column, Format, count_of, print_table, write_csv, write_json
from inventory_assets.cli.published import ask


@dataclass(frozen=True)
class Question:
    """`SELECT {select} FROM {source} {where} ORDER BY {order}`. `source` may have parameters of its own, which come first."""

    source: str
    where: Where
    order: str
    select: str = "*"
    source_parameters: tuple[object, ...] = ()
    thing: str = "row"

    @property
    def parameters(self) -> list[object]:
        return [*self.source_parameters, *self.where.parameters]


def answer(
    call: Invocation,
    connection: duckdb.DuckDBPyConnection,
    question: Question,
    columns: Sequence[Column],
    format_: Format,
    limit: int | None,
) -> None:
    """Write what was asked for; a table says how much of it is not shown."""
    most = row_limit(limit, format_)
    sql = f"SELECT {question.select} FROM {question.source} {question.where.sql} ORDER BY {question.order}"  # noqa: S608  # our own text
    result = ask(connection, f"{sql} LIMIT ?", [*question.parameters, most])
    if format_ is Format.json:
        write_json(result.dicts())
    elif format_ is Format.csv:
        write_csv(result.dicts(), result.names)
    else:
        shown = print_table(call.out, columns, result.dicts())
        _say_how_many(call, connection, question, shown)


def _say_how_many(call: Invocation, connection: duckdb.DuckDBPyConnection, question: Question, shown: int) -> None:
    sql = f"SELECT count(*) FROM {question.source} {question.where.sql}"  # noqa: S608  # our own text
    (total,) = connection.execute(sql, question.parameters).fetchone() or (0,)
    if shown < total:
        call.out.print(f"{shown:,} of {count_of(total, question.thing)}; --limit 0 shows all, --format csv or json every column.")
    else:
        call.out.print(f"{count_of(total, question.thing)}.")
