"""API Gateway: REST and HTTP APIs, their stages, and the domain names they are called by."""

from __future__ import annotations

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, find, lists
from inventory_assets.localcloud.estate.certificates import CERTIFICATE
from inventory_assets.localcloud.estate.children import child_listing, children
from inventory_assets.localcloud.estate.filling import filled
from inventory_assets.localcloud.estate.naming import word_id
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER
from inventory_assets.localcloud.estate.paging import page, sequence
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.security import WEB_ACL
from inventory_assets.localcloud.estate.world import World

REST_API, HTTP_API = "AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api"
REST_STAGE, HTTP_STAGE = "AWS::ApiGateway::Stage", "AWS::ApiGatewayV2::Stage"
DOMAIN, PRIVATE_DOMAIN = "AWS::ApiGateway::DomainName", "AWS::ApiGateway::DomainNameV2"
NO_API = ("NotFoundException", "Invalid API identifier specified {name}", 404)

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_STAGES = ("prod", "dev", "test")


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


def _stage_name(r: Resource, api: str) -> str:
    """The stages of one API have different names."""
    apis, _ = r.world.size(r.account, r.region, r.world.kinds[api])
    turn = r.number // max(apis, 1)
    return _STAGES[turn] if turn < len(_STAGES) else f"stage{turn}"


def _access_log(r: Resource) -> str | None:
    return r.other("AWS::Logs::LogGroup", r.number).arn if r.moving("logs", (True, False), 0.08) else None


def _build_rest_stage(r: Resource) -> JsonObject:
    log, canary = _access_log(r), r.maybe("canary", 0.4)
    overrides = {"stageVariableOverrides": {"TOKEN": f"{PLANTED_SECRET_MARKER}-{r.number}"}}
    changes: JsonObject = {
        "stageName": _stage_name(r, REST_API),
        "variables": {"DB_PASSWORD": f"{PLANTED_SECRET_MARKER}-{r.number}", "LOG_LEVEL": "INFO"},
        "accessLogSettings": {"destinationArn": log, "format": "$context.requestId"} if log else None,
        "canarySettings": overrides if canary else None,
        "webAclArn": r.other(WEB_ACL, r.number).arn if r.moving("guarded", (True, False), 0.1) else None,
        "methodSettings": None,
        "tags": r.tags,
    }
    body: JsonObject = filled("apigateway", "GetStages", "item[]", lambda _: changes, without=("tags", "variables"))(r)
    settings = filled("apigateway", "GetStages", "item[].methodSettings")(r)
    body["methodSettings"] = {"*/*": next(iter(settings.values())) | {"loggingLevel": r.pick("level", ("OFF", "ERROR", "INFO"))}}
    return body


def _http_stage_name(r: Resource) -> str:
    name = _stage_name(r, HTTP_API)
    return "$default" if name == "prod" else name


def _build_http_stage(r: Resource) -> JsonObject:
    log = _access_log(r)
    changes: JsonObject = {
        "StageName": _http_stage_name(r),
        "StageVariables": {"API_KEY": f"{PLANTED_SECRET_MARKER}-{r.number}"},
        "AccessLogSettings": {"DestinationArn": log, "Format": "$context.requestId"} if log else None,
        "LastDeploymentStatusMessage": f"Successfully deployed stage on day {r.world.options.day}",
        "Tags": r.tags,
    }
    body: JsonObject = filled("apigatewayv2", "GetStages", "Items[]", lambda _: changes, without=("Tags", "StageVariables"))(r)
    return body


def _domain(r: Resource) -> JsonObject:
    """A public domain: edge-optimized ones have a certificate of the first region."""
    is_edge, is_mutual = r.number % 2 == 1, r.maybe("mtls", 0.3)
    certificate = r.other(CERTIFICATE, r.number, r.world.options.regions[0] if is_edge else None).arn
    return {
        **dict.fromkeys(("domainNameId", "domainNameArn", "managementPolicy", "policy", "domainNameStatusMessage")),
        "domainName": r.id,
        "certificateArn": certificate if is_edge else None,
        "regionalCertificateArn": None if is_edge else certificate,
        "endpointConfiguration": {"types": ["EDGE" if is_edge else "REGIONAL"], "vpcEndpointIds": None},
        "domainNameStatus": "AVAILABLE",
        "securityPolicy": r.moving("security policy", ("TLS_1_0", "TLS_1_2"), 0.1),
        "mutualTlsAuthentication": {"truststoreUri": f"s3://{r.other('AWS::S3::Bucket', 0).id}/trust.pem"} if is_mutual else None,
        "ownershipVerificationCertificateArn": certificate if is_mutual else None,
        "tags": r.tags,
    }


