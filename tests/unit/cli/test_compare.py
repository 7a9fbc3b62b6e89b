"""`inventory compare`: two accounts by the names of what they have, two moments by what there was; what cannot be matched is said so."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from planted import Planted, publish_planted
from published_file import DEV, OLD, PROD

from inventory_assets.cli import main

Capture = pytest.CaptureFixture[str]
QUEUE, BUCKET = "AWS::SQS::Queue", "AWS::S3::Bucket"


def named(account: str, resource_type: str, name: str | None, number: int = 1) -> list[Planted]:
    ids = [f"{resource_type}-{name}-{position}" for position in range(number)]
    return [Planted(resource_type, one, account=account, normalized_name=name) for one in ids]


PLANTED = [
    *named(PROD, QUEUE, "orders"),
    *named(DEV, QUEUE, "orders"),
    *named(PROD, QUEUE, "workers", 3),
    *named(DEV, QUEUE, "workers"),
    *named(PROD, QUEUE, "payments"),
    *named(DEV, BUCKET, "payments"),  # of that name, and another thing
    *named(PROD, BUCKET, None, 2),
    *named(DEV, BUCKET, None, 2),
]
#: What there was when, and a macro that tells it as the product's does.
PAST = f"""
CREATE TABLE inventory.past AS SELECT * FROM (VALUES
    ('kept', timestamptz '2024-10-01 00:00:00+00', timestamptz '2024-10-01 00:00:00+00', NULL),
    ('changed', timestamptz '2024-10-01 00:00:00+00', timestamptz '2024-10-01 00:00:00+00', timestamptz '2024-11-10 00:00:00+00'),
    ('changed', timestamptz '2024-10-01 00:00:00+00', timestamptz '2024-11-10 00:00:00+00', NULL),
    ('deleted', timestamptz '2024-10-01 00:00:00+00', timestamptz '2024-10-01 00:00:00+00', timestamptz '2024-11-10 00:00:00+00'),
    ('made-anew', timestamptz '2024-10-01 00:00:00+00', timestamptz '2024-10-01 00:00:00+00', timestamptz '2024-11-10 00:00:00+00'),
    ('made-anew', timestamptz '2024-11-12 00:00:00+00', timestamptz '2024-11-12 00:00:00+00', NULL),
    ('created', timestamptz '2024-11-12 00:00:00+00', timestamptz '2024-11-12 00:00:00+00', NULL)
) t(resource_uid, first_seen_at, last_changed_at, valid_to);
CREATE OR REPLACE MACRO inventory.assets_as_of(moment) AS TABLE
    SELECT resource_uid, '{PROD}' AS account_id, 'prod' AS account_name, 'eu-west-1' AS region, '{QUEUE}' AS resource_type,
        resource_uid AS resource_id, NULL::VARCHAR AS name, first_seen_at, last_changed_at
    FROM inventory.past WHERE last_changed_at <= moment AND (valid_to IS NULL OR valid_to > moment);
INSERT INTO inventory.accounts BY NAME SELECT 'aws' AS provider, '555555555555' AS account_id, 'dev-2' AS account_name, true AS is_scanned
    UNION ALL SELECT 'aws', '666666666666', 'twin', true UNION ALL SELECT 'aws', '777777777777', 'twin', true;
