"""`inventory sql`: any question, read-only."""

from __future__ import annotations

import sys
from typing import Annotated

import duckdb
import typer

from inventory_assets.cli.invocation import CommandError, invocation
from inventory_assets.cli.options import FormatOption, Limit, row_limit
from inventory_assets.cli.output import Column, Format, print_table, write_csv, write_json
from inventory_assets.cli.published import Result, ask

_NUMBERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "DOUBLE", "FLOAT", "DECIMAL", "UTINYINT", "UINTEGER", "UBIGINT")


def run_sql(
    context: typer.Context,
    sql: Annotated[str, typer.Argument(help="A query, or - to read it from stdin.")],
    format_: FormatOption = Format.table,
    limit: Limit = None,
) -> None:
    """Ask the published warehouse in SQL."""
    call = invocation(context)
    text = sys.stdin.read() if sql == "-" else sql
    with call.published() as connection:
        try:
            result = _first_rows(ask(connection, text), row_limit(limit, format_))
            if format_ is Format.json:
                write_json(result.dicts())
            elif format_ is Format.csv:
                write_csv(result.dicts(), result.names)
            else:
                columns = [
                    Column(name, name, is_number=kind.startswith(_NUMBERS)) for name, kind in zip(result.names, result.types, strict=True)
                ]
                shown = print_table(call.out, columns, result.dicts())
                call.out.print(
                    f"{shown:,} row{'s' * (shown != 1)}"
                    + ("." if shown != row_limit(limit, format_) else "; there may be more, see --limit.")
                )
        except duckdb.InvalidInputException as error:
            raise CommandError(_first_line(error), "The published file is read-only: ask, do not change.") from error
        except duckdb.Error as error:
            raise CommandError(_first_line(error), "Tables: inventory sql 'SHOW ALL TABLES'.") from error


def _first_rows(result: Result, most: int | None) -> Result:
    if most is None:
        return result
    return Result(result.names, result.types, (row for row, _ in zip(result.rows, range(most), strict=False)))


def _first_line(error: duckdb.Error) -> str:
    """DuckDB adds the query and a caret on further lines, which the user has just typed."""
    return str(error).strip().splitlines()[0]
