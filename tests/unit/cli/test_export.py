"""`inventory export`: every published table in Parquet, whole or not at all, and nothing that was there before is lost."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from planted import Planted, publish_planted
from published_file import publish

from inventory_assets.cli import main
from inventory_assets.lake.export import ABOUT, ExportError, export_parquet

Capture = pytest.CaptureFixture[str]
PLANTED = (
    Planted("AWS::SQS::Queue", "orders", {"QueueArn": "arn"}, tags={"Team": "core", "a/b": "x"}),
    Planted("AWS::S3::Bucket", "logs", tags=None, unknown=["tags", "Policy"]),
)
#: A table of the build's own, which readers must not rely on.
OWN = "CREATE TABLE intermediate.int_cells AS SELECT 1 AS x;"
#: A typed table that can be opened and not be read to its end.
BROKEN = "CREATE VIEW staging.zz_broken AS SELECT CASE WHEN i = 5000 THEN error('unreadable') END AS x FROM range(10000) r(i);"


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_planted(tmp_path_factory.mktemp("exported") / "warehouse", PLANTED, OWN)


@pytest.fixture(autouse=True)
def folder(warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where to export to: nothing is there yet, nor beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INVENTORY_WAREHOUSE", str(warehouse))
    monkeypatch.delenv("INVENTORY_CONFIG", raising=False)
    mask = os.umask(0)
    yield tmp_path / "out" / "export"
    os.umask(mask)


def export(folder: Path, *options: str, code: int = 0) -> None:
    assert main(["export", "--parquet", str(folder), *options]) == code


def files(folder: Path) -> dict[str, bytes]:
    """All that lies in and beside the folder, hidden files too."""
    return {str(path.relative_to(folder.parent)): path.read_bytes() for path in folder.parent.rglob("*") if path.is_file()}


def tables(folder: Path) -> set[str]:
    return {f"{path.parent.name}.{path.stem}" for path in folder.rglob("*.parquet")}


def test_every_mart_is_a_file_with_the_same_rows(warehouse: Path, folder: Path, capsys: Capture) -> None:
    export(folder)
    told = json.loads((folder / ABOUT).read_text())["tables"]
    with duckdb.connect(warehouse / "warehouse.duckdb", read_only=True) as connection:
        published = connection.execute("select schema_name || '.' || table_name from duckdb_tables() where schema_name <> 'intermediate'")
        wanted = {name for (name,) in published.fetchall()} | {"intermediate.int_policies__normalized"}
        assert tables(folder) == told.keys() == wanted
        for table, count in told.items():
            path = folder / table.replace(".", "/")
            assert connection.execute(f"select count(*) from {table}").fetchone() == (count,)
            assert connection.execute(f"(from {table} except from '{path}.parquet') limit 1").fetchall() == []
            assert connection.execute(f"(from '{path}.parquet' except from {table}) limit 1").fetchall() == []
    out = capsys.readouterr().out
    assert "inventory.assets: 2 rows" in out
    assert f"{len(told)} tables in" in out


def test_what_is_unknown_and_what_is_nested_read_as_before(folder: Path) -> None:
    export(folder)
    rows = duckdb.sql(
        f"select resource_id, tags, unknown_fields, configuration->>'QueueArn', last_seen_at::varchar is not null "
        f"from '{folder}/inventory/assets.parquet' order by resource_id"
    ).fetchall()
    assert rows == [("logs", None, ["tags", "Policy"], None, True), ("orders", {"Team": "core", "a/b": "x"}, [], "arn", True)]


def test_typed_tables_come_where_they_are_asked_for_and_have_rows(folder: Path) -> None:
    export(folder)
    assert not (folder / "staging").exists()
    export(folder, "--typed", "--replace")
    assert {table for table in tables(folder) if table.startswith("staging.")} == {
        "staging.stg_aws__sqs_queues",
        "staging.stg_aws__s3_buckets",
    }
    assert duckdb.sql(f"select name, queue_arn from '{folder}/staging/stg_aws__sqs_queues.parquet'").fetchall() == [("orders", "arn")]


def test_an_export_is_private_to_its_user_whatever_the_umask(folder: Path) -> None:
    export(folder, "--typed")
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in [folder.parent, folder, *folder.rglob("*")]}
    assert {path: oct(mode) for path, mode in modes.items() if mode != (0o700 if path.is_dir() else 0o600)} == {}


def test_an_empty_folder_may_be_written(folder: Path) -> None:
    folder.mkdir(parents=True)
    export(folder)
    assert (folder / ABOUT).exists()


def test_an_earlier_export_is_replaced_only_where_that_is_asked_for(folder: Path, capsys: Capture) -> None:
    export(folder)
    (folder / "inventory" / "assets.parquet").write_bytes(b"mine")
    before = files(folder)
    export(folder, code=1)
    told = capsys.readouterr().err
    assert f"{folder} exists" in told.replace("\n", "")
    assert "--replace" in told
    assert files(folder) == before
    export(folder, "--replace")
    assert files(folder).keys() == before.keys()
    assert duckdb.sql(f"select count(*) from '{folder}/inventory/assets.parquet'").fetchone() == (2,)


@pytest.mark.parametrize("options", [(), ("--replace",)])
@pytest.mark.parametrize("is_folder", [True, False])
def test_what_is_no_export_is_never_replaced(folder: Path, capsys: Capture, options: tuple[str, ...], is_folder: bool) -> None:
    mine = folder / "letters.txt" if is_folder else folder
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    export(folder, *options, code=1)
    assert "Name another folder" in capsys.readouterr().err
    assert files(folder) == {str(mine.relative_to(folder.parent)): b"mine"}


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the published file is one whose last table cannot be read to its end."""
    publish(tmp_path / "broken", f"CREATE SCHEMA staging; {BROKEN}")
    monkeypatch.setenv("INVENTORY_WAREHOUSE", str(tmp_path / "broken"))


