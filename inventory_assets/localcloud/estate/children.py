"""Listings under a parent: which children belong to which parent, and the answer that lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from inventory_assets.localcloud.call import AwsError, Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import ANSWERS, Missing, Show, find
from inventory_assets.localcloud.estate.paging import page
from inventory_assets.localcloud.estate.resources import Resource
from inventory_assets.localcloud.estate.world import World

_NO_PARENT: Missing = ("ResourceNotFoundException", "{name} does not exist.", 404)


def children(world: World, account: Account, call: Call, kind: str, parent: Resource) -> Callable[[int], Iterator[tuple[int, Resource]]]:
    """A `walk` over the children of a parent: child n belongs to parent n modulo the number of parents (of a lasting kind)."""
    parents, _ = world.size(account, parent.region, parent.kind)

    def walk(start: int) -> Iterator[tuple[int, Resource]]:
        for resource in world.walk(kind, account, call.region, max(start, parent.number), max(parents, 1)):
            yield resource.number, resource

    return walk


def child_listing(
    service: str,
    operation: str,
    kind: str,
    parent_kind: str,
    parent_param: str,
    show: Show,
    *,
    size: int = 100,
    missing: Missing = _NO_PARENT,
    default_parent: bool = False,
) -> None:
    """Enters a listing of the children of the parent that a parameter names; `default_parent`: without it the first parent is meant."""

    def answer(world: World, account: Account, call: Call) -> JsonObject:
        name = call.params.get(parent_param)
        if name is None and not default_parent:
            raise AwsError("ValidationException", f"{parent_param} is required")
        if name is None:
            parent = next(world.walk(parent_kind, account, call.region))
        else:
            parent = find(world, account, call, parent_kind, name, missing)
        return page(call, children(world, account, call, kind, parent), show, size)

    ANSWERS[service, operation] = answer
