"""Further resources made in moto's own AWS: databases, caches, warehouses, streams, learning. Entered in `moto_seeds.SEEDS`."""

from __future__ import annotations

import json

from moto_seeds import ACCOUNT, POLICY, REGION, ROLE_ARN, TAGS, Client, arn, seeds

#: Types of which an account there has some from the start: an automated snapshot is taken with each database.
WITH_DEFAULTS = {"AWS::RDS::DBSnapshot", "AWS::RDS::DBClusterSnapshot"}
#: Type → what its replies there lack, and AWS's have: a part of the error's message.
INCOMPLETE = {"AWS::KinesisAnalyticsV2::Application": "'ApplicationName'"}
#: (type, part) of details that are not served there.
UNSERVED: set[tuple[str, str]] = set()

SECRET = "moto-secret-5b1c"


def _subnets(client: Client) -> list[str]:
    """Those of the default VPC."""
    found = client("ec2").describe_subnets(Filters=[{"Name": "default-for-az", "Values": ["true"]}])["Subnets"]
    return [subnet["SubnetId"] for subnet in found]


@seeds("AWS::RDS::DBSubnetGroup")
def subnet_group(client: Client) -> list[str]:
    made = client("rds").create_db_subnet_group(DBSubnetGroupName="inside", DBSubnetGroupDescription="d", SubnetIds=_subnets(client)[:2])
    return [made["DBSubnetGroup"]["DBSubnetGroupArn"]]


@seeds("AWS::RDS::DBSnapshot")
def snapshot(client: Client) -> list[str]:
    made = client("rds").create_db_snapshot(DBSnapshotIdentifier="before", DBInstanceIdentifier="main")["DBSnapshot"]
    client("rds").modify_db_snapshot_attribute(DBSnapshotIdentifier="before", AttributeName="restore", ValuesToAdd=["all"])
    return [made["DBSnapshotArn"]]


@seeds("AWS::RDS::DBClusterSnapshot")
def cluster_snapshot(client: Client) -> list[str]:
    made = client("rds").create_db_cluster_snapshot(DBClusterSnapshotIdentifier="pool-before", DBClusterIdentifier="pool")
    return [made["DBClusterSnapshot"]["DBClusterSnapshotArn"]]


@seeds("AWS::RDS::EventSubscription")
def event_subscription(client: Client) -> list[str]:
    made = client("rds").create_event_subscription(SubscriptionName="failures", SnsTopicArn=arn("sns", "alerts"), Enabled=True)
    return [made["EventSubscription"]["EventSubscriptionArn"]]


@seeds("AWS::RDS::DBProxy")
def proxy(client: Client) -> list[str]:
    made = client("rds").create_db_proxy(
        DBProxyName="front", EngineFamily="POSTGRESQL", RoleArn=ROLE_ARN, VpcSubnetIds=_subnets(client)[:2],
        Auth=[{"AuthScheme": "SECRETS", "SecretArn": arn("secretsmanager", "secret:db"), "IAMAuth": "DISABLED"}],
    )  # fmt: skip
    return [made["DBProxy"]["DBProxyArn"]]


@seeds("AWS::RDS::GlobalCluster")
def global_cluster(client: Client) -> list[str]:
    made = client("rds").create_global_cluster(GlobalClusterIdentifier="world", Engine="aurora-postgresql")
    return [made["GlobalCluster"]["GlobalClusterArn"]]


@seeds("AWS::Neptune::DBCluster")
def neptune_cluster(client: Client) -> list[str]:
    return [client("neptune").create_db_cluster(DBClusterIdentifier="graph", Engine="neptune")["DBCluster"]["DBClusterArn"]]


@seeds("AWS::Neptune::DBInstance")
def neptune_instance(client: Client) -> list[str]:
    made = client("rds").create_db_instance(
        DBInstanceIdentifier="graph-1", DBClusterIdentifier="graph", Engine="neptune", DBInstanceClass="db.r6g.large"
    )
    return [made["DBInstance"]["DBInstanceArn"]]


@seeds("AWS::ElastiCache::ReplicationGroup")
def replication_group(client: Client) -> list[str]:
    made = client("elasticache").create_replication_group(
        ReplicationGroupId="sessions", ReplicationGroupDescription="d", Engine="redis", CacheNodeType="cache.t3.micro",
        TransitEncryptionEnabled=True, AuthToken=f"{SECRET}-long-enough",
    )  # fmt: skip
    return [made["ReplicationGroup"]["ARN"]]


@seeds("AWS::ElastiCache::SubnetGroup")
def cache_subnet_group(client: Client) -> list[str]:
    made = client("elasticache").create_cache_subnet_group(
        CacheSubnetGroupName="inside", CacheSubnetGroupDescription="d", SubnetIds=_subnets(client)[:1]
    )
    return [made["CacheSubnetGroup"]["ARN"]]


