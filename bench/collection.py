"""Section `collection`: what collecting costs beside a bare loop making the same requests, and how near it comes to an ideal schedule."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from bench.canned import canned_cloud
from bench.children import run_child
from bench.estates import ACCOUNTS, REGIONS, wide
from bench.figures import Section
from inventory_assets.localcloud.running import CloudHandle, running_cloud

WIDTH = 16
LATENCY_MS = 50.0
CPU_GOAL, WALL_GOAL = 1.2, 1.6
NAIVE_ACCOUNTS = 1


def measure(repeats: int) -> Section:
    """CPU against the bare loops over the local cloud, then wall time over canned replies."""
    options = wide()
    section = Section("collection", f"Collection: {ACCOUNTS} accounts × {len(REGIONS)} regions of the local cloud, all catalog types")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, running_cloud(options) as cloud:
        bench = _Bench(Path(folder), cloud, {"role_name": options.role_name, "external_id": options.external_id})
        bench.prepare()
        _measure_cpu(bench, section, repeats)
        _measure_wall(bench, section)
    return section


class _Bench:
    """The running cloud, a folder, and the recorded requests."""

    def __init__(self, folder: Path, cloud: CloudHandle, entry: dict[str, Any]) -> None:
        self.folder, self.cloud, self.entry = folder, cloud, entry
        self.requests = folder / "requests.jsonl"
        self.account_ids: list[str] = []
        self._scans = 0

    def prepare(self) -> None:
        """One scan that is not measured: it records the requests, and the local cloud keeps its replies from then on."""
        self.scan(self.cloud.environment, record=str(self.requests))

    def scan(self, environment: dict[str, str], **more: Any) -> dict[str, Any]:
        """A scan of everything into a new warehouse, as a process of its own."""
        self._scans += 1
        warehouse = str(self.folder / f"warehouse-{self._scans}")
        listed = run_child("bench.collecting", {"do": "list_accounts", "warehouse": warehouse}, environment)
        self.account_ids = listed["account_ids"]
        self.cloud.forget_calls()
        return run_child("bench.collecting", {"do": "scan", "warehouse": warehouse, "account_ids": self.account_ids, **more}, environment)

    def bare(self, kind: str, account_ids: list[str], width: int) -> dict[str, Any]:
        """The recorded requests by a loop that does nothing with the replies."""
        self.cloud.forget_calls()
        task = {"do": kind, "requests": str(self.requests), "account_ids": account_ids, "width": width, **self.entry}
        return run_child("bench.bare", task, self.cloud.environment)

    def calls(self) -> dict[str, int]:
        """What the local cloud was asked since the last process began."""
        return {f"{service}:{operation}": count for (service, operation), count in self.cloud.calls().items()}


def _measure_cpu(bench: _Bench, section: Section, repeats: int) -> None:
    ours, shared, loop, mismatches = [], [], [], []
    for _ in range(repeats):  # in turn, so that what else the machine does befalls all of them
        ours.append(bench.scan(bench.cloud.environment))
        asked = bench.calls()
        shared.append(bench.bare("shared", bench.account_ids, WIDTH))
        replayed = bench.calls()
        mismatches.append(
            {name: (asked.get(name, 0), replayed.get(name, 0)) for name in asked | replayed if asked.get(name) != replayed.get(name)}
        )
        loop.append(bench.bare("shared", bench.account_ids, 1))
    requests = sum(asked.values())
    naive = bench.bare("naive", bench.account_ids[:NAIVE_ACCOUNTS], WIDTH)
    cpu, floor, plain = (_median(runs, "cpu_seconds") for runs in (ours, shared, loop))
    section.add("requests", requests, "requests")
    section.add("requests of the bare loop", sum(replayed.values()), "requests")
    section.add("resources", ours[0]["resources"], "resources")
    section.add(f"CPU of the collector ({WIDTH} threads)", cpu, "s")
    section.add(f"CPU of bare botocore, shared clients ({WIDTH} threads)", floor, "s")
    section.add("CPU of bare botocore, shared clients (1 thread)", plain, "s")
    section.add("collector ÷ bare botocore", _median_ratio(ours, shared), "×", CPU_GOAL)
    section.add("collector ÷ bare botocore in 1 thread", _median_ratio(ours, loop), "×")
    section.add("CPU a request: collector", 1000 * cpu / requests, "ms")
    section.add("CPU a request: client per account, region and service", 1000 * naive["cpu_seconds"] / naive["requests"], "ms")
    scaled = naive["cpu_seconds"] / naive["requests"] * requests
    section.add("CPU of that loop, scaled to all requests", scaled, "s")
    section.notes.append(f"The loop with a client per account, region and service ran on {NAIVE_ACCOUNTS} of {ACCOUNTS} accounts.")
    if any(mismatches):
        section.notes.append(f"REQUESTS DIFFER: {mismatches}")
    section.details |= {"collector": ours, "shared": shared, "loop": loop, "naive": naive, "mismatches": mismatches, "calls": asked}


def _measure_wall(bench: _Bench, section: Section) -> None:
    with canned_cloud(bench.cloud.url) as canned:
        environment = {**bench.cloud.environment, "AWS_ENDPOINT_URL": canned.url}
        bench.scan(environment)  # fills it
        warehouse = str(bench.folder / "warehouse-canned")
        run_child("bench.collecting", {"do": "list_accounts", "warehouse": warehouse}, environment)
        canned.set_latency(LATENCY_MS)
        run = run_child("bench.collecting", {"do": "scan", "warehouse": warehouse, "account_ids": bench.account_ids}, environment)
        counts = canned.counts()
    ideal = counts["requests"] * LATENCY_MS / 1000 / WIDTH
    section.add(f"wall time over canned replies, {LATENCY_MS:.0f} ms each", run["wall_seconds"], "s")
    section.add(f"ideal {WIDTH}-way schedule of these requests", ideal, "s")
    section.add("wall time ÷ ideal", run["wall_seconds"] / ideal, "×", WALL_GOAL)
    section.details |= {"canned": run, "canned_counts": counts}


def _median(runs: list[dict[str, Any]], name: str) -> float:
    return median(run[name] for run in runs)


def _median_ratio(ours: list[dict[str, Any]], others: list[dict[str, Any]]) -> float:
    return median(mine["cpu_seconds"] / other["cpu_seconds"] for mine, other in zip(ours, others, strict=True))
