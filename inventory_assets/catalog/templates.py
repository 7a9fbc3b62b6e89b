"""The templates of catalog rows: text with `{account}`, `{region}`, `{partition}`, `{parent.<path>}` and `{<path>}` of the item.

Rendered over a context of the keys `account`, `region`, `partition`, `parent`, `item` and, for one of several calls, `each`;
`{@.region}` reads an item's key of a reserved name. Whole parameters are built from them in `params.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from inventory_assets.catalog.paths import PathError, compile_path

#: Placeholders that say where a call is made, or for which of several values.
PLACE = frozenset({"account", "region", "partition", "each"})
#: Renders text over a context; None where a placeholder's value is missing.
Renderer = Callable[[Mapping[str, Any]], str | None]


def is_template(text: str) -> bool:
    """Whether a row's `id`, `arn` or parameter is a template rather than a path."""
    return "{" in text


@lru_cache(maxsize=4096)
def compile_template(template: str) -> Renderer:
    """A function of the context that gives the text, or None where a placeholder's value is missing or empty text."""
    pieces = split_template(template)
    if not any(is_field for _, is_field in pieces):
        return lambda _: template
    if len(pieces) == 1:
        only = _read_field(pieces[0][0])

        def render_one(context: Mapping[str, Any]) -> str | None:
            value = only(context)
            return None if value is None or value == "" else str(value)

        return render_one
    parts = [(_read_field(text) if is_field else None, text) for text, is_field in pieces]

    def render(context: Mapping[str, Any]) -> str | None:
        texts: list[str] = []
        for read, text in parts:
            if read is None:
                texts.append(text)
                continue
            value = read(context)
            if value is None or value == "":
                return None
            texts.append(value if isinstance(value, str) else str(value))
        return "".join(texts)

    return render


def split_template(template: str) -> list[tuple[str, bool]]:
    """`"a:{Name}"` → `[("a:", False), ("Name", True)]`."""
    pieces: list[tuple[str, bool]] = []
    rest = template
    while rest:
        literal, opened, rest = rest.partition("{")
        if "}" in literal:
            raise PathError(f"a brace is closed before it was opened in template {template!r}")
        if literal:
            pieces.append((literal, False))
        if opened:
            field, closed, rest = rest.partition("}")
            if not closed or not field or "{" in field:
                raise PathError(f"a brace is not closed, or empty, in template {template!r}")
            pieces.append((field, True))
    return pieces


def _read_field(field: str) -> Callable[[Mapping[str, Any]], Any]:
    if field in PLACE:
        return lambda context: context.get(field)
    key, path = ("parent", field[len("parent.") :]) if field.startswith("parent.") else ("item", field)
    read = compile_path(path)
    return lambda context: read(context.get(key))