@seeds("AWS::MemoryDB::Cluster")
def memorydb_cluster(client: Client) -> list[str]:
    return [client("memorydb").create_cluster(ClusterName="memory", NodeType="db.t4g.small", ACLName="open-access")["Cluster"]["ARN"]]


@seeds("AWS::DAX::Cluster")
def dax_cluster(client: Client) -> list[str]:
    made = client("dax").create_cluster(ClusterName="daxed", NodeType="dax.t3.small", ReplicationFactor=1, IamRoleArn=ROLE_ARN)
    return [made["Cluster"]["ClusterArn"]]


@seeds("AWS::Redshift::Cluster")
def warehouse(client: Client) -> list[str]:
    client("redshift").create_cluster(
        ClusterIdentifier="facts", NodeType="ra3.xlplus", MasterUsername="me", MasterUserPassword=f"{SECRET}-A1", DBName="d", Tags=TAGS
    )
    return [arn("redshift", "cluster:facts")]


@seeds("AWS::OpenSearchService::Domain")
def domain(client: Client) -> list[str]:
    names = [f"search-{n}" for n in range(7)]  # more than are described at a time
    return [client("opensearch").create_domain(DomainName=name, AccessPolicies=POLICY)["DomainStatus"]["ARN"] for name in names]


@seeds("AWS::OpenSearchServerless::Collection")
def collection(client: Client) -> list[str]:
    policy = {
        "Rules": [{"ResourceType": "collection", "Resource": ["collection/logs"]}],
        "AWSOwnedKey": False,
        "KmsARN": arn("kms", "key/1"),
    }
    client("opensearchserverless").create_security_policy(name="ours", type="encryption", policy=json.dumps(policy))
    return [client("opensearchserverless").create_collection(name="logs", type="SEARCH")["createCollectionDetail"]["arn"]]


@seeds("AWS::Athena::WorkGroup")
def workgroup(client: Client) -> list[str]:
    client("athena").create_work_group(Name="ours", Configuration={"ResultConfiguration": {"OutputLocation": "s3://plain-bucket/"}})
    return [arn("athena", "workgroup/ours"), arn("athena", "workgroup/primary")]


@seeds("AWS::EMR::Cluster")
def emr_cluster(client: Client) -> list[str]:
    instances = {"MasterInstanceType": "m5.xlarge", "InstanceCount": 1, "KeepJobFlowAliveWhenNoSteps": True}
    made = [
        client("emr").run_job_flow(
            Name=name, Instances=instances, JobFlowRole="EMR_EC2", ServiceRole="EMR",
            Configurations=[{"Classification": "hive-site", "Properties": {"password": SECRET}}],
        )
        for name in ("kept", "ended")
    ]  # fmt: skip
    client("emr").terminate_job_flows(JobFlowIds=[made[1]["JobFlowId"]])
    return [made[0]["ClusterArn"]]


@seeds("AWS::Glue::Trigger")
def trigger(client: Client) -> list[str]:
    client("glue").create_trigger(Name="nightly", Type="ON_DEMAND", Actions=[{"JobName": "load", "Arguments": {"--password": SECRET}}])
    return [arn("glue", "trigger/nightly")]


@seeds("AWS::Glue::SecurityConfiguration")
def security_configuration(client: Client) -> list[str]:
    client("glue").create_security_configuration(Name="sealed", EncryptionConfiguration={"S3Encryption": [{"S3EncryptionMode": "SSE-S3"}]})
    return [arn("glue", "security-configuration/sealed")]


@seeds("AWS::Glue::DataCatalogEncryptionSettings")
def catalog_encryption(client: Client) -> list[str]:
    return [arn("glue", "catalog")]


@seeds("AWS::Kinesis::Stream")
def stream(client: Client) -> list[str]:
    for name in ("clicks", "orders"):
        client("kinesis").create_stream(StreamName=name, ShardCount=1)
    client("kinesis").put_resource_policy(ResourceARN=arn("kinesis", "stream/clicks"), Policy=POLICY)
    return [arn("kinesis", "stream/clicks"), arn("kinesis", "stream/orders")]


@seeds("AWS::KinesisFirehose::DeliveryStream")
def delivery_stream(client: Client) -> list[str]:
    destination = {"RoleARN": ROLE_ARN, "BucketARN": "arn:aws:s3:::plain-bucket"}
    for n in range(12):  # more than are listed where nothing is asked
        client("firehose").create_delivery_stream(DeliveryStreamName=f"to-s3-{n}", ExtendedS3DestinationConfiguration=destination)
    endpoint = {
        "EndpointConfiguration": {"Url": f"https://example.org/{SECRET}", "Name": "e", "AccessKey": SECRET},
        "S3Configuration": destination,
        "RequestConfiguration": {"CommonAttributes": [{"AttributeName": "key", "AttributeValue": SECRET}]},
    }
    client("firehose").create_delivery_stream(DeliveryStreamName="to-http", HttpEndpointDestinationConfiguration=endpoint)
    return [arn("firehose", f"deliverystream/to-{name}") for name in ("http", *(f"s3-{n}" for n in range(12)))]


