"""What the tests of costs share: a Cost Explorer to ask, without credentials of anybody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from explorer_runs import Runs
from scripted_explorer import ScriptedExplorer, scripted_explorer


@pytest.fixture
def explorer() -> Iterator[ScriptedExplorer]:
    with scripted_explorer() as served:
        yield served


@pytest.fixture
def runs(explorer: ScriptedExplorer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runs:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "caller")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "no-config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "no-credentials"))
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("inventory_assets.collect.calls.bucket_of", lambda service, _: (service, 1000.0))  # tests are in a hurry
    return Runs(explorer, tmp_path / "raw")
