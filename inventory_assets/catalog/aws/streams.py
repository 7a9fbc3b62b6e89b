"""Rows of data on the move: Kinesis, Firehose, Kafka, Flink applications, database migrations."""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with, in_subnet, in_vpc, logs_to, uses_role, uses_security_group, writes_to_bucket
from inventory_assets.catalog.types import SWEEP, Describe, Detail, Edge, ResourceType

_GONE = ("ResourceNotFoundException",)
_STREAM, _FIREHOSE = "AWS::Kinesis::Stream", "AWS::KinesisFirehose::DeliveryStream"

STREAM = ResourceType(
    type=_STREAM,
    plural="kinesis_streams",
    service="kinesis",
    operation="ListStreams",
    items="StreamSummaries[]",
    describe=Describe("DescribeStreamSummary", {"StreamName": "{StreamName}"}, result="StreamDescriptionSummary", absent=_GONE),
    details=(Detail("Policy", "GetResourcePolicy", {"ResourceARN": "{StreamARN}"}, "Policy", absent=_GONE),),
    id="StreamName",
    arn="StreamARN",
    name="StreamName",
    tags=SWEEP,
    created_at="StreamCreationTimestamp",
    # An on-demand stream is given shards as its traffic asks.
    volatile=("OpenShardCount", "ChannelCount", "QueueCount", "WarmThroughput.CurrentMiBps"),
    policies=("Policy",),
    sets=("EnhancedMonitoring", "EnhancedMonitoring[].ShardLevelMetrics"),
    edges=(encrypted_with("KeyId"),),
    aliases=("kinesis", "aws_kinesis_stream"),
)

#: Destinations that keep what they could not deliver in a bucket of their own description.
_BACKED_UP = (
    "RedshiftDestinationDescription",
    "ElasticsearchDestinationDescription",
    "AmazonopensearchserviceDestinationDescription",
    "AmazonOpenSearchServerlessDestinationDescription",
    "SplunkDestinationDescription",
    "HttpEndpointDestinationDescription",
    "SnowflakeDestinationDescription",
    "IcebergDestinationDescription",
)
_S3 = "ExtendedS3DestinationDescription"  # S3DestinationDescription says less of the same destination
_IN_VPC = (
    "ElasticsearchDestinationDescription",
    "AmazonopensearchserviceDestinationDescription",
    "AmazonOpenSearchServerlessDestinationDescription",
)
_WITH_SECRET = (
    "RedshiftDestinationDescription",
    "SplunkDestinationDescription",
    "HttpEndpointDestinationDescription",
    "SnowflakeDestinationDescription",
)
_DOMAINS = ("ElasticsearchDestinationDescription", "AmazonopensearchserviceDestinationDescription")

