"""Databases and caches: DynamoDB, RDS instances and clusters, ElastiCache."""

from __future__ import annotations

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.estate.answers import describes, lists
from inventory_assets.localcloud.estate.naming import arn, uuid_of, word_id
from inventory_assets.localcloud.estate.network import GROUP, SUBNET, vpc_of
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.tagging import as_list

TABLE, INSTANCE, CLUSTER, CACHE = "AWS::DynamoDB::Table", "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::ElastiCache::CacheCluster"


def _build_table(r: Resource) -> JsonObject:
    day = r.world.options.day
    on_demand = r.moving("billing", (True, False), 0.06)
    capacity = 0 if on_demand else r.moving("capacity", (5, 10, 50), 0.12)
    body: JsonObject = {
        "TableName": r.id,
        "TableArn": r.arn,
        "TableId": uuid_of(r, "table id"),
        "TableStatus": "ACTIVE",
        "CreationDateTime": r.created,
        "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "sk", "AttributeType": "S"}],
        "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
        "ProvisionedThroughput": {"NumberOfDecreasesToday": 0, "ReadCapacityUnits": capacity, "WriteCapacityUnits": capacity},
        "ItemCount": r.chance.below(f"items {day}", 1_000_000),
        "TableSizeBytes": r.chance.below(f"bytes {day}", 1 << 32),
        "DeletionProtectionEnabled": r.maybe("protected", 0.3),
    }
    if on_demand:
        body["BillingModeSummary"] = {"BillingMode": "PAY_PER_REQUEST", "LastUpdateToPayPerRequestDateTime": r.created}
    if r.maybe("own key", 0.4):
        body["SSEDescription"] = {"Status": "ENABLED", "SSEType": "KMS", "KMSMasterKeyArn": r.other("AWS::KMS::Key", r.number).arn}
    return body


def network_of(r: Resource) -> JsonObject:
    """The subnet group that every database of the account stands in."""
    return {
        "DBSubnetGroupName": "private",
        "DBSubnetGroupDescription": "private subnets",
        "VpcId": vpc_of(r).id,
        "SubnetGroupStatus": "Complete",
        "Subnets": [
            {
                "SubnetIdentifier": r.other(SUBNET, r.number + index).id,
                "SubnetAvailabilityZone": {"Name": f"{r.region}{'ab'[index]}"},
                "SubnetStatus": "Active",
            }
            for index in range(2)
        ],
    }


def _build_instance(r: Resource) -> JsonObject:
    encrypted = r.maybe("encrypted", 0.65)
    engine, version = r.pick("engine", (("postgres", "16.3"), ("mysql", "8.0.39"), ("postgres", "12.19"), ("sqlserver-se", "15.00")))
    body: JsonObject = {
        "DBInstanceIdentifier": r.id,
        "DBInstanceArn": r.arn,
        "DBInstanceClass": r.moving("class", ("db.t3.medium", "db.m6g.large", "db.r6g.xlarge"), 0.12),
        "Engine": engine,
        "EngineVersion": version,
        "DBInstanceStatus": r.moving("status", ("available", "available", "available", "stopped"), 0.06),
        "MasterUsername": "dbadmin",
        "DBName": "app",
        "Endpoint": {
            "Address": f"{r.id}.{r.chance.hex('host', 12)}.{r.region}.rds.amazonaws.com",
            "Port": 5432,
            "HostedZoneId": "Z2R2ITUGPM61AM",
        },
        "AllocatedStorage": r.moving("storage", (20, 100, 500), 0.10),
        "StorageType": "gp3",
        "StorageEncrypted": encrypted,
        "InstanceCreateTime": r.created,
        "PreferredBackupWindow": "03:00-03:30",
        "BackupRetentionPeriod": r.moving("retention", (0, 7, 14, 35), 0.08),
        "DBSecurityGroups": [],
        "VpcSecurityGroups": [{"VpcSecurityGroupId": r.other(GROUP, r.number).id, "Status": "active"}],
        "DBParameterGroups": [{"DBParameterGroupName": f"default.{engine}", "ParameterApplyStatus": "in-sync"}],
        "AvailabilityZone": f"{r.region}a",
        "DBSubnetGroup": network_of(r),
        "PreferredMaintenanceWindow": "sun:04:00-sun:04:30",
        "LatestRestorableTime": r.today,
        "MultiAZ": r.maybe("two zones", 0.4),
        "AutoMinorVersionUpgrade": r.maybe("upgrades", 0.7),
        "ReadReplicaDBInstanceIdentifiers": [],
        "LicenseModel": "license-included",
        "PubliclyAccessible": r.moving("public", (False, False, True), 0.06),
        "DbiResourceId": f"db-{r.chance.letters('resource id', 26)}",
        "CACertificateIdentifier": "rds-ca-rsa2048-g1",
        "CopyTagsToSnapshot": True,
        "IAMDatabaseAuthenticationEnabled": r.maybe("iam", 0.3),
        "PerformanceInsightsEnabled": r.maybe("insights", 0.5),
        "DeletionProtection": r.maybe("protected", 0.5),
        "AssociatedRoles": [],
        "TagList": as_list(r.tags),
    }
    if encrypted:
        body["KmsKeyId"] = r.other("AWS::KMS::Key", r.number).arn
    if r.number % 3 == 2:
        body["ReadReplicaSourceDBInstanceIdentifier"] = r.other(INSTANCE, 0).id
    return body


