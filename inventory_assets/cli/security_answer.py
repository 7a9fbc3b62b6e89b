"""`inventory security answer`: what a person found out where only a person can. How an answer is kept is `lake/compliance.py`'s affair."""

from __future__ import annotations

import datetime as dt
import os
import pwd
from enum import StrEnum
from typing import Annotated, Any

import duckdb
import typer

from inventory_assets.cli.filters import account_ids
from inventory_assets.cli.invocation import CommandError, invocation
from inventory_assets.cli.published import ask
from inventory_assets.settings import nearest


class Answer(StrEnum):
    """What may be answered."""

    passed = "pass"
    fail = "fail"
    not_applicable = "not_applicable"


_CONTROL = "SELECT control_id, assessment, title FROM compliance.controls WHERE control_id = ?"
_FINDINGS = """
SELECT account_id, resource_uid, status, answered_by IS NOT NULL AS is_answered FROM compliance.findings
WHERE control_id = ? AND account_id = ? AND coalesce(resource_uid = ?, true)
"""


def answer_control(
    context: typer.Context,
    control: Annotated[str, typer.Argument(help="The control that waits for an answer.")],
    account: Annotated[str, typer.Option("--account", "-a", help="Account id or name.", show_default=False)],
    status: Annotated[Answer, typer.Option("--status", help="What was found.", show_default=False)],
    until: Annotated[str, typer.Option("--until", help="Last day on which it counts: 2027-06-30.", show_default=False)],
    note: Annotated[str, typer.Option("--note", help="What was looked at, and what was found.", show_default=False)],
    resource: Annotated[
        str | None, typer.Option("--resource", help="Only of this resource, by its uid; else of the whole account.", show_default=False)
    ] = None,
    who: Annotated[str | None, typer.Option("--who", help="Who answers; else the user of this session.", show_default=False)] = None,
) -> None:
    """Record what a person found out about a control that only people can judge. It counts from the next build until a day to come."""
    from inventory_assets.lake.compliance import AnswerError, record_answer

    call = invocation(context)
    last_day = _read_day(until)
    if not note.strip():
        raise CommandError("an answer needs a note", "Say what was looked at: --note 'read the contract of 2026'.")
    with call.published() as connection:
        asked = _control(connection, control)
        ids = account_ids(connection, [account])
        if len(ids) > 1:
            raise CommandError(f"{account!r} is the name of {len(ids)} accounts", f"Name one by its id: {', '.join(ids)}.")
        found = list(ask(connection, _FINDINGS, [control, ids[0], resource]).dicts())
        _check_awaited(asked, found, ids[0], resource)
        sql = "SELECT any_value(provider) FROM inventory.accounts WHERE account_id = ?"
        (provider,) = connection.execute(sql, ids).fetchone() or ("aws",)
    try:
        record_answer(
            call.settings.warehouse / "raw", control_id=control, provider=provider, account_id=ids[0], resource_uid=resource,
            status=str(status), answered_by=who if who is not None else _user(), valid_until=last_day, note=note,
        )  # fmt: skip
    except AnswerError as error:
        raise CommandError(str(error)) from error
    of = f"{resource} of {ids[0]}" if resource else ids[0]
    call.out.print(f"{control} of {of}: {status} until {last_day}. It counts from the next `inventory run`.", markup=False, soft_wrap=True)


def _read_day(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text.strip())
    except ValueError as error:
        raise CommandError(f"{text!r} is not a day", "Write 2027-06-30.") from error
    if day <= dt.datetime.now(dt.UTC).date():
        raise CommandError(f"{day} is not to come", "An answer counts until a day to come, and is then asked for again.")
    return day


def _control(connection: duckdb.DuckDBPyConnection, name: str) -> dict[str, Any]:
    found = list(ask(connection, _CONTROL, [name]).dicts())
    if found:
        return found[0]
    known = [str(one) for (one,) in connection.execute("SELECT control_id FROM compliance.controls").fetchall()]
    meant = nearest(name, known)
    remedy = f"Did you mean {meant}?" if meant else "`inventory security findings --status manual` lists what waits for an answer."
    raise CommandError(f"there is no control {name!r}", remedy)


def _check_awaited(control: dict[str, Any], found: list[dict[str, Any]], account: str, resource: str | None) -> None:
    """A verdict that the control gives by itself is not to be answered away: that is what exemptions are for."""
    name = control["control_id"]
    if not found:
        what = f"resource {resource!r} in {account}" if resource else f"account {account}"
        raise CommandError(f"{name} says nothing of {what}", f"`inventory security findings --control {name}` lists what it looks at.")
    if control["assessment"] == "manual" or any(row["status"] == "manual" or row["is_answered"] for row in found):
        return
    raise CommandError(
        f"{name} judges by itself: nothing of it waits for an answer",
        "What is to be left as it is for a while is exempt: `compliance.exemptions` in the settings.",
    )


def _user() -> str:
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError as error:
        raise CommandError("nobody knows who answers", "Say it: --who ann.") from error
