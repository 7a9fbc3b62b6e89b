"""`inventory cost`: what each command answers, that every figure has its currency and basis, and that unknown is never zero."""

from __future__ import annotations

import csv
import io
import json
import stat
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from planted_costs import DB, DOLLARS, MARKUP, QUEUE, SUBSCRIPTION, VM, WEB, publish_costs, publish_no_costs
from published_file import DEV, PROD

from inventory_assets.cli import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_costs(tmp_path_factory.mktemp("costs") / "warehouse")


@pytest.fixture(autouse=True)
def warehouse(planted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INVENTORY_WAREHOUSE", str(planted))
    monkeypatch.setenv("COLUMNS", "140")
    monkeypatch.delenv("INVENTORY_CONFIG", raising=False)
    return planted


@pytest.fixture
def nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INVENTORY_WAREHOUSE", str(publish_no_costs(tmp_path / "empty")))


def changed(folder: Path, monkeypatch: pytest.MonkeyPatch, sql: str) -> None:
    monkeypatch.setenv("INVENTORY_WAREHOUSE", str(publish_costs(folder / "changed", sql)))


def output(capsys: Capture, *arguments: str, code: int = 0) -> str:
    assert main(["cost", *arguments]) == code
    return " ".join(capsys.readouterr().out.split())


def refusal(capsys: Capture, *arguments: str) -> str:
    assert main(["cost", *arguments]) == 1
    return " ".join(capsys.readouterr().err.split())


def rows(capsys: Capture, *arguments: str) -> list[dict]:
    assert main(["cost", *arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def records(capsys: Capture, *arguments: str) -> list[dict[str, str]]:
    assert main(["cost", *arguments, "--format", "csv"]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


# the overview


@pytest.mark.parametrize(
    "told",
    [
        "Costs as of 2026-11-24 08:00 UTC",
        "2026-11 to date aws 572.06 USD 572.06 USD billed 100.0 %",
        "2026-10 closed aws 775.25 USD 762.75 USD billed 98.4 %, estimated 1.6 %",
        "2026-10 closed azure 90.00 EUR 90.00 EUR billed 100.0 %",
        "unknown in EUR (too_short); no threshold in this currency",
        "720.50 USD, interval 690.00 – 751.00 USD (weekday_index); threshold 700.00 USD: will be over",
        "1 resource is above its own threshold",
        "Amazon RDS 600.50 USD 77.5 %",
        "2 open anomalies",
        "since 2026-11-20 AmazonEC2 · dev · aws: 312.50 USD more than expected; 3 m5.4xlarge created on 19 November by role/deploy",
        "savings a month: H 40.25 USD, H+M 250.75 USD, all 253.75 USD",
        "aws: 88.0 % of the USD of 2026-10 matched to the inventory",
        "aws main: newest charge 1 day old",
        "azure azure, 2026-11: error: InvalidFile: part_1.csv row 3 column BilledCost",
    ],
)
def test_the_overview_tells(capsys: Capture, told: str) -> None:
    assert told in output(capsys)


def test_currencies_are_never_added(capsys: Capture) -> None:
    told = output(capsys)
    for sums in ("639.56", "865.25", "810.50"):  # of both currencies: to date, closed, expected
        assert sums not in told
    assert {(row["figure"], row["currency"]) for row in rows(capsys)} >= {("last_closed_month", "EUR"), ("last_closed_month", "USD")}


def test_the_overview_for_programs_has_the_same_figures(capsys: Capture) -> None:
    found = {(row["figure"], row["name"], row["provider"], row["basis"]): row["value"] for row in records(capsys)}
    assert found["last_closed_month", "effective_cost", "aws", "estimated"] == "12.500000000000000"
    assert found["last_closed_month", "billed_cost", "aws", "estimated"] == ""  # nobody knows: not zero
    assert found["saving_monthly", "saving_high", "", "without 1 resources that are unknown"] == "40.25"
    assert all(row["basis"] for row in rows(capsys))


def test_estimates_alone_are_called_that(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "no cost source" not in output(capsys)
    changed(tmp_path, monkeypatch, "DELETE FROM cost.service_costs WHERE cost_basis <> 'estimated';")
    assert "no cost source: estimates only; see docs/costs.md" in output(capsys)
    (tmp_path / "inventory.yaml").write_text("costs: {exports: {main: {provider: aws, location: bills}}}")
    assert "no cost source could be read: estimates only" in output(capsys)


def test_nothing_known_is_said(capsys: Capture, nothing: None) -> None:
    assert "No costs are known" in output(capsys)
    assert rows(capsys) == []


# lists


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ((), [VM, DB, WEB, "arn:aws:s3:::prod-logs", QUEUE]),
        (("--account", "prod"), [DB, "arn:aws:s3:::prod-logs"]),
        (("--account", SUBSCRIPTION), [VM]),
        (("--account", "dev", "--account", SUBSCRIPTION), [VM, WEB, QUEUE]),
        (("--owner", "CORE"), [DB, "arn:aws:s3:::prod-logs"]),
        (("--owner", "unknown"), [VM, WEB]),  # not in the inventory; and tags that could not be read
        (("--owner", "unowned"), []),
        (("--service", "rds"), [DB]),
        (("--service", "rds", "--service", "EC2"), [DB, WEB]),
        (("--type", "ec2"), [WEB]),
        (("--month", "2026-07"), [VM, DB, QUEUE]),
        (("--month", "current", "--owner", "core"), [DB]),
        (("--limit", "2"), [VM, DB]),
        (("--service", "' OR 1=1 --"), []),
    ],
)
def test_the_dearest_are_filtered(capsys: Capture, arguments: tuple[str, ...], found: list[str]) -> None:
    assert [row["resource_uid"] for row in rows(capsys, "top", *arguments)] == found


def test_the_share_is_of_everything_in_the_currency(capsys: Capture) -> None:
    shares = {row["resource_uid"]: row["share"] for row in rows(capsys, "top")}
    assert shares[VM] == 1
    assert shares[DB] == pytest.approx(600.5 / 775.2501, abs=1e-6)  # taxes and credits are in it


def test_the_dearest_are_shown_with_currency_and_basis(capsys: Capture) -> None:
    told = output(capsys, "top")
    assert "Effective cost of 2026-10" in told
    assert "orders AWS::RDS::DBInstance prod core 600.50 USD 77.5 % billed" in told
    assert "prod-logs AWS::S3::Bucket prod core 12.50 USD 1.6 % estimated" in told
    assert "<0.01 USD" in told  # it is not nothing


def test_the_table_of_the_dearest_is_the_mart(capsys: Capture, planted: Path) -> None:
    with duckdb.connect(str(planted / "warehouse.duckdb"), read_only=True) as connection:
        mart = connection.execute(
            "SELECT rank, resource_uid, effective_cost::DOUBLE FROM cost.top_resources ORDER BY rank, currency"
        ).fetchall()
    assert [(row["rank"], row["resource_uid"], row["effective_cost"]) for row in rows(capsys, "top")] == mart


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("top", "--month", "2020-01"), "there are no costs of 2020-01 There are 2025-11 to 2026-11."),
        (("top", "--month", "2026-13"), "'2026-13' is not a month"),
        (("top", "--account", "prd"), "there is no account 'prd' in the inventory Did you mean prod?"),
        (("by-team", "--by", "teem"), "costs are not split by 'teem' Did you mean team?"),
        (("by-team", "--by", "xyz"), "There are: account, team"),
        (("savings", "--rule", "ec2-idl"), "Did you mean ec2-idle?"),
        (("forecast", "--of", "teams"), "Did you mean team?"),
        (("history", "nope"), "no costs are known of 'nope'"),
        (("report", "--output", "costs.xlsx"), "costs.xlsx is neither a .csv nor an .html file"),
    ],
)
def test_wrong_questions_are_told_with_a_remedy(capsys: Capture, arguments: tuple[str, ...], told: str) -> None:
    assert told in refusal(capsys, *arguments)


