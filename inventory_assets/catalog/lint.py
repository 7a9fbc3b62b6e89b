"""Holds rows to botocore's service models, offline: every operation, parameter, path and code a row names must exist there.

`problems(row)` gives what is wrong as sentences; `page_tokens` is what the engine pages by where botocore has no paginator.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from inventory_assets.catalog import AWS_TYPES, rows_of, spellings
from inventory_assets.catalog.lint_calls import call_problems, page_tokens
from inventory_assets.catalog.lint_values import edge_problems, sensitive_problems
from inventory_assets.catalog.paths import PathError, compile_path, compile_remove, compile_rewrite
from inventory_assets.catalog.shapes import (
    FREE,
    SCALARS,
    Free,
    ShapeError,
    configuration_shape,
    described_shape,
    listed_shape,
    member,
    resolve,
)
from inventory_assets.catalog.templates import PLACE, is_template, split_template
from inventory_assets.catalog.types import SWEEP, UNTAGGABLE, ResourceType

__all__ = ["page_tokens", "problems"]

_TIMES = frozenset({"timestamp", "string", "long", "integer", "double", "free"})


def problems(row: ResourceType, rows: Iterable[ResourceType] = AWS_TYPES) -> list[str]:
    """What is wrong with the row among `rows`, one sentence each; [] for a good one."""
    try:
        listed_shape(row)
    except (ShapeError, PathError) as error:
        return [str(error)]  # nothing else can be judged
    found = [*_names(row, tuple(rows)), *call_problems(row)]
    try:
        configuration = configuration_shape(row)
    except (ShapeError, PathError) as error:
        return [*found, str(error)]
    checks = (_identity, _tags, _listed_paths, _edits, _parts, _templates, sensitive_problems, edge_problems)
    return found + [problem for check in checks for problem in check(row, configuration)]


def _names(row: ResourceType, rows: tuple[ResourceType, ...]) -> Iterator[str]:
    if not re.fullmatch(r"AWS::[A-Za-z0-9]+::[A-Za-z0-9]+", row.type):
        yield f"type {row.type!r} is not a CloudFormation name"
        return
    begins = {f"{name.replace('-', '_')}_" for name in (row.service, row.type.split("::")[1].lower())}
    if not re.fullmatch(r"[a-z][a-z0-9_]*s", row.plural) or not row.plural.startswith(tuple(begins)):
        yield f"plural {row.plural!r} is not a snake_case plural that begins with {' or '.join(sorted(begins))}"
    mine = set(spellings(row))
    for other in rows:
        if other is row:
            continue
        if other.type == row.type and other.scope == row.scope:
            yield f"{row.type} stands twice as {row.scope}"
        if other.type != row.type:
            if other.plural == row.plural:
                yield f"plural {row.plural!r} is also {other.type}'s"
            shared = sorted(mine & set(spellings(other)))
            if shared and row.stored and other.stored:
                yield f"aliases {shared} are also {other.type}'s"
    if row.parent is not None and not any(other.type == row.parent for other in rows):
        yield f"parent {row.parent!r} is no row"


def _scalar(shape: Any, path: str, what: str, allowed: frozenset[str] = SCALARS | {"free"}) -> Iterator[str]:
    """Resolve a path that must lead to one plain value."""
    try:
        found = resolve(shape, path)
    except (ShapeError, PathError) as error:
        yield f"{what} {error}"
        return
    if "[]" in path:
        yield f"{what} {path!r} gives a list, not one value"
    elif found.type_name not in allowed:
        yield f"{what} {path!r} is a {found.type_name}"


def _identity(row: ResourceType, configuration: Any) -> Iterator[str]:
    for what, text in (("id", row.id), ("arn", row.arn)):
        if not is_template(text):
            yield from _scalar(configuration, text, what)
    if row.name is not None:
        yield from _scalar(configuration, row.name, "name")
    if row.created_at is not None:
        yield from _scalar(configuration, row.created_at, "created_at", _TIMES)


def _listed_paths(row: ResourceType, _: Any) -> Iterator[str]:
    """Paths that are read before the describe call."""
    for what, path in (("region", row.region), ("owner", row.owner)):
        if path is not None:
            yield from _scalar(listed_shape(row), path, what)


def _tags(row: ResourceType, configuration: Any) -> Iterator[str]:
    if row.tags in (SWEEP, UNTAGGABLE):
        return
    try:
        found = resolve(configuration, row.tags)
    except (ShapeError, PathError) as error:
        yield f"tags {error}"
        return
    pairs = found.member if found.type_name == "list" else None
    is_pairs = pairs is not None and pairs.type_name == "structure" and {"Key", "key", "TagKey"} & set(pairs.members)
    if not is_pairs and not (found.type_name == "map" and found.value.type_name == "string"):
        yield f"tags {row.tags!r} are neither a list of pairs nor a map of text"


def _edits(row: ResourceType, configuration: Any) -> Iterator[str]:
    """Volatile, set-like, textual and secret paths."""
    kinds: tuple[tuple[str, tuple[str, ...], Callable[[str], Any]], ...] = (
        ("volatile", row.volatile, compile_remove),
        ("sets", row.sets, compile_rewrite),
        ("redact", row.redact, compile_rewrite),
        ("redact_but", tuple(row.redact_but), compile_rewrite),
        ("json_text", row.json_text, compile_rewrite),
        ("policies", row.policies, compile_rewrite),
    )
    for what, paths, compiles in kinds:
        for path in paths:
            try:
                compiles(path)
                found = resolve(configuration, path)
            except (ShapeError, PathError) as error:
                yield f"{what} {error}"
                continue
            if what == "sets" and found.type_name not in ("list", "free"):
                yield f"sets {path!r} is a {found.type_name}, not a list"
            if what == "redact_but" and found.type_name not in ("map", "free"):
                yield f"redact_but {path!r} is a {found.type_name}, not a map"
            if what == "sets" and any(path == gone or path.startswith((f"{gone}.", f"{gone}[]")) for gone in row.volatile):
                yield f"sets {path!r} lies under a volatile path and is never sorted"
        yield from (f"{what} {path!r} stands twice" for path in sorted({path for path in paths if paths.count(path) > 1}))
    yield from _texts(row)


def _texts(row: ResourceType) -> Iterator[str]:
    plain = configuration_shape(ResourceType(**{**vars(row), "json_text": (), "policies": ()}))
    for what, paths, allowed in (("json_text", row.json_text, {"string"}), ("policies", row.policies, {"string", "free", "structure"})):
        for path in paths:
            try:
                found = resolve(plain, path)
            except (ShapeError, PathError) as error:
                yield f"{what} {error}"
                continue
            if found.type_name not in allowed:
                yield f"{what} {path!r} is a {found.type_name}, not text"


def _parts(row: ResourceType, _: Any) -> Iterator[str]:
    under = described_shape(row)
    parts = row.parts
    yield from (f"detail {part!r} stands twice" for part in sorted({part for part in parts if parts.count(part) > 1}))
    for part in parts:
        if under.type_name == "structure" and _has(under, part):
            yield f"detail {part!r} would overwrite a member of the item"


def _has(shape: Any, name: str) -> bool:
    if shape.type_name == "structure" and not hasattr(shape, "under"):
        return name in shape.members
    try:
        return member(shape, name) is not None and getattr(getattr(shape, "under", None), "type_name", "") != "map"
    except ShapeError:
        return False


def _templates(row: ResourceType, configuration: Any) -> Iterator[str]:
    """Every placeholder, held to what it is rendered over."""
    parents = [configuration_shape(other) for other in rows_of(row.parent)[-1:]] if row.parent else [None]
    for parent in [*parents, *([configuration] if row.nested else [])]:
        yield from _templates_over(row, configuration, parent)


def _templates_over(row: ResourceType, configuration: Any, parent: Any) -> Iterator[str]:
    described = described_shape(row)
    places: list[tuple[str, Any, Any]] = [("id", row.id, configuration), ("arn", row.arn, configuration)]
    places += [(f"params of {row.operation}", dict(row.params), None)]
    if row.describe is not None:
        places.append((f"params of {row.describe.operation}", dict(row.describe.params), listed_shape(row)))
    places += [(f"params of {detail.operation}", dict(detail.params), described) for detail in row.details]
    places += [(f"params of {shared.operation}", dict(shared.params), None) for shared in row.shared]
    places += [(f"to of {shared.part}", shared.to, described) for shared in row.shared if is_template(shared.to)]
    places += [(f"dimensions of {metric.name}", dict(metric.dimensions), described) for metric in row.metrics]
    for what, value, item in places:
        for text in _texts_in(value):
            if what not in ("id", "arn") or is_template(text):
                yield from _fields(what, text, item, parent)


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts_in(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts_in(inner)


def _fields(what: str, text: str, item: Any, parent: Any) -> Iterator[str]:
    try:
        fields = [field for field, is_field in split_template(text) if is_field]
    except PathError as error:
        yield f"{what}: {error}"
        return
    for field in fields:
        if field in PLACE or field == "[]":
            continue
        is_parent = field.startswith("parent.")
        shape, path = (parent, field[len("parent.") :]) if is_parent else (item, field)
        if shape is None:
            yield f"{what}: {{{field}}} reads {'a parent, and the row has none' if is_parent else 'an item, and there is none yet'}"
            continue
        try:
            compile_path(path)
        except PathError as error:
            yield f"{what}: {error}"
            continue
        yield from _scalar(FREE if isinstance(shape, Free) else shape, path, f"{what}:")
