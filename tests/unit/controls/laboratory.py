"""An estate in a DuckDB in memory in which every situation has an account of its own, and the controls as they ship are run on it. What
should come out stands with the situations.
"""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from rendering import PROJECT, Model, read_model, render_macro

from inventory_assets.catalog import AWS_TYPES, rows_of
from inventory_assets.collect.reading import Reader
from inventory_assets.lake.schema import OBSERVATIONS, RESOURCES
from inventory_assets.localcloud.situations.model import Situation, Thing, placed

NOW = dt.datetime(2026, 6, 15, 12, tzinfo=dt.UTC)
AS_OF = "2026-06-15 12:00:00+00"
MANAGEMENT = "999999999999"
PARTITION = "aws"
SETTINGS = {"AWS::Account::Account", "AWS::Account::Region"}
TABLES = """
set TimeZone = 'UTC'; set threads = 1;
create table accounts (
    provider varchar, account_id varchar, account_name varchar, email varchar, status varchar, ou_path varchar, partition varchar,
    management_account_id varchar, tags map(varchar, varchar), is_scanned boolean
);
create table int_costs__present (resource_uid varchar, monthly_cost_usd decimal(18, 2), cost_basis varchar);
"""
_MOMENT = pa.timestamp("us", tz="UTC")
COVERAGE = pa.schema([
    ("provider", pa.string()), ("account_id", pa.string()), ("region", pa.string()), ("resource_type", pa.string()),
    ("source", pa.string()), ("status", pa.string()), ("last_attempt_at", _MOMENT), ("last_success_at", _MOMENT),
    ("is_stale", pa.bool_()), ("error_code", pa.string()),
])  # fmt: skip
#: Tables that are given; everything else that controls refer to is made by the project's own models.
GIVEN = frozenset({"int_assets__current", "int_observations__latest", "int_costs__present", "scan_coverage", "accounts"})