def test_services_are_told_by_basis(capsys: Capture) -> None:
    found = {(row["service"], row["cost_basis"]): row["effective_cost"] for row in rows(capsys, "services")}
    assert found["Credits", "billed"] == -30
    assert found["AmazonS3", "estimated"] == 12.5
    told = output(capsys, "services")
    assert "AmazonS3 12.50 USD unknown estimated" in told  # what is estimated is not invoiced, nor is it zero
    assert "Credits -30.00 USD" in told
    assert DOLLARS in told
    assert [row["service"] for row in rows(capsys, "services", "--account", DEV)] == ["AmazonEC2", MARKUP]


@pytest.mark.parametrize("limit", ["1", "50", "0"])
def test_what_is_not_allocated_is_always_told(capsys: Capture, limit: str) -> None:
    found = [(row["currency"], row["value"]) for row in rows(capsys, "by-team", "--limit", limit)]
    assert {("EUR", "unallocated"), ("USD", "unallocated")} <= set(found)
    assert found.index(("USD", "unallocated")) == len(found) - 1  # last of its currency
    assert ("USD", "core") in found


def test_allocation_tells_whose_tags_it_stands_on(capsys: Capture) -> None:
    told = output(capsys, "by-team")
    assert "core 600.50 USD 42.00 USD 642.50 USD 83.0 % resource 90 %, bill 10 % billed" in told
    assert "unallocated 120.25 USD 0.00 USD 120.25 USD 17.0 % nobody's billed" in told
    assert "unallocated 0.00 USD" in output(capsys, "by-team", "--by", "account")
    assert {row["billing_period"] for row in rows(capsys, "by-team", "--month", "current")} == {"2026-11-01"}


