"""The local cloud over real sockets, with real boto3 clients."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

import boto3
import jmespath
import pytest
from botocore.exceptions import ClientError

from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.families import truth
from inventory_assets.localcloud.estate.options import DEFAULT_REGIONS, EstateOptions
from inventory_assets.localcloud.running import CREDENTIALS, CloudHandle, running_cloud

PRODUCTION = "payments-production"


def code_of(raised: pytest.ExceptionInfo[ClientError]) -> str:
    return str(raised.value.response["Error"]["Code"])


@pytest.fixture(scope="module")
def there() -> dict[tuple[str, str, str], set[str]]:
    """(account, cell region, type) → uids."""
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for account, region, kind, uid in truth(EstateOptions()):
        found[account, region, kind].add(uid)
    return found


def test_the_organization_is_listed_in_pages_and_by_units(base_client: Any, accounts: dict[str, Account]) -> None:
    organizations = base_client("organizations")
    pages = list(organizations.get_paginator("list_accounts").paginate(PaginationConfig={"PageSize": 3}))
    assert [len(page["Accounts"]) for page in pages] == [3, 3, 1]
    listed = {row["Name"]: row for page in pages for row in page["Accounts"]}
    assert listed["legacy-migration-1"]["Status"] == "SUSPENDED"
    assert {row["Status"] for name, row in listed.items() if name != "legacy-migration-1"} == {"ACTIVE"}
    assert organizations.describe_organization()["Organization"]["MasterAccountId"] == accounts["meridian-management"].account_id

    def descend(parent: str, path: str) -> dict[str, str]:
        found = {row["Name"]: path for row in organizations.list_accounts_for_parent(ParentId=parent)["Accounts"]}
        for unit in organizations.list_organizational_units_for_parent(ParentId=parent)["OrganizationalUnits"]:
            found |= descend(unit["Id"], f"{path}/{unit['Name']}")
        return found

    root = organizations.list_roots()["Roots"][0]
    paths = descend(root["Id"], "")
    assert set(paths) == set(listed)
    assert paths[PRODUCTION] == "/Workloads/Production"
    assert paths["meridian-management"] == ""
    tags = organizations.list_tags_for_resource(ResourceId=listed[PRODUCTION]["Id"])["Tags"]
    assert {"Key": "Owner", "Value": "payments"} in tags


def test_members_may_not_read_the_organization(client: Any) -> None:
    with pytest.raises(ClientError) as raised:
        client(PRODUCTION, "organizations").list_accounts()
    assert code_of(raised) == "AccessDeniedException"


def test_assumed_credentials_carry_their_account(client: Any, base_client: Any, accounts: dict[str, Account]) -> None:
    assert base_client("sts").get_caller_identity()["Account"] == accounts["meridian-management"].account_id
    identity = client(PRODUCTION, "sts").get_caller_identity()
    assert identity["Account"] == accounts[PRODUCTION].account_id
    assert ":assumed-role/InventoryReader/" in identity["Arn"]


@pytest.mark.parametrize(
    ("role_arn", "external_id"),
    [
        ("arn:aws:iam::{production}:role/InventoryReader", "somebody-else"),
        ("arn:aws:iam::{production}:role/NoSuchRole", "meridian-inventory"),
        ("arn:aws:iam::{suspended}:role/InventoryReader", "meridian-inventory"),
        ("arn:aws:iam::000011112222:role/InventoryReader", "meridian-inventory"),
    ],
)
def test_accounts_that_cannot_be_entered(base_client: Any, accounts: dict[str, Account], role_arn: str, external_id: str) -> None:
    arn = role_arn.format(production=accounts[PRODUCTION].account_id, suspended=accounts["legacy-migration-1"].account_id)
    with pytest.raises(ClientError) as raised:
        base_client("sts").assume_role(RoleArn=arn, RoleSessionName="tests", ExternalId=external_id)
    assert code_of(raised) == "AccessDenied"
    assert raised.value.response["ResponseMetadata"]["HTTPStatusCode"] == 403


def test_sessions_end_when_they_say(accounts: dict[str, Account]) -> None:
    with running_cloud(EstateOptions(session_seconds=-1)) as cloud:
        session = boto3.Session(CREDENTIALS["AWS_ACCESS_KEY_ID"], "secret")
        got = session.client("sts", region_name="us-east-1", endpoint_url=cloud.url).assume_role(
            RoleArn=f"arn:aws:iam::{accounts[PRODUCTION].account_id}:role/InventoryReader",
            RoleSessionName="tests",
            ExternalId="meridian-inventory",
        )["Credentials"]
        assert got["Expiration"] < datetime.now(UTC)
        late = boto3.Session(got["AccessKeyId"], got["SecretAccessKey"], got["SessionToken"])
        for service, operation, code in (
            ("sns", "list_topics", "ExpiredToken"),
            ("ec2", "describe_vpcs", "RequestExpired"),
            ("kms", "list_keys", "ExpiredTokenException"),
            ("lambda", "list_functions", "ExpiredTokenException"),
            ("cloudwatch", "describe_alarms", "ExpiredTokenException"),
            ("s3", "list_buckets", "ExpiredToken"),
        ):
            with pytest.raises(ClientError) as raised:
                getattr(late.client(service, region_name="us-east-1", endpoint_url=cloud.url), operation)()
            assert code_of(raised) == code


def test_regions_and_those_not_opted_into(client: Any) -> None:
    ec2 = client(PRODUCTION, "ec2")
    assert [row["RegionName"] for row in ec2.describe_regions()["Regions"]] == list(DEFAULT_REGIONS)
    status = {row["RegionName"]: row["OptInStatus"] for row in ec2.describe_regions(AllRegions=True)["Regions"]}
    assert status["af-south-1"] == "not-opted-in"


@pytest.mark.parametrize(
    ("service", "operation", "code"),
    [
        ("ec2", "describe_instances", "AuthFailure"),
        ("sns", "list_topics", "InvalidClientTokenId"),
        ("dynamodb", "list_tables", "UnrecognizedClientException"),
        ("lambda", "list_functions", "UnrecognizedClientException"),
        ("cloudwatch", "describe_alarms", "UnrecognizedClientException"),
    ],
)
def test_a_disabled_region_refuses_valid_credentials(client: Any, service: str, operation: str, code: str) -> None:
    with pytest.raises(ClientError) as raised:
        getattr(client(PRODUCTION, service, "af-south-1"), operation)()
    assert code_of(raised) == code


@pytest.mark.parametrize(
    ("service", "operation", "size", "path", "kind"),
    [
        ("ec2", "describe_volumes", 5, "Volumes[].VolumeId", "AWS::EC2::Volume"),
        ("ec2", "describe_instances", 5, "Reservations[].Instances[].InstanceId", "AWS::EC2::Instance"),
        ("lambda", "list_functions", 2, "Functions[].FunctionArn", "AWS::Lambda::Function"),
        ("kms", "list_keys", 2, "Keys[].KeyArn", "AWS::KMS::Key"),
        ("dynamodb", "list_tables", 1, "TableNames[]", "AWS::DynamoDB::Table"),
        (
            "rds",
            "describe_db_instances",
            20,
            "DBInstances[].DBInstanceArn",
            "AWS::RDS::DBInstance AWS::DocDB::DBInstance AWS::Neptune::DBInstance",
        ),
        ("logs", "describe_log_groups", 3, "logGroups[].logGroupArn", "AWS::Logs::LogGroup"),
        ("cloudwatch", "describe_alarms", 2, "MetricAlarms[].AlarmArn", "AWS::CloudWatch::Alarm"),
        ("elb", "describe_load_balancers", 1, "LoadBalancerDescriptions[].LoadBalancerName", "AWS::ElasticLoadBalancing::LoadBalancer"),
        ("elbv2", "describe_load_balancers", 2, "LoadBalancers[].LoadBalancerArn", "AWS::ElasticLoadBalancingV2::LoadBalancer"),
        ("apigateway", "get_rest_apis", 1, "items[].id", "AWS::ApiGateway::RestApi"),
        ("apigatewayv2", "get_apis", 1, "Items[].ApiId", "AWS::ApiGatewayV2::Api"),
        ("stepfunctions", "list_state_machines", 1, "stateMachines[].stateMachineArn", "AWS::StepFunctions::StateMachine"),
        ("efs", "describe_file_systems", 1, "FileSystems[].FileSystemArn", "AWS::EFS::FileSystem"),
        ("codepipeline", "list_pipelines", 1, "pipelines[].name", "AWS::CodePipeline::Pipeline"),
        ("codebuild", "list_projects", None, "projects[]", "AWS::CodeBuild::Project"),
        ("sns", "list_topics", None, "Topics[].TopicArn", "AWS::SNS::Topic"),
        ("sqs", "list_queues", 2, "QueueUrls[]", "AWS::SQS::Queue"),
        ("cloudformation", "describe_stacks", None, "Stacks[].StackId", "AWS::CloudFormation::Stack"),
        ("ssm", "describe_parameters", 4, "Parameters[].ARN", "AWS::SSM::Parameter"),
        ("secretsmanager", "list_secrets", 2, "SecretList[].ARN", "AWS::SecretsManager::Secret"),
        ("glue", "get_jobs", 1, "Jobs[].Name", "AWS::Glue::Job"),
        ("eks", "list_clusters", 1, "clusters[]", "AWS::EKS::Cluster"),
        ("backup", "list_backup_vaults", 1, "BackupVaultList[].BackupVaultArn", "AWS::Backup::BackupVault"),
    ],
)
def test_listings_are_paged_and_whole(
    client: Any, accounts: dict[str, Account], there: Any, service: str, operation: str, size: int | None, path: str, kind: str
) -> None:
    paging = {"PageSize": size} if size else {}
    pages = list(client(PRODUCTION, service).get_paginator(operation).paginate(PaginationConfig=paging))
    found = [name for page in pages for name in jmespath.search(path, page)]
    wanted = set().union(*(there[accounts[PRODUCTION].account_id, "us-east-1", one] for one in kind.split()))
    assert len(found) == len(set(found)) == len(wanted)
    assert all(any(uid == name or uid.endswith(name.rpartition("/")[2]) for uid in wanted) for name in found)
    assert len(pages) == (-(-len(wanted) // size) if size else 1)


def test_buckets_answer_in_their_own_region_only(client: Any) -> None:
    listed = client(PRODUCTION, "s3").list_buckets(MaxBuckets=1000)["Buckets"]
    assert "BucketRegion" not in client(PRODUCTION, "s3").list_buckets()["Buckets"][0]
    assert {row["BucketRegion"] for row in listed} == set(DEFAULT_REGIONS)
    away = next(row for row in listed if row["BucketRegion"] == "eu-west-1")
    assert "Grants" in client(PRODUCTION, "s3", "eu-west-1").get_bucket_acl(Bucket=away["Name"])
    with pytest.raises(ClientError) as raised:
        client(PRODUCTION, "s3").get_bucket_acl(Bucket="payments-production-nothing")
    assert code_of(raised) == "NoSuchBucket"
    # Signed for another region it is refused, and boto3 goes on to the right one by itself.
    assert "Grants" in client(PRODUCTION, "s3", "us-east-1").get_bucket_acl(Bucket=away["Name"])


def test_a_bucket_without_a_setting_says_so(client: Any) -> None:
    codes = set()
    for row in client(PRODUCTION, "s3").list_buckets(MaxBuckets=1000)["Buckets"]:
        s3 = client(PRODUCTION, "s3", row["BucketRegion"])
        for operation in ("get_bucket_policy", "get_bucket_tagging", "get_bucket_encryption", "get_bucket_lifecycle_configuration"):
            try:
                getattr(s3, operation)(Bucket=row["Name"])
            except ClientError as error:
                codes.add(error.response["Error"]["Code"])
    assert codes == {
        "NoSuchBucketPolicy",
        "NoSuchTagSet",
        "ServerSideEncryptionConfigurationNotFoundError",
        "NoSuchLifecycleConfiguration",
    }


def test_times_numbers_and_nested_values_survive_every_protocol(client: Any) -> None:
    alarm = client(PRODUCTION, "cloudwatch").describe_alarms()["MetricAlarms"][0]  # CBOR
    assert alarm["Threshold"] in (70.0, 80.0, 90.0)
    assert alarm["StateUpdatedTimestamp"].year == 2026
    group = client(PRODUCTION, "ec2").describe_security_groups()["SecurityGroups"][0]  # EC2's XML
    assert group["IpPermissionsEgress"][0]["IpRanges"][0]["CidrIp"] == "0.0.0.0/0"
    assert group["GroupName"] == "default"
    role = client(PRODUCTION, "iam").get_account_authorization_details(Filter=["Role"])["RoleDetailList"][0]  # query
    assert role["AssumeRolePolicyDocument"]["Statement"][0]["Action"] == "sts:AssumeRole"
    function = client(PRODUCTION, "lambda").list_functions()["Functions"][0]  # REST JSON
    assert function["Environment"]["Variables"]["LOG_LEVEL"] == "INFO"
    zone = client(PRODUCTION, "route53").list_hosted_zones()["HostedZones"][0]  # REST XML
    assert zone["Id"].startswith("/hostedzone/")
    table = client(PRODUCTION, "dynamodb")  # JSON
    described = table.describe_table(TableName=table.list_tables()["TableNames"][0])["Table"]
    assert described["CreationDateTime"].tzinfo is not None


def test_errors_have_their_services_shape(client: Any) -> None:
    for service, operation, params, code in (
        ("sqs", "get_queue_attributes", {"QueueUrl": "https://sqs/1/none"}, "AWS.SimpleQueueService.NonExistentQueue"),
        ("dynamodb", "describe_table", {"TableName": "none"}, "ResourceNotFoundException"),
        ("lambda", "get_policy", {"FunctionName": "none"}, "ResourceNotFoundException"),
        ("iam", "get_login_profile", {"UserName": "none"}, "NoSuchEntity"),
        ("ec2", "describe_instances", {"InstanceIds": ["i-0none"]}, "InvalidInstanceID.NotFound"),
        ("codepipeline", "get_pipeline", {"name": "none"}, "PipelineNotFoundException"),
    ):
        with pytest.raises(ClientError) as raised:
            getattr(client(PRODUCTION, service), operation)(**params)
        assert code_of(raised) == code


@pytest.mark.parametrize(
    ("service", "operation", "params"),
    [
        ("ec2", "describe_spot_fleet_requests", {}),
        ("sns", "list_platform_applications", {}),
        ("kms", "list_grants", {"KeyId": "x"}),
        ("lambda", "get_account_settings", {}),
        ("cloudwatch", "list_dashboards", {}),
        ("resource-explorer-2", "list_managed_views", {}),
        ("s3", "list_object_versions", {"Bucket": "b"}),
    ],
)
def test_what_the_estate_does_not_know_is_a_plain_aws_error(client: Any, service: str, operation: str, params: dict[str, str]) -> None:
    with pytest.raises(ClientError) as raised:
        getattr(client(PRODUCTION, service), operation)(**params)
    assert code_of(raised) == "UnknownOperationException"
    assert raised.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400


def test_requests_that_are_no_aws_call_get_an_error_and_no_page(cloud: CloudHandle) -> None:
    signed = {"Authorization": "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/{}/aws4_request, SignedHeaders=host, Signature=x"}
    for service, data, status in (("ec2", b"Action=MadeUp&Version=2016-11-15", 400), ("nosuchservice", b"{}", 400), (None, b"", 403)):
        headers = {"Authorization": signed["Authorization"].format(service)} if service else {}
        with pytest.raises(urllib.error.HTTPError) as raised:
            urllib.request.urlopen(urllib.request.Request(cloud.url + "/", data=data, headers=headers), timeout=10)
        body = raised.value.read().decode()
        assert raised.value.code == status
        assert "html" not in body.lower()


def test_calls_are_counted(cloud: CloudHandle, client: Any) -> None:
    ec2 = client(PRODUCTION, "ec2")
    cloud.forget_calls()
    for _ in range(3):
        ec2.describe_vpcs()
    assert cloud.calls() == {("ec2", "DescribeVpcs"): 3}


def test_the_day_moves_on_request(cloud: CloudHandle, client: Any, accounts: dict[str, Account]) -> None:
    def volumes() -> set[str]:
        pages = client(PRODUCTION, "ec2").get_paginator("describe_volumes").paginate()
        return {
            f"arn:aws:ec2:us-east-1:{accounts[PRODUCTION].account_id}:volume/{row['VolumeId']}" for page in pages for row in page["Volumes"]
        }

    def wanted(day: int) -> set[str]:
        account = accounts[PRODUCTION].account_id
        rows = truth(EstateOptions(day=day))
        return {uid for owner, region, kind, uid in rows if (owner, region, kind) == (account, "us-east-1", "AWS::EC2::Volume")}

    assert volumes() == wanted(0)
    cloud.set_day(45)
    assert volumes() == wanted(45) != wanted(0)
    assert cloud.state()["options"]["day"] == 45


def test_another_estate_can_be_put_in_place(cloud: CloudHandle, base_client: Any) -> None:
    before = cloud.state()["options"]
    cloud.set_options(EstateOptions(members=7, suspended=0))
    assert len(base_client("organizations").list_accounts()["Accounts"]) == 8
    cloud.set_options(EstateOptions.from_json(before))
    assert len(base_client("organizations").list_accounts()["Accounts"]) == 7


def test_standing_denials_give_a_ledger_something_to_tell(client: Any) -> None:
    with pytest.raises(ClientError) as raised:
        client("sandbox", "secretsmanager").list_secrets()
    assert code_of(raised) == "AccessDeniedException"
    assert "service control policy" in raised.value.response["Error"]["Message"]
    bucket = client("analytics-data", "s3").list_buckets(MaxBuckets=1)["Buckets"][0]
    s3 = client("analytics-data", "s3", bucket["BucketRegion"])
    with pytest.raises(ClientError) as raised:
        s3.get_bucket_policy(Bucket=bucket["Name"])
    assert code_of(raised) == "AccessDenied"
    assert "Grants" in s3.get_bucket_acl(Bucket=bucket["Name"])