DELIVERY_STREAM = ResourceType(
    type=_FIREHOSE,
    plural="firehose_delivery_streams",
    service="firehose",
    operation="ListDeliveryStreams",
    params={"Limit": 10_000},  # the reply has no token, and a region holds at most 5,000
    items="DeliveryStreamNames[]",
    describe=Describe(
        "DescribeDeliveryStream",
        {"DeliveryStreamName": "{@}"},
        result="DeliveryStreamDescription",
        keep_listed="DeliveryStreamName",
        absent=_GONE,
    ),
    id="DeliveryStreamName",
    arn="arn:{partition}:firehose:{region}:{account}:deliverystream/{DeliveryStreamName}",
    name="DeliveryStreamName",
    tags=SWEEP,
    created_at="CreateTimestamp",
    volatile=("Source.DatabaseSourceDescription.SnapshotInfo",),
    # Addresses of HTTP endpoints and their attributes carry keys; Splunk's token is one.
    redact=(
        "Destinations[].HttpEndpointDestinationDescription.EndpointConfiguration.Url",
        "Destinations[].HttpEndpointDestinationDescription.RequestConfiguration.CommonAttributes",
        "Destinations[].SplunkDestinationDescription.HECToken",
    ),
    # Names of Snowflake's tables and users; its keys lie in Secrets Manager and are not told.
    plain=("Destinations[].RedshiftDestinationDescription.Username", "Destinations[].SnowflakeDestinationDescription"),
    sets=(
        *(f"Destinations[].{name}.VpcConfigurationDescription.SubnetIds" for name in _IN_VPC),
        *(f"Destinations[].{name}.VpcConfigurationDescription.SecurityGroupIds" for name in _IN_VPC),
    ),
    edges=(
        Edge("reads_from", "Source.KinesisStreamSourceDescription.KinesisStreamARN", (_STREAM,)),
        Edge("reads_from", "Source.MSKSourceDescription.MSKClusterARN", ("AWS::MSK::Cluster",)),
        uses_role("Source.KinesisStreamSourceDescription.RoleARN"),
        encrypted_with("DeliveryStreamEncryptionConfiguration.KeyARN"),
        *(uses_role(f"Destinations[].{name}.RoleARN") for name in (_S3, *_BACKED_UP) if not name.startswith("Splunk")),
        *(writes_to_bucket(f"Destinations[].{_S3}.{below}") for below in ("BucketARN", "S3BackupDescription.BucketARN")),
        encrypted_with(f"Destinations[].{_S3}.EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN"),
        *(writes_to_bucket(f"Destinations[].{name}.S3DestinationDescription.BucketARN") for name in _BACKED_UP),
        *(logs_to(f"Destinations[].{name}.CloudWatchLoggingOptions.LogGroupName") for name in (_S3, *_BACKED_UP)),
        *(
            Edge(
                "transforms_with",
                f"Destinations[].{name}.ProcessingConfiguration.Processors[].Parameters[].ParameterValue",
                ("AWS::Lambda::Function",),
                pattern=r"^(arn:[^:]+:lambda:[^:]+:\d+:function:[^:]+)",
            )
            for name in (_S3, *_BACKED_UP)
        ),
        *(Edge("delivers_to", f"Destinations[].{name}.DomainARN", ("AWS::OpenSearchService::Domain",)) for name in _DOMAINS),
        *(in_subnet(f"Destinations[].{name}.VpcConfigurationDescription.SubnetIds[]") for name in _IN_VPC),
        *(uses_security_group(f"Destinations[].{name}.VpcConfigurationDescription.SecurityGroupIds[]") for name in _IN_VPC),
        *(
            Edge("keeps_password_in", f"Destinations[].{name}.SecretsManagerConfiguration.SecretARN", ("AWS::SecretsManager::Secret",))
            for name in _WITH_SECRET
        ),
    ),
    aliases=("firehose", "aws_kinesis_firehose_delivery_stream"),
)

_BROKERS = "Provisioned.BrokerNodeGroupInfo"
_LOGS = ("Provisioned.LoggingInfo.BrokerLogs", "Provisioned.LoggingInfo.AuthorizerLogs")

KAFKA_CLUSTER = ResourceType(
    type="AWS::MSK::Cluster",
    plural="kafka_clusters",
    service="kafka",
    operation="ListClustersV2",
    items="ClusterInfoList[]",
    details=(Detail("Policy", "GetClusterPolicy", {"ClusterArn": "{ClusterArn}"}, "Policy", absent=("NotFoundException",)),),
    id="ClusterName",
    arn="ClusterArn",
    name="ClusterName",
    tags="Tags",
    created_at="CreationTime",
    volatile=("ActiveOperationArn", "StateInfo", "Provisioned.CustomerActionStatus"),
    policies=("Policy",),
    sets=(
        f"{_BROKERS}.ClientSubnets",
        f"{_BROKERS}.SecurityGroups",
        f"{_BROKERS}.ZoneIds",
        "Provisioned.ClientAuthentication.Tls.CertificateAuthorityArnList",
        "Serverless.VpcConfigs",
        "Serverless.VpcConfigs[].SubnetIds",
        "Serverless.VpcConfigs[].SecurityGroupIds",
    ),
    edges=(
        in_subnet(f"{_BROKERS}.ClientSubnets[]"),
        in_subnet("Serverless.VpcConfigs[].SubnetIds[]"),
        uses_security_group(f"{_BROKERS}.SecurityGroups[]"),
        uses_security_group("Serverless.VpcConfigs[].SecurityGroupIds[]"),
        encrypted_with("Provisioned.EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId"),
        Edge("trusts", "Provisioned.ClientAuthentication.Tls.CertificateAuthorityArnList[]", ("AWS::ACMPCA::CertificateAuthority",)),
        *(logs_to(f"{logs}.CloudWatchLogs.LogGroup") for logs in _LOGS),
        *(writes_to_bucket(f"{logs}.S3.Bucket") for logs in _LOGS),
        *(Edge("logs_to_firehose", f"{logs}.Firehose.DeliveryStream", (_FIREHOSE,), needs="neither") for logs in _LOGS),
    ),
    aliases=("msk", "kafka", "aws_msk_cluster", "AWS::MSK::ServerlessCluster"),
)