def test_anomalies_are_told_once_with_their_cause(capsys: Capture) -> None:
    assert [row["anomaly_id"] for row in rows(capsys, "anomalies")] == ["c1", "a1", "b1", "d1"]
    assert {row["anomaly_id"] for row in rows(capsys, "anomalies", "--all")} == {"a1", "a2", "a3", "b1", "c1", "d1"}
    told = output(capsys, "anomalies")
    assert "+312.50 USD rise, 2026-11-20 to 2026-11-23, open AmazonEC2 · dev · aws: 412.50 USD where 100.00 USD were expected" in told
    assert "3 m5.4xlarge created on 19 November by role/deploy" in told
    assert "-40.00 USD drop" in told
    assert "cause unknown: no resource moved" in told
    assert "open, provisional" in told
    assert "4 anomalies." in told


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--open",), ["c1", "a1"]),
        (("--since", "2026-11-01"), ["c1", "a1", "b1"]),
        (("--account", "prod"), ["d1"]),
        (("--account", "dev", "--open"), ["a1"]),
        (("--limit", "1"), ["c1"]),
    ],
)
def test_anomalies_are_filtered(capsys: Capture, arguments: tuple[str, ...], found: list[str]) -> None:
    assert [row["anomaly_id"] for row in rows(capsys, "anomalies", *arguments)] == found


def test_a_larger_happening_is_not_hidden_behind_a_small_one(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed(tmp_path, monkeypatch, "UPDATE cost.anomalies SET impact = 1000 WHERE anomaly_id = 'a3';")
    assert "a3" in {row["anomaly_id"] for row in rows(capsys, "anomalies")}  # the service explains a third of it
    changed(tmp_path / "other", monkeypatch, "UPDATE cost.anomalies SET impact = -310 WHERE anomaly_id = 'a3';")
    assert "a3" in {row["anomaly_id"] for row in rows(capsys, "anomalies")}  # it goes the other way


def test_forecasts_are_told_with_interval_method_and_thresholds(capsys: Capture) -> None:
    told = output(capsys, "forecast")
    assert "aws 2026-11 500.00 USD 720.50 USD 690.00 USD 751.00 USD weekday_index (own and pool)" in told
    assert "2026-12 to 2027-11" in told
    assert "azure 2026-11 67.50 EUR unknown unknown unknown too_short" in told
    assert "everything 700.00 USD 572.06 USD 762.75 USD will be over billed" in told
    assert "orders 500.00 USD 450.40 USD 600.50 USD will be over billed" in told
    assert [(row["team"], row["forecast_cost"]) for row in rows(capsys, "forecast", "--of", "team")] == [("core", 700)]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ((), ["rds-rightsize", "ec2-stopped", "ebs-gp2"]),
        (("--all",), ["rds-rightsize", "rds-schedule", "ec2-stopped", "ebs-gp2"]),
        (("--min-savings", "50"), ["rds-rightsize"]),
        (("--min-savings", "40.25"), ["rds-rightsize", "ec2-stopped"]),
        (("--confidence", "H"), ["ec2-stopped"]),
        (("--confidence", "m"), ["rds-rightsize", "ec2-stopped"]),
        (("--confidence", "L"), ["rds-rightsize", "ec2-stopped", "ebs-gp2"]),
        (("--rule", "ebs-gp2"), ["ebs-gp2"]),
        (("--account", "prod"), ["rds-rightsize"]),
        (("--owner", "core"), ["rds-rightsize"]),
        (("--unknown",), ["ec2-idle"]),
    ],
)
def test_savings_are_filtered(capsys: Capture, arguments: tuple[str, ...], found: list[str]) -> None:
    assert [row["rule"] for row in rows(capsys, "savings", *arguments)] == found


