"""The report of costs: what it says, also where nothing is known; that names from clouds stay text; that nothing comes from outside."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from html_page import Page
from planted_costs import DOLLARS, MARKUP, publish_costs, publish_no_costs

from inventory_assets.reports.cost_report import write_cost_report


def report(folder: Path, more: str = "") -> str:
    published = publish_costs(folder / "warehouse", more) / "warehouse.duckdb"
    return write_cost_report(published, folder / "report.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    return report(tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    return Page(source)


def test_names_from_clouds_stay_text(source: str, page: Page) -> None:
    assert "script" not in {tag for tag, _ in page.elements}
    assert "<script" not in source
    # as a service, an owner, a team in a chart and in its hints, a resource, a cause
    assert page.words.count(MARKUP) > 6
    assert f"{MARKUP} was resized" in page.words
    assert DOLLARS in page.words


def test_a_name_with_dollars_is_a_name_in_a_chart(tmp_path: Path) -> None:
    source = report(tmp_path, f"UPDATE cost.cost_allocation SET value = '{DOLLARS}' WHERE value = 'core';")
    assert any(f">{html.escape(DOLLARS)}<" in chart for chart in re.findall(r"<svg.*?</svg>", source, re.DOTALL))


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


def test_ids_are_distinct_and_every_reference_leads_somewhere(source: str, page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    wanted = set(re.findall(r"url\(#([^)]+)\)", source)) | {
        str(attributes["href"])[1:] for _, attributes in page.elements if attributes.get("href")
    }
    assert wanted
    assert wanted <= set(ids)


def test_colours_are_those_of_the_page(source: str) -> None:
    assert "prefers-color-scheme: dark" in source
    assert "@media print" in source
    charts = re.findall(r"<svg.*?</svg>", source, re.DOTALL)
    assert len(charts) == 7  # months, days, teams of both currencies, and the months to come of the one that has a forecast
    used = set()
    for chart in charts:
        assert not re.search(r"(fill|stroke): #", chart)
        used |= set(re.findall(r"var\(--(\w+)\)", chart))
    defined = set(re.findall(r"--(\w+): ", source))
    assert used
    assert used <= defined


def test_every_chart_is_told_to_those_who_do_not_see_it(page: Page) -> None:
    labels = [attributes.get("aria-label") for tag, attributes in page.elements if tag == "svg"]
    assert "Costs by month and service in USD" in labels
    assert all(labels)


@pytest.mark.parametrize(
    "told",
    [
        "2026-11 to date 572.06 USD billed 100.0 %",
        "2026-10, closed 775.25 USD billed 98.4 %, estimated 1.6 %; +1.6 % against 2026-09",
        "2026-11 will come to 720.50 USD usage, interval 690.00 – 751.00 USD; threshold 700.00 USD: will be over",
        "2026-11 will come to unknown too little is known by the day; no threshold in this currency",
        "open anomalies 1 largest: 312.50 USD, AmazonEC2 · dev · aws",
        "could be saved a month 253.75 USD by facts (H) 40.25 USD, H+M 250.75 USD",
        "unallocated 17.0 % 120.25 USD of 2026-10 belong to no team",
        "matched to the inventory (aws) 88.0 %",
        "3 m5.4xlarge created on 19 November by role/deploy rise, open",
        "unknown: no resource moved",
        "40.25 USD by facts of configuration (H), 250.75 USD with what was measured (H+M), 253.75 USD with what is likely (all)",
        "resources that could not be judged, and are in none of these: 1",
        "azure azure, 2026-11: error: InvalidFile: part_1.csv row 3 column BilledCost",
        "Figures as of 2026-11-24 08:00 UTC",
        "1 orders AWS::RDS::DBInstance Amazon RDS prod core 600.50 81.9 % billed",
        "Savings Plan arn:aws:savingsplans::222222222222:savingsplan/1 prod 80.00 USD 20.00 USD 80.0 %",
    ],
)
def test_what_is_told(page: Page, told: str) -> None:
    assert told in page.words


def test_currencies_are_told_apart_and_never_added(page: Page) -> None:
    assert "In EUR" in page.words
    assert "In USD" in page.words
    for sums in ("865.25", "639.56", "810.50", "399.50"):  # of both currencies: closed, open, forecast, anomalies
        assert sums not in page.words


def test_a_happening_is_told_once(page: Page) -> None:
    assert page.words.count("310.00 USD") == 0  # the account's and the whole's alerts of the same days
    assert "the same" not in page.words.split("Anomalies")[1].split("Savings")[0]


def test_what_is_unknown_is_not_zero(tmp_path: Path) -> None:
    words = Page(report(tmp_path, "UPDATE cost.service_costs SET effective_cost = NULL, billed_cost = NULL WHERE currency = 'EUR';")).words
    part = words.split("In EUR")[1].split("In USD")[0]
    assert "2026-11 to date unknown" in part
    assert "2026-10, closed unknown" in part


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("resource_costs_daily", "No cost is known by the day"),
        ("forecast", "No forecast: less than a week is known by the day"),
        ("cost_allocation", "Nothing is allocated of 2026-10 in USD"),
        ("top_resources", "No resource has a cost of its own"),
        ("anomalies", "Nothing stood out."),
        ("savings_opportunities", "No rule found a saving."),
        ("budgets", "No threshold can be compared with anything yet."),
        ("commitments", "No bill names a commitment."),
        ("data_quality", "No bill was read, so that nothing can be checked."),
        ("service_costs", "No costs are known: no bill was read"),
    ],
)
def test_what_is_missing_is_said(tmp_path: Path, table: str, told: str) -> None:
    assert told in Page(report(tmp_path, f"DELETE FROM cost.{table};")).words


def test_empty_tables_make_a_page_that_says_so(tmp_path: Path) -> None:
    published = publish_no_costs(tmp_path / "warehouse") / "warehouse.duckdb"
    words = Page(write_cost_report(published, tmp_path / "r.html").read_text(encoding="utf-8")).words
    assert "No costs are known" in words
    assert "docs/costs.md" in words


def test_estimates_alone_are_called_that(tmp_path: Path) -> None:
    estimated = "DELETE FROM cost.service_costs WHERE cost_basis <> 'estimated';"
    assert "No bill was read: every figure here is estimated" in Page(report(tmp_path, estimated)).words
    assert "No bill was read: every figure" not in Page(report(tmp_path / "billed")).words


def test_many_services_are_one_colour_and_many_teams_are_folded(tmp_path: Path) -> None:
    more = """
    INSERT INTO cost.service_costs BY NAME SELECT DISTINCT billing_period, 'aws' AS provider, account_id, 'Service ' || n AS service,
        'USD' AS currency, n::DECIMAL(38, 15) AS effective_cost, n::DECIMAL(38, 15) AS billed_cost, 'billed' AS cost_basis, as_of
        FROM cost.service_costs, range(20) AS r(n) WHERE currency = 'USD';
    INSERT INTO cost.cost_allocation BY NAME SELECT * EXCLUDE (n) REPLACE ('team ' || n AS value)
        FROM cost.cost_allocation, range(30) AS r(n) WHERE value = 'core';
    """
    words = Page(report(tmp_path, more)).words
    assert re.search(r"all other services \(\d+\)", words)
    assert "smaller teams are in the table" in words
    assert words.count("unallocated") >= 4  # in the chart, the legend, the table and the card, however many teams there are
