"""Rows of the Glue catalog and what fills it. Crawlers and writers touch tables all day: their traces are volatile."""

from __future__ import annotations

from inventory_assets.catalog.edges import in_subnet, uses_role, uses_security_group
from inventory_assets.catalog.types import SWEEP, UNTAGGABLE, Edge, ResourceType

DATABASE = ResourceType(
    type="AWS::Glue::Database",
    plural="glue_databases",
    service="glue",
    operation="GetDatabases",
    items="DatabaseList[]",
    id="Name",
    arn="arn:{partition}:glue:{region}:{account}:database/{Name}",
    name="Name",
    tags=SWEEP,
    created_at="CreateTime",
    sets=("CreateTableDefaultPermissions[].Permissions", "CreateTableDefaultPermissions"),
    aliases=("aws_glue_catalog_database",),
)

# Written into a table's parameters by crawlers, Hive and table formats with every run or commit.
_WRITERS = (
    "recordCount",
    "objectCount",
    "sizeKey",
    "averageRecordSize",
    "numFiles",
    "numRows",
    "totalSize",
    "rawDataSize",
    "transient_lastDdlTime",
    "last_modified_time",
    "last_modified_by",
    "metadata_location",
    "previous_metadata_location",
)

TABLE = ResourceType(
    type="AWS::Glue::Table",
    plural="glue_tables",
    service="glue",
    operation="GetTables",
    params={"DatabaseName": "{parent.Name}"},
    parent="AWS::Glue::Database",
    parent_absent=("EntityNotFoundException",),
    items="TableList[]",
    id="{DatabaseName}/{Name}",
    arn="arn:{partition}:glue:{region}:{account}:table/{DatabaseName}/{Name}",
    name="Name",
    tags=UNTAGGABLE,
    created_at="CreateTime",
    volatile=(
        "UpdateTime",
        "LastAccessTime",
        "LastAnalyzedTime",
        "VersionId",
        *(f"Parameters.{name}" for name in _WRITERS),
        *(f"StorageDescriptor.Parameters.{name}" for name in _WRITERS),
    ),
    edges=(
        Edge("in_database", "DatabaseName", ("AWS::Glue::Database",)),
        Edge("reads_from_bucket", "StorageDescriptor.Location", ("AWS::S3::Bucket",), pattern=r"^s3[an]?://([^/]+)"),
    ),
    aliases=("aws_glue_catalog_table",),
)

CRAWLER = ResourceType(
    type="AWS::Glue::Crawler",
    plural="glue_crawlers",
    service="glue",
    operation="GetCrawlers",
    items="Crawlers[]",
    id="Name",
    arn="arn:{partition}:glue:{region}:{account}:crawler/{Name}",
    name="Name",
    tags=SWEEP,
    created_at="CreationTime",
    volatile=("State", "CrawlElapsedTime", "LastCrawl"),
    json_text=("Configuration",),
    sets=(
        "Classifiers",
        "Targets.S3Targets",
        "Targets.JdbcTargets",
        "Targets.MongoDBTargets",
        "Targets.DynamoDBTargets",
        "Targets.CatalogTargets[].Tables",
        "Targets.CatalogTargets",
        "Targets.DeltaTargets[].DeltaTables",
        "Targets.DeltaTargets",
        "Targets.IcebergTargets",
        "Targets.HudiTargets",
    ),
    edges=(
        uses_role("Role"),
        Edge("fills_database", "DatabaseName", ("AWS::Glue::Database",)),
        Edge("reads_from_bucket", "Targets.S3Targets[].Path", ("AWS::S3::Bucket",), pattern=r"^s3[an]?://([^/]+)"),
    ),
    aliases=("crawler", "aws_glue_crawler"),
)

JOB = ResourceType(
    type="AWS::Glue::Job",
    plural="glue_jobs",
    service="glue",
    operation="GetJobs",
    items="Jobs[]",
    id="Name",
    arn="arn:{partition}:glue:{region}:{account}:job/{Name}",
    name="Name",
    tags=SWEEP,
    created_at="CreatedOn",
    # The nodes of a visual job hold whatever its author typed into them.
    redact=("DefaultArguments", "NonOverridableArguments", "SourceControlDetails.AuthToken", "CodeGenConfigurationNodes"),
    sets=("Connections.Connections",),
    edges=(
        uses_role("Role"),
        Edge("uses_connection", "Connections.Connections[]", ("AWS::Glue::Connection",)),
    ),
    aliases=("aws_glue_job",),
)

CONNECTION = ResourceType(
    type="AWS::Glue::Connection",
    plural="glue_connections",
    service="glue",
    operation="GetConnections",
    params={"HidePassword": True},
    items="ConnectionList[]",
    id="Name",
    arn="arn:{partition}:glue:{region}:{account}:connection/{Name}",
    name="Name",
    tags=SWEEP,
    created_at="CreationTime",
    volatile=("LastConnectionValidationTime",),
    # Connection strings, user names and, in custom ones, tokens.
    redact=(
        "ConnectionProperties",
        "SparkProperties",
        "AthenaProperties",
        "PythonProperties",
        "AuthenticationConfiguration.OAuth2Properties.TokenUrlParametersMap",
    ),
    sets=("PhysicalConnectionRequirements.SecurityGroupIdList", "MatchCriteria", "CompatibleComputeEnvironments"),
    edges=(
        in_subnet("PhysicalConnectionRequirements.SubnetId"),
        uses_security_group("PhysicalConnectionRequirements.SecurityGroupIdList[]"),
    ),
    aliases=("aws_glue_connection",),
)

TYPES = (DATABASE, TABLE, CRAWLER, JOB, CONNECTION)