def _private_domain(r: Resource) -> JsonObject:
    name, _, number = r.id.partition("+")
    return {
        "domainName": name,
        "domainNameId": number,
        "domainNameArn": r.arn,
        "certificateArn": r.other(CERTIFICATE, r.number).arn,
        "regionalCertificateArn": None,
        "endpointConfiguration": {"types": ["PRIVATE"]},
        "mutualTlsAuthentication": None,
        "ownershipVerificationCertificateArn": None,
        "tags": r.tags,
    }


def _host(r: Resource) -> str:
    return f"{word_id('api')(r)}.{r.region}.{r.account.name}.meridian.example"


def _short_id(r: Resource) -> str:
    return r.chance.letters("id", 10, _LETTERS)


KINDS = (
    Kind(
        REST_API,
        2,
        _short_id,
        lambda r: f"arn:aws:apigateway:{r.region}::/restapis/{r.id}",
        _build_rest_api,
        lasting=True,
        sweep_type="apigateway:restapis",
    ),
    Kind(
        HTTP_API,
        2,
        _short_id,
        lambda r: f"arn:aws:apigateway:{r.region}::/apis/{r.id}",
        _build_http_api,
        lasting=True,
        sweep_type="apigateway:apis",
    ),
    Kind(
        REST_STAGE,
        3,
        lambda r: f"{r.other(REST_API, r.number).id}/{_stage_name(r, REST_API)}",
        lambda r: f"{r.other(REST_API, r.number).arn}/stages/{_stage_name(r, REST_API)}",
        _build_rest_stage,
        parent=REST_API,
        sweep_type="apigateway:stages",
    ),
    Kind(
        HTTP_STAGE,
        3,
        lambda r: f"{r.other(HTTP_API, r.number).id}/{_http_stage_name(r)}",
        lambda r: f"{r.other(HTTP_API, r.number).arn}/stages/{_http_stage_name(r)}",
        _build_http_stage,
        parent=HTTP_API,
        sweep_type="apigateway:stages",
    ),
    Kind(
        DOMAIN,
        2,
        _host,
        lambda r: f"arn:aws:apigateway:{r.region}::/domainnames/{r.id}",
        filled("apigateway", "GetDomainNames", "items[]", _domain, without=("tags",)),
        sweep_type="apigateway:domainnames",
    ),
    Kind(
        PRIVATE_DOMAIN,
        1,
        lambda r: f"{_host(r)}+{r.chance.letters('id', 10, _LETTERS)}",
        lambda r: f"arn:aws:apigateway:{r.region}:{r.account_id}:/domainnames/{r.id}",
        filled("apigateway", "GetDomainNames", "items[]", _private_domain, without=("tags",)),
        sweep_type="apigateway:domainnames",
    ),
)

lists("apigateway", "GetRestApis", REST_API, size=25)
lists("apigatewayv2", "GetApis", HTTP_API, size=25)
child_listing("apigatewayv2", "GetStages", HTTP_STAGE, HTTP_API, "ApiId", lambda r: r.body, size=25, missing=NO_API)


@answers("apigateway", "GetStages")
def rest_stages(world: World, account: Account, call: Call) -> JsonObject:
    api = find(world, account, call, REST_API, call.params.get("restApiId", ""), NO_API)
    return {"item": [stage.body for _, stage in children(world, account, call, REST_STAGE, api)(0)]}


@answers("apigateway", "GetDomainNames")
def domain_names(world: World, account: Account, call: Call) -> JsonObject:
    """Public and private ones together."""
    found = [domain.body for kind in (DOMAIN, PRIVATE_DOMAIN) for domain in world.walk(kind, account, call.region)]
    return page(call, sequence(found), lambda domain: domain, 25)
