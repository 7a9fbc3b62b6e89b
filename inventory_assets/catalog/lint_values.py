"""Holds what a row says of values to botocore's models: what is sensitive there is hidden, and edges lead from text to types that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from inventory_assets.catalog import AWS_TYPES
from inventory_assets.catalog.paths import ITEM, PathError, names_of
from inventory_assets.catalog.shapes import SCALARS, ShapeError, configuration_shape, resolve
from inventory_assets.catalog.types import ResourceType

_GROUPS = re.compile(r"\\(\d)")
_TEXTS = SCALARS | {"free"}


def sensitive_problems(row: ResourceType, configuration: Any) -> Iterator[str]:
    """Leaves that the service's own model calls sensitive must be hidden, or called plain with the eyes open. Policies are no secret."""
    judged = [names_of(path) for path in (*row.redact, *row.plain, *row.policies)]
    unread = configuration_shape(replace(row, json_text=(), policies=()))
    for path in sorted(set(sensitive_paths(unread))):
        names = names_of(path)
        if not any(names[: len(known)] == known[: len(names)] for known in judged):  # above it, or within it
            yield f"{path!r} is sensitive by its service's model: put it under redact, or under plain where it is no secret"
    for path in row.plain:
        try:
            resolve(configuration, path)
        except (ShapeError, PathError) as error:
            yield f"plain {error}"


def sensitive_paths(shape: Any, path: str = "", above: tuple[str, ...] = ()) -> Iterator[str]:
    """Paths of the leaves that a model marks as sensitive; of the parts above them where these are marked as a whole."""
    if getattr(shape, "metadata", {}).get("sensitive"):
        yield path
        return
    name = getattr(shape, "name", None)
    if name is not None and shape.type_name == "structure" and name in above:
        return  # a shape that holds itself: what is sensitive in it was told one level higher
    inside = (*above, name) if name else above
    if shape.type_name == "list":
        yield from sensitive_paths(shape.member, f"{path}[]", inside)
    elif shape.type_name == "map":
        yield from sensitive_paths(shape.value, path, inside)
    elif shape.type_name == "structure":
        for key, member in members_of(shape).items():
            yield from sensitive_paths(member, f"{path}.{key}" if path else key, inside)


def members_of(shape: Any) -> dict[str, Any]:
    """The members of a structure, those that a row lays over it included; {} where it is a map or free."""
    under = getattr(shape, "under", None)
    if under is not None or hasattr(shape, "under"):
        return (members_of(under) if under is not None else {}) | dict(shape.members)
    return dict(getattr(shape, "members", None) or {})


def edge_problems(row: ResourceType, configuration: Any) -> Iterator[str]:
    """Edges read text, lead to types of the catalog, and have names of one form."""
    known = {other.type for other in AWS_TYPES if other.stored}
    seen: set[tuple[str, str]] = set()
    for edge in row.edges:
        what = f"edge {edge.relationship} of {edge.path!r}"
        if not re.fullmatch(r"[a-z]+(_[a-z]+)*", edge.relationship):
            yield f"{what}: a relationship is a verb phrase in snake_case"
        if (edge.relationship, edge.path) in seen:
            yield f"{what} stands twice"
        seen.add((edge.relationship, edge.path))
        yield from (f"{what}: there is no type {name!r}" for name in edge.to if name not in known)
        if edge.by_name and len(edge.to) != 1:
            yield f"{what}: a name says which resource it is within one type"
        if edge.pattern is not None and edge.becomes is None and re.compile(edge.pattern).groups != 1:
            yield f"{what}: its pattern takes exactly one group"
        groups = re.compile(edge.pattern or "").groups
        if edge.becomes is not None and groups != len(set(_GROUPS.findall(edge.becomes))):
            yield f"{what}: what it becomes is put together of all groups of its pattern"
        if edge.path == ITEM:
            if edge.pattern is None:
                yield f"{what}: a resource refers to itself; a pattern says to what else"
            continue
        try:
            found = resolve(configuration, edge.path)
        except (ShapeError, PathError) as error:
            yield f"{what}: {error}"
            continue
        if found.type_name not in _TEXTS:
            yield f"{what} is a {found.type_name}, not text"
        if any(edge.path == path or edge.path.startswith((f"{path}.", f"{path}[]")) for path in row.volatile):
            yield f"{what} lies under a volatile path, which the configuration has not"
