"""The fixed estate of the golden marts: four days of three accounts, in the order in which the scans arrive. `python golden_estate.py`
writes the expected files anew; read the difference before you commit it.
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "unit" / "history"))

from cost_zone import Charge, CostZone  # noqa: E402
from raw_zone import MANAGEMENT, Account, Cell, Event, RawZone, Resource, Sighting, moment  # noqa: E402
from replay import run_dbt  # noqa: E402

EXPECTED = HERE / "expected"
AS_OF = '{"as_of": "2026-01-04 12:00:00+00"}'
PROD, DEV = "111111111111", "222222222222"
BUCKET, INSTANCE, ROLE, QUEUE = "AWS::S3::Bucket", "AWS::EC2::Instance", "AWS::IAM::Role", "AWS::SQS::Queue"
GROUP = "AWS::EC2::SecurityGroup"
EXPLORER, CONFIG = "resource-explorer-2:ListResources", "config:SelectResourceConfig"
MARTS = {
    "inventory.accounts": "account_id",
    "inventory.assets": "resource_uid",
    "inventory.owners": "owner, is_assigned",
    "inventory.resource_versions": "resource_uid, valid_from",
    "inventory.resource_changes": "changed_at, resource_uid, path, old_value, new_value",
    "inventory.relationships": "from_uid, path, to_reference",
    "inventory.asset_groups": "group_name, resource_type",
    "intermediate.int_policies__normalized": "resource_uid, policy_path, policy_name, document_number, statement_number",
    "cost.resource_costs_daily": "provider, account_id, resource_uid, service, charge_date",
    "cost.resource_costs_monthly": "provider, account_id, resource_uid, service, billing_period, currency",
    "cost.resource_cost_history": "provider, account_id, resource_uid, service, currency",
    "cost.service_costs": "billing_period, provider, account_id, service, currency, cost_basis",
    "cost.top_resources": "currency, rank",
    "cost.commitments": "billing_period, provider, account_id, scope, service",
    "cost.cost_allocation": "billing_period, currency, dimension, value",
    "cost.budgets": "budget, currency, resource_uid",
    "cost.anomalies": "anomaly_id",
    "cost.forecast": "entity_key, horizon",
    "cost.resource_estimates": "resource_uid",
    "cost.savings_opportunities": "resource_uid, rule",
    "cost.data_quality": "metric, provider, source, currency, billing_period",
    "operations.scan_coverage": "account_id, region, resource_type, source",
    "operations.source_agreement": "account_id, region, resource_type, source_b",
    "operations.unlisted_resources": "account_id, region, source, source_type",
}
LEFT_OUT = ("as_of", "reading_hash", "edge")  # fixed; DuckDB's own, which may change with its version; a number that follows the catalog

ORGANIZATION = [
    Account(PROD, "prod", tags={"team": "platform", "Environment": "prod"}, ou_path="/Root/Workloads/Prod"),
    Account(DEV, "dev", tags={}, ou_path="/Root/Workloads/Dev"),
    Account(MANAGEMENT, "management", ou_path="/Root"),
]


def bucket(name: str, tags: dict[str, str] | None = None, unknown: tuple[str, ...] = (), **parts: object) -> Resource:
    configuration = {"Name": name, "Encryption": {"SSEAlgorithm": "AES256"}, "BucketPolicy": None} | parts
    known = {key: value for key, value in configuration.items() if key not in unknown}
    return Resource(f"arn:aws:s3:::{name}", known, None if "tags" in unknown else tags or {}, unknown, created_at=moment(-500))


def instance(number: int, state: str, groups: tuple[str, ...], tags: dict[str, str] | None) -> Resource:
    """An instance; its tags could not be read where they are None."""
    configuration = {
        "InstanceId": f"i-{number}",
        "State": {"Name": state},
        "SecurityGroups": [{"GroupId": group, "GroupName": group.upper()} for group in groups],
    }
    arn = f"arn:aws:ec2:eu-west-1:{PROD}:instance/i-{number}"
    return Resource(arn, configuration, tags, ("tags",) if tags is None else (), created_at=moment(-100 - number), id=f"i-{number}")


def group(name: str) -> Resource:
    return Resource(f"arn:aws:ec2:eu-west-1:{PROD}:security-group/{name}", {"GroupId": name, "GroupName": f"{name}-web"}, {}, id=name)


def role(name: str, actions: list[str], used: str) -> Resource:
    statement = {"Sid": "Main", "Effect": "Allow", "Action": actions, "Resource": "*"}
    statement["Condition"] = {"StringEquals": {"aws:SourceVpc": ["vpc-1", "vpc-2"]}, "Bool": {"aws:SecureTransport": "true"}}
    configuration = {"RoleName": name, "RolePolicyList": [{"PolicyName": "inline", "PolicyDocument": {"Statement": [statement]}}]}
    return Resource(f"arn:aws:iam::{PROD}:role/{name}", configuration, {"Owner": "security"}, observations={"LastUsedDate": used})


def cells(buckets: list[Resource], instances: list[Resource], roles: list[Resource]) -> list[Cell]:
    return [
        Cell("global", BUCKET, tuple(buckets)),
        Cell("eu-west-1", INSTANCE, tuple(instances), source="ec2:DescribeInstances"),
        Cell("global", ROLE, tuple(roles), source="iam:GetAccountAuthorizationDetails"),
    ]


def explorer(zone: RawZone, hours: float, *ids: str) -> None:
    """An index of PROD that knows its buckets and some instances, and something that nobody lists."""
    seen = [Sighting("eu-west-1", INSTANCE, "ec2:instance", f"arn:aws:ec2:eu-west-1:{PROD}:instance/{name}") for name in ids]
    seen += [Sighting("us-east-1", BUCKET, "s3:bucket", f"arn:aws:s3:::{name}") for name in ("logs", "open")]
    seen.append(Sighting("eu-west-1", None, "quantum:computer", f"arn:aws:quantum:eu-west-1:{PROD}:computer/one"))
    zone.look(PROD, hours, EXPLORER, seen, {"eu-west-1": [INSTANCE], "us-east-1": [BUCKET]})


def queues(region: str, status: str = "ok", error_code: str | None = None) -> Cell:
    jobs = Resource(f"arn:aws:sqs:{region}:{DEV}:jobs", {"Delay": 0})
    return Cell(region, QUEUE, (jobs,) if status == "ok" else (), status, "sqs:ListQueues", error_code)


def deliver_first_day(zone: RawZone) -> None:
    zone.list_accounts(0, ORGANIZATION)
    buckets = [bucket("logs", {"Owner": "audit"}), bucket("open", {"env": "test"}, unknown=("BucketPolicy",)), bucket("gone")]
    instances = [
        instance(1, "running", ("sg-a", "sg-b"), {"Name": "web"}),
        instance(2, "running", ("sg-a",), {}),
        instance(3, "running", (), None),
    ]
    zone.scan(PROD, 1, cells(buckets, instances, [role("deploy", ["s3:GetObject", "s3:PutObject"], "2026-01-01")]))
    zone.scan(PROD, 1.5, [Cell("eu-west-1", GROUP, (group("sg-a"),), source="ec2:DescribeSecurityGroups")])
    explorer(zone, 2, "i-1", "i-2")
    made = Event(-5, "RunInstances", "alice", (("AWS::EC2::Instance", "i-1"), ("AWS::EC2::Instance", "i-2")))
    zone.hear(PROD, 2, "eu-west-1", [made, Event(-4, "ModifyInstanceAttribute", "bob", (("AWS::EC2::Instance", "i-1"),))])
    denied = Cell("global", BUCKET, status="denied", error_code="AccessDenied")
    zone.scan(DEV, 1, [denied, queues("us-east-1"), queues("ap-south-2", "disabled", "RegionDisabled")])


def deliver_next_days(zone: RawZone) -> None:
    policy = {"Version": "2012-10-17", "Statement": []}
    buckets = [bucket("logs", {"Owner": "audit"}, unknown=("Encryption",)), bucket("open", {"env": "test"}, BucketPolicy=policy)]
    instances = [
        instance(1, "running", ("sg-b", "sg-a"), {"Name": "web"}),  # its groups only come in another order
        instance(2, "stopped", ("sg-a",), {"Owner": "web"}),
        instance(3, "running", (), None),
    ]
    actions = ["s3:PutObject", "s3:GetObject", "s3:DeleteObject"]  # another order, and one more
    zone.scan(PROD, 49, cells(buckets, instances, [role("deploy", actions, "2026-01-03")]), version="2")
    zone.scan(DEV, 49, [queues("us-east-1", "throttled", "Throttling")])
    zone.scan(PROD, 49.5, [Cell("eu-west-1", GROUP, (group("sg-a"), group("sg-b")), source="ec2:DescribeSecurityGroups")])
    explorer(zone, 50, "i-1", "i-2", "i-9")
    by_id = [Sighting("eu-west-1", INSTANCE, INSTANCE, None, "i-1"), Sighting("eu-west-1", INSTANCE, INSTANCE, None, "i-3")]
    zone.look(PROD, 50.1, CONFIG, by_id, {"eu-west-1": [INSTANCE, GROUP]}, "eu-west-1")
    zone.hear(PROD, 50, "eu-west-1", [Event(30, "StopInstances", "carol", (("AWS::EC2::Instance", "i-2"),))])
    zone.hear(PROD, 50, "us-east-1", [Event(31, "PutBucketPolicy", "dave", (("AWS::S3::Bucket", "open"),))])
    # A scan of the day between arrives late.
    buckets = [bucket("logs", {"Owner": "audit"}), bucket("open", {"env": "test"}, ("BucketPolicy",)), bucket("gone"), bucket("brief")]
    zone.scan(PROD, 25, [Cell("global", BUCKET, tuple(buckets))])
    zone.list_accounts(72, [account for account in ORGANIZATION if account.account_id != DEV])


def month(number: int, year: int = 2025) -> dt.date:
    return dt.date(year, number, 1)


def charges_of(first: dt.date, days: int, rate: str = "3.10") -> Iterator[Charge]:
    """What PROD is charged: an instance by its id, whose tags the bill knows as well, a bucket, a queue that nobody ever listed, tax."""
    for day in (first + dt.timedelta(number) for number in range(days)):
        yield Charge(day, PROD, "Amazon Elastic Compute Cloud", "4.00", "i-1", {"user:Team": "bill-team"}, effective=rate, listed="5")
        yield Charge(day, PROD, "Amazon Elastic Compute Cloud", "1.50", "i-2", None)
        yield Charge(day, PROD, "Amazon Simple Storage Service", "0.25", "open", {})
        yield Charge(day, PROD, "Amazon Simple Queue Service", "0.0000001", f"arn:aws:sqs:eu-west-1:{PROD}:unlisted")
    yield Charge(first, PROD, "Amazon Elastic Compute Cloud", "10", category="Tax")
    plan = {"CommitmentDiscountId": "sp-1", "CommitmentDiscountType": "Savings Plan", "PricingCategory": "Committed"}
    compute = "Amazon Elastic Compute Cloud"
    yield Charge(first, PROD, compute, "0", "i-1", effective="6", listed="9", more=plan | {"CommitmentDiscountStatus": "Used"})
    yield Charge(first, PROD, compute, "0", effective="2", listed="0", more=plan | {"CommitmentDiscountStatus": "Unused"})


def deliver_first_bills(costs: CostZone) -> None:
    """A bill that is not whole yet, and Cost Explorer's totals of an account that no export covers."""
    costs.charge("bill", month(11), charges_of(month(11), 3))
    costs.charge("bill", month(12), charges_of(month(12), 2))
    for period, cost in ((month(11), "20"), (month(12), "31")):
        row = {"dataset": "service_monthly", "billing_period": period, "period_start": period, "account_id": DEV, "currency": "USD"}
        amounts = {"unblended_cost": Decimal(cost), "amortized_cost": Decimal(cost), "is_estimated": False}
        costs.explore("service_monthly", period, [row | amounts | {"service": "Amazon Simple Queue Service"}])


