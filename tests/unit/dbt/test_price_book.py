"""The price book: every row is whole, and what can be checked against the clouds' own tables agrees with them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from rendering import PROJECT

FIXTURES = Path(__file__).parents[4] / "shared/fixtures/prices"
USAGE = "".join(path.read_text(encoding="utf-8") for path in sorted((PROJECT / "macros" / "usage").glob("*.sql")))
UNITS = {"hour", "gb_hour", "month", "gb_month", "gb", "gb_second", "iops_month", "mibps_month", "request_million"}
SOURCES = {
    "aws": ("aws_ec2_linux_ondemand_karpenter.csv", "AWS::EC2::Instance", "instance_type", "hourly"),
    "azure": ("azure_vm_linux_ondemand_karpenter.csv", "Microsoft.Compute/virtualMachines", "vm_size", "hourly_usd"),
    "gcp": ("gcp_vm_prices_karpenter.csv", "compute.googleapis.com/Instance", "machine_type", "hourly_usd"),
}


def book() -> list[dict[str, str]]:
    with (PROJECT / "seeds" / "price_book.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_is_whole_and_says_where_it_is_from() -> None:
    for row in book():
        assert row["provider"] in SOURCES, row
        assert row["unit"] in UNITS, row
        assert row["currency"] == "USD", row
        assert Decimal(row["unit_price"]) > 0, row
        assert row["effective_from"] <= row["retrieved_at"], row
        assert row["source"], row
        assert row["region"] in {"*", "global"} or re.fullmatch(r"[a-z0-9-]+", row["region"]), row


def test_a_thing_has_one_price() -> None:
    keys = Counter((row["provider"], row["region"], row["resource_type"], row["sku_key"], row["unit"]) for row in book())
    assert [key for key, times in keys.items() if times > 1] == []


def test_what_the_book_prices_of_aws_is_what_resources_are_paid_for() -> None:
    paid_for = set(re.findall(r"'(AWS::[A-Za-z0-9]+::[A-Za-z0-9]+)'", USAGE))
    assert {row["resource_type"] for row in book() if row["provider"] == "aws"} <= paid_for


def test_larger_sizes_of_a_family_cost_more() -> None:
    """A slip of a digit breaks the order."""
    with (PROJECT / "seeds" / "instance_types.csv").open(encoding="utf-8", newline="") as file:
        sizes = {row["instance_type"]: (row["family"], int(row["size_order"])) for row in csv.DictReader(file)}
    by_family: dict[tuple[str, str], list[tuple[int, Decimal]]] = {}
    for row in book():
        if row["resource_type"] == "AWS::EC2::Instance":
            family, order = sizes[row["sku_key"]]
            by_family.setdefault((row["region"], family), []).append((order, Decimal(row["unit_price"])))
    for place, prices in by_family.items():
        in_order = [price for _, price in sorted(prices)]
        assert in_order == sorted(in_order), place


@pytest.mark.parametrize("provider", SOURCES)
def test_machines_cost_what_the_clouds_say(provider: str) -> None:
    name, resource_type, size, price = SOURCES[provider]
    if not (FIXTURES / name).exists():
        pytest.skip("the clouds' price tables are not here")
    with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
        told = {
            (row["region"], row[size]): Decimal(row[price]) for row in csv.DictReader(file) if row.get("kind", "on_demand") == "on_demand"
        }
    compared = 0
    for row in book():
        known = told.get((row["region"], row["sku_key"])) if row["resource_type"] == resource_type else None
        if known is not None:
            compared += 1
            assert Decimal(row["unit_price"]) == pytest.approx(known, rel=Decimal("0.002"), abs=Decimal("0.00006")), row
    assert compared >= 10
