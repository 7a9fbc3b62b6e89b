"""The part of OData's filters that Azure's retail prices are asked with: eq, ne, contains, startswith, and, or, parentheses."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Test = Callable[[Mapping[str, object]], bool]
_TOKEN = re.compile(r"\s*(\(|\)|,|and\b|or\b|eq\b|ne\b|contains\b|startswith\b|'(?:[^']|'')*'|[\w/]+)")


class ODataError(ValueError):
    """A filter that cannot be read."""


def matcher(text: str) -> Test:
    """A function that tells whether an item fits; raises ODataError."""
    tokens, at = [], 0
    text = text.strip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise ODataError(f"Invalid OData filter at {text[at:]!r}")
        tokens.append(found[1])
        at = found.end()
    if not tokens:
        return lambda _: True
    test = _either(tokens)
    if tokens:
        raise ODataError(f"Invalid OData filter: {tokens[0]!r} is left over")
    return test


def _either(tokens: list[str]) -> Test:
    tests = [_both(tokens)]
    while tokens[:1] == ["or"]:
        tokens.pop(0)
        tests.append(_both(tokens))
    return lambda item: any(test(item) for test in tests)


def _both(tokens: list[str]) -> Test:
    tests = [_single(tokens)]
    while tokens[:1] == ["and"]:
        tokens.pop(0)
        tests.append(_single(tokens))
    return lambda item: all(test(item) for test in tests)


def _single(tokens: list[str]) -> Test:
    first = _take(tokens)
    if first == "(":
        test = _either(tokens)
        _take(tokens, ")")
        return test
    if first in ("contains", "startswith"):
        _take(tokens, "(")
        name = _take(tokens)
        _take(tokens, ",")
        value = _literal(_take(tokens))
        _take(tokens, ")")
        return (lambda item: value in _text(item, name)) if first == "contains" else (lambda item: _text(item, name).startswith(value))
    comparison, value = _take(tokens), _literal(_take(tokens))
    if comparison not in ("eq", "ne"):
        raise ODataError(f"Invalid OData filter: {comparison!r} is no comparison")
    return lambda item: (_text(item, first) == value) == (comparison == "eq")


def _take(tokens: list[str], wanted: str | None = None) -> str:
    if not tokens or (wanted is not None and tokens[0] != wanted):
        raise ODataError(f"Invalid OData filter: expected {wanted or 'more'}")
    return tokens.pop(0)


def _literal(token: str) -> str:
    return token[1:-1].replace("''", "'") if token.startswith("'") else token


def _text(item: Mapping[str, object], name: str) -> str:
    value = item.get("type" if name == "priceType" else name, "")
    return str(value).lower() if isinstance(value, bool) else str(value)
