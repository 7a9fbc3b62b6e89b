"""`exec`: a command with the local cloud as its AWS, one day later each time."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.launcher import PAST_DAYS, EstateState, command_environment, next_state, read_state, write_state

SHOW = """
import json, os, sys, boto3
json.dump({"env": dict(os.environ), "account": boto3.client("sts").get_caller_identity()["Account"]}, open(sys.argv[1], "w"))
sys.exit(7)
"""


def start(warehouse: Path, *command: str, flags: tuple[str, ...] = (), **environment: str) -> subprocess.Popen[bytes]:
    argv = [sys.executable, "-m", "inventory_assets.localcloud", "exec", "--warehouse", str(warehouse), *flags, "--", *command]
    return subprocess.Popen(argv, env={**os.environ, **environment}, stdin=subprocess.DEVNULL)


def test_the_command_sees_the_local_cloud_and_nothing_else(tmp_path: Path) -> None:
    out, warehouse = tmp_path / "seen.json", tmp_path / "warehouse"
    code = start(warehouse, sys.executable, "-c", SHOW, str(out), AWS_PROFILE="mine", AWS_SESSION_TOKEN="mine").wait(60)
    assert code == 7
    seen = json.loads(out.read_text())
    assert len(seen["account"]) == 12
    assert seen["env"]["AWS_ENDPOINT_URL"].startswith("http://127.0.0.1:")
    assert seen["env"]["AWS_DEFAULT_REGION"] == "us-east-1"
    assert "AWS_PROFILE" not in seen["env"]
    assert "AWS_SESSION_TOKEN" not in seen["env"]
    settings = yaml.safe_load(Path(seen["env"]["INVENTORY_CONFIG"]).read_text())
    costs = settings.pop("costs")
    assert {(name, export["provider"], export["location"].partition("/billing/")[2]) for name, export in costs["exports"].items()} == {
        ("aws", "aws", "aws"),
        ("azure", "azure", "azure"),
        ("gcp", "gcp", "gcp"),
    }
    assert costs["price_lists"]["aws"] == seen["env"]["AWS_ENDPOINT_URL"]
    assert settings == {
        "warehouse": str(warehouse.resolve()),
        "organization": True,
        "role_name": EstateOptions.role_name,
        "external_id": EstateOptions.external_id,
    }
    assert json.loads((warehouse / "localcloud.json").read_text())["day"] == 0


def test_signals_reach_the_command_and_the_server_ends_with_it(tmp_path: Path) -> None:
    address = tmp_path / "address"
    script = f"import os, pathlib, time; pathlib.Path({str(address)!r}).write_text(os.environ['AWS_ENDPOINT_URL']); time.sleep(60)"
    process = start(tmp_path / "warehouse", sys.executable, "-c", script)
    wait_for(lambda: address.exists() and bool(address.read_text()))
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 128 + signal.SIGTERM
    port = int(address.read_text().rpartition(":")[2])
    assert not is_open(port)


def test_the_server_does_not_outlive_a_killed_launcher(tmp_path: Path) -> None:
    address = tmp_path / "address"
    script = f"import os, pathlib, time; pathlib.Path({str(address)!r}).write_text(os.environ['AWS_ENDPOINT_URL']); time.sleep(8)"
    process = start(tmp_path / "warehouse", sys.executable, "-c", script)
    wait_for(lambda: address.exists() and bool(address.read_text()))
    process.kill()
    process.wait(60)
    port = int(address.read_text().rpartition(":")[2])
    wait_for(lambda: not is_open(port))


def is_open(port: int) -> bool:
    import socket

    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_for(condition: object, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def test_each_run_is_a_day_later_and_no_day_passes_today() -> None:
    first = datetime(2026, 11, 1, 9, tzinfo=UTC)
    state = next_state(None, first, same_day=False)
    assert (state.day, state.options.first_day) == (0, first.date() - timedelta(days=PAST_DAYS))
    assert next_state(state, first, same_day=False).day == 1
    assert next_state(state, first, same_day=True).day == 0
    late = EstateState(state.seed, first.date(), PAST_DAYS)
    assert next_state(late, first, same_day=False).day == PAST_DAYS
    assert next_state(late, first + timedelta(days=1), same_day=False).day == PAST_DAYS + 1


def test_a_day_began_when_it_was_first_run() -> None:
    first = datetime(2026, 11, 1, 9, tzinfo=UTC)
    state = next_state(None, first, same_day=False)
    again = next_state(next_state(state, first + timedelta(hours=1), same_day=False), first + timedelta(hours=2), same_day=True)
    assert again.moments == ((1, "2026-11-01T10:00:00+00:00"),)


def test_state_is_kept_and_a_broken_one_is_named(tmp_path: Path) -> None:
    path = tmp_path / "localcloud.json"
    assert read_state(path) is None
    state = EstateState(5, date(2026, 11, 1), 3, ((3, "2026-11-04T10:00:00+00:00"),))
    write_state(path, state)
    assert read_state(path) == state
    path.write_text("{}")
    with pytest.raises(ValueError, match=r"localcloud\.json"):
        read_state(path)


def test_given_settings_are_kept(tmp_path: Path) -> None:
    environment = command_environment(
        {"INVENTORY_CONFIG": "mine.yaml", "AWS_REGION": "x", "PATH": "p", "INVENTORY_GCP_API_KEY": "mine"},
        {"AWS_ENDPOINT_URL": "u"},
        tmp_path / "localcloud.yaml",
    )
    assert environment["INVENTORY_CONFIG"] == "mine.yaml"
    assert environment["PATH"] == "p"
    assert environment["INVENTORY_GCP_API_KEY"] != "mine"
    assert "AWS_REGION" not in environment


def test_a_command_that_cannot_be_run(tmp_path: Path) -> None:
    assert start(tmp_path / "warehouse", "/no/such/command").wait(60) == 127
    assert start(tmp_path / "warehouse").wait(60) == 1
