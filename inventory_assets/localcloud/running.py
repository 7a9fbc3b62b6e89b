"""A local cloud in a process of its own, for tests and benches: start it, ask it for another day or for faults, count its calls."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.control import CONTROL
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.faults import Fault

#: What stands in the environment of whoever is to see the local cloud as AWS.
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "AKIALOCALCLOUD000000",
    "AWS_SECRET_ACCESS_KEY": "local-cloud",  # not checked
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}


@dataclass
class CloudHandle:
    """A running local cloud."""

    url: str
    pid: int

    @property
    def environment(self) -> dict[str, str]:
        """Environment variables by which AWS clients find it."""
        return {"AWS_ENDPOINT_URL": self.url, **CREDENTIALS}

    def set_day(self, day: int) -> None:
        self._ask("POST", "day", {"day": day})

    def set_options(self, options: EstateOptions) -> None:
        """Another estate in the place of this one."""
        self._ask("POST", "options", options.to_json())

    def set_faults(self, faults: Iterable[Fault]) -> None:
        """Replaces the faults asked for before; the estate's own denials stay."""
        self._ask("POST", "faults", [fault.to_json() for fault in faults])

    def set_latency(self, latency_ms: float) -> None:
        self._ask("POST", "latency", {"latency_ms": latency_ms})

    def calls(self) -> dict[tuple[str, str], int]:
        """(service, operation) → how often it was called since the start or `forget_calls`."""
        return {(row["service"], row["operation"]): row["calls"] for row in self._ask("GET", "calls")}

    def forget_calls(self) -> None:
        self._ask("DELETE", "calls")

    def state(self) -> JsonObject:
        state: JsonObject = self._ask("GET", "state")
        return state

    def _ask(self, method: str, what: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + CONTROL + what, data=data, method=method)  # noqa: S310 - loopback
        with urllib.request.urlopen(request, timeout=60) as reply:  # noqa: S310
            return json.load(reply)


@contextmanager
def running_cloud(options: EstateOptions | None = None, faults: Iterable[Fault] = (), latency_ms: float = 0.0) -> Iterator[CloudHandle]:
    """Serves an estate until the block ends; also ends when this process does, however it ends."""
    given = {"options": (options or EstateOptions()).to_json(), "faults": [fault.to_json() for fault in faults], "latency_ms": latency_ms}
    process = subprocess.Popen(
        [sys.executable, "-m", "inventory_assets.localcloud", "serve", "--piped"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,  # a Ctrl-C is meant for the command, which still needs the server while it ends
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps(given).encode() + b"\n")
        process.stdin.flush()
        url = process.stdout.readline().decode().strip()
        if not url:
            raise RuntimeError(f"the local cloud did not start (exit code {process.wait(10)})")
        yield CloudHandle(url, process.pid)
    finally:
        process.stdin.close()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