def test_savings_are_told_with_three_totals_and_what_is_unknown(capsys: Capture) -> None:
    told = output(capsys, "savings", "--limit", "1")
    assert "orders rds-rightsize 210.50 USD M 600.50 USD billed P99.5 of the CPU 12 %; instead: db.m5.large" in told
    assert "40.25 USD by facts of configuration (H), 250.75 USD with what was measured (H+M), 253.75 USD with what is only likely" in told
    assert "1 more resource could not be judged" in told
    assert "CPUUtilization was not measured" in output(capsys, "savings", "--unknown")


def test_a_saving_whose_size_nobody_knows_is_unknown(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed(tmp_path, monkeypatch, "UPDATE cost.savings_opportunities SET saving_usd_monthly = NULL WHERE rule = 'ebs-gp2';")
    assert "ebs-gp2" not in {row["rule"] for row in rows(capsys, "savings", "--all")}
    assert "ebs-gp2" in {row["rule"] for row in rows(capsys, "savings", "--unknown")}


@pytest.mark.parametrize("name", ["orders", "ORDERS", DB, "db:orders"])
def test_a_history_is_found_by_name_id_or_identity(capsys: Capture, name: str) -> None:
    assert [row["resource_uid"] for row in rows(capsys, "history", name)] == [DB]


def test_a_history_tells_every_month_with_its_basis(capsys: Capture) -> None:
    told = output(capsys, "history", "i-1")
    assert "M09 2026-07 no figure M10 2026-08 120.25 USD billed" in told
    assert "M12 2026-10 120.25 USD billed" in told
    assert "in all 360.75 USD in 3 months" in told
    assert "average 30.06 USD a month of twelve" in told
    assert "last 3 months unknown against" in told  # there is nothing to compare with
    assert "M12 2026-10 12.50 USD estimated" in output(capsys, "history", "prod-logs")


def test_names_that_several_have_are_listed(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed(tmp_path, monkeypatch, "UPDATE cost.resource_cost_history SET resource_name = 'orders' WHERE resource_uid LIKE '%prod-logs';")
    told = output(capsys, "history", "orders")
    assert "2 resources are called that" in told
    assert DB in told


def test_a_resource_without_costs_is_unknown_not_free(capsys: Capture) -> None:
    assert "its cost is unknown, not zero" in refusal(capsys, "history", f"arn:aws:iam::{PROD}:role/deploy")


@pytest.mark.parametrize("command", ["top", "services", "by-team", "anomalies", "forecast", "savings"])
def test_every_list_answers_where_nothing_is_known(capsys: Capture, nothing: None, command: str) -> None:
    output(capsys, command)
    assert rows(capsys, command) == []
    assert records(capsys, command) == []


@pytest.mark.parametrize("command", ["top", "services", "by-team"])
def test_nothing_known_is_said_beside_what_a_program_reads(capsys: Capture, nothing: None, command: str) -> None:
    assert main(["cost", command, "--format", "json"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out) == []
    assert "No costs are known" in captured.err


def test_a_file_of_an_earlier_version_is_told(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed(tmp_path, monkeypatch, "DROP SCHEMA cost CASCADE;")
    assert "`inventory run` publishes it anew" in refusal(capsys)


# reports


def test_the_costs_of_every_resource_are_written_exactly(capsys: Capture, tmp_path: Path, planted: Path) -> None:
    assert main(["cost", "report", "--output", "out/costs.csv"]) == 0
    assert "7 rows in out/costs.csv" in capsys.readouterr().out
    target = tmp_path / "out" / "costs.csv"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    found = list(csv.DictReader(target.open(encoding="utf-8")))
    months = [f"M{place:02d}" for place in range(1, 13)]
    assert [name for name in found[0] if name.startswith("M") and len(name) == 3] == months
    assert {"resource_uid", "resource_type", "account_id", "account_name", "owner", "cost_monthly_avg", "cost_basis", "currency"} <= found[
        0
    ].keys()
    by_name = {row["resource_name"]: row for row in found}
    assert by_name["orders"]["M12"] == "600.5"
    assert by_name["orders"]["cost_total"] == "7206"
    assert by_name[MARKUP]["M01"] == "0.0001"  # not 1E-4
    assert by_name["prod-logs"]["M11"] == ""  # not 0
    assert by_name["prod-logs"]["cost_basis"] == "estimated"
    with duckdb.connect(str(planted / "warehouse.duckdb"), read_only=True) as connection:
        sums = connection.execute(
            "SELECT currency, sum(effective_cost) FROM cost.resource_costs_monthly WHERE billing_period < '2026-11-01' GROUP BY ALL"
        ).fetchall()
    for currency, total in sums:
        own = [row for row in found if row["currency"] == currency]
        assert sum(Decimal(row[month] or 0) for row in own for month in months) == total
        assert sum(Decimal(row["cost_total"]) for row in own) == total


def test_the_page_is_written_by_its_name_or_by_option(capsys: Capture, tmp_path: Path) -> None:
    for arguments, name in ((("--output", "costs.html"), "costs.html"), (("--output", "page", "--html"), "page")):
        assert main(["cost", "report", *arguments]) == 0
        assert name in capsys.readouterr().out
        assert (tmp_path / name).read_text(encoding="utf-8").startswith("<!doctype html>")


def test_without_a_name_the_page_stands_below_the_warehouse(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed(tmp_path, monkeypatch, "")
    assert main(["cost", "report"]) == 0
    (target,) = (tmp_path / "changed" / "reports").glob("costs-????-??-??.html")
    assert str(target) in capsys.readouterr().out.replace("\n", "")


def test_a_report_needs_something_published(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INVENTORY_WAREHOUSE", str(tmp_path / "nowhere"))
    assert "nothing has been published" in refusal(capsys, "report", "--output", "costs.html")
    assert not (tmp_path / "costs.html").exists()


# the summary of a run


def summary(capsys: Capture) -> str:
    assert main(["summary"]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_the_summary_has_a_paragraph_of_costs(capsys: Capture) -> None:
    told = summary(capsys)
    assert "What it costs 2026-10: 90.00 EUR (billed 100.0 %) 2026-10: 775.25 USD (billed 98.4 %, estimated 1.6 %)" in told
    assert "2026-11 will come to 720.50 USD, interval 690.00 – 751.00 USD (weekday_index); threshold 700.00 USD: will be over" in told
    assert "2 open anomalies" in told
    assert "inventory cost where the money goes" in told


def test_the_summary_says_where_there_is_no_cost_source(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nothing: None
) -> None:
    assert "What it costs no cost source: estimates only; see docs/costs.md" in summary(capsys)
    changed(tmp_path, monkeypatch, "DELETE FROM cost.service_costs WHERE cost_basis <> 'estimated';")
    told = summary(capsys)
    assert "no cost source: estimates only; see docs/costs.md 2026-10: 12.50 USD (estimated 100.0 %)" in told
    assert "anomal" not in told.split("What it costs")[1].split("Where to look")[0]  # without a bill nobody can tell
    changed(tmp_path / "old", monkeypatch, "DROP SCHEMA cost CASCADE;")
    assert "no cost source" in summary(capsys)
