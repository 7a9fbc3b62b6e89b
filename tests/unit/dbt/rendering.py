"""The project's models as SQL for a DuckDB of one's own: Jinja alone, with the few words of dbt that models use. What should come out is
not said here, and no build is run.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from jinja2 import Environment

PROJECT = Path(__file__).parents[3] / "dbt_project"
VARS = yaml.safe_load((PROJECT / "dbt_project.yml").read_text(encoding="utf-8"))["vars"]


def render_model(name: str, **variables: Any) -> str:
    """The SELECT of a model in a first build. What it refers to is read by bare name; `variables` differ from the project's."""
    return _rendered(name, json.dumps(variables, sort_keys=True))


@cache
def _rendered(name: str, given: str) -> str:
    variables = json.loads(given)
    (path,) = (PROJECT / "models").rglob(f"{name}.sql")
    macros = [macro.read_text(encoding="utf-8") for macro in sorted((PROJECT / "macros").rglob("*.sql"))]
    words: dict[str, Any] = {
        "adapter": SimpleNamespace(quote=lambda name: f'"{name}"'),
        "config": lambda **_: "",
        "is_incremental": lambda: False,
        "local_md5": lambda text: hashlib.md5(text.encode(), usedforsecurity=False).hexdigest(),
        "ref": lambda model: model,
        "var": lambda key: {**VARS, **variables}[key],
    }
    environment = Environment(extensions=["jinja2.ext.do"], autoescape=False)  # it writes SQL
    return environment.from_string("\n".join([*macros, path.read_text(encoding="utf-8")])).render(words)
