"""Fixtures of the tests of the history: the recorded builds, and an estate of its own for each test."""

from __future__ import annotations

from pathlib import Path

import pytest
from history_estate import Estate
from replay import Recording, record


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Recording, Recording]:
    """The statements of a first and of a later dbt build."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        return record(tmp_path_factory.mktemp("recorded"), monkeypatch)


@pytest.fixture
def estate(tmp_path: Path, builds: tuple[Recording, Recording]) -> Estate:
    """An estate of its own for one test."""
    return Estate(tmp_path, builds)
