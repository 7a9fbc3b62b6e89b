"""What the dbt project has of the catalog: typed tables, references, policy documents, seeds. Rendered here, written by `make models`, held
to the rows by a test. Models that people write are in the project itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from inventory_assets.catalog import AWS_TYPES, aliases
from inventory_assets.catalog.controls import render_controls
from inventory_assets.catalog.instance_types import INSTANCE_COLUMNS, instance_types
from inventory_assets.catalog.paths import ITEM, parse_path
from inventory_assets.catalog.sql import narrow_structure, quoted, text, values_at
from inventory_assets.catalog.typed_tables import ENVELOPE, Structure, TypedTable, typed_tables
from inventory_assets.catalog.types import UNTAGGABLE, WHOLE, Edge, ResourceType

TYPED = Path("models/staging/aws")
_WRITTEN = "Written by `make models` from the catalog's rows; change those, not this file."


def render_all() -> dict[Path, str]:
    """Every generated file of the dbt project: path → text."""
    files = {
        Path("seeds/type_aliases.csv"): _csv(("alias", "resource_type"), aliases().items()),
        Path("seeds/resource_types.csv"): _csv(TYPE_COLUMNS, resource_types()),
        Path("seeds/resource_parts.csv"): _csv(PART_COLUMNS, resource_parts()),
        Path("seeds/relationship_kinds.csv"): _csv(KIND_COLUMNS, relationship_kinds()),
        Path("seeds/instance_types.csv"): _csv(INSTANCE_COLUMNS, instance_types()),
        Path("macros/catalog/references.sql"): references_macro(),
        Path("macros/catalog/policies.sql"): policies_macro(),
        TYPED / "_aws.yml": typed_descriptions(),
    }
    return files | {TYPED / f"{table.model}.sql": typed_model(table) for table in typed_tables()} | render_controls()


def write_all(project: Path) -> list[Path]:
    """Write them into the dbt project and remove typed models of types that are no more; gives what was written anew or removed."""
    files, changed = render_all(), []
    for relative, content in files.items():
        path = project / relative
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
            changed.append(path)
    for path in (project / TYPED).glob("stg_aws__*.sql"):
        if path.relative_to(project) not in files:
            path.unlink()
            changed.append(path)
    return changed


def _csv(columns: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    lines = [columns, *rows]
    return "".join(",".join(map(_csv_value, line)) + "\n" for line in lines)


def _csv_value(value: object) -> str:
    plain = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return '"' + plain.replace('"', '""') + '"' if any(mark in plain for mark in ',"\n') else plain


# Types

TYPE_COLUMNS = ("resource_type", "service", "typed_table", "is_global", "is_listed_globally", "is_taggable", "source")


def resource_types() -> Iterator[tuple[object, ...]]:
    """Rows of the seed: each stored type, where its resources live in no region, and the call that lists it."""
    seen = set()
    for row in AWS_TYPES:
        if row.stored and row.type not in seen:
            seen.add(row.type)
            is_global = row.is_global and row.region is None
            is_taggable = row.tags != UNTAGGABLE
            yield row.type, row.service, f"stg_aws__{row.plural}", is_global, row.is_global, is_taggable, f"{row.service}:{row.operation}"


PART_COLUMNS = ("resource_type", "part", "call")


def resource_parts() -> Iterator[tuple[object, ...]]:
    """Rows of the seed: what is read of a type besides its listing, and the call that reads it. `*` is the describe call."""
    seen = set()
    for row in AWS_TYPES:
        asked = [(detail.part, detail.service or row.service, detail.operation) for detail in row.details]
        asked += [(shared.part, shared.service or row.service, shared.operation) for shared in row.shared]
        if row.describe is not None:
            asked.append((WHOLE, row.service, row.describe.operation))
        for part, service, operation in asked if row.stored else ():
            if (row.type, part) not in seen:
                seen.add((row.type, part))
                yield row.type, part, f"{service}:{operation}"


# Typed tables


def typed_model(table: TypedTable) -> str:
    """The SQL of one typed table."""
    names = ",\n".join(
        [f"    {name}" for name in ENVELOPE] + [f"    typed.{quoted(column.key)} as {column.name}" for column in table.columns]
    )
    structure = _pretty({column.key: column.structure for column in table.columns})
    return (
        f"-- {_WRITTEN}\n-- Resources of type {table.resource_type}, their configuration by column.\nselect\n{names}\nfrom (\n    select\n"
        + "".join(f"        {name},\n" for name in ENVELOPE)
        + f"        json_transform(configuration, {structure}) as typed\n"
        f"    from {{{{ ref('int_assets__current') }}}}\n    where resource_type = {text(table.resource_type)}\n)\n"
    )


def _pretty(columns: Mapping[str, Structure]) -> str:
    """The structure for json_transform, a column a line."""
    lines = [f"            {json.dumps(key)}: {json.dumps(structure)}" for key, structure in columns.items()]
    return "'{\n" + ",\n".join(lines).replace("'", "''") + "\n        }'"


def typed_descriptions() -> str:
    """What dbt's docs say of each typed table; columns are described when the docs are made."""
    lines = [f"# {_WRITTEN}", "version: 2", "models:"]
    for table in typed_tables():
        lines += [f"  - name: {table.model}", f"    description: Resources of type {table.resource_type}, their configuration by column."]
    return "\n".join(lines) + "\n"


