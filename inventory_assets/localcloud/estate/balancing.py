"""What stands before applications: load balancers (classic and v2) and hosted zones. What load balancers hand their work to is not here."""

from __future__ import annotations

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, describes, find, lists, walker
from inventory_assets.localcloud.estate.ec2 import INSTANCE
from inventory_assets.localcloud.estate.naming import uuid_of, word_id
from inventory_assets.localcloud.estate.network import GROUP, SUBNET, vpc_of
from inventory_assets.localcloud.estate.paging import page
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.tagging import as_list
from inventory_assets.localcloud.estate.world import World

CLASSIC, BALANCER = "AWS::ElasticLoadBalancing::LoadBalancer", "AWS::ElasticLoadBalancingV2::LoadBalancer"
ZONE = "AWS::Route53::HostedZone"


def _classic_listeners(r: Resource) -> list[JsonObject]:
    """With TLS and without; of the former some let old protocols in."""
    plain = {"Protocol": "HTTP", "LoadBalancerPort": 80, "InstanceProtocol": "HTTP", "InstancePort": 80}
    found: list[JsonObject] = [{"Listener": plain, "PolicyNames": []}]
    if r.maybe("encrypted", 0.5):
        certificate = r.other("AWS::CertificateManager::Certificate", r.number).arn
        encrypted = plain | {"Protocol": "HTTPS", "LoadBalancerPort": 443, "SSLCertificateId": certificate}
        policy = r.pick("policy", ("ELBSecurityPolicy-TLS-1-2-2017-01", "ELBSecurityPolicy-2015-05"))
        found.append({"Listener": encrypted, "PolicyNames": [policy]})
    return found


def _logs_of(r: Resource) -> str | None:
    """The bucket that its access logs go to."""
    return r.other("AWS::S3::Bucket", r.number).id if r.moving("logs", (True, False), 0.08) else None


def _classic_attributes(r: Resource) -> JsonObject:
    bucket = _logs_of(r)
    log = {"Enabled": True, "S3BucketName": bucket, "EmitInterval": 60, "S3BucketPrefix": r.id} if bucket else {"Enabled": False}
    draining = r.maybe("drains", 0.6)
    return {
        "CrossZoneLoadBalancing": {"Enabled": r.maybe("cross zone", 0.6)},
        "AccessLog": log,
        "ConnectionDraining": {"Enabled": True, "Timeout": 300} if draining else {"Enabled": False},
        "ConnectionSettings": {"IdleTimeout": 60},
        "AdditionalAttributes": [{"Key": "elb.http.desyncmitigationmode", "Value": r.pick("desync", ("defensive", "monitor"))}],
    }


def _balancer_attributes(r: Resource) -> list[JsonObject]:
    values: dict[str, object] = {
        "deletion_protection.enabled": r.moving("protected", (False, True), 0.06),
        "load_balancing.cross_zone.enabled": r.maybe("cross zone", 0.6),
    }
    if balancer_kind(r) != "gateway":
        bucket = _logs_of(r)
        values |= {"access_logs.s3.enabled": bool(bucket), "access_logs.s3.bucket": bucket or "", "access_logs.s3.prefix": ""}
    if balancer_kind(r) == "application":
        values |= {
            "idle_timeout.timeout_seconds": 60,
            "routing.http.drop_invalid_header_fields.enabled": r.maybe("drops headers", 0.4),
            "routing.http.desync_mitigation_mode": r.pick("desync", ("defensive", "strictest", "monitor")),
            "waf.fail_open.enabled": False,
        }
    return [{"Key": key, "Value": str(value).lower() if isinstance(value, bool) else str(value)} for key, value in values.items()]


def _build_classic(r: Resource) -> JsonObject:
    public = r.maybe("public", 0.6)
    return {
        "LoadBalancerName": r.id,
        "DNSName": f"{r.id}-{r.chance.below('dns', 10**9)}.{r.region}.elb.amazonaws.com",
        "CanonicalHostedZoneNameID": "Z35SXDOTRQ7X7K",
        "Scheme": "internet-facing" if public else "internal",
        "CreatedTime": r.created,
        "VPCId": vpc_of(r).id,
        "AvailabilityZones": [f"{r.region}a", f"{r.region}b"],
        "Subnets": [r.other(SUBNET, r.number + index).id for index in range(2)],
        "SecurityGroups": [r.other(GROUP, r.number).id],
        "SourceSecurityGroup": {"OwnerAlias": r.account_id, "GroupName": "default"},
        "Instances": [{"InstanceId": r.other(INSTANCE, 0).id}] if r.maybe("used", 0.6) else [],
        "HealthCheck": {
            "Target": "TCP:80",
            "Interval": r.moving("interval", (10, 30), 0.15),
            "Timeout": 5,
            "UnhealthyThreshold": 2,
            "HealthyThreshold": 10,
        },
        "ListenerDescriptions": _classic_listeners(r),
        "Policies": {"AppCookieStickinessPolicies": [], "LBCookieStickinessPolicies": [], "OtherPolicies": []},
        "BackendServerDescriptions": [],
    }


def balancer_kind(r: Resource) -> str:
    """`application`, `network` or `gateway`; the first of a cell is an application load balancer."""
    return ("application", "network", "gateway")[min(r.number % 4, 2)] if r.number % 4 != 3 else "application"


