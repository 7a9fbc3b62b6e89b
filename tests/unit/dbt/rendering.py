"""The project's models as SQL for a DuckDB of one's own: Jinja alone, with the few words of dbt that models use. What should come out is
not said here, and no build is run.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from jinja2 import DictLoader, Environment

PROJECT = Path(__file__).parents[3] / "dbt_project"
VARS = yaml.safe_load((PROJECT / "dbt_project.yml").read_text(encoding="utf-8"))["vars"]


@dataclass(frozen=True)
class Model:
    """A model in a first build: its SELECT, what it refers to, and its own configuration."""

    sql: str
    references: tuple[str, ...]
    config: dict[str, Any]


def render_model(name: str, **variables: Any) -> str:
    """The SELECT of a model in a first build. What it refers to is read by bare name; `variables` differ from the project's."""
    return read_model(name, **variables).sql


def read_model(name: str, **variables: Any) -> Model:
    """The same, with what the model refers to."""
    return _rendered(name, json.dumps(variables, sort_keys=True))


@cache
def _environment() -> tuple[Environment, tuple[str, ...]]:
    """An environment that has read the project's macros, and their names."""
    macros = "\n".join(macro.read_text(encoding="utf-8") for macro in sorted((PROJECT / "macros").rglob("*.sql")))
    loader = DictLoader({"macros": macros})
    environment = Environment(loader=loader, extensions=["jinja2.ext.do"], autoescape=False)  # it writes SQL
    return environment, tuple(re.findall(r"{%-? macro (\w+)\(", macros))


class _Words(dict[str, Any]):
    """A mapping whose members are attributes, and null where there are none, as Jinja reads dbt's own."""

    __getattr__ = dict.get


def render_macro(name: str, **variables: Any) -> str:
    """What a macro without arguments gives."""
    environment, _ = _environment()
    source = f"{{% from 'macros' import {name} with context %}}{{{{ {name}() }}}}"
    rendered: str = environment.from_string(source).render(_words(name, variables, {}, _Words()))
    return rendered.strip()


@cache
def _rendered(name: str, given: str) -> Model:
    (path,) = (PROJECT / "models").rglob(f"{name}.sql")
    references: dict[str, None] = {}
    configured = _Words()
    environment, names = _environment()
    source = f"{{% from 'macros' import {', '.join(names)} with context %}}\n{path.read_text(encoding='utf-8')}"
    sql = environment.from_string(source).render(_words(name, json.loads(given), references, configured))
    return Model(sql, tuple(references), dict(configured))


def _words(name: str, variables: dict[str, Any], references: dict[str, None], configured: _Words) -> dict[str, Any]:
    return {
        "execute": True,
        "model": SimpleNamespace(name=name, config=configured),
        "adapter": SimpleNamespace(quote=lambda name: f'"{name}"'),
        "config": lambda **said: configured.update(said) or "",
        "is_incremental": lambda: False,
        "local_md5": lambda text: hashlib.md5(text.encode(), usedforsecurity=False).hexdigest(),
        "ref": lambda model: references.setdefault(model) or model,
        "var": lambda key: {**VARS, **variables}[key],
    }
