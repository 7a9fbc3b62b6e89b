"""An estate with a bill in which every question of the cost marts has one answer, worked out by hand. As of noon on 10 March 2026; the
inventory first looked on 1 March.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from cost_zone import Charge, CostZone
from raw_zone import MANAGEMENT, Account, Cell, RawZone, Resource

AS_OF = "2026-03-10 12:00:00+00"
FIRST_LOOK = 59 * 24  # hours from the zone's epoch, 1 January, to 1 March
WEB, DATA, EXPLORED = "111111111111", "222222222222", "333333333333"
JANUARY, FEBRUARY, MARCH = dt.date(2026, 1, 1), dt.date(2026, 2, 1), dt.date(2026, 3, 1)
EC2, S3, LAMBDA = "Amazon Elastic Compute Cloud", "Amazon Simple Storage Service", "AWS Lambda"

SETTINGS = {
    "as_of": AS_OF,
    "shared_costs": [
        {"services": [], "charge_categories": ["Tax"], "accounts": [], "without_resource": False, "dimension": None,
         "split": "proportional", "shares": {}},
        {"services": ["AWS Support"], "charge_categories": [], "accounts": [], "without_resource": True, "dimension": None,
         "split": "even", "shares": {}},
        {"services": ["AWS Backup"], "charge_categories": [], "accounts": [], "without_resource": False, "dimension": "team",
         "split": "fixed", "shares": {"web": 0.5, "data": 0.3}},
    ],
}  # fmt: skip


def instance(number: int, team: str | None, name: str = "app", account: str = WEB) -> Resource:
    arn = f"arn:aws:ec2:eu-west-1:{account}:instance/i-{number}"
    tags = {"Name": name} | ({"Team": team} if team else {})
    return Resource(arn, {"InstanceId": f"i-{number}", "State": {"Name": "running"}}, tags, id=f"i-{number}")


def cells(*instances: Resource) -> list[Cell]:
    function = Resource(f"arn:aws:lambda:eu-west-1:{WEB}:function:work", {"FunctionName": "work"}, {"Team": "web"}, id="work")
    bucket = Resource("arn:aws:s3:::work", {"Name": "work"}, {"Team": "data"}, id="work")
    return [
        Cell("eu-west-1", "AWS::EC2::Instance", instances, source="ec2:DescribeInstances"),
        Cell("eu-west-1", "AWS::Lambda::Function", (function,), source="lambda:ListFunctions"),
        Cell("global", "AWS::S3::Bucket", (bucket,)),
    ]


def look(zone: RawZone) -> None:
    """Four looks of March. i-1 goes from web to data on the 4th, at 10 in the morning, and is called otherwise from the 6th on; i-2 has
    no tags; i-3 goes on the 6th.
    """
    accounts = [
        Account(WEB, "web", tags={"CostCenter": "4100"}), Account(DATA, "data", tags={"Team": "data"}), Account(EXPLORED, "explored"),
        Account(MANAGEMENT, "management"),
    ]  # fmt: skip
    zone.list_accounts(FIRST_LOOK, accounts)
    plain, going = instance(2, None), instance(3, "web")
    zone.scan(WEB, FIRST_LOOK, cells(instance(1, "web"), plain, going))
    zone.scan(WEB, FIRST_LOOK + 3 * 24 + 10, cells(instance(1, "data"), plain, going))
    zone.scan(WEB, FIRST_LOOK + 5 * 24, cells(instance(1, "data", "renamed"), plain))


def days(first: dt.date, count: int) -> Iterator[dt.date]:
    return (first + dt.timedelta(number) for number in range(count))


def february() -> list[Charge]:
    """Before the inventory began: only the bill's tags and the account's can tell."""
    charges = [Charge(day, WEB, EC2, "10", "i-1", {"user:Team": "billed"}) for day in days(FEBRUARY, 28)]
    charges += [Charge(day, WEB, EC2, "2", "i-2") for day in days(FEBRUARY, 28)]
    return charges


def march(last: int = 8) -> list[Charge]:
    """Days 1 to `last`."""
    charges: list[Charge] = []
    for day in days(MARCH, last):
        charges += [
            Charge(day, WEB, EC2, "10", "i-1", {"user:Team": "billed"}),
            Charge(day, WEB, EC2, "2", "i-2", {"Team": "billed"}),
            Charge(day, WEB, EC2, "1", "i-3"),
            Charge(day, WEB, LAMBDA, "0.5", f"arn:aws:lambda:eu-west-1:{WEB}:function:work:live"),
            Charge(day, WEB, S3, "0.25", "work"),
            Charge(day, DATA, EC2, "4", f"arn:aws:ec2:eu-west-1:{DATA}:instance/i-9"),
        ]
    return [
        *charges,
        Charge(MARCH, WEB, EC2, "13", category="Tax"),
        Charge(MARCH, MANAGEMENT, "AWS Support", "9"),
        Charge(MARCH, MANAGEMENT, "AWS Backup", "100"),
        Charge(MARCH, WEB, EC2, "-3.000000000000001", "i-1", category="Credit"),
        Charge(MARCH, DATA, "Virtual Machines", "7", "/subscriptions/S/VM", provider="azure", currency="EUR"),
    ]


def explored(month: dt.date, service: str, cost: str) -> dict[str, object]:
    amounts = {"unblended_cost": Decimal(cost), "amortized_cost": Decimal(cost), "currency": "USD", "is_estimated": False}
    return {
        "dataset": "service_monthly",
        "billing_period": month,
        "period_start": month,
        "account_id": EXPLORED,
        "service": service,
    } | amounts


def bill(costs: CostZone) -> None:
    """February in two pieces of news (a late correction), March twice as it was and then anew, and Cost Explorer for another account."""
    costs.charge("bill", FEBRUARY, february()[:40])
    costs.charge("bill", FEBRUARY, february())
    costs.charge("bill", MARCH, march(4))
    costs.charge("bill", MARCH, march())
    costs.charge("bill", MARCH, march())
    costs.explore("service_monthly", JANUARY, [explored(JANUARY, EC2, "300")])
    costs.fail("explored", "service_monthly", FEBRUARY, "RequestBudget", "40 requests were made")


def deliver(folder: Path) -> None:
    look(RawZone(folder / "raw"))
    bill(CostZone(folder / "raw"))