_APPLICATION = "ApplicationConfigurationDescription"
_SQL = f"{_APPLICATION}.SqlApplicationConfigurationDescription"
_VPC = f"{_APPLICATION}.VpcConfigurationDescriptions[]"
_ZEPPELIN = f"{_APPLICATION}.ZeppelinApplicationConfigurationDescription"
_CODE = f"{_APPLICATION}.ApplicationCodeConfigurationDescription.CodeContentDescription"

ANALYTICS_APPLICATION = ResourceType(
    type="AWS::KinesisAnalyticsV2::Application",
    plural="kinesisanalyticsv2_applications",
    service="kinesisanalyticsv2",
    operation="ListApplications",
    items="ApplicationSummaries[]",
    describe=Describe("DescribeApplication", {"ApplicationName": "{ApplicationName}"}, result="ApplicationDetail", absent=_GONE),
    id="ApplicationName",
    arn="ApplicationARN",
    name="ApplicationName",
    tags=SWEEP,
    created_at="CreateTimestamp",
    volatile=(
        "ConditionalToken",
        f"{_APPLICATION}.FlinkApplicationConfigurationDescription.ParallelismConfigurationDescription.CurrentParallelism",
    ),
    # Properties are an application's environment; code in a notebook holds whatever its author typed into it.
    redact=(f"{_APPLICATION}.EnvironmentPropertyDescriptions.PropertyGroupDescriptions[].PropertyMap", f"{_CODE}.TextContent"),
    sets=(
        f"{_APPLICATION}.EnvironmentPropertyDescriptions.PropertyGroupDescriptions",
        f"{_SQL}.ReferenceDataSourceDescriptions",
        f"{_APPLICATION}.VpcConfigurationDescriptions",
        f"{_VPC}.SubnetIds",
        f"{_VPC}.SecurityGroupIds",
        f"{_ZEPPELIN}.CustomArtifactsConfigurationDescription",
        "CloudWatchLoggingOptionDescriptions",
    ),
    edges=(
        uses_role("ServiceExecutionRole"),
        in_vpc(f"{_VPC}.VpcId"),
        in_subnet(f"{_VPC}.SubnetIds[]"),
        uses_security_group(f"{_VPC}.SecurityGroupIds[]"),
        encrypted_with(f"{_APPLICATION}.ApplicationEncryptionConfigurationDescription.KeyId"),
        Edge("runs_code_from", f"{_CODE}.S3ApplicationCodeLocationDescription.BucketARN", ("AWS::S3::Bucket",)),
        Edge("reads_from", f"{_SQL}.InputDescriptions[].KinesisStreamsInputDescription.ResourceARN", (_STREAM,)),
        Edge("reads_from", f"{_SQL}.InputDescriptions[].KinesisFirehoseInputDescription.ResourceARN", (_FIREHOSE,)),
        Edge("delivers_to", f"{_SQL}.OutputDescriptions[].KinesisStreamsOutputDescription.ResourceARN", (_STREAM,)),
        Edge("delivers_to", f"{_SQL}.OutputDescriptions[].KinesisFirehoseOutputDescription.ResourceARN", (_FIREHOSE,)),
        Edge("delivers_to", f"{_SQL}.OutputDescriptions[].LambdaOutputDescription.ResourceARN", ("AWS::Lambda::Function",)),
        Edge(
            "uses_database",
            f"{_ZEPPELIN}.CatalogConfigurationDescription.GlueDataCatalogConfigurationDescription.DatabaseARN",
            ("AWS::Glue::Database",),
        ),
        Edge(
            "logs_to",
            "CloudWatchLoggingOptionDescriptions[].LogStreamARN",
            ("AWS::Logs::LogGroup",),
            pattern=r"^(arn:.+):log-stream:",
        ),
    ),
    aliases=("flink", "kinesisanalytics:application", "aws_kinesisanalyticsv2_application"),
)

TYPES: tuple[ResourceType, ...] = (STREAM, DELIVERY_STREAM, KAFKA_CLUSTER, ANALYTICS_APPLICATION)
