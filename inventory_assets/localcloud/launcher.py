"""Runs a command with the local cloud as its AWS: day, settings and environment of `exec`. Serving is done in a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import FrameType

import yaml
from filelock import FileLock

from inventory_assets.localcloud.billing.desk import PROVIDERS, bucket_of
from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.estate.families import make_world
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.estate.s3 import region_of
from inventory_assets.localcloud.running import running_cloud

STATE, SETTINGS = "localcloud.json", "localcloud.yaml"
PAST_DAYS = 30  # day 0 lies so many days before the first run
_PASSED_ON = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True)
class EstateState:
    """Where the estate of a warehouse stands."""

    seed: int
    first_run: date
    day: int
    moments: tuple[tuple[int, str], ...] = ()  # when each day after the first began

    @property
    def options(self) -> EstateOptions:
        first_day, today = self.first_run - timedelta(days=PAST_DAYS), datetime.now(UTC).date()
        return EstateOptions(seed=self.seed, day=self.day, first_day=first_day, moments=dict(self.moments), billed_on=today)


def next_state(previous: EstateState | None, now: datetime, *, same_day: bool) -> EstateState:
    """One day later than before, but no day passes today."""
    if previous is None:
        return EstateState(EstateOptions.seed, now.date(), 0)
    latest = max(0, (now.date() - previous.first_run).days + PAST_DAYS)
    day = previous.day if same_day else min(previous.day + 1, latest)
    began = ((day, now.isoformat()),) if day > previous.day else ()
    return EstateState(previous.seed, previous.first_run, day, previous.moments + began)


def read_state(path: Path) -> EstateState | None:
    """The state that an earlier run left; raises ValueError where the file is not one."""
    if not path.exists():
        return None
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        moments = tuple((int(day), str(moment)) for day, moment in plain.get("moments", ()))
        return EstateState(int(plain["seed"]), date.fromisoformat(plain["first_run"]), int(plain["day"]), moments)
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{path} does not hold the estate's state: {error}; remove it to begin anew") from error


def write_state(path: Path, state: EstateState) -> None:
    aside = path.with_name(path.name + ".new")
    plain = {"seed": state.seed, "first_run": state.first_run.isoformat(), "day": state.day, "moments": state.moments}
    aside.write_text(json.dumps(plain) + "\n", encoding="utf-8")
    aside.replace(path)


def advance(warehouse: Path, *, same_day: bool) -> EstateState:
    """Moves the estate of a warehouse on by a day and tells where it stands."""
    warehouse.mkdir(parents=True, exist_ok=True)
    with FileLock(warehouse / (STATE + ".lock")):
        state = next_state(read_state(warehouse / STATE), datetime.now(UTC), same_day=same_day)
        write_state(warehouse / STATE, state)
    return state


def write_settings(warehouse: Path, options: EstateOptions, url: str) -> Path:
    """The settings by which the inventory reads this estate, and its bills and price lists."""
    settings = {
        "warehouse": str(warehouse.resolve()),
        "organization": True,
        "role_name": options.role_name,
        "external_id": options.external_id,
        "costs": cost_settings(options, url),
    }
    path = warehouse / SETTINGS
    path.write_text("# Written by the local cloud at every start.\n" + yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    return path


def cost_settings(options: EstateOptions, url: str) -> JsonObject:
    """Where the exports lie, and who serves the price lists."""
    bucket = bucket_of(make_world(options))
    exports = {}
    if bucket is not None:
        at = f"s3://{bucket.id}/billing"
        exports = {name: {"provider": name, "location": f"{at}/{name}", "region": region_of(bucket)} for name in PROVIDERS}
    return {"exports": exports, "price_lists": {"aws": url, "azure": f"{url}/api/retail/prices", "gcp": url}}


def command_environment(inherited: dict[str, str], cloud: dict[str, str], settings: Path) -> dict[str, str]:
    """The command's environment: the local cloud is its AWS, and no credentials of the user's own are left in it."""
    kept = {name: value for name, value in inherited.items() if not name.startswith("AWS_") and name not in ("BOTO_CONFIG",)}
    nowhere = {
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "INVENTORY_GCP_API_KEY": "local-cloud",  # not checked
    }
    return {"INVENTORY_CONFIG": str(settings.resolve()), **kept, **nowhere, **cloud}


def run_command(argv: list[str], warehouse: Path, *, same_day: bool = False) -> int:
    """Serves the estate, runs the command with it and gives the command's exit code."""
    if not argv:
        sys.stderr.write("exec needs a command after --\n")
        return 1
    try:
        state = advance(warehouse, same_day=same_day)
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    options = state.options
    with running_cloud(options) as cloud:
        environment = command_environment(dict(os.environ), cloud.environment, write_settings(warehouse, options, cloud.url))
        try:
            process = subprocess.Popen(argv, env=environment)
        except OSError as error:
            sys.stderr.write(f"cannot run {argv[0]}: {error.strerror}\n")
            return 127
        with _signals_passed_to(process):
            code = process.wait()
    return 128 - code if code < 0 else code


@contextmanager
def _signals_passed_to(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """What would end this process is passed on, so that the command ends in its own way and the server after it."""

    def forward(number: int, _: FrameType | None) -> None:
        if process.poll() is None and not (number == signal.SIGINT and _from_terminal()):
            process.send_signal(number)

    former = {number: signal.signal(number, forward) for number in _PASSED_ON}
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


def _from_terminal() -> bool:
    """Whether a Ctrl-C reaches the command by itself: the terminal sends it to the whole foreground group."""
    try:
        return os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
    except (OSError, ValueError):
        return False
