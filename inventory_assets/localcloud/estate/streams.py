"""Data on the move: Kinesis, Firehose, Kafka, Flink applications."""

from __future__ import annotations

import json

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, describes, lists, walker
from inventory_assets.localcloud.estate.filling import cut, filled, or_absent
from inventory_assets.localcloud.estate.functions import FUNCTION
from inventory_assets.localcloud.estate.iam import ROLE
from inventory_assets.localcloud.estate.monitoring import LOG_GROUP
from inventory_assets.localcloud.estate.naming import arn, uuid_of, word_id
from inventory_assets.localcloud.estate.network import GROUP, SUBNET
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER
from inventory_assets.localcloud.estate.paging import page
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.s3 import BUCKET
from inventory_assets.localcloud.estate.security import KEY, SECRET
from inventory_assets.localcloud.estate.world import World

STREAM, FIREHOSE = "AWS::Kinesis::Stream", "AWS::KinesisFirehose::DeliveryStream"
KAFKA, APPLICATION = "AWS::MSK::Cluster", "AWS::KinesisAnalyticsV2::Application"


def _stream(r: Resource) -> JsonObject:
    encrypted = r.moving("encrypted", (True, True, False), 0.06)
    return {
        "StreamName": r.id,
        "StreamARN": r.arn,
        "StreamStatus": "ACTIVE",
        "RetentionPeriodHours": r.moving("retention", (24, 168, 8760), 0.12),
        "EncryptionType": "KMS" if encrypted else "NONE",
        "KeyId": r.other(KEY, r.number).arn if encrypted else None,
        "OpenShardCount": 1 + r.chance.below(f"shards {r.world.options.day}", 8),
        "EnhancedMonitoring": [{"ShardLevelMetrics": r.pick("metrics", ([], ["IncomingBytes", "OutgoingBytes"]))}],
        "WarmThroughput": {"TargetMiBps": 10, "CurrentMiBps": 1 + r.chance.below(f"warm {r.world.options.day}", 10)},
    }


def _policy_of(r: Resource, actions: list[str]) -> str:
    principal = r.pick("principal", ("*", "arn:aws:iam::999988887777:root", f"arn:aws:iam::{r.account_id}:root"))
    statement = {"Effect": "Allow", "Principal": {"AWS": principal}, "Action": actions, "Resource": r.arn}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


_DESTINATIONS = (
    "ExtendedS3DestinationDescription",
    "RedshiftDestinationDescription",
    "SplunkDestinationDescription",
    "HttpEndpointDestinationDescription",
)
_UNENCRYPTED: JsonObject = {"Status": "DISABLED", "KeyType": None, "KeyARN": None, "FailureDescription": None}
_fill_destination = filled("firehose", "DescribeDeliveryStream", "DeliveryStreamDescription.Destinations[]")


def _destination(r: Resource) -> JsonObject:
    """One kind of destination, as every stream has."""
    whole, kind = _fill_destination(r), _DESTINATIONS[r.number % len(_DESTINATIONS)]
    found = whole[kind]
    found["CloudWatchLoggingOptions"] |= {"Enabled": r.maybe("logs", 0.6), "LogGroupName": r.other(LOG_GROUP, r.number).id}
    step = {"ParameterName": "LambdaArn", "ParameterValue": f"{r.other(FUNCTION, 0).arn}:$LATEST"}
    found["ProcessingConfiguration"] = {"Enabled": True, "Processors": [{"Type": "Lambda", "Parameters": [step]}]}
    if "SecretsManagerConfiguration" in found:
        found["SecretsManagerConfiguration"] |= {"SecretARN": r.other(SECRET, r.number).arn, "Enabled": r.maybe("secret", 0.4)}
    if kind.startswith("Redshift"):
        found["Username"] = "loader"
    elif kind.startswith("Splunk"):
        found["HECToken"] = f"{PLANTED_SECRET_MARKER}-{r.id}"
    destination = {"DestinationId": "destinationId-000000000001", kind: found}
    return destination | ({"S3DestinationDescription": whole["S3DestinationDescription"]} if kind.startswith("Extended") else {})


