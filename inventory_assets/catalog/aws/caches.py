"""Rows of caches and in-memory databases: ElastiCache's groups, MemoryDB, DAX. Single cache clusters are among the databases."""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with, in_subnet, in_vpc, logs_to, notifies, uses_role, uses_security_group
from inventory_assets.catalog.types import SWEEP, Edge, ResourceType

#: The service's own role cannot be deleted while there are clusters: without it there are none.
_NO_ROLE = ("ServiceLinkedRoleNotFoundFault",)

_LOG_DETAILS = "LogDeliveryConfigurations[].DestinationDetails"

REPLICATION_GROUP = ResourceType(
    type="AWS::ElastiCache::ReplicationGroup",
    plural="elasticache_replication_groups",
    service="elasticache",
    operation="DescribeReplicationGroups",
    params={"MaxRecords": 100},
    items="ReplicationGroups[]",
    id="ReplicationGroupId",
    arn="ARN",
    name="ReplicationGroupId",
    tags=SWEEP,
    created_at="ReplicationGroupCreateTime",
    # Roles change with every failover, the cluster that is copied with every backup.
    volatile=(
        "SnapshottingClusterId",
        "PendingModifiedValues.Resharding",
        "NodeGroups[].Status",
        "NodeGroups[].NodeGroupMembers[].CurrentRole",
    ),
    sets=(
        "MemberClusters",
        "MemberClustersOutpostArns",
        "NodeGroups",
        "NodeGroups[].NodeGroupMembers",
        "UserGroupIds",
        "LogDeliveryConfigurations",
        "PendingModifiedValues.LogDeliveryConfigurations",
        "PendingModifiedValues.UserGroups.UserGroupIdsToAdd",
        "PendingModifiedValues.UserGroups.UserGroupIdsToRemove",
    ),
    edges=(
        encrypted_with(),
        logs_to(f"{_LOG_DETAILS}.CloudWatchLogsDetails.LogGroup"),
        Edge(
            "logs_to_firehose",
            f"{_LOG_DETAILS}.KinesisFirehoseDetails.DeliveryStream",
            ("AWS::KinesisFirehose::DeliveryStream",),
            needs="neither",
        ),
    ),
    aliases=("redis", "elasticache:replicationgroup", "aws_elasticache_replication_group"),
)

SUBNET_GROUP = ResourceType(
    type="AWS::ElastiCache::SubnetGroup",
    plural="elasticache_subnet_groups",
    service="elasticache",
    operation="DescribeCacheSubnetGroups",
    params={"MaxRecords": 100},
    items="CacheSubnetGroups[]",
    id="CacheSubnetGroupName",
    arn="ARN",
    name="CacheSubnetGroupName",
    tags=SWEEP,
    sets=("Subnets", "Subnets[].SupportedNetworkTypes", "SupportedNetworkTypes"),
    edges=(in_vpc(), in_subnet("Subnets[].SubnetIdentifier")),
    aliases=("aws_elasticache_subnet_group",),
)

MEMORYDB_CLUSTER = ResourceType(
    type="AWS::MemoryDB::Cluster",
    plural="memorydb_clusters",
    service="memorydb",
    operation="DescribeClusters",
    params={"MaxResults": 100, "ShowShardDetails": True},
    items="Clusters[]",
    id="Name",
    arn="ARN",
    name="Name",
    tags=SWEEP,
    absent=_NO_ROLE,
    # Pending updates are mostly AWS's own, which come and go.
    volatile=("PendingUpdates", "Shards[].Status", "Shards[].Nodes[].Status"),
    sets=("SecurityGroups", "Shards", "Shards[].Nodes"),
    edges=(
        uses_security_group("SecurityGroups[].SecurityGroupId"),
        encrypted_with(),
        notifies("SnsTopicArn"),
    ),
    aliases=("memorydb", "aws_memorydb_cluster"),
)

DAX_CLUSTER = ResourceType(
    type="AWS::DAX::Cluster",
    plural="dax_clusters",
    service="dax",
    operation="DescribeClusters",
    params={"MaxResults": 100},
    items="Clusters[]",
    id="ClusterName",
    arn="ClusterArn",
    name="ClusterName",
    tags=SWEEP,
    absent=_NO_ROLE,
    volatile=("ActiveNodes", "Nodes[].NodeStatus", "Nodes[].ParameterGroupStatus"),
    sets=("NodeIdsToRemove", "Nodes", "SecurityGroups", "ParameterGroup.NodeIdsToReboot"),
    edges=(
        uses_security_group("SecurityGroups[].SecurityGroupIdentifier"),
        uses_role("IamRoleArn"),
        notifies("NotificationConfiguration.TopicArn"),
    ),
    aliases=("dax", "dax:cache", "aws_dax_cluster"),
)

TYPES: tuple[ResourceType, ...] = (REPLICATION_GROUP, SUBNET_GROUP, MEMORYDB_CLUSTER, DAX_CLUSTER)
