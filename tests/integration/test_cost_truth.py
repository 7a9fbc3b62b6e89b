"""Costs of the whole estate, from the local cloud's bucket to the marts: sums are those of the files, what was read is not read
again, labelled anomalies are found, and Cost Explorer comes to the same where there is no export.
"""

from __future__ import annotations

import datetime as dt
import io
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import boto3
import duckdb
import pyarrow.parquet as pq
import pytest
from estates import ScannedEstate, build_marts, seen_as_aws

from inventory_assets.collect.billing.explorer import explore_costs
from inventory_assets.collect.billing.exports import MonthLoad, read_exports
from inventory_assets.localcloud.billing.anomalies import Label
from inventory_assets.localcloud.billing.desk import desk_of
from inventory_assets.localcloud.billing.lines import UNITS
from inventory_assets.localcloud.estate.families import make_world
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.launcher import cost_settings
from inventory_assets.localcloud.running import CloudHandle, running_cloud
from inventory_assets.settings import Settings

Sums = dict[tuple[str, str, dt.date], Decimal]
MILLIONTH = Decimal("0.000001")
DAY = 1  # the estate was last scanned on it


@dataclass(frozen=True)
class Billed:
    """The estate's bills as read a week ago and today, and the marts of them."""

    warehouse: Path
    options: EstateOptions
    loads: tuple[list[MonthLoad], list[MonthLoad], list[MonthLoad]]  # a week ago, today, and today again
    files: Sums
    marts: Path


def month_before(day: dt.date, months: int) -> dt.date:
    count = day.year * 12 + day.month - 1 - months
    return dt.date(count // 12, count % 12 + 1, 1)


def exports_of(warehouse: Path, options: EstateOptions, cloud: CloudHandle) -> Settings:
    return Settings.model_validate({"warehouse": warehouse, "costs": cost_settings(options, cloud.url)})


@pytest.fixture(scope="module")
def billed(scanned_estate: ScannedEstate, tmp_path_factory: pytest.TempPathFactory) -> Billed:
    warehouse, today = tmp_path_factory.mktemp("billed"), dt.datetime.now(dt.UTC).date()
    shutil.copytree(scanned_estate.warehouse / "raw", warehouse / "raw")
    options = EstateOptions(day=DAY, billed_on=today)
    loads: list[list[MonthLoad]] = []
    for one in (replace(options, billed_on=today - dt.timedelta(days=7)), options):
        with running_cloud(one) as cloud, seen_as_aws(cloud.url):
            settings = exports_of(warehouse, one, cloud)
            recent = [month_before(today, back) for back in range(3)] if one is not options else None
            loads.append(list(read_exports(settings, warehouse / "raw", recent)))
            if one is options:
                loads.append(list(read_exports(settings, warehouse / "raw")))
                files = {**sums_of_aws(settings), **sums_of_facts(options)}
    return Billed(warehouse, options, (loads[0], loads[1], loads[2]), files, build_marts(warehouse))


def sums_of_aws(settings: Settings) -> Sums:
    """Every data file of the AWS export, read without any of our readers."""
    bucket, _, prefix = settings.costs.exports["aws"].location.removeprefix("s3://").partition("/")
    s3, sums = boto3.client("s3", region_name=settings.costs.exports["aws"].region), defaultdict[tuple[str, str, dt.date], Decimal](Decimal)
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix):
        for item in page.get("Contents", ()):
            if item["Key"].endswith(".parquet"):
                table = pq.read_table(io.BytesIO(s3.get_object(Bucket=bucket, Key=item["Key"])["Body"].read()))
                columns = (table[name].to_pylist() for name in ("BilledCost", "BillingCurrency", "BillingPeriodStart"))
                for cost, currency, start in zip(*columns, strict=True):
                    sums["aws", currency, start.date()] += Decimal(repr(cost)) if isinstance(cost, float) else cost
    return dict(sums)


def sums_of_facts(options: EstateOptions) -> Sums:
    """What the Azure files are made of; their CSV is the readers' own tests' affair."""
    facts, sums = desk_of(make_world(options)).facts("azure"), defaultdict[tuple[str, str, dt.date], int](int)
    for line, month, amount in zip(facts.line.tolist(), facts.month.tolist(), facts.billed.tolist(), strict=True):
        sums["azure", facts.lines[line].currency, dt.date.fromordinal(month)] += amount
    return {key: Decimal(amount) / UNITS for key, amount in sums.items()}


@pytest.fixture(scope="module")
def marts(billed: Billed) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(billed.marts, read_only=True) as connection:
        connection.execute("set TimeZone = 'UTC'")
        yield connection


