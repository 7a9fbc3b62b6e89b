"""Filter patterns come to the ways in which an event can fit them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from inventory_assets.catalog.filter_patterns import Condition, Group, PatternError, Tree, clauses_of, parse_pattern, read_filter

A, B, C = (Condition("$.eventName", "=", name) for name in ("A", "B", "C"))


def ways(text: str) -> list[tuple[Condition, ...]]:
    return clauses_of(parse_pattern(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{ $.eventName = A }", [(A,)]),
        ('{($.eventName="A")||($.eventName = B)}', [(A,), (B,)]),
        ("{ $.eventName = A && $.eventName = B || $.eventName = C }", [(A, B), (C,)]),
        ("{ $.eventName = A && ($.eventName = B || $.eventName = C) }", [(A, B), (A, C)]),
        ("{ ((($.eventName = A))) }", [(A,)]),
        ("{ $.a NOT EXISTS }", [(Condition("$.a", "not exists"),)]),
        ("{ $.a IS NULL && $.b IS TRUE }", [(Condition("$.a", "is null"), Condition("$.b", "is true"))]),
        ('{ $.a != "x \\" y" }', [(Condition("$.a", "!=", 'x " y'),)]),
        ("{ $.bytes >= 100 }", [(Condition("$.bytes", ">=", "100"),)]),
        ("{ $.a = %^Del.*% }", [(Condition("$.a", "matches", "^Del.*"),)]),
        ("{ $.list[0].name = x }", [(Condition("$.list[0].name", "=", "x"),)]),
        ("{ $.errorCode = *UnauthorizedOperation }", [(Condition("$.errorCode", "=", "*UnauthorizedOperation"),)]),
        ("{ $.eventSource = kms.amazonaws.com }", [(Condition("$.eventSource", "=", "kms.amazonaws.com"),)]),
    ],
)
def test_ways_to_fit(text: str, expected: list[tuple[Condition, ...]]) -> None:
    assert ways(text) == expected


@pytest.mark.parametrize("text", ["", "ERROR", "[a, b=1]", "{ $.a = }", "{ $.a = 1 || }", "{ ($.a = 1 }", "{ $.a LIKE 1 }", "{ $.a = 1 $.b = 2 }", "{ }", "{ a = 1 }"])
def test_what_cannot_be_read(text: str) -> None:
    with pytest.raises(PatternError):
        ways(text)
    read = read_filter({"filterPattern": text})
    assert read["FilterClauses"] is None
    assert read["FilterProblem"]


def test_more_ways_than_can_be_written_out_are_a_problem_and_no_memory() -> None:
    pair = "($.a = 1 || $.a = 2)"
    assert "ways to fit" in read_filter({"filterPattern": "{ " + " && ".join([pair] * 40) + " }"})["FilterProblem"]


def test_the_hook_keeps_the_pattern() -> None:
    read = read_filter({"filterPattern": "{ $.a = 1 }", "filterName": "f"})
    assert read == {
        "filterPattern": "{ $.a = 1 }", "filterName": "f", "FilterProblem": None,
        "FilterClauses": [[{"selector": "$.a", "operator": "=", "value": "1"}]],
    }  # fmt: skip


CONDITIONS = some.builds(Condition, some.sampled_from(["$.a", "$.b.c"]), some.sampled_from(["=", "!="]), some.sampled_from(["x", "y*", "z.w"]))
TREES: some.SearchStrategy[Tree] = some.recursive(
    CONDITIONS, lambda inner: some.builds(Group, some.sampled_from(["and", "or"]), some.lists(inner, min_size=2, max_size=3).map(tuple)), max_leaves=8
)


def written(tree: Tree) -> str:
    if isinstance(tree, Condition):
        return f'{tree.selector} {tree.operator} "{tree.value}"'
    return "(" + {"and": " && ", "or": " || "}[tree.joined_by].join(map(written, tree.members)) + ")"


def holds(tree: Tree, true: set[Condition]) -> bool:
    if isinstance(tree, Condition):
        return tree in true
    return (all if tree.joined_by == "and" else any)(holds(member, true) for member in tree.members)


@given(TREES, some.sets(CONDITIONS))
def test_the_ways_mean_what_the_pattern_means(tree: Tree, true: set[Condition]) -> None:
    clauses = ways("{ " + written(tree) + " }")
    assert holds(tree, true) == any(all(condition in true for condition in clause) for clause in clauses)
