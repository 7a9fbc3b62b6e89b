"""What people type to narrow a question, as SQL conditions with bound parameters. The questions are the commands'."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any

import duckdb

from inventory_assets.catalog import UnknownTypeError, resolve_type
from inventory_assets.cli.invocation import CommandError
from inventory_assets.settings import nearest

OWNERLESS = ("unowned", "unknown")
_AGES = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


@dataclass
class Where:
    """Conditions that all must hold, and their parameters in order."""

    conditions: list[str] = field(default_factory=list)
    parameters: list[Any] = field(default_factory=list)

    def add(self, condition: str, *parameters: Any) -> None:
        self.conditions.append(condition)
        self.parameters += parameters

    def any_of(self, column: str, values: list[str]) -> None:
        """The column has one of the values; none given is no condition."""
        if values:
            self.add(f"{column} IN ({', '.join('?' * len(values))})", *values)

    @property
    def sql(self) -> str:
        return f"WHERE {' AND '.join(self.conditions)}" if self.conditions else ""


def account_ids(connection: duckdb.DuckDBPyConnection, given: list[str] | None) -> list[str]:
    """The ids of accounts given by id or name."""
    if not given:
        return []
    accounts = connection.execute("SELECT account_id, account_name FROM inventory.accounts").fetchall()
    ids = {str(account_id) for account_id, _ in accounts}
    by_name: dict[str, list[str]] = {}
    for account_id, name in accounts:
        by_name.setdefault(str(name).casefold(), []).append(str(account_id))
    found: list[str] = []
    for text in given:
        if text not in ids and text.casefold() not in by_name:
            meant = nearest(text, [str(name) for _, name in accounts if name] + sorted(ids))
            raise CommandError(
                f"there is no account {text!r} in the inventory", f"Did you mean {meant}?" if meant else "See `inventory accounts`."
            )
        found += [text] if text in ids else by_name[text.casefold()]
    return found


def type_names(given: list[str] | None) -> list[str]:
    """The types that names or aliases mean."""
    try:
        return [resolve_type(text) for text in given or []]
    except UnknownTypeError as error:
        remedy = "" if error.nearest else "`inventory sql 'FROM inventory.type_aliases'` lists every name."
        raise CommandError(str(error), remedy) from error


def add_tags(where: Where, given: list[str] | None, kind: str) -> None:
    """`Key=Value`, or `Key` for any value. `kind` is the type of the column `tags`."""
    read = "tags[?]" if kind.startswith("MAP") else "json_extract_string(tags::JSON, ?)"
    for text in given or []:
        key, has_value, value = text.partition("=")
        pointer = key if kind.startswith("MAP") else "/" + key.replace("~", "~0").replace("/", "~1")
        where.add(f"{read} = ?" if has_value else f"{read} IS NOT NULL", pointer, *([value] if has_value else []))


def add_owner(where: Where, owner: str | None) -> None:
    """An owner's name in any case; `unowned` for none, `unknown` where tags could not be read: the two are not the same."""
    if owner is None:
        return
    if owner.casefold() in OWNERLESS:
        where.add("(owner IS NULL AND owner_source = ?)", owner.casefold())
    else:
        where.add("lower(owner) = lower(?)", owner)


def add_name(where: Where, pattern: str | None) -> None:
    """A name, or a pattern with * and ?, in any case."""
    if pattern is not None:
        where.add("lower(name) GLOB lower(?)", pattern)


def read_time(text: str, now: dt.datetime | None = None) -> dt.datetime:
    """A time as it is typed: `2026-11-21`, `2026-11-21T22:49`, or `36h`, `7d`, `2w` ago. Without an offset it is UTC."""
    age = re.fullmatch(r"(\d+)([mhdw])", text.strip())
    if age:
        return (now or dt.datetime.now(dt.UTC)) - dt.timedelta(**{_AGES[age[2]]: int(age[1])})
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise CommandError(
            f"{text!r} is not a time", "Write 2026-11-21, 2026-11-21T22:49 (UTC), or 36h, 7d, 2w for so long ago."
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
