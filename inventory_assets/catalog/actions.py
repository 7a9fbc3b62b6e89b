"""IAM's names for the calls: prefix and action, where they differ from botocore's service and operation. One checked table.

IAM's prefix is the service's signing name as a rule; a test holds every prefix to botocore's models or to `_PREFIXES` here.
"""

from __future__ import annotations

#: botocore's service → IAM's prefix, where it is not botocore's own name.
_PREFIXES = {
    "accessanalyzer": "access-analyzer",
    "apigatewayv2": "apigateway",
    "efs": "elasticfilesystem",
    "elb": "elasticloadbalancing",
    "elbv2": "elasticloadbalancing",
    "emr": "elasticmapreduce",
    "kinesisanalyticsv2": "kinesisanalytics",
    "mwaa": "airflow",
    "opensearch": "es",
    "opensearchserverless": "aoss",
    "resourcegroupstaggingapi": "tag",  # signs as "tagging"
    "s3control": "s3",
    "sesv2": "ses",
    "sso-admin": "sso",
    "stepfunctions": "states",
}

#: (botocore's service, operation) → IAM's actions, where they are not <prefix>:<operation>.
_ACTIONS: dict[tuple[str, str], tuple[str, ...]] = {
    ("apigateway", "GetDomainNames"): ("apigateway:GET",),
    ("apigateway", "GetRestApis"): ("apigateway:GET",),
    ("apigateway", "GetStages"): ("apigateway:GET",),
    ("apigatewayv2", "GetApis"): ("apigateway:GET",),
    ("apigatewayv2", "GetStages"): ("apigateway:GET",),
    ("budgets", "DescribeBudgets"): ("budgets:ViewBudget",),
    ("budgets", "DescribeNotificationsForBudget"): ("budgets:ViewBudget",),
    ("s3", "ListBuckets"): ("s3:ListAllMyBuckets",),
    ("s3", "GetBucketEncryption"): ("s3:GetEncryptionConfiguration",),
    ("s3", "GetPublicAccessBlock"): ("s3:GetBucketPublicAccessBlock",),
    ("s3", "GetBucketLifecycleConfiguration"): ("s3:GetLifecycleConfiguration",),
    ("s3", "GetBucketReplication"): ("s3:GetReplicationConfiguration",),
    ("s3", "GetObjectLockConfiguration"): ("s3:GetBucketObjectLockConfiguration",),
    ("s3control", "GetPublicAccessBlock"): ("s3:GetAccountPublicAccessBlock",),
}

#: (botocore's service, operation) → the resources of its statement, where the action alone would allow more than the call.
_RESOURCES: dict[tuple[str, str], tuple[str, ...]] = {
    # API Gateway's action is the HTTP method: the path is what tells one call from another.
    ("apigateway", "GetDomainNames"): ("arn:*:apigateway:*::/domainnames",),
    ("apigateway", "GetRestApis"): ("arn:*:apigateway:*::/restapis",),
    ("apigateway", "GetStages"): ("arn:*:apigateway:*::/restapis/*/stages",),
    ("apigatewayv2", "GetApis"): ("arn:*:apigateway:*::/apis",),
    ("apigatewayv2", "GetStages"): ("arn:*:apigateway:*::/apis/*/stages",),
    ("sts", "AssumeRole"): ("arn:*:iam::*:role/{role_name}",),
}


def iam_prefix(service: str) -> str:
    """IAM's prefix of a botocore service."""
    return _PREFIXES.get(service, service)


def actions_of(service: str, operation: str) -> tuple[str, ...]:
    """The IAM actions that a call needs."""
    return _ACTIONS.get((service, operation), (f"{iam_prefix(service)}:{operation}",))


def resources_of(service: str, operation: str) -> tuple[str, ...]:
    """The resources its statement names (`{role_name}` is the member role's); `*` where the catalog reads all there are."""
    return _RESOURCES.get((service, operation), ("*",))


def arn_service(service: str) -> str:
    """The service as ARNs and the Tagging API's filters write it; IAM's prefix for every service of the catalog."""
    return iam_prefix(service)
