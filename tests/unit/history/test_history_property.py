"""Over random deliveries of scans: the incremental history, a full rebuild and the model in Python are the same."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import duckdb
from deliveries import Delivered, Delivery
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from model import Version, history
from raw_zone import Account, Cell, Resource
from replay import Recording, contents, open_warehouse

ACCOUNTS = ("111111111111", "222222222222")
CELLS = (("global", "AWS::S3::Bucket", "s3:ListBuckets"), ("eu-west-1", "AWS::SQS::Queue", "sqs:ListQueues"))
PARTS = ("Encryption", "Policy", "Size")
TABLES = (
    "inventory.resource_versions",
    "inventory.resource_changes",
    "inventory.assets",
    "inventory.owners",
    "inventory.accounts",
    "operations.scan_coverage",
    "intermediate.int_observations__latest",
)
TAGS = ({}, {"Owner": "x"}, {"team": "y", "Env": "z"}, None)


@st.composite
def resources(draw: st.DrawFn) -> tuple[Resource, ...]:
    found = []
    for name in draw(st.sets(st.sampled_from("abc"))):
        configuration = draw(st.dictionaries(st.sampled_from(PARTS), st.sampled_from([None, 1, "x", [2, 1], {"k": "é\n"}]), max_size=3))
        unknown = draw(st.sets(st.sampled_from([*PARTS, "tags", "*"]), max_size=2)) if draw(st.booleans()) else set()
        for part in unknown:
            configuration.pop(part, None)
        tags = None if "tags" in unknown else draw(st.sampled_from(TAGS))
        observations = draw(st.sampled_from([None, {"LastUsed": 1}, {"LastUsed": 2}]))
        found.append(Resource(f"arn:{name}", configuration, tags, tuple(sorted(unknown)), observations))
    return tuple(sorted(found, key=lambda item: item.uid))


@st.composite
def deliveries(draw: st.DrawFn) -> Delivery:
    listing = None
    if draw(st.integers(0, 4)) == 0:
        statuses = [draw(st.sampled_from(["ACTIVE", "ACTIVE", "SUSPENDED", "CLOSED", None])) for _ in ACCOUNTS]
        tags = draw(st.sampled_from(TAGS))
        listing = tuple(Account(account, "name", status, tags) for account, status in zip(ACCOUNTS, statuses, strict=True) if status)
    cells = []
    for region, resource_type, source in CELLS:
        status = draw(st.sampled_from(["ok", "ok", "ok", "denied", "error", "skipped", None]))
        if status:
            cells.append(Cell(region, resource_type, draw(resources()) if status == "ok" else (), status, source))
    return Delivery(
        hours=draw(st.integers(0, 12)),
        account=draw(st.sampled_from(ACCOUNTS)),
        nonce=draw(st.integers(0, 1)),
        version=draw(st.sampled_from("112")),
        cells=tuple(cells),
        listing=listing,
        then_build=draw(st.booleans()),
    )


def modelled(version: Version) -> tuple[Any, ...]:
    account, region, resource_type, source = version.cell
    return (
        account, region, resource_type, source, version.uid, version.valid_from, version.valid_to, version.ended_by,
        version.existence_started_at, version.is_first_scan, version.is_new_collector, version.hash,
        tuple(version.unknown), None if version.tags is None else tuple(sorted(version.tags.items())), version.scan_id,
        version.ended_scan_id,
    )  # fmt: skip


def built(warehouse: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    rows = warehouse.execute(
        """select account_id, cell_region, resource_type, source, resource_uid, valid_from, valid_to, ended_by, existence_started_at,
                  is_first_scan, is_new_collector, configuration_hash, unknown_fields, tags, scan_id, ended_scan_id
           from inventory.resource_versions"""
    ).fetchall()
    return [(*row[:12], tuple(row[12]), None if row[13] is None else tuple(row[13].items()), *row[14:]) for row in rows]


def ordered(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return sorted(rows, key=repr)


# Examples cost a third of a second and more: they are not shrunk, and their number is what a test run can bear.
@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
@given(arriving=st.lists(deliveries(), min_size=2, max_size=8))
def test_incremental_equals_rebuild_equals_model(builds: tuple[Recording, Recording], arriving: list[Delivery]) -> None:
    first, later = builds
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw"
        delivered = Delivered(raw)
        warehouse = open_warehouse()
        build = first
        for delivery in arriving:
            delivered.take(delivery)
            if delivery.then_build:
                build.replay(warehouse, raw)
                build = later
        build.replay(warehouse, raw)

        expected = ordered([modelled(version) for version in history(delivered.scans.values(), delivered.listings.values())])
        assert ordered(built(warehouse)) == expected

        rebuilt = open_warehouse()
        first.replay(rebuilt, raw)
        for table in TABLES:
            assert contents(warehouse, table) == contents(rebuilt, table), table