@seeds("AWS::MSK::Cluster")
def kafka_cluster(client: Client) -> list[str]:
    brokers = {"InstanceType": "kafka.t3.small", "ClientSubnets": _subnets(client)[:2]}
    made = client("kafka").create_cluster_v2(
        ClusterName="events",
        Tags={"Owner": "moto"},
        Provisioned={"BrokerNodeGroupInfo": brokers, "KafkaVersion": "3.5.1", "NumberOfBrokerNodes": 2},
    )
    return [made["ClusterArn"]]


@seeds("AWS::KinesisAnalyticsV2::Application")
def application(client: Client) -> list[str]:
    code = {"S3ContentLocation": {"BucketARN": "arn:aws:s3:::plain-bucket", "FileKey": "app.jar"}}
    properties = {"PropertyGroups": [{"PropertyGroupId": "app", "PropertyMap": {"password": SECRET}}]}
    made = client("kinesisanalyticsv2").create_application(
        ApplicationName="flow", RuntimeEnvironment="FLINK-1_18", ServiceExecutionRole=ROLE_ARN,
        ApplicationConfiguration={
            "EnvironmentProperties": properties, "ApplicationCodeConfiguration": {"CodeContentType": "ZIPFILE", "CodeContent": code},
        },
    )  # fmt: skip
    return [made["ApplicationDetail"]["ApplicationARN"]]


@seeds("AWS::DMS::ReplicationInstance")
def replication_instance(client: Client) -> list[str]:
    made = client("dms").create_replication_instance(ReplicationInstanceIdentifier="mover", ReplicationInstanceClass="dms.t3.micro")
    return [made["ReplicationInstance"]["ReplicationInstanceArn"]]


@seeds("AWS::DMS::Endpoint")
def endpoint(client: Client) -> list[str]:
    made = client("dms").create_endpoint(
        EndpointIdentifier="old", EndpointType="source", EngineName="mysql", Username="me", Password=SECRET, ServerName="s", Port=3306,
        ExtraConnectionAttributes=f"password={SECRET}", MySQLSettings={"Password": SECRET},
    )  # fmt: skip
    return [made["Endpoint"]["EndpointArn"]]


@seeds("AWS::DMS::ReplicationTask")
def replication_task(client: Client) -> list[str]:
    made = client("dms").create_replication_task(
        ReplicationTaskIdentifier="move", SourceEndpointArn=arn("dms", "endpoint:OLD"), TargetEndpointArn=arn("dms", "endpoint:NEW"),
        ReplicationInstanceArn=arn("dms", "rep:MOVER"), MigrationType="full-load", TableMappings='{"rules": []}',
        ReplicationTaskSettings="{}",
    )  # fmt: skip
    return [made["ReplicationTask"]["ReplicationTaskArn"]]


@seeds("AWS::SageMaker::NotebookInstance")
def notebook(client: Client) -> list[str]:
    made = client("sagemaker").create_notebook_instance(NotebookInstanceName="lab", InstanceType="ml.t3.medium", RoleArn=ROLE_ARN)
    return [made["NotebookInstanceArn"]]


@seeds("AWS::SageMaker::Model")
def model(client: Client) -> list[str]:
    container = {"Image": f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/m:1", "Environment": {"PASSWORD": SECRET}}
    return [client("sagemaker").create_model(ModelName="guess", ExecutionRoleArn=ROLE_ARN, PrimaryContainer=container)["ModelArn"]]


@seeds("AWS::SageMaker::Endpoint")
def inference(client: Client) -> list[str]:
    variant = {"VariantName": "v", "ModelName": "guess", "InitialInstanceCount": 1, "InstanceType": "ml.m5.large"}
    client("sagemaker").create_endpoint_config(EndpointConfigName="guessing", ProductionVariants=[variant])
    return [client("sagemaker").create_endpoint(EndpointName="guesses", EndpointConfigName="guessing")["EndpointArn"]]


@seeds("AWS::SageMaker::Domain")
def studio(client: Client) -> list[str]:
    made = client("sagemaker").create_domain(
        DomainName="studio", AuthMode="IAM", DefaultUserSettings={"ExecutionRole": ROLE_ARN}, SubnetIds=_subnets(client)[:1], VpcId="vpc-1"
    )
    return [made["DomainArn"]]
