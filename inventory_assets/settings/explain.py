"""Turns pydantic's complaints into problems that name the key, what is wrong and the nearest valid name.

What is valid is the model's affair.
"""

from __future__ import annotations

from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from inventory_assets.settings.document import Document
from inventory_assets.settings.errors import KeyPath, Problem, nearest, written
from inventory_assets.settings.model import Settings

_MESSAGES = {
    "missing": "is missing",
    "bool_type": "must be true or false",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "greater_than_equal": "must be at least {ge}",
    "greater_than": "must be more than {gt}",
    "less_than_equal": "must be at most {le}",
    "literal_error": "must be {expected}",
    "string_type": "must be text: put it in quotes",
    "string_too_short": "must not be empty",
    "too_short": "must not be empty",
    "list_type": "must be a list",
    "dict_type": "must hold keys and values",
    "model_type": "must hold keys and values",
}
#: Their values are secrets or may be, and are not shown.
_SECRETS = {"slack_webhook_url", "external_id"}


def explain(error: ValidationError, document: Document | None) -> list[Problem]:
    """One problem for each wrong key or value, in the order of the file."""
    problems: dict[tuple[KeyPath, str], Problem] = {}
    for detail in error.errors(include_url=False):
        path = _without_union_tags(detail["loc"], document)
        message = _message(detail, path)
        problems.setdefault((path, message), Problem(path, message, document.line_of(path) if document else None))
    return sorted(problems.values(), key=lambda problem: problem.line or 0)


def _message(detail: ErrorDetails, path: KeyPath) -> str:
    kind = detail["type"]
    if kind == "extra_forbidden":
        return _unknown_key(path)
    if kind == "value_error":
        return str(detail["ctx"]["error"])
    message = _MESSAGES.get(kind, detail["msg"]).format(**detail.get("ctx", {}))
    given = detail["input"]
    if kind == "missing" or _SECRETS.intersection(path) or isinstance(given, dict | list):
        return message
    shown = repr(given)
    return f"{message}, not {shown if len(shown) <= 60 else shown[:57] + '…'}"


def _unknown_key(path: KeyPath) -> str:
    name = str(path[-1])
    valid = _keys_at(path[:-1])
    elsewhere = [section for section in _all_sections() if name in _keys_at(section)]
    if elsewhere:
        return f"unknown key here; it belongs at {written((*elsewhere[0], name))}"
    meant = nearest(name, valid)
    return f"unknown key; did you mean {meant}?" if meant else f"unknown key; valid here: {', '.join(sorted(valid))}"


def _keys_at(path: KeyPath) -> list[str]:
    model: Any = Settings
    for step in path:
        model = _model_of(model.model_fields[step].annotation) if step in model.model_fields else model
    return list(model.model_fields)


def _model_of(annotation: Any) -> Any:
    """The section that a field holds: itself, or the value of its dict (whose name is then no field, and is passed over)."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) is dict:
        return _model_of(get_args(annotation)[1])
    return BaseModel


def _all_sections() -> list[KeyPath]:
    sections: list[KeyPath] = [()]
    for name, field in Settings.model_fields.items():
        if _model_of(field.annotation) is not BaseModel:
            sections.append((name, "<name>") if get_origin(field.annotation) is dict else (name,))
    return sections


def _without_union_tags(loc: KeyPath, document: Document | None) -> KeyPath:
    """Pydantic adds the branch of a union (`bool`) and `[key]` to the path; the file has neither."""
    loc = tuple(step for step in loc if step != "[key]")
    if document is None or not loc:
        return loc
    known: KeyPath = ()
    for step in loc:
        if (*known, step) not in document.lines:
            break
        known = (*known, step)
    missing_key = len(loc) == len(known) + 1 and not isinstance(loc[-1], int) and loc[-1] in _keys_at(known)
    return loc if missing_key else known or loc
