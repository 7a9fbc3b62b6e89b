"""What the tests of compliance plant has the columns of the marts' contracts: a command that reads it reads the published file."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
import yaml
from planted_compliance import publish_compliance

from inventory_assets.dbt_manifest import PROJECT

MODELS = yaml.safe_load((PROJECT / "models/marts/compliance/_compliance.yml").read_text(encoding="utf-8"))["models"]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_compliance(tmp_path_factory.mktemp("planted") / "warehouse") / "warehouse.duckdb"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model["name"])
def test_planted_tables_have_the_columns_of_the_contract(planted: Path, model: dict) -> None:
    table = model["name"].removeprefix("compliance_")
    with duckdb.connect(str(planted), read_only=True) as connection:
        found = {name for (name, *_) in connection.execute(f"DESCRIBE compliance.{table}").fetchall()}
    assert found == {column["name"] for column in model["columns"]}
