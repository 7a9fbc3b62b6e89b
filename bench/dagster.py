"""Section `dagster`: what Dagster itself costs for each partition of a refresh in a single run, with its SQLite storage."""

from __future__ import annotations

import tempfile

from bench.children import run_child
from bench.estates import ACCOUNTS, REGIONS
from bench.figures import Section

SIZES = (1, ACCOUNTS, 3 * ACCOUNTS)  # accounts


def measure(repeats: int) -> Section:  # noqa: ARG001 - the slope is taken over hundreds of partitions
    """Runs of different sizes; the slope is the partition's cost, what is left the run's."""
    section = Section("dagster", "Dagster: a refresh in a single run, with a collector that answers at once")
    regions = ["global", *REGIONS]
    runs = []
    for accounts in SIZES:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            runs.append(
                run_child("bench.orchestrating", {"do": "refresh", "warehouse": folder, "accounts": accounts, "regions": regions}, {})
            )
    small, large = runs[0], runs[-1]
    partitions = large["partitions"] - small["partitions"]
    per_partition = (large["seconds"] - small["seconds"]) / partitions
    for run in runs:
        section.add(f"a run over {run['partitions']} partitions", run["seconds"], "s")
    section.add("overhead per partition: wall time", 1000 * per_partition, "ms")
    section.add("overhead per partition: CPU", 1000 * (large["cpu_seconds"] - small["cpu_seconds"]) / partitions, "ms")
    section.add("overhead of the run", small["seconds"] - small["partitions"] * per_partition, "s")
    if any(run["materialized"] != run["partitions"] for run in runs):
        section.notes.append("NOT EVERY PARTITION WAS MATERIALIZED")
    section.details["runs"] = runs
    return section
