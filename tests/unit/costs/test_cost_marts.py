"""The cost marts of a bill whose every answer was worked out by hand: sums, attribution by the day, shared costs, bases."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from typing import Any

import duckdb
import pytest
from cost_estate import DATA, EC2, EXPLORED, FEBRUARY, JANUARY, LAMBDA, MARCH, WEB, february, march

Marts = duckdb.DuckDBPyConnection
I1, I2, I3 = (f"arn:aws:ec2:eu-west-1:{WEB}:instance/i-{number}" for number in (1, 2, 3))


def ask(marts: Marts, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
    return marts.execute(sql, list(parameters)).fetchall()


def test_sums_are_those_of_the_bills_by_provider_currency_and_month(marts: Marts) -> None:
    wanted: dict[tuple[str, str, dt.date], list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0)])
    for month, charges in ((FEBRUARY, february()), (MARCH, march())):
        for charge in charges:
            sums = wanted[charge.provider, charge.currency, month]
            sums[0] += Decimal(charge.cost)
            sums[1] += Decimal(charge.effective or charge.cost)
    for mart in ("resource_costs_monthly", "service_costs"):
        found = ask(
            marts,
            f"""
            select provider, currency, billing_period, sum(billed_cost), sum(effective_cost)
            from cost.{mart} where cost_basis = 'billed' group by all
        """,
        )
        assert {tuple(row[:3]): list(row[3:]) for row in found} == wanted, mart
    daily = ask(
        marts, "select provider, currency, sum(billed_cost) from cost.resource_costs_daily where cost_basis = 'billed' group by all"
    )
    assert sum(row[2] for row in daily if row[1] == "USD") == sum(sums[0] for key, sums in wanted.items() if key[1] == "USD")


@pytest.mark.parametrize("dimension", ["team", "cost_center", "account", "department"])
def test_every_dimension_adds_up_to_the_whole_month(marts: Marts, dimension: str) -> None:
    whole = {
        (row[0], row[1]): row[2]
        for row in ask(
            marts,
            """
        select billing_period, currency, sum(effective_cost) from cost.resource_costs_monthly group by all
    """,
        )
    }
    found = ask(
        marts,
        """
        select billing_period, currency, sum(effective_cost), sum(share), count(*) filter (where value = 'unallocated')
        from cost.cost_allocation where dimension = ? group by all
    """,
        dimension,
    )
    assert {(row[0], row[1]): row[2] for row in found} == whole
    assert all(row[4] == 1 and abs(row[3] - 1) < Decimal("0.00001") for row in found)


def test_a_resource_moved_to_another_team_is_attributed_by_the_day(marts: Marts) -> None:
    # i-1 is web's on days 1 to 3 and data's from the 4th on, the day it moved: 3 x 10 and 5 x 10, and the credit of day 1 is web's.
    # i-3 is web's to the 6th, the day it went, and nobody's (the bill has no tag, nor the account) on the 7th and 8th.
    # web: 30 - 3 + 6 + lambda 4; data: 50 + bucket 2 + the account of data's 32, by its own tag; billed: i-2, which has no tag, 16.
    rows = {
        row[0]: row[1:]
        for row in ask(
            marts,
            """
        select value, direct_cost, from_versions, from_bill, from_account from cost.cost_allocation
        where dimension = 'team' and billing_period = ? and currency = 'USD'
    """,
            MARCH,
        )
    }
    assert rows["web"] == (Decimal("36.999999999999999"), Decimal("36.999999999999999"), 0, 0)
    assert rows["data"] == (Decimal(84), Decimal(52), 0, Decimal(32))
    assert rows["billed"] == (Decimal(16), 0, Decimal(16), 0)
    # and what is carried forward for the account that nobody is named for: 300 x 10 / 31
    assert abs(rows["unallocated"][0] - (2 + Decimal(3000) / 31)) < Decimal("1e-9")


def test_before_the_first_look_the_bill_tells_then_the_account(marts: Marts) -> None:
    rows = dict(
        ask(
            marts,
            """
        select value, direct_cost from cost.cost_allocation
        where dimension = 'team' and billing_period = ? and currency = 'USD' and value <> 'unallocated'
    """,
            FEBRUARY,
        )
    )
    assert rows == {"billed": Decimal(280)}
    centers = dict(
        ask(marts, "select value, direct_cost from cost.cost_allocation where dimension = 'cost_center' and billing_period = ?", FEBRUARY)
    )
    assert centers["4100"] == Decimal(336)


def test_shared_costs_are_split_as_the_settings_say(marts: Marts) -> None:
    rows = dict(
        ask(
            marts,
            """
        select value, shared_cost from cost.cost_allocation
        where dimension = 'team' and billing_period = ? and currency = 'USD'
    """,
            MARCH,
        )
    )
    direct = {"web": Decimal("36.999999999999999"), "data": Decimal(84), "billed": Decimal(16)}
    whole = sum(direct.values())
    fixed = {"web": Decimal(50), "data": Decimal(30), "billed": Decimal(0)}
    for team, own in direct.items():
        assert abs(rows[team] - (13 * own / whole + 3 + fixed[team])) < Decimal("1e-9"), team
    assert abs(rows["unallocated"] - 20) < Decimal("1e-9")
    # in other dimensions than its own, what is split by fixed shares is not shared
    (account,) = ask(
        marts,
        "select sum(shared_cost) from cost.cost_allocation where dimension = 'account' and billing_period = ? and currency = 'USD'",
        MARCH,
    )[0]
    assert account == Decimal(22)


def test_a_bill_and_the_inventory_mean_the_same_resource(marts: Marts) -> None:
    rows = dict(ask(marts, "select resource_key, (resource_uid, match_method) from intermediate.int_costs__matches where provider = 'aws'"))
    assert rows["i-1"] == (I1, "id")
    assert rows[f"arn:aws:lambda:eu-west-1:{WEB}:function:work"][1] == "uid", "a function's alias is the function"
    assert rows["work"] == ("arn:aws:s3:::work", "id"), "the function of that name is none of S3's"
    assert rows[f"arn:aws:ec2:eu-west-1:{DATA}:instance/i-9"][1] == "none"
    (known,) = ask(
        marts, "select is_in_inventory from cost.resource_costs_monthly where resource_uid = ? and billing_period = ?", I3, MARCH
    )[0]
    assert known, "what is gone was known"


def test_a_resource_of_the_bill_alone_keeps_its_key(marts: Marts) -> None:
    (row,) = ask(
        marts,
        """
        select resource_uid, resource_type, is_in_inventory, owner from cost.resource_costs_monthly
        where account_id = ? and currency = 'USD'
        """,
        DATA,
    )
    assert row == (f"arn:aws:ec2:eu-west-1:{DATA}:instance/i-9", None, False, None)


def test_currencies_are_never_added(marts: Marts) -> None:
    assert ask(
        marts,
        "select sum(effective_cost) from cost.cost_allocation where billing_period = ? and currency = 'EUR' and dimension = 'team'",
        MARCH,
    ) == [(7,)]
    assert ask(marts, "select count(distinct currency) from cost.budgets where scope = 'total'") == [(2,)]
    assert ask(marts, "select state, threshold from cost.budgets where scope = 'total' and currency = 'EUR'") == [("unknown", None)]


def test_the_last_known_figure_is_carried_forward_with_its_age(marts: Marts) -> None:
    rows = ask(
        marts,
        """
        select billing_period, cost_basis, effective_cost, cost_age_days from cost.resource_costs_monthly
        where account_id = ? order by billing_period
    """,
        EXPLORED,
    )
    assert [row[:2] for row in rows] == [(JANUARY, "allocated"), (FEBRUARY, "carried_forward"), (MARCH, "carried_forward")]
    assert rows[1][2] == Decimal(300)
    assert abs(rows[2][2] - Decimal(300) * 10 / 31) < Decimal("0.001"), "of the open month, the days that have passed"
    assert [row[3] for row in rows] == [0, 38, 38]


def test_assets_and_owners_say_what_they_cost_and_on_what_basis(marts: Marts) -> None:
    assert ask(marts, "select monthly_cost_usd, cost_basis from inventory.assets where resource_uid = ?", I1) == [
        (Decimal("280.00"), "billed")
    ]
    assert ask(marts, "select monthly_cost_usd, cost_basis from inventory.assets where resource_type = 'AWS::Lambda::Function'") == [
        (None, None)
    ]
    assert ask(marts, "select monthly_cost_usd, costed_assets from inventory.owners where owner = 'data'") == [(Decimal("280.00"), 1)]


def test_budgets_forecast_a_resource_by_its_run_rate(marts: Marts) -> None:
    # 77 in the 8 days that are charged: 298 at the end of a month of 31
    (row,) = ask(marts, "select threshold, round(actual_to_date, 3), round(forecast), state from cost.budgets where resource_uid = ?", I1)
    assert row == (Decimal(100), Decimal(77), Decimal(298), "forecast_over")


def test_data_quality_names_what_is_wrong(marts: Marts) -> None:
    (row,) = ask(marts, "select source, basis from cost.data_quality where metric = 'load_failed'")
    assert row == ("service_monthly", "error: RequestBudget: 40 requests were made")
    (share,) = ask(marts, "select value from cost.data_quality where metric = 'matched_share' and billing_period = ?", FEBRUARY)[0]
    assert share == 1


def test_services_of_a_resource_are_one_row(marts: Marts) -> None:
    assert ask(marts, "select count(*) from cost.resource_costs_monthly where resource_uid = ? and billing_period = ?", I1, MARCH) == [(1,)]
    assert ask(
        marts, "select service from cost.resource_costs_monthly where resource_uid like '%function:work' and billing_period = ?", MARCH
    ) == [(LAMBDA,)]
    assert ask(marts, "select distinct service from cost.resource_costs_monthly where resource_uid = ?", I2) == [(EC2,)]