# References

KIND_COLUMNS = ("edge", "resource_type", "relationship", "path", "to_type", "needs", "by_name")


def edges() -> Iterator[tuple[int, ResourceType, Edge]]:
    """Every edge of the catalog with its number; rows of one type share theirs."""
    number, seen = 0, set()
    for row in AWS_TYPES:
        if row.stored and row.type not in seen:
            seen.add(row.type)
            for edge in row.edges:
                number += 1
                yield number, row, edge


def relationship_kinds() -> Iterator[tuple[object, ...]]:
    """Rows of the seed: an edge by each type that it may lead to; no type where it may be any."""
    for number, row, edge in edges():
        for to_type in edge.to or (None,):
            yield number, row.type, edge.relationship, edge.path, to_type, edge.needs, edge.by_name


def references_macro() -> str:
    """SQL of a list of {edge, reference} for a configuration, by its type."""
    by_type: dict[str, list[tuple[int, Edge]]] = {}
    for number, row, edge in edges():
        by_type.setdefault(row.type, []).append((number, edge))
    branches = [f"        when {text(name)} then {_references_of(of_type)}" for name, of_type in by_type.items()]
    return _macro(
        "references_of(resource_type, configuration, uid)",
        "The references that a configuration holds: a list of {edge, reference}, null for a type that has none.",
        "case {{ resource_type }}\n" + "\n".join(branches) + "\n    end",
    )


def _references_of(of_type: list[tuple[int, Edge]]) -> str:
    read = [(edge.path, "VARCHAR") for _, edge in of_type if edge.path != ITEM]
    structure = narrow_structure(read)
    lists = [_references(number, edge) for number, edge in of_type]
    found = lists[0] if len(lists) == 1 else "list_concat(\n                " + ",\n                ".join(lists) + "\n            )"
    return f"list_transform(\n            [json_transform({{{{ configuration }}}}, {text(structure)})], lambda s: {found}\n        )[1]"


def _references(number: int, edge: Edge) -> str:
    values = "[{{ uid }}]" if edge.path == ITEM else values_at("s", edge.path)
    given = f"list_filter({values}, lambda v: v <> '')"
    if edge.pattern and edge.becomes:
        whole = f"flatten(list_transform({given}, lambda v: regexp_extract_all(v, {text(edge.pattern)})))"
        given = f"list_transform({whole}, lambda v: {_becomes('v', edge)})"
    elif edge.pattern:
        given = f"flatten(list_transform({given}, lambda v: regexp_extract_all(v, {text(edge.pattern)}, 1)))"
    return f"list_transform({given}, lambda v: {{'edge': {number}, 'reference': v}})"


def _becomes(value: str, edge: Edge) -> str:
    """What is put together of the pattern's groups; an ARN's partition follows from its region."""
    made = f"regexp_replace({value}, {text(edge.pattern or '')}, {text(edge.becomes or '')})"
    return f"regexp_replace({made}, '^arn:aws:([a-z0-9-]+):(cn|us-gov)-', 'arn:aws-\\2:\\1:\\2-')"


# Policies


def policies_macro() -> str:
    """SQL of a list of {path, name, document} for a configuration, by its type."""
    branches, seen = [], set()
    for row in AWS_TYPES:
        if row.policies and row.stored and row.type not in seen:
            seen.add(row.type)
            branches.append(f"        when {text(row.type)} then {_policies_of(row)}")
    return _macro(
        "policies_of(resource_type, configuration)",
        "The policy documents that a configuration holds: a list of {path, name, is_default, document}, null for a type that has none.",
        "case {{ resource_type }}\n" + "\n".join(branches) + "\n    end",
    )


def _policies_of(row: ResourceType) -> str:
    lists = [_policies(path) for path in row.policies]
    return lists[0] if len(lists) == 1 else f"list_concat({', '.join(lists)})"


def _policies(path: str) -> str:
    """Documents at a path. What stands beside one in a list and is called PolicyName or VersionId names it."""
    *above, (last, _) = parse_path(path)
    if not any(each for _, each in above):
        document = f"{{{{ configuration }}}}->{text('$' + _json_path(path))}"
        return f"[{{'path': {text(path)}, 'name': null::varchar, 'is_default': true, 'document': {document}}}]"
    holder = "$" + _json_path(".".join(name + ("[]" if each else "") for name, each in above))
    named = "coalesce(h->>'PolicyName', h->>'VersionId')"
    return (
        f"list_transform(({{{{ configuration }}}}->{text(holder)})::json[], "
        f"lambda h: {{'path': {text(path)}, 'name': {named}, 'is_default': coalesce(h->>'IsDefaultVersion', 'true') = 'true', "
        f"'document': h->{text('$.' + quoted(last))}}})"
    )


def _json_path(path: str) -> str:
    return "".join(f".{quoted(name)}" + ("[*]" if each else "") for name, each in parse_path(path))


def _macro(signature: str, comment: str, body: str) -> str:
    return f"{{# {_WRITTEN} {comment} #}}\n{{% macro {signature} -%}}\n    {body}\n{{%- endmacro %}}\n"
