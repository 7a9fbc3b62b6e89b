"""Makes conditions of what people typed to narrow findings, checked against what is published. What is asked of the findings is the
commands' affair.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from inventory_assets.cli.filters import OWNERLESS, Where, account_ids, read_time
from inventory_assets.cli.invocation import CommandError
from inventory_assets.cli.security_filters import Asked
from inventory_assets.reports.compliance_figures import Narrowed
from inventory_assets.settings import nearest


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