def _firehose(r: Resource) -> JsonObject:
    encrypted = r.moving("encrypted", (True, False), 0.06)
    source: JsonObject | None = {"KinesisStreamARN": r.other(STREAM, r.number).arn, "RoleARN": r.other(ROLE, r.number).arn}
    from_stream = r.number % 2 == 0
    encryption = _UNENCRYPTED | {"Status": "ENABLED", "KeyType": "CUSTOMER_MANAGED_CMK", "KeyARN": r.other(KEY, r.number).arn}
    return {
        "DeliveryStreamName": r.id,
        "DeliveryStreamARN": r.arn,
        "DeliveryStreamStatus": "ACTIVE",
        "FailureDescription": None,
        "DeliveryStreamType": "KinesisStreamAsSource" if from_stream else "DirectPut",
        "Source": {
            "DirectPutSourceDescription": None if from_stream else {"ThroughputHintInMBs": 1},
            "KinesisStreamSourceDescription": source if from_stream else None,
            "MSKSourceDescription": None,
            "DatabaseSourceDescription": None,
        },
        "DeliveryStreamEncryptionConfiguration": encryption if encrypted else _UNENCRYPTED,
        "Destinations": [_destination(r)],
        "HasMoreDestinations": False,
    }


def _kafka(r: Resource) -> JsonObject:
    common = {"ClusterName": r.id, "ClusterArn": r.arn, "State": "ACTIVE", "ActiveOperationArn": None, "StateInfo": None, "Tags": r.tags}
    network = {"SubnetIds": [r.other(SUBNET, r.number).id], "SecurityGroupIds": [r.other(GROUP, r.number).id]}
    if r.number % 3 == 2:
        serverless = {"VpcConfigs": [network], "ClientAuthentication": {"Sasl": {"Iam": {"Enabled": True}}}}
        return common | {"ClusterType": "SERVERLESS", "Provisioned": None, "Serverless": serverless}
    firehose = {"DeliveryStream": r.other(FIREHOSE, r.number).id}
    public = {"Type": r.moving("public", ("DISABLED", "DISABLED", "SERVICE_PROVIDED_EIPS"), 0.08)}
    return common | {
        "ClusterType": "PROVISIONED",
        "Serverless": None,
        "Provisioned": {
            "NumberOfBrokerNodes": 3,
            "BrokerNodeGroupInfo": {
                "StorageInfo": {"EbsStorageInfo": {"VolumeSize": r.pick("size", (100, 500, 1000))}},
                "ClientSubnets": [r.other(SUBNET, r.number + index).id for index in range(3)],
                "SecurityGroups": network["SecurityGroupIds"],
                "InstanceType": r.moving("type", ("kafka.t3.small", "kafka.m7g.large"), 0.1),
                "ConnectivityInfo": {"PublicAccess": public},
            },
            "CurrentBrokerSoftwareInfo": {"KafkaVersion": r.moving("version", ("2.8.1", "3.5.1", "3.6.0"), 0.1)},
            "EncryptionInfo": {
                "EncryptionAtRest": {"DataVolumeKMSKeyId": r.other(KEY, r.number).arn},
                "EncryptionInTransit": {"ClientBroker": r.pick("in transit", ("TLS", "TLS_PLAINTEXT", "PLAINTEXT")), "InCluster": True},
            },
            "ClientAuthentication": {"Unauthenticated": {"Enabled": r.maybe("open", 0.3)}, "Tls": {"CertificateAuthorityArnList": []}},
            "LoggingInfo": {name: {"Firehose": firehose} for name in ("BrokerLogs", "AuthorizerLogs")},
            "CustomerActionStatus": r.pick(f"action {r.world.options.day}", ("NONE", "ACTION_RECOMMENDED")),
        },
    }


def _application(r: Resource) -> JsonObject:
    secrets = [{"PropertyGroupId": "app", "PropertyMap": {"password": f"{PLANTED_SECRET_MARKER}-{r.id}"}}]
    parallelism = {"CurrentParallelism": 1 + r.chance.below(f"parallel {r.world.options.day}", 4)}
    source = {"KinesisStreamsInputDescription": {"ResourceARN": r.other(STREAM, r.number).arn}}
    return {
        "ApplicationName": r.id,
        "ApplicationARN": r.arn,
        "ApplicationStatus": r.moving("status", ("RUNNING", "READY"), 0.1),
        "RuntimeEnvironment": r.moving("runtime", ("FLINK-1_15", "FLINK-1_18", "FLINK-1_20"), 0.1),
        "ServiceExecutionRole": r.other(ROLE, r.number).arn,
        "ApplicationConfigurationDescription": {
            "SqlApplicationConfigurationDescription": {"InputDescriptions": [source], "OutputDescriptions": []},
            "ApplicationCodeConfigurationDescription": {
                "CodeContentDescription": {
                    "TextContent": f"-- password {PLANTED_SECRET_MARKER}-{r.id}",
                    "S3ApplicationCodeLocationDescription": {"BucketARN": r.other(BUCKET, r.number).arn, "FileKey": "app.jar"},
                }
            },
            "ApplicationEncryptionConfigurationDescription": {"KeyId": r.other(KEY, r.number).arn, "KeyType": "CUSTOMER_MANAGED_KEY"},
            "EnvironmentPropertyDescriptions": {"PropertyGroupDescriptions": secrets},
            "FlinkApplicationConfigurationDescription": {"ParallelismConfigurationDescription": parallelism, "JobPlanDescription": None},
        },
        "CloudWatchLoggingOptionDescriptions": [
            {"CloudWatchLoggingOptionId": "1.1", "LogStreamARN": f"{r.other(LOG_GROUP, r.number).arn}:log-stream:app"}
        ],
        "ConditionalToken": r.chance.hex(f"token {r.world.options.day}", 16),
    }


