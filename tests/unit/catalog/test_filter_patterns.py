"""Filter patterns are read as CloudWatch Logs means them, and what is not judged says why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory_assets.catalog.aws.audit import METRIC_FILTER
from inventory_assets.catalog.filter_patterns import (
    DEEPEST,
    MOST_CLAUSES,
    Condition,
    Group,
    PatternError,
    Tree,
    clauses_of,
    parse_pattern,
    read_filter,
)
from inventory_assets.catalog.shapes import configuration_shape, resolve


def clauses(text: str) -> list[list[tuple[str, str, str | None]]]:
    return [[(one.selector, one.operator, one.value) for one in clause] for clause in clauses_of(parse_pattern(text))]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("{ $.eventName = DeleteTrail }", ("$.eventName", "=", "DeleteTrail")),
        ('{ $.eventName = "DeleteTrail" }', ("$.eventName", "=", "DeleteTrail")),
        ("{$.eventName=DeleteTrail}", ("$.eventName", "=", "DeleteTrail")),
        ("  {\n $.eventName\t= DeleteTrail }\n", ("$.eventName", "=", "DeleteTrail")),
        ('{ ($.errorCode = "*UnauthorizedOperation") }', ("$.errorCode", "=", "*UnauthorizedOperation")),
        ('{ $.eventType !="AwsServiceEvent" }', ("$.eventType", "!=", "AwsServiceEvent")),
        ("{ $.userIdentity.invokedBy NOT EXISTS }", ("$.userIdentity.invokedBy", "not exists", None)),
        ("{ $.userIdentity.invokedBy not exists }", ("$.userIdentity.invokedBy", "not exists", None)),
        ("{ $.responseElements IS NULL }", ("$.responseElements", "is null", None)),
        ("{ $.readOnly IS TRUE }", ("$.readOnly", "is true", None)),
        ("{ $.readOnly IS FALSE }", ("$.readOnly", "is false", None)),
        ("{ $.latency >= 1.5e3 }", ("$.latency", ">=", "1.5e3")),
        ("{ $.latency <= -2 }", ("$.latency", "<=", "-2")),
        ("{ $.latency > 2 }", ("$.latency", ">", "2")),
        ("{ $.latency < 2 }", ("$.latency", "<", "2")),
        ("{ $.resources[0].ARN = arn:aws:iam::* }", ("$.resources[0].ARN", "=", "arn:aws:iam::*")),
        ('{ $."event-name" = "a \\"b\\" c" }', ('$."event-name"', "=", 'a "b" c')),
        ("{ $.eventName = %Delete.*Trail% }", ("$.eventName", "matches", "Delete.*Trail")),
        ("{ $.eventName != %^Get% }", ("$.eventName", "does not match", "^Get")),
        ("{ $.eventName = Exists }", ("$.eventName", "=", "Exists")),
        ("{ $.sourceIPAddress = 10.0.0.1/8 }", ("$.sourceIPAddress", "=", "10.0.0.1/8")),
    ],
)
def test_a_comparison(text: str, condition: tuple[str, str, str | None]) -> None:
    assert clauses(text) == [[condition]]


def test_and_binds_closer_than_or() -> None:
    text = "{ $.a = 1 || $.b = 2 && $.c = 3 }"
    assert clauses(text) == [[("$.a", "=", "1")], [("$.b", "=", "2"), ("$.c", "=", "3")]]
    a, b, c = Condition("$.a", "=", "1"), Condition("$.b", "=", "2"), Condition("$.c", "=", "3")
    assert parse_pattern(text) == Group("or", (a, Group("and", (b, c))))


def test_parentheses_bind_closer_still() -> None:
    text = "{ ($.source = kms) && (($.name=A)||($.name=B)) }"
    assert clauses(text) == [[("$.source", "=", "kms"), ("$.name", "=", name)] for name in "AB"]


def test_a_pattern_without_conditions_is_one_that_everything_fits() -> None:
    assert clauses_of(parse_pattern("  ")) == [()]
    assert read_filter({"filterPattern": ""}) == {"filterPattern": "", "FilterClauses": [[]], "FilterProblem": None}
    assert read_filter({})["FilterClauses"] == [[]]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[ip, user, status=4*]", "columns"),
        ("ERROR -Warning", "words"),
        ('"Failed authentication"', "words"),
        ("%Delete[A-Z]%", "words"),
        ("{ $.a = 1", "last brace"),
        ("{ }", "missing before the end"),
        ("{ $.a = }", "missing before the end"),
        ("{ $.a = 1 || }", "missing before the end"),
        ("{ ($.a = 1 }", "close is missing"),
        ("{ $.a = 1) }", "not expected"),
        ("{ $.a = 1 $.b = 2 }", "not expected"),
        ("{ $.a = 1 | $.b = 2 }", "cannot be read"),
        ("{ eventName = DeleteTrail }", "selector or open is missing"),
        ("{ $.a IS NOT }", "IS NOT is no comparison"),
        ("{ $.a LIKE x }", "LIKE is no comparison"),
        ('{ $.a = "unfinished }', "cannot be read"),
        ("{ $.a > %1% }", "compares nothing"),
    ],
)
def test_what_is_not_judged_says_why(text: str, why: str) -> None:
    with pytest.raises(PatternError, match=why):
        parse_pattern(text)
    read = read_filter({"filterPattern": text})
    assert read["FilterClauses"] is None
    assert why in read["FilterProblem"]


def test_what_is_no_text_is_a_problem() -> None:
    assert read_filter({"filterPattern": ["x"]})["FilterProblem"] == "it is no text"


def test_ways_are_bounded() -> None:
    pairs = " && ".join(["($.a = 1 || $.b = 2)"] * 11)  # 2,048 of them
    with pytest.raises(PatternError, match=str(MOST_CLAUSES)):
        clauses_of(parse_pattern(f"{{ {pairs} }}"))
    assert "ways" in read_filter({"filterPattern": f"{{ {pairs} }}"})["FilterProblem"]
    ten = " && ".join(["($.a = 1 || $.b = 2)"] * 10)
    assert len(clauses_of(parse_pattern(f"{{ {ten} }}"))) == 1_024


def test_depth_is_bounded() -> None:
    def nested(depth: int) -> str:
        return "{ " + "(" * depth + "$.a = 1" + ")" * depth + " }"

    assert clauses(nested(DEEPEST)) == [[("$.a", "=", "1")]]
    with pytest.raises(PatternError, match="deep"):
        parse_pattern(nested(DEEPEST + 1))
    assert "deep" in read_filter({"filterPattern": nested(5_000)})["FilterProblem"]


def test_the_row_of_metric_filters_has_what_the_hook_adds() -> None:
    read = read_filter({"filterPattern": "{ $.a = 1 }"})
    assert METRIC_FILTER.adds.keys() == read.keys() - {"filterPattern"}
    shape = configuration_shape(METRIC_FILTER)
    for path in ("FilterProblem", "filterPattern"):
        assert resolve(shape, path).type_name == "string"
    assert resolve(shape, "FilterClauses").type_name == "list"


_SELECTORS = st.sampled_from(["$.a", "$.b", "$.c.d"])
_CONDITIONS = st.builds(Condition, _SELECTORS, st.sampled_from(["=", "!="]), st.sampled_from(["x", "y"]))
_TREES = st.recursive(
    _CONDITIONS,
    lambda inner: st.builds(Group, st.sampled_from(["and", "or"]), st.lists(inner, min_size=2, max_size=3).map(tuple)),
    max_leaves=8,
)
_EVENTS = st.fixed_dictionaries({name: st.sampled_from(["x", "y", "z"]) for name in ("$.a", "$.b", "$.c.d")})


def written(tree: Tree) -> str:
    if isinstance(tree, Condition):
        return f'{tree.selector} {tree.operator} "{tree.value}"'
    return {"and": " && ", "or": " || "}[tree.joined_by].join(f"({written(member)})" for member in tree.members)


def holds(tree: Tree, event: dict[str, str]) -> bool:
    if isinstance(tree, Condition):
        return (event[tree.selector] == tree.value) == (tree.operator == "=")
    return (all if tree.joined_by == "and" else any)(holds(member, event) for member in tree.members)


@given(_TREES, _EVENTS)
def test_an_event_fits_the_clauses_where_it_fits_the_pattern(tree: Tree, event: dict[str, str]) -> None:
    read = parse_pattern(f"{{ {written(tree)} }}")
    assert read == tree
    assert any(all(holds(one, event) for one in clause) for clause in clauses_of(read)) == holds(tree, event)


@given(st.text(alphabet='{}()$.ab="\\ %&|!<>[]*', max_size=60))
def test_nothing_that_is_written_breaks_the_reader(text: str) -> None:
    read = read_filter({"filterPattern": text})
    assert (read["FilterClauses"] is None) != (read["FilterProblem"] is None)
