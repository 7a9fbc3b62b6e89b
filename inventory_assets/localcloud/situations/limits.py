"""What no account of a cloud can be like, though the unit tests' laboratory tries controls on it: such situations are not served."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from botocore.validate import ParamValidator

from inventory_assets.catalog import rows_of
from inventory_assets.catalog.params import compile_params
from inventory_assets.catalog.paths import compile_path
from inventory_assets.catalog.shapes import ShapeError, configuration_shape, member, operation_model
from inventory_assets.catalog.types import WHOLE, JsonObject, ResourceType
from inventory_assets.localcloud.situations.model import Situation
from inventory_assets.localcloud.situations.placing import Placed, place_all

NOBODY, ONCE = "000000000000", dt.datetime(2026, 6, 15, 12, tzinfo=dt.UTC)
#: In whose replies a flag or a number is what the model says, whatever is written there.
_STRICT = frozenset({"query", "ec2", "rest-xml", "rest-json"})
_NUMBERS = frozenset({"integer", "long", "float", "double"})
_HOLDERS = frozenset({"structure", "map", "list"})
_TEXTS = frozenset({"string", "free", "blob"})


def cannot_be_served(situation: Situation) -> str | None:
    """Why no account can be in this situation; None where one can."""
    for one in place_all([situation], NOBODY, situation.regions, ONCE):
        if WHOLE in one.unread and one.row.describe is None:
            return f"{one.row.type} is read by its listing, which tells of a resource wholly or not at all"
        if WHOLE in one.unread and not one.is_named_by_listing:
            return f"{one.row.type} is named by its description: without it the whole listing fails"
        for detail in one.row.details:
            is_given = one.configuration.get(detail.part) is not None or detail.part in one.unread
            if is_given and detail.when is not None and not detail.when(one.configuration):
                return f"{one.row.type}: nobody asks for the {detail.part} of such a one"
        wrong = next(_refused(one), None)
        if wrong is not None:
            return f"{one.row.type}: {wrong}"
        odd = next(_misfits(_shape(one.row.type, one.row.scope), one.configuration, "", is_strict=_is_strict(one.row)), None)
        if odd is not None:
            return f"{one.row.type}: {odd}"
    return None


def _is_strict(row: ResourceType) -> bool:
    return operation_model(row.service, row.operation).service_model.metadata["protocol"] in _STRICT


def _refused(one: Placed) -> Iterator[str]:
    """What calls about the thing would be refused for: an id that is too short, say."""
    for service, operation, params, context in _calls(one):
        filled, shape = compile_params(params)(context), operation_model(service, operation).input_shape
        if filled is None:
            yield f"it lacks what {operation} asks for"
        elif shape is not None:
            report = ParamValidator().validate(filled, shape)
            yield from [f"{operation}: {report.generate_report()}"] * report.has_errors()


def _calls(one: Placed) -> Iterator[tuple[str, str, Mapping[str, Any], JsonObject]]:
    """The calls that are made for the thing alone, with what they are filled in from."""
    row, describe = one.row, one.row.describe
    if describe is not None and not describe.batch:
        yield row.service, describe.operation, describe.params, one.context | {"item": one.listed}
    for detail in row.details:
        if detail.when is None or detail.when(one.configuration):
            values = compile_path(detail.each)(one.configuration) or [] if detail.each else [None]
            yield from ((detail.service or row.service, detail.operation, detail.params, one.context | {"each": each}) for each in values)


@cache
def _shape(type_name: str, scope: str) -> Any:
    return configuration_shape(next(row for row in rows_of(type_name) if row.scope == scope))


def _misfits(shape: Any, value: Any, path: str, *, is_strict: bool) -> Iterator[str]:
    """What of a value the API cannot say: nothing else than an object for an object or a time for a time, and mostly no odd flag."""
    kind = shape.type_name
    if isinstance(value, dict) and kind in ("structure", "map"):
        for name, inner in value.items():
            try:
                below = member(shape, name)
            except ShapeError:
                continue
            yield from _misfits(below, inner, f"{path}.{name}" if path else name, is_strict=is_strict)
    elif isinstance(value, list | tuple) and kind == "list":
        for inner in value:
            yield from _misfits(shape.member, inner, f"{path}[]", is_strict=is_strict)
    elif kind == "timestamp":
        if not _is_time(value):
            yield f"{path} is a time, and cannot be {value!r}"
    elif value is not None and kind not in _TEXTS and (is_strict or kind in _HOLDERS) and not _is_kind(kind, value):
        yield f"{path} is read as {kind}, and cannot be {value!r}"


def _is_kind(kind: str, value: Any) -> bool:
    if kind == "boolean":
        return isinstance(value, bool)
    return kind in _NUMBERS and isinstance(value, int | float) and not isinstance(value, bool)


def _is_time(value: Any) -> bool:
    if not isinstance(value, str):
        return value is None or isinstance(value, dt.datetime)
    try:
        dt.datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
