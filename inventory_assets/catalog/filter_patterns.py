"""CloudWatch Logs filter patterns of JSON events, read as they are meant: a tree of conditions, and the ways in which an event can fit it. What
a pattern ought to watch for is the controls' affair.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from inventory_assets.catalog.parts import JsonObject

#: More ways than this are not written out: `(a || b) && (c || d) && …` doubles with every pair.
MOST_CLAUSES = 2_000
_TOKEN = re.compile(
    r"""\s*(?:
        (?P<and>&&) | (?P<or>\|\|) | (?P<open>\() | (?P<close>\)) | (?P<operator>!=|<=|>=|=|<|>)
        | (?P<selector>\$(?:\.|\[)(?:"[^"]*"|\[[^\]]*\]|[\w.\-:@*])*) | (?P<quoted>"(?:[^"\\]|\\.)*") | (?P<regex>%[^%]*%)
        | (?P<word>[^\s()&|=!<>"]+)
    )""",
    re.VERBOSE,
)


class PatternError(ValueError):
    """A pattern that cannot be read; the message says where."""


@dataclass(frozen=True)
class Condition:
    """One comparison. `operator` is one of = != < > <= >=, exists, not exists, is null, is true, is false, matches (a regular expression)."""

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


def parse_pattern(text: str) -> Tree:
    """The tree of a JSON pattern, `{ … }`. Raises PatternError, also for patterns of other kinds."""
    inner = text.strip()
    if not (inner.startswith("{") and inner.endswith("}")):
        raise PatternError("not a pattern of JSON events")
    parser = _Parser(_tokens(inner[1:-1]))
    tree = parser.alternatives()
    if parser.peek() is not None:
        raise PatternError(f"{parser.peek()!r} is not expected there")
    return tree


def clauses_of(tree: Tree) -> list[Clause]:
    """The ways to fit the tree: an event fits where all conditions of one clause hold. Raises PatternError where there are too many."""
    if isinstance(tree, Condition):
        return [(tree,)]
    if tree.joined_by == "or":
        found = [clause for member in tree.members for clause in clauses_of(member)]
    else:
        found = [()]
        for member in tree.members:
            ways = clauses_of(member)
            if len(found) * len(ways) > MOST_CLAUSES:
                raise PatternError(f"more than {MOST_CLAUSES} ways to fit it")
            found = [(*left, *right) for left in found for right in ways]
    if len(found) > MOST_CLAUSES:
        raise PatternError(f"more than {MOST_CLAUSES} ways to fit it")
    return found


def read_filter(configuration: JsonObject) -> JsonObject:
    """Hook of metric filters: adds `FilterClauses`, or `FilterProblem` where the pattern cannot be read."""
    clauses: list[list[JsonObject]] | None = None
    problem: str | None = None
    try:
        found = clauses_of(parse_pattern(str(configuration.get("filterPattern") or "")))
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
        self._tokens, self._position = tokens, 0

    def peek(self) -> str | None:
        return self._tokens[self._position][1] if self._position < len(self._tokens) else None

    def _kind(self) -> str | None:
        return self._tokens[self._position][0] if self._position < len(self._tokens) else None

    def _take(self, *kinds: str) -> _Token:
        if self._kind() not in kinds:
            raise PatternError(f"{' or '.join(kinds)} is missing before {self.peek() or 'the end'}")
        self._position += 1
        return self._tokens[self._position - 1]

    def alternatives(self) -> Tree:
        return self._joined("or", self._conjunction)

    def _conjunction(self) -> Tree:
        return self._joined("and", self._term)

    def _joined(self, by: str, member: object) -> Tree:
        assert callable(member)
        members: list[Tree] = [member()]
        while self._kind() == by:
            self._position += 1
            members.append(member())
        return members[0] if len(members) == 1 else Group(by, tuple(members))

    def _term(self) -> Tree:
        if self._kind() == "open":
            self._position += 1
            tree = self.alternatives()
            self._take("close")
            return tree
        return self._comparison(self._take("selector")[1])

    def _comparison(self, selector: str) -> Condition:
        kind, text = self._take("operator", "word")
        if kind == "word":
            return Condition(selector, self._words(text.upper()))
        kind, value = self._take("quoted", "word", "regex", "selector")
        if kind == "regex":
            return Condition(selector, "matches" if text == "=" else "does not match", value.strip("%"))
        return Condition(selector, text, _unquoted(value) if kind == "quoted" else value)

    def _words(self, first: str) -> str:
        if first == "EXISTS":
            return "exists"
        second = self._take("word")[1].upper() if first in {"NOT", "IS"} else ""
        known = {"NOT EXISTS": "not exists", "IS NULL": "is null", "IS TRUE": "is true", "IS FALSE": "is false"}
        if f"{first} {second}" not in known:
            raise PatternError(f"{first} {second} is no comparison")
        return known[f"{first} {second}"]


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1])
