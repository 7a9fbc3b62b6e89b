"""The raw zone: a scan exists when its ledger rows do, unchanged cells are pointed at, and nothing is half there."""

import datetime as dt
import os
import time

import pyarrow.parquet as pq
import pytest

from inventory_assets.lake.commit import ORPHAN_AGE_SECONDS, ScanWriter
from inventory_assets.lake.ledger import CellKey, Heads

AT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
VOLUMES = CellKey("eu-west-1", "AWS::EC2::Volume")


def row(uid: str, scan_id: str, configuration: str = "{}") -> tuple:
    return (
        uid,
        "aws",
        "111",
        "eu-west-1",
        VOLUMES.resource_type,
        uid,
        uid,
        [("a", "b")],
        AT,
        "eu-west-1",
        configuration,
        [],
        "ec2:X",
        scan_id,
        AT,
    )


def entry(key: CellKey) -> dict:
    return {"region": key.region, "resource_type": key.resource_type, "source": "ec2:X", "started_at": dt.datetime.now(dt.UTC)}


def scan(raw, uids: dict[str, str], observed: dict[str, str] | None = None):
    writer = ScanWriter(raw, "aws", "111")
    cell = writer.open_cell(VOLUMES)
    for uid, configuration in uids.items():
        seen = (observed or {}).get(uid)
        observation = (uid, "aws", "111", "eu-west-1", VOLUMES.resource_type, seen, writer.scan_id, AT) if seen else None
        cell.add(
            row(uid, writer.scan_id, configuration), (uid + configuration).encode().ljust(16)[:16], observation, (seen or "").encode(), 10
        )
    writer.record_ok(cell, entry(VOLUMES))
    return writer


def ledger_of(raw, commit):
    return pq.read_table(commit.ledger_path).to_pylist()[0]


def test_a_scan_writes_resources_and_a_ledger_row(tmp_path):
    commit = scan(tmp_path, {"a": "{}", "b": "{}"}).commit()
    cell = ledger_of(tmp_path, commit)
    assert (cell["status"], cell["resource_count"], cell["content_scan_id"]) == ("ok", 2, commit.scan_id)
    rows = pq.read_table(tmp_path / cell["content_path"]).to_pylist()
    assert {r["resource_uid"] for r in rows} == {"a", "b"}
    assert rows[0]["tags"] == [("a", "b")]


def test_an_unchanged_cell_points_at_earlier_content_whatever_the_order(tmp_path):
    first = scan(tmp_path, {"a": "{}", "b": "{}"}).commit()
    second = scan(tmp_path, {"b": "{}", "a": "{}"}).commit()
    third = scan(tmp_path, {"b": "{}", "a": "{}"}).commit()
    assert second.resources_written == third.resources_written == 0
    assert ledger_of(tmp_path, third)["content_scan_id"] == first.scan_id
    assert len(list((tmp_path / "aws/resources/111").iterdir())) == 1


def test_observations_alone_do_not_rewrite_resources(tmp_path):
    first = scan(tmp_path, {"a": "{}"}, {"a": '{"n":1}'}).commit()
    second = scan(tmp_path, {"a": "{}"}, {"a": '{"n":2}'}).commit()
    cell = ledger_of(tmp_path, second)
    assert cell["content_scan_id"] == first.scan_id
    assert pq.read_table(tmp_path / cell["observations_path"]).to_pylist()[0]["observations"] == '{"n":2}'


def test_an_emptied_cell_is_ok_with_no_content(tmp_path):
    scan(tmp_path, {"a": "{}"}).commit()
    cell = ledger_of(tmp_path, scan(tmp_path, {}).commit())
    assert (cell["status"], cell["resource_count"], cell["content_path"]) == ("ok", 0, None)


def test_without_its_ledger_a_scan_does_not_exist(tmp_path):
    first = scan(tmp_path, {"a": "{}"}).commit()
    abandoned = scan(tmp_path, {"a": "{}", "b": "{}"})
    abandoned.resources.append([row("b", abandoned.scan_id)], 10)
    abandoned.close()
    assert Heads(tmp_path, "aws", "111").load()[VOLUMES].content_scan_id == first.scan_id
    assert not list((tmp_path / "spool").iterdir())


def test_heads_are_rebuilt_from_the_ledger_alone(tmp_path):
    first = scan(tmp_path, {"a": "{}"}).commit()
    kept = Heads(tmp_path, "aws", "111").load()
    (tmp_path / "heads/aws/111.parquet").unlink()
    assert Heads(tmp_path, "aws", "111").load() == kept
    assert kept[VOLUMES].content_path == f"aws/resources/111/{first.scan_id}.parquet"


def test_a_failed_listing_leaves_the_head_as_it_was(tmp_path):
    first = scan(tmp_path, {"a": "{}"}).commit()
    writer = ScanWriter(tmp_path, "aws", "111")
    writer.record(entry(VOLUMES) | {"status": "denied", "error_code": "AccessDenied"})
    writer.commit()
    head = Heads(tmp_path, "aws", "111").load()[VOLUMES]
    assert (head.content_scan_id, head.last_status, head.resource_count) == (first.scan_id, "denied", 1)


def test_a_uid_listed_twice_counts_once(tmp_path):
    writer = ScanWriter(tmp_path, "aws", "111")
    cell = writer.open_cell(VOLUMES)
    for _ in range(2):
        cell.add(row("a", writer.scan_id), b"x" * 16, None, b"", 10)
    assert cell.count == 1


def test_a_second_commit_of_the_same_scan_changes_nothing(tmp_path):
    commit = scan(tmp_path, {"a": "{}"}).commit()
    before = commit.ledger_path.read_bytes()
    again = scan(tmp_path, {"a": '{"x":1}'})
    again.scan_id = commit.scan_id
    again.commit()
    assert commit.ledger_path.read_bytes() == before


def test_what_a_killed_scan_left_is_swept_a_day_later(tmp_path):
    orphan = tmp_path / "aws/resources/111/20200101T000000000000-dead.parquet"
    orphan.parent.mkdir(parents=True)
    orphan.write_bytes(b"half")
    ScanWriter(tmp_path, "aws", "111").close()
    assert orphan.exists(), "it may belong to a commit under way elsewhere"
    old = time.time() - ORPHAN_AGE_SECONDS - 60
    os.utime(orphan, (old, old))
    ScanWriter(tmp_path, "aws", "111").close()
    assert not orphan.exists()


@pytest.mark.parametrize("folder", ["aws/resources/111", "ledger/aws/111"])
def test_files_are_private(tmp_path, folder):
    scan(tmp_path, {"a": "{}"}).commit()
    assert {path.stat().st_mode & 0o077 for path in (tmp_path / folder).iterdir()} == {0}


def test_rows_are_sorted_by_type_and_region(tmp_path):
    writer = ScanWriter(tmp_path, "aws", "111")
    for key in (
        CellKey("us-east-1", "AWS::S3::Bucket"),
        CellKey("eu-west-1", "AWS::EC2::Volume"),
        CellKey("us-east-1", "AWS::EC2::Volume"),
    ):
        cell = writer.open_cell(key)
        cells = list(row(f"{key}", writer.scan_id))
        cells[4], cells[9] = key.resource_type, key.region
        cell.add(tuple(cells), key.region.encode().ljust(16), None, b"", 10)
        writer.record_ok(cell, entry(key))
    commit = writer.commit()
    table = pq.read_table(tmp_path / f"aws/resources/111/{commit.scan_id}.parquet").to_pylist()
    assert [(r["resource_type"], r["cell_region"]) for r in table] == sorted((r["resource_type"], r["cell_region"]) for r in table)
