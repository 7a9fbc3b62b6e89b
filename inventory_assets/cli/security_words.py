"""How findings and scores are said and shown, the same in every command of `inventory security`."""

from __future__ import annotations

from collections.abc import Sequence

from inventory_assets.cli.output import Column, count_of
from inventory_assets.reports.compliance_figures import format_percent
from inventory_assets.reports.cost_figures import Row

NO_FINDINGS = "No control has judged anything yet: `inventory run` scans and judges."
#: Of a hash so much is enough to be told apart, and `inventory security show` takes it.
ID_LENGTH = 12
SHORT_ID = f"left(finding_id, {ID_LENGTH}) AS id"
ACCOUNT = "coalesce(account_name, account_id) AS account"
#: How people call what is to be mended; an account by its name, a region of it with both.
RESOURCE = """CASE resource_type WHEN 'AWS::Account::Account' THEN 'the account' WHEN 'AWS::Account::Region' THEN region
    ELSE coalesce({name}, regexp_extract(resource_uid, '[^:/]+$'), resource_uid) END AS resource"""
WHY = "if(status = 'unknown', coalesce(unknown_cause, reason), reason) AS why"


def status_column() -> Column:
    return Column("status", width=14)


def score_line(row: Row) -> str:
    """The score with its coverage beside it, and what both are made of."""
    asked = row["passed"] + row["failed"] + row["unknown"]
    if row["score"] is None:
        nothing = "nothing was decided" if row["controls"] else "no control has judged anything there"
        return f"score unknown ({nothing}; coverage {format_percent(row['coverage'])})"
    made_of = f"{row['passed']:,} of {count_of(asked, 'control')} that apply pass, {row['failed']:,} fail, {row['unknown']:,} unknown"
    return f"score {format_percent(row['score'])} with coverage {format_percent(row['coverage'])}: {made_of}"


def other_scores_line(row: Row) -> str:
    """The score in other ways, and what is in none."""
    return (
        f"weighed by severity {format_percent(row['weighted_score'])}; with exemptions {format_percent(row['score_with_exemptions'])} "
        f"({count_of(row['exempt'], 'control')} with something exempt); in none of these {row['manual']:,} waiting for a person's answer, "
        f"{row['not_applicable']:,} that apply to nothing"
    )


def with_percents(row: Row, names: Sequence[str]) -> Row:
    """The row with these as people read them: what is null is unknown, not nothing."""
    return row | {name: format_percent(row[name]) for name in names}