KINDS: tuple[Kind, ...] = (
    Kind(
        STREAM,
        2,
        word_id("stream"),
        arn("kinesis", "stream/"),
        filled("kinesis", "DescribeStreamSummary", "StreamDescriptionSummary", _stream),
        lasting=True,
        sweep_type="kinesis:stream",
    ),
    Kind(
        FIREHOSE,
        3,
        word_id("delivery"),
        arn("firehose", "deliverystream/"),
        filled("firehose", "DescribeDeliveryStream", "DeliveryStreamDescription", _firehose),
        lasting=True,
        sweep_type="firehose:deliverystream",
    ),
    Kind(
        KAFKA,
        2,
        word_id("kafka"),
        lambda r: f"arn:aws:kafka:{r.region}:{r.account_id}:cluster/{r.id}/{uuid_of(r)}-2",
        filled("kafka", "ListClustersV2", "ClusterInfoList[]", _kafka),
        sweep_type="kafka:cluster",
    ),
    Kind(
        APPLICATION,
        1.2,
        word_id("flink"),
        arn("kinesisanalytics", "application/"),
        filled("kinesisanalyticsv2", "DescribeApplication", "ApplicationDetail", _application),
        sweep_type="kinesisanalytics:application",
    ),
)


@answers("kinesis", "ListStreams")
def list_streams(world: World, account: Account, call: Call) -> JsonObject:
    """Names and summaries of the same streams."""
    reply = page(call, walker(world, account, call, STREAM), cut("kinesis", "ListStreams", "StreamSummaries[]"), 100, "StreamSummaries")
    return reply | {"StreamNames": [stream["StreamName"] for stream in reply["StreamSummaries"]]}


@answers("firehose", "ListDeliveryStreams")
def list_delivery_streams(world: World, account: Account, call: Call) -> JsonObject:
    """Names in their order, from the one after that which was named last; the reply has no token."""
    after, limit = call.params.get("ExclusiveStartDeliveryStreamName") or "", int(call.params.get("Limit") or 10)
    names = sorted(r.id for r in world.walk(FIREHOSE, account, call.region))
    rest = [name for name in names if name > after]
    return {"DeliveryStreamNames": rest[:limit], "HasMoreDeliveryStreams": len(rest) > limit}


_NO_STREAM = ("ResourceNotFoundException", "Stream {name} not found.", 400)
_NO_CLUSTER = ("NotFoundException", "The requested resource doesn't exist: {name}", 404)
_NO_FIREHOSE = ("ResourceNotFoundException", "Firehose {name} not found under account.", 400)
_NO_APPLICATION = ("ResourceNotFoundException", "Application {name} not found.", 400)

describes("kinesis", "DescribeStreamSummary", STREAM, "StreamName", "StreamDescriptionSummary", _NO_STREAM)
describes(
    "kinesis",
    "GetResourcePolicy",
    STREAM,
    "ResourceARN",
    None,
    _NO_STREAM,
    or_absent("policy", 0.4, lambda r: {"Policy": _policy_of(r, ["kinesis:PutRecord", "kinesis:GetRecords"])}, _NO_STREAM[0], status=400),
)
describes("firehose", "DescribeDeliveryStream", FIREHOSE, "DeliveryStreamName", "DeliveryStreamDescription", _NO_FIREHOSE)
lists("kafka", "ListClustersV2", KAFKA)
describes(
    "kafka",
    "GetClusterPolicy",
    KAFKA,
    "ClusterArn",
    None,
    _NO_CLUSTER,
    or_absent(
        "policy",
        0.4,
        lambda r: {"CurrentVersion": "K1", "Policy": _policy_of(r, ["kafka:CreateVpcConnection", "kafka:GetBootstrapBrokers"])},
        _NO_CLUSTER[0],
    ),
)
lists(
    "kinesisanalyticsv2", "ListApplications", APPLICATION, cut("kinesisanalyticsv2", "ListApplications", "ApplicationSummaries[]"), size=50
)
describes("kinesisanalyticsv2", "DescribeApplication", APPLICATION, "ApplicationName", "ApplicationDetail", _NO_APPLICATION)
