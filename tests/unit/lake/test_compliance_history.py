"""What is appended about compliance is appended whole, once, and private; answers are held to what can be answered."""

from __future__ import annotations

import datetime as dt
import stat
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from inventory_assets.lake.compliance import AnswerError, append_history, record_answer
from inventory_assets.lake.schema import ANSWERS, FINDING_MOVES

TOMORROW = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)
ANSWER: dict[str, Any] = {
    "control_id": "aws_account_contact_current",
    "provider": "aws",
    "account_id": "111111111111",
    "resource_uid": None,
    "status": "pass",
    "answered_by": "ann",
    "valid_until": TOMORROW,
    "note": "looked at it",
}


def build_with(path: Path, moves: int) -> Path:
    with duckdb.connect(path) as connection:
        connection.execute("create schema intermediate")
        columns = ", ".join(f"null::{'timestamptz' if name == 'changed_at' else 'varchar'} as {name}" for name in FINDING_MOVES.names)
        connection.execute(f"create table intermediate.int_findings__moved as select {columns} from range({moves})")
    return path


def test_moves_are_appended_to_a_private_file(tmp_path: Path) -> None:
    (written,) = append_history(build_with(tmp_path / "warehouse.duckdb", 3), tmp_path / "raw")
    assert written.parent == tmp_path / "raw" / "compliance" / "finding_moves"
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    table = pq.read_table(written)
    assert table.num_rows == 3
    assert table.column_names == FINDING_MOVES.names
    assert not list(written.parent.glob(".*"))


def test_where_nothing_moved_nothing_is_written(tmp_path: Path) -> None:
    assert append_history(build_with(tmp_path / "warehouse.duckdb", 0), tmp_path / "raw") == []
    assert not (tmp_path / "raw").exists()


def test_a_build_without_controls_has_nothing_to_append(tmp_path: Path) -> None:
    with duckdb.connect(tmp_path / "warehouse.duckdb") as connection:
        connection.execute("create table t (a integer)")
    assert append_history(tmp_path / "warehouse.duckdb", tmp_path / "raw") == []


def test_an_answer_is_a_file(tmp_path: Path) -> None:
    answer_id = record_answer(tmp_path, **ANSWER)
    (row,) = pq.read_table(tmp_path / "compliance" / "answers" / f"{answer_id}.parquet", schema=ANSWERS).to_pylist()
    assert {name: row[name] for name in ANSWER} == ANSWER
    assert row["answer_id"] == answer_id


@pytest.mark.parametrize(
    ("differs", "words"),
    [
        ({"status": "unknown"}, "is no answer"),
        ({"valid_until": TOMORROW - dt.timedelta(days=2)}, "has passed"),
        ({"answered_by": " "}, "the name"),
    ],
)
def test_what_is_no_answer_is_refused(tmp_path: Path, differs: dict[str, Any], words: str) -> None:
    with pytest.raises(AnswerError, match=words):
        record_answer(tmp_path, **ANSWER | differs)
    assert not list(tmp_path.rglob("*.parquet"))
