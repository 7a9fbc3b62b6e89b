"""Listeners of load balancers and their rules: with TLS and without, forwarding, redirecting, asking users to sign in."""

from __future__ import annotations

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, find
from inventory_assets.localcloud.estate.balancing import BALANCER, balancer_kind
from inventory_assets.localcloud.estate.certificates import CERTIFICATE
from inventory_assets.localcloud.estate.children import child_listing
from inventory_assets.localcloud.estate.paging import page, sequence
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.scaling import TARGETS
from inventory_assets.localcloud.estate.world import World

LISTENER, RULE = "AWS::ElasticLoadBalancingV2::Listener", "AWS::ElasticLoadBalancingV2::ListenerRule"
NO_LISTENER = ("ListenerNotFound", "One or more listeners not found: {name}", 400)

_SSL_POLICIES = ("ELBSecurityPolicy-TLS13-1-2-2021-06", "ELBSecurityPolicy-2016-08", "ELBSecurityPolicy-TLS-1-0-2015-04")


def _balancer_of(listener: Resource) -> Resource:
    return listener.other(BALANCER, listener.number)


def _turn(listener: Resource) -> int:
    """Which of its load balancer's listeners it is, from 0."""
    balancers, _ = listener.world.size(listener.account, listener.region, listener.world.kinds[BALANCER])
    return listener.number // max(balancers, 1)


def _is_encrypted(listener: Resource) -> bool:
    return (_turn(listener) + _balancer_of(listener).number) % 2 == 1


def _port(listener: Resource) -> int:
    port, before = 443 if _is_encrypted(listener) else 80, _turn(listener) // 2
    return 7999 + port + before if before else port


def _forward(r: Resource, order: int | None = None) -> JsonObject:
    group = r.other(TARGETS, 0 if r.number % 2 == 0 else 1)
    weights = {"TargetGroups": [{"TargetGroupArn": group.arn, "Weight": 1}], "TargetGroupStickinessConfig": {"Enabled": False}}
    action: JsonObject = {"Type": "forward", "TargetGroupArn": group.arn, "ForwardConfig": weights}
    return action | ({"Order": order} if order else {})


def _sign_in(r: Resource) -> JsonObject:
    pool = f"arn:aws:cognito-idp:{r.region}:{r.account_id}:userpool/{r.region}_{r.chance.letters('pool', 9)}"
    if "AWS::Cognito::UserPool" in r.world.kinds:
        pool = r.other("AWS::Cognito::UserPool", 0).arn
    config = {"UserPoolArn": pool, "UserPoolClientId": r.chance.hex("client", 26), "UserPoolDomain": "sign-in", "SessionTimeout": 604800}
    return {"Type": "authenticate-cognito", "AuthenticateCognitoConfig": config | {"OnUnauthenticatedRequest": "authenticate"}, "Order": 1}


def _redirect() -> JsonObject:
    target = {"Protocol": "HTTPS", "Port": "443", "Host": "#{host}", "Path": "/#{path}", "Query": "#{query}", "StatusCode": "HTTP_301"}
    return {"Type": "redirect", "RedirectConfig": target}


def _default_actions(r: Resource) -> list[JsonObject]:
    if balancer_kind(_balancer_of(r)) != "application":
        return [_forward(r)]
    if not _is_encrypted(r):
        return [_redirect()] if r.moving("redirects", (True, True, False), 0.1) else [_forward(r)]
    return [_sign_in(r), _forward(r, 2)] if r.maybe("signs in", 0.3) else [_forward(r)]


def _build_listener(r: Resource) -> JsonObject:
    kind = balancer_kind(_balancer_of(r))
    body: JsonObject = {"ListenerArn": r.arn, "LoadBalancerArn": _balancer_of(r).arn, "DefaultActions": _default_actions(r)}
    if kind == "gateway":
        return body
    plain, encrypted = ("HTTP", "HTTPS") if kind == "application" else ("TCP", "TLS")
    body |= {"Port": _port(r), "Protocol": encrypted if _is_encrypted(r) else plain}
    if _is_encrypted(r):
        body["Certificates"] = [{"CertificateArn": r.other(CERTIFICATE, r.number).arn}]
        body["SslPolicy"] = r.moving("ssl policy", _SSL_POLICIES, 0.1)
        body["MutualAuthentication"] = {"Mode": r.pick("mutual", ("off", "off", "passthrough"))}
    return body


