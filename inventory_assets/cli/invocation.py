"""What every command shares: the settings asked for, where output goes, and errors told without a traceback. No command belongs here."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from inventory_assets.settings import Settings, load_settings

if TYPE_CHECKING:
    import duckdb

PIPED_WIDTH = 100  # of tables that go into a file or another program, which have no width of their own


class CommandError(Exception):
    """Something that the user can mend: what is wrong, and what to do about it."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


def make_console(*, stderr: bool = False) -> Console:
    """A console as wide as the terminal, or PIPED_WIDTH where there is none."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or os.environ.get("COLUMNS") else PIPED_WIDTH
    return Console(stderr=stderr, width=width, highlight=False, soft_wrap=False)


@dataclass
class Invocation:
    """One call of the program."""

    config: Path | None = None
    out: Console = field(default_factory=make_console)
    err: Console = field(default_factory=lambda: make_console(stderr=True))

    @cached_property
    def settings(self) -> Settings:
        """The settings; their warnings are told once, on stderr."""
        settings = load_settings(self.config)
        for warning in settings.warnings:
            self.warn(warning)
        return settings

    def warn(self, text: str) -> None:
        self.err.print(f"[yellow]Warning:[/] {_plain(text)}", soft_wrap=True)

    @contextmanager
    def published(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The published file, read-only."""
        from inventory_assets.cli.published import open_published

        connection = open_published(self.settings.warehouse)
        try:
            yield connection
        finally:
            connection.close()


def invocation(context: typer.Context) -> Invocation:
    """The invocation that the main callback made."""
    found = context.find_object(Invocation)
    assert found is not None
    return found


def tell_error(err: Console, message: str, remedy: str = "") -> None:
    """One error, with its remedy below it."""
    err.print(f"[bold red]Error:[/] {_plain(message)}", soft_wrap=True)
    if remedy:
        err.print(f"       {_plain(remedy)}", soft_wrap=True)


def _plain(text: str) -> str:
    """Brackets of an error's text are no markup."""
    return text.replace("[", r"\[")
