"""Scores of any choice of findings: the rules of the mart, and never by counting rows."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from planted_compliance import PUBLIC, publish_compliance
from published_file import DEV, PROD

from inventory_assets.reports.compliance_figures import (
    EVERYTHING,
    Narrowed,
    format_percent,
    read_score,
    read_severities,
    read_worst,
)

for folder in ("compliance", "dbt"):
    sys.path.insert(0, str(Path(__file__).parents[1] / folder))
SCORES = (
    "passed",
    "failed",
    "unknown",
    "manual",
    "not_applicable",
    "exempt",
    "score",
    "weighted_score",
    "score_with_exemptions",
    "coverage",
)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = publish_compliance(tmp_path_factory.mktemp("figures") / "warehouse")
    with duckdb.connect(str(folder / "warehouse.duckdb"), read_only=True) as opened:
        yield opened


def of(account: str) -> Narrowed:
    return EVERYTHING.also("account_id = ?", account)


@pytest.mark.parametrize(("narrowed", "account"), [(EVERYTHING, None), (of(PROD), PROD), (of(DEV), DEV)])
def test_the_planted_scores_are_those_of_the_planted_findings(
    connection: duckdb.DuckDBPyConnection, narrowed: Narrowed, account: str | None
) -> None:
    sql = f"""
        SELECT {", ".join(SCORES)} FROM compliance.scores
        WHERE kind = 'estate' AND day = '2026-11-24' AND account_id IS NOT DISTINCT FROM ? AND (ou_path IS NULL OR account_id IS NOT NULL)
    """
    mart = connection.execute(sql, [account]).fetchone()
    found = read_score(connection, narrowed)
    assert tuple(found[name] for name in SCORES) == mart


def test_scores_are_the_rules_of_the_mart(tmp_path: Path) -> None:
    """The model itself, rendered, over findings of every kind; whatever it says of the whole, of accounts and of units is said here."""
    from judged_estate import ACCOUNT, OTHER, JudgedEstate

    exemption = {
        "exemption_id": "EX", "controls": ["one"], "accounts": [ACCOUNT], "regions": [], "resources": [], "tags": {}, "owner": "web",
        "reason": "r", "ticket": "t", "approved_by": None, "starts_on": None, "expires_on": "2030-01-01",
    }  # fmt: skip
    estate = JudgedEstate(exemptions=[exemption])
    estate.account(OTHER, "/Root/Workloads/Test")
    for name, severity in (("one", "critical"), ("two", "high"), ("three", "medium"), ("four", "low"), ("five", "high")):
        estate.control(name, severity)
    estate.cover()
    estate.cover(account=OTHER)
    statuses = ("fail", "pass", "unknown", "manual", "not_applicable")
    for number, account in enumerate((ACCOUNT, OTHER, ACCOUNT, OTHER)):
        bucket = estate.bucket(f"bucket-{number}", account)
        for place, control in enumerate(("one", "two", "three", "four", "five")):
            estate.say(control, bucket, "pass" if control == "two" else statuses[(number * place) % 5])
    estate.build()
    compared = 0
    estate.connection.execute("create schema compliance; create table compliance.findings as from main.findings")
    for row in estate.ask("from scores where kind = 'estate'"):
        narrowed = EVERYTHING
        if row["account_id"]:
            narrowed = of(row["account_id"])
        elif row["ou_path"]:
            narrowed = EVERYTHING.also("(ou_path || '/') LIKE ?", f"{row['ou_path']}/%")
        found = read_score(estate.connection, narrowed)
        assert {name: found[name] for name in SCORES} == {name: row[name] for name in SCORES}, row
        compared += 1
    assert compared >= 5


def test_a_control_is_one_however_many_resources_it_looks_at(connection: duckdb.DuckDBPyConnection) -> None:
    only = read_score(connection, EVERYTHING.also("control_id = ?", PUBLIC))
    assert (only["controls"], only["failed"], only["score"]) == (1, 1, 0)


def test_nothing_decided_is_no_score(connection: duckdb.DuckDBPyConnection) -> None:
    unknown = read_score(connection, EVERYTHING.also("status = 'unknown'"))
    assert (unknown["score"], unknown["coverage"]) == (None, 0)
    nothing: dict[str, Any] = read_score(connection, of("nobody"))
    assert [nothing[name] for name in ("score", "weighted_score", "score_with_exemptions", "coverage")] == [None] * 4


def test_severities_come_gravest_first_and_exempt_failures_are_apart(connection: duckdb.DuckDBPyConnection) -> None:
    rows = read_severities(connection)
    assert [row["severity"] for row in rows] == ["critical", "high", "medium", "low"]
    assert (rows[0]["failing"], rows[0]["failing_exempt"]) == (2, 1)
    assert [row["control_id"] for row in read_worst(connection, 9, of(DEV))] == ["aws_iam_password_policy_long", "aws_sqs_queue_encrypted"]


@pytest.mark.parametrize(
    ("value", "told"), [(None, "unknown"), (100, "100.0 %"), ("99.99", "99.9 %"), ("0.04", "0.0 %"), (0, "0.0 %"), ("33.33", "33.3 %")]
)
def test_a_share_is_never_rounded_up(value: object, told: str) -> None:
    assert format_percent(value) == told
