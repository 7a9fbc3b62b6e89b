"""CloudFront: distributions with good and weak TLS, logged and not, and the functions they run."""

from __future__ import annotations

from functools import cache
from typing import Any

from inventory_assets.catalog.shapes import operation_model, resolve
from inventory_assets.localcloud.call import AwsError, Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import Show, answers, describes, find, walker
from inventory_assets.localcloud.estate.balancing import BALANCER
from inventory_assets.localcloud.estate.certificates import CERTIFICATE
from inventory_assets.localcloud.estate.filling import filled
from inventory_assets.localcloud.estate.functions import FUNCTION
from inventory_assets.localcloud.estate.naming import arn, word_id
from inventory_assets.localcloud.estate.paging import page
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.security import CLOUDFRONT_ACL
from inventory_assets.localcloud.estate.tagging import as_list
from inventory_assets.localcloud.estate.world import World

DISTRIBUTION, EDGE_FUNCTION = "AWS::CloudFront::Distribution", "AWS::CloudFront::Function"
NO_DISTRIBUTION = ("NoSuchDistribution", "The specified distribution does not exist.", 404)
NO_FUNCTION = ("NoSuchFunctionExists", "The specified function does not exist.", 404)

_FAILOVER: JsonObject = {
    "Id": "both",
    "FailoverCriteria": {"StatusCodes": {"Quantity": 1, "Items": [503]}},
    "Members": {"Quantity": 2, "Items": [{"OriginId": "main"}, {"OriginId": "spare"}]},
    "SelectionCriteria": "default",
}
_PROTOCOLS = ("TLSv1.2_2021", "TLSv1.2_2019", "TLSv1", "TLSv1.1_2016", "SSLv3")


