"""The failures a user may meet, in words: what is wrong and what to do. Anything else is a defect of ours and keeps its traceback."""

from __future__ import annotations

import duckdb
import typer
from botocore.exceptions import BotoCoreError, ClientError

from inventory_assets.cli.invocation import CommandError
from inventory_assets.collect.collector import UnknownAccountError
from inventory_assets.collect.errors import classify
from inventory_assets.collect.sessions import CredentialsError
from inventory_assets.lake.locks import LockedError
from inventory_assets.selection import SelectionError
from inventory_assets.settings import SettingsError


def expected_failures() -> tuple[type[Exception], ...]:
    """Every exception that `explain_failure` has words for."""
    return (
        CommandError,
        typer.TyperException,
        SettingsError,
        CredentialsError,
        UnknownAccountError,
        LockedError,
        SelectionError,
        duckdb.Error,
        BotoCoreError,
        ClientError,
        OSError,
    )


def explain_failure(error: Exception) -> tuple[str, str]:
    """What is wrong, and the remedy ("" where the message has it)."""
    if isinstance(error, CommandError):
        return str(error), error.remedy
    if isinstance(error, typer.TyperException):
        context = getattr(error, "ctx", None)
        return error.format_message(), f"See `{context.command_path} --help`." if context is not None else ""
    if isinstance(error, SettingsError):
        return str(error), "Nothing was run."
    if isinstance(error, CredentialsError):
        return f"{error.who}: {error.code}: {error.message}", error.remedy
    if isinstance(error, duckdb.CatalogException):
        return str(error).splitlines()[0], "The published file is of another version: `inventory run` publishes it anew."
    if isinstance(error, duckdb.Error):
        return str(error).splitlines()[0], ""
    if isinstance(error, BotoCoreError | ClientError):
        failure = classify(error)
        return f"{failure.code}: {failure.message}", "`inventory check` tells what may be read."
    if isinstance(error, OSError):
        return str(error), "Check that there is room on the disk and that the folder may be written."
    return str(error), ""
