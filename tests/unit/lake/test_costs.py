"""The raw zone of costs: a load exists when its rows do, the latest ok one of a month is the month, what is as it was leaves nothing."""

import datetime as dt
import os
import time

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from inventory_assets.lake.commit import ORPHAN_AGE_SECONDS
from inventory_assets.lake.costs import CostWriter, LoadKey, LoadRow, Loads, SourceFile
from inventory_assets.lake.schema import LOADS

MAY, JUNE = dt.date(2026, 5, 1), dt.date(2026, 6, 1)
KEY = LoadKey("charges", "aws", "bills", MAY)


def row(writer, month=MAY, content_hash="h1", *, rows=3, **more):
    """A load of one month with its content written aside."""
    aside, relative = writer.path_for("charges", "bills", month)
    pq.write_table(pa.table({"n": list(range(rows))}), aside)
    now = dt.datetime.now(dt.UTC)
    return LoadRow("charges", "aws", "bills", month, "ok", now, row_count=rows, content_path=relative, content_hash=content_hash, **more)


def load(raw, *args, **more):
    writer = CostWriter(raw)
    unchanged = writer.record(row(writer, *args, **more))
    return writer.commit(), unchanged


def failed(raw, month=MAY):
    writer = CostWriter(raw)
    writer.record(LoadRow("charges", "aws", "bills", month, "error", dt.datetime.now(dt.UTC), error_code="BrokenExport", error_message="x"))
    writer.commit()
    return writer


def files(raw):
    return sorted(str(path.relative_to(raw)) for path in raw.rglob("*") if path.is_file())


def test_a_load_is_its_ledger_row_and_its_content(tmp_path):
    path, unchanged = load(
        tmp_path, source_files=[SourceFile("a.csv", 5, "e", dt.datetime(2026, 5, 2, tzinfo=dt.UTC))], other_columns=("x_A",)
    )
    assert not unchanged
    assert pq.read_schema(path).equals(LOADS)
    current = Loads(tmp_path).current()[KEY]
    assert current.load_id == path.stem
    assert current.content_path == f"costs/charges/bills/2026-05/{path.stem}.parquet"
    assert pq.read_table(tmp_path / current.content_path).num_rows == 3
    assert current.source_files == (SourceFile("a.csv", 5, "e", dt.datetime(2026, 5, 2, tzinfo=dt.UTC)),)
    assert current.other_columns == ("x_A",)
    assert current.finished_at is not None
    assert current.collector_version
    assert (tmp_path / current.content_path).stat().st_mode & 0o777 == 0o600
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_is_not_committed_never_was(tmp_path):
    writer = CostWriter(tmp_path)
    writer.record(row(writer))
    assert Loads(tmp_path).current() == {}
    assert [name for name in files(tmp_path) if not name.rsplit("/", 1)[-1].startswith(".")] == []


def test_a_load_that_found_everything_as_it_was_leaves_nothing(tmp_path):
    load(tmp_path)
    before = files(tmp_path)
    path, unchanged = load(tmp_path)
    assert unchanged
    assert path is None
    assert files(tmp_path) == before


def test_an_unchanged_month_of_a_load_with_news_points_at_what_is_there(tmp_path):
    first, _ = load(tmp_path, other_columns=("x_A",))
    writer = CostWriter(tmp_path)
    assert writer.record(row(writer, rows=1))
    assert not writer.record(row(writer, JUNE, "h2"))
    writer.commit()
    may = Loads(tmp_path).current()[KEY]
    assert (may.load_id, may.row_count, may.other_columns) == (writer.load_id, 3, ("x_A",))
    assert may.content_path == f"costs/charges/bills/2026-05/{first.stem}.parquet"
    assert len(list((tmp_path / "costs" / "charges").rglob("*.parquet"))) == 2


def test_a_failure_leaves_the_last_good_month(tmp_path):
    load(tmp_path)
    good = Loads(tmp_path).current()[KEY]
    failed(tmp_path)
    assert Loads(tmp_path).current()[KEY] == good
    assert Loads(tmp_path).latest()[KEY].error_code == "BrokenExport"


def test_a_failure_drops_what_was_written_for_it(tmp_path):
    writer = CostWriter(tmp_path)
    good = row(writer)
    writer.record(LoadRow(**{**vars(good), "status": "error"}))
    writer.commit()
    assert Loads(tmp_path).latest()[KEY].content_path is None
    assert [name for name in files(tmp_path) if "charges" in name] == []


def test_that_a_month_can_be_read_again_is_news(tmp_path):
    load(tmp_path)
    failed(tmp_path)
    path, unchanged = load(tmp_path)
    assert unchanged
    assert path is not None
    assert Loads(tmp_path).latest()[KEY].status == "ok"


def test_the_latest_content_is_current(tmp_path):
    load(tmp_path)
    path, unchanged = load(tmp_path, content_hash="h2", rows=5)
    assert not unchanged
    assert Loads(tmp_path).current()[KEY].row_count == 5
    assert Loads(tmp_path).current()[KEY].load_id == path.stem


def test_content_that_was_lost_is_read_again(tmp_path):
    load(tmp_path)
    (tmp_path / Loads(tmp_path).current()[KEY].content_path).unlink()
    path, unchanged = load(tmp_path)
    assert not unchanged
    assert Loads(tmp_path).current()[KEY].load_id == path.stem
    assert (tmp_path / Loads(tmp_path).current()[KEY].content_path).exists()


def test_a_month_without_rows_has_no_content(tmp_path):
    writer = CostWriter(tmp_path)
    writer.record(LoadRow("charges", "aws", "bills", MAY, "ok", dt.datetime.now(dt.UTC), row_count=0, content_hash="h0"))
    writer.commit()
    assert Loads(tmp_path).current()[KEY].content_path is None


@pytest.mark.parametrize(
    ("kind", "source", "month", "folder"),
    [
        ("explored", "tag_monthly:Team", MAY, "costs/explored/tag_monthly_Team/2026-05"),
        ("prices", "aws", None, "costs/prices/aws"),
        ("charges", "../up", MAY, "costs/charges/_._up/2026-05"),
        ("charges", "a/b", MAY, "costs/charges/a_b/2026-05"),
    ],
)
def test_content_stays_within_its_folder(tmp_path, kind, source, month, folder):
    writer = CostWriter(tmp_path)
    aside, relative = writer.path_for(kind, source, month)
    assert relative == f"{folder}/{writer.load_id}.parquet"
    assert aside.parent == tmp_path / folder


def test_what_a_killed_load_left_goes_once_nobody_can_be_writing_it(tmp_path):
    kept, _ = load(tmp_path)
    orphan = tmp_path / "costs" / "charges" / "bills" / "2026-05" / "20200101T000000000000-aaaaaaaa.parquet"
    young = orphan.with_name("20200101T000000000000-bbbbbbbb.parquet")
    spooled = tmp_path / "costs" / "spool" / "20200101T000000000000-cccccccc" / "000000"
    spooled.parent.mkdir(parents=True)
    for path in (orphan, young, spooled):
        path.write_bytes(b"x")
    long_ago = time.time() - ORPHAN_AGE_SECONDS - 60
    for path in (orphan, spooled.parent, *(tmp_path / "costs" / "charges").rglob(kept.name)):
        os.utime(path, (long_ago, long_ago))
    CostWriter(tmp_path)
    assert not orphan.exists()
    assert not spooled.exists()
    assert young.exists()
    assert (tmp_path / Loads(tmp_path).current()[KEY].content_path).exists()
