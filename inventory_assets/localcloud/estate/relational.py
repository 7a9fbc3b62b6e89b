"""What RDS keeps besides instances and clusters: snapshots, subnet groups, event subscriptions, proxies, global clusters."""

from __future__ import annotations

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.estate.answers import describes, lists
from inventory_assets.localcloud.estate.databases import CLUSTER, INSTANCE, network_of
from inventory_assets.localcloud.estate.engines import ENGINES
from inventory_assets.localcloud.estate.filling import Changes, filled
from inventory_assets.localcloud.estate.naming import arn, word_id
from inventory_assets.localcloud.estate.network import SUBNET
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.security import SECRET

SNAPSHOT, CLUSTER_SNAPSHOT = "AWS::RDS::DBSnapshot", "AWS::RDS::DBClusterSnapshot"
SUBNET_GROUP, SUBSCRIPTION = "AWS::RDS::DBSubnetGroup", "AWS::RDS::EventSubscription"
PROXY, GLOBAL_CLUSTER = "AWS::RDS::DBProxy", "AWS::RDS::GlobalCluster"
CLUSTERS = (CLUSTER, *(f"AWS::{service}::DBCluster" for service in ENGINES))

_STRANGER = "999988887777"  # an account outside the organization


def _taken(r: Resource) -> str:
    return r.pick("taken", ("automated", "manual", "manual"))


def _snapshot_id(r: Resource) -> str:
    return f"rds:{word_id('auto')(r)}" if _taken(r) == "automated" else word_id("snapshot")(r)


_NOT_COPIED: JsonObject = {"SourceDBSnapshotIdentifier": None, "SourceRegion": None}


def _snapshot(r: Resource) -> JsonObject:
    source = r.other(INSTANCE, r.number)
    copied = {"SourceDBSnapshotIdentifier": r.other(SNAPSHOT, 0).arn} if r.number % 2 else _NOT_COPIED
    return copied | {
        "DBSnapshotIdentifier": r.id,
        "DBSnapshotArn": r.arn,
        "DBInstanceIdentifier": source.id,
        "SnapshotType": _taken(r),
        "Status": "available",
        "PercentProgress": 100,
        "Engine": source.body["Engine"],
        "EngineVersion": source.body["EngineVersion"],
        "Encrypted": source.body["StorageEncrypted"],
        "KmsKeyId": source.body.get("KmsKeyId"),
    }


def _cluster_snapshot(r: Resource) -> JsonObject:
    source = r.other(CLUSTERS[r.number % len(CLUSTERS)], r.number)
    copied = {"SourceDBClusterSnapshotArn": r.other(CLUSTER_SNAPSHOT, 0).arn if r.number % 2 else None}
    return copied | {
        "DBClusterSnapshotIdentifier": r.id,
        "DBClusterSnapshotArn": r.arn,
        "DBClusterIdentifier": source.id,
        "SnapshotType": _taken(r),
        "Status": "available",
        "PercentProgress": 100,
        "Engine": source.body["Engine"],
        "EngineVersion": source.body["EngineVersion"],
        "StorageEncrypted": source.body["StorageEncrypted"],
        "KmsKeyId": source.body.get("KmsKeyId"),
    }


def _shared(name: str) -> Changes:
    """Who may restore a snapshot: nobody else, another account, or everybody. `name`: what its kind is called."""

    def show(r: Resource) -> JsonObject:
        accounts: list[str] = r.moving("shared", ([], [], [_STRANGER], ["all"]), 0.1)
        restore = {"AttributeName": "restore", "AttributeValues": accounts}
        return {f"{name}Identifier": r.id, f"{name}Attributes": [restore]}

    return show


def _subscription(r: Resource) -> JsonObject:
    return {
        "CustSubscriptionId": r.id,
        "CustomerAwsId": r.account_id,
        "EventSubscriptionArn": r.arn,
        "Status": "active",
        "SourceType": "db-instance",
        "SourceIdsList": [r.other(INSTANCE, r.number).id],
        "EventCategoriesList": ["failover", "failure"],
    }


def _proxy(r: Resource) -> JsonObject:
    return {
        "DBProxyName": r.id,
        "DBProxyArn": r.arn,
        "Status": "available",
        "EngineFamily": "POSTGRESQL",
        "RequireTLS": r.moving("tls", (True, False), 0.1),
        "DebugLogging": r.maybe("debugs", 0.2),
        "VpcSubnetIds": [r.other(SUBNET, r.number + index).id for index in range(2)],
        "Auth": [{"AuthScheme": "SECRETS", "SecretArn": r.other(SECRET, r.number).arn, "IAMAuth": r.pick("iam", ("DISABLED", "REQUIRED"))}],
    }


def _target(r: Resource) -> JsonObject:
    database, day = r.other(INSTANCE, r.number), r.world.options.day
    return {
        "TargetArn": database.arn,
        "RdsResourceId": database.id,
        "TrackedClusterId": None,
        "Type": "RDS_INSTANCE",
        "TargetHealth": {"State": r.pick(f"health {day}", ("AVAILABLE", "AVAILABLE", "UNAVAILABLE"))},
    }


