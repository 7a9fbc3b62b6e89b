"""CloudWatch Logs filter patterns of JSON events, read as they are meant: a tree of conditions, and the ways in which an event can fit it.
What a pattern ought to watch for is the controls' affair.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from inventory_assets.catalog.parts import JsonObject

#: More ways than this are not written out: `(a || b) && (c || d) && …` doubles with every pair.
MOST_CLAUSES = 2_000
#: Parentheses in parentheses; nobody means more, and reading them takes the interpreter's stack.
DEEPEST = 50
_TOKEN = re.compile(
    r"""\s*(?:
        (?P<and>&&) | (?P<or>\|\|) | (?P<open>\() | (?P<close>\)) | (?P<operator>!=|<=|>=|=|<|>)
        | (?P<selector>\$(?:\.(?:"[^"]*"|[\w\-:@]+) | \[[^\]]*\])+) | (?P<quoted>"(?:[^"\\]|\\.)*") | (?P<regex>%[^%]*%)
        | (?P<word>[^\s()&|=!<>"]+)
    )""",
    re.VERBOSE,
)
_COMPARISONS = {
    ("EXISTS",): "exists",
    ("NOT", "EXISTS"): "not exists",
    ("IS", "NULL"): "is null",
    ("IS", "TRUE"): "is true",
    ("IS", "FALSE"): "is false",
}


class PatternError(ValueError):
    """A pattern that is not judged; the message says why."""


@dataclass(frozen=True)
class Condition:
    """One comparison. `operator` is one of = != < > <= >=, exists, not exists, is null, is true, is false, matches, does not match (a
    regular expression).
    """

    selector: str
    operator: str
    value: str | None = None


@dataclass(frozen=True)
class Group:
    """Conditions and groups of which all hold (`and`), or any (`or`)."""

    joined_by: str
    members: tuple[Tree, ...]


Tree = Condition | Group
Clause = tuple[Condition, ...]


def parse_pattern(text: object) -> Tree:
    """The tree of a pattern: without conditions it is an `and` of nothing, which everything fits. Raises PatternError, also for patterns of
    other kinds.
    """
    if not isinstance(text, str):
        raise PatternError("it is no text")
    inner = text.strip()
    if not inner:
        return Group("and", ())
    if inner.startswith("["):
        raise PatternError("it is of columns, not of JSON events")
    if not inner.startswith("{"):
        raise PatternError("it is of words, not of JSON events")
    if not inner.endswith("}"):
        raise PatternError("its last brace is missing")
    parser = _Parser(_tokens(inner[1:-1]))
    tree = parser.alternatives()
    if parser.peek() is not None:
        raise PatternError(f"{parser.peek()!r} is not expected there")
    return tree


def clauses_of(tree: Tree) -> list[Clause]:
    """The ways to fit the tree: an event fits where all conditions of one clause hold. Raises PatternError where there are too many."""
    if isinstance(tree, Condition):
        return [(tree,)]
    found: list[Clause]
    if tree.joined_by == "or":
        found = [clause for member in tree.members for clause in clauses_of(member)]
    else:
        found = [()]
        for member in tree.members:
            ways = clauses_of(member)
            _bounded(len(found) * len(ways))
            found = [(*left, *right) for left in found for right in ways]
    _bounded(len(found))
    return found


def _bounded(ways: int) -> None:
    if ways > MOST_CLAUSES:
        raise PatternError(f"there are more than {MOST_CLAUSES} ways to fit it")


def read_filter(configuration: JsonObject) -> JsonObject:
    """Hook of metric filters: adds `FilterClauses`, or `FilterProblem` where the pattern is not judged."""
    clauses: list[list[JsonObject]] | None = None
    problem: str | None = None
    try:
        found = clauses_of(parse_pattern(configuration.get("filterPattern", "")))
        clauses = [[{"selector": one.selector, "operator": one.operator, "value": one.value} for one in clause] for clause in found]
    except PatternError as error:
        problem = str(error)
    return configuration | {"FilterClauses": clauses, "FilterProblem": problem}


_Token = tuple[str, str]


def _tokens(text: str) -> list[_Token]:
    found, position = [], 0
    while text[position:].strip():
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            raise PatternError(f"{text[position:].strip()[:20]!r} cannot be read")
        found.append((match.lastgroup, match[match.lastgroup]))
        position = match.end()
    return found


class _Parser:
    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens, self._position, self._depth = tokens, 0, 0

    def peek(self) -> str | None:
        return self._tokens[self._position][1] if self._position < len(self._tokens) else None

    def alternatives(self) -> Tree:
        return self._joined("or", lambda: self._joined("and", self._term))

    def _kind(self) -> str | None:
        return self._tokens[self._position][0] if self._position < len(self._tokens) else None

    def _take(self, *kinds: str) -> _Token:
        if self._kind() not in kinds:
            raise PatternError(f"{' or '.join(kinds)} is missing before {self.peek() or 'the end'}")
        self._position += 1
        return self._tokens[self._position - 1]

    def _joined(self, by: str, member: Callable[[], Tree]) -> Tree:
        members = [member()]
        while self._kind() == by:
            self._position += 1
            members.append(member())
        return members[0] if len(members) == 1 else Group(by, tuple(members))

    def _term(self) -> Tree:
        if self._kind() != "open":
            return self._comparison(self._take("selector", "open")[1])
        self._position += 1
        self._depth += 1
        if self._depth > DEEPEST:
            raise PatternError(f"its parentheses are more than {DEEPEST} deep")
        tree = self.alternatives()
        self._take("close")
        self._depth -= 1
        return tree

    def _comparison(self, selector: str) -> Condition:
        kind, text = self._take("operator", "word")
        if kind == "word":
            return Condition(selector, self._words(text.upper()))
        kind, value = self._take("quoted", "word", "regex", "selector")
        if kind == "regex":
            if text not in ("=", "!="):
                raise PatternError(f"{text} compares nothing to a regular expression")
            return Condition(selector, "matches" if text == "=" else "does not match", value[1:-1])
        return Condition(selector, text, _unquoted(value) if kind == "quoted" else value)

    def _words(self, first: str) -> str:
        words = (first, self._take("word")[1].upper()) if first in {"NOT", "IS"} else (first,)
        if words not in _COMPARISONS:
            raise PatternError(f"{' '.join(words)} is no comparison")
        return _COMPARISONS[words]


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1])
