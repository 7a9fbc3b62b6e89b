"""Daily costs for the models of anomalies and forecasts: tables as they read them, filled by a few words, and the models built on them in a
DuckDB in memory. What should come out is not said here.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import duckdb
import pyarrow as pa
from rendering import VARS, render_model

FIRST_DAY = dt.date(2026, 1, 5)  # a Monday
ACCOUNT = "123456789012"
ALICE = "arn:aws:iam::123456789012:user/alice"
DIMENSIONS = ", ".join(f'"{name}" varchar' for name in VARS["allocation_tags"])
SERVICE = "Amazon Elastic Compute Cloud"
TABLES = f"""
create table int_costs__series (
    entity_type varchar, entity_key varchar, provider varchar, account_id varchar, service varchar, team varchar, resource_uid varchar,
    currency varchar, charge_date date, cost double, is_provisional boolean
);
create table int_costs__attributed (
    provider varchar, account_id varchar, service varchar, resource_uid varchar, currency varchar, charge_date date,
    charge_category varchar, effective_cost decimal(38, 15), version_tags_id ubigint, bill_tags_id ubigint
);
create table int_costs__tag_sets (tags_id ubigint, {DIMENSIONS});
create table int_costs__account_tags (provider varchar, account_id varchar, {DIMENSIONS});
create table resource_costs_daily (
    provider varchar, account_id varchar, service varchar, resource_uid varchar, currency varchar, charge_date date,
    effective_cost decimal(38, 15), cost_basis varchar
);
create table resource_versions (
    provider varchar, account_id varchar, region varchar, resource_type varchar, resource_uid varchar, resource_id varchar,
    created_at timestamptz, valid_from timestamptz, configuration json
);
create table resource_changes (
    resource_uid varchar, changed_at timestamptz, change varchar, category varchar, path varchar, old_value json, new_value json
);
create table int_events__by_reference (
    provider varchar, account_id varchar, region varchar, resource_type varchar, reference varchar,
    creation struct(event_id varchar, event_time timestamptz, event_name varchar, principal varchar),
    latest struct(event_id varchar, event_time timestamptz, event_name varchar, principal varchar)
);
"""
STEPS = ("int_costs__team_charges", "int_costs__alerts", "int_costs__alert_shares", "int_costs__alert_causes", "anomalies")
Rows = list[dict[str, Any]]


def day(number: int) -> dt.date:
    return FIRST_DAY + dt.timedelta(days=number)


def weekly(number: int) -> float:
    """About 100 a day, 60 at weekends, with noise of 2 %."""
    return (60 if day(number).weekday() >= 5 else 100) * (1 + 0.02 * ((number * 7919 % 13) - 6) / 6)


class BilledDays:
    """A DuckDB with the tables that the models read."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        self.connection.execute("set TimeZone = 'UTC'")
        self.connection.execute(TABLES)

    def series(self, costs: Iterable[float], key: str = "ec2", provisional: int = 0, **columns: Any) -> None:
        """A series from FIRST_DAY on, whose last days are provisional: of a service, unless columns say otherwise."""
        kind = {"entity_type": "service", "provider": "aws", "account_id": ACCOUNT, "service": SERVICE, "team": None, "resource_uid": None}
        kind |= {"currency": "USD"} | columns
        costs = list(costs)
        rows = [
            kind | {"entity_key": key, "charge_date": day(number), "cost": cost, "is_provisional": number >= len(costs) - provisional}
            for number, cost in enumerate(costs)
        ]
        self._insert_all("int_costs__series", rows)

    def charges(self, resource_uid: str | None, costs: Callable[[int], float], days: Sequence[int], **columns: Any) -> None:
        """What a resource costs on some days; nothing where it costs nothing."""
        row = {
            "provider": "aws", "account_id": ACCOUNT, "service": SERVICE, "resource_uid": resource_uid, "currency": "USD",
            "charge_category": "Usage",
        }  # fmt: skip
        costing = [(number, cost) for number in days if (cost := costs(number))]
        self._insert_all(
            "int_costs__attributed", [row | {"charge_date": day(number), "effective_cost": cost} | columns for number, cost in costing]
        )

    def instance(self, resource_id: str, created: int | None = None, size: str = "m5.4xlarge", **columns: Any) -> str:
        """An instance that the inventory knows, unless columns say otherwise; its uid."""
        uid = f"arn:aws:ec2:eu-west-1:{ACCOUNT}:instance/{resource_id}"
        row = {
            "provider": "aws", "account_id": ACCOUNT, "region": "eu-west-1", "resource_type": "AWS::EC2::Instance", "resource_uid": uid,
            "resource_id": resource_id, "created_at": None if created is None else f"{day(created)} 08:00:00+00",
            "valid_from": f"{day(created or 0)} 12:00:00+00", "configuration": json.dumps({"InstanceType": size}),
        }  # fmt: skip
        self.insert("resource_versions", **(row | columns))
        return uid

    def change(self, uid: str, number: int, change: str = "changed", category: str = "configuration", **differs: Any) -> None:
        """A row of the inventory's changes; `differs`: path, old_value, new_value."""
        row = {name: json.dumps(value) if name.endswith("value") else value for name, value in differs.items()}
        row |= {"resource_uid": uid, "changed_at": f"{day(number)} 12:00:00+00", "change": change, "category": category}
        self.insert("resource_changes", **row)

    def event(self, reference: str, number: int, principal: str = ALICE, *, is_creation: bool = True) -> None:
        """What CloudTrail says of an instance, by its id."""
        event = {"event_id": "e", "event_time": f"{day(number)} 08:00:00+00", "event_name": "RunInstances", "principal": principal}
        self.insert(
            "int_events__by_reference",
            provider="aws", account_id=ACCOUNT, region="eu-west-1", resource_type="AWS::EC2::Instance", reference=reference,
            creation=event if is_creation else None, latest=event,
        )  # fmt: skip

    def insert(self, table: str, **row: Any) -> None:
        self._insert_all(table, [row])

    def _insert_all(self, table: str, rows: Rows) -> None:
        if rows:
            given = pa.Table.from_pylist(rows)  # noqa: F841 - read by its name
            self.connection.execute(f"insert into {table} by name select * from given")

    def anomalies(self, **variables: Any) -> Rows:
        for step in STEPS:
            self.connection.execute(f"create or replace table {step} as {render_model(step, **variables)}")
        return self.rows("from anomalies order by started_on, entity_key")

    def forecast(self, as_of: dt.date) -> dict[tuple[str, str], dict[str, Any]]:
        """Rows by series and horizon."""
        rows = self.rows(render_model("forecast", as_of=f"{as_of} 06:00:00+00"))
        return {(row["entity_key"], row["horizon"]): row for row in rows}

    def rows(self, sql: str) -> Rows:
        found = self.connection.execute(sql)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
