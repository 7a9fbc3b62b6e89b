"""The sizes of EC2 instance types, as the local cloud's library has them from DescribeInstanceTypes: rows of a seed, for right-sizing.
Prices do not belong here.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Any

INSTANCE_COLUMNS = ("instance_type", "family", "generation", "size_order", "vcpu", "memory_gib", "architecture", "is_current")
_DATA = "ec2/resources/instance_types.json.gz"


def instance_types() -> Iterator[tuple[object, ...]]:
    """Rows of the seed, by family from the smallest size to the largest. A size that is as large as another stands beside it."""
    described = sorted((_row(name, told) for name, told in _described().items()), key=lambda row: (row[1], row[4], row[5], row[0]))
    for _, family in groupby(described, key=lambda row: row[1]):
        for order, (_, sizes) in enumerate(groupby(family, key=lambda row: row[4:6]), start=1):
            for row in sizes:
                yield (*row[:3], order, *row[4:])


def _described() -> dict[str, Any]:
    spec = find_spec("moto")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("moto is not installed: the sizes of instance types are read from it")
    with gzip.open(Path(spec.origin).parent / _DATA, mode="rt", encoding="utf-8") as file:
        described: dict[str, Any] = json.load(file)
    return described


def _row(name: str, told: dict[str, Any]) -> tuple[Any, ...]:
    family = name.partition(".")[0]
    digits = re.search(r"\d+", family)
    memory = told["MemoryInfo"]["SizeInMiB"] / 1024
    architectures = told["ProcessorInfo"]["SupportedArchitectures"]
    return (
        name,
        family,
        int(digits[0]) if digits else None,
        0,
        told["VCpuInfo"]["DefaultVCpus"],
        f"{memory:g}",
        "arm64" if any(one.startswith("arm64") for one in architectures) else "x86_64",
        told["CurrentGeneration"],
    )