def deliver_next_bills(costs: CostZone) -> None:
    """December anew and whole, at another rate; January so far; a bill in euros; and a month that could not be read."""
    costs.charge("bill", month(12), charges_of(month(12), 4, "3.20"))
    costs.charge("bill", month(1, 2026), charges_of(month(1, 2026), 3))
    machine = "/subscriptions/AB/resourceGroups/Web/providers/Microsoft.Compute/virtualMachines/VM1"
    subscription = "/subscriptions/0000000a-0000-0000-0000-000000000001"
    azure = [Charge(month(12), subscription, "Virtual Machines", "12.5", machine, {"team": "web"}, provider="azure", currency="EUR")]
    costs.charge("azure", month(12), azure, provider="azure")
    costs.fail("charges", "bill", month(1, 2026), "BrokenExport", "part-2.csv: row 7, BilledCost: 'x' is not a number")


def build(folder: Path, *arguments: str) -> None:
    """dbt build, with all its tests, as of a fixed moment."""
    run_dbt("build", folder, "--vars", AS_OF, *arguments)


def dump(folder: Path, target: Path) -> None:
    """Every mart as a CSV file."""
    target.mkdir(exist_ok=True)
    with duckdb.connect(str(folder / "build" / "warehouse.duckdb"), read_only=True) as warehouse:
        warehouse.execute("set TimeZone = 'UTC'")
        for mart, order in MARTS.items():
            names = [row[0] for row in warehouse.execute(f"describe {mart}").fetchall()]
            columns = ", ".join(name for name in names if name not in LEFT_OUT)
            warehouse.execute(f"copy (select {columns} from {mart} order by {order}) to '{target / mart}.csv' (header, nullstr 'NULL')")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        zone = RawZone(folder / "raw")
        costs = CostZone(folder / "raw")
        deliver_first_day(zone)
        deliver_first_bills(costs)
        build(folder)
        deliver_next_days(zone)
        deliver_next_bills(costs)
        build(folder)
        dump(folder, EXPECTED)


if __name__ == "__main__":
    main()
