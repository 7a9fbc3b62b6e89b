"""What stands before applications: load balancers (classic and v2), API gateways (REST and HTTP), hosted zones."""

from __future__ import annotations

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, find, lists
from inventory_assets.localcloud.estate.ec2 import INSTANCE
from inventory_assets.localcloud.estate.naming import word_id
from inventory_assets.localcloud.estate.network import GROUP, SUBNET, vpc_of
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.tagging import as_list
from inventory_assets.localcloud.estate.world import World

CLASSIC, BALANCER = "AWS::ElasticLoadBalancing::LoadBalancer", "AWS::ElasticLoadBalancingV2::LoadBalancer"
REST_API, HTTP_API, ZONE = "AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api", "AWS::Route53::HostedZone"

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


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
        "ListenerDescriptions": [
            {"Listener": {"Protocol": "HTTP", "LoadBalancerPort": 80, "InstanceProtocol": "HTTP", "InstancePort": 80}, "PolicyNames": []}
        ],
        "Policies": {"AppCookieStickinessPolicies": [], "LBCookieStickinessPolicies": [], "OtherPolicies": []},
        "BackendServerDescriptions": [],
    }


def _balancer_kind(r: Resource) -> str:
    return ("application", "network", "gateway")[min(r.number % 4, 2)] if r.number % 4 != 3 else "application"


def _balancer_arn(r: Resource) -> str:
    short = {"application": "app", "network": "net", "gateway": "gwy"}[_balancer_kind(r)]
    return f"arn:aws:elasticloadbalancing:{r.region}:{r.account_id}:loadbalancer/{short}/{r.id}/{r.chance.hex('arn', 16)}"


def _build_balancer(r: Resource) -> JsonObject:
    kind = _balancer_kind(r)
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


def _build_rest_api(r: Resource) -> JsonObject:
    return {
        "id": r.id,
        "name": word_id("rest")(r),
        "description": f"Version {1 + r.moves('release', 0.2)}",
        "createdDate": r.created,
        "apiKeySource": "HEADER",
        "endpointConfiguration": {"types": [r.moving("endpoint", ("REGIONAL", "EDGE", "PRIVATE"), 0.06)]},
        "disableExecuteApiEndpoint": r.maybe("closed", 0.2),
        "rootResourceId": r.chance.letters("root", 10, _LETTERS),
        "tags": r.tags,
    }


def _build_http_api(r: Resource) -> JsonObject:
    web_socket = r.number % 3 == 1
    body: JsonObject = {
        "ApiId": r.id,
        "Name": word_id("api")(r),
        "ProtocolType": "WEBSOCKET" if web_socket else "HTTP",
        "ApiEndpoint": f"{'wss' if web_socket else 'https'}://{r.id}.execute-api.{r.region}.amazonaws.com",
        "ApiKeySelectionExpression": "$request.header.x-api-key",
        "RouteSelectionExpression": "$request.body.action" if web_socket else "$request.method $request.path",
        "CreatedDate": r.created,
        "DisableExecuteApiEndpoint": False,
        "Tags": r.tags,
    }
    if not web_socket:
        origin = r.moving("origin", ("https://app.meridian.example", "*"), 0.1)
        body["CorsConfiguration"] = {"AllowOrigins": [origin], "AllowMethods": ["GET", "POST"], "MaxAge": 300}
    return body


def _build_zone(r: Resource) -> JsonObject:
    return {
        "Id": f"/hostedzone/{r.id}",
        "Name": f"{word_id('zone')(r)}.meridian.example.",
        "CallerReference": r.chance.hex("reference", 32),
        "Config": {"Comment": f"managed by {r.moving('manager', ('hand', 'terraform'), 0.1)}", "PrivateZone": r.maybe("private", 0.5)},
        "ResourceRecordSetCount": 2 + r.chance.below(f"records {r.world.options.day}", 9),
    }


def _short_id(r: Resource) -> str:
    return r.chance.letters("id", 10, _LETTERS)


KINDS = (
    Kind(
        CLASSIC,
        1.6,
        word_id("classic"),
        lambda r: f"arn:aws:elasticloadbalancing:{r.region}:{r.account_id}:loadbalancer/{r.id}",
        _build_classic,
        sweep_type="elasticloadbalancing:loadbalancer",
    ),
    Kind(BALANCER, 4, word_id("lb"), _balancer_arn, _build_balancer, sweep_type="elasticloadbalancing:loadbalancer"),
    Kind(
        REST_API,
        2,
        _short_id,
        lambda r: f"arn:aws:apigateway:{r.region}::/restapis/{r.id}",
        _build_rest_api,
        sweep_type="apigateway:restapis",
    ),
    Kind(HTTP_API, 2, _short_id, lambda r: f"arn:aws:apigateway:{r.region}::/apis/{r.id}", _build_http_api, sweep_type="apigateway:apis"),
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
lists("apigateway", "GetRestApis", REST_API, size=25)
lists("apigatewayv2", "GetApis", HTTP_API, size=25)
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
