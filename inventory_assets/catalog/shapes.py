"""What botocore's models say about a row: the shape of its configuration, and of a path in it. Judging rows is `lint.py`'s."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import botocore.session

from inventory_assets.catalog.paths import parse_path
from inventory_assets.catalog.types import EXISTS, Detail, ResourceType, Shared


class ShapeError(ValueError):
    """A service, operation or path that the models do not have; it says which."""


@dataclass(frozen=True)
class Free:
    """Anything goes below here: a map of any keys, or JSON held as text."""

    type_name: str = "free"


@dataclass(frozen=True)
class Overlay:
    """A structure with more members: details, and the listed item where it is kept."""

    under: Any
    members: Mapping[str, Any] = field(default_factory=dict)
    type_name: str = "structure"


@dataclass(frozen=True)
class List:
    """A list that no model has."""

    member: Any
    type_name: str = "list"


@dataclass(frozen=True)
class Scalar:
    """A plain value that no model has."""

    type_name: str


FREE, TEXT, BOOLEAN = Free(), Scalar("string"), Scalar("boolean")
ANY = frozenset({"string", "timestamp", "integer", "long", "boolean", "double", "float", "blob", "structure", "list", "map", "free"})
SCALARS = frozenset({"string", "timestamp", "integer", "long", "boolean", "double", "float", "blob"})


@lru_cache(maxsize=1)
def _session() -> Any:
    return botocore.session.get_session()


@lru_cache(maxsize=4096)
def operation_model(service: str, operation: str) -> Any:
    """The OperationModel; ShapeError where there is none."""
    session = _session()
    if service not in session.get_available_services():
        raise ShapeError(f"there is no service {service!r}")
    model = session.get_service_model(service)
    if operation not in model.operation_names:
        raise ShapeError(f"{service} has no operation {operation!r}")
    return model.operation_model(operation)


@lru_cache(maxsize=4096)
def paginator(service: str, operation: str) -> dict[str, Any] | None:
    """The operation's paginator as botocore's model writes it, or None."""
    loader = _session().get_component("data_loader")
    if service not in loader.list_available_services("paginators-1"):
        return None
    found: dict[str, Any] | None = loader.load_service_model(service, "paginators-1")["pagination"].get(operation)
    return found


def member(shape: Any, name: str) -> Any:
    """The shape under a name: of a structure's member, a map's value, or FREE."""
    if isinstance(shape, Free):
        return FREE
    if isinstance(shape, Overlay):
        return shape.members[name] if name in shape.members else member(shape.under, name)
    if shape is not None and shape.type_name == "structure" and name in shape.members:
        return shape.members[name]
    if shape is not None and shape.type_name == "map":
        return shape.value
    raise ShapeError(f"has no {name!r}; {_names(shape)}")


def _names(shape: Any) -> str:
    if shape is not None and shape.type_name == "structure":
        return f"it has {sorted(shape.members)[:40]}"
    return f"it is a {shape.type_name}" if shape is not None else "the reply is empty"


def _element(shape: Any, name: str) -> Any:
    if isinstance(shape, Free):
        return FREE
    if shape.type_name != "list":
        raise ShapeError(f"{name!r} is a {shape.type_name}, not a list")
    return shape.member


def resolve(shape: Any, path: str) -> Any:
    """The shape at a path (`[]` gives the element's, `~` keeps text); ShapeError where the path leads nowhere."""
    path, cut, _ = path.partition("~")
    try:
        for name, each in parse_path(path):
            if name:
                shape = member(shape, name)
            if each:
                shape = _element(shape, name)
    except ShapeError as error:
        raise ShapeError(f"{path!r}: {error}") from error
    if cut and not isinstance(shape, Free) and shape.type_name != "string":
        raise ShapeError(f"{path!r}: only text can be cut")
    return shape


def _free_texts(shape: Any, texts: Iterable[str]) -> Any:
    """The shape with everything free below the paths that hold JSON as text."""
    for path in texts:
        shape = _free(shape, [name for name, _ in parse_path(path)])
    return shape


def _free(shape: Any, names: list[str]) -> Any:
    if not names or isinstance(shape, Free):
        return FREE
    if shape.type_name == "list":
        return List(_free(shape.member, names))
    return Overlay(shape, {names[0]: _free(member(shape, names[0]), names[1:])})


def listed_shape(row: ResourceType) -> Any:
    """The shape of a listed item."""
    reply = operation_model(row.service, row.operation).output_shape
    elements = resolve(reply, row.items)
    if row.single:
        if elements is None or elements.type_name not in ("structure", "map"):
            raise ShapeError(f"{row.items!r} is no object")
        return elements
    if "[]" in row.items:
        return elements
    if elements.type_name != "list":
        raise ShapeError(f"{row.items!r} is a {elements.type_name}, not a list")
    return elements.member


def described_shape(row: ResourceType) -> Any:
    """The shape of the configuration before details: the listed item's, or what the describe call puts in its place."""
    listed = listed_shape(row)
    if row.describe is None:
        return listed
    found = resolve(operation_model(row.service, row.describe.operation).output_shape, row.describe.result)
    if row.describe.batch:
        if found.type_name != "list":
            raise ShapeError(f"{row.describe.result!r} of {row.describe.operation} is a {found.type_name}, not a list")
        found = found.member
    return Overlay(found, {row.describe.keep_listed: listed}) if row.describe.keep_listed else found


def configuration_shape(row: ResourceType) -> Any:
    """The shape of the finished configuration: details under their parts, anything below JSON held as text."""
    shape = described_shape(row)
    parts: dict[str, Any] = {}
    for detail in row.details:
        parts[detail.part] = _detail_shape(row, detail, Overlay(shape, parts))
    parts |= {shared.part: shared_shape(row, shared) for shared in row.shared}
    parts |= {key: _shape_like(sample) for key, sample in row.adds.items()}
    return _free_texts(Overlay(shape, parts) if parts else shape, row.texts)


def _shape_like(sample: Any) -> Any:
    """The shape of what a row gives a sample of."""
    if isinstance(sample, Mapping):
        return Overlay(None, {name: _shape_like(inner) for name, inner in sample.items()})
    return List(_shape_like(sample[0])) if isinstance(sample, list) else TEXT


def _detail_shape(row: ResourceType, detail: Detail, item: Any) -> Any:
    """The shape of a detail's part. With `each` it reads values of the item, earlier details included."""
    found = resolve(operation_model(detail.service or row.service, detail.operation).output_shape, detail.result)
    return List(Overlay(found, {detail.each_key: resolve(item, detail.each)})) if detail.each else found


def element_shape(row: ResourceType, shared: Shared) -> Any:
    """The shape of what a shared reply lists."""
    if shared.read is not None:
        return Overlay(None, dict.fromkeys(shared.fields, TEXT))
    found = resolve(operation_model(shared.service or row.service, shared.operation).output_shape, shared.elements)
    if "[]" in shared.elements:
        return found
    if found.type_name != "list":
        raise ShapeError(f"{shared.elements!r} of {shared.operation} is a {found.type_name}, not a list")
    return found.member


def shared_shape(row: ResourceType, shared: Shared) -> Any:
    """The shape of the part that a shared reply becomes."""
    if shared.value == EXISTS:
        return BOOLEAN
    value = resolve(element_shape(row, shared), shared.value)
    return List(value) if shared.many else value
