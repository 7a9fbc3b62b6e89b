"""Rows of what RDS keeps besides instances and clusters, and the engines that share its API: DocumentDB, Neptune."""

from __future__ import annotations

from dataclasses import replace

from inventory_assets.catalog.aws.database import DB_CLUSTER, DB_INSTANCE
from inventory_assets.catalog.edges import encrypted_with, in_subnet, in_vpc, uses_role, uses_security_group
from inventory_assets.catalog.types import SWEEP, Detail, Edge, JsonObject, ResourceType

#: An Aurora, DocumentDB or Neptune cluster: where only its id is told, the service does not say which.
_CLUSTERS = ("AWS::RDS::DBCluster", "AWS::DocDB::DBCluster", "AWS::Neptune::DBCluster")
_INSTANCES = ("AWS::RDS::DBInstance", "AWS::DocDB::DBInstance", "AWS::Neptune::DBInstance")


def _is_manual(snapshot: JsonObject) -> bool:
    """Only manual snapshots can be shared, and only theirs are asked for."""
    return snapshot.get("SnapshotType") == "manual"


DB_SNAPSHOT = ResourceType(
    type="AWS::RDS::DBSnapshot",
    plural="rds_db_snapshots",
    service="rds",
    operation="DescribeDBSnapshots",
    params={"MaxRecords": 100},
    items="DBSnapshots[]",
    details=(
        Detail(
            "Attributes",
            "DescribeDBSnapshotAttributes",
            {"DBSnapshotIdentifier": "{DBSnapshotIdentifier}"},
            "DBSnapshotAttributesResult.DBSnapshotAttributes",
            when=_is_manual,
        ),
    ),
    id="DBSnapshotIdentifier",
    arn="DBSnapshotArn",
    name="DBSnapshotIdentifier",
    tags="TagList",
    created_at="SnapshotCreateTime",
    volatile=("PercentProgress",),
    sets=("ProcessorFeatures", "AdditionalStorageVolumes", "Attributes", "Attributes[].AttributeValues"),
    edges=(
        Edge("snapshot_of", "DBInstanceIdentifier", ("AWS::RDS::DBInstance",), needs="neither"),
        Edge("copied_from", "SourceDBSnapshotIdentifier", ("AWS::RDS::DBSnapshot",), needs="neither"),
        encrypted_with(),
    ),
    aliases=("rds:snapshot", "aws_db_snapshot"),
)

DB_CLUSTER_SNAPSHOT = ResourceType(
    type="AWS::RDS::DBClusterSnapshot",
    plural="rds_db_cluster_snapshots",
    service="rds",
    operation="DescribeDBClusterSnapshots",
    params={"MaxRecords": 100},
    items="DBClusterSnapshots[]",
    details=(
        Detail(
            "Attributes",
            "DescribeDBClusterSnapshotAttributes",
            {"DBClusterSnapshotIdentifier": "{DBClusterSnapshotIdentifier}"},
            "DBClusterSnapshotAttributesResult.DBClusterSnapshotAttributes",
            when=_is_manual,
        ),
    ),
    id="DBClusterSnapshotIdentifier",
    arn="DBClusterSnapshotArn",
    name="DBClusterSnapshotIdentifier",
    tags="TagList",
    created_at="SnapshotCreateTime",
    volatile=("PercentProgress",),
    sets=("AvailabilityZones", "Attributes", "Attributes[].AttributeValues"),
    edges=(
        Edge("snapshot_of", "DBClusterIdentifier", _CLUSTERS, needs="neither"),
        Edge("copied_from", "SourceDBClusterSnapshotArn", ("AWS::RDS::DBClusterSnapshot",), needs="neither"),
        encrypted_with(),
    ),
    aliases=("rds:cluster-snapshot", "aws_db_cluster_snapshot"),
)

DB_SUBNET_GROUP = ResourceType(
    type="AWS::RDS::DBSubnetGroup",
    plural="rds_db_subnet_groups",
    service="rds",
    operation="DescribeDBSubnetGroups",
    params={"MaxRecords": 100},
    items="DBSubnetGroups[]",
    id="DBSubnetGroupName",
    arn="DBSubnetGroupArn",
    name="DBSubnetGroupName",
    tags=SWEEP,
    sets=("Subnets", "SupportedNetworkTypes"),
    edges=(in_vpc(), in_subnet("Subnets[].SubnetIdentifier")),
    aliases=("rds:subgrp", "aws_db_subnet_group"),
)