def _counted(value: Any) -> Any:
    """CloudFront's lists say how long they are, and leave their items out where there are none."""
    if isinstance(value, list):
        return [_counted(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    found: JsonObject = {name: _counted(inner) for name, inner in value.items()}
    if "Quantity" in found:
        items = found.pop("Items", None) or []
        found |= {"Quantity": len(items)} | ({"Items": items} if items else {})
    return found


def _home(r: Resource) -> str:
    """The region where what CloudFront uses must be."""
    return r.world.options.regions[0]


def _origin(r: Resource) -> JsonObject:
    """A bucket, or something that speaks HTTP, encrypted or not."""
    secret = filled("cloudfront", "GetDistribution", "Distribution.DistributionConfig.Origins.Items[].CustomHeaders.Items[]")(r)
    origin: JsonObject = filled("cloudfront", "GetDistribution", "Distribution.DistributionConfig.Origins.Items[]")(r)
    origin |= {"Id": "main", "CustomHeaders": {"Quantity": 1, "Items": [secret]}}
    del origin["VpcOriginConfig"]
    if r.number % 2 == 0:
        bucket = r.other("AWS::S3::Bucket", r.number).id
        del origin["CustomOriginConfig"]
        return origin | {"DomainName": f"{bucket}.s3.{_home(r)}.amazonaws.com", "S3OriginConfig": {"OriginAccessIdentity": ""}}
    del origin["S3OriginConfig"]
    protocols = {"Quantity": 0, "Items": list(r.pick("origin protocols", (("TLSv1.2",), ("SSLv3", "TLSv1"))))}
    policy = r.moving("origin policy", ("https-only", "http-only", "match-viewer"), 0.1)
    origin["CustomOriginConfig"] |= {"OriginSslProtocols": protocols, "OriginProtocolPolicy": policy}
    del origin["CustomOriginConfig"]["OriginMtlsConfig"]
    return origin | {"DomainName": r.other(BALANCER, 0, _home(r)).body["DNSName"]}


def _viewer_certificate(r: Resource) -> JsonObject:
    if r.number % 4 == 0:
        return {"CloudFrontDefaultCertificate": True, "MinimumProtocolVersion": "TLSv1", "CertificateSource": "cloudfront"}
    found: JsonObject = {"CloudFrontDefaultCertificate": False, "SSLSupportMethod": "sni-only"}
    found["MinimumProtocolVersion"] = r.moving("protocol", _PROTOCOLS, 0.1)
    if r.number % 4 == 3:
        number = f"ASCA{r.chance.letters('certificate', 16)}"
        return found | {"IAMCertificateId": number, "Certificate": number, "CertificateSource": "iam"}
    certificate = r.other(CERTIFICATE, r.number, _home(r)).arn
    return found | {"ACMCertificateArn": certificate, "Certificate": certificate, "CertificateSource": "acm"}


def _behavior(r: Resource) -> JsonObject:
    behavior: JsonObject = filled("cloudfront", "GetDistribution", "Distribution.DistributionConfig.DefaultCacheBehavior")(r)
    lambda_arn = f"{r.other(FUNCTION, 0, _home(r)).arn}:1"
    function = {"FunctionARN": r.other(EDGE_FUNCTION, r.number).arn, "EventType": "viewer-request"}
    at_edge = {"LambdaFunctionARN": lambda_arn, "EventType": "origin-request", "IncludeBody": False}
    return behavior | {
        "TargetOriginId": "main",
        "ViewerProtocolPolicy": r.moving("viewers", ("redirect-to-https", "https-only", "allow-all"), 0.1),
        "FunctionAssociations": {"Quantity": 1, "Items": [function] if r.maybe("runs function", 0.7) else []},
        "LambdaFunctionAssociations": {"Quantity": 1, "Items": [at_edge] if r.number % 4 == 0 else []},
    }


def _config(r: Resource) -> JsonObject:
    behavior, log = _behavior(r), r.moving("logs", (True, False), 0.1)
    bucket = f"{r.other('AWS::S3::Bucket', 1).id}.s3.amazonaws.com"
    return {
        **dict.fromkeys(("TenantConfig", "ViewerMtlsConfig", "ConnectionFunctionAssociation", "AnycastIpListId", "ViewerCertificate")),
        "Aliases": {"Quantity": 1, "Items": [f"{word_id('cdn')(r)}.meridian.example"] if r.number % 4 else []},
        "Origins": {"Quantity": 1, "Items": [_origin(r)]},
        "OriginGroups": {"Quantity": 1, "Items": [_FAILOVER] if r.number % 3 == 0 else []},
        "DefaultCacheBehavior": behavior,
        "CacheBehaviors": {"Quantity": 1, "Items": [behavior | {"PathPattern": "/api/*"}] if r.number % 2 == 0 else []},
        "Comment": f"{word_id('cdn')(r)} of {r.account.name}",
        "Logging": {"Enabled": log, "IncludeCookies": False, "Bucket": bucket if log else "", "Prefix": ""},
        "Enabled": r.moving("enabled", (True, True, True, False), 0.05),
        "WebACLId": r.other(CLOUDFRONT_ACL, r.number).arn if r.moving("guarded", (True, False), 0.1) else "",
    }


def _build_distribution(r: Resource) -> JsonObject:
    nobody = {"Enabled": False, "Items": []}
    changes: JsonObject = {
        "Id": r.id,
        "ARN": r.arn,
        "Status": "Deployed",
        "InProgressInvalidationBatches": r.chance.below(f"busy {r.world.options.day}", 2),
        "DomainName": f"d{r.chance.hex('domain', 13)}.cloudfront.net",
        "ActiveTrustedSigners": nobody,
        "ActiveTrustedKeyGroups": nobody,
        "DistributionConfig": _config(r),
    }
    body = filled("cloudfront", "GetDistribution", "Distribution", lambda _: changes)(r)
    body["DistributionConfig"]["ViewerCertificate"] = _viewer_certificate(r)
    counted: JsonObject = _counted(body | {"LastModifiedTime": r.modified})
    return counted


@cache
def _summarized() -> frozenset[str]:
    shape = resolve(operation_model("cloudfront", "ListDistributions").output_shape, "DistributionList.Items[]")
    return frozenset(shape.members)


def _summary(r: Resource) -> JsonObject:
    return {name: value for name, value in {**r.body["DistributionConfig"], **r.body}.items() if name in _summarized()}


def _function(r: Resource) -> JsonObject:
    metadata = {"FunctionARN": r.arn, "Stage": "DEVELOPMENT", "LastModifiedTime": r.modified}
    stores = {"KeyValueStoreAssociations": {"Quantity": 0, "Items": None}}
    return {"Name": r.id, "Status": "DEPLOYED", "FunctionConfig": stores, "FunctionMetadata": metadata}


KINDS = (
    Kind(
        DISTRIBUTION,
        4,
        lambda r: f"E{r.chance.letters('id', 13)}",
        arn("cloudfront", "distribution/", regional=False),
        _build_distribution,
        is_global=True,
        sweep_type="cloudfront:distribution",
    ),
    Kind(
        EDGE_FUNCTION,
        2,
        word_id("rewrite"),
        arn("cloudfront", "function/", regional=False),
        filled("cloudfront", "ListFunctions", "FunctionList.Items[]", _function),
        is_global=True,
        lasting=True,
    ),
)

describes("cloudfront", "GetDistribution", DISTRIBUTION, "Id", "Distribution", NO_DISTRIBUTION)


def _lists_inside(operation: str, kind: str, member: str, show: Show) -> None:
    """Enters a listing whose items and token stand in one member of the reply."""

    @answers("cloudfront", operation)
    def answer(world: World, account: Account, call: Call) -> JsonObject:
        reply = page(call, walker(world, account, call, kind), show, 100, f"{member}.Items")
        inside = {name.removeprefix(f"{member}."): value for name, value in reply.items()}
        listed = inside | {"Quantity": 0, "MaxItems": 100} | ({"Marker": ""} if operation == "ListDistributions" else {})
        return {member: _counted(listed)}


_lists_inside("ListDistributions", DISTRIBUTION, "DistributionList", _summary)
_lists_inside("ListFunctions", EDGE_FUNCTION, "FunctionList", lambda r: r.body)


@answers("cloudfront", "DescribeFunction")
def describe_function(world: World, account: Account, call: Call) -> JsonObject:
    """Most functions are published."""
    r = find(world, account, call, EDGE_FUNCTION, call.params.get("Name", ""), NO_FUNCTION)
    stage = call.params.get("Stage") or "DEVELOPMENT"
    if stage == "LIVE" and not r.maybe("published", 0.7):
        code, message, status = NO_FUNCTION
        raise AwsError(code, message, status)
    return {
        "FunctionSummary": r.body | {"FunctionMetadata": r.body["FunctionMetadata"] | {"Stage": stage}},
        "ETag": r.chance.hex("etag", 14),
    }


@answers("cloudfront", "ListTagsForResource")
def list_tags(world: World, account: Account, call: Call) -> JsonObject:
    asked = str(call.params.get("Resource", ""))
    kind = EDGE_FUNCTION if ":function/" in asked else DISTRIBUTION
    r = find(world, account, call, kind, asked, ("NoSuchResource", "The specified resource does not exist.", 404))
    return {"Tags": {"Items": as_list(r.tags)}}