def _balancer_arn(r: Resource) -> str:
    short = {"application": "app", "network": "net", "gateway": "gwy"}[balancer_kind(r)]
    return f"arn:aws:elasticloadbalancing:{r.region}:{r.account_id}:loadbalancer/{short}/{r.id}/{r.chance.hex('arn', 16)}"


def _build_balancer(r: Resource) -> JsonObject:
    kind = balancer_kind(r)
    body: JsonObject = {
        "LoadBalancerArn": r.arn,
        "LoadBalancerName": r.id,
        "CreatedTime": r.created,
        "VpcId": vpc_of(r).id,
        "State": {"Code": "active"},
        "Type": kind,
        "AvailabilityZones": [
            {"ZoneName": f"{r.region}{'ab'[index]}", "SubnetId": r.other(SUBNET, r.number + index).id, "LoadBalancerAddresses": []}
            for index in range(2)
        ],
        "IpAddressType": r.moving("addresses", ("ipv4", "dualstack"), 0.12),
    }
    if kind != "gateway":
        body |= {
            "DNSName": f"{r.id}-{r.chance.below('dns', 10**9)}.{r.region}.elb.amazonaws.com",
            "CanonicalHostedZoneId": "Z35SXDOTRQ7X7K",
            "Scheme": r.pick("scheme", ("internet-facing", "internal")),
        }
    if kind == "application":
        body["SecurityGroups"] = [r.other(GROUP, r.moving("group", (1, 2, 3), 0.12)).id]
    return body


def _build_zone(r: Resource) -> JsonObject:
    return {
        "Id": f"/hostedzone/{r.id}",
        "Name": f"{word_id('zone')(r)}.meridian.example.",
        "CallerReference": r.chance.hex("reference", 32),
        "Config": {"Comment": f"managed by {r.moving('manager', ('hand', 'terraform'), 0.1)}", "PrivateZone": r.maybe("private", 0.5)},
        "ResourceRecordSetCount": 2 + r.chance.below(f"records {r.world.options.day}", 9),
    }


KINDS = (
    Kind(
        CLASSIC,
        1.6,
        word_id("classic"),
        lambda r: f"arn:aws:elasticloadbalancing:{r.region}:{r.account_id}:loadbalancer/{r.id}",
        _build_classic,
        sweep_type="elasticloadbalancing:loadbalancer",
    ),
    Kind(BALANCER, 4, word_id("lb"), _balancer_arn, _build_balancer, lasting=True, sweep_type="elasticloadbalancing:loadbalancer"),
    Kind(
        ZONE,
        3,
        lambda r: f"Z{r.chance.letters('id', 20)}",
        lambda r: f"arn:aws:route53:::hostedzone/{r.id}",
        _build_zone,
        is_global=True,
        sweep_type="route53:hostedzone",
    ),
)

lists(
    "elb",
    "DescribeLoadBalancers",
    CLASSIC,
    size=400,
    ids="LoadBalancerNames",
    missing=("LoadBalancerNotFound", "There is no ACTIVE Load Balancer named '{name}'", 400),
)
lists(
    "elbv2",
    "DescribeLoadBalancers",
    BALANCER,
    size=400,
    ids="LoadBalancerArns",
    missing=("LoadBalancerNotFound", "Load balancers '[{name}]' not found", 400),
)
_NO_BALANCER = ("LoadBalancerNotFound", "There is no ACTIVE Load Balancer named '{name}'", 400)
describes("elb", "DescribeLoadBalancerAttributes", CLASSIC, "LoadBalancerName", "LoadBalancerAttributes", _NO_BALANCER, _classic_attributes)
describes("elbv2", "DescribeLoadBalancerAttributes", BALANCER, "LoadBalancerArn", "Attributes", _NO_BALANCER, _balancer_attributes)
lists("route53", "ListHostedZones", ZONE)


def _tag_descriptions(service: str, kind: str, asked: str, shown: str) -> None:
    @answers(service, "DescribeTags")
    def describe_tags(world: World, account: Account, call: Call) -> JsonObject:
        missing = ("LoadBalancerNotFound", "One or more load balancers not found: {name}", 400)
        found = [(name, find(world, account, call, kind, name, missing)) for name in call.params.get(asked) or []]
        return {"TagDescriptions": [{shown: name, "Tags": as_list(r.tags)} for name, r in found]}


_tag_descriptions("elb", CLASSIC, "LoadBalancerNames", "LoadBalancerName")
_tag_descriptions("elbv2", BALANCER, "ResourceArns", "ResourceArn")


@answers("route53", "ListTagsForResource")
def zone_tags(world: World, account: Account, call: Call) -> JsonObject:
    r = find(
        world, account, call, ZONE, call.params.get("ResourceId", ""), ("NoSuchHostedZone", "No hosted zone found with ID: {name}", 404)
    )
    return {"ResourceTagSet": {"ResourceType": "hostedzone", "ResourceId": r.id, "Tags": as_list(r.tags)}}


@answers("route53", "ListQueryLoggingConfigs")
def query_logging(world: World, account: Account, call: Call) -> JsonObject:
    """Some public zones log the queries that they answer."""

    def show(zone: Resource) -> JsonObject:
        group = zone.other("AWS::Logs::LogGroup", zone.number, world.options.regions[0])
        return {"Id": uuid_of(zone, "query logging"), "HostedZoneId": zone.id, "CloudWatchLogsLogGroupArn": group.arn}

    walk = walker(world, account, call, ZONE)
    return page(call, lambda start: ((number, zone) for number, zone in walk(start) if zone.moving("logs", (True, False), 0.1)), show, 100)
