"""SQL out of paths: DuckDB finds in a configuration what the path means to the collector, and nothing where there is nothing."""

from __future__ import annotations

import json
from typing import Any

import duckdb
import pytest

from inventory_assets.catalog.paths import compile_path
from inventory_assets.catalog.sql import narrow_structure, quoted, text, values_at

DOCUMENTS: tuple[Any, ...] = (
    {
        "Id": "a",
        "Owner": {"Id": "o", "Deep": {"Deeper": "d"}},
        "Names": ["x", "y"],
        "Groups": [{"Id": "g1", "Rules": [{"Ports": ["1", "2"], "To": {"Id": "t1"}}]}, {"Id": "g2", "Rules": []}, {"Rules": [{"To": {}}]}],
        'It\'s"odd"': "odd",
    },
    {"Id": None, "Owner": None, "Names": None, "Groups": None},
    {"Owner": {"Deep": None}, "Names": [], "Groups": [{"Rules": None}, None]},
    {"Owner": "text", "Names": "text", "Groups": {"Id": "no list"}},
    {},
)
PATHS = (
    "Id",
    "Owner.Id",
    "Owner.Deep.Deeper",
    "Names[]",
    "Groups[].Id",
    "Groups[].Rules[].To.Id",
    "Groups[].Rules[].Ports[]",
    'It\'s"odd"',
)


def read(path: str, document: Any, *others: str) -> list[str]:
    """The values at a path that are there, as DuckDB reads them together with other paths."""
    structure = narrow_structure([(one, "VARCHAR") for one in (*others, path)])
    parsed = f"select json_transform(?::json, {text(structure)}) as s"
    found = duckdb.execute(f"select list_filter({values_at('s', path)}, lambda v: v is not null) from ({parsed})", [json.dumps(document)])
    (row,) = found.fetchall()
    return list(row[0] or [])


def known(path: str, document: Any) -> list[str]:
    found = compile_path(path)(document)
    values = found if "[]" in path and isinstance(found, list) else [found]
    return [value for value in values if value is not None]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_duckdb_and_the_collector_read_the_same_values(path: str, document: Any) -> None:
    assert read(path, document) == known(path, document)
    others = [other for other in PATHS if other != path]
    assert read(path, document, *others) == known(path, document), "whatever is read along with it"


def test_only_what_is_asked_for_is_parsed() -> None:
    assert json.loads(narrow_structure([("A.B", "VARCHAR"), ("A.C[]", "BIGINT"), ("D[].E", "JSON"), ("D[].F", "VARCHAR")])) == {
        "A": {"B": "VARCHAR", "C": ["BIGINT"]},
        "D": [{"E": "JSON", "F": "VARCHAR"}],
    }


@pytest.mark.parametrize("value", ["plain", "it's", "''", "a\nb", 'say "x"', "", "\\", "{{ jinja }}"])
def test_texts_and_names_come_back_as_they_were(value: str) -> None:
    assert duckdb.execute(f"select {text(value)}").fetchone() == (value,)
    name = value or "x"
    assert [column[0] for column in duckdb.execute(f"select 1 as {quoted(name)}").description] == [name]
