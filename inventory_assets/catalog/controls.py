"""The controls of the dbt project, as their own files tell of them: what they ask, of what, and how grave it is. What a control judges by
is its SQL, and what became of it is in the warehouse.
"""

from __future__ import annotations

import ast
import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2] / "dbt_project"
FOLDER = Path("models/controls")
UNIONS = Path("models/intermediate/compliance")
SEED = Path("seeds/control_catalog.csv")
SEED_COLUMNS = ("control_id", "provider", "room", "title", "severity", "scope", "assessment", "reads", "parameters", "remediation")
_META = re.compile(r"\{\{\s*config\(meta=(\{.*?\})\s*\)\s*\}\}", re.DOTALL)
_WRITTEN = "Written by `make models` from the controls' files; change those, not this file."


class ControlError(ValueError):
    """A control whose file does not tell of it; the message names the file."""


@dataclass(frozen=True)
class Control:
    """One control. `reads`: resource type → the parts it needs besides the listing."""

    control_id: str
    room: str
    title: str
    severity: str
    scope: str
    assessment: str
    reads: Mapping[str, list[str]]
    parameters: Mapping[str, Any]
    remediation: str

    @property
    def provider(self) -> str:
        """Its name begins with it."""
        return self.control_id.partition("_")[0]


@lru_cache
def controls(project: Path = PROJECT) -> tuple[Control, ...]:
    """Every control of the project, by name. Raises ControlError."""
    return tuple(read_control(path) for path in sorted((project / FOLDER).rglob("*.sql"), key=lambda path: path.stem))


def read_control(path: Path) -> Control:
    """What a control's file says of it. Raises ControlError."""
    found = _META.search(path.read_text(encoding="utf-8"))
    if found is None:
        raise ControlError(f"{path} does not begin with {{{{ config(meta={{…}}) }}}}")
    try:
        return Control(control_id=path.stem, room=path.parent.name, **ast.literal_eval(found[1]))
    except (ValueError, SyntaxError, TypeError) as error:
        raise ControlError(f"{path}: its meta cannot be read: {error}") from error


def render_controls(project: Path = PROJECT) -> dict[Path, str]:
    """The generated files about controls: descriptions, and for each room the union of its verdicts."""
    found = controls(project)
    files = {FOLDER / "_controls.yml": "\n".join(_descriptions(found)) + "\n", SEED: _seed(found)}
    for room in sorted({control.room for control in found}):
        files[UNIONS / f"int_verdicts__{room}.sql"] = _union(room, [control.control_id for control in found if control.room == room])
    return files


def _seed(found: tuple[Control, ...]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(SEED_COLUMNS)
    for control in found:
        said = {name: getattr(control, name) for name in SEED_COLUMNS}
        writer.writerow([value if isinstance(value, str) else json.dumps(value) for value in said.values()])
    return text.getvalue()


def _descriptions(found: tuple[Control, ...]) -> Iterator[str]:
    yield from (f"# {_WRITTEN}", "version: 2", "models:")
    for control in found:
        yield f"  - name: {control.control_id}"
        yield f"    description: {_yaml(control.title + '.')}"


def _yaml(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _union(room: str, names: list[str]) -> str:
    lines = "".join(f"    '{name}',\n" for name in names)
    return (
        f"{{{{ config(materialized='table', pre_hook=\"{{{{ begin_units() }}}}\") }}}}\n-- depends_on: {{{{ ref('accounts') }}}}\n"
        f"-- {_WRITTEN}\n-- The verdicts of the controls of {room}.\n"
        f"{{{{ verdicts_of([\n{lines}]) }}}}\n"
    )
