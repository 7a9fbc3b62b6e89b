"""The catalog's paths and params the other way round: which call asks for an item, and the reply in which a path finds a value. What is
answered is decided in `serving.py`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.parse import quote

from inventory_assets.catalog.params import BATCH, compile_params
from inventory_assets.catalog.paths import parse_path
from inventory_assets.catalog.shapes import operation_model
from inventory_assets.catalog.templates import is_template
from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.paging import paging_of

_NUMBERS = {"integer": int, "long": int, "float": float, "double": float}


def document(path: str, value: Any) -> Any:
    """The document in which the path reads the value; for a path with `[]` the value is the list of what it finds."""
    return _document(parse_path(path), value)


def _document(steps: tuple[tuple[str, bool], ...], value: Any) -> Any:
    if not steps:
        return value
    (name, each), rest = steps[0], steps[1:]
    is_nested = any(every for _, every in rest)
    built = [_document(rest, [one] if is_nested else one) for one in value] if each else _document(rest, value)
    return {name: built} if name else built


def merged(first: Any, second: Any) -> Any:
    """Two replies to one call as one: lists one after the other, objects laid over each other."""
    if isinstance(first, dict) and isinstance(second, dict):
        return first | {key: merged(first[key], value) if key in first else value for key, value in second.items()}
    return first + second if isinstance(first, list) and isinstance(second, list) else second


def fits(params: Mapping[str, Any], context: Mapping[str, Any], call: Call) -> bool:
    """Whether the params of a catalog row, filled in for an item, are the call's; how many are asked for at once does not matter."""
    filled = compile_params(params)(context)
    return filled is not None and _fits(filled, call, is_loose=False)


def may_fit(params: Mapping[str, Any], call: Call) -> bool:
    """Whether the call may be one by these params for some item."""
    return _fits(params, call, is_loose=True)


def _fits(params: Mapping[str, Any], call: Call, *, is_loose: bool) -> bool:
    ignored = _paging_params(call.service, call.operation)
    asked = {name: value for name, value in call.params.items() if name not in ignored and value not in (None, [])}
    given = {name: value for name, value in params.items() if name not in ignored}
    return asked.keys() == given.keys() and all(_is_same(given[name], value, is_loose=is_loose) for name, value in asked.items())


@cache
def _paging_params(service: str, operation: str) -> frozenset[str]:
    paging = paging_of(service, operation)
    return frozenset() if paging is None else frozenset({paging.input_token, paging.limit or paging.input_token})


def _is_same(given: Any, asked: Any, *, is_loose: bool) -> bool:
    if given == BATCH or (is_loose and isinstance(given, str) and is_template(given)):
        return True
    if isinstance(given, dict) and isinstance(asked, Mapping):
        return given.keys() == asked.keys() and all(_is_same(value, asked[name], is_loose=is_loose) for name, value in given.items())
    if isinstance(given, list | tuple) and isinstance(asked, list):
        return len(given) == len(asked) and all(_is_same(one, other, is_loose=is_loose) for one, other in zip(given, asked, strict=True))
    return bool(given == asked or str(given) == str(asked))


def written(call: Call, reply: Any) -> JsonObject:
    """A reply as the operation's output shape has it: times are times, documents are text where the API has text, and what the API does
    not have is left out.
    """
    shape = operation_model(call.service, call.operation).output_shape
    found: JsonObject = {} if shape is None else shaped(shape, reply, is_quoted=call.service == "iam")
    return found


def shaped(shape: Any, value: Any, *, is_quoted: bool = False) -> Any:
    """A value as the shape has it. `is_quoted`: documents are URL-encoded, as IAM writes them."""
    match shape.type_name:
        case "structure" if isinstance(value, dict) and not getattr(shape, "is_document_type", False):
            members = {name: inner for name, inner in value.items() if name in shape.members and inner is not None}
            return {name: shaped(shape.members[name], inner, is_quoted=is_quoted) for name, inner in members.items()}
        case "map" if isinstance(value, dict):
            return {name: shaped(shape.value, inner, is_quoted=is_quoted) for name, inner in value.items() if inner is not None}
        case "list" if isinstance(value, list | tuple):
            return [shaped(shape.member, inner, is_quoted=is_quoted) for inner in value if inner is not None]
        case "string":
            return _text(value, is_quoted=is_quoted)
        case "timestamp" if isinstance(value, str):
            moment = datetime.fromisoformat(value)
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        case "blob" if isinstance(value, str):
            return value.encode()
        case "integer" | "long" | "float" | "double" if isinstance(value, str):
            return _number(_NUMBERS[shape.type_name], value)
    return value


def _number(kind: type, text: str) -> Any:
    try:
        return kind(text)
    except ValueError:
        return text  # JSON has it as it is; where XML would not, no situation says so


def _text(value: Any, *, is_quoted: bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = json.dumps(value) if isinstance(value, dict | list) else str(value)
    return quote(text, safe="") if is_quoted and _is_document(text) else text


def _is_document(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except ValueError:
        return False


def nothing(shape: Any) -> Any:
    """What stands where the API leaves nothing out and there is none."""
    return {"list": [], "string": ""}.get(getattr(shape, "type_name", ""), {})
