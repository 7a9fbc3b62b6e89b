"""Further resources made in moto's own AWS: files, subscriptions, repositories, batches, applications; entered in `moto_seeds.SEEDS`."""

from __future__ import annotations

import json
from typing import Any

from moto_seeds import ACCOUNT, POLICY, ROLE_ARN, TAGS, Client, arn, seeds

#: Types of which there are some that services made for others: Batch's cluster, a connection's secret, an archive's rule.
WITH_DEFAULTS: set[str] = {"AWS::ECS::Cluster", "AWS::SecretsManager::Secret", "AWS::Events::Rule"}
#: Type → what its replies there lack, and AWS's have: a part of the error's message.
INCOMPLETE: dict[str, str] = {"AWS::ElasticBeanstalk::Environment": "'EnvironmentId'"}
#: (type, part) of details that are not served there.
UNSERVED: set[tuple[str, str]] = {
    ("AWS::Backup::BackupVault", "Policy"),
    ("AWS::ElasticBeanstalk::Environment", "EnvironmentResources"),
}

FUNCTION_ARN, QUEUE_ARN = arn("lambda", "function:worker"), arn("sqs", "jobs")


def _subnet(client: Client) -> str:
    own = client("ec2").describe_vpcs(Filters=[{"Name": "cidr", "Values": ["10.9.0.0/16"]}])["Vpcs"][0]["VpcId"]
    return client("ec2").describe_subnets(Filters=[{"Name": "vpc-id", "Values": [own]}])["Subnets"][0]["SubnetId"]


def _group(client: Client) -> str:
    return client("ec2").describe_security_groups(Filters=[{"Name": "group-name", "Values": ["web"]}])["SecurityGroups"][0]["GroupId"]


@seeds("AWS::ECR::Repository")
def repository(client: Client) -> list[str]:
    """One is of the stack that CloudFormation made."""
    made = client("ecr").create_repository(repositoryName="app", imageScanningConfiguration={"scanOnPush": True}, tags=TAGS)
    client("ecr").set_repository_policy(repositoryName="app", policyText=POLICY)
    return [made["repository"]["repositoryArn"], arn("ecr", "repository/of-the-stack")]


@seeds("AWS::Batch::ComputeEnvironment")
def compute_environment(client: Client) -> list[str]:
    made = client("batch").create_compute_environment(
        computeEnvironmentName="fargate", type="MANAGED", state="ENABLED", serviceRole=ROLE_ARN,
        computeResources={"type": "FARGATE", "maxvCpus": 4, "subnets": [_subnet(client)], "securityGroupIds": [_group(client)]},
    )  # fmt: skip
    return [made["computeEnvironmentArn"]]


@seeds("AWS::Batch::JobQueue")
def job_queue(client: Client) -> list[str]:
    order = [{"order": 1, "computeEnvironment": "fargate"}]
    made = client("batch").create_job_queue(jobQueueName="nightly", state="ENABLED", priority=1, computeEnvironmentOrder=order)
    return [made["jobQueueArn"]]


@seeds("AWS::Batch::JobDefinition")
def job_definition(client: Client) -> list[str]:
    container = {"image": "i", "vcpus": 1, "memory": 64, "environment": [{"name": "PASSWORD", "value": "moto-secret-5b1c"}]}
    made = [
        client("batch").register_job_definition(jobDefinitionName=name, type="container", containerProperties=container)
        for name in ("load", "old")
    ]
    client("batch").deregister_job_definition(jobDefinition=made[1]["jobDefinitionArn"])
    return [made[0]["jobDefinitionArn"]]


def _file_system(client: Client) -> str:
    return client("efs").describe_file_systems()["FileSystems"][0]["FileSystemId"]


@seeds("AWS::EFS::AccessPoint")
def access_point(client: Client) -> list[str]:
    return [client("efs").create_access_point(ClientToken="one", FileSystemId=_file_system(client), Tags=TAGS)["AccessPointArn"]]


@seeds("AWS::EFS::MountTarget")
def mount_target(client: Client) -> list[str]:
    made = client("efs").create_mount_target(FileSystemId=_file_system(client), SubnetId=_subnet(client))
    return [arn("elasticfilesystem", f"mount-target/{made['MountTargetId']}")]


@seeds("AWS::FSx::FileSystem")
def fsx_file_system(client: Client) -> list[str]:
    made = client("fsx").create_file_system(
        FileSystemType="WINDOWS", StorageCapacity=300, SubnetIds=[_subnet(client)], Tags=TAGS,
        WindowsConfiguration={
            "ThroughputCapacity": 8,
            "SelfManagedActiveDirectoryConfiguration": {
                "DomainName": "example.org", "UserName": "join", "Password": "moto-secret-5b1c", "DnsIps": ["10.0.0.2"],
            },
        },
    )  # fmt: skip
    return [made["FileSystem"]["ResourceARN"]]


def _to_the_address_itself(params: dict[str, Any], **_: object) -> None:
    """botocore puts the account's id before the host, and there are no hosts below an IP address."""
    params["url"] = params["url"].replace(f"//{ACCOUNT}.", "//")


@seeds("AWS::S3::AccessPoint")
def s3_access_point(client: Client) -> list[str]:
    control = client("s3control")
    control.meta.events.register("before-call.s3-control", _to_the_address_itself)
    for name in ("open", "closed"):
        control.create_access_point(AccountId=ACCOUNT, Name=name, Bucket="plain-bucket")
    control.put_access_point_policy(AccountId=ACCOUNT, Name="open", Policy=POLICY)
    return [arn("s3", "accesspoint/open"), arn("s3", "accesspoint/closed")]


