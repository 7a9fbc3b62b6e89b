"""Rows of what stands at the edge: distributions, health checks, stages and domains of APIs, Shield. Not the certificates they use."""

from __future__ import annotations

from inventory_assets.catalog.edges import logs_to
from inventory_assets.catalog.types import SWEEP, Describe, Detail, Edge, JsonObject, ResourceType

_BUCKET = ("AWS::S3::Bucket",)
_CERTIFICATE = ("AWS::CertificateManager::Certificate",)
_WEB_ACL = ("AWS::WAFv2::WebACL",)
#: Of `bucket.s3.eu-west-1.amazonaws.com` and the other names that buckets go by, websites included.
_BUCKET_OF_NAME = r"^(.+?)\.s3(?:[.-][a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$"
_FUNCTION_OF_VERSION = r"^(arn:[^:]+:lambda:[^:]+:\d+:function:[^:]+)"

_CONFIG = "DistributionConfig"
_BEHAVIORS = (f"{_CONFIG}.DefaultCacheBehavior", f"{_CONFIG}.CacheBehaviors.Items[]")
#: Of each cache behavior.
_BEHAVIOR_SETS = (
    "TrustedSigners.Items",
    "TrustedKeyGroups.Items",
    "AllowedMethods.Items",
    "AllowedMethods.CachedMethods.Items",
    "LambdaFunctionAssociations.Items",
    "FunctionAssociations.Items",
    "ForwardedValues.Cookies.WhitelistedNames.Items",
    "ForwardedValues.Headers.Items",
    "ForwardedValues.QueryStringCacheKeys.Items",
)


def _behavior_edges(behavior: str) -> tuple[Edge, ...]:
    return (
        Edge("runs_function", f"{behavior}.FunctionAssociations.Items[].FunctionARN", ("AWS::CloudFront::Function",)),
        Edge(
            "runs_function",
            f"{behavior}.LambdaFunctionAssociations.Items[].LambdaFunctionARN",
            ("AWS::Lambda::Function",),
            pattern=_FUNCTION_OF_VERSION,
        ),
    )


DISTRIBUTION = ResourceType(
    type="AWS::CloudFront::Distribution",
    plural="cloudfront_distributions",
    service="cloudfront",
    operation="ListDistributions",
    items="DistributionList.Items[]",
    omits_empty=True,
    describe=Describe("GetDistribution", {"Id": "{Id}"}, result="Distribution", absent=("NoSuchDistribution",)),
    id="Id",
    arn="ARN",
    tags=SWEEP,
    scope="global",
    volatile=("Status", "InProgressInvalidationBatches"),
    sets=(
        *(f"{behavior}.{path}" for behavior in _BEHAVIORS for path in _BEHAVIOR_SETS),
        f"{_CONFIG}.Aliases.Items",
        f"{_CONFIG}.Origins.Items[].CustomHeaders.Items",
        f"{_CONFIG}.Origins.Items[].CustomOriginConfig.OriginSslProtocols.Items",
        f"{_CONFIG}.Origins.Items",
        f"{_CONFIG}.OriginGroups.Items[].FailoverCriteria.StatusCodes.Items",
        f"{_CONFIG}.OriginGroups.Items",
        f"{_CONFIG}.CustomErrorResponses.Items",
        f"{_CONFIG}.Restrictions.GeoRestriction.Items",
        "ActiveTrustedSigners.Items",
        "ActiveTrustedKeyGroups.Items",
        "AliasICPRecordals",
    ),
    redact=(f"{_CONFIG}.Origins.Items[].CustomHeaders.Items[].HeaderValue",),  # by which an origin knows the distribution
    plain=(f"{_CONFIG}.Comment", f"{_CONFIG}.TenantConfig.ParameterDefinitions[].Definition.StringSchema.Comment"),
    edges=(
        Edge("reads_from_bucket", f"{_CONFIG}.Origins.Items[].DomainName", _BUCKET, pattern=_BUCKET_OF_NAME),
        Edge(
            "forwards_to",
            f"{_CONFIG}.Origins.Items[].DomainName",
            ("AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api"),
            pattern=r"^([a-z0-9]+)\.execute-api\.",
        ),
        Edge("writes_to_bucket", f"{_CONFIG}.Logging.Bucket", _BUCKET, pattern=_BUCKET_OF_NAME),
        Edge("uses_certificate", f"{_CONFIG}.ViewerCertificate.ACMCertificateArn", _CERTIFICATE),
        Edge("protected_by", f"{_CONFIG}.WebACLId", _WEB_ACL),
        *(edge for behavior in _BEHAVIORS for edge in _behavior_edges(behavior)),
    ),
    aliases=("cloudfront", "distribution", "aws_cloudfront_distribution"),
)

