"""Publishing: whole or not at all, whatever happens in between, and readable in every way people open a DuckDB file."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from inventory_assets.lake.publish import (
    PublishError,
    accept_build,
    discard_build,
    prepare_build,
    publish,
    published_commit,
    published_file,
)

MARTS = """
create schema if not exists workshop;
create schema if not exists inventory;
create schema if not exists operations;
create or replace table workshop.secret_work as select 1 as x;
create or replace table inventory.assets (
    resource_uid varchar primary key, resource_type varchar not null, configuration json using compression zstd, tags map(varchar, varchar),
    generation integer
);
insert into inventory.assets
select 'uid-' || (1000 - i), 'AWS::S3::Bucket', '{"n": ' || i || '}', map {'Team': 'a'}, $generation from range(1000) as r(i);
create or replace table operations.scan_coverage as select $generation as generation, timestamptz '2026-01-01 00:00:00+00' as at;
create or replace view inventory.buckets as select * from "warehouse"."inventory"."assets" where resource_type = 'AWS::S3::Bucket';
create or replace view inventory.again as select count(*) as n from inventory.buckets;
create or replace macro inventory.assets_as_of(t) as table select *, t as t from "warehouse"."inventory"."assets" where generation <= t;
create or replace macro inventory.changes_between(t1, t2, include_collector := false) as table
    select t1, t2, include_collector from inventory.assets_as_of(t2);
