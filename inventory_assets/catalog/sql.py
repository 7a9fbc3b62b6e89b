"""SQL that follows from paths of catalog rows: how DuckDB reads them out of a configuration. Which paths is said elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from inventory_assets.catalog.paths import parse_path

Steps = tuple[tuple[str, bool], ...]


def text(value: str) -> str:
    """A string of SQL."""
    return "'" + value.replace("'", "''") + "'"


def quoted(name: str) -> str:
    """An identifier of SQL."""
    return '"' + name.replace('"', '""') + '"'


def narrow_structure(leaves: Iterable[tuple[str, str]]) -> str:
    """The argument of json_transform that reads only these (path, type): one parse of a configuration for all of them."""
    tree: dict[str, Any] = {}
    for path, kind in leaves:
        node = tree
        steps = parse_path(path)
        for name, each in steps[:-1]:
            node = node.setdefault(name, [{}])[0] if each else node.setdefault(name, {})
        name, each = steps[-1]
        node[name] = [kind] if each else kind
    return json.dumps(tree, separators=(",", ":"))


def values_at(source: str, path: str) -> str:
    """An expression for the list of the values at a path of a struct; null where the path leads nowhere."""
    expression, is_list = _read(source, parse_path(path), 0)
    return expression if is_list else f"[{expression}]"


def _read(source: str, steps: Steps, depth: int) -> tuple[str, bool]:
    """The expression, and whether it gives a list."""
    (name, each), rest = steps[0], steps[1:]
    value = f"{source}.{quoted(name)}"
    if not rest:
        return value, each
    if not each:
        return _read(value, rest, depth)
    inner, is_list = _read(f"x{depth}", rest, depth + 1)
    listed = f"list_transform({value}, lambda x{depth}: {inner})"
    return (f"flatten({listed})" if is_list else listed), True
