"""Puts the report of compliance together from what is published. What its parts say is the affair of the modules beside it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import duckdb

from inventory_assets.reports import compliance_blocks as blocks
from inventory_assets.reports import compliance_breakdowns as breakdowns
from inventory_assets.reports import compliance_figures as figures
from inventory_assets.reports import compliance_tables as tables
from inventory_assets.reports.compliance_figures import BEGINS, ENDS, UNKNOWN, WEEK, format_percent
from inventory_assets.reports.cost_figures import Row, read_accounts
from inventory_assets.reports.parts import Block, Card, Page, Part

DAYS_SHOWN = 180
ACCOUNTS_SHOWN = 15
OWNERS_SHOWN = 15
CONTROLS_SHOWN = 20
MOVED_SHOWN = 25
CAUSES_SHOWN = 20
OLD = dt.timedelta(days=2)
NO_FINDINGS = "No control has judged anything yet: `inventory run` scans and judges (docs/compliance.md)."
MEANINGS = {
    "score": "controls that pass, among those that pass, fail or are unknown; a control is one, however many resources it looks at",
    "with exemptions": "the same, with what is exempt left out; an exemption never changes the true status, and ends with its day",
    "coverage": "controls that could be decided, among those that pass, fail or are unknown",
    "unknown": "something could not be read or judged; it is neither passed nor failed",
    "failure": "a finding: one control and one resource, account or region",
}


def read_page(connection: duckdb.DuckDBPyConnection, day: dt.date) -> Page:
    """The whole report, as of the published build; `day` is the day of writing."""
    title = f"Compliance, {day:%A} {day.day} {day:%B %Y}"
    moment = figures.read_moment(connection) if figures.has_compliance(connection) else None
    if moment is None:
        return Page(title, "Nothing to report.", _footer(None), missing=[NO_FINDINGS], bases=MEANINGS)
    since = moment - WEEK
    moves = figures.read_moves(connection, since)
    return Page(
        title,
        f"As published on {moment:%Y-%m-%d %H:%M} UTC; new and resolved since {since:%Y-%m-%d}.",
        _footer(moment),
        missing=_missing(connection, moment, day),
        parts=[Part("At a glance", _cards(connection, moves), _charts(connection, moment))],
        blocks=_tables(connection, since, moves),
        bases=MEANINGS,
    )


def _cards(connection: duckdb.DuckDBPyConnection, moves: list[Row]) -> list[Card]:
    score = figures.read_score(connection)
    asked = score["passed"] + score["failed"] + score["unknown"]
    severities = {row["severity"]: row for row in figures.read_severities(connection)}
    grave = severities.get("critical", {"failing": 0, "failing_exempt": 0})
    began, ended = figures.count_moves(moves, BEGINS), figures.count_moves(moves, ENDS)
    expired = figures.read_expired(connection)
    awaited = sum(row["manual"] for row in severities.values())
    made_of = f"{score['passed']:,} of {asked:,} controls pass, {score['failed']:,} fail, {score['unknown']:,} unknown"
    return [
        Card("score", format_percent(score["score"]), f"coverage {format_percent(score['coverage'])}; {made_of}", score["failed"] > 0),
        Card(
            "score with exemptions",
            format_percent(score["score_with_exemptions"]),
            f"weighed by severity {format_percent(score['weighted_score'])}; controls with something exempt: {score['exempt']:,}",
        ),
        Card("critical failures", f"{grave['failing']:,}", f"{grave['failing_exempt']:,} of them exempt", grave["failing"] > 0),
        Card("new this week", f"{began:,}", f"{figures.count_moves(moves, ('reopened',)):,} of them again; {ended:,} resolved"),
        *[
            _assets_card(connection, table, proven)
            for table, proven in (("public_assets", "public"), ("unencrypted_assets", "unencrypted"))
        ],
        Card(
            "expired exemptions",
            f"{len(expired):,}",
            f"failures that count again: {sum(row['failing'] for row in expired):,}",
            bool(expired),
        ),
        Card("wait for a person's answer", f"{awaited:,}", "findings of controls that only people can judge"),
    ]


def _assets_card(connection: duckdb.DuckDBPyConnection, table: str, proven: str) -> Card:
    states = figures.read_states(connection, table)
    count = states.get(proven, 0)
    return Card(f"{proven} resources", f"{count:,}", f"not known of {states.get(UNKNOWN, 0):,} more", count > 0)


def _charts(connection: duckdb.DuckDBPyConnection, moment: dt.datetime) -> list[Block]:
    return [
        blocks.history_block(figures.read_history(connection, moment.date() - dt.timedelta(days=DAYS_SHOWN))),
        blocks.severities_block(figures.read_severities(connection)),
        blocks.accounts_block(breakdowns.read_accounts(connection, ACCOUNTS_SHOWN)),
        blocks.frameworks_block(figures.read_frameworks(connection)),
    ]


def _tables(connection: duckdb.DuckDBPyConnection, since: dt.datetime, moves: list[Row]) -> list[Block]:
    accounts = read_accounts(connection)
    began = breakdowns.read_moved(connection, since, BEGINS, MOVED_SHOWN)
    ended = breakdowns.read_moved(connection, since, ENDS, MOVED_SHOWN)
    return [
        tables.worst_block(figures.read_worst(connection, CONTROLS_SHOWN)),
        tables.moved_block("New this week", began, figures.count_moves(moves, BEGINS), accounts, "Nothing began to fail."),
        tables.moved_block("Resolved this week", ended, figures.count_moves(moves, ENDS), accounts, "Nothing was resolved."),
        tables.owners_block(breakdowns.read_owners(connection, OWNERS_SHOWN)),
        tables.exemptions_block(figures.read_expired(connection)),
        tables.unknown_block(figures.read_causes(connection, CAUSES_SHOWN)),
    ]


def _missing(connection: duckdb.DuckDBPyConnection, moment: dt.datetime, day: dt.date) -> list[str]:
    """What a reader has to know before any figure."""
    told = []
    if day - moment.date() > OLD:
        told.append(f"The build is of {moment:%Y-%m-%d}: nothing newer is published.")
    score: dict[str, Any] = figures.read_score(connection)
    if score["score"] is None:
        told.append("Nothing was decided: there is no score. Below is why.")
    return told


def _footer(moment: dt.datetime | None) -> str:
    made = "Made from the published warehouse alone; this file asks for nothing from anywhere."
    return made if moment is None else f"{made} Figures as of {moment:%Y-%m-%d %H:%M} UTC."
