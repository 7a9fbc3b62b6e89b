"""Sizes of instance types: what is known of a few, and that a family's sizes stand in order."""

from __future__ import annotations

import pytest

from inventory_assets.catalog.instance_types import INSTANCE_COLUMNS, instance_types

ROWS = {str(row[0]): dict(zip(INSTANCE_COLUMNS, row, strict=True)) for row in instance_types()}


@pytest.mark.parametrize(
    ("name", "family", "generation", "vcpu", "memory", "architecture"),
    [
        ("m5.large", "m5", 5, 2, "8", "x86_64"),
        ("t3.nano", "t3", 3, 2, "0.5", "x86_64"),
        ("c6g.medium", "c6g", 6, 1, "2", "arm64"),
        ("r5.24xlarge", "r5", 5, 96, "768", "x86_64"),
    ],
)
def test_a_type_has_its_size(name: str, family: str, generation: int, vcpu: int, memory: str, architecture: str) -> None:
    row = ROWS[name]
    assert (row["family"], row["generation"], row["vcpu"]) == (family, generation, vcpu)
    assert (row["memory_gib"], row["architecture"]) == (memory, architecture)


def test_sizes_of_a_family_stand_in_order_and_equal_ones_beside_each_other() -> None:
    m5 = [row for row in ROWS.values() if row["family"] == "m5"]
    assert [row["instance_type"] for row in m5][:3] == ["m5.large", "m5.xlarge", "m5.2xlarge"]
    assert ROWS["m5.metal"]["size_order"] == ROWS["m5.24xlarge"]["size_order"]
    assert sorted({row["size_order"] for row in m5}) == list(range(1, len({row["size_order"] for row in m5}) + 1))
