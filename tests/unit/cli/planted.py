"""Resources of one's choice in a published file, with the typed tables over them as the catalog makes them. No command is run here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
from published_file import PROD, publish

from inventory_assets.catalog.models import resource_types, typed_model
from inventory_assets.catalog.sql import text
from inventory_assets.catalog.typed_tables import typed_tables

#: What the commands read beside the tables of `published_file`.
MORE = """
CREATE SCHEMA staging; CREATE SCHEMA intermediate;
DELETE FROM inventory.assets;
ALTER TABLE inventory.assets ADD COLUMN normalized_name VARCHAR;
ALTER TABLE inventory.assets ADD COLUMN environment VARCHAR;
ALTER TABLE inventory.assets ADD COLUMN created_at TIMESTAMPTZ;
ALTER TABLE inventory.assets ADD COLUMN unknown_fields VARCHAR[];
ALTER TABLE inventory.assets ADD COLUMN observations JSON;
ALTER TABLE inventory.assets ADD COLUMN cell_region VARCHAR;
ALTER TABLE inventory.assets ADD COLUMN scan_id VARCHAR;
CREATE TABLE inventory.relationships (from_uid VARCHAR, relationship VARCHAR, to_uid VARCHAR);
CREATE TABLE intermediate.int_policies__normalized (
    resource_uid VARCHAR, account_id VARCHAR, resource_type VARCHAR, effect VARCHAR, is_default_version BOOLEAN,
    principals STRUCT(kind VARCHAR, "value" VARCHAR)[], conditions STRUCT("operator" VARCHAR, "key" VARCHAR, "values" VARCHAR[])[]
);
"""
_ROW = json.dumps(
    [
        {
            "resource_uid": "VARCHAR", "provider": "VARCHAR", "account_id": "VARCHAR", "account_name": "VARCHAR", "region": "VARCHAR",
            "resource_type": "VARCHAR", "resource_id": "VARCHAR", "name": "VARCHAR", "normalized_name": "VARCHAR",
            "tags": "MAP(VARCHAR, VARCHAR)", "owner": "VARCHAR", "owner_source": "VARCHAR", "is_stale": "BOOLEAN",
            "unknown_fields": ["VARCHAR"], "configuration": "JSON", "observations": "JSON", "last_seen_at": "TIMESTAMPTZ",
        }
    ]
)  # fmt: skip


@dataclass(frozen=True)
class Planted:
    """One present resource; its id is its name unless another is given."""

    resource_type: str
    resource_id: str
    configuration: dict[str, Any] = field(default_factory=dict)
    account: str = PROD
    region: str = "eu-west-1"
    tags: dict[str, str] | None = field(default_factory=lambda: {"Team": "core"})
    owner: str | None = "core"
    unknown: Sequence[str] = ()
    observations: dict[str, Any] | None = None
    is_stale: bool = False
    normalized_name: str | None = None

    @property
    def uid(self) -> str:
        return f"arn:{self.account}:{self.resource_id}"

    @property
    def owner_source(self) -> str:
        if self.owner is not None:
            return "resource tag"
        return "unknown" if "tags" in self.unknown else "unowned"


def publish_planted(warehouse: Path, planted: Iterable[Planted], more: str = "") -> Path:
    """Publish the resources in place of those of `published_file`. `more`: SQL that comes last."""
    publish(warehouse, MORE + _types() + _typed_views())
    rows = [_row(one) for one in planted]
    with duckdb.connect(str(warehouse / "warehouse.duckdb")) as connection:
        connection.execute(
            f"INSERT INTO inventory.assets BY NAME SELECT planted.* FROM (SELECT unnest(from_json(?, '{_ROW}')) AS planted)",
            [json.dumps(rows)],
        )
        connection.execute(more or "SELECT 1")
    return warehouse


def _row(one: Planted) -> dict[str, Any]:
    return {
        "resource_uid": one.uid,
        "provider": "aws",
        "account_id": one.account,
        "account_name": {PROD: "prod"}.get(one.account),
        "region": one.region,
        "resource_type": one.resource_type,
        "resource_id": one.resource_id,
        "name": one.resource_id,
        "normalized_name": one.normalized_name,
        "tags": one.tags,
        "owner": one.owner,
        "owner_source": one.owner_source,
        "is_stale": one.is_stale,
        "unknown_fields": list(one.unknown),
        "configuration": one.configuration,
        "observations": one.observations,
        "last_seen_at": "2026-11-20 12:00:00+00",
    }


@lru_cache
def _typed_views() -> str:
    current = "{{ ref('int_assets__current') }}"
    models = ((table.model, typed_model(table).replace(current, "inventory.assets")) for table in typed_tables())
    return "".join(f"CREATE VIEW staging.{name} AS {sql};" for name, sql in models)


def _types() -> str:
    rows = ", ".join(f"({text(str(name))}, {text(str(table))}, {taggable})" for name, _, table, _, _, taggable, _ in resource_types())
    return f"CREATE TABLE inventory.resource_types AS SELECT * FROM (VALUES {rows}) t(resource_type, typed_table, is_taggable);"
