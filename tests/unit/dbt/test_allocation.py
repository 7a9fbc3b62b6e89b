"""Whose the money is, where settings or bills are unlike others: names with quotes, pools of many digits, nobody to split over."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import duckdb
import pytest
from rendering import render_model

Lines = dict[tuple[str, str], Decimal]
TABLES = """
create table int_costs__attributed (
    billing_period date, provider varchar, account_id varchar, currency varchar, service varchar, charge_category varchar,
    resource_uid varchar, version_tags_id ubigint, bill_tags_id ubigint, effective_cost decimal(38, 15)
);
create table resource_costs_monthly (
    billing_period date, provider varchar, account_id varchar, currency varchar, service varchar, resource_uid varchar,
    cost_basis varchar, effective_cost decimal(38, 15)
);
create table int_assets__current (resource_uid varchar, tags map(varchar, varchar));
create table int_costs__explored (
    dataset varchar, billing_period date, tag_key varchar, tag_value varchar, currency varchar, effective_cost decimal(38, 15)
);
create table accounts (provider varchar, account_id varchar, tags map(varchar, varchar));
create table int_costs__charges (tags_id ubigint, tags map(varchar, varchar));
create table int_costs__looks (tags_id ubigint, tags map(varchar, varchar));
insert into int_costs__charges values (1, map {'user:Team': 'web'}), (2, map {'team': 'o''brien'});
insert into accounts values ('aws', 'one', map {}), ('aws', 'two', map {'TEAM': 'data'});
"""


def allocate(
    charges: list[tuple[str, str, int | None, str]], allocation: dict[str, list[str]], shared: list[dict[str, Any]], currency: str = "USD"
) -> Lines:
    """Effective cost by dimension and value, of charges (account, category, set of tags, cost) of one month."""
    with duckdb.connect() as connection:
        connection.execute(TABLES)
        for account, category, tags, cost in charges:
            row = [account, currency, category, tags, cost]
            connection.execute("insert into int_costs__attributed values ('2026-01-01', 'aws', ?, ?, 'EC2', ?, 'r', null, ?, ?)", row)
        variables: dict[str, Any] = {"allocation_tags": allocation, "shared_costs": shared}
        for model in ("int_costs__tag_sets", "int_costs__account_tags", "cost_allocation"):
            connection.execute(f"create table {model} as {render_model(model, **variables)}")
        rows = connection.execute("select dimension, value, effective_cost from cost_allocation").fetchall()
    return {(dimension, value): cost for dimension, value, cost in rows}


def rule(split: str, **more: Any) -> dict[str, Any]:
    empty = {"services": [], "accounts": [], "without_resource": False, "dimension": None, "shares": {}}
    return empty | {"charge_categories": ["Tax"], "split": split} | more


TEAM = {"team": ["Team"]}
USAGE = [("one", "Usage", 1, "30"), ("one", "Usage", 2, "10"), ("two", "Usage", None, "60")]


def test_tags_are_told_whatever_their_case_and_prefix_and_by_the_account_last() -> None:
    lines = allocate(USAGE, TEAM, [])
    assert (lines["team", "web"], lines["team", "o'brien"]) == (30, 10)
    assert (lines["team", "data"], lines["team", "unallocated"]) == (60, 0)


@pytest.mark.parametrize("split", ["proportional", "even"])
def test_a_pool_of_many_digits_is_split_whole(split: str) -> None:
    pool = Decimal("98765432109876.543211")
    lines = allocate([*USAGE, ("one", "Tax", None, str(pool))], TEAM, [rule(split)], currency="IDR")
    teams = {value: cost for (dimension, value), cost in lines.items() if dimension == "team"}
    assert sum(teams.values()) == pool + 100
    even = dict.fromkeys(("web", "o'brien", "data"), Decimal(100) / 3)
    wanted = {"web": 30, "o'brien": 10, "data": 60} if split == "proportional" else even
    for team, share in wanted.items():
        own = {"web": 30, "o'brien": 10, "data": 60}[team]
        assert abs(teams[team] - own - pool * share / 100) < 1


def test_fixed_shares_may_be_of_somebody_who_has_nothing_and_leave_a_rest() -> None:
    shares = {"o'brien": 0.5, "nobody yet": 0.25}
    lines = allocate([*USAGE, ("one", "Tax", None, "8")], TEAM, [rule("fixed", dimension="team", shares=shares)])
    assert (lines["team", "o'brien"], lines["team", "nobody yet"], lines["team", "unallocated"]) == (14, 2, 2)
    assert lines["account", "one"] == 48, "in other dimensions it is nobody else's"


@pytest.mark.parametrize("split", ["proportional", "even"])
def test_what_nobody_can_be_found_for_stays_unallocated(split: str) -> None:
    lines = allocate([("one", "Tax", None, "8"), ("one", "Credit", 1, "-3")], TEAM, [rule(split)])
    assert sum(cost for (dimension, _), cost in lines.items() if dimension == "team") == 5
    assert lines["team", "web"] + lines["team", "unallocated"] == 5


def test_dimensions_are_called_what_people_call_them() -> None:
    lines = allocate(USAGE, {"Cost centre's": ["Team"], 'a "b"': ["nothing", "it's"]}, [rule("even", dimension="Cost centre's")])
    assert lines["Cost centre's", "web"] == 30
    assert lines['a "b"', "unallocated"] == 100


def test_without_dimensions_there_are_accounts() -> None:
    assert allocate(USAGE, {}, []) == {("account", "one"): 40, ("account", "two"): 60, ("account", "unallocated"): 0}