def _global_cluster(r: Resource) -> JsonObject:
    members = [r.other(CLUSTER, r.number, region).arn for region in r.world.options.regions[:2]]
    return {
        "GlobalClusterIdentifier": r.id,
        "GlobalClusterArn": r.arn,
        "Engine": "aurora-postgresql",
        "EngineVersion": r.moving("version", ("15.4", "15.8", "16.3"), 0.12),
        "Status": "available",
        "StorageEncrypted": r.maybe("encrypted", 0.7),
        "FailoverState": None,
        "GlobalClusterMembers": [
            {"DBClusterArn": member, "Readers": [], "IsWriter": index == 0, "SynchronizationStatus": "connected"}
            for index, member in enumerate(members)
        ],
    }


_SNAPSHOT_SHAPE = ("DescribeDBSnapshots", "DBSnapshots[]")
_CLUSTER_SNAPSHOT_SHAPE = ("DescribeDBClusterSnapshots", "DBClusterSnapshots[]")

KINDS: tuple[Kind, ...] = (
    Kind(SNAPSHOT, 3, _snapshot_id, arn("rds", "snapshot:"), filled("rds", *_SNAPSHOT_SHAPE, _snapshot), sweep_type="rds:snapshot"),
    Kind(
        CLUSTER_SNAPSHOT,
        3,
        _snapshot_id,
        arn("rds", "cluster-snapshot:"),
        filled("rds", *_CLUSTER_SNAPSHOT_SHAPE, _cluster_snapshot),
        sweep_type="rds:cluster-snapshot",
    ),
    Kind(
        SUBNET_GROUP,
        1.4,
        lambda r: word_id("subnets")(r) if r.number else "private",
        arn("rds", "subgrp:"),
        filled(
            "rds", "DescribeDBSubnetGroups", "DBSubnetGroups[]",
            lambda r: network_of(r) | {"DBSubnetGroupName": r.id, "DBSubnetGroupArn": r.arn, "SupportedNetworkTypes": ["IPV4"]},
        ),
        lasting=True,
        everywhere=True,
        sweep_type="rds:subgrp",
    ),
    Kind(
        SUBSCRIPTION,
        1.2,
        word_id("events"),
        arn("rds", "es:"),
        filled("rds", "DescribeEventSubscriptions", "EventSubscriptionsList[]", _subscription),
        sweep_type="rds:es",
    ),
    Kind(
        PROXY,
        1.2,
        word_id("proxy"),
        lambda r: f"arn:aws:rds:{r.region}:{r.account_id}:db-proxy:prx-0{r.chance.hex('arn', 16)}",
        filled("rds", "DescribeDBProxies", "DBProxies[]", _proxy),
        sweep_type="rds:db-proxy",
    ),
    Kind(
        GLOBAL_CLUSTER,
        1.2,
        word_id("world"),
        arn("rds", "global-cluster:", regional=False),
        filled("rds", "DescribeGlobalClusters", "GlobalClusters[]", _global_cluster),
        is_global=True,
        lasting=True,
        sweep_type="rds:global-cluster",
    ),
)  # fmt: skip

_NO_SNAPSHOT = ("DBSnapshotNotFound", "DBSnapshot {name} not found.", 404)
_NO_CLUSTER_SNAPSHOT = ("DBClusterSnapshotNotFoundFault", "DBClusterSnapshot {name} not found.", 404)
_NO_PROXY = ("DBProxyNotFoundFault", "DB proxy {name} not found.", 404)

lists("rds", "DescribeDBSnapshots", SNAPSHOT, ids="DBSnapshotIdentifier", missing=_NO_SNAPSHOT)
lists("rds", "DescribeDBClusterSnapshots", CLUSTER_SNAPSHOT, ids="DBClusterSnapshotIdentifier", missing=_NO_CLUSTER_SNAPSHOT)
lists("rds", "DescribeDBSubnetGroups", SUBNET_GROUP)
lists("rds", "DescribeEventSubscriptions", SUBSCRIPTION)
lists("rds", "DescribeDBProxies", PROXY, ids="DBProxyName", missing=_NO_PROXY)
lists("rds", "DescribeGlobalClusters", GLOBAL_CLUSTER)
describes(
    "rds",
    "DescribeDBSnapshotAttributes",
    SNAPSHOT,
    "DBSnapshotIdentifier",
    "DBSnapshotAttributesResult",
    _NO_SNAPSHOT,
    _shared("DBSnapshot"),
)
describes(
    "rds",
    "DescribeDBClusterSnapshotAttributes",
    CLUSTER_SNAPSHOT,
    "DBClusterSnapshotIdentifier",
    "DBClusterSnapshotAttributesResult",
    _NO_CLUSTER_SNAPSHOT,
    _shared("DBClusterSnapshot"),
)
describes(
    "rds",
    "DescribeDBProxyTargets",
    PROXY,
    "DBProxyName",
    "Targets",
    _NO_PROXY,
    lambda r: [filled("rds", "DescribeDBProxyTargets", "Targets[]", _target)(r)],
)
