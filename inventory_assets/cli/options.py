"""Options that several commands take, declared once so that they read the same everywhere."""

from __future__ import annotations

from typing import Annotated

import typer

from inventory_assets.cli.output import Format

Accounts = Annotated[list[str] | None, typer.Option("--account", "-a", help="Account id or name; may be repeated.", show_default=False)]
Regions = Annotated[list[str] | None, typer.Option("--region", "-r", help="Region, or global; may be repeated.", show_default=False)]
Types = Annotated[
    list[str] | None,
    typer.Option(
        "--type", "-t", help="Resource type by name or alias (ec2, s3, aws_lambda_function); may be repeated.", show_default=False
    ),
]
Tags = Annotated[
    list[str] | None, typer.Option("--tag", help="Key=Value, or Key for any value; may be repeated, all must hold.", show_default=False)
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="table for people; csv and json with every row and column.")]
Limit = Annotated[
    int | None,
    typer.Option("--limit", "-n", min=0, help="Most rows to show; 0 for all. Tables show 50, csv and json all.", show_default=False),
]

TABLE_LIMIT = 50


def row_limit(limit: int | None, format_: Format) -> int | None:
    """The most rows to read; None for all."""
    if limit is None:
        return TABLE_LIMIT if format_ is Format.table else None
    return limit or None
