"""Reproducible chance: numbers that depend on names alone, never on the order in which they are drawn. No estate data belongs here."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

Choice = TypeVar("Choice")
_SPAN = float(1 << 64)


class Chance:
    """A source of values, each by its own name: the same parts and the same name give the same value for ever."""

    __slots__ = ("_key",)

    def __init__(self, *parts: object) -> None:
        self._key = blake2b("\x1f".join(map(str, parts)).encode(), digest_size=16).digest()

    def number(self, name: str) -> int:
        """A whole number below 2**64."""
        return int.from_bytes(blake2b(name.encode(), digest_size=8, key=self._key).digest(), "big")

    def ratio(self, name: str) -> float:
        """A number from 0 up to 1."""
        return self.number(name) / _SPAN

    def below(self, name: str, limit: int) -> int:
        return self.number(name) % limit

    def pick(self, name: str, options: Sequence[Choice]) -> Choice:
        return options[self.number(name) % len(options)]

    def hex(self, name: str, digits: int) -> str:
        return blake2b(name.encode(), digest_size=(digits + 1) // 2, key=self._key).hexdigest()[:digits]

    def letters(self, name: str, count: int, alphabet: str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") -> str:
        """`count` (at most 64) letters of an alphabet of at most 256."""
        return "".join(alphabet[byte % len(alphabet)] for byte in blake2b(name.encode(), digest_size=count, key=self._key).digest())
