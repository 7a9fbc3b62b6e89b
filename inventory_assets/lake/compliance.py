"""What only time and people know of compliance, appended to the raw zone: how findings moved and scores stood when a build was published,
and the answers of people. Every file is the commit of itself. What a finding is, and what may be answered, is decided elsewhere.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from inventory_assets.lake import files
from inventory_assets.lake.commit import new_scan_id
from inventory_assets.lake.schema import ANSWERS, FINDING_MOVES, SCORES

FOLDER = "compliance"
#: Folder below it → where a build has what is appended there, and its columns. Of scores only what is not made of all accounts' controls:
#: ten thousand accounts times some hundred controls a day would outgrow the inventory.
_APPENDED: dict[str, tuple[str, pa.Schema]] = {
    "finding_moves": ("from intermediate.int_findings__moved", FINDING_MOVES),
    "scores": (
        "from compliance.scores where day = as_of::date and (kind <> 'control' or (account_id is null and ou_path is null))",
        SCORES,
    ),
}
ANSWERED = ("pass", "fail", "not_applicable")


class AnswerError(ValueError):
    """An answer that cannot be recorded; the message says why."""


def append_history(build: Path, raw: Path) -> list[Path]:
    """Append what an accepted build has found out about findings and scores; gives the files that were written, none where nothing moved.

    It is done before the build is published: a build that is published without would tell of moves that nobody remembers. Appending
    what is not published after all does no harm: the next build reads it, and finds nothing moved. Raises duckdb.Error and OSError.
    """
    written = []
    with duckdb.connect(build, read_only=True) as connection:
        tables = connection.execute("select schema_name || '.' || table_name from duckdb_tables()").fetchall()
        for folder, (source, columns) in _APPENDED.items():
            if (source.split()[1],) in tables:
                query = f"select {', '.join(columns.names)} {source}"
                path = _append(connection, query, raw / FOLDER / folder / f"{new_scan_id()}.parquet")
                written += [path] if path else []
    return written


def _append(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> Path | None:
    (is_some,) = connection.execute(f"select exists ({query})").fetchone() or (False,)
    if not is_some:
        return None

    def write(aside: Path) -> None:
        name = str(aside).replace("'", "''")
        connection.execute(f"copy ({query}) to '{name}' (format parquet, compression zstd)")

    files.commit_new(path, write)
    return path


def record_answer(
    raw: Path, *, control_id: str, provider: str, account_id: str, resource_uid: str | None, status: str, answered_by: str,
    valid_until: dt.date, note: str,
) -> str:  # fmt: skip
    """Record what a person answered to a control; gives the answer's id. The latest answer counts, until its day has passed."""
    if status not in ANSWERED:
        raise AnswerError(f"{status!r} is no answer: it is one of {', '.join(ANSWERED)}")
    now = dt.datetime.now(dt.UTC)
    if valid_until < now.date():
        raise AnswerError(f"{valid_until} has passed: an answer is valid until a day to come")
    if not answered_by.strip():
        raise AnswerError("an answer needs the name of who gives it")
    answer_id = new_scan_id()
    row = (answer_id, control_id, provider, account_id, resource_uid, status, answered_by.strip(), now, valid_until, note)
    table = pa.Table.from_pylist([dict(zip(ANSWERS.names, row, strict=True))], schema=ANSWERS)
    files.commit_new(raw / FOLDER / "answers" / f"{answer_id}.parquet", lambda aside: pq.write_table(table, aside, compression="zstd"))
    return answer_id