def ask(marts: duckdb.DuckDBPyConnection, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
    return marts.execute(sql, list(parameters)).fetchall()


def test_every_month_was_read_and_nothing_is_read_twice(billed: Billed) -> None:
    earlier, today, again = billed.loads
    assert {load.status for loads in billed.loads for load in loads} == {"ok"}
    assert len(today) >= 3 * 13
    before = {(load.export, load.billing_period) for load in earlier}
    moved = {load.billing_period for load in today if not load.is_unchanged and (load.export, load.billing_period) in before}
    kept = [load for load in today if load.is_unchanged]
    assert moved, "a week brings news"
    assert kept, "and leaves what was settled"
    assert all(load.is_unchanged for load in again)


def test_sums_of_the_marts_are_those_of_the_files(billed: Billed, marts: duckdb.DuckDBPyConnection) -> None:
    for mart in ("resource_costs_monthly", "service_costs"):
        found = ask(marts, f"""
            select provider, currency, billing_period, sum(billed_cost) from cost.{mart}
            where cost_basis = 'billed' and provider in ('aws', 'azure') group by all
        """)  # fmt: skip
        told = {(provider, currency, month): amount for provider, currency, month, amount in found}
        assert told.keys() == billed.files.keys(), mart
        assert {key: amount - billed.files[key] for key, amount in told.items() if abs(amount - billed.files[key]) > MILLIONTH} == {}, mart


def test_most_money_is_matched_to_the_inventory(marts: duckdb.DuckDBPyConnection) -> None:
    (share,) = ask(marts, """
        select sum(effective_cost) filter (where is_in_inventory) / sum(effective_cost) from cost.resource_costs_monthly
        where provider = 'aws' and resource_uid is not null
            and billing_period = (select max(billing_period) from cost.resource_costs_monthly where cost_basis = 'billed')
    """)[0]  # fmt: skip
    assert share > 0.97  # the scan is of day 0 in most accounts: what came and went since is not in it


def test_labelled_anomalies_are_found(billed: Billed, marts: duckdb.DuckDBPyConnection) -> None:
    desk = desk_of(make_world(billed.options))
    first = min(month for _, _, month in billed.files) + dt.timedelta(days=60)  # what has no history is not judged
    labels = [label for provider in ("aws", "azure", "gcp") for label in desk.labels(provider) if label.source == "injected"]
    alerts = ask(marts, "select provider, account_id, service, started_on from cost.anomalies where entity_type = 'service'")

    def is_found(label: Label) -> bool:
        return any(
            (provider, service) == (label.provider, label.service) and abs((start - label.start).days) <= 3
            for provider, _, service, start in alerts
        )

    judged = [label for label in labels if label.start >= first]
    missed = [label for label in judged if not is_found(label)]
    assert len(judged) >= 15
    assert len(missed) <= 0.25 * len(judged), missed


def test_causes_name_what_was_made_and_by_whom(marts: duckdb.DuckDBPyConnection) -> None:
    causes = [cause for (cause,) in ask(marts, "select cause from cost.anomalies where entity_type = 'service' and cause is not null")]
    assert any(" created on " in cause for cause in causes)
    assert any("no change recorded" in cause for cause in causes)


def test_without_an_export_cost_explorer_comes_to_the_same(
    billed: Billed, scanned_estate: ScannedEstate, tmp_path_factory: pytest.TempPathFactory
) -> None:
    warehouse = tmp_path_factory.mktemp("explored")
    shutil.copytree(scanned_estate.warehouse / "raw", warehouse / "raw")
    asking = {
        "enabled": True,
        "tag_keys": ["Team"],
        "resource_services": ["Amazon Elastic Compute Cloud - Compute"],
        "requests_per_run": 200,
    }
    settings = Settings.model_validate({"warehouse": warehouse, "costs": {"cost_explorer": asking}})
    with running_cloud(billed.options) as cloud, seen_as_aws(cloud.url):
        first = explore_costs(settings, warehouse / "raw")
        again = explore_costs(settings, warehouse / "raw")
    assert 0 < again.paid_requests < first.paid_requests <= 200
    closed = dt.datetime.now(dt.UTC).date().replace(day=1)
    with duckdb.connect(build_marts(warehouse), read_only=True) as explored:
        rows = ask(explored, """
            select billing_period, sum(billed_cost), list(distinct cost_basis order by cost_basis)
            from cost.resource_costs_monthly where provider = 'aws' and cost_basis in ('ce_resource', 'allocated') group by all
        """)  # fmt: skip
        spread = ask(explored, """
            select count(*) from cost.resource_costs_monthly where cost_basis = 'allocated' and resource_uid is not null
        """)  # fmt: skip
    told = {month: amount for month, amount, _ in rows if month < closed}
    assert len(told) == 12
    for month, amount in told.items():
        assert abs(amount - billed.files["aws", "USD", month]) < Decimal("0.01"), month  # Cost Explorer rounds every group
    assert {basis for *_, bases in rows for basis in bases} == {"allocated", "ce_resource"}
    assert spread[0][0] > 0, "totals are brought down to resources"
