"""Things in an account: their configuration as its API has it, by which catalog row they are read, and the parents that lead to them.
Answering calls does not belong here.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from inventory_assets.catalog import rows_of
from inventory_assets.catalog.params import compile_params, compile_value
from inventory_assets.catalog.paths import compile_path, parse_path
from inventory_assets.catalog.templates import is_template, split_template
from inventory_assets.catalog.types import ResourceType
from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.model import Situation, Thing, placed

HOME = "us-east-1"
PARTITION = "aws"
#: What each account and each region has one of, whether a situation gives it or not.
ACCOUNT, REGION_SETTINGS = "AWS::Account::Account", "AWS::Account::Region"
SETTINGS = frozenset({ACCOUNT, REGION_SETTINGS})


@dataclass(frozen=True)
class Placed:
    """A thing in its account. `is_implied`: it is there only because something is listed under it."""

    row: ResourceType
    configuration: JsonObject
    region: str
    account: str
    parent: JsonObject | None = None
    unread: tuple[str, ...] = ()
    tags: Mapping[str, str] | None = None
    is_implied: bool = False

    @cached_property
    def context(self) -> dict[str, Any]:
        """What the row's templates read, as the collector fills them in."""
        return {"account": self.account, "region": self.region, "partition": PARTITION, "parent": self.parent, "item": self.configuration}

    @cached_property
    def resource_id(self) -> str:
        return str(compile_value(self.row.id)(self.context))

    @cached_property
    def uid(self) -> str:
        return str(compile_value(self.row.arn)(self.context))

    @cached_property
    def body(self) -> JsonObject:
        """The configuration without what other calls tell."""
        return {name: value for name, value in self.configuration.items() if name not in self.row.parts}

    @cached_property
    def listed(self) -> Any:
        """What the listing says of it."""
        describe = self.row.describe
        if describe is None:
            return self.body
        if describe.keep_listed in self.configuration:
            return self.configuration[str(describe.keep_listed)]
        return compile_path(describe.match)(self.configuration) if describe.match else self.body

    @property
    def is_named_by_listing(self) -> bool:
        """Whether its uid can be told without the describe call."""
        kept = self.row.describe.keep_listed if self.row.describe else None
        item = (self.listed if isinstance(self.listed, dict) else {}) | ({kept: self.listed} if kept else {})
        return bool(compile_value(self.row.arn)(self.context | {"item": item}))

    def is_in(self, region: str) -> bool:
        """Whether calls into the region are about it."""
        return self.row.is_global or self.row.region is not None or self.region == region


def row_of(thing: Thing) -> ResourceType:
    """The row that a thing is read by; of a type with two that for its place."""
    rows = rows_of(thing.type)
    return next((row for row in rows if row.is_global == (thing.region == "global")), rows[0])


def place_all(situations: Iterable[Situation], account: str, regions: Iterable[str], now: dt.datetime) -> list[Placed]:
    """Everything that the situations put into an account: their things, the parents that lead to them, settings where none are given."""
    found = [_place(thing, account, now) for situation in situations for thing in situation.things]
    denied = {name for situation in situations for name in situation.denied}
    for name in sorted(denied):
        row = rows_of(name)[0]
        if row.parent is not None:  # only a call that is made can be denied
            found += [_implied(row, _parent_of(row, {}), region, account) for region in regions]
    for child in list(found):
        _lead_to(child, found)
    there = {(one.row.type, one.region) for one in found}
    settings = [Thing(REGION_SETTINGS, {}, region=region) for region in regions]
    if not any(one.row.type == ACCOUNT for one in found):
        settings.append(Thing(ACCOUNT, {}))
    return found + [_place(thing, account, now) for thing in settings if (thing.type, thing.region) not in there]


def _place(thing: Thing, account: str, now: dt.datetime) -> Placed:
    row = row_of(thing)
    region = HOME if row.is_global and row.region is None else thing.region
    configuration = placed(copy.deepcopy(thing.configuration), account, thing.region, now)
    parent = placed(copy.deepcopy(thing.parent), account, thing.region, now) if thing.parent else None
    if row.parent is not None and parent is None:
        parent = _parent_of(row, configuration)
    if row.region is not None:  # the API says where it lives, and nobody needs to write it down
        configuration.setdefault(row.region, region)
    return Placed(row, configuration, region, account, parent, thing.unread, thing.tags)


def _lead_to(child: Placed, found: list[Placed]) -> None:
    """See to it that what the child is listed under is there."""
    if child.row.parent is None:
        return
    params = compile_params(child.row.params)
    wanted = params(child.context)
    above = (one for one in found if one.row.type == child.row.parent and one.is_in(child.region))
    if any(params(child.context | {"parent": one.configuration, "item": one.configuration}) == wanted for one in above):
        return
    parent = _implied(child.row, child.parent or {}, child.region, child.account)
    found.append(parent)
    _lead_to(parent, found)


def _parent_of(row: ResourceType, configuration: JsonObject) -> JsonObject:
    """What a parent must have for the row's listing: what the child says of it, under the path's name or the parameter's."""
    parent: JsonObject = {}
    for name, template in row.params.items():
        for field, is_field in split_template(template) if isinstance(template, str) else ():
            if is_field and field.startswith("parent."):
                path = field.removeprefix("parent.")
                parent[path] = configuration.get(path) or configuration.get(name) or f"implied-{row.plural}"
    return parent


def _implied(row: ResourceType, configuration: JsonObject, region: str, account: str) -> Placed:
    """The parent of a row's things, with a made-up id and ARN where it says none, and of this account."""
    above = next(one for one in rows_of(str(row.parent)) if one.scope == row.scope)
    configuration = dict(configuration)
    for path in (above.id, above.arn):
        if not is_template(path):
            name = parse_path(path.partition("~")[0])[0][0]
            configuration.setdefault(name, f"arn:aws:{above.service}:{region}:{account}:implied/{next(iter(configuration.values()))}")
    if above.owner:
        configuration.setdefault(above.owner, account)
    parent = _parent_of(above, configuration) if above.parent else None
    return Placed(above, configuration, region, account, parent, is_implied=True)
