"""Holds an answer to botocore's output shape: a misspelt key would be dropped on its way to the client, without a word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

_TYPES = {"string": str, "integer": int, "long": int, "boolean": bool, "timestamp": datetime, "double": float, "float": float}


def misfits(shape: Any, value: Any, path: str) -> Iterator[str]:
    """What of the value does not fit the shape."""
    if value is None:
        yield f"{path} is null"
    elif shape.type_name == "structure":
        if not isinstance(value, dict):
            yield f"{path} is {type(value).__name__}"
            return
        for key, inner in value.items():
            if key not in shape.members:
                yield f"{path}.{key} is unknown"
            else:
                yield from misfits(shape.members[key], inner, f"{path}.{key}")
    elif shape.type_name == "list":
        for inner in value if isinstance(value, list | tuple) else ():
            yield from misfits(shape.member, inner, f"{path}[]")
        if not isinstance(value, list | tuple):
            yield f"{path} is {type(value).__name__}"
    elif shape.type_name == "map":
        for inner in value.values():
            yield from misfits(shape.value, inner, f"{path}{{}}")
    else:
        wanted = _TYPES.get(shape.type_name)
        if wanted is not None and (not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool)):
            yield f"{path} is {value!r}"
        elif shape.type_name == "string" and shape.enum and value.lower() not in map(str.lower, shape.enum):
            yield f"{path} is {value!r}, not one of its values"
