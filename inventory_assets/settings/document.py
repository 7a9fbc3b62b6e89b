"""Reads YAML (JSON is YAML) into plain data that remembers the line of every key. What the keys mean does not belong here.

Text stays as it was written: YAML would read an unquoted account id as a number, `012345670123` even as an octal one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from inventory_assets.settings.errors import KeyPath, Problem, SettingsError

#: Values that are text whatever they look like. `*` stands for any name or list position.
TEXT_PATHS: tuple[KeyPath, ...] = (
    ("role_name",),
    ("external_id",),
    ("accounts", "*", "role_name"),
    ("accounts", "*", "external_id"),
    ("accounts", "*", "tags", "*"),
    ("profiles", "*"),
    ("ownership_tags", "*"),
)
ACCOUNT_ID_PATHS: tuple[KeyPath, ...] = (("accounts", "*", "account_id"),)

#: A spreadsheet or a JSON writer loses leading zeros of a number; with fewer digits than this the id is more likely mistyped.
FEWEST_DIGITS = 9


@dataclass
class Document:
    """A settings file as plain data. `lines` has the line (from 1) of every key and list item."""

    file: Path
    data: dict[str, Any] = field(default_factory=dict)
    lines: dict[KeyPath, int] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def line_of(self, path: KeyPath) -> int | None:
        """The line of `path`, or of the nearest key above it that the file has."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)


def read_document(file: Path) -> Document:
    """Read `file`, or raise SettingsError: not there, not text, not YAML, a key twice, an account id that could be two numbers."""
    document = Document(file)
    root = _compose(file)
    if root is not None and not (isinstance(root, ScalarNode) and root.tag.endswith(":null")):
        if not isinstance(root, MappingNode):
            raise SettingsError([Problem((), "the file must hold keys and values (warehouse: …)", _line(root))], file)
        try:
            document.data = _Reader(document).mapping(root, ())
        except yaml.MarkedYAMLError as error:
            raise SettingsError([_yaml_problem(error)], file) from error
    if document.problems:
        raise SettingsError(document.problems, file)
    return document


def _compose(file: Path) -> Node | None:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise SettingsError(
            [Problem((), "there is no such file; name one by --config or INVENTORY_CONFIG, or leave both out")], file
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError([Problem((), f"cannot be read: {error}")], file) from error
    if text.lstrip().startswith("{"):
        text = text.replace("\t", " ")  # JSON may be indented by tabs, and has none inside its strings
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise SettingsError([_yaml_problem(error)], file) from error
    except yaml.YAMLError as error:
        raise SettingsError([Problem((), f"is not YAML: {error}")], file) from error


def _yaml_problem(error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    return Problem((), f"is not YAML: {error.problem or error.context}", mark.line + 1 if mark else None)


class _Reader(yaml.constructor.SafeConstructor):
    """Turns nodes into data, noting lines on the way."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self._open: list[Node] = []

    def mapping(self, node: MappingNode, path: KeyPath) -> dict[str, Any]:
        self._refuse_repeated_keys(node, path)
        self.flatten_mapping(node)
        data: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, ScalarNode) else str(key.tag)
            self.document.lines[*path, name] = _line(key)
            read = self.value(value, (*path, name))
            if read is not None:  # `regions:` with everything below it commented out says nothing
                data[name] = read
        return data

    def value(self, node: ScalarNode | SequenceNode | MappingNode, path: KeyPath) -> Any:
        if node in self._open:
            self.document.problems.append(Problem(path, "refers to itself", _line(node)))
            return None
        if isinstance(node, ScalarNode):
            return self._scalar(node, path)
        self._open.append(node)
        try:
            return self.mapping(node, path) if isinstance(node, MappingNode) else self._sequence(node, path)
        finally:
            self._open.pop()

    def _sequence(self, node: SequenceNode, path: KeyPath) -> list[Any]:
        items = []
        for position, item in enumerate(node.value):
            self.document.lines[*path, position] = _line(item)
            items.append(self.value(item, (*path, position)))
        return items

    def _scalar(self, node: ScalarNode, path: KeyPath) -> Any:
        plain = node.style is None
        if node.tag.endswith(":null"):
            return None
        if any(_fits(path, pattern) for pattern in ACCOUNT_ID_PATHS):
            return self._account_id(node.value, path, _line(node)) if plain else node.value
        if plain and any(_fits(path, pattern) for pattern in TEXT_PATHS):
            return node.value
        try:
            read = self.construct_object(node, deep=True)
        except ValueError as error:  # 2026-02-31 looks like a date and is none
            self.document.problems.append(Problem(path, f"{node.value!r} cannot be read ({error}); put it in quotes", _line(node)))
            return None
        return _rejoin_surrogates(read) if isinstance(read, str) else read

    def _account_id(self, text: str, path: KeyPath, line: int) -> str | None:
        if not text.isdecimal() or len(text) >= 12:
            return text  # the model says what is wrong with it, if anything is
        if text.startswith("0") or len(text) < FEWEST_DIGITS:
            says = f"{text} has {len(text)} digits and could be several accounts; write all 12 digits in quotes"
            self.document.problems.append(Problem(path, says, line))
            return None
        padded = text.zfill(12)
        says = f"{text} was read as '{padded}': leading zeros are lost in a number, so write the id in quotes"
        self.document.warnings.append(Problem(path, says, line).describe(self.document.file))
        return padded

    def _refuse_repeated_keys(self, node: MappingNode, path: KeyPath) -> None:
        first: dict[str, int] = {}
        for key, _ in node.value:
            if not isinstance(key, ScalarNode) or key.tag.endswith(":merge"):
                continue
            if key.value in first:
                says = f"stands twice, first in line {first[key.value]}"
                self.document.problems.append(Problem((*path, key.value), says, _line(key)))
            first.setdefault(key.value, _line(key))


def _rejoin_surrogates(text: str) -> str:
    """JSON writes a character beyond U+FFFF as two escapes, which YAML takes for two characters."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _fits(path: KeyPath, pattern: KeyPath) -> bool:
    return len(path) == len(pattern) and all(want in ("*", step) for step, want in zip(path, pattern, strict=True))


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def is_account_id(text: str) -> bool:
    """Twelve digits."""
    return re.fullmatch(r"[0-9]{12}", text) is not None
