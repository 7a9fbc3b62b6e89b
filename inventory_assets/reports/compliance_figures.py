"""What the published file says of compliance, as the report, the overview and the checks ask for it. How it looks is theirs.

Every function takes a connection to the published file. Controls are counted, never rows, wherever a score is made; what is not known is
null, never zero.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import Any

import duckdb

from inventory_assets.reports.cost_figures import Row, rows_of

UNKNOWN = "unknown"
SEVERITIES = ("critical", "high", "medium", "low")
#: A finding that begins to fail, or begins again, and one that ceases to.
BEGINS, ENDS = ("new", "reopened"), ("resolved",)
WEEK = dt.timedelta(days=7)
BY_SEVERITY = f"list_position({list(SEVERITIES)}, severity)"
#: The status of a control over several findings, by the numbers of these.
_FOLD = """CASE WHEN {failed} > 0 THEN 'fail' WHEN {unknown} > 0 THEN 'unknown' WHEN passed > 0 THEN 'pass'
    WHEN manual > 0 THEN 'manual' ELSE 'not_applicable' END"""
_WEIGHT = "CASE severity WHEN 'critical' THEN 10 WHEN 'high' THEN 5 WHEN 'medium' THEN 2 ELSE 1 END"


@dataclass(frozen=True)
class Narrowed:
    """Which findings are spoken of: a condition of SQL ("" for none), and its parameters."""

    sql: str = ""
    parameters: tuple[Any, ...] = ()

    def also(self, condition: str, *parameters: Any) -> Narrowed:
        joined = f"{self.sql} AND {condition}" if self.sql else f"WHERE {condition}"
        return Narrowed(joined, (*self.parameters, *parameters))


EVERYTHING = Narrowed()


def judged(narrowed: Narrowed) -> str:
    """SQL of one row for each control that has a finding: how much of it passes, fails and so on, and what status that makes.

    `counted_status` leaves out what is exempt. These are the rules of `compliance.scores`, for any choice of findings.
    """
    return f"""
        SELECT *, {_FOLD.format(failed="failed", unknown="unknown")} AS status,
            {_FOLD.format(failed="failed_counted", unknown="unknown_counted")} AS counted_status, {_WEIGHT} AS weight
        FROM (
            SELECT control_id, any_value(title) AS title, any_value(severity) AS severity,
                count(*) FILTER (status = 'pass') AS passed, count(*) FILTER (status = 'fail') AS failed,
                count(*) FILTER (status = 'unknown') AS unknown, count(*) FILTER (status = 'manual') AS manual,
                count(*) FILTER (status = 'not_applicable') AS not_applicable, count(*) FILTER (is_exempt) AS exempt,
                count(*) FILTER (status = 'fail' AND NOT is_exempt) AS failed_counted,
                count(*) FILTER (status = 'unknown' AND NOT is_exempt) AS unknown_counted,
                count(DISTINCT account_id) FILTER (status = 'fail') AS failing_accounts
            FROM compliance.findings {narrowed.sql} GROUP BY control_id
        )
    """  # noqa: S608 - our own text


_SCORED = """
SELECT count(*) AS controls, count(*) FILTER (status = 'pass') AS passed, count(*) FILTER (status = 'fail') AS failed,
    count(*) FILTER (status = 'unknown') AS unknown, count(*) FILTER (status = 'manual') AS manual,
    count(*) FILTER (status = 'not_applicable') AS not_applicable, count(*) FILTER (has_exempt) AS exempt,
    CASE WHEN passed + failed > 0 THEN 100.0 * passed / (passed + failed + unknown) END::DECIMAL(5, 2) AS score,
    CASE WHEN passed + failed > 0 THEN 100.0 * coalesce(sum(weight) FILTER (status = 'pass'), 0)
        / nullif(sum(weight) FILTER (status IN ('pass', 'fail', 'unknown')), 0) END::DECIMAL(5, 2) AS weighted_score,
    CASE WHEN passed + failed > 0 THEN 100.0 * count(*) FILTER (counted_status = 'pass')
        / nullif(count(*) FILTER (counted_status IN ('pass', 'fail', 'unknown')), 0) END::DECIMAL(5, 2) AS score_with_exemptions,
    (100.0 * (passed + failed) / nullif(passed + failed + unknown, 0))::DECIMAL(5, 2) AS coverage
FROM (SELECT status, counted_status, weight, exempt > 0 AS has_exempt FROM ({judged}))
"""
_SEVERITIES = """
SELECT severity, count(*) FILTER (status = 'fail') AS failed_controls, count(*) FILTER (status = 'unknown') AS unknown_controls,
    count(*) FILTER (status IN ('pass', 'fail', 'unknown')) AS controls,
    sum(failed)::BIGINT AS failing, sum(failed - failed_counted)::BIGINT AS failing_exempt,
    sum(unknown)::BIGINT AS unknown, sum(unknown_counted)::BIGINT AS unknown_counted, sum(manual)::BIGINT AS manual
FROM ({judged}) GROUP BY severity ORDER BY {order}
"""
_WORST = "SELECT * FROM ({judged}) WHERE failed_counted > 0 ORDER BY {order}, failed_counted DESC, control_id LIMIT ?"
_MOVES = "SELECT severity, change, count(*) AS findings FROM compliance.changes {where} GROUP BY ALL ORDER BY ALL"
_CAUSES = """
SELECT coalesce(unknown_cause, reason) AS cause, count(*) AS findings, count(DISTINCT control_id) AS controls,
    count(DISTINCT account_id) AS accounts
