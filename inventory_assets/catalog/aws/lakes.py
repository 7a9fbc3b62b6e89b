"""Rows of what runs queries and jobs over a lake, and how its catalog is encrypted: Athena, EMR, Glue's triggers and security settings."""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with, in_subnet, logs_to, uses_role, uses_security_group
from inventory_assets.catalog.types import SWEEP, UNTAGGABLE, Describe, Edge, ResourceType

_S3_URL = r"^s3[an]?://([^/]+)"


def _writes_to_url(path: str) -> Edge:
    return Edge("writes_to_bucket", path, ("AWS::S3::Bucket",), pattern=_S3_URL)


ATHENA_WORKGROUP = ResourceType(
    type="AWS::Athena::WorkGroup",
    plural="athena_work_groups",
    service="athena",
    operation="ListWorkGroups",
    items="WorkGroups[]",
    describe=Describe("GetWorkGroup", {"WorkGroup": "{Name}"}, result="WorkGroup"),
    id="Name",
    arn="arn:{partition}:athena:{region}:{account}:workgroup/{Name}",
    name="Name",
    tags=SWEEP,
    created_at="CreationTime",
    # What is handed to Spark holds whatever its author typed into it.
    redact=(
        "Configuration.AdditionalConfiguration",
        "Configuration.EngineConfiguration.AdditionalConfigs",
        "Configuration.EngineConfiguration.SparkProperties",
        "Configuration.EngineConfiguration.Classifications[].Properties",
    ),
    sets=("Configuration.SystemTableStatuses", "Configuration.EngineConfiguration.Classifications"),
    edges=(
        _writes_to_url("Configuration.ResultConfiguration.OutputLocation"),
        _writes_to_url("Configuration.MonitoringConfiguration.S3LoggingConfiguration.LogLocation"),
        logs_to("Configuration.MonitoringConfiguration.CloudWatchLoggingConfiguration.LogGroup"),
        encrypted_with("Configuration.ResultConfiguration.EncryptionConfiguration.KmsKey"),
        encrypted_with("Configuration.ManagedQueryResultsConfiguration.EncryptionConfiguration.KmsKey"),
        encrypted_with("Configuration.CustomerContentEncryptionConfiguration.KmsKey"),
        uses_role("Configuration.ExecutionRole"),
    ),
    aliases=("athena", "athena:workgroup", "aws_athena_workgroup"),
)

EMR_CLUSTER = ResourceType(
    type="AWS::EMR::Cluster",
    plural="emr_clusters",
    service="emr",
    operation="ListClusters",
    # Those that have ended are listed for two months, and for ever where somebody names them.
    params={"ClusterStates": ["STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING", "TERMINATING"]},
    items="Clusters[]",
    describe=Describe("DescribeCluster", {"ClusterId": "{Id}"}, result="Cluster"),
    id="Id",
    arn="ClusterArn",
    name="Name",
    tags="Tags",
    created_at="Status.Timeline.CreationDateTime",
    # A cluster runs and waits with every step. Steps themselves are runs and no settings, and are not read.
    volatile=("Status", "NormalizedInstanceHours"),
    # Settings of Hadoop and Hive hold the passwords of their databases, nested ones and arguments no less.
    redact=(
        "Configurations[].Properties",
        "Configurations[].Configurations",
        "Applications[].Args",
        "Applications[].AdditionalInfo",
        "KerberosAttributes.KdcAdminPassword",
        "KerberosAttributes.CrossRealmTrustPrincipalPassword",
        "KerberosAttributes.ADDomainJoinPassword",
    ),
    sets=(
        "Applications",
        "Configurations",
        "PlacementGroups",
        "Ec2InstanceAttributes.RequestedEc2SubnetIds",
        "Ec2InstanceAttributes.RequestedEc2AvailabilityZones",
        "Ec2InstanceAttributes.AdditionalMasterSecurityGroups",
        "Ec2InstanceAttributes.AdditionalSlaveSecurityGroups",
    ),
    edges=(
        in_subnet("Ec2InstanceAttributes.Ec2SubnetId"),
        *(
            uses_security_group(f"Ec2InstanceAttributes.{name}")
            for name in (
                "EmrManagedMasterSecurityGroup",
                "EmrManagedSlaveSecurityGroup",
                "ServiceAccessSecurityGroup",
                "AdditionalMasterSecurityGroups[]",
                "AdditionalSlaveSecurityGroups[]",
            )
        ),
        Edge("uses_key_pair", "Ec2InstanceAttributes.Ec2KeyName", ("AWS::EC2::KeyPair",), needs="neither", by_name=True),
        Edge("uses_instance_profile", "Ec2InstanceAttributes.IamInstanceProfile", ("AWS::IAM::InstanceProfile",)),
        uses_role("ServiceRole"),
        uses_role("AutoScalingRole"),
        encrypted_with("LogEncryptionKmsKeyId"),
        _writes_to_url("LogUri"),
        logs_to("MonitoringConfiguration.CloudWatchLogConfiguration.LogGroupName"),
    ),
    aliases=("emr", "elasticmapreduce:cluster", "aws_emr_cluster"),
)