CLOUDFRONT_FUNCTION = ResourceType(
    type="AWS::CloudFront::Function",
    plural="cloudfront_functions",
    service="cloudfront",
    operation="ListFunctions",
    params={"Stage": "DEVELOPMENT"},  # every function has this stage; those published have a second one
    items="FunctionList.Items[]",
    omits_empty=True,
    id="Name",
    arn="FunctionMetadata.FunctionARN",
    name="Name",
    tags="Tags",
    created_at="FunctionMetadata.CreatedTime",
    scope="global",
    details=(
        Detail("Live", "DescribeFunction", {"Name": "{Name}", "Stage": "LIVE"}, "FunctionSummary", absent=("NoSuchFunctionExists",)),
        Detail("Tags", "ListTagsForResource", {"Resource": "{FunctionMetadata.FunctionARN}"}, "Tags.Items", omits_empty=True),
    ),
    volatile=("Status", "Live.Status"),
    sets=("FunctionConfig.KeyValueStoreAssociations.Items", "Live.FunctionConfig.KeyValueStoreAssociations.Items"),
    aliases=("cloudfront-function", "aws_cloudfront_function"),
)

HEALTH_CHECK = ResourceType(
    type="AWS::Route53::HealthCheck",
    plural="route53_health_checks",
    service="route53",
    operation="ListHealthChecks",
    items="HealthChecks[]",
    id="Id",
    arn="arn:{partition}:route53:::healthcheck/{Id}",
    tags=SWEEP,
    scope="global",
    sets=("HealthCheckConfig.Regions", "HealthCheckConfig.ChildHealthChecks", "CloudWatchAlarmConfiguration.Dimensions"),
    edges=(
        Edge("watches", "HealthCheckConfig.ChildHealthChecks[]", ("AWS::Route53::HealthCheck",)),
        Edge("watches", "HealthCheckConfig.AlarmIdentifier.Name", ("AWS::CloudWatch::Alarm",), by_name=True),
    ),
    aliases=("health-check", "route53:healthcheck", "aws_route53_health_check"),
)

REST_STAGE = ResourceType(
    type="AWS::ApiGateway::Stage",
    plural="apigateway_stages",
    service="apigateway",
    operation="GetStages",
    params={"restApiId": "{parent.id}"},
    parent="AWS::ApiGateway::RestApi",
    parent_absent=("NotFoundException",),
    items="item[]",
    id="{parent.id}/{stageName}",
    arn="arn:{partition}:apigateway:{region}::/restapis/{parent.id}/stages/{stageName}",
    name="stageName",
    tags="tags",
    created_at="createdDate",
    volatile=("cacheClusterStatus",),
    redact=("variables", "canarySettings.stageVariableOverrides"),
    edges=(
        Edge("stage_of", "@", ("AWS::ApiGateway::RestApi",), pattern=":/restapis/([^/]+)/stages/"),
        Edge("protected_by", "webAclArn", _WEB_ACL),
        Edge("logs_to", "accessLogSettings.destinationArn", ("AWS::Logs::LogGroup", "AWS::KinesisFirehose::DeliveryStream")),
    ),
    aliases=("rest-api-stage", "aws_api_gateway_stage"),
)

HTTP_STAGE = ResourceType(
    type="AWS::ApiGatewayV2::Stage",
    plural="apigatewayv2_stages",
    service="apigatewayv2",
    operation="GetStages",
    params={"ApiId": "{parent.ApiId}", "MaxResults": "500"},
    parent="AWS::ApiGatewayV2::Api",
    parent_absent=("NotFoundException",),
    items="Items[]",
    id="{parent.ApiId}/{StageName}",
    arn="arn:{partition}:apigateway:{region}::/apis/{parent.ApiId}/stages/{StageName}",
    name="StageName",
    tags="Tags",
    created_at="CreatedDate",
    volatile=("LastDeploymentStatusMessage",),
    redact=("StageVariables",),
    edges=(
        Edge("stage_of", "@", ("AWS::ApiGatewayV2::Api",), pattern=":/apis/([^/]+)/stages/"),
        logs_to("AccessLogSettings.DestinationArn"),
    ),
    aliases=("http-api-stage", "aws_apigatewayv2_stage"),
)


