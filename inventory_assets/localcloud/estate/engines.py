"""DocumentDB and Neptune: they share RDS's API, and its listings of instances and clusters are theirs, too."""

from __future__ import annotations

from collections.abc import Iterator

from inventory_assets.localcloud.call import AwsError, Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import ANSWERS, Missing, whole
from inventory_assets.localcloud.estate.databases import CLUSTER, INSTANCE
from inventory_assets.localcloud.estate.filling import Changes, filled
from inventory_assets.localcloud.estate.naming import arn, word_id
from inventory_assets.localcloud.estate.network import GROUP
from inventory_assets.localcloud.estate.paging import page
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.security import KEY, SECRET
from inventory_assets.localcloud.estate.world import World

#: Services whose instances and clusters RDS lists with its own, and their engines.
ENGINES = {"DocDB": "docdb", "Neptune": "neptune"}
#: A position in the listing of several kinds is the kind's number times this, plus the resource's.
_STRIDE = 1 << 40
_VERSIONS = {"docdb": ("4.0.0", "5.0.0", "3.6.0"), "neptune": ("1.3.2.1", "1.2.1.0")}
_PORTS = {"docdb": 27017, "neptune": 8182}


def _cluster(engine: str, instances: str) -> Changes:
    def changes(r: Resource) -> JsonObject:
        encrypted = r.maybe("encrypted", 0.7)
        members = [member for member in r.world.walk(instances, r.account, r.region) if _cluster_of(member).number == r.number]
        host = f"{r.id}.cluster-{r.chance.hex('host', 12)}.{r.region}.{engine}.amazonaws.com"
        return {
            "DBClusterIdentifier": r.id,
            "DBClusterArn": r.arn,
            "Engine": engine,
            "EngineVersion": r.moving("version", _VERSIONS[engine], 0.1),
            "EngineMode": "provisioned",
            "Status": "available",
            "Endpoint": host,
            "ReaderEndpoint": host.replace(".cluster-", ".cluster-ro-"),
            "Port": _PORTS[engine],
            "DBSubnetGroup": "private",
            "BackupRetentionPeriod": r.moving("retention", (1, 7, 14), 0.08),
            "StorageEncrypted": encrypted,
            "KmsKeyId": r.other(KEY, r.number).arn if encrypted else None,
            "VpcSecurityGroups": [{"VpcSecurityGroupId": r.other(GROUP, r.number).id, "Status": "active"}],
            "EnabledCloudwatchLogsExports": r.moving("logs", ([], ["audit"], ["audit", "profiler"]), 0.1),
            "MasterUserSecret": {"SecretArn": r.other(SECRET, r.number).arn},
            "DBClusterMembers": [_member(member, r) for member in members],
            "GlobalClusterIdentifier": None,
        } | ({} if r.maybe("replica", 0.3) else {"ReplicationSourceIdentifier": None})

    return changes


def _cluster_of(r: Resource) -> Resource:
    return r.other(r.kind.type.replace("DBInstance", "DBCluster"), r.number)


def _member(member: Resource, cluster: Resource) -> JsonObject:
    is_writer = member.number == cluster.number
    return {"DBInstanceIdentifier": member.id, "IsClusterWriter": is_writer, "DBClusterParameterGroupStatus": "in-sync", "PromotionTier": 1}


def _instance(r: Resource) -> JsonObject:
    cluster = _cluster_of(r)
    shared = ("Engine", "EngineVersion", "StorageEncrypted", "BackupRetentionPeriod", "VpcSecurityGroups", "DBClusterIdentifier")
    return {name: cluster.body[name] for name in shared} | {
        "DBInstanceIdentifier": r.id,
        "DBInstanceArn": r.arn,
        "DBInstanceClass": r.moving("class", ("db.r6g.large", "db.r6g.xlarge", "db.t4g.medium"), 0.12),
        "DBInstanceStatus": "available",
        "DBSubnetGroup": {"DBSubnetGroupName": "private"},
        "KmsKeyId": cluster.body.get("KmsKeyId"),
        "PubliclyAccessible": r.moving("public", (False, False, False, True), 0.06),
        "MasterUserSecret": None,  # the cluster's
        "ReadReplicaSourceDBInstanceIdentifier": None,
        "ReadReplicaDBInstanceIdentifiers": [],
    }


def _engine_kinds(service: str, engine: str) -> tuple[Kind, Kind]:
    clusters, instances = f"AWS::{service}::DBCluster", f"AWS::{service}::DBInstance"
    return (
        Kind(
            clusters,
            1.4,
            word_id(engine),
            arn("rds", "cluster:"),
            filled("rds", "DescribeDBClusters", "DBClusters[]", _cluster(engine, instances)),
            lasting=True,
            sweep_type="rds:cluster",
        ),
        Kind(
            instances,
            2,
            word_id(f"{engine}-node"),
            arn("rds", "db:"),
            filled("rds", "DescribeDBInstances", "DBInstances[]", _instance),
            parent=clusters,
            sweep_type="rds:db",
        ),
    )


KINDS: tuple[Kind, ...] = tuple(kind for service, engine in ENGINES.items() for kind in _engine_kinds(service, engine))


def _lists_engines(operation: str, own: str, by: str, missing: Missing) -> None:
    """Enters a listing of RDS's own kind and of the other engines', one after the other; it can be filtered by engine, or ask for one."""
    kinds = {own: ""} | {own.replace("RDS", service): engine for service, engine in ENGINES.items()}

    def answer(world: World, account: Account, call: Call) -> JsonObject:
        name = call.params.get(by)
        if name:
            found = [r for kind in kinds if (r := world.find(kind, account, call.region, str(name)))]
            if not found:
                raise AwsError(missing[0], missing[1].format(name=name), missing[2])
            return {f"{own.rpartition('::')[2]}s": [found[0].body]}
        filters = call.params.get("Filters") or []
        wanted = {value for item in filters if item["Name"] == "engine" for value in item["Values"]}

        def walk(start: int) -> Iterator[tuple[int, Resource]]:
            first, number = divmod(start, _STRIDE)
            for index, (kind, engine) in enumerate(kinds.items()):
                if index < first or (wanted and not (engine in wanted if engine else wanted - {*ENGINES.values()})):
                    continue
                for r in world.walk(kind, account, call.region, number if index == first else 0):
                    if not wanted or r.body["Engine"] in wanted:
                        yield index * _STRIDE + r.number, r

        return page(call, walk, whole, 100)

    ANSWERS["rds", operation] = answer


_lists_engines("DescribeDBInstances", INSTANCE, "DBInstanceIdentifier", ("DBInstanceNotFound", "DBInstance {name} not found.", 404))
_lists_engines("DescribeDBClusters", CLUSTER, "DBClusterIdentifier", ("DBClusterNotFoundFault", "DBCluster {name} not found.", 404))