EVENT_SUBSCRIPTION = ResourceType(
    type="AWS::RDS::EventSubscription",
    plural="rds_event_subscriptions",
    service="rds",
    operation="DescribeEventSubscriptions",
    params={"MaxRecords": 100},
    items="EventSubscriptionsList[]",
    id="CustSubscriptionId",
    arn="EventSubscriptionArn",
    name="CustSubscriptionId",
    tags=SWEEP,
    created_at="SubscriptionCreationTime",
    sets=("SourceIdsList", "EventCategoriesList"),
    edges=(
        Edge("notifies", "SnsTopicArn", ("AWS::SNS::Topic",)),  # without its topic it does nothing
        Edge("watches", "SourceIdsList[]", (*_INSTANCES, *_CLUSTERS, "AWS::RDS::DBSnapshot"), needs="neither"),
    ),
    aliases=("rds:es", "aws_db_event_subscription"),
)

DB_PROXY = ResourceType(
    type="AWS::RDS::DBProxy",
    plural="rds_db_proxies",
    service="rds",
    operation="DescribeDBProxies",
    params={"MaxRecords": 100},
    items="DBProxies[]",
    details=(Detail("Targets", "DescribeDBProxyTargets", {"DBProxyName": "{DBProxyName}"}, "Targets", paginated=True),),
    id="DBProxyName",
    arn="DBProxyArn",
    name="DBProxyName",
    tags=SWEEP,
    created_at="CreatedDate",
    volatile=("Targets[].TargetHealth",),
    sets=("VpcSecurityGroupIds", "VpcSubnetIds", "Auth", "Targets"),
    edges=(
        in_vpc(),
        in_subnet("VpcSubnetIds[]"),
        uses_security_group("VpcSecurityGroupIds[]"),
        uses_role(),
        Edge("keeps_password_in", "Auth[].SecretArn", ("AWS::SecretsManager::Secret",)),
        Edge("connects_to", "Targets[].RdsResourceId", ("AWS::RDS::DBInstance", "AWS::RDS::DBCluster")),
    ),
    aliases=("db-proxy", "aws_db_proxy"),
)

# Every region answers with all global clusters of the account, so that they are asked for once. Of all three engines, too.
GLOBAL_CLUSTER = ResourceType(
    type="AWS::RDS::GlobalCluster",
    plural="rds_global_clusters",
    service="rds",
    operation="DescribeGlobalClusters",
    params={"MaxRecords": 100},
    items="GlobalClusters[]",
    id="GlobalClusterIdentifier",
    arn="GlobalClusterArn",
    name="GlobalClusterIdentifier",
    tags="TagList",
    scope="global",
    volatile=("FailoverState", "GlobalClusterMembers[].SynchronizationStatus"),
    sets=("GlobalClusterMembers", "GlobalClusterMembers[].Readers"),
    edges=(Edge("has_member", "GlobalClusterMembers[].DBClusterArn", _CLUSTERS),),
    aliases=("aws_rds_global_cluster", "aws_docdb_global_cluster", "aws_neptune_global_cluster"),
)


def _of_engine(row: ResourceType, service: str, plural: str, *aliases: str) -> ResourceType:
    """RDS's own row for another engine: the same calls, the listing filtered by the engine's name, edges within the engine."""
    renamed = {f"AWS::RDS::{thing}": f"AWS::{service}::{thing}" for thing in ("DBInstance", "DBCluster")}
    return replace(
        row,
        type=renamed[row.type],
        plural=plural,
        params={**row.params, "Filters": [{"Name": "engine", "Values": [service.lower()]}]},
        where=None,
        edges=tuple(replace(edge, to=tuple(renamed.get(name, name) for name in edge.to)) for edge in row.edges),
        aliases=aliases,
    )


DOCDB_CLUSTER = _of_engine(DB_CLUSTER, "DocDB", "docdb_db_clusters", "docdb", "documentdb", "aws_docdb_cluster")
DOCDB_INSTANCE = _of_engine(DB_INSTANCE, "DocDB", "docdb_db_instances", "aws_docdb_cluster_instance")
NEPTUNE_CLUSTER = _of_engine(DB_CLUSTER, "Neptune", "neptune_db_clusters", "neptune", "aws_neptune_cluster")
NEPTUNE_INSTANCE = _of_engine(DB_INSTANCE, "Neptune", "neptune_db_instances", "aws_neptune_cluster_instance")

TYPES: tuple[ResourceType, ...] = (
    DB_SNAPSHOT,
    DB_CLUSTER_SNAPSHOT,
    DB_SUBNET_GROUP,
    EVENT_SUBSCRIPTION,
    DB_PROXY,
    GLOBAL_CLUSTER,
    DOCDB_CLUSTER,
    DOCDB_INSTANCE,
    NEPTUNE_CLUSTER,
    NEPTUNE_INSTANCE,
)
