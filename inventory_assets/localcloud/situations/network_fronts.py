"""Situations for the controls of listeners of load balancers and of stages of APIs: things that are listed under another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.model import Situation, Status, Thing
from inventory_assets.localcloud.situations.network_groups import drawn

_HTTPS, _TLS, _ANY = "aws_elbv2_listener_redirects_to_https", "aws_elbv2_listener_current_tls", "aws_elbv2_listener_encrypted"
_PLACE = "arn:aws:elasticloadbalancing:eu-west-1:<account>"


def _listener(case: str, members: JsonObject, https: Status, tls: Status, encrypted: Status) -> Situation:
    name = f"app-{drawn(case)}"
    balancer = {"LoadBalancerName": name, "LoadBalancerArn": f"{_PLACE}:loadbalancer/app/{name}/50dc6c495c0c9188", "Type": "application"}
    listed = {
        "ListenerArn": f"{_PLACE}:listener/app/{name}/50dc6c495c0c9188/f2f7dc8efc522ab2",
        "LoadBalancerArn": balancer["LoadBalancerArn"],
        "Port": 80,
    }
    things = (
        Thing("AWS::ElasticLoadBalancingV2::LoadBalancer", balancer),
        Thing("AWS::ElasticLoadBalancingV2::Listener", listed | members, "it", parent=balancer),
    )
    return Situation(f"a listener {case}", things, {_HTTPS: {"it": https}, _TLS: {"it": tls}, _ANY: {"it": encrypted}})


def _secure(policy: str) -> JsonObject:
    return {"Protocol": "HTTPS", "SslPolicy": f"ELBSecurityPolicy-{policy}", "DefaultActions": [{"Type": "forward"}]}


def _redirect(**config: str) -> JsonObject:
    return {"Protocol": "HTTP", "DefaultActions": [{"Type": "redirect", "RedirectConfig": {"StatusCode": "HTTP_301", **config}}]}


LISTENERS = (
    _listener("that redirects", _redirect(Protocol="HTTPS", Port="443"), "pass", "not_applicable", "pass"),
    _listener("that redirects to itself", _redirect(Protocol="HTTP", Host="www.example.com"), "fail", "not_applicable", "fail"),
    _listener("that redirects to its own protocol", _redirect(Protocol="#{protocol}", Path="/new"), "fail", "not_applicable", "fail"),
    _listener("that serves plain HTTP", {"Protocol": "HTTP", "DefaultActions": [{"Type": "forward"}]}, "fail", "not_applicable", "fail"),
    _listener("of TCP", {"Protocol": "TCP", "DefaultActions": [{"Type": "forward"}]}, "not_applicable", "not_applicable", "fail"),
    _listener(
        "of a gateway",
        {"Protocol": "GENEVE", "DefaultActions": [{"Type": "forward"}]},
        "not_applicable",
        "not_applicable",
        "not_applicable",
    ),
    _listener("of TLS 1.3 and 1.2", _secure("TLS13-1-2-2021-06"), "not_applicable", "pass", "pass"),
    _listener("of TLS 1.3 alone", _secure("TLS13-1-3-2021-06"), "not_applicable", "pass", "pass"),
    _listener("of TLS 1.2 alone", _secure("TLS-1-2-2017-01"), "not_applicable", "pass", "pass"),
    _listener("of TLS 1.2 and secret tomorrow", _secure("FS-1-2-Res-2020-10"), "not_applicable", "pass", "pass"),
    _listener("of TLS by modules of FIPS", _secure("TLS13-1-2-Res-FIPS-2023-04"), "not_applicable", "pass", "pass"),
    _listener("of old TLS", _secure("2016-08"), "not_applicable", "fail", "pass"),
    _listener("of TLS 1.1", _secure("TLS-1-1-2017-01"), "not_applicable", "fail", "pass"),
    _listener("of TLS 1.1 and secret tomorrow", _secure("FS-1-1-2019-08"), "not_applicable", "fail", "pass"),
    _listener("of TLS 1.3 that allows 1.0", _secure("TLS13-1-0-2021-06") | {"Protocol": "TLS"}, "not_applicable", "fail", "pass"),
    _listener("that says nothing", {"Protocol": "HTTPS"}, "not_applicable", "unknown", "pass"),
    _listener("of which nothing is known", {"Protocol": "HTTP"}, "unknown", "not_applicable", "unknown"),
    *(
        Situation(f"{control}: denied", (), {control: {"account": "unknown"}}, denied=("AWS::ElasticLoadBalancingV2::Listener",))
        for control in (_HTTPS, _TLS, _ANY)
    ),
)

_LOGS = "arn:aws:logs:eu-west-1:<account>:log-group:a"
#: Control → a stage's members → status.
REST: dict[str, tuple[tuple[str, JsonObject, Status], ...]] = {
    "aws_apigateway_stage_access_logged": (
        ("right", {"accessLogSettings": {"destinationArn": _LOGS, "format": "f"}}, "pass"),
        ("wrong", {}, "fail"),
        ("with a format alone", {"accessLogSettings": {"format": "f"}}, "fail"),
    ),
    "aws_apigateway_stage_traced": (("right", {"tracingEnabled": True}, "pass"), ("wrong", {"tracingEnabled": False}, "fail")),
    "aws_apigateway_stage_has_firewall": (
        ("right", {"webAclArn": "arn:aws:wafv2:eu-west-1:<account>:regional/webacl/a/1"}, "pass"),
        ("wrong", {}, "fail"),
    ),
    "aws_apigateway_stage_has_client_certificate": (("right", {"clientCertificateId": "c1"}, "pass"), ("wrong", {}, "fail")),
    "aws_apigateway_stage_executions_logged": (
        ("right", {"methodSettings": {"*/*": {"loggingLevel": "ERROR"}}}, "pass"),
        ("wrong", {"methodSettings": {}}, "fail"),
        ("that is off", {"methodSettings": {"*/*": {"loggingLevel": "OFF"}}}, "fail"),
        ("but for a method", {"methodSettings": {"*/*": {"loggingLevel": "INFO"}, "~1pets/GET": {"loggingLevel": "OFF"}}}, "fail"),
        ("of which nobody knows", {"methodSettings": {"~1pets/GET": {"loggingLevel": "INFO"}}}, "unknown"),
    ),
    "aws_apigateway_stage_cache_encrypted": (
        ("right", {"cacheClusterEnabled": True, "methodSettings": {"*/*": {"cachingEnabled": True, "cacheDataEncrypted": True}}}, "pass"),
        ("wrong", {"cacheClusterEnabled": True, "methodSettings": {"*/*": {"cachingEnabled": True, "cacheDataEncrypted": False}}}, "fail"),
        (
            "but for a method",
            {
                "cacheClusterEnabled": True,
                "methodSettings": {
                    "*/*": {"cachingEnabled": True, "cacheDataEncrypted": True},
                    "~1pets/GET": {"cachingEnabled": True, "cacheDataEncrypted": False},
                },
            },
            "fail",
        ),
        ("of which nobody knows", {"cacheClusterEnabled": True, "methodSettings": {"*/*": {"cachingEnabled": True}}}, "unknown"),
        (
            "without a cache",
            {"cacheClusterEnabled": False, "methodSettings": {"*/*": {"cachingEnabled": True, "cacheDataEncrypted": False}}},
            "not_applicable",
        ),
        (
            "that caches nothing",
            {"cacheClusterEnabled": True, "methodSettings": {"*/*": {"cachingEnabled": False, "cacheDataEncrypted": False}}},
            "not_applicable",
        ),
    ),
}
HTTP: dict[str, tuple[tuple[str, JsonObject, Status], ...]] = {
    "aws_apigatewayv2_stage_access_logged": (
        ("right", {"AccessLogSettings": {"DestinationArn": _LOGS, "Format": "f"}}, "pass"),
        ("wrong", {}, "fail"),
    ),
}


def _stages() -> Iterator[Situation]:
    for table, type_name, api, ids, name in (
        (REST, "AWS::ApiGateway::Stage", "AWS::ApiGateway::RestApi", ("id", "name"), "stageName"),
        (HTTP, "AWS::ApiGatewayV2::Stage", "AWS::ApiGatewayV2::Api", ("ApiId", "Name"), "StageName"),
    ):
        for control, cases in table.items():
            for case, members, status in cases:
                parent: dict[str, Any] = {ids[0]: f"a{drawn(control + case)}-<account>", ids[1]: "api"}
                stage = Thing(type_name, {name: "live"} | members, "it", parent=parent)
                yield Situation(f"{control}: {case}", (Thing(api, parent), stage), {control: {"it": status}})
            yield Situation(f"{control}: denied", (), {control: {"account": "unknown"}}, denied=(type_name,))


def _two_stages() -> Situation:
    """One API, two stages: each is judged by its own settings."""
    parent = {"ApiId": "a0two-<account>", "Name": "api"}
    logged = Thing(
        "AWS::ApiGatewayV2::Stage",
        {"StageName": "live", "AccessLogSettings": {"DestinationArn": _LOGS, "Format": "f"}},
        "logged",
        parent=parent,
    )
    other = Thing("AWS::ApiGatewayV2::Stage", {"StageName": "test"}, "other", parent=parent)
    said: dict[str, Status] = {"logged": "pass", "other": "fail"}
    return Situation(
        "an API with one stage logged and one not",
        (Thing("AWS::ApiGatewayV2::Api", parent), logged, other),
        {"aws_apigatewayv2_stage_access_logged": said},
    )


SITUATIONS: tuple[Situation, ...] = (*LISTENERS, *_stages(), _two_stages())