@pytest.mark.usefixtures("broken")
def test_a_failing_export_leaves_no_half_folder(folder: Path, capsys: Capture) -> None:
    export(folder, "--typed", code=1)
    told = capsys.readouterr()
    assert "unreadable" in told.err
    assert "Traceback" not in told.err
    assert "tables in" not in told.out
    assert list(folder.parent.iterdir()) == []


def test_a_failing_export_leaves_the_earlier_one(folder: Path, request: pytest.FixtureRequest) -> None:
    export(folder, "--typed")
    before = files(folder)
    request.getfixturevalue("broken")
    export(folder, "--typed", "--replace", code=1)
    assert files(folder) == before


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "file").write_text("mine")
    export(tmp_path / "file" / "export", code=1)
    assert f"{tmp_path / 'file' / 'export'} cannot be written" in capsys.readouterr().err.replace("\n", "")
    assert (tmp_path / "file").read_text() == "mine"


def test_what_came_to_the_folder_meanwhile_stays(warehouse: Path, folder: Path) -> None:
    def interfere(table: str, _: int) -> None:
        folder.mkdir(exist_ok=True)
        (folder / "letters.txt").write_text(table)

    with duckdb.connect(warehouse / "warehouse.duckdb", read_only=True) as connection, pytest.raises(ExportError, match="exists"):
        export_parquet(connection, folder, interfere, replace=True)
    assert files(folder).keys() == {"export/letters.txt"}


def test_a_link_to_a_folder_stays_a_link(folder: Path) -> None:
    folder.mkdir(parents=True)
    link = folder.with_name("link")
    link.symlink_to(folder)
    export(link)
    export(link, "--replace")
    assert link.is_symlink()
    assert {path.name for path in folder.parent.iterdir()} == {"export", "link"}
    assert (folder / ABOUT).exists()


def test_before_the_first_run_there_is_nothing_to_export(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("INVENTORY_WAREHOUSE", str(tmp_path / "nothing"))
    export(folder, code=1)
    assert "nothing has been published" in capsys.readouterr().err
    assert not folder.parent.exists()
