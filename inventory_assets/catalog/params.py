"""Values and API parameters of catalog rows, rendered over a context. The templates themselves are read in `templates.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from inventory_assets.catalog.paths import compile_path
from inventory_assets.catalog.templates import compile_template, is_template

#: In the params of a batch: the whole list of ids. The engine fills it in.
BATCH = "{[]}"


def compile_value(text: str) -> Callable[[Mapping[str, Any]], Any]:
    """A row's `id` or `arn` as a function of the context: a template is rendered, a path is read from its item."""
    if is_template(text):
        return compile_template(text)
    read = compile_path(text)
    return lambda context: read(context.get("item"))


def compile_params(params: Mapping[str, Any]) -> Callable[[Mapping[str, Any]], dict[str, Any] | None]:
    """API parameters as a function of the context: strings at any depth are templates, everything else is as it stands.

    The function gives None where a placeholder's value is missing: such a call cannot be made. `BATCH` is left in place.
    Without any placeholder the same dictionary is given each time; the caller does not change it.
    """
    fixed = dict(params)
    if not _has_field(fixed):
        return lambda _: fixed
    build = _build_value(fixed)

    def build_params(context: Mapping[str, Any]) -> dict[str, Any] | None:
        try:
            built: dict[str, Any] = build(context)
        except _MissingError:
            return None
        return built

    return build_params


class _MissingError(Exception):
    """A placeholder's value is missing; it leaves the nested builders at once and never the module."""


def _has_field(value: Any) -> bool:
    if isinstance(value, str):
        return is_template(value) and value != BATCH
    if isinstance(value, dict):
        return any(_has_field(inner) for inner in value.values())
    return isinstance(value, (list, tuple)) and any(_has_field(inner) for inner in value)


def _build_value(value: Any) -> Callable[[Mapping[str, Any]], Any]:
    if not _has_field(value):
        return lambda _: value
    if isinstance(value, str):
        render = compile_template(value)

        def build_text(context: Mapping[str, Any]) -> str:
            text = render(context)
            if text is None:
                raise _MissingError(value)
            return text

        return build_text
    if isinstance(value, dict):
        named = [(name, _build_value(inner)) for name, inner in value.items()]
        return lambda context: {name: build(context) for name, build in named}
    builders = [_build_value(inner) for inner in value]
    return lambda context: [build(context) for build in builders]
