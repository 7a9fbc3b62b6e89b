"""Resources made in moto's own AWS through its own APIs: what each type's identity is there is moto's reading, not ours."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

ACCOUNT, REGION = "123456789012", "eu-west-1"
Client = Callable[[str], Any]
Seed = Callable[[Client], list[str]]

SEEDS: dict[str, Seed] = {}


def seeds(resource_type: str) -> Callable[[Seed], Seed]:
    """Enters a function that makes resources of the type and gives their uids."""

    def enter(seed: Seed) -> Seed:
        SEEDS[resource_type] = seed
        return seed

    return enter


def arn(service: str, tail: str, region: str = REGION, account: str = ACCOUNT) -> str:
    return f"arn:aws:{service}:{region}:{account}:{tail}"


POLICY = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]})
TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"Service": f"{service}.amazonaws.com"}, "Action": "sts:AssumeRole"}
            for service in ("lambda", "codepipeline")
        ],
    }
)
TAGS = [{"Key": "Owner", "Value": "moto"}]
ROLE_ARN = arn("iam", "role/builder", region="")


@seeds("AWS::IAM::Role")
def role(client: Client) -> list[str]:
    return [client("iam").create_role(RoleName="builder", AssumeRolePolicyDocument=TRUST, Tags=TAGS)["Role"]["Arn"]]


@seeds("AWS::IAM::User")
def user(client: Client) -> list[str]:
    found = client("iam").create_user(UserName="ann", Path="/staff/")["User"]["Arn"]
    client("iam").create_access_key(UserName="ann")
    return [found, client("iam").create_user(UserName="bob")["User"]["Arn"]]


@seeds("AWS::IAM::Group")
def group(client: Client) -> list[str]:
    return [client("iam").create_group(GroupName="staff")["Group"]["Arn"]]


@seeds("AWS::IAM::Policy")
def policy(client: Client) -> list[str]:
    return [client("iam").create_policy(PolicyName="readers", PolicyDocument=POLICY)["Policy"]["Arn"]]


@seeds("AWS::S3::Bucket")
def bucket(client: Client) -> list[str]:
    place = {"LocationConstraint": REGION}
    for name in ("plain-bucket", "tagged-bucket"):
        client("s3").create_bucket(Bucket=name, CreateBucketConfiguration=place)
    client("s3").put_bucket_tagging(Bucket="tagged-bucket", Tagging={"TagSet": TAGS})
    client("s3").put_bucket_policy(Bucket="tagged-bucket", Policy=POLICY)
    return ["arn:aws:s3:::plain-bucket", "arn:aws:s3:::tagged-bucket"]


@seeds("AWS::EC2::VPC")
def vpc(client: Client) -> list[str]:
    return [arn("ec2", f"vpc/{client('ec2').create_vpc(CidrBlock='10.9.0.0/16')['Vpc']['VpcId']}")]


def _own_vpc(client: Client) -> str:
    return client("ec2").describe_vpcs(Filters=[{"Name": "cidr", "Values": ["10.9.0.0/16"]}])["Vpcs"][0]["VpcId"]


@seeds("AWS::EC2::Subnet")
def subnet(client: Client) -> list[str]:
    made = client("ec2").create_subnet(VpcId=_own_vpc(client), CidrBlock="10.9.1.0/24")["Subnet"]["SubnetId"]
    return [arn("ec2", f"subnet/{made}")]


@seeds("AWS::EC2::SecurityGroup")
def security_group(client: Client) -> list[str]:
    made = client("ec2").create_security_group(GroupName="web", Description="web", VpcId=_own_vpc(client))["GroupId"]
    return [arn("ec2", f"security-group/{made}")]


@seeds("AWS::EC2::VPCEndpoint")
def vpc_endpoint(client: Client) -> list[str]:
    made = client("ec2").create_vpc_endpoint(VpcId=_own_vpc(client), ServiceName=f"com.amazonaws.{REGION}.s3")
    return [arn("ec2", f"vpc-endpoint/{made['VpcEndpoint']['VpcEndpointId']}")]


@seeds("AWS::EC2::Volume")
def volume(client: Client) -> list[str]:
    return [arn("ec2", f"volume/{client('ec2').create_volume(AvailabilityZone=f'{REGION}a', Size=n)['VolumeId']}") for n in (8, 9)]


@seeds("AWS::EC2::Instance")
def instance(client: Client) -> list[str]:
    made = client("ec2").run_instances(ImageId="ami-12345678", MinCount=2, MaxCount=2, InstanceType="t3.micro")["Instances"]
    client("ec2").terminate_instances(InstanceIds=[made[1]["InstanceId"]])
    return [arn("ec2", f"instance/{made[0]['InstanceId']}")]


@seeds("AWS::Lambda::Function")
def function(client: Client) -> list[str]:
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("main.py", "def run(event, context): ...")
    made = client("lambda").create_function(
        FunctionName="worker", Runtime="python3.11", Role=ROLE_ARN, Handler="main.run", Code={"ZipFile": code.getvalue()},
        Environment={"Variables": {"PASSWORD": "moto-secret-5b1c"}},
    )  # fmt: skip
    return [made["FunctionArn"]]


@seeds("AWS::KMS::Key")
def key(client: Client) -> list[str]:
    return [client("kms").create_key(Description="ours", Tags=[{"TagKey": "Owner", "TagValue": "moto"}])["KeyMetadata"]["Arn"]]


@seeds("AWS::SecretsManager::Secret")
def secret(client: Client) -> list[str]:
    return [client("secretsmanager").create_secret(Name="db", SecretString="moto-secret-5b1c", Tags=TAGS)["ARN"]]


@seeds("AWS::SQS::Queue")
def queue(client: Client) -> list[str]:
    client("sqs").create_queue(QueueName="jobs", tags={"Owner": "moto"})
    client("sqs").create_queue(QueueName="jobs.fifo", Attributes={"FifoQueue": "true"})
    return [arn("sqs", "jobs"), arn("sqs", "jobs.fifo")]


@seeds("AWS::SNS::Topic")
def topic(client: Client) -> list[str]:
    return [client("sns").create_topic(Name="alerts", Tags=TAGS)["TopicArn"]]


@seeds("AWS::DynamoDB::Table")
def table(client: Client) -> list[str]:
    made = client("dynamodb").create_table(
        TableName="orders", BillingMode="PAY_PER_REQUEST", Tags=TAGS,
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}], AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
    )  # fmt: skip
    return [made["TableDescription"]["TableArn"]]


@seeds("AWS::RDS::DBInstance")
def database(client: Client) -> list[str]:
    made = client("rds").create_db_instance(
        DBInstanceIdentifier="main",
        DBInstanceClass="db.t3.micro",
        Engine="postgres",
        MasterUsername="me",
        MasterUserPassword="moto-secret-5b1c",
    )
    return [made["DBInstance"]["DBInstanceArn"]]


@seeds("AWS::RDS::DBCluster")
def database_cluster(client: Client) -> list[str]:
    made = client("rds").create_db_cluster(
        DBClusterIdentifier="pool", Engine="aurora-postgresql", MasterUsername="me", MasterUserPassword="moto-secret-5b1c"
    )
    return [made["DBCluster"]["DBClusterArn"]]


@seeds("AWS::Logs::LogGroup")
def log_group(client: Client) -> list[str]:
    for n in range(60):
        client("logs").create_log_group(logGroupName=f"/app/{n}")
    return [arn("logs", f"log-group:/app/{n}") for n in range(60)]


@seeds("AWS::CloudWatch::Alarm")
def alarm(client: Client) -> list[str]:
    client("cloudwatch").put_metric_alarm(
        AlarmName="cpu", ComparisonOperator="GreaterThanThreshold", EvaluationPeriods=1, MetricName="CPU", Namespace="n", Period=60,
        Statistic="Average", Threshold=1,
    )  # fmt: skip
    return [arn("cloudwatch", "alarm:cpu")]


@seeds("AWS::EFS::FileSystem")
def file_system(client: Client) -> list[str]:
    return [client("efs").create_file_system(CreationToken="one", Tags=TAGS)["FileSystemArn"]]


@seeds("AWS::Events::EventBus")
def event_bus(client: Client) -> list[str]:
    return [client("events").create_event_bus(Name="orders")["EventBusArn"], arn("events", "event-bus/default")]


@seeds("AWS::Events::Rule")
def rule(client: Client) -> list[str]:
    nightly = client("events").put_rule(Name="nightly", ScheduleExpression="rate(1 day)")["RuleArn"]
    return [nightly, client("events").put_rule(Name="new", EventBusName="orders", EventPattern='{"source":["shop"]}')["RuleArn"]]


@seeds("AWS::SSM::Parameter")
def parameter(client: Client) -> list[str]:
    client("ssm").put_parameter(Name="/app/password", Type="SecureString", Value="moto-secret-5b1c")
    client("ssm").put_parameter(Name="flat", Type="String", Value="1")
    return [arn("ssm", "parameter/app/password"), arn("ssm", "parameter/flat")]


@seeds("AWS::Route53::HostedZone")
def hosted_zone(client: Client) -> list[str]:
    made = client("route53").create_hosted_zone(Name="example.org", CallerReference="1")["HostedZone"]["Id"]
    return [f"arn:aws:route53:::{made.strip('/')}"]


@seeds("AWS::ECS::Cluster")
def ecs_cluster(client: Client) -> list[str]:
    return [client("ecs").create_cluster(clusterName="web")["cluster"]["clusterArn"]]


@seeds("AWS::ECS::TaskDefinition")
def task_definition(client: Client) -> list[str]:
    container = {"name": "a", "image": "a", "environment": [{"name": "PASSWORD", "value": "moto-secret-5b1c"}], "memory": 64}
    made = client("ecs").register_task_definition(family="web", containerDefinitions=[container])
    return [made["taskDefinition"]["taskDefinitionArn"]]


@seeds("AWS::ECS::Service")
def ecs_service(client: Client) -> list[str]:
    return [client("ecs").create_service(cluster="web", serviceName="api", taskDefinition="web", desiredCount=1)["service"]["serviceArn"]]


@seeds("AWS::StepFunctions::StateMachine")
def state_machine(client: Client) -> list[str]:
    definition = json.dumps({"StartAt": "a", "States": {"a": {"Type": "Pass", "End": True}}})
    return [client("stepfunctions").create_state_machine(name="flow", definition=definition, roleArn=ROLE_ARN)["stateMachineArn"]]


@seeds("AWS::ApiGateway::RestApi")
def rest_api(client: Client) -> list[str]:
    return [arn("apigateway", f"/restapis/{client('apigateway').create_rest_api(name='shop')['id']}", account="")]


@seeds("AWS::ApiGatewayV2::Api")
def http_api(client: Client) -> list[str]:
    return [arn("apigateway", f"/apis/{client('apigatewayv2').create_api(Name='shop', ProtocolType='HTTP')['ApiId']}", account="")]


@seeds("AWS::CloudFormation::Stack")
def stack(client: Client) -> list[str]:
    template = {"Resources": {"T": {"Type": "AWS::ECR::Repository", "Properties": {"RepositoryName": "of-the-stack"}}}}
    return [client("cloudformation").create_stack(StackName="base", TemplateBody=json.dumps(template))["StackId"]]


@seeds("AWS::EKS::Cluster")
def eks_cluster(client: Client) -> list[str]:
    made = client("eks").create_cluster(name="prod", roleArn=ROLE_ARN, resourcesVpcConfig={"subnetIds": []})
    return [made["cluster"]["arn"]]


@seeds("AWS::CodeBuild::Project")
def project(client: Client) -> list[str]:
    made = client("codebuild").create_project(
        name="build", source={"type": "S3", "location": "plain-bucket/a.zip"}, artifacts={"type": "NO_ARTIFACTS"}, serviceRole=ROLE_ARN,
        environment={"type": "LINUX_CONTAINER", "image": "i", "computeType": "BUILD_GENERAL1_SMALL"},
    )  # fmt: skip
    return [made["project"]["arn"]]


@seeds("AWS::Backup::BackupVault")
def backup_vault(client: Client) -> list[str]:
    return [client("backup").create_backup_vault(BackupVaultName="safe")["BackupVaultArn"]]


@seeds("AWS::Glue::Database")
def glue_database(client: Client) -> list[str]:
    client("glue").create_database(DatabaseInput={"Name": "lake"})
    return [arn("glue", "database/lake")]


@seeds("AWS::Glue::Table")
def glue_table(client: Client) -> list[str]:
    client("glue").create_table(DatabaseName="lake", TableInput={"Name": "events", "StorageDescriptor": {"Columns": []}})
    return [arn("glue", "table/lake/events")]


@seeds("AWS::Glue::Job")
def glue_job(client: Client) -> list[str]:
    client("glue").create_job(Name="load", Role=ROLE_ARN, Command={"Name": "glueetl"})
    return [arn("glue", "job/load")]


@seeds("AWS::ElasticLoadBalancingV2::LoadBalancer")
def load_balancer(client: Client) -> list[str]:
    own = client("ec2").describe_subnets(Filters=[{"Name": "vpc-id", "Values": [_own_vpc(client)]}])["Subnets"]
    made = client("elbv2").create_load_balancer(Name="front", Type="network", Subnets=[own[0]["SubnetId"]])
    return [made["LoadBalancers"][0]["LoadBalancerArn"]]


@seeds("AWS::ElasticLoadBalancing::LoadBalancer")
def classic_load_balancer(client: Client) -> list[str]:
    listener = {"Protocol": "tcp", "LoadBalancerPort": 80, "InstancePort": 80}
    client("elb").create_load_balancer(LoadBalancerName="old", Listeners=[listener], AvailabilityZones=[f"{REGION}a"])
    return [arn("elasticloadbalancing", "loadbalancer/old")]


@seeds("AWS::WAFv2::WebACL")
def web_acl(client: Client) -> list[str]:
    made = client("wafv2").create_web_acl(
        Name="front", Scope="REGIONAL", DefaultAction={"Allow": {}},
        VisibilityConfig={"SampledRequestsEnabled": False, "CloudWatchMetricsEnabled": False, "MetricName": "m"},
    )  # fmt: skip
    return [made["Summary"]["ARN"]]


@seeds("AWS::ElastiCache::CacheCluster")
def cache_cluster(client: Client) -> list[str]:
    made = client("elasticache").create_cache_cluster(
        CacheClusterId="cache", Engine="redis", CacheNodeType="cache.t3.micro", NumCacheNodes=1
    )
    return [made["CacheCluster"]["ARN"]]
