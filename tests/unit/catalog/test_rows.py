"""The rows as a whole: which types there are, how they are found, and that each holds to botocore's models."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from inventory_assets.catalog import AWS_TYPES, UnknownTypeError, aliases, resolve_type, rows_of
from inventory_assets.catalog.lint import _identity, _templates, problems
from inventory_assets.catalog.shapes import Overlay, listed_shape
from inventory_assets.catalog.templates import is_template
from inventory_assets.catalog.types import SWEEP

ROOT = Path(__file__).parents[3]
STORED = [row for row in AWS_TYPES if row.stored]

#: The types of aws-inventory-manager, in CloudFormation's spelling.
WANTED = {
    "IAM": (
        "Role",
        "User",
        "Group",
        "Policy",
    ),
    "Lambda": (
        "Function",
        "LayerVersion",
    ),
    "S3": ("Bucket",),
    "EC2": (
        "Instance",
        "Volume",
        "VPC",
        "SecurityGroup",
        "Subnet",
        "VPCEndpoint",
    ),
    "RDS": (
        "DBInstance",
        "DBCluster",
    ),
    "Logs": ("LogGroup",),
    "CloudWatch": (
        "Alarm",
        "CompositeAlarm",
    ),
    "SNS": ("Topic",),
    "SQS": ("Queue",),
    "DynamoDB": ("Table",),
    "ElasticLoadBalancing": ("LoadBalancer",),
    "ElasticLoadBalancingV2": ("LoadBalancer",),
    "EFS": ("FileSystem",),
    "ElastiCache": ("CacheCluster",),
    "CloudFormation": ("Stack",),
    "ApiGateway": ("RestApi",),
    "ApiGatewayV2": ("Api",),
    "Events": (
        "EventBus",
        "Rule",
    ),
    "SecretsManager": ("Secret",),
    "KMS": ("Key",),
    "SSM": (
        "Parameter",
        "Document",
    ),
    "Route53": ("HostedZone",),
    "ECS": (
        "Cluster",
        "Service",
        "TaskDefinition",
    ),
    "StepFunctions": ("StateMachine",),
    "WAFv2": ("WebACL",),
    "EKS": (
        "Cluster",
        "Nodegroup",
        "FargateProfile",
    ),
    "CodePipeline": ("Pipeline",),
    "CodeBuild": ("Project",),
    "Backup": (
        "BackupPlan",
        "BackupVault",
    ),
    "Glue": (
        "Database",
        "Table",
        "Crawler",
        "Job",
        "Connection",
    ),
}


#: What other inventories miss, or have beyond these.
BEYOND = [
    "EC2::EIP",
    "EC2::Snapshot",
    "EC2::Image",
    "EC2::NetworkInterface",
    "EC2::InternetGateway",
    "EC2::NatGateway",
    "EC2::RouteTable",
    "EC2::NetworkAcl",
    "EC2::FlowLog",
    "EC2::VPCPeeringConnection",
    "EC2::TransitGateway",
    "EC2::TransitGatewayAttachment",
    "EC2::KeyPair",
    "EC2::LaunchTemplate",
    "EC2::VPNConnection",
    "EC2::VPNGateway",
    "EC2::CustomerGateway",
    "ElasticLoadBalancingV2::TargetGroup",
    "ElasticLoadBalancingV2::Listener",
    "ECR::Repository",
    "CloudTrail::Trail",
    "Config::ConfigurationRecorder",
    "CertificateManager::Certificate",
    "CloudFront::Distribution",
    "WorkSpaces::Workspace",
    "AutoScaling::AutoScalingGroup",
    "OpenSearchService::Domain",
    "Redshift::Cluster",
    "Kinesis::Stream",
    "KinesisFirehose::DeliveryStream",
    "MSK::Cluster",
    "Athena::WorkGroup",
    "EMR::Cluster",
    "SageMaker::NotebookInstance",
    "SageMaker::Endpoint",
    "SageMaker::Model",
    "Transfer::Server",
    "GuardDuty::Detector",
    "SecurityHub::Hub",
    "Macie::Session",
    "AccessAnalyzer::Analyzer",
    "InspectorV2::AccountStatus",
    "DocDB::DBCluster",
    "DocDB::DBInstance",
    "Neptune::DBCluster",
    "Neptune::DBInstance",
    "MemoryDB::Cluster",
    "DAX::Cluster",
    "AppSync::GraphQLApi",
    "Cognito::UserPool",
    "Cognito::IdentityPool",
    "Batch::JobQueue",
    "Batch::ComputeEnvironment",
    "AppRunner::Service",
    "ElasticBeanstalk::Application",
    "ElasticBeanstalk::Environment",
    "DMS::ReplicationInstance",
    "DirectConnect::Connection",
    "GlobalAccelerator::Accelerator",
    "Shield::Protection",
    "Organizations::Policy",
    "ServiceCatalog::Portfolio",
    "SSO::Instance",
    "Backup::BackupPlan",
    "Backup::RecoveryPoint",
    "Lightsail::Instance",
    "Account::Account",
    "Account::Region",
    "RDS::DBSnapshot",
    "RDS::DBClusterSnapshot",
    "Logs::MetricFilter",
    "IAM::VirtualMFADevice",
    "KMS::Alias",
    "AppStream::Fleet",
]


def test_every_wanted_type_is_a_row():
    wanted = [f"AWS::{service}::{thing}" for service, things in WANTED.items() for thing in things]
    assert len(wanted) == 52
    types = {row.type for row in STORED}
    assert {*wanted, *(f"AWS::{name}" for name in BEYOND)} <= types
    assert len(types) >= 120


@pytest.mark.parametrize("row", AWS_TYPES, ids=lambda row: f"{row.type}-{row.scope}")
def test_row_holds_to_the_service_models(row):
    assert problems(row) == []


def test_rows_are_unique_by_type_and_scope():
    assert len({(row.type, row.scope) for row in AWS_TYPES}) == len(AWS_TYPES)
    assert [row.scope for row in rows_of("AWS::WAFv2::WebACL")] == ["regional", "global"]
    assert [row.params["Scope"] for row in rows_of("AWS::WAFv2::WebACL")] == ["REGIONAL", "CLOUDFRONT"]
    assert rows_of("AWS::Nothing::AtAll") == ()


def test_arns_carry_the_partition():
    for row in AWS_TYPES:
        if is_template(row.arn) and row.type not in {"AWS::Account::Account", "AWS::Account::Region"}:
            assert row.arn.startswith("arn:{partition}:"), row.type


def test_a_refused_describe_call_leaves_the_rest_of_the_cell():
    """Ids and ARNs must be readable from the listed item; those of EKS cannot be, for their ARNs hold a random part."""
    exceptions = {"AWS::EKS::Nodegroup", "AWS::EKS::FargateProfile", "AWS::EKS::Addon"}
    for row in AWS_TYPES:
        if row.describe is None or row.type in exceptions:
            continue
        kept = {row.describe.keep_listed: listed_shape(row)} if row.describe.keep_listed else {}
        failed = replace(row, describe=None, details=(), name=None, tags=SWEEP, created_at=None)
        failed = replace(failed, volatile=(), sets=(), json_text=(), redact=(), params={})
        shape = Overlay(listed_shape(row), kept) if listed_shape(row).type_name == "structure" else Overlay(None, kept)
        assert list(_templates(failed, shape)) + list(_identity(failed, shape)) == [], row.type


def test_services_that_leave_an_empty_list_out():
    omitting = {"AWS::Budgets::Budget", "AWS::CloudFront::Distribution", "AWS::CloudFront::Function", "AWS::SQS::Queue"}
    assert {row.type for row in AWS_TYPES if row.omits_empty} == omitting


@pytest.mark.parametrize(
    ("text", "resource_type"),
    [
        ("AWS::EC2::Instance", "AWS::EC2::Instance"),
        ("aws::ec2::instance", "AWS::EC2::Instance"),
        (" ec2 ", "AWS::EC2::Instance"),
        ("EC2:Instance", "AWS::EC2::Instance"),
        ("ec2_instance", "AWS::EC2::Instance"),
        ("ec2_instances", "AWS::EC2::Instance"),
        ("aws_instance", "AWS::EC2::Instance"),
        ("ec2:security-group", "AWS::EC2::SecurityGroup"),
        ("efs:file-system", "AWS::EFS::FileSystem"),
        ("elasticfilesystem:file-system", "AWS::EFS::FileSystem"),
        ("elasticache:cluster", "AWS::ElastiCache::CacheCluster"),
        ("AWS::ElasticLoadBalancingV2::LoadBalancer::Application", "AWS::ElasticLoadBalancingV2::LoadBalancer"),
        ("elasticloadbalancing:loadbalancer/gwy", "AWS::ElasticLoadBalancingV2::LoadBalancer"),
        ("AWS::ApiGatewayV2::Api::WebSocket", "AWS::ApiGatewayV2::Api"),
        ("AWS::EC2::VPCEndpoint::Gateway", "AWS::EC2::VPCEndpoint"),
        ("AWS::WAFv2::WebACL::CloudFront", "AWS::WAFv2::WebACL"),
        ("rds:db", "AWS::RDS::DBInstance"),
        ("logs:log-group", "AWS::Logs::LogGroup"),
        ("AWS::IAM::ManagedPolicy", "AWS::IAM::Policy"),
    ],
)
def test_resolve(text, resource_type):
    assert resolve_type(text) == resource_type


@pytest.mark.parametrize(
    ("text", "nearest"),
    [("ec2_instnce", "ec2_instance"), ("AWS::EC2::Instanse", "AWS::EC2::Instance"), ("lamda", "lambda"), ("qqqqqqqq", None)],
)
def test_unknown_types_name_the_nearest(text, nearest):
    with pytest.raises(UnknownTypeError) as caught:
        resolve_type(text)
    assert caught.value.nearest == nearest
    assert repr(text) in str(caught.value)


def test_rows_that_only_feed_children_are_not_found():
    feeding = {"AWS::Lambda::Layer", "AWS::Organizations::PolicyType", "AWS::Organizations::Root"}
    assert {row.type for row in AWS_TYPES if not row.stored} == feeding
    assert feeding.isdisjoint(aliases().values())
    assert resolve_type("lambda:layer") == "AWS::Lambda::LayerVersion"
