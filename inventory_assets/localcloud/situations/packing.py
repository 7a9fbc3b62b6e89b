"""Which situations live in one account: as few accounts as can be, and none that disturb each other. What an account answers stands in
`serving.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from inventory_assets.catalog import AWS_TYPES, rows_of
from inventory_assets.catalog.controls import controls
from inventory_assets.catalog.types import WHOLE, ResourceType
from inventory_assets.localcloud.situations import SITUATIONS
from inventory_assets.localcloud.situations.limits import NOBODY, ONCE, cannot_be_served
from inventory_assets.localcloud.situations.model import Situation
from inventory_assets.localcloud.situations.placing import SETTINGS, Placed, place_all


@dataclass(frozen=True)
class Footprint:
    """What of an account a situation is about. `ids`: its things by type and id; `unlisted`: the types that cannot be listed in it. An
    exclusive one shares no type with any other, but that those without things may not list the same together.
    """

    situation: Situation
    ids: frozenset[tuple[str, str]]
    types: frozenset[str]
    unlisted: frozenset[str]
    is_exclusive: bool

    def disturbs(self, other: Footprint) -> bool:
        """Whether one of them would not be in an account with the other what it is by itself."""
        if self.kind != other.kind or self.ids & other.ids or self.absent & other.there or other.absent & self.there:
            return True
        if not (self.is_exclusive or other.is_exclusive) or not self.types & other.types:
            return False
        return not (self._bears(other) and other._bears(self))

    def _bears(self, other: Footprint) -> bool:
        """Whether it has no things, and reads nothing that is listed here and would not be with the other."""
        return bool(self.unlisted) and not self.situation.things and self.types & other.unlisted <= self.unlisted

    @cached_property
    def there(self) -> frozenset[str]:
        """The types of its things."""
        return frozenset(name for name, _ in self.ids)

    @cached_property
    def absent(self) -> frozenset[str]:
        """The types that its controls read, and of which it has nothing."""
        return self.types - self.there

    @cached_property
    def kind(self) -> tuple[Any, ...]:
        """Only situations of one kind can share an account at all: it has one set of regions, settings and place in its organization."""
        parameters = json.dumps(self.situation.parameters, sort_keys=True, default=dict)
        return self.situation.is_management, tuple(sorted(self.situation.regions)), parameters


@dataclass(eq=False)
class Laboratory:
    """One account's worth of situations."""

    kind: tuple[Any, ...]
    footprints: list[Footprint] = field(default_factory=list)

    @property
    def situations(self) -> tuple[Situation, ...]:
        return tuple(footprint.situation for footprint in self.footprints)

    @property
    def types(self) -> frozenset[str]:
        """What its situations are about."""
        return frozenset().union(*(footprint.types for footprint in self.footprints))

    @property
    def regions(self) -> tuple[str, ...]:
        return tuple(sorted(self.footprints[0].situation.regions))

    @property
    def is_management(self) -> bool:
        return self.footprints[0].situation.is_management

    def has_room(self, footprint: Footprint) -> bool:
        """Whether the situation disturbs nothing here, and nothing here disturbs it."""
        return self.kind == footprint.kind and not any(footprint.disturbs(other) for other in self.footprints)


def pack(situations: Iterable[Situation]) -> tuple[Laboratory, ...]:
    """The situations in laboratories, those that are hard to place first; the same ones are always packed in the same way."""
    found: list[Laboratory] = []
    servable = [situation for situation in situations if cannot_be_served(situation) is None]
    for footprint in sorted(map(footprint_of, servable), key=lambda one: (not one.is_exclusive, -len(one.types))):
        room = next((laboratory for laboratory in found if laboratory.has_room(footprint)), None)
        if room is None:
            room = Laboratory(footprint.kind)
            found.append(room)
        room.footprints.append(footprint)
    return tuple(found)


@lru_cache(maxsize=1)
def laboratories() -> tuple[Laboratory, ...]:
    """All situations of the table that an account can be in, packed."""
    return pack(SITUATIONS)


def footprint_of(situation: Situation) -> Footprint:
    """What the situation is about: the types of its things, those that its controls read, and those whose listings fail with its own."""
    given = {thing.type for thing in situation.things}
    placed = place_all([situation], NOBODY, situation.regions, ONCE)
    things = [one for one in placed if one.row.type not in SETTINGS or one.row.type in given]
    read = _reads()
    types = {one.row.type for one in things} | {name for control in situation.verdicts for name in read.get(control, ())}
    unlisted = {other for name in situation.denied for other in _fail_with(name)}
    types |= unlisted
    for one in things:
        types |= {name for part in one.unread for name in _read_with(one, part)}
    whole = {"account", *situation.regions}
    speaks_of_all = any(whole & verdicts.keys() for verdicts in situation.verdicts.values())
    is_exclusive = bool(speaks_of_all or situation.denied or SETTINGS & {one.row.type for one in things} or any(map(_spreads, things)))
    ids = {(one.row.type, one.resource_id) for one in things} if situation.things else set()
    return Footprint(situation, frozenset(ids), frozenset(types), frozenset(unlisted), is_exclusive)


def _reads() -> dict[str, tuple[str, ...]]:
    return {control.control_id: tuple(control.reads) for control in controls()}


def _fail_with(type_name: str) -> set[str]:
    """The types that cannot be listed where this one cannot: those of the same call, and those that are listed under it."""
    calls = [_call(row) for row in rows_of(type_name)]
    same = {row.type for row in AWS_TYPES if _call(row) in calls}
    below = {row.type for row in AWS_TYPES if row.parent in same}
    return same | below | {name for child in below - same for name in _fail_with(child)}


def _call(row: ResourceType) -> tuple[Any, ...]:
    return row.service, row.operation, row.params


def _spreads(one: Placed) -> bool:
    """Whether what cannot be read of a thing cannot be read of its like either."""
    shared = {shared.part for shared in one.row.shared}
    return bool(shared & set(one.unread) or (WHOLE in one.unread and one.row.describe and one.row.describe.batch))


def _read_with(one: Placed, part: str) -> set[str]:
    """The types whose parts come from the shared reply of this part."""
    calls = {(shared.service or one.row.service, shared.operation) for shared in one.row.shared if shared.part == part}
    return {row.type for row in AWS_TYPES for shared in row.shared if (shared.service or row.service, shared.operation) in calls}
