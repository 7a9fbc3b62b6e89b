"""The estate as a whole on one day: which cells there are, how many resources each has, and how one is found. Answers nothing by itself."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cached_property

from inventory_assets.localcloud.estate.accounts import Account, list_accounts
from inventory_assets.localcloud.estate.chance import Chance
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.estate.resources import BIRTHS, DEATHS, HORIZON, Kind, Resource
from inventory_assets.localcloud.estate.tagging import draw_tags

GLOBAL = "global"


class World:
    """All resources, made when they are asked for."""

    def __init__(self, options: EstateOptions, kinds: dict[str, Kind]) -> None:
        self.options = options
        self.kinds = kinds
        self._names: dict[tuple[str, str, str], dict[str, int]] = {}
        self._sizes: dict[tuple[int, str, str], tuple[int, int]] = {}
        self._peers: dict[tuple[str, str, str, int], Resource] = {}

    def on_day(self, day: int, moment: str | None = None) -> World:
        """The same estate on another day, which begins at a moment of real time; names do not depend on the day and are kept."""
        moments = {**self.options.moments, **({day: moment} if moment else {})}
        moved = World(EstateOptions(**{**vars(self.options), "day": day, "moments": moments}), self.kinds)
        moved._names, moved._sizes = self._names, self._sizes
        return moved

    @cached_property
    def accounts(self) -> dict[str, Account]:
        return {account.account_id: account for account in list_accounts(self.options)}

    def size(self, account: Account, region: str, kind: Kind) -> tuple[int, int]:
        """How many there are on day 0, and how many numbers there are in all (those born later included)."""
        key = (account.number, region, kind.key)
        if key not in self._sizes:
            self._sizes[key] = self._size(account, region, kind)
        return self._sizes[key]

    def _size(self, account: Account, region: str, kind: Kind) -> tuple[int, int]:
        options = self.options
        if account.status != "ACTIVE" or not self._is_asked_for(kind) or (kind.management_only and not account.is_management):
            return 0, 0
        if kind.exact:
            return int(kind.count), int(kind.count)
        if kind.parent and not self.size(account, region, self.kinds[kind.parent])[0]:
            return 0, 0
        chance = Chance(options.seed, account.account_id, region, kind.key, "size")
        weight = 1.0 if kind.management_only else account.weight  # no account has more of it
        share = 1.0 if options.even else weight * self._region_weight(region)
        if kind.single:
            there = int(share == 1.0 or chance.ratio("count") < kind.count)
            return there, there
        count = options.big_cells.get((account.number, region, kind.type))
        if count is None:
            wanted = kind.count * share * options.scale
            count = math.floor(wanted + chance.ratio("count"))
            if kind.everywhere or (share == 1.0 and wanted > 0):
                count = max(count, 1)
        extra = 0 if kind.lasting else math.floor(count * BIRTHS * options.churn + chance.ratio("extra") * (count > 0))
        return count, count + (extra if options.churn else 0)

    def _is_asked_for(self, kind: Kind) -> bool:
        """With `types` only those, and the kinds that they belong to."""
        asked = self.options.types
        if asked is None or kind.type in asked:
            return True
        return any(child.parent == kind.key and self._is_asked_for(child) for child in self.kinds.values())

    def _region_weight(self, region: str) -> float:
        if region == GLOBAL or region not in self.options.regions:
            return 1.0
        return (1.0, 0.6, 0.3)[min(self.options.regions.index(region), 2)]

    def birth(self, resource: Resource) -> int:
        at_first, _ = self.size(resource.account, resource.region, resource.kind)
        if resource.number < at_first:
            return -resource.chance.below("age", 900)
        return 1 + resource.chance.below("born", HORIZON)

    def is_alive(self, resource: Resource) -> bool:
        """Whether it exists today."""
        if resource.kind.lasting or (resource.number == 0 and resource.account.number <= 1):
            return True  # every kind is somewhere on every day
        end = self.death(resource)
        return resource.born <= self.options.day and (end is None or self.options.day < end)

    def death(self, resource: Resource) -> int | None:
        """The first day on which it is no more; None for one that stays."""
        if resource.kind.lasting or (resource.number == 0 and resource.account.number <= 1):
            return None
        if resource.chance.ratio("dies") >= DEATHS * self.options.churn:
            return None
        return max(resource.born, 0) + 1 + resource.chance.below("death", HORIZON)

    def resource(self, kind: Kind, account: Account, region: str, number: int) -> Resource:
        return Resource(self, kind, account, region, number)

    def walk(self, type_name: str, account: Account, region: str, start: int = 0, step: int = 1) -> Iterator[Resource]:
        """The living resources of a cell by number, from `start` on."""
        kind = self.kinds[type_name]
        region = GLOBAL if kind.is_global else region
        if region != GLOBAL and region not in self.options.regions:
            return
        _, total = self.size(account, region, kind)
        for number in range(start, total, step):
            resource = self.resource(kind, account, region, number)
            if self.is_alive(resource):
                yield resource

    def find(self, type_name: str, account: Account, region: str, name: str) -> Resource | None:
        """The living resource with this id or ARN."""
        kind = self.kinds[type_name]
        region = GLOBAL if kind.is_global else region
        cell = (account.account_id, region, type_name)
        names = self._names.get(cell)
        if names is None:
            names = self._names[cell] = {}
            for number in range(self.size(account, region, kind)[1]):
                resource = self.resource(kind, account, region, number)
                names[resource.id] = names[resource.arn] = number
        number_found = names.get(name)
        if number_found is None:
            return None
        resource = self.resource(kind, account, region, number_found)
        return resource if self.is_alive(resource) else None

    def peer(self, resource: Resource, type_name: str, number: int, region: str | None = None) -> Resource:
        """Another resource of the account to refer to; of kinds that do not last only the first is sure to be there."""
        kind = self.kinds[type_name]
        cell_region = GLOBAL if kind.is_global else (region or resource.region)
        count, _ = self.size(resource.account, cell_region, kind)
        number = number % max(count, 1)
        key = (resource.account_id, cell_region, type_name, number)
        if key not in self._peers:
            if len(self._peers) > 50_000:
                self._peers.clear()
            self._peers[key] = self.resource(kind, resource.account, cell_region, number)
        return self._peers[key]

    def tags_of(self, resource: Resource) -> dict[str, str]:
        return draw_tags(resource)

    def cells(self) -> Iterator[tuple[str, Kind]]:
        """All (cell region, kind) that each account has."""
        for kind in self.kinds.values():
            for region in (GLOBAL,) if kind.is_global else self.options.regions:
                yield region, kind
