"""The one path language of catalog rows, compiled once into closures. Templates are in `templates.py`; what a row means is elsewhere.

A path is names joined by dots; `[]` after a name stands for every element of its list (`Reservations[].Instances[]`), and
`@` for the document itself. `~` and a separator at the end give what follows the separator's last place in the text read
(`TopicArn~:`; `Id~/`), and with `^` before the separator the text less one at its front (`Name~^/`). A scan reads hundreds of
thousands of items by these closures, so each common shape of a path has one of its own and nothing is parsed while reading.

Order matters to who edits: volatile values are removed before sets are sorted, or a count that moves would reorder a list.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

ITEM = "@"

#: Reads a value; None where it is missing.
Getter = Callable[[Any], Any]
#: Takes a value and gives what stands in its place.
Change = Callable[[Any], Any]
Rewriter = Callable[[Any, Change], None]
Remover = Callable[[Any], dict[str, Any]]
_Step = tuple[str, bool]  # a name (may be empty: the document itself), and whether every element of its list is meant


class PathError(ValueError):
    """A path or template that cannot be read; it names the text."""


@lru_cache(maxsize=4096)
def parse_path(path: str) -> tuple[_Step, ...]:
    """`"A.B[].C"` → `(("A", False), ("B", True), ("C", False))`; `"@"` → `()`; `"@[]"` → `(("", True),)`."""
    steps: list[_Step] = []
    for position, part in enumerate(path.split(".")):
        each = part.endswith("[]")
        name = part[:-2] if each else part
        if name == ITEM and position == 0:
            if each:
                steps.append(("", True))
            continue
        if not name or set(name) & set("[]{}@~ "):
            raise PathError(f"not a path: {path!r}")
        steps.append((name, each))
    return tuple(steps)


def names_of(path: str) -> tuple[str, ...]:
    """The names of a path, lists or not: `"A.B[].C"` → `("A", "B", "C")`."""
    return tuple(name for name, _ in parse_path(path))


@lru_cache(maxsize=4096)
def compile_path(path: str) -> Getter:
    """A function that reads the path: the value, or None when it is missing.

    With `[]` it gives one flat list. It gives None, not an empty list, when the first list is missing or is no list: a reply
    without its list is an error, and an empty list is an answer. Inner lists that are missing, and elements without the
    value, add nothing.
    """
    path, cut, separator = path.partition("~")
    if cut:
        return _read_tail(compile_path(path), separator, path)
    steps = parse_path(path)
    for position, (name, each) in enumerate(steps):
        if each:
            head = tuple(name for name, _ in steps[:position]) + ((name,) if name else ())
            return _read_list(_read_names(head), _read_rest(steps[position + 1 :]))
    return _read_names(tuple(name for name, _ in steps))


def _read_names(names: tuple[str, ...]) -> Getter:
    if not names:
        return lambda document: document
    first = names[0]
    if len(names) == 1:
        return lambda document: document.get(first) if isinstance(document, dict) else None

    def read(document: Any) -> Any:
        for name in names:
            if not isinstance(document, dict):
                return None
            document = document.get(name)
        return document

    return read


def _read_tail(read: Getter, separator: str, path: str) -> Getter:
    if not separator or "[]" in path:
        raise PathError(f"`~` takes a separator, and one value to cut: {path!r}")

    if separator.startswith("^") and len(separator) > 1:
        front = separator[1:]

        def read_less_front(document: Any) -> str | None:
            text = read(document)
            return text.removeprefix(front) if isinstance(text, str) else None

        return read_less_front

    def read_tail(document: Any) -> str | None:
        text = read(document)
        return text.rpartition(separator)[2] if isinstance(text, str) else None

    return read_tail


def _read_rest(steps: tuple[_Step, ...]) -> tuple[Getter, bool] | None:
    """The reader of what follows a `[]`, and whether it gives a list itself; None where nothing follows."""
    if not steps:
        return None
    rest = ".".join(name + ("[]" if each else "") for name, each in steps)
    return compile_path(rest), any(each for _, each in steps)


def _read_list(head: Getter, rest: tuple[Getter, bool] | None) -> Getter:
    if rest is None:

        def read_elements(document: Any) -> list[Any] | None:
            elements = head(document)
            return list(elements) if isinstance(elements, (list, tuple)) else None

        return read_elements
    inner, is_flat = rest

    def read_inside(document: Any) -> list[Any] | None:
        elements = head(document)
        if not isinstance(elements, (list, tuple)):
            return None
        found: list[Any] = []
        for element in elements:
            value = inner(element)
            if value is None:
                continue
            if is_flat:
                found.extend(value)
            else:
                found.append(value)
        return found

    return read_inside


def rewrite(document: Any, path: str, function: Change) -> None:
    """Puts `function(value)` in the place of every value at the path; missing ones and nulls stay as they are.

    `Tags` hands over the list as one value, `Tags[]` each of its elements.
    """
    compile_rewrite(path)(document, function)


@lru_cache(maxsize=4096)
def compile_rewrite(path: str) -> Rewriter:
    steps = parse_path(path)
    if not steps or not steps[0][0]:
        raise PathError(f"cannot rewrite the document itself: {path!r}")
    (name, each), rest = steps[0], steps[1:]
    if not rest:
        return _rewrite_elements(name) if each else _rewrite_value(name)
    inner = compile_rewrite(".".join(text + ("[]" if every else "") for text, every in rest))

    def descend(document: Any, function: Change) -> None:
        below = document.get(name) if isinstance(document, dict) else None
        if not each:
            if below is not None:
                inner(below, function)
        elif isinstance(below, list):
            for element in below:
                inner(element, function)

    return descend


def _rewrite_value(name: str) -> Rewriter:
    def change(document: Any, function: Change) -> None:
        if isinstance(document, dict):
            value = document.get(name)
            if value is not None:
                document[name] = function(value)

    return change


def _rewrite_elements(name: str) -> Rewriter:
    def change(document: Any, function: Change) -> None:
        values = document.get(name) if isinstance(document, dict) else None
        if isinstance(values, list):
            values[:] = [None if value is None else function(value) for value in values]

    return change


def change_leaves(value: Any, function: Change) -> Any:
    """The value with `function` applied to every scalar below it; nulls, keys and shape stay. For redaction."""
    if isinstance(value, dict):
        return {name: change_leaves(inner, function) for name, inner in value.items()}
    if isinstance(value, list):
        return [change_leaves(inner, function) for inner in value]
    return None if value is None else function(value)


def remove(document: Any, path: str) -> dict[str, Any]:
    """Pops every value at the path and gives what was there: `{"Targets[0].Health": "ok"}`, positions where the path has `[]`."""
    return compile_remove(path)(document)


@lru_cache(maxsize=4096)
def compile_remove(path: str) -> Remover:
    steps = parse_path(path)
    if not steps or not steps[0][0] or steps[-1][1]:
        raise PathError(f"only a named value can be removed: {path!r}")
    (name, each), rest = steps[0], steps[1:]
    if not rest:
        return lambda document: {name: document.pop(name)} if isinstance(document, dict) and name in document else {}
    inner = compile_remove(".".join(text + ("[]" if every else "") for text, every in rest))

    def descend(document: Any) -> dict[str, Any]:
        below = document.get(name) if isinstance(document, dict) else None
        if not each:
            return {f"{name}.{key}": value for key, value in inner(below).items()}
        removed: dict[str, Any] = {}
        if isinstance(below, list):
            for position, element in enumerate(below):
                for key, value in inner(element).items():
                    removed[f"{name}[{position}].{key}"] = value
        return removed

    return descend
