"""What watches and guards the edge: health checks, Shield. Distributions, APIs and certificates have modules of their own."""

from __future__ import annotations

from inventory_assets.localcloud.call import AwsError, Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, lists, walker
from inventory_assets.localcloud.estate.balancing import BALANCER, ZONE
from inventory_assets.localcloud.estate.filling import filled
from inventory_assets.localcloud.estate.naming import arn, uuid_of, word_id
from inventory_assets.localcloud.estate.paging import page
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.world import World

HEALTH_CHECK, PROTECTION, SUBSCRIPTION = "AWS::Route53::HealthCheck", "AWS::Shield::Protection", "AWS::Shield::Subscription"


def _home(r: Resource) -> str:
    """The region of what is referred to."""
    return r.world.options.regions[0]


def _health_check(r: Resource) -> JsonObject:
    kind = ("HTTPS", "HTTP", "CLOUDWATCH_METRIC", "CALCULATED")[r.number % 4]
    alarm = r.other("AWS::CloudWatch::Alarm", 0, _home(r))
    config: JsonObject = {
        "Type": kind,
        "ChildHealthChecks": [r.other(HEALTH_CHECK, 0).id] if kind == "CALCULATED" else None,
        "AlarmIdentifier": {"Region": _home(r), "Name": alarm.id} if kind == "CLOUDWATCH_METRIC" else None,
        "Disabled": r.moving("disabled", (False, False, True), 0.1),
        "RoutingControlArn": None,
    }
    return {"Id": r.id, "LinkedService": None, "HealthCheckConfig": config}


def _protected(r: Resource) -> str:
    address = f"arn:aws:ec2:{_home(r)}:{r.account_id}:eip-allocation/{r.other('AWS::EC2::EIP', 0, _home(r)).id}"
    return (r.other(BALANCER, 0, _home(r)).arn, r.other(ZONE, 0).arn, address)[r.number % 3]


def _protection(r: Resource) -> JsonObject:
    checks = [r.other(HEALTH_CHECK, 0).id] if r.maybe("watched", 0.5) else []
    return {"Id": r.id, "Name": word_id("protection")(r), "ResourceArn": _protected(r), "ProtectionArn": r.arn, "HealthCheckIds": checks}


KINDS = (
    Kind(
        HEALTH_CHECK,
        3,
        uuid_of,
        arn("route53", "healthcheck/", regional=False, owned=False),
        filled("route53", "ListHealthChecks", "HealthChecks[]", _health_check),
        is_global=True,
        lasting=True,
        sweep_type="route53:healthcheck",
    ),
    Kind(
        SUBSCRIPTION,
        0.3,
        lambda r: r.account_id,
        lambda r: f"arn:aws:shield::{r.account_id}:subscription/{uuid_of(r)}",
        filled(
            "shield",
            "DescribeSubscription",
            "Subscription",
            lambda r: {"SubscriptionArn": r.arn, "StartTime": r.created, "EndTime": r.at(365), "ProactiveEngagementStatus": "ENABLED"},
        ),
        is_global=True,
        lasting=True,
        tagged=0,
        single=True,
    ),
    Kind(
        PROTECTION,
        3,
        uuid_of,
        arn("shield", "protection/", regional=False),
        filled("shield", "ListProtections", "Protections[]", _protection),
        is_global=True,
        parent=SUBSCRIPTION,
        sweep_type="shield:protection",
    ),
)

lists("route53", "ListHealthChecks", HEALTH_CHECK)


def _subscription(world: World, account: Account, call: Call) -> Resource:
    found = next(world.walk(SUBSCRIPTION, account, call.region), None)
    if found is None:
        raise AwsError("ResourceNotFoundException", "The subscription does not exist.")
    return found


@answers("shield", "DescribeSubscription")
def describe_subscription(world: World, account: Account, call: Call) -> JsonObject:
    return {"Subscription": _subscription(world, account, call).body}


@answers("shield", "ListProtections")
def list_protections(world: World, account: Account, call: Call) -> JsonObject:
    _subscription(world, account, call)
    return page(call, walker(world, account, call, PROTECTION), lambda r: r.body, 20)
