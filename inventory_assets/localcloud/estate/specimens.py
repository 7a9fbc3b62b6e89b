"""The first of every kind in one account has every member that a reply may have, so that no column and no path is without a resource that
fills it. What a kind says of itself stays as it is. Members that no model has are not added here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from inventory_assets.catalog import rows_of
from inventory_assets.catalog.paths import names_of
from inventory_assets.catalog.shapes import operation_model, resolve
from inventory_assets.catalog.types import ResourceType
from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.estate.filling import filled
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER

if TYPE_CHECKING:
    from inventory_assets.localcloud.estate.resources import Resource

ACCOUNT = 1  # the first member: large, and there on every day


def is_specimen(r: Resource) -> bool:
    """Whether it is the one that has everything."""
    return r.number == 0 and (r.account.is_management if r.kind.management_only else r.account.number == ACCOUNT)


def completed(r: Resource, body: JsonObject) -> JsonObject:
    """The body, with what the service's model has beyond it."""
    fill = _base(r.kind.type)
    base = fill(r) if fill is not None else {}
    return laid_under(base, body) if base.keys() & body.keys() else body  # else the answers put the body into what the row reads


def laid_under(base: Any, value: Any) -> Any:
    """The value, with the members of the base that it lacks; elements of lists are completed by the base's first."""
    if isinstance(base, dict) and isinstance(value, dict):
        return base | {name: laid_under(base.get(name), inner) for name, inner in value.items()}
    if isinstance(base, list) and base and isinstance(value, list):
        return [laid_under(base[0], inner) for inner in value] or base
    return value


@cache
def _base(type_name: str) -> Callable[[Resource], JsonObject] | None:
    """What fills an object of the type, as its row reads it; None where there is no row."""
    for row in rows_of(type_name):
        call = (row.operation, row.items)
        if row.describe is not None:
            call = (row.describe.operation, row.describe.result + "[]" * bool(row.describe.batch))
        shape = resolve(operation_model(row.service, call[0]).output_shape, call[1])
        if shape.type_name == "map":
            return _attributes(row, shape)
        if shape.type_name == "structure":
            fill, hidden = filled(row.service, *call), tuple(names_of(path) for path in row.redact)
            return lambda r: _planted(fill(r), (), hidden)
    return None


def _planted(value: Any, path: tuple[str, ...], hidden: tuple[tuple[str, ...], ...]) -> Any:
    """The value, with planted secrets only where the row hides what stands there: that a service calls a name of a queue sensitive
    (the row has looked, and says `plain`) makes it no secret.
    """
    if isinstance(value, dict):
        return {name: _planted(inner, (*path, name), hidden) for name, inner in value.items()}
    if isinstance(value, list):
        return [_planted(inner, path, hidden) for inner in value]
    is_hidden = any(path[: len(names)] == names for names in hidden)
    return value.replace(PLANTED_SECRET_MARKER, "plain") if isinstance(value, str) and not is_hidden else value


def _attributes(row: ResourceType, shape: Any) -> Callable[[Resource], JsonObject]:
    """Every attribute that is known by name: numbers, or text, or JSON as text."""
    names = [name for name in dict.fromkeys([*(shape.key.enum or ()), *row.keys]) if name not in ("All", *row.volatile)]
    if shape.value.type_name != "string":
        return lambda r: {name: r.chance.below(name, 100) for name in names}
    return lambda r: {name: "{}" if name in (*row.json_text, *row.policies) else str(r.chance.below(name, 100)) for name in names}