FROM compliance.findings {where} GROUP BY ALL ORDER BY findings DESC, cause LIMIT ?
"""
_STATES = "SELECT status, count(*) AS assets FROM compliance.{table} {where} GROUP BY status"
_EXPIRED = "SELECT * FROM compliance.exemptions WHERE state = 'expired' ORDER BY failing DESC, expires_on, exemption_id"
_FRAMEWORKS = """
SELECT requirements.*, scores.passed, scores.failed, scores.unknown, scores.manual, scores.not_applicable, scores.exempt, scores.score,
    scores.weighted_score, scores.score_with_exemptions, scores.coverage
FROM (
    SELECT framework, version, count(DISTINCT requirement_id) AS requirements,
        count(DISTINCT requirement_id) FILTER (control_id IS NOT NULL) AS answered,
        count(DISTINCT requirement_id) FILTER (control_id IS NULL) AS gaps, count(DISTINCT control_id) AS controls
    FROM compliance.framework_requirements GROUP BY ALL
) AS requirements
LEFT JOIN (
    SELECT * FROM compliance.scores
    WHERE kind = 'framework' AND account_id IS NOT DISTINCT FROM $account AND (ou_path IS NOT DISTINCT FROM $ou OR $account IS NOT NULL)
        AND day = (SELECT max(day) FROM compliance.scores)
) AS scores USING (framework, version)
ORDER BY framework, version DESC
"""
_HISTORY = """
SELECT day, score, score_with_exemptions, coverage FROM compliance.scores
WHERE kind = 'estate' AND account_id IS NULL AND ou_path IS NULL AND day >= ? ORDER BY day
"""


def has_compliance(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the published file has tables of compliance at all; one that an earlier version made has none."""
    sql = "SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'compliance' AND table_name = 'findings'"
    return bool(connection.execute(sql).fetchone() != (0,))


def read_moment(connection: duckdb.DuckDBPyConnection) -> dt.datetime | None:
    """The moment that findings speak of; None where no control has judged anything."""
    found = connection.execute("SELECT max(as_of) FROM compliance.findings").fetchone()
    return None if found is None else found[0]


def read_score(connection: duckdb.DuckDBPyConnection, narrowed: Narrowed = EVERYTHING) -> Row:
    """The score of these findings, and what it is made of. Null where nothing was decided."""
    return rows_of(connection, _SCORED.format(judged=judged(narrowed)), narrowed.parameters)[0]


def read_severities(connection: duckdb.DuckDBPyConnection, narrowed: Narrowed = EVERYTHING) -> list[Row]:
    """Controls and findings by severity, the gravest first."""
    return rows_of(connection, _SEVERITIES.format(judged=judged(narrowed), order=BY_SEVERITY), narrowed.parameters)


def read_worst(connection: duckdb.DuckDBPyConnection, most: int, narrowed: Narrowed = EVERYTHING) -> list[Row]:
    """The controls that fail, exempt findings apart: the gravest first, then those with most failures."""
    return rows_of(connection, _WORST.format(judged=judged(narrowed), order=BY_SEVERITY), [*narrowed.parameters, most])


def read_moves(connection: duckdb.DuckDBPyConnection, since: dt.datetime, narrowed: Narrowed = EVERYTHING) -> list[Row]:
    """How many findings began to fail and were resolved since then, by severity. The conditions are on `compliance.changes`."""
    where = narrowed.also("changed_at >= ?", since)
    return rows_of(connection, _MOVES.format(where=where.sql), where.parameters)


def count_moves(moves: list[Row], kinds: tuple[str, ...], severity: str | None = None) -> int:
    """How many of these kinds, of a severity or of all."""
    return sum(row["findings"] for row in moves if row["change"] in kinds and severity in (None, row["severity"]))


def read_causes(connection: duckdb.DuckDBPyConnection, most: int, narrowed: Narrowed = EVERYTHING) -> list[Row]:
    """Why findings are unknown, the most frequent cause first."""
    where = narrowed.also("status = 'unknown'")
    return rows_of(connection, _CAUSES.format(where=where.sql), [*where.parameters, most])


def read_states(connection: duckdb.DuckDBPyConnection, table: str, narrowed: Narrowed = EVERYTHING) -> dict[str, int]:
    """How many assets `public_assets` or `unencrypted_assets` has, by what is known of them."""
    rows = rows_of(connection, _STATES.format(table=table, where=narrowed.sql), narrowed.parameters)
    return {row["status"]: row["assets"] for row in rows}


def read_expired(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Exemptions that have run out: what they were for counts again."""
    return rows_of(connection, _EXPIRED)


def read_frameworks(connection: duckdb.DuckDBPyConnection, account: str | None = None, ou_path: str | None = None) -> list[Row]:
    """Every framework and version with its latest score, of all or of an account or unit."""
    return rows_of(connection, _FRAMEWORKS, {"account": account, "ou": ou_path})


def read_history(connection: duckdb.DuckDBPyConnection, since: dt.date) -> list[Row]:
    """The estate's score day by day, as it was published."""
    return rows_of(connection, _HISTORY, [since])


def format_percent(value: Any) -> str:
    """`96.1 %`, never rounded up: 100.0 % is all of it."""
    return UNKNOWN if value is None else f"{Decimal(str(value)).quantize(Decimal('0.1'), ROUND_DOWN)} %"
