"""The report of compliance: what it says, also where nothing is known; names stay text, and nothing comes from outside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from html_page import Page
from planted_compliance import MARKUP, publish_compliance, publish_no_compliance
from published_file import publish

from inventory_assets.reports.compliance_report import write_compliance_report


def report(folder: Path, more: str = "") -> str:
    published = publish_compliance(folder / "warehouse", more) / "warehouse.duckdb"
    return write_compliance_report(published, folder / "report.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    return report(tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    return Page(source)


@pytest.mark.parametrize(
    "told",
    [
        "As published on 2026-11-24 08:00 UTC; new and resolved since 2026-11-17.",
        "score 33.3 % coverage 83.3 %; 2 of 6 controls pass, 3 fail, 1 unknown",
        "score with exemptions 33.3 % weighed by severity 24.0 %; controls with something exempt: 1",
        "critical failures 2 1 of them exempt",
        "new this week 2 1 of them again; 1 resolved",
        "public resources 2 not known of 1 more",
        "unencrypted resources 2 not known of 0 more",
        "expired exemptions 1 failures that count again: 1",
        "wait for a person's answer 1",
        "2026-11-17 16.6 % 16.6 % 66.6 %",  # the figures of the chart
        "high: 1 unknown",  # told by the chart
        "critical: 1 fail and are exempt",
        "prod /Root/Workloads 1 0 0 0 0 1 60.0 % 80.0 %",
        "cis_aws 7.0 50.0 % 50.0 % 100.0 % 2 0 5 1",
        "soc_2 2017 unknown unknown 0.0 % 0 1 1 0",
        "critical aws_s3_bucket_public_access_blocked Buckets block public access 1 2 0",
        "New this week (2)",
        "2026-11-20 08:00 critical (again) Buckets block public access prod arn:aws:s3:::prod-logs block_public_policy is false",
        "Resolved this week (1)",
        "2026-11-22 08:00 medium Passwords are long prod",
        "core 1 0 0 0 1 1",
        "EX-0 2026-10-31 core SEC-0 1 was to be mended",
        "1 1 1 ec2:GetEbsEncryptionByDefault: AccessDenied, 2026-11-24",
        "Unknown is not passed",
        "Figures as of 2026-11-24 08:00 UTC",
    ],
)
def test_what_is_told(page: Page, told: str) -> None:
    assert told in page.words


def test_names_from_clouds_stay_text(source: str, page: Page) -> None:
    assert "script" not in {tag for tag, _ in page.elements}
    assert "<script" not in source
    assert page.words.count(MARKUP) >= 3  # a resource, a reason, an owner


def test_nothing_is_asked_for_from_outside(source: str, page: Page) -> None:
    loading = {"src", "srcset", "data", "action", "poster", "background", "ping", "xlink:href"}
    for tag, attributes in page.elements:
        assert tag not in {"link", "iframe", "object", "embed", "img", "form", "base", "a"}
        assert not loading & attributes.keys()
        assert str(attributes.get("href", "#")).startswith("#")
        assert not any(name.startswith("on") for name in attributes)
    assert not re.search(r"url\((?!#)|@import", source)
    assert "default-src 'none'" in source
    assert set(re.findall(r"https?://[^\"'\s<>]+", source)) <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_charts_have_distinct_ids_labels_and_the_colours_of_the_page(source: str, page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    labels = [attributes.get("aria-label") for tag, attributes in page.elements if tag == "svg"]
    assert labels == ["Score and coverage by day", "Failures by severity", "Failures by account", "Score by framework"]
    for chart in re.findall(r"<svg.*?</svg>", source, re.DOTALL):
        assert not re.search(r"(fill|stroke): #", chart)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("findings", "No control has judged anything yet"),
        ("scores", "No day has a score yet."),
        ("framework_requirements", "No framework is known."),
        ("changes", "Nothing began to fail."),
        ("changes", "Nothing was resolved."),
        ("exemptions", "No exemption has expired."),
        ("public_assets", "public resources 0"),
    ],
)
def test_what_is_missing_is_said(tmp_path: Path, table: str, told: str) -> None:
    assert told in Page(report(tmp_path, f"DELETE FROM compliance.{table};")).words


def test_everything_passing_says_so(tmp_path: Path) -> None:
    words = Page(report(tmp_path, "UPDATE compliance.findings SET status = 'pass', is_exempt = false;")).words
    for told in ("score 100.0 %", "No control fails.", "No resource fails.", "Everything could be judged."):
        assert told in words


def test_nothing_decided_is_no_score_and_is_said_first(tmp_path: Path) -> None:
    words = Page(report(tmp_path, "UPDATE compliance.findings SET status = 'unknown';")).words
    assert "Nothing was decided: there is no score." in words.split("At a glance")[0]
    assert "score unknown coverage 0.0 %; 0 of 7 controls pass, 0 fail, 7 unknown" in words


def test_a_build_of_the_past_is_said_first(tmp_path: Path) -> None:
    recent = "UPDATE compliance.findings SET as_of = now();"
    assert "nothing newer is published" not in Page(report(tmp_path / "new", recent)).words
    old = "UPDATE compliance.findings SET as_of = now() - INTERVAL 4 DAY;"
    assert "nothing newer is published" in Page(report(tmp_path / "old", old)).words


@pytest.mark.parametrize("is_empty", [True, False])
def test_a_file_without_findings_makes_a_page_that_says_so(tmp_path: Path, is_empty: bool) -> None:
    made = publish_no_compliance if is_empty else publish  # the latter is of an earlier version: it has no such tables
    published = made(tmp_path / "warehouse") / "warehouse.duckdb"
    words = Page(write_compliance_report(published, tmp_path / "r.html").read_text(encoding="utf-8")).words
    assert "No control has judged anything yet" in words


def test_much_that_is_new_is_cut_and_said(tmp_path: Path) -> None:
    more = "INSERT INTO compliance.changes SELECT c.* FROM compliance.changes AS c, range(40) WHERE finding_id = 'f1';"
    words = Page(report(tmp_path, more)).words
    assert "New this week (42)" in words
    assert "The gravest 25 of 42; `inventory security changes` lists all." in words
