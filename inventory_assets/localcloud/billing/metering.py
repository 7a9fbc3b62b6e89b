"""What each kind of resource is charged for, by its actual configuration: SKUs and quantities of a full day. No prices here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from inventory_assets.localcloud.billing.lines import How
from inventory_assets.localcloud.estate.resources import Resource


@dataclass(frozen=True, slots=True)
class Use:
    """One SKU of a resource: hours a day, units kept, or units used on a usual day."""

    sku: str
    how: How
    quantity: float
    week: str = "flat"
    growth: float = 0.0


Meter = Callable[[Resource], Iterator[Use]]
METERS: dict[str, Meter] = {}

_WEEKS = {"Workloads/Production": "business", "Workloads/Staging": "quiet weekends", "Platform/Data": "batch", "Sandbox": "quiet weekends"}


def meter(*types: str) -> Callable[[Meter], Meter]:
    """Enters a function as what the types are charged for."""

    def enter(function: Meter) -> Meter:
        for name in types:
            METERS[name] = function
        return function

    return enter


def hours(sku: str, count: float = 1.0, week: str = "flat") -> Use:
    """So many of them, around the clock unless the week says otherwise."""
    return Use(sku, "hours", 24.0 * count, week)


def drawn(r: Resource, name: str, low: float, high: float) -> float:
    """A size between the two, small ones as likely as large ones; the same every day."""
    return float(low * (high / low) ** r.chance.ratio(f"billed {name}"))


def used(r: Resource, sku: str, low: float, high: float) -> Use:
    """As much a day as the account is large, by its week, growing a little."""
    growth = -0.1 + 0.5 * r.chance.ratio(f"growth {sku}")
    return Use(sku, "used", drawn(r, sku, low, high) * r.account.weight, _WEEKS.get(r.account.unit, "flat"), growth)


def growing(r: Resource, sku: str, low: float, high: float) -> Use:
    """What is kept and becomes more."""
    return Use(sku, "growing", drawn(r, sku, low, high), growth=0.4 * r.chance.ratio(f"growth {sku}"))


def kept(sku: str, quantity: float) -> Use:
    return Use(sku, "kept", quantity)


def office(r: Resource) -> str:
    """Half of what is no production runs on working days only."""
    return "office" if r.account.unit in ("Workloads/Staging", "Sandbox") and r.maybe("office hours", 0.5) else "flat"


@meter("AWS::EC2::Instance")
def _instance(r: Resource) -> Iterator[Use]:
    if r.body["State"]["Name"] == "running":
        yield hours(f"ec2:{r.body['InstanceType']}", week=office(r))


@meter("AWS::EC2::Volume")
def _volume(r: Resource) -> Iterator[Use]:
    yield kept(f"ebs-{r.body['VolumeType']}", r.body["Size"])
    if r.body["VolumeType"] == "io1":
        yield kept("ebs-io1-iops", r.body["Iops"])


@meter("AWS::EC2::Snapshot")
def _snapshot(r: Resource) -> Iterator[Use]:
    yield kept("ebs-snapshot", round(r.body["VolumeSize"] * (0.2 + 0.5 * r.chance.ratio("changed blocks")), 1))


@meter("AWS::EC2::EIP")
def _address(r: Resource) -> Iterator[Use]:
    yield hours("ipv4-in-use" if "AssociationId" in r.body else "ipv4-idle")


@meter("AWS::EC2::NatGateway")
def _nat(r: Resource) -> Iterator[Use]:
    yield hours("nat-hours")
    yield used(r, "nat-bytes", 30, 200)


@meter("AWS::EC2::VPCEndpoint")
def _endpoint(r: Resource) -> Iterator[Use]:
    if r.body["VpcEndpointType"] == "Interface":
        yield hours("vpce-hours", max(1, len(r.body["SubnetIds"])))


_BALANCERS = {"application": "alb", "network": "nlb", "gateway": "gwlb"}


@meter("AWS::ElasticLoadBalancingV2::LoadBalancer")
def _balancer(r: Resource) -> Iterator[Use]:
    name = _BALANCERS[r.body["Type"]]
    yield hours(f"{name}-hours")
    yield used(r, f"{name}-lcu", 2, 60)


@meter("AWS::ElasticLoadBalancing::LoadBalancer")
def _classic(r: Resource) -> Iterator[Use]:
    yield hours("clb-hours")
    yield used(r, "clb-bytes", 1, 80)


@meter("AWS::RDS::DBInstance")
def _database(r: Resource) -> Iterator[Use]:
    """A stopped one keeps its storage; a second zone doubles both."""
    body, zones = r.body, 1 + r.body["MultiAZ"]
    if body["DBInstanceStatus"] != "stopped":
        yield hours(f"rds-{body['Engine']}:{body['DBInstanceClass']}", zones, office(r))
    yield kept("rds-gp3-multi-az" if body["MultiAZ"] else "rds-gp3", body["AllocatedStorage"])


@meter("AWS::RDS::DBCluster")
def _aurora(r: Resource) -> Iterator[Use]:
    yield growing(r, "aurora-storage", 20, 600)
    yield used(r, "aurora-io", 2e6, 6e7)


@meter("AWS::DynamoDB::Table")
def _table(r: Resource) -> Iterator[Use]:
    capacity = r.body["ProvisionedThroughput"]
    if r.body.get("BillingModeSummary", {}).get("BillingMode") == "PAY_PER_REQUEST":
        yield used(r, "dynamodb-writes", 2e5, 1.2e7)
        yield used(r, "dynamodb-reads", 1e6, 5e7)
    else:
        yield hours("dynamodb-wcu", capacity["WriteCapacityUnits"])
        yield hours("dynamodb-rcu", capacity["ReadCapacityUnits"])
    yield growing(r, "dynamodb-storage", 1, 120)


@meter("AWS::S3::Bucket")
def _bucket(r: Resource) -> Iterator[Use]:
    if not r.maybe("empty", 0.2):  # as the metrics of the bucket have it
        yield growing(r, "s3-standard", 50, 9000)
        yield used(r, "s3-writes", 1e4, 3e6)
        yield used(r, "s3-reads", 1e5, 3e7)


@meter("AWS::Lambda::Function")
def _function(r: Resource) -> Iterator[Use]:
    invoked = used(r, "lambda-requests", 5e3, 4e6)
    seconds = invoked.quantity * (0.05 + 0.8 * r.chance.ratio("billed duration")) * r.body["MemorySize"] / 1024
    yield invoked
    yield Use("lambda-seconds", "used", seconds, invoked.week, invoked.growth)


@meter("AWS::Logs::LogGroup")
def _log_group(r: Resource) -> Iterator[Use]:
    yield used(r, "logs-in", 0.2, 14)
    yield growing(r, "logs-kept", 5, 900)


@meter("AWS::ECS::Service")
def _service(r: Resource) -> Iterator[Use]:
    tasks = r.body["desiredCount"]
    yield hours("fargate-vcpu", tasks * 0.5, office(r))
    yield hours("fargate-gb", tasks * 1.0, office(r))