@seeds("AWS::DataSync::Task")
def datasync_task(client: Client) -> list[str]:
    places = [
        client("datasync").create_location_s3(S3BucketArn=f"arn:aws:s3:::{name}", S3Config={"BucketAccessRoleArn": ROLE_ARN})["LocationArn"]
        for name in ("plain-bucket", "tagged-bucket")
    ]
    return [client("datasync").create_task(SourceLocationArn=places[0], DestinationLocationArn=places[1], Name="copy")["TaskArn"]]


@seeds("AWS::Transfer::Server")
def transfer_server(client: Client) -> list[str]:
    made = client("transfer").create_server(Protocols=["SFTP"], EndpointType="PUBLIC", Tags=TAGS)["ServerId"]
    return [client("transfer").describe_server(ServerId=made)["Server"]["Arn"]]


@seeds("AWS::SNS::Subscription")
def subscription(client: Client) -> list[str]:
    topic = arn("sns", "alerts")
    ends = (("sqs", QUEUE_ARN), ("email", "moto-secret-5b1c@example.org"))
    return [
        client("sns").subscribe(TopicArn=topic, Protocol=protocol, Endpoint=endpoint, ReturnSubscriptionArn=True)["SubscriptionArn"]
        for protocol, endpoint in ends
    ]


@seeds("AWS::Scheduler::Schedule")
def schedule(client: Client) -> list[str]:
    made = client("scheduler").create_schedule(
        Name="nightly", ScheduleExpression="rate(1 day)", FlexibleTimeWindow={"Mode": "OFF"},
        Target={"Arn": FUNCTION_ARN, "RoleArn": ROLE_ARN, "Input": json.dumps({"token": "moto-secret-5b1c"})},
    )  # fmt: skip
    return [made["ScheduleArn"]]


@seeds("AWS::Pipes::Pipe")
def pipe(client: Client) -> list[str]:
    return [client("pipes").create_pipe(Name="hand-on", Source=QUEUE_ARN, Target=FUNCTION_ARN, RoleArn=ROLE_ARN)["Arn"]]


@seeds("AWS::Events::Connection")
def connection(client: Client) -> list[str]:
    basic = {"BasicAuthParameters": {"Username": "me", "Password": "moto-secret-5b1c"}}
    made = client("events").create_connection(Name="shop", AuthorizationType="BASIC", AuthParameters=basic)
    return [made["ConnectionArn"]]


@seeds("AWS::Events::ApiDestination")
def api_destination(client: Client) -> list[str]:
    made = client("events").create_api_destination(
        Name="shop", ConnectionArn=client("events").describe_connection(Name="shop")["ConnectionArn"], HttpMethod="POST",
        InvocationEndpoint="https://hooks.example.org/moto-secret-5b1c",
    )  # fmt: skip
    return [made["ApiDestinationArn"]]


@seeds("AWS::Events::Archive")
def archive(client: Client) -> list[str]:
    made = client("events").create_archive(ArchiveName="all", EventSourceArn=arn("events", "event-bus/orders"), RetentionDays=30)
    return [made["ArchiveArn"]]


@seeds("AWS::Lambda::EventSourceMapping")
def event_source_mapping(client: Client) -> list[str]:
    made = client("lambda").create_event_source_mapping(EventSourceArn=QUEUE_ARN, FunctionName="worker")
    return [arn("lambda", f"event-source-mapping:{made['UUID']}")]


@seeds("AWS::CodeDeploy::Application")
def codedeploy_application(client: Client) -> list[str]:
    client("codedeploy").create_application(applicationName="shop", computePlatform="Server")
    return [arn("codedeploy", "application:shop")]


@seeds("AWS::ServiceDiscovery::Namespace")
def namespace(client: Client) -> list[str]:
    client("servicediscovery").create_http_namespace(Name="shop")
    return [found["Arn"] for found in client("servicediscovery").list_namespaces()["Namespaces"]]


@seeds("AWS::ElasticBeanstalk::Application")
def beanstalk_application(client: Client) -> list[str]:
    client("elasticbeanstalk").create_application(ApplicationName="shop")
    return [arn("elasticbeanstalk", "application/shop")]


@seeds("AWS::ElasticBeanstalk::Environment")
def beanstalk_environment(client: Client) -> list[str]:
    client("elasticbeanstalk").create_environment(ApplicationName="shop", EnvironmentName="live", SolutionStackName="64bit Amazon Linux 2")
    return [arn("elasticbeanstalk", "environment/shop/live")]


@seeds("AWS::AppSync::GraphQLApi")
def graphql_api(client: Client) -> list[str]:
    return [client("appsync").create_graphql_api(name="shop", authenticationType="API_KEY")["graphqlApi"]["arn"]]


@seeds("AWS::AmazonMQ::Broker")
def broker(client: Client) -> list[str]:
    made = client("mq").create_broker(
        BrokerName="shop", EngineType="ACTIVEMQ", EngineVersion="5.18", HostInstanceType="mq.t3.micro", DeploymentMode="SINGLE_INSTANCE",
        PubliclyAccessible=False, AutoMinorVersionUpgrade=True, Users=[{"Username": "me", "Password": "moto-secret-5b1c"}],
    )  # fmt: skip
    return [made["BrokerArn"]]