GLUE_TRIGGER = ResourceType(
    type="AWS::Glue::Trigger",
    plural="glue_triggers",
    service="glue",
    operation="GetTriggers",
    items="Triggers[]",
    id="Name",
    arn="arn:{partition}:glue:{region}:{account}:trigger/{Name}",
    name="Name",
    tags=SWEEP,
    redact=("Actions[].Arguments",),  # of jobs, whose own are hidden, too
    sets=("Actions", "Predicate.Conditions"),
    edges=(
        Edge("starts", "Actions[].JobName", ("AWS::Glue::Job",)),
        Edge("starts", "Actions[].CrawlerName", ("AWS::Glue::Crawler",)),
        Edge("waits_for", "Predicate.Conditions[].JobName", ("AWS::Glue::Job",)),
        Edge("waits_for", "Predicate.Conditions[].CrawlerName", ("AWS::Glue::Crawler",)),
        Edge("uses_security_configuration", "Actions[].SecurityConfiguration", ("AWS::Glue::SecurityConfiguration",)),
    ),
    aliases=("aws_glue_trigger",),
)

GLUE_SECURITY_CONFIGURATION = ResourceType(
    type="AWS::Glue::SecurityConfiguration",
    plural="glue_security_configurations",
    service="glue",
    operation="GetSecurityConfigurations",
    items="SecurityConfigurations[]",
    id="Name",
    arn="arn:{partition}:glue:{region}:{account}:security-configuration/{Name}",  # AWS gives it none
    name="Name",
    tags=UNTAGGABLE,
    created_at="CreatedTimeStamp",
    sets=("EncryptionConfiguration.S3Encryption",),
    edges=tuple(
        encrypted_with(f"EncryptionConfiguration.{name}.KmsKeyArn")
        for name in ("S3Encryption[]", "CloudWatchEncryption", "JobBookmarksEncryption", "DataQualityEncryption")
    ),
    aliases=("aws_glue_security_configuration",),
)

# One for the catalog of a region, whose ARN it has; that of another account is never asked for. It holds no password.
GLUE_CATALOG_ENCRYPTION = ResourceType(
    type="AWS::Glue::DataCatalogEncryptionSettings",
    plural="glue_data_catalog_encryption_settings",
    service="glue",
    operation="GetDataCatalogEncryptionSettings",
    items="DataCatalogEncryptionSettings",
    single=True,
    id="{account}",
    arn="arn:{partition}:glue:{region}:{account}:catalog",
    edges=(
        encrypted_with("EncryptionAtRest.SseAwsKmsKeyId"),
        encrypted_with("ConnectionPasswordEncryption.AwsKmsKeyId"),
        uses_role("EncryptionAtRest.CatalogEncryptionServiceRole"),
    ),
    aliases=("aws_glue_data_catalog_encryption_settings",),
)

TYPES: tuple[ResourceType, ...] = (ATHENA_WORKGROUP, EMR_CLUSTER, GLUE_TRIGGER, GLUE_SECURITY_CONFIGURATION, GLUE_CATALOG_ENCRYPTION)
