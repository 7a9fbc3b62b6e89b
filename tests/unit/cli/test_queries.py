"""The commands that read the published file: what they answer, in which form, and what they say where there is nothing to say."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from published_file import BUCKET, DEV, GONE, OLD, PROD, publish

from inventory_assets.cli import main


@pytest.fixture(autouse=True)
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INVENTORY_WAREHOUSE", str(tmp_path / "warehouse"))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("INVENTORY_CONFIG", raising=False)
    return publish(tmp_path / "warehouse")


def output(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert main(list(arguments)) == code
    return capsys.readouterr().out


def rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict]:
    return json.loads(output(capsys, *arguments, "--format", "json"))


def names(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    return [row["resource_id"] for row in rows(capsys, "assets", *arguments)]


def test_accounts_are_listed_with_what_is_not_scanned(capsys: pytest.CaptureFixture[str]) -> None:
    text = output(capsys, "accounts")
    assert "SUSPENDED" in text
    assert "3 accounts." in text
    assert {row["account_id"]: row["is_scanned"] for row in rows(capsys, "accounts")} == {PROD: True, DEV: True, OLD: False}


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ((), ["i-1", "i-2", "deploy", "prod-logs"]),
        (("--type", "s3"), ["prod-logs"]),
        (("--type", "s3", "--type", "aws_instance"), ["i-1", "i-2", "prod-logs"]),
        (("--account", "PROD"), ["deploy", "prod-logs"]),
        (("--account", DEV), ["i-1", "i-2"]),
        (("--region", "global"), ["deploy"]),
        (("--owner", "core"), ["i-2", "prod-logs"]),
        (("--owner", "unowned"), ["deploy"]),
        (("--owner", "unknown"), ["i-1"]),
        (("--tag", "Team=core"), ["prod-logs"]),
        (("--tag", "a/b"), ["prod-logs"]),
        (("--tag", "a/b=y"), []),
        (("--tag", "Team", "--tag", "Name"), []),
        (("--name", "PROD-*"), ["prod-logs"]),
        (("--name", "prod"), []),
        (("--name", "twi?", "--limit", "1"), ["i-1"]),
        (("--name", "' OR 1=1 --"), []),
    ],
)
def test_assets_are_filtered(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], found: list[str]) -> None:
    assert names(capsys, *arguments) == found


def test_assets_as_of_a_time_are_those_of_that_time(capsys: pytest.CaptureFixture[str]) -> None:
    then = rows(capsys, "assets", "--as-of", "2026-11-10")
    assert [(row["resource_uid"], row["configuration"]) for row in then] == [(GONE, {}), (BUCKET, {"Acl": []})]
    assert [row["resource_uid"] for row in rows(capsys, "assets", "--as-of", "2026-11-21T13:00")] == [BUCKET]
    assert names(capsys, "--as-of", "2026-11-10T00:00:00Z", "--name", "gone") == ["gone"]


def test_the_table_marks_what_is_stale_and_tells_unknown_from_unowned(capsys: pytest.CaptureFixture[str]) -> None:
    lines = {line.split()[0]: line for line in output(capsys, "assets").splitlines() if line.strip()}
    assert "stale" in lines["prod-logs"]
    assert "stale" not in lines["deploy"]
    assert "unowned" in lines["deploy"]


def test_the_table_says_how_much_it_does_not_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert "2 of 4 assets; --limit 0 shows all" in output(capsys, "assets", "--limit", "2")
    assert "4 assets." in output(capsys, "assets", "--limit", "0")
    assert "0 assets." in output(capsys, "assets", "--name", "nothing")


@pytest.mark.parametrize(
    "command", [("accounts",), ("assets",), ("changes", "--since", "2026-01-01"), ("coverage",), ("summary",), ("show", BUCKET)]
)
def test_tables_fit_100_columns(capsys: pytest.CaptureFixture[str], command: tuple[str, ...]) -> None:
    assert max(len(line) for line in output(capsys, *command).splitlines()) <= 100


def test_csv_has_every_row_and_column(capsys: pytest.CaptureFixture[str]) -> None:
    table = list(csv.DictReader(io.StringIO(output(capsys, "assets", "--format", "csv"))))
    bucket = next(row for row in table if row["resource_uid"] == BUCKET)
    assert len(table) == 4
    assert json.loads(bucket["tags"]) == {"Team": "core", "a/b": "x"}
    assert bucket["last_seen_at"] == "2026-11-20T12:00:00+00:00"
    assert bucket["account_id"] == PROD


def test_json_is_a_list_even_of_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert rows(capsys, "assets", "--name", "nothing") == []


@pytest.mark.parametrize("text", [BUCKET, "prod-logs"])
def test_one_resource_is_shown_with_its_history(capsys: pytest.CaptureFixture[str], text: str) -> None:
    document = json.loads(output(capsys, "show", text, "--format", "json"))
    assert document["exists"] is True
    assert document["resource"]["resource_uid"] == BUCKET
    assert [version["ended_by"] for version in document["history"]] == [None, "changed"]
    assert [change["path"] for change in document["changes"]] == ["New", "Tags.Team", "Acl"]
    assert document["relationships"] is None


def test_what_is_stale_or_gone_is_said_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert "stale: its last listing did not succeed" in output(capsys, "show", BUCKET)
    assert "deleted since 2026-11-21 12:00 UTC" in output(capsys, "show", "gone")


def test_relationships_are_shown_from_both_ends_where_the_table_is_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "warehouse" / "warehouse.duckdb").unlink()
    edge = f"CREATE TABLE inventory.relationships AS SELECT '{BUCKET}' AS from_uid, 'logs_to' AS relationship, '{GONE}' AS to_uid;"
    publish(tmp_path / "warehouse", edge)
    document = json.loads(output(capsys, "show", GONE, "--format", "json"))
    assert document["relationships"] == [{"relationship": "← logs_to", "other": BUCKET}]
    assert "logs_to" in output(capsys, "show", BUCKET)


def test_an_ambiguous_name_lists_the_candidates(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "twin"]) == 1
    told = capsys.readouterr()
    assert f"arn:aws:ec2:eu-west-1:{DEV}:instance/i-1" in told.out
    assert "'twin' is the name of 2 resources" in told.err


def test_a_resource_that_is_not_there_points_to_what_could_not_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "nix"]) == 1
    assert "inventory coverage" in capsys.readouterr().err


def test_changes_leave_out_what_only_the_collector_changed(capsys: pytest.CaptureFixture[str]) -> None:
    def paths(*arguments: str) -> list[str | None]:
        return [row["path"] for row in rows(capsys, "changes", "--since", "2026-01-01", *arguments)]

    assert paths() == ["Policies[0].Statement", None, None, "Tags.Team", "Acl"]
    assert "New" in paths("--all")
    assert paths("--category", "collector") == ["New"]
    assert paths("--category", "tags", "--category", "security") == ["Tags.Team", "Acl"]
    assert paths("--until", "2026-11-21") == ["Acl"]
    assert paths("--type", "iam_role") == ["Policies[0].Statement"]
    assert paths("--account", "dev") == [None]


def test_a_change_reads_as_before_and_after(capsys: pytest.CaptureFixture[str]) -> None:
    text = output(capsys, "changes", "--since", "2026-01-01")
    assert "Tags.Team: ops → core" in text
    assert "Acl: [] → [1]" in text


def test_coverage_counts_statuses_and_lists_what_was_not_read(capsys: pytest.CaptureFixture[str]) -> None:
    text = output(capsys, "coverage")
    assert "1 unread cell." in text
    assert "AccessDenied" in text
    assert "af-south-1" not in text
    assert "af-south-1" in output(capsys, "coverage", "--status", "disabled")
    assert [row["status"] for row in rows(capsys, "coverage", "--status", "stale", "--status", "ok")] == ["denied", "ok", "ok"]
    assert len(rows(capsys, "coverage")) == 4


def test_sql_answers_in_every_form_and_stays_read_only(capsys: pytest.CaptureFixture[str]) -> None:
    sql = "SELECT region, count(*) AS n, count(*) AS n FROM inventory.assets GROUP BY region ORDER BY region"
    assert rows(capsys, "sql", sql) == [{"region": "eu-west-1", "n": 3, "n_2": 3}, {"region": "global", "n": 1, "n_2": 1}]
    assert output(capsys, "sql", sql, "--format", "csv").splitlines() == ["region,n,n_2", "eu-west-1,3,3", "global,1,1"]
    assert "2 rows." in output(capsys, "sql", sql)
    assert main(["sql", "DELETE FROM inventory.assets"]) == 1
    assert "read-only" in capsys.readouterr().err


def test_sql_is_read_from_stdin(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("SELECT 42 AS answer"))
    assert rows(capsys, "sql", "-") == [{"answer": 42}]


@pytest.mark.parametrize("sql", ["SELEC 1", "SELECT * FROM nowhere", "SELECT 1/'x'"])
def test_wrong_sql_is_told_in_one_line(capsys: pytest.CaptureFixture[str], sql: str) -> None:
    assert main(["sql", sql]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_more_columns_than_fit_stand_one_below_the_other(capsys: pytest.CaptureFixture[str]) -> None:
    text = output(capsys, "sql", "SELECT * FROM inventory.assets ORDER BY resource_uid LIMIT 2")
    assert f" resource_uid   arn:aws:ec2:eu-west-1:{DEV}:instance/i-1" in text.splitlines()
    assert max(len(line) for line in text.splitlines()) <= 100
