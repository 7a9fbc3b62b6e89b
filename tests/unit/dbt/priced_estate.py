"""An estate in a DuckDB in memory on which the models of estimates and savings are run, and nothing else of the project. Today is 15 June
2026, so the closed month is May. What should come out is said in the tests.
"""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from functools import cache
from typing import Any

import duckdb
from rendering import PROJECT, render_model

AS_OF = "2026-06-15 12:00:00+00"
TODAY = dt.datetime(2026, 6, 15, 12, tzinfo=dt.UTC)
MAY = dt.date(2026, 5, 1)
ACCOUNT, REGION = "111111111111", "us-east-1"
MODELS = ("int_costs__usage", "int_costs__prices", "int_costs__observed", "int_costs__estimates", "resource_estimates")
SAVINGS = ("int_costs__facts", "int_costs__candidates", "int_costs__sizes", "savings_opportunities", "savings_totals")
PRICE = (
    "provider varchar, region varchar, resource_type varchar, sku_key varchar, unit varchar, unit_price decimal(38, 15), currency varchar"
)
TABLES = f"""
set TimeZone = 'UTC'; set threads = 1;
create table price_book ({PRICE}, effective_from date, source varchar, retrieved_at timestamptz);
create table stg_costs__prices as from price_book;
create table resource_versions (
    resource_uid varchar, provider varchar, account_id varchar, region varchar, resource_type varchar, resource_id varchar, name varchar,
    created_at timestamptz, valid_from timestamptz, valid_to timestamptz, is_first_scan boolean, tags map(varchar, varchar),
    configuration json, unknown_fields varchar[]
);
create view int_assets__current as from resource_versions where valid_to is null;
create view int_assets__attributed as select resource_uid, tags['Owner'] as owner from int_assets__current;
create table int_observations__latest (resource_uid varchar, resource_type varchar, observations json, observed_at timestamptz);
create table relationships (from_uid varchar, to_uid varchar, relationship varchar, resource_type varchar, is_known boolean);
create table scan_coverage (account_id varchar, region varchar, resource_type varchar, is_stale boolean);
create table resource_costs_monthly (
    resource_uid varchar, billing_period date, effective_cost decimal(38, 15), currency varchar, cost_basis varchar
);
create table int_costs__charges (
    provider varchar, account_id varchar, resource_key varchar, billing_period date, commitment_status varchar, currency varchar,
    effective_cost decimal(38, 15)
);
create table int_costs__matches (provider varchar, account_id varchar, resource_key varchar, resource_uid varchar);
"""


@cache
def rendered(model: str, profile: str) -> str:
    return render_model(model, as_of=AS_OF, savings_profile=profile)


def days_ago(days: float) -> dt.datetime:
    return TODAY - dt.timedelta(days=days)


class Estate:
    """Put things in, build, ask."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        self.connection.execute(TABLES)
        self.connection.execute(f"insert into price_book from read_csv('{PROJECT}/seeds/price_book.csv', header = true)")
        for seed in ("instance_types", "savings_rules", "savings_profiles"):
            self.connection.execute(f"create table {seed} as from read_csv('{PROJECT}/seeds/{seed}.csv', header = true)")
        self.connection.execute(f"create table int_costs__metrics as from ({rendered('int_costs__metrics', '')})")

    def add(
        self,
        resource_type: str,
        uid: str = "it",
        configuration: Any = None,
        *,
        tags: dict[str, str] | None = None,
        unknown: tuple[str, ...] = (),
        region: str = REGION,
        created: dt.datetime | None = None,
        valid_from: dt.datetime | None = None,
        valid_to: dt.datetime | None = None,
        first_scan: bool = True,
        account: str = ACCOUNT,
        observations: Any = None,
    ) -> None:
        """A resource, or with `valid_to` an earlier version of it."""
        row = (uid, "aws", account, region, resource_type, uid, None, created, valid_from or days_ago(1), valid_to, first_scan,
               None if "tags" in unknown else tags or {}, json.dumps(configuration or {}), list(unknown))  # fmt: skip
        self._insert("resource_versions", row)
        if observations is not None:
            self._insert("int_observations__latest", (uid, resource_type, json.dumps(observations), days_ago(1)))

    def price(self, sku: str, price: str, *, region: str = REGION, currency: str = "USD", unit: str = "hour",
              resource_type: str = "AWS::EC2::Instance", effective: dt.date = dt.date(2026, 6, 1)) -> None:  # fmt: skip
        """A refreshed price."""
        row = ("aws", region, resource_type, sku, unit, Decimal(price), currency, effective, "list", days_ago(2))
        self._insert("stg_costs__prices", row)

    def link(self, from_uid: str, relationship: str, to_uid: str, resource_type: str = "AWS::EC2::Instance", *, known: bool = True) -> None:
        self._insert("relationships", (from_uid, to_uid, relationship, resource_type, known))

    def read(self, *resource_types: str, stale: bool = False, region: str = REGION) -> None:
        """The listings of these types are there."""
        for resource_type in resource_types:
            self._insert("scan_coverage", (ACCOUNT, region, resource_type, stale))

    def bill(self, cost: str, uid: str = "it", *, month: dt.date = MAY, currency: str = "USD", basis: str = "billed") -> None:
        self._insert("resource_costs_monthly", (uid, month, Decimal(cost), currency, basis))

    def cover(self, cost: str, uid: str = "it") -> None:
        """What of its bill a commitment covers."""
        self._insert("int_costs__charges", ("aws", ACCOUNT, uid, MAY, "Used", "USD", Decimal(cost)))
        self._insert("int_costs__matches", ("aws", ACCOUNT, uid, uid))

    def measure(self, metric: str, statistic: str, value: float, uid: str = "it", *, days: int = 14, datapoints: int = 336) -> None:
        self._insert("int_costs__metrics", (uid, metric, statistic, days, value, datapoints, days_ago(0)))

    def build(self, *, savings: bool = False, profile: str = "compute-optimizer") -> None:
        for model in (*MODELS, *SAVINGS) if savings else MODELS:
            self.connection.execute(f"create or replace table {model} as {rendered(model, profile)}")

    def estimates(self) -> dict[str, dict[str, Any]]:
        """Build; the estimate of each resource."""
        self.build()
        return {row["resource_uid"]: row for row in self.ask("from resource_estimates")}

    def estimate(self) -> dict[str, Any]:
        (row,) = self.estimates().values()
        return row

    def savings(self, profile: str = "compute-optimizer") -> dict[tuple[str, str], dict[str, Any]]:
        """Build; what was found by resource and rule."""
        self.build(savings=True, profile=profile)
        return {(row["resource_uid"], row["rule"]): row for row in self.ask("from savings_opportunities")}

    def saving(self, rule: str, uid: str = "it", profile: str = "compute-optimizer") -> dict[str, Any]:
        return self.savings(profile)[uid, rule]

    def ask(self, query: str) -> list[dict[str, Any]]:
        found = self.connection.execute(query)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def _insert(self, table: str, row: tuple[Any, ...]) -> None:
        self.connection.execute(f"insert into {table} values ({', '.join('?' * len(row))})", list(row))
