"""`inventory export`: the marts as files that any other tool reads."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import duckdb
import typer

from inventory_assets.cli.invocation import CommandError, invocation
from inventory_assets.cli.output import count_of


def export(
    context: typer.Context,
    parquet: Annotated[Path, typer.Option("--parquet", help="Folder to write: a Parquet file for each table.", show_default=False)],
    typed: Annotated[bool, typer.Option("--typed", help="Also the typed table of every resource type that has resources.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Replace an earlier export in that folder.")] = False,
) -> None:
    """Write the marts as Parquet."""
    from inventory_assets.lake.export import ExportError, export_parquet

    call = invocation(context)
    with call.published() as connection:
        try:
            rows = export_parquet(
                connection,
                parquet,
                lambda table, count: call.out.print(f"{table}: {count_of(count, 'row')}"),
                with_typed=typed,
                replace=replace,
            )
        except ExportError as error:
            raise CommandError(str(error), "Name another folder; --replace replaces an earlier export, and nothing else.") from error
        except (OSError, duckdb.IOException) as error:
            raise CommandError(f"{parquet} cannot be written: {error}", "Nothing is there now that was not there before.") from error
    call.out.print(f"{count_of(len(rows), 'table')} in {parquet}")
