"""What is built, run and kept, made in moto's own AWS: layers, node groups, pipelines, documents, crawlers, plans.
Entered in `moto_seeds.SEEDS`.
"""

from __future__ import annotations

import io
import json
import zipfile

from moto_seeds import ROLE_ARN, TAGS, Client, arn, seeds

#: Types of which an account there has some from the start.
WITH_DEFAULTS: set[str] = set()
#: Type → what its replies there lack, and AWS's have: a part of the error's message.
INCOMPLETE: dict[str, str] = {"AWS::ApiGateway::DomainNameV2": "'domainNameArn'"}
#: (type, part) of details that are not served there.
UNSERVED: set[tuple[str, str]] = set()

SECRET = "moto-secret-5b1c"


def _subnets(client: Client) -> list[str]:
    """Those of the default VPC."""
    found = client("ec2").describe_subnets(Filters=[{"Name": "default-for-az", "Values": ["true"]}])["Subnets"]
    return [subnet["SubnetId"] for subnet in found]


@seeds("AWS::Lambda::LayerVersion")
def layer_version(client: Client) -> list[str]:
    """Two versions of one layer."""
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("python/tool.py", "")
    content = {"ZipFile": code.getvalue()}
    return [client("lambda").publish_layer_version(LayerName="tools", Content=content)["LayerVersionArn"] for _ in range(2)]


@seeds("AWS::EKS::Nodegroup")
def node_group(client: Client) -> list[str]:
    made = client("eks").create_nodegroup(
        clusterName="prod", nodegroupName="workers", subnets=_subnets(client)[:2], nodeRole=ROLE_ARN, tags={"Owner": "moto"}
    )
    return [made["nodegroup"]["nodegroupArn"]]


@seeds("AWS::EKS::FargateProfile")
def fargate_profile(client: Client) -> list[str]:
    made = client("eks").create_fargate_profile(
        clusterName="prod", fargateProfileName="jobs", podExecutionRoleArn=ROLE_ARN, selectors=[{"namespace": "jobs"}]
    )
    return [made["fargateProfile"]["fargateProfileArn"]]


@seeds("AWS::CodePipeline::Pipeline")
def pipeline(client: Client) -> list[str]:
    stages = [
        {
            "name": category,
            "actions": [
                {
                    "name": category,
                    "actionTypeId": {"category": category, "owner": "ThirdParty", "provider": provider, "version": "1"},
                    "configuration": {"OAuthToken": SECRET} if category == "Source" else {"ProjectName": "build"},
                }
            ],
        }
        for category, provider in (("Source", "GitHub"), ("Build", "CodeBuild"))
    ]
    store = {"type": "S3", "location": "plain-bucket"}
    client("codepipeline").create_pipeline(pipeline={"name": "release", "roleArn": ROLE_ARN, "artifactStore": store, "stages": stages})
    return [arn("codepipeline", "release")]


@seeds("AWS::ApiGateway::DomainNameV2")
def private_domain_name(client: Client) -> list[str]:
    made = client("apigateway").create_domain_name(
        domainName="inside.example.org", certificateArn=arn("acm", "certificate/1"), endpointConfiguration={"types": ["PRIVATE"]}
    )
    return [made["domainName"]]


@seeds("AWS::SSM::Document")
def document(client: Client) -> list[str]:
    step = {"name": "a", "action": "aws:runShellScript", "inputs": {"runCommand": ["true"]}}
    content = json.dumps({"schemaVersion": "2.2", "description": "d", "mainSteps": [step]})
    client("ssm").create_document(Name="restart", Content=content, DocumentType="Command", DocumentFormat="JSON", Tags=TAGS)
    return [arn("ssm", "document/restart")]


@seeds("AWS::Glue::Connection")
def glue_connection(client: Client) -> list[str]:
    properties = {"JDBC_CONNECTION_URL": "jdbc:postgresql://db:5432/x", "USERNAME": "me", "PASSWORD": SECRET}
    client("glue").create_connection(ConnectionInput={"Name": "db", "ConnectionType": "JDBC", "ConnectionProperties": properties})
    return [arn("glue", "connection/db")]


@seeds("AWS::Glue::Crawler")
def crawler(client: Client) -> list[str]:
    targets = {"S3Targets": [{"Path": "s3://plain-bucket/events"}]}
    client("glue").create_crawler(Name="events", Role=ROLE_ARN, DatabaseName="lake", Targets=targets)
    return [arn("glue", "crawler/events")]


@seeds("AWS::Backup::BackupPlan")
def backup_plan(client: Client) -> list[str]:
    rule = {"RuleName": "daily", "TargetBackupVaultName": "safe", "ScheduleExpression": "cron(0 5 ? * * *)"}
    made = [client("backup").create_backup_plan(BackupPlan={"BackupPlanName": name, "Rules": [rule]}) for name in ("nightly", "gone")]
    client("backup").delete_backup_plan(BackupPlanId=made[1]["BackupPlanId"])
    return [made[0]["BackupPlanArn"]]
