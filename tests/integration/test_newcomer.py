"""What a newcomer does, as the README tells it: two runs on the embedded estate, the questions, and what must not be on the disk."""

import datetime as dt
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pytest

from inventory_assets.localcloud import PLANTED_SECRET_MARKER

PROJECT = Path(__file__).resolve().parents[2]
GAPS = 2  # the estate denies one type in one account


def in_the_estate(warehouse: Path, *command: str, same_day: bool = False) -> subprocess.CompletedProcess[str]:
    day = ["--same-day"] if same_day else []
    around = [sys.executable, "-m", "inventory_assets.localcloud", "exec", "--warehouse", str(warehouse), *day, "--"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "INVENTORY_", "DAGSTER_"))}
    program = str(Path(sys.executable).with_name("inventory"))
    environment |= {"COLUMNS": "120"}
    return subprocess.run(
        [*around, program, *command], cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=400, check=False
    )


class TwoDays(NamedTuple):
    """Two runs, and what one who has the file open reads before and after the second."""

    warehouse: Path
    runs: list[subprocess.CompletedProcess[str]]
    read: list[tuple[Any, ...] | None]
    between: dt.datetime


@pytest.fixture(scope="module")
def two_days(tmp_path_factory: pytest.TempPathFactory) -> TwoDays:
    warehouse = tmp_path_factory.mktemp("newcomer") / "warehouse"
    first = in_the_estate(warehouse, "run")
    between = dt.datetime.now(dt.UTC)
    with duckdb.connect(warehouse / "warehouse.duckdb", read_only=True) as reader:
        question = "SELECT count(*), max(last_seen_at) FROM inventory.assets"
        before = reader.execute(question).fetchone()
        second = in_the_estate(warehouse, "run")
        return TwoDays(warehouse, [first, second], [before, reader.execute(question).fetchone()], between)


@pytest.fixture
def published(two_days):
    with duckdb.connect(two_days.warehouse / "warehouse.duckdb", read_only=True) as connection:
        yield connection


def test_both_runs_end_with_gaps_and_name_them(two_days):
    first, second = two_days.runs
    assert first.returncode == second.returncode == GAPS, first.stderr + second.stderr
    for ended in (first, second):
        assert "AWS::SecretsManager::Secret" in ended.stdout
        assert "7 accounts (6 scanned, 1 suspended)" in ended.stdout
        assert "Traceback" not in ended.stdout + ended.stderr
    assert "first inventory" in first.stdout


def test_the_second_run_shows_what_changed_and_nothing_else(two_days, published):
    _, second = two_days.runs
    told = re.search(r"(\d+) created, (\d+) deleted", second.stdout)
    assert told is not None, second.stdout
    counts = dict(
        published.execute(
            "SELECT change, count(*) FROM inventory.resource_changes WHERE category <> 'collector' GROUP BY change"
        ).fetchall()
    )
    assert (int(told[1]), int(told[2])) == (counts["created"], counts["deleted"])
    denied = published.execute(
        "SELECT count(*) FROM inventory.resource_versions JOIN operations.scan_coverage AS cell "
        "ON cell.account_id = resource_versions.account_id AND cell.region = cell_region "
        "AND cell.resource_type = resource_versions.resource_type "
        "WHERE cell.status <> 'ok' AND ended_by = 'deleted'"
    ).fetchone()
    assert denied == (0,), "what could not be listed cannot be known to be gone"


def questions() -> list[str]:
    text = (PROJECT / "README.md").read_text()
    return [sql.strip() for block in re.findall(r"```sql\n(.*?)```", text, re.DOTALL) for sql in block.split(";") if is_statement(sql)]


def is_statement(sql: str) -> bool:
    return any(line.strip() and not line.lstrip().startswith("--") for line in sql.splitlines())


@pytest.mark.parametrize("sql", questions())
def test_every_question_of_the_readme_is_answered_by_plain_duckdb(published, sql):
    assert published.execute(sql).fetchall() != [] or "INTERVAL 1 HOUR" in sql


def test_the_readme_asks_five_questions_and_stays_short():
    text = (PROJECT / "README.md").read_text()
    assert len(re.findall(r"^\*\*.*\?\*\*", text, re.MULTILINE)) == 5
    assert len(text.splitlines()) <= 200


def test_planted_secrets_are_nowhere_under_the_warehouse(two_days, published):
    marker = PLANTED_SECRET_MARKER.encode()
    files = [path for path in two_days.warehouse.rglob("*") if path.is_file() and not path.is_symlink()]
    assert len(files) > 20
    assert [path for path in files if marker in path.read_bytes()] == []
    for schema, table in published.execute("SELECT schema_name, table_name FROM duckdb_tables()").fetchall():
        query = f'SELECT count(*) FROM "{schema}"."{table}" AS row WHERE contains(row::VARCHAR, ?)'
        assert published.execute(query, [PLANTED_SECRET_MARKER]).fetchone() == (0,), table


def test_the_warehouse_is_private_to_its_user(two_days):
    warehouse = two_days.warehouse
    for path in (warehouse / "warehouse.duckdb", warehouse / "raw" / "redaction.key", *(warehouse / "raw" / "ledger").rglob("*.parquet")):
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_reader_that_keeps_the_file_open_disturbs_nobody_and_sees_no_half(two_days, published):
    before, after = two_days.read
    assert before == after
    assert published.execute("SELECT max(last_seen_at) FROM inventory.assets").fetchone()[0] > after[1]


def test_another_parameter_is_replayed_on_the_first_day_and_nothing_else_comes_out_otherwise(two_days):
    """What is replayed is what scans knew then: with the same parameters each control says what it said."""
    control = "aws_iam_user_credentials_used"
    asked = ["--as-of", f"{two_days.between:%Y-%m-%dT%H:%M:%S}", "--parameter", f"{control}.max_unused_days=10", "--format", "json"]
    ended = in_the_estate(two_days.warehouse, "replay-controls", *asked, same_day=True)
    assert ended.returncode == 0, ended.stderr
    rows = {row["control_id"]: row for row in json.loads(ended.stdout)}
    assert len(rows) > 390
    stricter = rows.pop(control)
    assert stricter["raised"] == stricter["failing"] - stricter["recorded"] > 0 == stricter["cleared"]
    assert {name: row for name, row in rows.items() if row["raised"] or row["cleared"] or row["recorded"] != row["failing"]} == {}
    assert sum(row["failing"] for row in rows.values()) > 8_000


def test_queries_answer_from_the_command_line(two_days):
    warehouse = two_days.warehouse
    shown = in_the_estate(warehouse, "assets", "--type", "bucket", "--format", "csv", same_day=True)
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.count("AWS::S3::Bucket") > 10
