"""`inventory replay-controls`: what the controls, as they are now, would have said of the past. How that is found out is `replay.py`'s."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from typing import Annotated, Any

import typer

from inventory_assets.catalog.controls import controls
from inventory_assets.cli.invocation import CommandError, invocation
from inventory_assets.cli.options import FormatOption
from inventory_assets.cli.output import Column, Format, count_of, print_table, write_csv, write_json
from inventory_assets.settings import Settings, nearest
from inventory_assets.settings.compliance import Compliance

COLUMNS = (
    Column("control_id", "control", style="bold", width=60),
    Column("recorded", "failed then", is_number=True),
    Column("failing", "would fail", is_number=True),
    Column("raised", "raised", is_number=True),
    Column("cleared", "cleared", is_number=True),
    Column("unknown", "unknown", is_number=True),
)


def replay_controls(
    context: typer.Context,
    as_of: Annotated[str, typer.Option(help="The moment, as a date or date and time (UTC): 2026-11-01, 2026-11-01T08:00.")],
    control: Annotated[list[str] | None, typer.Option(help="Only this control; may be repeated.", show_default=False)] = None,
    parameter: Annotated[
        list[str] | None, typer.Option(help="Another value than the settings': CONTROL.PARAMETER=VALUE.", show_default=False)
    ] = None,
    only_changed: Annotated[bool, typer.Option("--only-changed", help="Only controls that would raise or clear something.")] = False,
    format_: FormatOption = Format.table,
) -> None:
    """Say how many findings the controls and parameters, as they are now, would have raised at a moment of the past."""
    from inventory_assets.assets.dbt import dbt_vars
    from inventory_assets.replay import ReplayError, chosen, replay

    call = invocation(context)
    for name in control or ():
        _known(name)
    settings = _with_parameters(call.settings, parameter or [])
    try:
        rows = chosen(replay(call.settings.warehouse, _moment(as_of), dbt_vars(settings)), control or [])
    except ReplayError as error:
        raise CommandError(str(error)) from error
    shown = [asdict(row) for row in rows if not only_changed or row.raised or row.cleared]
    if format_ is Format.json:
        write_json(shown)
    elif format_ is Format.csv:
        write_csv(shown, [column.name for column in COLUMNS])
    else:
        print_table(call.out, COLUMNS, shown)
        raised, cleared = sum(row.raised for row in rows), sum(row.cleared for row in rows)
        call.out.print(f"{count_of(raised, 'finding')} would have been raised, {cleared} cleared, as of {as_of}.")


def _moment(text: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"--as-of {text!r} is no date or time", "Write 2026-11-01 or 2026-11-01T08:00.") from error
    if len(text) <= len("2026-11-01"):
        moment += dt.timedelta(days=1, microseconds=-1)  # a day is meant to its end
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return min(moment, dt.datetime.now(dt.UTC))


def _with_parameters(settings: Settings, given: list[str]) -> Settings:
    said: dict[str, dict[str, Any]] = {name: dict(values) for name, values in settings.compliance.parameters.items()}
    for one in given:
        path, is_given, text = one.partition("=")
        name, _, parameter = path.partition(".")
        if not is_given or not parameter:
            raise CommandError(f"--parameter {one!r} cannot be read", "Write CONTROL.PARAMETER=VALUE.")
        try:
            value = json.loads(text)
        except json.JSONDecodeError:
            value = text
        said.setdefault(name, {})[parameter] = value
    try:
        compliance = Compliance(parameters=said, exemptions=settings.compliance.exemptions)
    except ValueError as error:
        raise CommandError(str(error).splitlines()[2].strip().removeprefix("Value error, ").partition(" [type=")[0]) from error
    return settings.model_copy(update={"compliance": compliance})


def _known(name: str) -> None:
    names = [control.control_id for control in controls()]
    if name not in names:
        meant = nearest(name, names)
        raise CommandError(f"there is no control {name!r}", f"Did you mean {meant}?" if meant else "See `inventory security controls`.")
