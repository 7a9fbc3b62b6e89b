"""Where the failures are, as the report asks for it: by account and by owner, and what moved in a week. Scores and their rules are
`compliance_figures.py`'s.
"""

from __future__ import annotations

import datetime as dt

import duckdb

from inventory_assets.reports.compliance_figures import BY_SEVERITY, SEVERITIES
from inventory_assets.reports.cost_figures import Row, rows_of

#: Failures that are not exempt, by severity; a grave one weighs more, so that the worst come first.
_COUNTS = ", ".join(f"count(*) FILTER (status = 'fail' AND NOT is_exempt AND severity = '{one}') AS {one}" for one in SEVERITIES)
_WORST_FIRST = ", ".join(f"{one} DESC" for one in SEVERITIES)
_ACCOUNTS = f"""
SELECT counted.*, scores.score, scores.score_with_exemptions, scores.coverage
FROM (
    SELECT provider, account_id, any_value(coalesce(account_name, account_id)) AS account, any_value(ou_path) AS ou_path, {_COUNTS},
        count(*) FILTER (status = 'fail' AND is_exempt) AS exempt, count(*) FILTER (status = 'unknown') AS unknown
    FROM compliance.findings GROUP BY provider, account_id
) AS counted
LEFT JOIN (
    SELECT * FROM compliance.scores
    WHERE kind = 'estate' AND account_id IS NOT NULL AND day = (SELECT max(day) FROM compliance.scores)
) AS scores USING (account_id)
ORDER BY {_WORST_FIRST}, unknown DESC, account_id LIMIT ?
"""  # noqa: S608 - our own text
_OWNERS = f"""
SELECT owner, {_COUNTS}, count(DISTINCT resource_uid) FILTER (status = 'fail' AND NOT is_exempt) AS resources,
    count(DISTINCT account_id) FILTER (status = 'fail' AND NOT is_exempt) AS accounts
FROM compliance.findings WHERE resource_type NOT IN ('AWS::Account::Account', 'AWS::Account::Region')
GROUP BY owner HAVING resources > 0 ORDER BY {_WORST_FIRST}, owner NULLS LAST LIMIT ?
"""  # noqa: S608 - our own text
_MOVED = f"""
SELECT changed_at, change, severity, control_id, title, account_id, region, resource_uid, resource_type, reason
FROM compliance.changes WHERE changed_at >= ? AND list_contains(?, change)
ORDER BY {BY_SEVERITY}, changed_at DESC, control_id, account_id, resource_uid LIMIT ?
"""  # noqa: S608 - our own text


def read_accounts(connection: duckdb.DuckDBPyConnection, most: int) -> list[Row]:
    """Accounts with their failures by severity and their own score, the worst first."""
    return rows_of(connection, _ACCOUNTS, [most])


def read_owners(connection: duckdb.DuckDBPyConnection, most: int) -> list[Row]:
    """Owners of resources that fail, the worst first; null is nobody, or nobody knows."""
    return rows_of(connection, _OWNERS, [most])


def read_moved(connection: duckdb.DuckDBPyConnection, since: dt.datetime, kinds: tuple[str, ...], most: int) -> list[Row]:
    """What began to fail, or was resolved, the gravest first."""
    return rows_of(connection, _MOVED, [since, list(kinds), most])
