"""What people type to narrow findings, the same in every command of `inventory security`: declared once, put into a command's signature by
`filtered`, and made conditions by `narrow`. What is asked of the findings is the commands' affair.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Annotated, Any

import duckdb
import typer

from inventory_assets.cli.filters import OWNERLESS, Where, account_ids, read_time
from inventory_assets.cli.invocation import CommandError
from inventory_assets.reports.compliance_figures import Narrowed
from inventory_assets.settings import nearest


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


@dataclass(frozen=True)
class Choice:
    """What was asked for, checked against what is published, as conditions.

    `scope` chooses what a score is made of; `findings` also heeds status, new-since and exempt. `places` are accounts, regions and owner
    alone, which hold for any table of resources; `asks` are framework, control and severity alone, which hold for `compliance.controls`;
    `moves` are the scope, for `compliance.changes`.
    """

    scope: Narrowed
    findings: Narrowed
    places: Narrowed
    asks: Narrowed
    moves: Narrowed
    framework: tuple[str, str] | None


def narrow(connection: duckdb.DuckDBPyConnection, asked: Asked) -> Choice:
    """The conditions that options mean. Raises CommandError where one means nothing that there is."""
    framework = choose_framework(connection, asked.framework) if asked.framework is not None else None
    asks, places, owned = Where(), Where(), Where()
    if framework is not None:
        chosen = "SELECT control_id FROM compliance.framework_requirements WHERE framework = ? AND version = ?"
        asks.add(f"control_id IN ({chosen})", *framework)
    _add_controls(connection, asks, asked.control)
    asks.any_of("severity", [str(one) for one in asked.severity or []])
    places.any_of("account_id", account_ids(connection, asked.account))
    if asked.ou is not None:
        places.any_of("account_id", accounts_of_unit(connection, asked.ou))
    places.any_of("region", asked.region or [])
    _add_owner(owned, asked.owner)
    rest = Where()
    rest.any_of("status", [str(one) for one in asked.status or []])
    if asked.new_since is not None:
        rest.add("status = 'fail' AND failing_since >= ?", read_time(asked.new_since))
    if asked.exempt is not None:
        rest.add("is_exempt" if asked.exempt else "NOT is_exempt")
    return Choice(
        scope=_narrowed(asks, places, owned),
        findings=_narrowed(asks, places, owned, rest),
        places=_narrowed(places, owned),
        asks=_narrowed(asks),
        moves=_narrowed(asks, places, _by_finding(owned)),
        framework=framework,
    )


def as_where(narrowed: Narrowed) -> Where:
    """The same as a question takes it."""
    return Where([narrowed.sql.removeprefix("WHERE ")] if narrowed.sql else [], list(narrowed.parameters))


def _by_finding(owned: Where) -> Where:
    """The condition of an owner where rows have none: by the findings of the same resource."""
    same = f"resource_uid IN (SELECT resource_uid FROM compliance.findings {owned.sql})"  # noqa: S608 - our own text
    return Where([same] if owned.conditions else [], owned.parameters)


def _narrowed(*parts: Where) -> Narrowed:
    conditions = [f"({condition})" for part in parts for condition in part.conditions]
    parameters = [value for part in parts for value in part.parameters]
    return Narrowed(f"WHERE {' AND '.join(conditions)}" if conditions else "", tuple(parameters))


def choose_framework(connection: duckdb.DuckDBPyConnection, text: str) -> tuple[str, str]:
    """`cis_aws:6.0`, or `cis_aws` for its newest version."""
    name, _, version = text.partition(":")
    rows = connection.execute("SELECT DISTINCT framework, version FROM compliance.framework_requirements").fetchall()
    versions = sorted((str(one) for framework, one in rows if framework == name), key=_in_order)
    if not versions:
        known = sorted({str(framework) for framework, _ in rows})
        meant = nearest(name, known)
        raise CommandError(f"there is no framework {name!r}", f"Did you mean {meant}?" if meant else f"There are: {', '.join(known)}.")
    if version and version not in versions:
        raise CommandError(f"there is no {name} {version}", f"There are: {', '.join(versions)}.")
    return name, version or versions[-1]


def _in_order(version: str) -> list[tuple[int, str]]:
    """10.0 comes after 9.0."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in version.split(".")]


def accounts_of_unit(connection: duckdb.DuckDBPyConnection, text: str) -> list[str]:
    """The accounts in a unit and in all units below it."""
    wanted = "/" + text.strip("/")
    rows = connection.execute("SELECT account_id, ou_path FROM inventory.accounts WHERE ou_path IS NOT NULL").fetchall()
    found = [str(account) for account, path in rows if f"{path}/".startswith(f"{wanted}/")]
    if not found:
        known = sorted({str(path) for _, path in rows})
        meant = nearest(wanted, known)
        remedy = f"Did you mean {meant}?" if meant else f"There are: {', '.join(known) or 'none, as far as could be read'}."
        raise CommandError(f"there is no account in a unit {wanted!r}", remedy)
    return found


def _add_controls(connection: duckdb.DuckDBPyConnection, where: Where, given: list[str] | None) -> None:
    if not given:
        return
    known = [str(name) for (name,) in connection.execute("SELECT control_id FROM compliance.controls ORDER BY control_id").fetchall()]
    for pattern in given:
        if not connection.execute("SELECT 1 FROM compliance.controls WHERE control_id GLOB ?", [pattern]).fetchone():
            meant = nearest(pattern, known)
            raise CommandError(
                f"there is no control {pattern!r}", f"Did you mean {meant}?" if meant else "See `inventory security controls`."
            )
    where.add(f"({' OR '.join('control_id GLOB ?' for _ in given)})", *given)


def _add_owner(where: Where, owner: str | None) -> None:
    """An owner's name in any case. Nobody's is what has no owner; unknown is whose tags could not be read, and what has no tags at all:
    accounts and regions.
    """
    if owner is None:
        return
    if owner.casefold() not in OWNERLESS:
        where.add("lower(owner) = lower(?)", owner)
        return
    unowned = "SELECT resource_uid FROM inventory.assets WHERE owner_source = 'unowned'"
    where.add(f"owner IS NULL AND resource_uid {'IN' if owner.casefold() == 'unowned' else 'NOT IN'} ({unowned})")
