"""An estate made in moto's server by its own APIs: an ordinary account's worth of the types that aws-inventory-manager lists. What is
measured on it is the sections' affair.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import boto3
from moto.server import ThreadedMotoServer

from inventory_assets.localcloud.running import CREDENTIALS

ACCOUNT = "123456789012"
REGIONS = ("us-east-1", "us-west-2", "eu-west-1", "eu-central-1")
TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}],
    }
)
POLICY = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]})
STEPS = json.dumps({"StartAt": "done", "States": {"done": {"Type": "Succeed"}}})
STACK = json.dumps({"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}})
TAGS = [{"Key": "Team", "Value": "payments"}, {"Key": "Environment", "Value": "production"}]
Client = Callable[[str], Any]


@contextmanager
def moto_cloud() -> Iterator[dict[str, str]]:
    """A server of moto's as a process of its own, filled; gives the environment in which it is AWS."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.second_estate"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        url = process.stdout.readline().decode().strip()
        _fill(url)
        yield {"AWS_ENDPOINT_URL": url, **CREDENTIALS}
    finally:
        process.stdin.close()
        process.wait(10)
        process.stdout.close()


def _serve() -> None:
    """Be that process: say where moto answers, and stop when the input ends."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    print(f"http://{host}:{port}", flush=True)
    sys.stdin.buffer.read()
    server.stop()


def _fill(url: str) -> None:
    session = boto3.Session(aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"], aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"])
    for region in REGIONS:
        clients: dict[str, Any] = {}

        def client(service: str, region: str = region, clients: dict[str, Any] = clients) -> Any:
            if service not in clients:
                clients[service] = session.client(service, region_name=region, endpoint_url=url)
            return clients[service]

        if region == REGIONS[0]:
            _fill_account(client)
        _fill_network(client, region)
        _fill_region(client, region)


def _fill_account(client: Client) -> None:
    iam, s3, route53 = client("iam"), client("s3"), client("route53")
    for number in range(120):
        iam.create_role(RoleName=f"role-{number}", AssumeRolePolicyDocument=TRUST, Tags=TAGS)
    for number in range(30):
        iam.create_user(UserName=f"user-{number}", Tags=TAGS)
        iam.create_policy(PolicyName=f"policy-{number}", PolicyDocument=POLICY)
    for number in range(8):
        iam.create_group(GroupName=f"group-{number}")
        route53.create_hosted_zone(Name=f"zone-{number}.example.", CallerReference=str(number))
    for number in range(60):
        s3.create_bucket(Bucket=f"bucket-{number}-meridian")
        s3.put_bucket_tagging(Bucket=f"bucket-{number}-meridian", Tagging={"TagSet": TAGS})


def _fill_network(client: Client, region: str) -> None:
    ec2 = client("ec2")
    for number in range(3):
        vpc = ec2.create_vpc(CidrBlock=f"10.{number}.0.0/16")["Vpc"]["VpcId"]
        subnets = [
            ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.{number}.{net}.0/24", AvailabilityZone=f"{region}{'ab'[net % 2]}")["Subnet"][
                "SubnetId"
            ]
            for net in range(6)
        ]
        for group in range(8):
            ec2.create_security_group(GroupName=f"group-{group}", Description="d", VpcId=vpc)
        client("elbv2").create_load_balancer(Name=f"balancer-{number}", Subnets=subnets[:2])
    specification = [{"ResourceType": "instance", "Tags": TAGS}]
    ec2.run_instances(ImageId="ami-12345678", MinCount=50, MaxCount=50, SubnetId=subnets[0], TagSpecifications=specification)
    for _ in range(50):
        ec2.create_volume(AvailabilityZone=f"{region}a", Size=10, TagSpecifications=[{"ResourceType": "volume", "Tags": TAGS}])


def _fill_region(client: Client, region: str) -> None:
    role, code = f"arn:aws:iam::{ACCOUNT}:role/role-0", _code()
    for number in range(30):
        client("sqs").create_queue(QueueName=f"queue-{number}", tags={"Team": "payments"})
        client("logs").create_log_group(logGroupName=f"/app/{number}", tags={"Team": "payments"})
        client("lambda").create_function(
            FunctionName=f"function-{number}",
            Runtime="python3.12",
            Role=role,
            Handler="main.handler",
            Code={"ZipFile": code},
            Publish=False,
        )
        client("ssm").put_parameter(Name=f"/app/{number}", Value="plain", Type="String")
    for number in range(15):
        client("sns").create_topic(Name=f"topic-{number}", Tags=TAGS)
        client("secretsmanager").create_secret(Name=f"secret-{number}", SecretString="none", Tags=TAGS)
        client("cloudwatch").put_metric_alarm(
            AlarmName=f"alarm-{number}", ComparisonOperator="GreaterThanThreshold", EvaluationPeriods=1, MetricName="CPU",
            Namespace="n", Period=60, Statistic="Average", Threshold=1,
        )  # fmt: skip
        client("dynamodb").create_table(
            TableName=f"table-{number}", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}], BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}], Tags=TAGS,
        )  # fmt: skip
        client("events").put_rule(Name=f"rule-{number}", ScheduleExpression="rate(1 day)")
        client("kms").create_key(Description=f"key {number}")
    for number in range(8):
        client("ecs").create_cluster(clusterName=f"cluster-{number}")
        client("stepfunctions").create_state_machine(name=f"machine-{number}", definition=STEPS, roleArn=role)
        client("glue").create_database(DatabaseInput={"Name": f"database_{number}"})
        client("rds").create_db_instance(
            DBInstanceIdentifier=f"database-{number}", DBInstanceClass="db.t3.micro", Engine="postgres", MasterUsername="me",
            MasterUserPassword="long-enough", Tags=TAGS,
        )  # fmt: skip
        client("apigateway").create_rest_api(name=f"api-{number}")
    for number in range(3):
        client("cloudformation").create_stack(StackName=f"stack-{region}-{number}", TemplateBody=STACK)


def _code() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("main.py", "def handler(event, context): ...\n")
    return written.getvalue()


if __name__ == "__main__":
    _serve()
