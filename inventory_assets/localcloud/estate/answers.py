"""The table of answers, (service, operation) → function, and the two commonest: list a kind, describe one.

What is listed stands in the families.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from inventory_assets.localcloud.call import AwsError, Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.paging import page, paging_of
from inventory_assets.localcloud.estate.resources import Resource
from inventory_assets.localcloud.estate.world import World

Answer = Callable[[World, Account, Call], JsonObject]
Show = Callable[[Resource], Any]
Missing = tuple[str, str, int]  # code, message (with {name}), status

ANSWERS: dict[tuple[str, str], Answer] = {}


def answers(service: str, *operations: str) -> Callable[[Answer], Answer]:
    """Enters a function as the answer to operations of a service."""

    def enter(function: Answer) -> Answer:
        for operation in operations:
            ANSWERS[service, operation] = function
        return function

    return enter


def whole(resource: Resource) -> JsonObject:
    return resource.body


def walker(world: World, account: Account, call: Call, type_name: str) -> Callable[[int], Iterator[tuple[int, Resource]]]:
    """A `walk` over the living resources of a kind in the call's cell."""
    return lambda start: ((resource.number, resource) for resource in world.walk(type_name, account, call.region, start))


def lists(
    service: str,
    operation: str,
    type_name: str,
    show: Show = whole,
    *,
    size: int = 100,
    result: str | None = None,
    ids: str | None = None,
    missing: Missing | None = None,
) -> None:
    """Enters a paged listing of one kind; `ids` names the parameter (one id or a list) that asks for some only."""

    def answer(world: World, account: Account, call: Call) -> JsonObject:
        asked = call.params.get(ids) if ids else None
        if asked:
            names = asked if isinstance(asked, list) else [asked]
            found = [
                find(world, account, call, type_name, name, missing or ("ValidationError", "{name} does not exist", 400)) for name in names
            ]
            paging = paging_of(service, operation)
            return {result or (paging.result if paging else "Items"): [show(resource) for resource in found]}
        return page(call, walker(world, account, call, type_name), show, size, result)

    ANSWERS[service, operation] = answer


def describes(
    service: str,
    operation: str,
    type_name: str,
    by: str,
    result: str | None,
    missing: Missing,
    show: Show = whole,
) -> None:
    """Enters an operation about one resource, named by parameter `by`; `result` None: what `show` gives is the whole reply."""

    def answer(world: World, account: Account, call: Call) -> JsonObject:
        shown = show(find(world, account, call, type_name, call.params.get(by, ""), missing))
        return shown if result is None else {result: shown}

    ANSWERS[service, operation] = answer


def find(world: World, account: Account, call: Call, type_name: str, name: str, missing: Missing) -> Resource:
    """The living resource with this id or ARN, or the error that says there is none."""
    found = world.find(type_name, account, call.region, str(name))
    if found is None:
        code, message, status = missing
        raise AwsError(code, message.format(name=name), status)
    return found
