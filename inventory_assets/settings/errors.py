"""What is wrong with a settings file, said so that a person can mend it. Finding the problems is done elsewhere in this package."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    """One wrong key or value. `path` is empty where the file as a whole is wrong; `line` counts from 1."""

    path: KeyPath
    message: str
    line: int | None = None

    def describe(self, file: Path | None) -> str:
        """`inventory.yaml, line 12: accounts.prod.acount_id: unknown key; did you mean account_id?`"""
        place = str(file) if file else "settings"
        if self.line is not None:
            place += f", line {self.line}"
        return ": ".join(part for part in (place, written(self.path), self.message) if part)


class SettingsError(Exception):
    """Settings that cannot be used; nothing runs. Its text has one line for every problem."""

    def __init__(self, problems: Iterable[Problem], file: Path | None = None) -> None:
        self.problems = tuple(problems)
        self.file = file
        super().__init__("\n".join(problem.describe(file) for problem in self.problems))


def written(path: KeyPath) -> str:
    """A key path as people write it: `accounts.prod.tags`, `regions[2]`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def nearest(word: str, valid: Iterable[str]) -> str | None:
    """The valid name that `word` was probably meant to be, or None where nothing is like it."""
    by_fold = {name.casefold(): name for name in valid}
    found = difflib.get_close_matches(word.casefold(), list(by_fold), n=1, cutoff=0.55)
    return by_fold[found[0]] if found else None