comment on table inventory.assets is 'What exists';
comment on column inventory.assets.resource_uid is 'The one join key';
"""


def build(warehouse: Path, generation: int, *, accept: bool = True) -> Path:
    """A build as dbt would leave it."""
    file = prepare_build(warehouse)
    with duckdb.connect(file) as connection:
        connection.execute(MARTS.replace("$generation", str(generation)))
    if accept:
        accept_build(warehouse)
    return file


def generation_of(file: Path) -> int:
    with duckdb.connect(file, read_only=True) as connection:
        (low, high, rows, coverage) = connection.execute(
            "select min(generation), max(generation), count(*), (select generation from operations.scan_coverage) from inventory.assets"
        ).fetchone()
    assert low == high == coverage, "two generations in one file"
    assert rows == 1000
    return low


def test_a_published_file_holds_the_marts_and_nothing_else(tmp_path: Path) -> None:
    build(tmp_path, 1)
    published = publish(tmp_path)
    assert published.tables == {"inventory.assets": 1000, "operations.scan_coverage": 1}
    assert published.views == ("inventory.again", "inventory.buckets")
    assert published.macros == ("inventory.assets_as_of", "inventory.changes_between")
    assert stat.S_IMODE(published.path.stat().st_mode) == 0o600
    assert published.bytes == published.path.stat().st_size
    assert not list(tmp_path.glob("*.wal"))
    with duckdb.connect(published.path, read_only=True) as connection:
        schemas = connection.execute("select distinct schema_name from duckdb_tables()").fetchall()
        assert sorted(schemas) == [("inventory",), ("operations",)]
        version = connection.execute("select tags['storage_version'] from duckdb_databases() where database_name = 'warehouse'").fetchone()
        assert version == ("v1.5.0+",)
        says = connection.execute("select comment from duckdb_columns() where column_name = 'resource_uid' and table_name = 'assets'")
        assert says.fetchone() == ("The one join key",)


def test_tables_keep_their_order_types_and_compression(tmp_path: Path) -> None:
    build(tmp_path, 1)
    with duckdb.connect(publish(tmp_path).path, read_only=True) as connection:
        first = connection.execute("select resource_uid from inventory.assets limit 3").fetchall()
        assert first == [("uid-1000",), ("uid-999",), ("uid-998",)]
        types = connection.execute('select column_name, column_type, "null" from (describe inventory.assets)').fetchall()
        assert types[:4] == [
            ("resource_uid", "VARCHAR", "NO"),
            ("resource_type", "VARCHAR", "NO"),
            ("configuration", "JSON", "YES"),
            ("tags", "MAP(VARCHAR, VARCHAR)", "YES"),
        ]
        used = connection.execute(
            "select distinct compression from pragma_storage_info('inventory.assets')"
            "where column_name = 'configuration' and segment_type = 'JSON'"
        ).fetchall()
        assert used == [("ZSTD",)]


def test_views_and_macros_work_however_the_file_is_opened(tmp_path: Path) -> None:
    build(tmp_path, 1)
    file = publish(tmp_path).path
    moved = tmp_path / "copy of the file.duckdb"
    moved.write_bytes(file.read_bytes())
    for path in (file, moved):
        with duckdb.connect(path, read_only=True) as connection:
            assert connection.execute("select n from inventory.again").fetchone() == (1000,)
            assert connection.execute("select count(*) from inventory.assets_as_of(1)").fetchone() == (1000,)
            assert connection.execute("select count(*) from inventory.assets_as_of(0)").fetchone() == (0,)
            assert connection.execute("from inventory.changes_between(0, 1) limit 1").fetchone() == (0, 1, False)
            assert connection.execute("from inventory.changes_between(0, 1, include_collector := true) limit 1").fetchone() == (0, 1, True)
    with duckdb.connect() as connection:
        connection.execute(f"attach '{file}' as estate (read_only)")
        assert connection.execute("select n from estate.inventory.again").fetchone() == (1000,)
        connection.execute("use estate")
        assert connection.execute("select count(*) from inventory.assets_as_of(1)").fetchone() == (1000,)


def test_the_next_build_starts_from_the_good_one_and_another_recipe_from_nothing(tmp_path: Path) -> None:
    build(tmp_path, 1)
    publish(tmp_path)
    with duckdb.connect(prepare_build(tmp_path)) as connection:
        assert connection.execute("select x from workshop.secret_work").fetchone() == (1,)
    assert not prepare_build(tmp_path, recipe="other models").exists()
    assert prepare_build(tmp_path).exists()


def test_a_build_that_failed_its_audit_leaves_everything_as_it_was(tmp_path: Path) -> None:
    build(tmp_path, 1)
    publish(tmp_path)
    before = published_file(tmp_path).read_bytes()
    build(tmp_path, 2, accept=False)
    with pytest.raises(PublishError, match=r"no build of .* has passed its checks"):
        publish(tmp_path)
    discard_build(tmp_path)
    assert published_file(tmp_path).read_bytes() == before
    build(tmp_path, 3)
    publish(tmp_path)
    assert generation_of(published_file(tmp_path)) == 3


def test_an_accepted_build_is_published_once(tmp_path: Path) -> None:
    build(tmp_path, 1)
    publish(tmp_path)
    with pytest.raises(PublishError):
        publish(tmp_path)


def test_a_mart_that_reads_what_is_not_published_is_named(tmp_path: Path) -> None:
    file = build(tmp_path, 1)
    with duckdb.connect(file) as connection:
        connection.execute("create view inventory.leak as select * from workshop.secret_work")
    with pytest.raises(PublishError, match=r"inventory\.leak reads something that is not published.*nothing was published yet"):
        publish(tmp_path)
    assert not published_file(tmp_path).exists()


def test_a_log_left_by_the_builder_is_taken_in(tmp_path: Path) -> None:
    file = prepare_build(tmp_path)
    script = f"""
import duckdb, os
c = duckdb.connect({str(file)!r})
c.execute("set wal_autocheckpoint = '1GB'")
c.execute({MARTS.replace("$generation", "1")!r})
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", script], check=True)
    assert file.with_name("warehouse.duckdb.wal").exists()
    accept_build(tmp_path)
    publish(tmp_path)
    assert generation_of(published_file(tmp_path)) == 1
    with duckdb.connect(prepare_build(tmp_path)) as connection:
        assert connection.execute("select count(*) from inventory.assets").fetchone() == (1000,)


def test_a_log_left_beside_the_published_file_is_not_played_into_the_next(tmp_path: Path) -> None:
    build(tmp_path, 1)
    publish(tmp_path)
    log = tmp_path / "warehouse.duckdb.wal"
    log.write_bytes(b"somebody wrote here")
    build(tmp_path, 2)
    publish(tmp_path)
    assert not log.exists()
    assert generation_of(published_file(tmp_path)) == 2