def listener_of(rule: Resource) -> Resource:
    """Rules are an application load balancer's; the first one is such a one."""
    listener = rule.other(LISTENER, rule.number)
    while balancer_kind(_balancer_of(listener)) != "application":
        listener = rule.other(LISTENER, listener.number - 1)
    return listener


def _rule_id(r: Resource) -> str:
    return f"{listener_of(r).id}/{r.chance.hex('id', 16)}"


def _build_rule(r: Resource) -> JsonObject:
    paths = [f"/{r.moving('path', ('api', 'v2', 'admin'), 0.12)}/*"]
    conditions = [{"Field": "path-pattern", "Values": paths, "PathPatternConfig": {"Values": paths}}]
    if r.maybe("one host", 0.5):
        hosts = ["app.meridian.example"]
        conditions.append({"Field": "host-header", "Values": hosts, "HostHeaderConfig": {"Values": hosts}})
    return {"RuleArn": r.arn, "Priority": str(r.number + 1), "Conditions": conditions, "Actions": [_forward(r)], "IsDefault": False}


def _default_rule(listener: Resource) -> JsonObject:
    rule_arn = f"{listener.arn.replace(':listener/', ':listener-rule/')}/{listener.chance.hex('default rule', 16)}"
    return {"RuleArn": rule_arn, "Priority": "default", "Conditions": [], "Actions": listener.body["DefaultActions"], "IsDefault": True}


KINDS = (
    Kind(
        LISTENER,
        8,
        lambda r: f"{_balancer_of(r).arn.rpartition('loadbalancer/')[2]}/{r.chance.hex('id', 16)}",
        lambda r: f"arn:aws:elasticloadbalancing:{r.region}:{r.account_id}:listener/{r.id}",
        _build_listener,
        lasting=True,
        parent=BALANCER,
        sweep_type="elasticloadbalancing:listener",
    ),
    Kind(
        RULE,
        4,
        _rule_id,
        lambda r: f"arn:aws:elasticloadbalancing:{r.region}:{r.account_id}:listener-rule/{r.id}",
        _build_rule,
        parent=LISTENER,
        sweep_type="elasticloadbalancing:listener-rule",
    ),
)

child_listing(
    "elbv2",
    "DescribeListeners",
    LISTENER,
    BALANCER,
    "LoadBalancerArn",
    lambda r: r.body,
    size=400,
    missing=("LoadBalancerNotFound", "One or more load balancers not found: {name}", 400),
)


@answers("elbv2", "DescribeListenerCertificates")
def listener_certificates(world: World, account: Account, call: Call) -> JsonObject:
    """The default certificate, and for some listeners a second one that is chosen by the server's name."""
    r = find(world, account, call, LISTENER, call.params.get("ListenerArn", ""), NO_LISTENER)
    found = [certificate | {"IsDefault": True} for certificate in r.body.get("Certificates", [])]
    if found and r.maybe("second certificate", 0.4):
        found.append({"CertificateArn": r.other(CERTIFICATE, r.number + 1).arn, "IsDefault": False})
    return page(call, sequence(found), lambda certificate: certificate, 400)


@answers("elbv2", "DescribeRules")
def describe_rules(world: World, account: Account, call: Call) -> JsonObject:
    """The rules of one listener, with the one made of its default actions."""
    listener = find(world, account, call, LISTENER, call.params.get("ListenerArn", ""), NO_LISTENER)
    rules = [rule.body for rule in world.walk(RULE, account, call.region) if listener_of(rule).number == listener.number]
    return page(call, sequence([*rules, _default_rule(listener)]), lambda rule: rule, 400)