def _is_private(domain: JsonObject) -> bool:
    return "PRIVATE" in ((domain.get("endpointConfiguration") or {}).get("types") or ())


def _is_public(domain: JsonObject) -> bool:
    return not _is_private(domain)


_DOMAIN_SETS = ("endpointConfiguration.types", "endpointConfiguration.vpcEndpointIds", "mutualTlsAuthentication.truststoreWarnings")
_DOMAIN_EDGES = (
    Edge("uses_certificate", "certificateArn", _CERTIFICATE),
    Edge("uses_certificate", "regionalCertificateArn", _CERTIFICATE),
    Edge("uses_certificate", "ownershipVerificationCertificateArn", _CERTIFICATE),
    Edge("reads_from_bucket", "mutualTlsAuthentication.truststoreUri", _BUCKET, pattern="^s3://([^/]+)/"),
)

DOMAIN_NAME = ResourceType(
    type="AWS::ApiGateway::DomainName",
    plural="apigateway_domain_names",
    service="apigateway",
    operation="GetDomainNames",
    params={"limit": 500, "resourceOwner": "SELF"},
    items="items[]",
    id="domainName",
    arn="arn:{partition}:apigateway:{region}::/domainnames/{domainName}",
    name="domainName",
    tags="tags",
    where=_is_public,
    volatile=("domainNameStatus", "domainNameStatusMessage"),
    sets=_DOMAIN_SETS,
    edges=_DOMAIN_EDGES,
    aliases=("api-domain-name", "aws_api_gateway_domain_name", "aws_apigatewayv2_domain_name"),
)

#: One name may be that of a public domain and of several private ones: these have an id and an ARN of their own.
PRIVATE_DOMAIN_NAME = ResourceType(
    type="AWS::ApiGateway::DomainNameV2",
    plural="apigateway_private_domain_names",
    service="apigateway",
    operation="GetDomainNames",
    params={"limit": 500, "resourceOwner": "SELF"},
    items="items[]",
    id="{domainName}+{domainNameId}",
    arn="domainNameArn",
    name="domainName",
    tags="tags",
    where=_is_private,
    volatile=("domainNameStatus", "domainNameStatusMessage"),
    sets=_DOMAIN_SETS,
    policies=("policy", "managementPolicy"),
    edges=_DOMAIN_EDGES,
    aliases=("private-api-domain-name",),
)

#: What Shield says in an account that has not subscribed to it.
_NOT_SUBSCRIBED = ("ResourceNotFoundException",)

PROTECTION = ResourceType(
    type="AWS::Shield::Protection",
    plural="shield_protections",
    service="shield",
    operation="ListProtections",
    items="Protections[]",
    id="Id",
    arn="ProtectionArn",
    name="Name",
    tags=SWEEP,
    scope="global",
    disabled_codes=_NOT_SUBSCRIBED,
    sets=("HealthCheckIds",),
    edges=(
        Edge(
            "protects",
            "ResourceArn",
            needs="neither",
            pattern=r"^(arn:[^:]+:(?:cloudfront|elasticloadbalancing|globalaccelerator|route53):.+)$",
        ),
        # Shield's ARN of an address is not EC2's own.
        Edge("protects_address", "ResourceArn", ("AWS::EC2::EIP",), needs="neither", pattern=":eip-allocation/(eipalloc-[0-9a-f]+)$"),
        Edge("watches", "HealthCheckIds[]", ("AWS::Route53::HealthCheck",)),
    ),
    aliases=("shield-protection", "aws_shield_protection"),
)

SUBSCRIPTION = ResourceType(
    type="AWS::Shield::Subscription",
    plural="shield_subscriptions",
    service="shield",
    operation="DescribeSubscription",
    items="Subscription",
    single=True,
    id="{account}",
    arn="SubscriptionArn",
    created_at="StartTime",
    scope="global",
    absent=_NOT_SUBSCRIBED,
    sets=("Limits", "SubscriptionLimits.ProtectionLimits.ProtectedResourceTypeLimits"),
    aliases=("shield", "aws_shield_subscription"),
)

TYPES = (
    DISTRIBUTION, CLOUDFRONT_FUNCTION, HEALTH_CHECK, REST_STAGE, HTTP_STAGE, DOMAIN_NAME, PRIVATE_DOMAIN_NAME, PROTECTION, SUBSCRIPTION,
)  # fmt: skip