def test_what_was_committed_before_a_build_counts_as_published_by_it(tmp_path: Path) -> None:
    assert published_commit(tmp_path) == 0
    (tmp_path / "raw/ledger/aws/111111111111").mkdir(parents=True)
    build(tmp_path, 1)
    publish(tmp_path)
    first = published_commit(tmp_path)
    assert first == (tmp_path / "raw/ledger/aws/111111111111").stat().st_mtime_ns
    build(tmp_path, 2)
    os.utime(tmp_path / "raw/ledger/aws/111111111111", ns=(first + 1, first + 1))  # committed while the build goes on
    publish(tmp_path)
    assert published_commit(tmp_path) == first


STEPS = [
    "append what moved of compliance", "copy inventory.assets", "copy operations.scan_coverage", "checkpoint", "make durable", "swap in",
    "keep the build", "clear away",
]  # fmt: skip

KILLED_AT = """
import os, signal, sys
from pathlib import Path
from inventory_assets.lake.publish import publish
def report(step):
    if step == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)
publish(Path(sys.argv[1]), report)
"""


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_any_step_shows_the_old_or_the_new_and_needs_no_repair(tmp_path: Path, step: str) -> None:
    build(tmp_path, 1)
    publish(tmp_path)
    build(tmp_path, 2)
    ended = subprocess.run([sys.executable, "-c", KILLED_AT, str(tmp_path), step], check=False)
    assert ended.returncode == -signal.SIGKILL
    swapped = step in {"keep the build", "clear away"}
    assert generation_of(published_file(tmp_path)) == (2 if swapped else 1)
    build(tmp_path, 3)
    publish(tmp_path)
    assert generation_of(published_file(tmp_path)) == 3


def test_steps_are_the_ones_that_are_reported(tmp_path: Path) -> None:
    build(tmp_path, 1)
    steps: list[str] = []
    publish(tmp_path, steps.append)
    assert steps == STEPS


def test_readers_never_see_half_and_never_block_a_publish(tmp_path: Path) -> None:
    build(tmp_path, 1)
    publish(tmp_path)
    held = duckdb.connect(published_file(tmp_path), read_only=True)
    reader = f"""
import duckdb
QUERY = "select min(generation), max(generation), count(*), (select generation from operations.scan_coverage) from inventory.assets"
seen = set()
while 6 not in seen:
    with duckdb.connect({str(published_file(tmp_path))!r}, read_only=True) as connection:
        low, high, rows, coverage = connection.execute(QUERY).fetchone()
    assert low == high == coverage and rows == 1000
    seen.add(low)
print(len(seen))
"""
    process = subprocess.Popen([sys.executable, "-c", reader], stdout=subprocess.PIPE, text=True)
    for generation in range(2, 7):
        build(tmp_path, generation)
        publish(tmp_path)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert int(out) >= 1
    assert held.execute("select max(generation) from inventory.assets").fetchone() == (1,)
    held.close()


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small file system needs root")
@pytest.mark.parametrize("room_kib", [0, 300])
def test_a_full_disk_is_told_and_leaves_the_last_good_file(tmp_path: Path, room_kib: int) -> None:
    warehouse = tmp_path / "small"
    warehouse.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(warehouse)], check=False, capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("this machine does not allow mounts")
    try:
        build(warehouse, 1)
        publish(warehouse)
        build(warehouse, 2)
        free = os.statvfs(warehouse).f_bavail * os.statvfs(warehouse).f_frsize
        (warehouse / "ballast").write_bytes(b"\0" * max(0, free - room_kib * 1024))
        with pytest.raises(PublishError, match="still the last good one"):
            publish(warehouse)
        assert generation_of(published_file(warehouse)) == 1
        (warehouse / "ballast").unlink()
        publish(warehouse)
        assert generation_of(published_file(warehouse)) == 2
    finally:
        subprocess.run(["umount", "-l", str(warehouse)], check=False)
