"""The summary of `inventory security` for programs: the JSON document that programs of old know (`compliance_score`, `public_resources`,
`unencrypted_resources`), and its figures one a row. For people it is `security_summary.py`'s.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import duckdb

from inventory_assets.cli.output import to_json
from inventory_assets.cli.published import ask
from inventory_assets.cli.security_choice import Choice
from inventory_assets.reports import compliance_figures as figures
from inventory_assets.reports.compliance_figures import BY_SEVERITY, UNKNOWN, WEEK
from inventory_assets.reports.cost_figures import Row

NAMES = ("figure", "name", "value", "basis")
#: Table, the status that is proven, and what the JSON calls what is proven and what nobody knows.
ASSETS = (
    ("public_assets", "public", "public_resources", "unknown_public_resources"),
    ("unencrypted_assets", "unencrypted", "unencrypted_resources", "unknown_encryption_resources"),
)
SCORES = ("score", "weighted_score", "score_with_exemptions", "coverage")
COUNTS = ("passed", "failed", "unknown", "manual", "not_applicable", "exempt")
#: The risk is that of the gravest control that the resource fails: null where it fails none.
_RESOURCES = f"""
WITH failing AS (
    SELECT resource_uid, min({BY_SEVERITY}) AS place FROM compliance.findings WHERE status = 'fail' GROUP BY resource_uid
)
SELECT resource_type AS type, resource_uid AS id,
    CASE WHEN status = 'unknown' THEN 'unknown' ELSE ({list(figures.SEVERITIES)})[place] END AS risk,
    name, account_id, account_name, region, owner, environment, reason, monthly_cost_usd, cost_basis
FROM (SELECT * FROM compliance.{{table}} {{where}}) AS assets LEFT JOIN failing USING (resource_uid)
WHERE {{condition}} ORDER BY place NULLS LAST, resource_type, resource_uid
"""  # noqa: S608 - our own text


def figure_rows(connection: duckdb.DuckDBPyConnection, choice: Choice) -> Iterator[Row]:
    """Every figure of the summary, and what it stands on."""
    score = figures.read_score(connection, choice.scope)
    applies = score["passed"] + score["failed"] + score["unknown"]
    for name in SCORES:
        yield {"figure": name, "value": score[name], "basis": _applying(applies)}
    for name in COUNTS:
        yield {"figure": "controls", "name": name, "value": score[name], "basis": f"{score['controls']} controls"}
    for row in figures.read_severities(connection, choice.findings):
        for name in ("failed_controls", "unknown_controls", "failing", "failing_exempt", "unknown", "manual"):
            yield {"figure": name, "name": row["severity"], "value": row[name], "basis": _applying(row["controls"])}
    for row in week_of_moves(connection, choice):
        yield {"figure": f"{row['change']}_7_days", "name": row["severity"], "value": row["findings"], "basis": "compliance.changes"}
    for table, *_ in ASSETS:
        for status, count in sorted(figures.read_states(connection, table, choice.places).items()):
            yield {"figure": table, "name": status, "value": count, "basis": f"compliance.{table}"}
    for row in figures.read_expired(connection):
        yield {"figure": "expired_exemption", "name": row["exemption_id"], "value": row["failing"], "basis": f"expired {row['expires_on']}"}


def _applying(number: int) -> str:
    return "1 control that applies" if number == 1 else f"{number:,} controls that apply"


def write_document(connection: duckdb.DuckDBPyConnection, choice: Choice) -> None:
    """The document of `--format json`. Its lists may be long: they are written as they are read."""
    score = figures.read_score(connection, choice.scope)
    head: dict[str, Any] = {
        "compliance_score": score["score"],
        "coverage": score["coverage"],
        "weighted_score": score["weighted_score"],
        "score_with_exemptions": score["score_with_exemptions"],
        "as_of": figures.read_moment(connection),
        "framework": ":".join(choice.framework) if choice.framework else None,
        "controls": {name: score[name] for name in COUNTS},
        "severities": {row.pop("severity"): row for row in figures.read_severities(connection, choice.findings)},
        "last_7_days": week_of_moves(connection, choice),
        "expired_exemptions": [row["exemption_id"] for row in figures.read_expired(connection)],
    }
    sys.stdout.write(to_json(head).removesuffix("}"))
    for table, proven, name, unknown_name in ASSETS:
        for key, status in ((name, proven), (unknown_name, UNKNOWN)):
            sql = _RESOURCES.format(table=table, where=choice.places.sql, condition="status = ?")
            sys.stdout.write(f',\n"{key}": [')
            for number, row in enumerate(ask(connection, sql, [*choice.places.parameters, status]).dicts()):
                sys.stdout.write((",\n" if number else "\n") + to_json(row))
            sys.stdout.write("]")
    sys.stdout.write("}\n")


def week_of_moves(connection: duckdb.DuckDBPyConnection, choice: Choice) -> list[Row]:
    """What began and ceased to fail in the seven days before the build."""
    moment = figures.read_moment(connection)
    return [] if moment is None else figures.read_moves(connection, moment - WEEK, choice.moves)
