"""Faults on demand: what is asked for befalls the calls it names, and no other."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from botocore.config import Config
from botocore.exceptions import ClientError, ConnectionClosedError, PaginationError

from inventory_assets.localcloud.call import Call
from inventory_assets.localcloud.faults import Fault, FaultPlan, load_faults, read_faults
from inventory_assets.localcloud.running import CloudHandle

PRODUCTION = "payments-production"


def code_of(raised: pytest.ExceptionInfo[ClientError]) -> str:
    return str(raised.value.response["Error"]["Code"])


def test_an_error_befalls_only_what_it_names(cloud: CloudHandle, client: Any) -> None:
    cloud.set_faults([Fault(service="ec2", operation="DescribeVol*", region="eu-*", code="UnauthorizedOperation", status=403)])
    with pytest.raises(ClientError) as raised:
        client(PRODUCTION, "ec2", "eu-west-1").describe_volumes()
    assert code_of(raised) == "UnauthorizedOperation"
    assert "is not authorized to perform: ec2:DescribeVolumes" in raised.value.response["Error"]["Message"]
    assert client(PRODUCTION, "ec2", "us-east-1").describe_volumes()["Volumes"]
    assert client(PRODUCTION, "ec2", "eu-west-1").describe_vpcs()["Vpcs"]


def test_a_persistent_500_and_an_expired_token(cloud: CloudHandle, client: Any) -> None:
    cloud.set_faults([Fault(service="sns", code="InternalError"), Fault(service="kms", code="ExpiredTokenException")])
    with pytest.raises(ClientError) as raised:
        client(PRODUCTION, "sns").list_topics()
    assert raised.value.response["ResponseMetadata"]["HTTPStatusCode"] == 500
    with pytest.raises(ClientError) as raised:
        client(PRODUCTION, "kms").list_keys()
    assert code_of(raised) == "ExpiredTokenException"


def test_throttling_for_the_first_calls_is_overcome_by_retries(cloud: CloudHandle, client: Any) -> None:
    cloud.set_faults([Fault(service="sqs", code="ThrottlingException", first=2)])
    patient = Config(retries={"total_max_attempts": 4, "mode": "standard"})
    reply = client(PRODUCTION, "sqs", config=patient).list_queues()
    assert reply["ResponseMetadata"]["RetryAttempts"] == 2


def test_a_share_of_the_calls(cloud: CloudHandle, client: Any) -> None:
    cloud.set_faults([Fault(service="sns", operation="ListTopics", code="Throttling", share=0.25)])
    sns, failed = client(PRODUCTION, "sns"), 0
    for _ in range(20):
        try:
            sns.list_topics()
        except ClientError:
            failed += 1
    assert failed == 5


def test_an_error_on_one_page(cloud: CloudHandle, client: Any) -> None:
    cloud.set_faults([Fault(service="ec2", operation="DescribeVolumes", page=2, code="InternalError")])
    pages = iter(client(PRODUCTION, "ec2").get_paginator("describe_volumes").paginate(PaginationConfig={"PageSize": 5}))
    assert len(next(pages)["Volumes"]) == 5
    with pytest.raises(ClientError):
        next(pages)


def test_a_page_that_repeats_its_token(cloud: CloudHandle, client: Any) -> None:
    cloud.set_faults([Fault(kind="repeat_token", service="ec2", operation="DescribeVolumes")])
    with pytest.raises(PaginationError):
        list(client(PRODUCTION, "ec2").get_paginator("describe_volumes").paginate(PaginationConfig={"PageSize": 5}))


def test_a_reply_without_its_key_and_an_item_without_an_id(cloud: CloudHandle, client: Any) -> None:
    cloud.set_faults(
        [
            Fault(kind="missing_key", service="dynamodb", operation="ListTables"),
            Fault(kind="missing_id", service="ec2", operation="DescribeInstances"),
            Fault(kind="missing_id", service="lambda", operation="ListFunctions", key="FunctionArn"),
        ]
    )
    assert "TableNames" not in client(PRODUCTION, "dynamodb").list_tables()
    instances = [row["Instances"][0] for row in client(PRODUCTION, "ec2").describe_instances()["Reservations"]]
    assert "InstanceId" not in instances[0]
    assert all("InstanceId" in row for row in instances[1:])
    functions = client(PRODUCTION, "lambda").list_functions()["Functions"]
    assert "FunctionArn" not in functions[0]
    assert "FunctionName" in functions[0]


def test_a_huge_policy_comes_through(cloud: CloudHandle, client: Any) -> None:
    cloud.set_faults([Fault(kind="huge", service="kms", operation="GetKeyPolicy"), Fault(kind="huge", service="iam")])
    kms = client(PRODUCTION, "kms")
    policy = kms.get_key_policy(KeyId=kms.list_keys()["Keys"][0]["KeyId"], PolicyName="default")["Policy"]
    assert len(policy) > 4_900_000
    role = client(PRODUCTION, "iam").get_account_authorization_details(Filter=["Role"])["RoleDetailList"][0]
    assert len(role["AssumeRolePolicyDocument"]["Statement"]) > 1000


def test_latency_and_a_dropped_connection(cloud: CloudHandle, client: Any) -> None:
    sns = client(PRODUCTION, "sns")
    sns.list_topics()
    cloud.set_latency(300)
    started = time.monotonic()
    sns.list_topics()
    sns.list_topics()  # a kept reply is held back as well
    assert time.monotonic() - started >= 0.6
    cloud.set_latency(0)
    cloud.set_faults([Fault(kind="drop", service="sns")])
    with pytest.raises(ConnectionClosedError):
        sns.list_topics()


def test_one_item_can_be_meant_by_its_parameters(cloud: CloudHandle, client: Any) -> None:
    names = [row["Name"] for row in client(PRODUCTION, "s3").list_buckets(MaxBuckets=100, BucketRegion="us-east-1")["Buckets"]]
    cloud.set_faults([Fault(service="s3", operation="GetBucketAcl", params={"Bucket": names[0]})])
    s3 = client(PRODUCTION, "s3")
    with pytest.raises(ClientError):
        s3.get_bucket_acl(Bucket=names[0])
    assert s3.get_bucket_acl(Bucket=names[1])["Grants"]


def test_faults_are_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "faults.yaml"
    path.write_text("faults:\n  - {service: s3, operation: Get*, code: SlowDown, share: 0.1}\n  - {kind: latency, latency_ms: 50}\n")
    first, second = load_faults(path)
    assert (first.service, first.code, first.share) == ("s3", "SlowDown", 0.1)
    assert second.latency_ms == 50
    with pytest.raises(ValueError, match="servise"):
        read_faults([{"servise": "s3"}])
    with pytest.raises(ValueError, match="unknown kind of fault 'eror'"):
        read_faults([{"kind": "eror"}])


def test_a_plan_counts_each_fault_by_itself() -> None:
    plan = FaultPlan([Fault(service="a", first=1), Fault(operation="X", share=0.5)])
    call = Call("1", "r", "a", "X")
    assert [len(plan.due(call)) for _ in range(4)] == [1, 1, 0, 1]
