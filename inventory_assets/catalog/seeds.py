"""Seeds of the dbt project that follow from the catalog. Rendered here; written by `make models`, and held to the rows by a test."""

from __future__ import annotations

from pathlib import Path

from inventory_assets.catalog import aliases

TYPE_ALIASES = Path("seeds") / "type_aliases.csv"


def render_type_aliases() -> str:
    """CSV of every spelling in lower case and the type it means, sorted by spelling."""
    lines = ["alias,resource_type", *(f"{alias},{resource_type}" for alias, resource_type in aliases().items())]
    return "\n".join(lines) + "\n"


def write_type_aliases(dbt_project: Path) -> Path:
    """Write the seed into the dbt project and give its path."""
    path = dbt_project / TYPE_ALIASES
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render_type_aliases(), encoding="utf-8")
    return path
