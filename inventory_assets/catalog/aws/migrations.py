"""Rows of database migrations: DMS. Endpoints hold the passwords of the databases they lead to, or say where these are kept."""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with, in_subnet, in_vpc, uses_role, uses_security_group, writes_to_bucket
from inventory_assets.catalog.types import SWEEP, Edge, ResourceType

REPLICATION_INSTANCE = ResourceType(
    type="AWS::DMS::ReplicationInstance",
    plural="dms_replication_instances",
    service="dms",
    operation="DescribeReplicationInstances",
    params={"MaxRecords": 100},
    items="ReplicationInstances[]",
    id="ReplicationInstanceIdentifier",
    arn="ReplicationInstanceArn",
    name="ReplicationInstanceIdentifier",
    tags=SWEEP,
    created_at="InstanceCreateTime",
    sets=(
        "VpcSecurityGroups",
        "ReplicationSubnetGroup.Subnets",
        "ReplicationSubnetGroup.SupportedNetworkTypes",
        "ReplicationInstancePublicIpAddresses",
        "ReplicationInstancePrivateIpAddresses",
        "ReplicationInstanceIpv6Addresses",
    ),
    edges=(
        in_vpc("ReplicationSubnetGroup.VpcId"),
        in_subnet("ReplicationSubnetGroup.Subnets[].SubnetIdentifier"),
        uses_security_group("VpcSecurityGroups[].VpcSecurityGroupId"),
        encrypted_with(),
        Edge("keeps_password_in", "KerberosAuthenticationSettings.KeyCacheSecretId", ("AWS::SecretsManager::Secret",)),
    ),
    aliases=("dms", "dms:rep", "aws_dms_replication_instance"),
)

#: Settings of the engines that take a password or a secret of Secrets Manager.
_DATABASES = (
    "MongoDbSettings",
    "RedshiftSettings",
    "PostgreSQLSettings",
    "MySQLSettings",
    "OracleSettings",
    "SybaseSettings",
    "MicrosoftSQLServerSettings",
    "IBMDb2Settings",
    "DocDbSettings",
    "GcpMySQLSettings",
)
#: Settings of the engines that are entered by a role.
_BY_ROLE = (
    "DynamoDbSettings",
    "S3Settings",
    "DmsTransferSettings",
    "KinesisSettings",
    "ElasticsearchSettings",
    "NeptuneSettings",
    "RedshiftSettings",
    "PostgreSQLSettings",
    "MySQLSettings",
)

ENDPOINT = ResourceType(
    type="AWS::DMS::Endpoint",
    plural="dms_endpoints",
    service="dms",
    operation="DescribeEndpoints",
    params={"MaxRecords": 100},
    items="Endpoints[]",
    id="EndpointIdentifier",
    arn="EndpointArn",
    name="EndpointIdentifier",
    tags=SWEEP,
    # Attributes are a connection string's, and scripts are whatever their author typed into them.
    redact=(
        "ExtraConnectionAttributes",
        *(f"{name}.Password" for name in _DATABASES),
        *(f"{name}.AfterConnectScript" for name in ("RedshiftSettings", "PostgreSQLSettings", "MySQLSettings", "GcpMySQLSettings")),
        "KafkaSettings.SslClientKeyPassword",
        "KafkaSettings.SaslPassword",
        "OracleSettings.AsmPassword",
        "OracleSettings.SecurityDbEncryption",
        "RedisSettings.AuthPassword",
    ),
    sets=("OracleSettings.ExtraArchivedLogDestIds",),
    edges=(
        encrypted_with(),
        uses_role("ServiceAccessRoleArn"),
        *(uses_role(f"{name}.ServiceAccessRoleArn") for name in _BY_ROLE),
        *(uses_role(f"{name}.SecretsManagerAccessRoleArn") for name in _DATABASES),
        *(Edge("keeps_password_in", f"{name}.SecretsManagerSecretId", ("AWS::SecretsManager::Secret",)) for name in _DATABASES),
        Edge("connects_to", "S3Settings.BucketName", ("AWS::S3::Bucket",)),  # to read or to write, by the endpoint's type
        writes_to_bucket("RedshiftSettings.BucketName"),
        writes_to_bucket("NeptuneSettings.S3BucketName"),
        encrypted_with("S3Settings.ServerSideEncryptionKmsKeyId"),
        Edge("delivers_to", "KinesisSettings.StreamArn", ("AWS::Kinesis::Stream",)),
    ),
    aliases=("dms:endpoint", "aws_dms_endpoint"),
)

REPLICATION_TASK = ResourceType(
    type="AWS::DMS::ReplicationTask",
    plural="dms_replication_tasks",
    service="dms",
    operation="DescribeReplicationTasks",
    params={"MaxRecords": 100},
    items="ReplicationTasks[]",
    id="ReplicationTaskIdentifier",
    arn="ReplicationTaskArn",
    name="ReplicationTaskIdentifier",
    tags=SWEEP,
    created_at="ReplicationTaskCreationDate",
    volatile=("ReplicationTaskStats", "ReplicationTaskStartDate", "RecoveryCheckpoint", "LastFailureMessage", "StopReason"),
    json_text=("TableMappings", "ReplicationTaskSettings", "TaskData"),
    edges=(
        Edge("reads_from", "SourceEndpointArn", ("AWS::DMS::Endpoint",)),
        Edge("writes_to", "TargetEndpointArn", ("AWS::DMS::Endpoint",)),
        Edge("runs_on", "ReplicationInstanceArn", ("AWS::DMS::ReplicationInstance",)),
    ),
    aliases=("dms:task", "aws_dms_replication_task"),
)

TYPES: tuple[ResourceType, ...] = (REPLICATION_INSTANCE, ENDPOINT, REPLICATION_TASK)
