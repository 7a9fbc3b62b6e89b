"""`inventory security answer`: what may be answered, by whom and until when, and that nothing else is recorded."""

from __future__ import annotations

import datetime as dt
import os
import pwd
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from planted_compliance import CONTACT, LONG, PUBLIC, publish_compliance
from published_file import DEV, PROD

from inventory_assets.cli import main

Capture = pytest.CaptureFixture[str]
NEXT_YEAR = str(dt.datetime.now(dt.UTC).date() + dt.timedelta(days=365))
TODAY = str(dt.datetime.now(dt.UTC).date())


@pytest.fixture
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = publish_compliance(tmp_path / "warehouse")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INVENTORY_WAREHOUSE", str(folder))
    monkeypatch.delenv("INVENTORY_CONFIG", raising=False)
    return folder


def answer(*arguments: str, until: str = NEXT_YEAR, note: str = "looked at it") -> int:
    return main(["security", "answer", *arguments, "--until", until, "--note", note])


def recorded(warehouse: Path) -> list[dict]:
    files = sorted((warehouse / "raw" / "compliance" / "answers").glob("*.parquet"))
    return [row for file in files for row in pq.read_table(file).to_pylist()]


def test_an_answer_is_recorded_with_who_and_until_when(warehouse: Path, capsys: Capture) -> None:
    assert answer(CONTACT, "--account", "dev", "--status", "pass", "--who", "bea") == 0
    (row,) = recorded(warehouse)
    assert (row["control_id"], row["provider"], row["account_id"], row["resource_uid"]) == (CONTACT, "aws", DEV, None)
    assert (row["status"], row["answered_by"], str(row["valid_until"]), row["note"]) == ("pass", "bea", NEXT_YEAR, "looked at it")
    assert "It counts from the next `inventory run`" in " ".join(capsys.readouterr().out.split())


def test_without_a_name_the_user_of_the_session_answers(warehouse: Path) -> None:
    assert answer(CONTACT, "--account", DEV, "--status", "not_applicable") == 0
    assert recorded(warehouse)[0]["answered_by"] == pwd.getpwuid(os.getuid()).pw_name


def test_an_answer_may_be_of_one_resource_and_may_be_given_again(warehouse: Path) -> None:
    assert answer(CONTACT, "--account", "prod", "--resource", PROD, "--status", "fail", "--who", "bea") == 0
    assert answer(CONTACT, "--account", "prod", "--resource", PROD, "--status", "pass", "--who", "bea") == 0
    assert [(row["resource_uid"], row["status"]) for row in recorded(warehouse)] == [(PROD, "fail"), (PROD, "pass")]


@pytest.mark.parametrize(
    ("arguments", "options", "told"),
    [
        ((LONG, "--account", "dev", "--status", "pass"), {}, "judges by itself: nothing of it waits for an answer"),
        ((PUBLIC, "--account", "dev", "--status", "pass"), {}, "is exempt: `compliance.exemptions` in the settings"),
        (("aws_account_contact_curent", "--account", "dev", "--status", "pass"), {}, f"Did you mean {CONTACT}?"),
        (("zzz", "--account", "dev", "--status", "pass"), {}, "lists what waits for an answer"),
        ((CONTACT, "--account", "nope", "--status", "pass"), {}, "there is no account 'nope'"),
        ((CONTACT, "--account", "old", "--status", "pass"), {}, "says nothing of account 444444444444"),
        ((CONTACT, "--account", "dev", "--resource", "arn:x", "--status", "pass"), {}, f"says nothing of resource 'arn:x' in {DEV}"),
        ((CONTACT, "--account", "dev", "--status", "unknown"), {}, "'unknown' is not one of"),
        ((CONTACT, "--account", "dev", "--status", "pass"), {"until": TODAY}, "is not to come"),
        ((CONTACT, "--account", "dev", "--status", "pass"), {"until": "soon"}, "'soon' is not a day"),
        ((CONTACT, "--account", "dev", "--status", "pass"), {"note": "  "}, "an answer needs a note"),
        ((CONTACT, "--account", "dev", "--status", "pass", "--who", " "), {}, "an answer needs the name of who gives it"),
    ],
)
def test_what_cannot_be_answered_is_refused_and_not_recorded(
    warehouse: Path, capsys: Capture, arguments: tuple[str, ...], options: dict[str, str], told: str
) -> None:
    assert answer(*arguments, **options) == 1
    assert told in " ".join(capsys.readouterr().err.split())
    assert recorded(warehouse) == []


def test_until_when_must_be_said(warehouse: Path, capsys: Capture) -> None:
    assert main(["security", "answer", CONTACT, "--account", "dev", "--status", "pass", "--note", "x"]) == 1
    assert "--until" in capsys.readouterr().err