def _build_cluster(r: Resource) -> JsonObject:
    encrypted = r.maybe("encrypted", 0.75)
    host = f"{r.id}.cluster-{r.chance.hex('host', 12)}.{r.region}.rds.amazonaws.com"
    body: JsonObject = {
        "DBClusterIdentifier": r.id,
        "DBClusterArn": r.arn,
        "DbClusterResourceId": f"cluster-{r.chance.letters('resource id', 26)}",
        "Engine": "aurora-postgresql",
        "EngineVersion": r.moving("version", ("15.4", "15.8", "16.3"), 0.12),
        "EngineMode": "provisioned",
        "Status": "available",
        "MasterUsername": "dbadmin",
        "Endpoint": host,
        "ReaderEndpoint": host.replace(".cluster-", ".cluster-ro-"),
        "Port": 5432,
        "AllocatedStorage": 1,
        "AvailabilityZones": [f"{r.region}{zone}" for zone in "abc"],
        "BackupRetentionPeriod": r.moving("retention", (1, 7, 14), 0.08),
        "ClusterCreateTime": r.created,
        "EarliestRestorableTime": r.today,
        "LatestRestorableTime": r.today,
        "DBClusterMembers": [],
        "DBSubnetGroup": "private",
        "VpcSecurityGroups": [{"VpcSecurityGroupId": r.other(GROUP, r.number).id, "Status": "active"}],
        "MultiAZ": True,
        "StorageEncrypted": encrypted,
        "DeletionProtection": r.maybe("protected", 0.6),
        "IAMDatabaseAuthenticationEnabled": r.maybe("iam", 0.4),
        "HttpEndpointEnabled": False,
        "CopyTagsToSnapshot": True,
        "TagList": as_list(r.tags),
    }
    if encrypted:
        body["KmsKeyId"] = r.other("AWS::KMS::Key", r.number).arn
    return body


def _build_cache(r: Resource) -> JsonObject:
    engine, version = r.pick("engine", (("redis", "7.1.0"), ("redis", "6.2.6"), ("memcached", "1.6.22")))
    body: JsonObject = {
        "CacheClusterId": r.id,
        "ARN": r.arn,
        "CacheNodeType": r.moving("node", ("cache.t3.micro", "cache.m6g.large", "cache.r6g.large"), 0.12),
        "Engine": engine,
        "EngineVersion": version,
        "CacheClusterStatus": "available",
        "NumCacheNodes": 1,
        "PreferredAvailabilityZone": f"{r.region}a",
        "CacheClusterCreateTime": r.created,
        "PreferredMaintenanceWindow": "sun:05:00-sun:06:00",
        "CacheSecurityGroups": [],
        "CacheParameterGroup": {
            "CacheParameterGroupName": f"default.{engine}",
            "ParameterApplyStatus": "in-sync",
            "CacheNodeIdsToReboot": [],
        },
        "CacheSubnetGroupName": "private",
        "CacheNodes": [
            {
                "CacheNodeId": "0001",
                "CacheNodeStatus": "available",
                "CacheNodeCreateTime": r.created,
                "Endpoint": {"Address": f"{r.id}.{r.chance.hex('host', 6)}.cache.amazonaws.com", "Port": 6379},
                "ParameterGroupStatus": "in-sync",
                "CustomerAvailabilityZone": f"{r.region}a",
            }
        ],
        "AutoMinorVersionUpgrade": True,
        "SecurityGroups": [{"SecurityGroupId": r.other(GROUP, r.number).id, "Status": "active"}],
        "SnapshotRetentionLimit": r.moving("snapshots", (0, 5), 0.10),
        "TransitEncryptionEnabled": r.maybe("in transit", 0.5),
        "AtRestEncryptionEnabled": r.maybe("at rest", 0.5),
        "AuthTokenEnabled": False,
    }
    if engine == "redis" and r.maybe("in a group", 0.4):
        body["ReplicationGroupId"] = r.other("AWS::ElastiCache::ReplicationGroup", r.number).id
    return body


KINDS = (
    Kind(TABLE, 4, word_id("table"), arn("dynamodb", "table/"), _build_table, sweep_type="dynamodb:table"),
    Kind(INSTANCE, 3, word_id("db"), arn("rds", "db:"), _build_instance, sweep_type="rds:db"),
    Kind(CLUSTER, 1.6, word_id("aurora"), arn("rds", "cluster:"), _build_cluster, sweep_type="rds:cluster"),
    Kind(CACHE, 1.6, word_id("cache"), arn("elasticache", "cluster:"), _build_cache, sweep_type="elasticache:cluster"),
)

lists("dynamodb", "ListTables", TABLE, lambda r: r.id)
describes(
    "dynamodb",
    "DescribeTable",
    TABLE,
    "TableName",
    "Table",
    ("ResourceNotFoundException", "Requested resource not found: Table: {name} not found", 400),
)
lists(
    "elasticache",
    "DescribeCacheClusters",
    CACHE,
    ids="CacheClusterId",
    missing=("CacheClusterNotFound", "CacheCluster {name} not found.", 404),
)
