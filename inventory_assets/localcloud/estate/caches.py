"""Caches and in-memory databases: ElastiCache's groups, MemoryDB, DAX."""

from __future__ import annotations

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.estate.answers import lists
from inventory_assets.localcloud.estate.databases import network_of
from inventory_assets.localcloud.estate.filling import filled
from inventory_assets.localcloud.estate.messaging import TOPIC
from inventory_assets.localcloud.estate.naming import arn, word_id
from inventory_assets.localcloud.estate.network import GROUP
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.security import KEY

REPLICATION_GROUP, SUBNET_GROUP = "AWS::ElastiCache::ReplicationGroup", "AWS::ElastiCache::SubnetGroup"
MEMORYDB, DAX = "AWS::MemoryDB::Cluster", "AWS::DAX::Cluster"


def _replication_group(r: Resource) -> JsonObject:
    at_rest = (r.account.number + r.number) % 3 > 0
    in_transit = r.moving("in transit", (True, False), 0.1)
    return {
        "ReplicationGroupId": r.id,
        "ARN": r.arn,
        "Status": "available",
        "Engine": r.moving("engine", ("redis", "valkey"), 0.08),
        "AtRestEncryptionEnabled": at_rest,
        "KmsKeyId": r.other(KEY, r.number).arn if at_rest else None,
        "TransitEncryptionEnabled": in_transit,
        "AuthTokenEnabled": in_transit and r.maybe("auth token", 0.6),
        "SnapshotRetentionLimit": r.moving("snapshots", (0, 5, 14), 0.1),
        "MemberClusters": [f"{r.id}-001", f"{r.id}-002"],
        "SnapshottingClusterId": r.pick(f"copied {r.world.options.day}", (f"{r.id}-001", f"{r.id}-002")),
    } | ({} if (r.account.number + r.number) % 2 else {"GlobalReplicationGroupInfo": None})


def _memorydb(r: Resource) -> JsonObject:
    return {
        "Name": r.id,
        "ARN": r.arn,
        "Status": "available",
        "Engine": r.pick("engine", ("redis", "valkey")),
        "EngineVersion": r.moving("version", ("6.2", "7.0", "7.1"), 0.1),
        "TLSEnabled": r.maybe("tls", 0.8),
        "ACLName": r.moving("acl", ("open-access", "app"), 0.08),
        "KmsKeyId": r.other(KEY, r.number).arn if r.maybe("own key", 0.5) else None,
        "SnapshotRetentionLimit": r.moving("snapshots", (0, 7), 0.1),
        "SecurityGroups": [{"SecurityGroupId": r.other(GROUP, r.number).id, "Status": "active"}],
        "SnsTopicArn": r.other(TOPIC, 0).arn,
    }


def _dax(r: Resource) -> JsonObject:
    return {
        "ClusterName": r.id,
        "ClusterArn": r.arn,
        "Status": "available",
        "NodeType": r.moving("node", ("dax.t3.small", "dax.r5.large"), 0.1),
        "ActiveNodes": r.pick(f"nodes {r.world.options.day}", (2, 3)),
        "TotalNodes": 3,
        "SSEDescription": {"Status": r.pick("encrypted", ("ENABLED", "DISABLED"))},
        "ClusterEndpointEncryptionType": r.pick("in transit", ("NONE", "TLS")),
        "SecurityGroups": [{"SecurityGroupIdentifier": r.other(GROUP, r.number).id, "Status": "active"}],
    }


def _subnet_group(r: Resource) -> JsonObject:
    network = network_of(r)
    subnets = [{name: subnet[name] for name in ("SubnetIdentifier", "SubnetAvailabilityZone")} for subnet in network["Subnets"]]
    named = {"CacheSubnetGroupName": r.id, "ARN": r.arn, "VpcId": network["VpcId"]}
    return named | {"Subnets": [subnet | {"SupportedNetworkTypes": ["ipv4"]} for subnet in subnets]}


KINDS: tuple[Kind, ...] = (
    Kind(
        REPLICATION_GROUP,
        1.6,
        word_id("redis"),
        arn("elasticache", "replicationgroup:"),
        filled("elasticache", "DescribeReplicationGroups", "ReplicationGroups[]", _replication_group),
        lasting=True,
        sweep_type="elasticache:replicationgroup",
    ),
    Kind(
        SUBNET_GROUP,
        1.4,
        lambda r: word_id("cache-subnets")(r) if r.number else "private",  # every cache cluster stands in it
        arn("elasticache", "subnetgroup:"),
        filled("elasticache", "DescribeCacheSubnetGroups", "CacheSubnetGroups[]", _subnet_group),
        lasting=True,
        everywhere=True,
        sweep_type="elasticache:subnetgroup",
    ),
    Kind(
        MEMORYDB,
        1.2,
        word_id("memory"),
        arn("memorydb", "cluster/"),
        filled("memorydb", "DescribeClusters", "Clusters[]", _memorydb),
        sweep_type="memorydb:cluster",
    ),
    Kind(DAX, 1.2, word_id("dax"), arn("dax", "cache/"), filled("dax", "DescribeClusters", "Clusters[]", _dax), sweep_type="dax:cache"),
)

lists(
    "elasticache",
    "DescribeReplicationGroups",
    REPLICATION_GROUP,
    ids="ReplicationGroupId",
    missing=("ReplicationGroupNotFoundFault", "ReplicationGroup {name} not found.", 404),
)
lists("elasticache", "DescribeCacheSubnetGroups", SUBNET_GROUP)
lists("memorydb", "DescribeClusters", MEMORYDB)
lists("dax", "DescribeClusters", DAX)
