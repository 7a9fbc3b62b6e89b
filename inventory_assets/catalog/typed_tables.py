"""The typed table of each resource type: its columns and their types, from the shapes of botocore's models. SQL is written in `models.py`.

A shape becomes a type of DuckDB: structures become STRUCT with the service's own member names, lists and maps likewise; what holds
itself, what is free, and structures whose members differ in case alone become JSON. Values that were hidden are text, whatever they were.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from botocore import xform_name

from inventory_assets.catalog import AWS_TYPES
from inventory_assets.catalog.lint_values import members_of
from inventory_assets.catalog.paths import names_of
from inventory_assets.catalog.shapes import Free, configuration_shape
from inventory_assets.catalog.sql import quoted
from inventory_assets.catalog.types import SWEEP, UNTAGGABLE, ResourceType

#: What every typed table has beside the configuration: column → type and description.
ENVELOPE = {
    "resource_uid": ("VARCHAR", "Canonical id: the ARN. Joins to inventory.assets."),
    "provider": ("VARCHAR", "Cloud it lies in."),
    "account_id": ("VARCHAR", "Account it lies in."),
    "region": ("VARCHAR", "Region it lives in."),
    "resource_type": ("VARCHAR", "Its type, by its CloudFormation name."),
    "resource_id": ("VARCHAR", "Its short id."),
    "name": ("VARCHAR", "Its name."),
    "tags": ("MAP(VARCHAR, VARCHAR)", "Its tags; null where they were never readable, empty where there are none."),
    "created_at": ("TIMESTAMP WITH TIME ZONE", "When it was created; null where the cloud does not say."),
    "unknown_fields": ("VARCHAR[]", "Parts that could not be read in the last scan."),
    "cell_region": ("VARCHAR", "Region it is listed in; global for global services."),
    "scan_id": ("VARCHAR", "Scan in which it first looked like this."),
}
_SCALARS = {
    "string": "VARCHAR", "character": "VARCHAR", "blob": "VARCHAR", "boolean": "BOOLEAN", "integer": "BIGINT", "long": "BIGINT",
    "short": "BIGINT", "byte": "BIGINT", "double": "DOUBLE", "float": "DOUBLE", "timestamp": "TIMESTAMPTZ",
}  # fmt: skip
DEEPEST = 12  # levels of nesting; below them a column is JSON

#: A column's type: a name, or the structure of json_transform ({"Member": …}, […]).
Structure = str | dict[str, Any] | list[Any]
_Names = tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """One column: its own name, the key it is read from, its structure, and what the service says about it."""

    name: str
    key: str
    structure: Structure
    documentation: str = ""


@dataclass(frozen=True)
class TypedTable:
    """The table of a type, of all rows that list it."""

    resource_type: str
    plural: str
    columns: tuple[Column, ...]

    @property
    def model(self) -> str:
        return f"stg_aws__{self.plural}"


def typed_tables() -> Iterator[TypedTable]:
    """One for each stored type, in the order of the catalog."""
    seen = set()
    for row in AWS_TYPES:
        if row.stored and row.type not in seen:
            seen.add(row.type)
            yield typed_table(row)


def typed_table(row: ResourceType) -> TypedTable:
    """The table of a row's type."""
    shape, cuts = configuration_shape(row), _Cuts(row)
    columns: dict[str, Column] = {}
    for key, member in _top_members(row, shape):
        structure = _structure(member, cuts, (key,), ())
        if structure is not None:
            name = column_name(key)
            name = f"aws_{name}" if name in ENVELOPE or name in columns else name
            columns[name] = Column(name, key, structure, documentation_of(member))
    return TypedTable(row.type, row.plural, tuple(columns.values()))


def column_name(key: str) -> str:
    """`DBInstanceArn` → `db_instance_arn`."""
    return xform_name(key.replace("-", "_").replace(".", "_"))


def documentation_of(shape: Any) -> str:
    """What botocore says about a member, as HTML; empty where there is none."""
    return str(getattr(shape, "documentation", "") or "")


def _top_members(row: ResourceType, shape: Any) -> Iterator[tuple[str, Any]]:
    """Keys of a configuration. Where the model has a map, its keys are those of its enumeration and of the row."""
    under = shape
    while hasattr(under, "under"):
        under = under.under
    if under is not None and under.type_name == "map":
        named = dict(members_of(shape)) if shape is not under else {}
        for key in dict.fromkeys([*(getattr(under.key, "enum", None) or ()), *row.keys]):
            if key != "All":  # SQS takes it in requests and never answers it
                named.setdefault(key, under.value)
        yield from named.items()
    else:
        yield from members_of(shape).items()


class _Cuts:
    """What of a configuration is not as the model has it: taken away (tags, volatile values), or hidden (and so text)."""

    def __init__(self, row: ResourceType) -> None:
        tags = () if row.tags in (SWEEP, UNTAGGABLE) else (row.tags,)
        self.gone = frozenset(names_of(path) for path in (*row.volatile, *tags))
        self.hidden = tuple(names_of(path) for path in row.redact)

    def is_hidden(self, path: _Names) -> bool:
        return any(path[: len(hidden)] == hidden for hidden in self.hidden)


def _structure(shape: Any, cuts: _Cuts, path: _Names, above: _Names) -> Structure | None:
    """The structure of what stands at a path; None where nothing is left of it."""
    if path in cuts.gone:
        return None
    if shape is None or isinstance(shape, Free) or getattr(shape, "is_document_type", False) or len(path) > DEEPEST:
        return "JSON"
    name = getattr(shape, "name", "")
    if shape.type_name in ("structure", "list", "map"):
        if name and name in above:
            return "JSON"  # it holds itself
        inside = (*above, name) if name else above
        if shape.type_name == "list":
            element = _structure(shape.member, cuts, path, inside)
            return None if element is None else [element]
        if shape.type_name == "map":
            return _map(_structure(shape.value, cuts, path, inside))
        return _struct(shape, cuts, path, inside)
    return "VARCHAR" if cuts.is_hidden(path) else _SCALARS[shape.type_name]


def _struct(shape: Any, cuts: _Cuts, path: _Names, above: _Names) -> Structure | None:
    members = members_of(shape)
    if not members or len({name.lower() for name in members}) < len(members):
        return "JSON"
    found = {name: _structure(member, cuts, (*path, name), above) for name, member in members.items()}
    kept: Structure = {name: structure for name, structure in found.items() if structure is not None}
    return kept or None


def _map(value: Structure | None) -> Structure:
    """Maps of plain values have a type; json_transform has no word for one of structures."""
    return f"MAP(VARCHAR, {value})" if isinstance(value, str) else "JSON"


def duckdb_type(structure: Structure) -> str:
    """The structure as DuckDB writes types: `STRUCT("Code" BIGINT, "Name" VARCHAR)[]`."""
    if isinstance(structure, str):
        return structure
    if isinstance(structure, list):
        return f"{duckdb_type(structure[0])}[]"
    return f"STRUCT({', '.join(f'{quoted(name)} {duckdb_type(inner)}' for name, inner in structure.items())})"


def leaves(structure: Structure, path: str = "") -> Iterator[tuple[str, str]]:
    """(path, type) of every plain value below a structure, list elements and map values taken together."""
    if isinstance(structure, str):
        yield path, structure
    elif isinstance(structure, list):
        yield from leaves(structure[0], f"{path}[]")
    else:
        for name, inner in structure.items():
            yield from leaves(inner, f"{path}.{name}" if path else name)
