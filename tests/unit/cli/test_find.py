"""`inventory find`: what is found, what nobody can tell, and what is in order are three things, in every form of output."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from finding_cases import ACCOUNTS, CASES, FOUND, UNKNOWN, publish_cases

from inventory_assets.cli import main
from inventory_assets.cli.find import findings

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_cases(tmp_path_factory.mktemp("findings") / "warehouse")


@pytest.fixture(autouse=True)
def _settings(warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INVENTORY_WAREHOUSE", str(warehouse))
    for name in ("INVENTORY_CONFIG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def find(capsys: Capture, *arguments: str, code: int = 0) -> tuple[str, str]:
    """What is written to stdout and to stderr."""
    assert main(["find", *arguments]) == code
    told = capsys.readouterr()
    return told.out, told.err


def rows(capsys: Capture, *arguments: str) -> list[dict[str, Any]]:
    return list(json.loads(find(capsys, *arguments, "--format", "json")[0]))


def cases(finding: str, status: str) -> list[str]:
    return sorted(one.resource_id for wanted, one in CASES[finding] if wanted == status)


def test_every_finding_is_tried() -> None:
    assert CASES.keys() == findings().keys()


@pytest.mark.parametrize("finding", sorted(findings()))
def test_what_is_found_is_told_from_what_nobody_can_tell_and_from_the_rest(capsys: Capture, finding: str) -> None:
    found = rows(capsys, finding, "--account", finding)
    assert sorted(row["name"] for row in found) == cases(finding, FOUND)
    unknown = rows(capsys, finding, "--unknown", "--account", finding)
    assert sorted(row["name"] for row in unknown) == cases(finding, UNKNOWN)
    assert all(row["reason"] == row["reason"].strip() != "" for row in [*found, *unknown])
    assert {(row["account_id"], row["status"]) for row in found} == {(ACCOUNTS[finding], "found")}


def test_reasons_name_what_is_wrong(capsys: Capture) -> None:
    def reasons(finding: str) -> dict[str, str]:
        return {row["name"]: row["reason"] for row in rows(capsys, finding, "--account", finding)}

    told = reasons("open-security-groups")
    assert told["ssh"] == "open to the internet: tcp 22"
    assert told["range-with-web"] == "open to the internet: tcp 80-443"
    assert told["esp"] == "open to the internet: protocol 50"
    assert reasons("old-access-keys")["two-old-keys"] == "its key AKIA400 is 400 days old; its key AKIA100 is 100 days old"
    assert reasons("partly-unknown")["partly"] == "not read: Policy"


def test_the_overview_counts_what_was_found_and_what_nobody_can_tell(capsys: Capture) -> None:
    told = {row["finding"]: row for row in rows(capsys)}
    assert told.keys() == findings().keys()
    assert all(row["title"].endswith(".") for row in told.values())
    for name in ("public", "users-without-mfa", "vpcs-without-flow-logs"):
        (row,) = (row for row in rows(capsys, "--account", name) if row["finding"] == name)
        assert (row["found"], row["unknown"]) == (len(cases(name, FOUND)), len(cases(name, UNKNOWN)))


def test_the_overview_is_a_table_for_people_and_csv_for_programs(capsys: Capture) -> None:
    table, _ = find(capsys, "--account", "unowned")
    (line,) = (line for line in table.splitlines() if line.split()[:1] == ["unowned"])
    assert line.split()[1:3] == ["1", "1"]
    assert "--unknown those that could not be judged" in table
    (row,) = (
        row for row in csv.DictReader(io.StringIO(find(capsys, "--format", "csv", "-a", "unowned")[0])) if row["finding"] == "unowned"
    )
    assert (row["found"], row["unknown"]) == ("1", "1")


def test_a_table_says_how_many_it_could_not_judge_and_how_to_see_them(capsys: Capture) -> None:
    text, _ = find(capsys, "drifted-stacks", "--account", "drifted-stacks")
    assert "1 asset." in text
    assert "2 more assets could not be judged: inventory find drifted-stacks --unknown" in text
    assert "could not be judged" not in find(capsys, "default-vpcs", "--account", "default-vpcs")[0]


@pytest.mark.parametrize("form", ["json", "csv"])
def test_beside_rows_for_programs_the_same_is_said_on_stderr(capsys: Capture, form: str) -> None:
    out, err = find(capsys, "drifted-stacks", "--account", "drifted-stacks", "--format", form)
    assert "could not be judged" not in out
    assert "2 more assets could not be judged" in err


def test_filters_narrow_what_was_found_and_what_nobody_can_tell_alike(capsys: Capture) -> None:
    text, _ = find(capsys, "public", "--account", "public", "--type", "sqs")
    assert "1 asset." in text
    assert "1 more asset could not be judged" in text
    assert rows(capsys, "unattached", "--unknown", "--account", "unattached", "--region", "eu-west-1") == []
    assert [row["name"] for row in rows(capsys, "unowned", "--owner", "unowned", "-a", "unowned")] == ["nobodys"]
    assert rows(capsys, "unowned", "--owner", "unknown", "-a", "unowned") == [], "what is not known to lack an owner was not found"


@pytest.mark.parametrize(
    ("arguments", "message", "remedy"),
    [
        (["publik"], "there is no finding 'publik'", "Did you mean public?"),
        (["users-without-2fa"], "there is no finding 'users-without-2fa'", "Did you mean users-without-mfa?"),
        (["xyzzy"], "there is no finding 'xyzzy'", "See `inventory find`."),
        (["public", "--account", "unattachd"], "there is no account 'unattachd'", "Did you mean unattached?"),
        (["public", "--type", "buckett"], "there is no resource type 'buckett'", "did you mean 'bucket'?"),
        (["public", "--type", "qqqqqq"], "there is no resource type 'qqqqqq'", "inventory.type_aliases"),
    ],
)
def test_what_does_not_exist_is_named_with_what_was_probably_meant(
    capsys: Capture, arguments: list[str], message: str, remedy: str
) -> None:
    out, err = find(capsys, *arguments, code=1)
    assert message in err
    assert remedy in err
    assert out == ""


@pytest.mark.parametrize("arguments", [(), ("public",), ("public", "--unknown")])
def test_into_a_pipe_tables_are_plain_text_of_a_hundred_columns(capsys: Capture, arguments: tuple[str, ...]) -> None:
    text, _ = find(capsys, *arguments)
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 100
