"""What people type to narrow findings, the same in every command of `inventory security`: declared once, and put into a command's signature
by `filtered`. What it means is `security_choice.py`'s.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Annotated, Any

import typer


class Severity(StrEnum):
    """How grave a failure is."""

    critical = "critical"
    high = "high"
    medium = "medium"
    low = "low"


class Status(StrEnum):
    """What a finding may say."""

    fail = "fail"
    unknown = "unknown"
    passed = "pass"
    manual = "manual"
    not_applicable = "not_applicable"


@dataclass(frozen=True)
class Asked:
    """The options. Those above choose what is looked at, the three last which of its findings."""

    framework: Annotated[
        str | None, typer.Option("--framework", help="Its controls: cis_aws (the newest version), or cis_aws:6.0.", show_default=False)
    ] = None
    control: Annotated[list[str] | None, typer.Option("--control", help="Control, or a pattern: 'aws_s3_*'.", show_default=False)] = None
    severity: Annotated[list[Severity] | None, typer.Option("--severity", help="May be repeated.", show_default=False)] = None
    account: Annotated[list[str] | None, typer.Option("--account", "-a", help="Account id or name.", show_default=False)] = None
    ou: Annotated[str | None, typer.Option("--ou", help="Unit with all in it: /Root/Workloads.", show_default=False)] = None
    region: Annotated[list[str] | None, typer.Option("--region", "-r", help="Region, or global.", show_default=False)] = None
    owner: Annotated[str | None, typer.Option("--owner", help="Owner, unowned, or unknown.", show_default=False)] = None
    status: Annotated[list[Status] | None, typer.Option("--status", help="May be repeated.", show_default=False)] = None
    new_since: Annotated[
        str | None, typer.Option("--new-since", help="Failing since then or later: 2026-11-21, or 7d ago.", show_default=False)
    ] = None
    exempt: Annotated[bool | None, typer.Option("--exempt/--no-exempt", help="Only what is exempt, or without it.", show_default=False)] = (
        None
    )

    @property
    def given(self) -> list[str]:
        """The names of the options that were given."""
        return [one.name.replace("_", "-") for one in fields(self) if getattr(self, one.name) not in (None, [])]


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options of `Asked` in the place of its parameter `asked`."""
    own = list(inspect.signature(command, eval_str=True).parameters.values())
    options = list(inspect.signature(Asked, eval_str=True).parameters.values())
    names = {option.name for option in options}

    @functools.wraps(command)
    def with_options(**given: Any) -> None:
        command(**{name: value for name, value in given.items() if name not in names}, asked=Asked(**{name: given[name] for name in names}))

    shown = [one for parameter in own for one in (options if parameter.name == "asked" else [parameter])]
    parameters = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in shown]
    del with_options.__wrapped__  # whoever reads the signature is to see the options
    with_options.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    with_options.__annotations__ = {one.name: one.annotation for one in parameters}
    return with_options
