"""An estate in a DuckDB in memory whose controls say what a test wants, for the models that make findings, scores and history of verdicts.
What should come out is said in the tests.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import duckdb
from rendering import read_model

from inventory_assets.lake.schema import ANSWERS, FINDING_MOVES, SCORES

ROOMS = ("applications", "databases", "identity", "logging", "network", "storage")
DAY_ONE = dt.datetime(2026, 6, 15, 12, tzinfo=dt.UTC)
ACCOUNT, OTHER = "111111111111", "222222222222"
BUCKET = "AWS::S3::Bucket"
VERDICTS = "control_id varchar, resource_uid varchar, status varchar, reason varchar, evidence json"
TABLES = f"""
set TimeZone = 'UTC'; set threads = 1;
{"".join(f"create table int_verdicts__{room} ({VERDICTS});" for room in ROOMS)}
create table control_catalog (
    control_id varchar, provider varchar, room varchar, title varchar, severity varchar, scope varchar, assessment varchar, reads varchar,
    parameters varchar, remediation varchar
);
create table resource_types (resource_type varchar, source varchar, is_listed_globally boolean);
create table resource_parts (resource_type varchar, part varchar, call varchar);
create table framework_requirements (
    framework varchar, version varchar, requirement_id varchar, title varchar, level varchar, assessment varchar, gap varchar
);
create table control_requirements (control_id varchar, framework varchar, version varchar, requirement_id varchar, relation varchar);
create table accounts (
    provider varchar, account_id varchar, account_name varchar, ou_path varchar, partition varchar, management_account_id varchar,
    tags map(varchar, varchar), is_scanned boolean
);
create table scan_coverage (
    provider varchar, account_id varchar, region varchar, resource_type varchar, source varchar, status varchar,
    last_attempt_at timestamptz, last_success_at timestamptz, is_stale boolean, error_code varchar,
    detail_errors struct(part varchar, error_code varchar, resources bigint)[]
);
create table int_assets__attributed (
    resource_uid varchar, provider varchar, account_id varchar, region varchar, cell_region varchar, resource_type varchar, source varchar,
    owner varchar, environment varchar, unknown_fields varchar[], scan_id varchar
);
create table int_assets__current (resource_uid varchar, name varchar, tags map(varchar, varchar));
create table int_assets__exposed (resource_uid varchar, exposure varchar, reason varchar);
create table int_costs__present (resource_uid varchar, monthly_cost_usd decimal(18, 2), cost_basis varchar);
"""
GIVEN = frozenset(
    {f"int_verdicts__{room}" for room in ROOMS}
    | {"control_catalog", "resource_types", "resource_parts", "framework_requirements", "control_requirements", "accounts", "scan_coverage"}
    | {"int_assets__attributed", "int_assets__current", "int_assets__exposed", "int_costs__present"}
    | {"stg_compliance__finding_moves", "stg_compliance__scores", "stg_compliance__answers"}
)
_KEPT = {"finding_moves": FINDING_MOVES, "scores": SCORES, "answers": ANSWERS}


class JudgedEstate:
    """Say what controls find, build, ask. Every build is a day after the one before."""

    def __init__(self, **variables: Any) -> None:
        self.connection = duckdb.connect()
        self.connection.execute(TABLES)
        self.variables = variables
        self.builds = 0
        for name, columns in _KEPT.items():
            empty = columns.empty_table()  # noqa: F841 - read by its name
            self.connection.execute(f"create table stg_compliance__{name} as from empty")
        self.account(ACCOUNT, "/Root/Workloads/Production")

    def account(self, account_id: str, ou_path: str) -> None:
        self._insert("accounts", ("aws", account_id, f"name of {account_id}", ou_path, "aws", "999999999999", {}, True))

    def control(
        self, control_id: str, severity: str = "high", scope: str = "resource", assessment: str = "automated", reads: Any = None
    ) -> None:
        reads = {BUCKET: ["Policy"]} if reads is None else reads
        row = (control_id, "aws", "storage", f"{control_id} holds", severity, scope, assessment, json.dumps(reads), "{}", "mend it")
        self._insert("control_catalog", row)

    def cover(self, resource_type: str = BUCKET, account: str = ACCOUNT, region: str = "global", error: str | None = None) -> None:
        """A cell that was listed, or that never was because of an error."""
        at = None if error else DAY_ONE
        row = (
            "aws",
            account,
            region,
            resource_type,
            "s3:ListBuckets",
            "denied" if error else "ok",
            DAY_ONE,
            at,
            error is not None,
            error,
            [],
        )
        self._insert("scan_coverage", row)

    def bucket(self, name: str, account: str = ACCOUNT, tags: dict[str, str] | None = None, unknown: tuple[str, ...] = ()) -> str:
        uid = f"arn:aws:s3:::{name}"
        row = (uid, "aws", account, "eu-west-1", "global", BUCKET, "s3:ListBuckets", "web", "production", list(unknown), "scan")
        self._insert("int_assets__attributed", row)
        self._insert("int_assets__current", (uid, name, tags or {}))
        return uid

    def gone(self, uid: str) -> None:
        for table in ("int_assets__attributed", "int_assets__current", "int_verdicts__storage"):
            self.connection.execute(f"delete from {table} where resource_uid = ?", [uid])

    def say(self, control: str, uid: str, status: str) -> None:
        """What a control says from now on."""
        self.connection.execute("delete from int_verdicts__storage where control_id = ? and resource_uid = ?", [control, uid])
        self._insert("int_verdicts__storage", (control, uid, status, f"it is {status}", "{}"))

    def answer(self, control: str, status: str, valid_until: dt.date, uid: str | None = None, account: str = ACCOUNT) -> None:
        row = (f"answer {control} {status}", control, "aws", account, uid, status, "ann", self.now, valid_until, "looked at it")
        self._insert("stg_compliance__answers", row)

    @property
    def now(self) -> dt.datetime:
        """The moment of the next build."""
        return DAY_ONE + dt.timedelta(days=self.builds)

    def build(self, *, publish: bool = True) -> dict[tuple[str, str], dict[str, Any]]:
        """The findings by control and resource; what is published is remembered by later builds."""
        self.as_of, made = self.now, set(GIVEN)
        for name in ("findings", "int_findings__moved", "changes", "int_compliance__counted", "scores", "exemptions", "controls"):
            self._make(name, made)
        if publish:
            self.connection.execute("insert into stg_compliance__finding_moves by name from int_findings__moved")
            self.connection.execute("insert into stg_compliance__scores by name from scores where day = as_of::date")
        self.builds += 1
        return {(row["control_id"], row["resource_uid"]): row for row in self.ask("from findings")}

    def _make(self, name: str, made: set[str]) -> None:
        if name in made:
            return
        model = read_model(name, as_of=str(self.as_of), **self.variables)
        for reference in model.references:
            self._make(reference, made)
        self.connection.execute(f"create or replace table {name} as {model.sql}")
        made.add(name)

    def ask(self, query: str) -> list[dict[str, Any]]:
        found = self.connection.execute(query)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def score(self, **scope: str) -> dict[str, Any]:
        """Today's score of the whole estate, or of what is named."""
        wanted = {"kind": "estate", "account_id": None, "ou_path": None, "framework": None, "control_id": None} | scope
        wanted |= {"day": self.as_of.date()}
        (row,) = [row for row in self.ask("from scores") if all(row[name] == value for name, value in wanted.items())]
        return row

    def _insert(self, table: str, row: tuple[Any, ...]) -> None:
        self.connection.execute(f"insert into {table} values ({', '.join('?' * len(row))})", list(row))
