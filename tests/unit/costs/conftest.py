"""One build of the estate with a bill, for all tests that read it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "history"))

from cost_estate import SETTINGS, deliver
from replay import run_dbt


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the build."""
    folder = tmp_path_factory.mktemp("costs")
    deliver(folder)
    run_dbt("build", folder, "--vars", json.dumps(SETTINGS))
    return folder


@pytest.fixture(scope="session")
def marts(built: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(built / "build" / "warehouse.duckdb"), read_only=True) as connection:
        connection.execute("set TimeZone = 'UTC'")
        yield connection