class Laboratory:
    """Situations in, verdicts out."""

    def __init__(self, situations: Iterable[Situation]) -> None:
        self.connection = duckdb.connect()
        self.connection.execute(TABLES)
        self.accounts = {f"{number:012d}": situation for number, situation in enumerate(situations, start=1)}
        self.uids: dict[str, dict[str, str]] = {}  # account → what verdicts call it → uid
        self._made: set[str] = set(GIVEN)
        resources: list[tuple[Any, ...]] = []
        observations: list[tuple[Any, ...]] = []
        # The management account of them all is scanned, too, and has nothing.
        empty = Situation("the management account", (), {}, is_management=True)
        self._insert("accounts", ("aws", MANAGEMENT, empty.name, None, "ACTIVE", "/Root", PARTITION, MANAGEMENT, {}, True))
        coverage = [*self._cells(MANAGEMENT, "global", empty), *self._cells(MANAGEMENT, empty.regions[0], empty)]
        for account, situation in self.accounts.items():
            self._add(account, situation, resources, observations)
            for region in ("global", *situation.regions):
                coverage += self._cells(account, region, situation)
        self._fill("scan_coverage", COVERAGE, coverage)
        self._fill("int_assets__current", RESOURCES, resources)
        self._fill("int_observations__latest", OBSERVATIONS, observations)
        self.connection.execute("alter table int_assets__current add column valid_from timestamptz; alter table int_assets__current "
                                "add column existence_started_at timestamptz; alter table int_assets__current add column "
                                "configuration_hash varchar; alter table int_assets__current alter configuration type json; "
                                "alter table int_observations__latest alter observations type json; "
                                "update int_assets__current set valid_from = scanned_at, existence_started_at = scanned_at")  # fmt: skip

    def _add(self, account: str, situation: Situation, resources: list[Any], observations: list[Any]) -> None:
        management = account if situation.is_management else MANAGEMENT
        self._insert(
            "accounts", ("aws", account, situation.name, None, "ACTIVE", "/Root/Workloads/Production", PARTITION, management, {}, True)
        )
        names = self.uids[account] = {"account": account} | {region: f"{account}:{region}" for region in situation.regions}
        given = {(thing.type, thing.region if thing.type.endswith("Region") else "") for thing in situation.things}
        defaults = [Thing("AWS::Account::Account", {}), *(Thing("AWS::Account::Region", {}, region=region) for region in situation.regions)]
        things = [thing for thing in defaults if (thing.type, thing.region if thing.type.endswith("Region") else "") not in given]
        for thing in (*situation.things, *things):
            if thing.type in situation.denied:
                continue
            row, observation = finished(thing, account)
            resources.append(row)
            if observation is not None:
                observations.append(observation)
            names |= {row[5]: row[0]} if thing.type not in SETTINGS else {}
            names |= {thing.key: row[0]} if thing.key else {}

    @staticmethod
    def _cells(account: str, region: str, situation: Situation) -> Iterator[tuple[Any, ...]]:
        for row in AWS_TYPES:
            if row.stored and row.is_global == (region == "global"):
                said = ("denied", NOW, None, True, "AccessDenied") if row.type in situation.denied else ("ok", NOW, NOW, False, None)
                yield ("aws", account, region, row.type, f"{row.service}:{row.operation}", *said)

    def verdicts(self, control: str, **variables: Any) -> dict[str, tuple[str, str, str]]:
        """Uid → status, reason and evidence, as the control alone says them."""
        self.connection.execute(render_macro("begin_units", **variables) or "select 1")
        self._make(control, {"as_of": AS_OF, **variables})
        found = self.connection.execute(f"select resource_uid, status, reason, evidence::varchar from {control}").fetchall()
        uids = [row[0] for row in found]
        assert len(uids) == len(set(uids)), f"{control} has several rows for {sorted({uid for uid in uids if uids.count(uid) > 1})}"
        return {uid: (status, reason, evidence) for uid, status, reason, evidence in found}

    def rows(self, model: str, **variables: Any) -> list[dict[str, Any]]:
        """The rows of any model."""
        self._make(model, {"as_of": AS_OF, **variables})
        found = self.connection.execute(f"from {model}")
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def _make(self, name: str, variables: Mapping[str, Any]) -> None:
        if name in self._made:
            return
        seed = next((PROJECT / "seeds").rglob(f"{name}.csv"), None)
        if seed is not None:
            self.connection.execute(f"create table {name} as from read_csv('{seed}', header = true)")
        else:
            model = read_model(name, **variables)
            for reference in model.references:
                self._make(reference, variables)
            self.connection.execute(f"create table {name} as {model.sql}")
        self._made.add(name)

    def _fill(self, table: str, schema: pa.Schema, rows: list[tuple[Any, ...]]) -> None:
        columns = list(zip(*rows, strict=True)) if rows else [[] for _ in schema]
        given = pa.table([pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema)  # noqa: F841 - read by its name
        self.connection.execute(f"create table {table} as from given")

    def _insert(self, table: str, row: tuple[Any, ...]) -> None:
        self.connection.execute(f"insert into {table} values ({', '.join('?' * len(row))})", list(row))


@cache
def _reader(type_name: str, number: int = 0) -> Reader:
    return Reader(rows_of(type_name)[number], lambda value: f"redacted:{len(str(value))}")


def finished(thing: Thing, account: str) -> tuple[tuple[Any, ...], tuple[Any, ...] | None]:
    """The thing's rows of the raw zone, made as the collector makes them."""
    reader = _reader(thing.type)
    region = "us-east-1" if reader.row.is_global and reader.row.region is None else thing.region
    item = placed(copy.deepcopy(thing.configuration), account, thing.region, NOW)
    parts = dict.fromkeys(reader.row.parts)
    item = parts | item
    for part in thing.unread:
        item.pop(part, None)
    parent = placed(copy.deepcopy(thing.parent), account, thing.region, NOW) if thing.parent else None
    context = {"account": account, "region": region, "partition": PARTITION, "parent": parent, "item": item}
    stamp = {"account_id": account, "cell_region": "global" if reader.row.is_global else thing.region, "scan_id": "scan", "scanned_at": NOW}
    done = reader.finish(context, list(thing.unread), dict(thing.tags or {}), stamp)
    assert done is not None, f"{thing.type}: the row's hook leaves it out"
    return done.row, done.observation


def control_files() -> dict[str, Path]:
    """Every control: its id → its file."""
    return {path.stem: path for path in sorted((PROJECT / "models" / "controls").rglob("*.sql"))}


def control_meta(control: str) -> dict[str, Any]:
    """What a control says of itself."""
    meta: dict[str, Any] = read_model(control, as_of=AS_OF).config["meta"]
    return meta


def expectations(situations: Iterable[Situation]) -> Iterator[tuple[str, str, str, str]]:
    """Control, situation, whom it speaks of, status."""
    for situation in situations:
        for control, verdicts in situation.verdicts.items():
            for whom, status in verdicts.items():
                yield control, situation.name, whom, status


def told(value: Any) -> str:
    return json.dumps(value, indent=1, default=str)


__all__ = ["Laboratory", "Model", "control_files", "control_meta", "expectations", "finished", "told"]
