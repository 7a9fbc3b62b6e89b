"""A part that cannot be read marks the resources that it is a part of, and nothing else becomes another: every detail, shared reply, metric
and describe call of the catalog, failed in turn.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from estates import Estate, seen_as_aws
from zone_reader import content, scan_rows

from inventory_assets.catalog import AWS_TYPES
from inventory_assets.catalog.types import METRICS, WHOLE, ResourceType
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.faults import Fault
from inventory_assets.localcloud.running import running_cloud

OPTIONS = EstateOptions(members=1, suspended=0, regions=("us-east-1",), disabled_regions=(), scale=0.4, even=True, denials=False)
CODE = "NotToday"  # no service's own: neither retried nor a way of saying that there is none
LISTED = {(row.service, row.operation) for row in AWS_TYPES}
Operation = tuple[str, str]
Contents = dict[tuple[str, str, str], dict[str, Any]]  # account, type, uid → row


def parts_of(row: ResourceType) -> Iterator[tuple[str, Operation]]:
    """Every part of a row with the operation that it is read by."""
    for detail in row.details:
        yield detail.part, (detail.service or row.service, detail.operation)
    for shared in row.shared:
        yield shared.part, (shared.service or row.service, shared.operation)
    if row.metrics:
        yield METRICS, ("cloudwatch", "GetMetricData")


@cache
def rounds() -> tuple[tuple[Operation, ...], ...]:
    """The operations, put together so that a round fails at most one part of each type. Those that list something as well fail cells."""
    types: dict[Operation, set[str]] = defaultdict(set)
    for row in AWS_TYPES:
        for _, operation in parts_of(row):
            if operation not in LISTED:
                types[operation].add(row.type)
    found: list[tuple[list[Operation], set[str]]] = []
    for operation in sorted(types, key=lambda one: (-len(types[one]), one)):
        place = next((one for one in found if not one[1] & types[operation]), None)
        if place is None:
            found.append(([operation], set(types[operation])))
        else:
            place[0].append(operation)
            place[1].update(types[operation])
    return tuple(tuple(operations) for operations, _ in found)


@dataclass
class Zone:
    """A scanned estate: what is known of it, and what it looks like when something cannot be read."""

    estate: Estate
    known: Contents

    def scan_without(self, operations: Iterable[Operation], *types: str) -> Contents:
        self.estate.fail(*(Fault(service=service, operation=operation, code=CODE) for service, operation in operations))
        return contents(self.estate, *types)


def contents(estate: Estate, *types: str) -> Contents:
    """Scan, and what every cell held; every cell of the scan was read."""
    found: Contents = {}
    for scan in estate.scan(*types, organization=True).values():
        assert scan.commit is not None, scan.not_committed
        for cell in scan_rows(estate.warehouse, scan.commit.scan_id):
            assert cell["status"] in ("ok", "disabled"), cell
            if cell["status"] == "ok":
                for uid, row in content(estate.warehouse, cell).items():
                    found[cell["account_id"], cell["resource_type"], uid] = row
    return found


@pytest.fixture(scope="module")
def zone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zone]:
    with running_cloud(OPTIONS) as cloud, seen_as_aws(cloud.url):
        estate = Estate(cloud, OPTIONS, tmp_path_factory.mktemp("unread"))
        known = contents(estate)
        assert {resource_type for _, resource_type, _ in known} == {row.type for row in AWS_TYPES if row.stored}
        assert all(row["unknown_fields"] == [] for row in known.values())
        yield Zone(estate, known)


def without_part(row: dict[str, Any], parts: Iterable[str]) -> dict[str, Any]:
    """A configuration, less some parts."""
    read: dict[str, Any] = json.loads(row["configuration"])
    return {name: value for name, value in read.items() if name not in parts}


def expected_parts(operations: Iterable[Operation]) -> dict[str, set[str]]:
    """Type → the parts of it that cannot be read then, those among them that are asked for by the help of one."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in AWS_TYPES:
        for part, operation in parts_of(row):
            if operation in operations:
                found[row.type].add(part)
        for detail in row.details:
            if detail.each is not None and detail.each.partition("[")[0] in found[row.type]:
                found[row.type].add(detail.part)
    return {resource_type: parts for resource_type, parts in found.items() if parts}


@pytest.mark.parametrize("number", range(len(rounds())))
def test_an_unread_part_marks_its_resources_and_nothing_else_becomes_another(zone: Zone, number: int) -> None:
    operations = rounds()[number]
    unread = expected_parts(operations)
    types = () if len(unread) > 10 else tuple(unread)
    seen = zone.scan_without(operations, *types)
    assert seen.keys() == {key for key in zone.known if not types or key[1] in types}
    marked: dict[str, set[str]] = defaultdict(set)
    for key, row in seen.items():
        known, unknown = zone.known[key], set(row["unknown_fields"])
        lost = {("tags" if part == tags_part(key[1]) else part) for part in unread.get(key[1], set())}
        assert unknown <= lost, key
        parts = unread.get(key[1], set()) if unknown else set()
        assert without_part(row, parts) == without_part(known, parts), key
        assert not parts & json.loads(row["configuration"]).keys(), key
        assert {**row, **SAME_ANYWAY} == {**known, **SAME_ANYWAY} | ({"tags": row["tags"]} if "tags" in unknown else {}), key
        assert "tags" not in unknown or row["tags"] is None
        marked[key[1]] |= unknown
    assert {name for name, found in marked.items() if found} == unread.keys(), "of every such part, some resource says that it is unknown"


#: What the comparison of configurations has covered, and what tells one scan from another.
SAME_ANYWAY = dict.fromkeys(("configuration", "unknown_fields", "scan_id", "scanned_at"))


@cache
def tags_part(resource_type: str) -> str | None:
    """The part that a type's tags are read from."""
    row = next(row for row in AWS_TYPES if row.type == resource_type)
    return row.tags.partition(".")[0].partition("[")[0] if row.tags in {detail.part for detail in row.details} else None


def test_a_refused_description_leaves_the_resource_there_and_all_of_it_unknown(zone: Zone) -> None:
    described = {row.type: row for row in AWS_TYPES if row.describe is not None and row.type not in NAMED_BY_DESCRIPTION}
    types = tuple(name for name, row in described.items() if (row.service, row.describe.operation) not in LISTED)
    operations = {(described[name].service, described[name].describe.operation) for name in types}
    of_others = {row.type for row in AWS_TYPES for _, operation in parts_of(row) if operation in operations} - set(types)
    assert len(types) > 30
    seen = zone.scan_without(operations, *types)
    assert seen.keys() == {key for key in zone.known if key[1] in types}, seen.keys() ^ {key for key in zone.known if key[1] in types}
    for key, row in seen.items():
        assert WHOLE in row["unknown_fields"], key
        assert row["region"] == zone.known[key]["region"], key
    assert not of_others


#: Their ARNs hold a random part that only the description tells: what cannot be named cannot be kept, and the cell is an error.
NAMED_BY_DESCRIPTION = {"AWS::EKS::Nodegroup", "AWS::EKS::FargateProfile", "AWS::EKS::Addon"}