"""


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_planted(tmp_path_factory.mktemp("compared") / "warehouse", PLANTED, PAST)


@pytest.fixture(autouse=True)
def _settings(warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INVENTORY_WAREHOUSE", str(warehouse))
    for name in ("INVENTORY_CONFIG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def compared(capsys: Capture, *arguments: str) -> str:
    assert main(["compare", *arguments]) == 0
    return capsys.readouterr().out


def rows(capsys: Capture, *arguments: str) -> list[dict[str, Any]]:
    return list(json.loads(compared(capsys, *arguments, "--format", "json")))


def groups(capsys: Capture, *arguments: str) -> list[tuple[Any, ...]]:
    return [tuple(row[key] for key in ("difference", "group_name", "in_first", "in_second")) for row in rows(capsys, *arguments)]


def summary(text: str) -> str:
    """What stands above the table."""
    return " ".join(text.partition(" difference")[0].split())


DIFFERENT = [
    ("only first", "payments", 1, 0),
    ("only second", "payments", 0, 1),
    ("other number", "workers", 3, 1),
    ("no name of its own", "", 2, 2),
]


@pytest.mark.parametrize("pair", [("prod", "dev"), ("PROD", DEV), (PROD, "dev")])
def test_accounts_are_compared_by_name_and_type_whichever_way_they_are_named(capsys: Capture, pair: tuple[str, str]) -> None:
    assert groups(capsys, *pair) == DIFFERENT


def test_names_that_machines_drew_match_nothing_and_are_never_the_same(capsys: Capture) -> None:
    assert ("same", "orders", 1, 1) in groups(capsys, "prod", "dev", "--all")
    assert [group[0] for group in groups(capsys, "prod", "dev", "--type", "s3") if group[1] == ""] == ["no name of its own"]


def test_an_account_without_resources_lacks_everything(capsys: Capture) -> None:
    assert {row["difference"] for row in rows(capsys, "prod", "old")} == {"only first", "no name of its own"}
    assert {row["difference"] for row in rows(capsys, OLD, "prod")} == {"only second", "no name of its own"}


def test_an_account_is_the_same_as_itself(capsys: Capture) -> None:
    assert [group for group in groups(capsys, "prod", PROD) if group[1]] == []


def test_the_table_counts_what_is_the_same_and_heads_columns_by_the_accounts(capsys: Capture) -> None:
    text = compared(capsys, "prod", "dev")
    told = ["no name of its own: 1 name", "only first: 1 name", "only second: 1 name", "other number: 1 name", "same: 1 name"]
    assert [part for part in told if part not in summary(text)] == []
    heading = next(line for line in text.splitlines() if "difference" in line)
    assert heading.split()[-2:] == ["prod", "dev"]
    assert "orders" not in text
    assert "4 names." in text
    assert "5 names." in compared(capsys, "prod", "dev", "--all")


def moments(capsys: Capture, *arguments: str) -> dict[str, str]:
    return {row["resource_uid"]: row["difference"] for row in rows(capsys, *arguments)}


def test_between_two_moments_things_are_made_changed_deleted_and_made_anew(capsys: Capture) -> None:
    found = moments(capsys, "2024-11-01", "2024-11-20", "--all")
    assert found == {
        "kept": "same",
        "changed": "changed",
        "deleted": "only first",
        "created": "only second",
        "made-anew": "made anew",
    }
    without_same = {uid: difference for uid, difference in found.items() if difference != "same"}
    assert moments(capsys, "2024-11-01", "2024-11-20") == without_same
    assert moments(capsys, "2024-11-01") == without_same, "the present is the other moment where none is named"


def test_a_moment_in_between_has_what_there_was_then(capsys: Capture) -> None:
    assert moments(capsys, "2024-11-11", "2024-11-20T00:00Z") == {"created": "only second", "made-anew": "only second"}
    assert moments(capsys, "2024-11-11", "2024-11-11", "--all") == {"kept": "same", "changed": "same"}


def test_moments_are_shown_as_a_table_with_counts(capsys: Capture) -> None:
    text = compared(capsys, "2024-11-01", "2024-11-20")
    told = ["changed: 1 asset", "made anew: 1 asset", "only first: 1 asset", "only second: 1 asset", "same: 1 asset"]
    assert [part for part in told if part not in summary(text)] == []
    assert "4 assets." in text
    assert "kept" not in text


def test_where_nothing_was_known_there_is_nothing_to_compare(capsys: Capture) -> None:
    assert "nothing to compare" in compared(capsys, "2020-01-01", "2020-01-02")
    assert rows(capsys, "2020-01-01", "2020-01-02") == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["prod"], ["'prod' is an account, and there is no other", "Name a second account"]),
        (["porod", "dev"], ["there is no account 'porod'", "Did you mean prod?"]),
        (["prod", "devv"], ["there is no account 'devv'", "Did you mean dev?"]),
        (["prod", "2024-11-01"], ["there is no account '2024-11-01'", "inventory accounts"]),
        (["twin", "dev"], ["2 accounts are called 'twin'", "666666666666, 777777777777"]),
        (["yesterday"], ["'yesterday' and 'now' are neither two accounts nor two times", "inventory accounts"]),
        (["2024-11-01", "2024-13-01"], ["'2024-13-01'", "neither two accounts nor two times"]),
        (["prod", "dev", "--type", "queu"], ["there is no resource type 'queu'", "did you mean 'queue'?"]),
    ],
)
def test_what_cannot_be_compared_is_named_with_the_remedy(capsys: Capture, arguments: list[str], told: list[str]) -> None:
    assert main(["compare", *arguments]) == 1
    written = capsys.readouterr()
    assert written.out == ""
    assert [part for part in told if part not in written.err] == []


@pytest.mark.parametrize("pair", [("prod", "dev"), ("2024-11-01", "now")])
def test_into_a_pipe_go_plain_tables_and_rows_without_a_summary(capsys: Capture, pair: tuple[str, str]) -> None:
    text = compared(capsys, *pair)
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 100
    assert len(list(csv.DictReader(io.StringIO(compared(capsys, *pair, "--format", "csv"))))) == len(rows(capsys, *pair))
