"""Rows of keys, secrets and web firewalls. No secret's value and no key material is ever read."""

from __future__ import annotations

from itertools import product
from typing import Literal

from inventory_assets.catalog.edges import encrypted_with
from inventory_assets.catalog.types import SWEEP, UNTAGGABLE, Describe, Detail, Edge, JsonObject, ResourceType, Shared

_KEY = {"KeyId": "{KeyId}"}

KEY = ResourceType(
    type="AWS::KMS::Key",
    plural="kms_keys",
    service="kms",
    operation="ListKeys",
    items="Keys[]",
    describe=Describe("DescribeKey", _KEY, result="KeyMetadata", absent=("NotFoundException",)),
    details=(
        # Asymmetric, HMAC and imported keys cannot rotate by themselves.
        Detail("KeyRotationStatus", "GetKeyRotationStatus", _KEY, absent=("UnsupportedOperationException",)),
        Detail("Policy", "GetKeyPolicy", _KEY | {"PolicyName": "default"}, "Policy"),
        Detail("Tags", "ListResourceTags", _KEY, "Tags", paginated=True),
    ),
    id="KeyId",
    arn="arn:{partition}:kms:{region}:{account}:key/{KeyId}",
    tags="Tags",
    created_at="CreationDate",
    volatile=("CurrentKeyMaterialId", "KeyRotationStatus.NextRotationDate", "KeyRotationStatus.OnDemandRotationStartDate"),
    policies=("Policy",),
    sets=(
        "EncryptionAlgorithms",
        "SigningAlgorithms",
        "KeyAgreementAlgorithms",
        "EncapsulationAlgorithms",
        "MacAlgorithms",
        "MultiRegionConfiguration.ReplicaKeys",
    ),
    aliases=("kms", "key", "aws_kms_key"),
)


def _has_key(alias: JsonObject) -> bool:
    """AWS lists the aliases of its own keys (`alias/aws/…`) before there is such a key, too."""
    return bool(alias.get("TargetKeyId"))


ALIAS = ResourceType(
    type="AWS::KMS::Alias",
    plural="kms_aliases",
    service="kms",
    operation="ListAliases",
    items="Aliases[]",
    id="AliasName",
    arn="AliasArn",
    name="AliasName",
    tags=UNTAGGABLE,
    created_at="CreationDate",
    where=_has_key,
    edges=(Edge("names_key", "TargetKeyId", ("AWS::KMS::Key",)),),
    aliases=("kms-alias", "aws_kms_alias"),
)

SECRET = ResourceType(
    type="AWS::SecretsManager::Secret",
    plural="secretsmanager_secrets",
    service="secretsmanager",
    operation="ListSecrets",
    items="SecretList[]",
    id="Name",
    arn="ARN",
    name="Name",
    tags="Tags",
    created_at="CreatedDate",
    # The reply of a secret without a policy has none of it.
    details=(Detail("ResourcePolicy", "GetResourcePolicy", {"SecretId": "{ARN}"}, "ResourcePolicy", omits_empty=True),),
    # Rotation moves all of these by itself.
    volatile=("LastAccessedDate", "LastChangedDate", "LastRotatedDate", "NextRotationDate", "SecretVersionsToStages"),
    policies=("ResourcePolicy",),
    redact=("ExternalSecretRotationMetadata[].Value",),
    sets=("ExternalSecretRotationMetadata",),
    edges=(
        encrypted_with(),
        Edge("rotated_by", "RotationLambdaARN", ("AWS::Lambda::Function",)),
    ),
    aliases=("secretsmanager", "secret", "secretsmanager:secret", "aws_secretsmanager_secret"),
)


#: Statements hold statements: the text that is looked for, in a header that only an own distribution sends, this deep.
_INSIDE = (
    "NotStatement.Statement", "AndStatement.Statements[]", "OrStatement.Statements[]", "RateBasedStatement.ScopeDownStatement",
    "ManagedRuleGroupStatement.ScopeDownStatement",
)  # fmt: skip
_SOUGHT = tuple(
    ".".join(("Rules[].Statement", *inside, "ByteMatchStatement.SearchString"))
    for depth in range(4)
    for inside in product(_INSIDE, repeat=depth)
)


def _web_acl(scope: Literal["REGIONAL", "CLOUDFRONT"]) -> ResourceType:
    """The same type is listed in each region, and once more for CloudFront."""
    return ResourceType(
        type="AWS::WAFv2::WebACL",
        plural="wafv2_web_acls",
        service="wafv2",
        operation="ListWebACLs",
        params={"Scope": scope, "Limit": 100},
        items="WebACLs[]",
        describe=Describe(
            "GetWebACL",
            {"Name": "{Name}", "Scope": scope, "Id": "{Id}"},
            result="WebACL",
            absent=("WAFNonexistentItemException",),
        ),
        id="Id",
        arn="ARN",
        name="Name",
        tags=SWEEP,
        scope="global" if scope == "CLOUDFRONT" else "regional",
        shared=(
            Shared(
                "Logging",
                "ListLoggingConfigurations",
                elements="LoggingConfigurations",
                match="ResourceArn",
                to="ARN",
                params={"Scope": scope, "Limit": 100},
            ),
        ),
        redact=_SOUGHT,
        sets=("Rules", "TokenDomains", "Logging.LogDestinationConfigs", "Logging.RedactedFields"),  # rules carry their priority
        edges=(
            Edge(
                "delivers_to",
                "Logging.LogDestinationConfigs[]",
                ("AWS::Logs::LogGroup", "AWS::S3::Bucket", "AWS::KinesisFirehose::DeliveryStream"),
                needs="neither",
            ),
        ),
        aliases=("waf", "wafv2", "web-acl", "aws_wafv2_web_acl", "AWS::WAFv2::WebACL::Regional", "AWS::WAFv2::WebACL::CloudFront"),
    )


WEB_ACL_REGIONAL = _web_acl("REGIONAL")
WEB_ACL_CLOUDFRONT = _web_acl("CLOUDFRONT")

TYPES = (KEY, ALIAS, SECRET, WEB_ACL_REGIONAL, WEB_ACL_CLOUDFRONT)
