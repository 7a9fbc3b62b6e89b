"""Situations for the controls of caches, warehouses, search and migrations that were not among the plain ones of databases."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.model import Situation, Status, Thing
from inventory_assets.localcloud.situations.plain import plain

_GROUP, _REDSHIFT, _PORT = "AWS::EC2::SecurityGroup", "AWS::Redshift::Cluster", "aws_redshift_cluster_port_restricted"


def _rule(*cidrs: str, ports: tuple[int, int] = (5439, 5439), protocol: str = "tcp", **more: Any) -> JsonObject:
    rule: JsonObject = {"IpProtocol": protocol, "FromPort": ports[0], "ToPort": ports[1]} | more
    four, six = [cidr for cidr in cidrs if ":" not in cidr], [cidr for cidr in cidrs if ":" in cidr]
    return rule | {"IpRanges": [{"CidrIp": cidr} for cidr in four], "Ipv6Ranges": [{"CidrIpv6": cidr} for cidr in six]}


def _warehouse(case: str, status: Status, *rules: JsonObject, told: JsonObject | None = None, denied: bool = False) -> Situation:
    drawn = f"{zlib.crc32(case.encode()):08x}"
    cluster: JsonObject = {
        "ClusterIdentifier": f"w-{drawn}",
        "Endpoint": {"Address": "a", "Port": 5439},
        "VpcSecurityGroups": [{"VpcSecurityGroupId": f"sg-{drawn}", "Status": "active"}],
    }
    group = Thing(_GROUP, {"GroupId": f"sg-{drawn}", "OwnerId": "<account>", "VpcId": "vpc-1", "IpPermissions": list(rules)})
    things = (Thing(_REDSHIFT, cluster | (told or {}), "it"), *(() if denied else (group,)))
    return Situation(f"a warehouse {case}", things, {_PORT: {"it": status}}, denied=(_GROUP,) if denied else ())


WAREHOUSES = (
    _warehouse("that the office reaches", "pass", _rule("203.0.113.0/24")),
    _warehouse("that nobody reaches", "pass"),
    _warehouse("that everybody reaches", "fail", _rule("0.0.0.0/0")),
    _warehouse("that everybody reaches over IPv6", "fail", _rule("::/0")),
    _warehouse("that everybody reaches in two halves", "fail", _rule("0.0.0.0/1", "128.0.0.0/1")),
    _warehouse("that one half reaches", "pass", _rule("0.0.0.0/1")),
    _warehouse("with a range of ports open", "fail", _rule("0.0.0.0/0", ports=(5000, 6000))),
    _warehouse("with all protocols open", "fail", {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}),
    _warehouse("with another port open", "pass", _rule("0.0.0.0/0", ports=(443, 443))),
    _warehouse("with UDP open", "pass", _rule("0.0.0.0/0", protocol="udp")),
    _warehouse(
        "with another port than usual, open",
        "fail",
        _rule("0.0.0.0/0", ports=(8192, 8192)),
        told={"Endpoint": {"Address": "a", "Port": 8192}},
    ),
    _warehouse("with a prefix list that cannot be read", "unknown", _rule(PrefixListIds=[{"PrefixListId": "pl-0000dead"}])),
    _warehouse("that everybody reaches, and a prefix list", "fail", _rule("0.0.0.0/0", PrefixListIds=[{"PrefixListId": "pl-0000dead"}])),
    _warehouse("whose security groups cannot be read", "unknown", denied=True),
    _warehouse("that does not say its port", "unknown", _rule("203.0.113.0/24"), told={"Endpoint": None}),
)


def _task(control: str, case: str, status: Status, settings: Any) -> Situation:
    name = f"t{zlib.crc32((control + case).encode()):08x}"
    listed: JsonObject = {
        "ReplicationTaskIdentifier": name,
        "ReplicationTaskArn": f"arn:aws:dms:eu-west-1:<account>:task:{name}",
        "ReplicationTaskSettings": settings,
    }
    return Situation(f"{control}: a task {case}", (Thing("AWS::DMS::ReplicationTask", listed, "it"),), {control: {"it": status}})


def _logging(on: bool, **severities: str) -> JsonObject:
    return {
        "Logging": {"EnableLogging": on, "LogComponents": [{"Id": name, "Severity": severity} for name, severity in severities.items()]}
    }


def _tasks(control: str, first: str, second: str) -> Sequence[Situation]:
    usual, less, more = "LOGGER_SEVERITY_DEFAULT", "LOGGER_SEVERITY_ERROR", "LOGGER_SEVERITY_DETAILED_DEBUG"
    return (
        _task(control, "that logs", "pass", _logging(True, **{first: usual, second: more})),
        _task(control, "that does not log", "fail", _logging(False, **{first: usual, second: usual})),
        _task(control, "that logs errors alone", "fail", _logging(True, **{first: less, second: usual})),
        _task(control, "that logs one side", "fail", _logging(True, **{first: usual})),
        _task(control, "that does not say what it logs", "unknown", {"Logging": {"EnableLogging": True}}),
        _task(control, "without settings", "unknown", None),
        _task(control, "with settings that are none", "unknown", "what is this"),
    )


def _observed(case: str, status: Status, told: JsonObject | None) -> Situation:
    name = f"d{zlib.crc32(case.encode()):08x}"
    listed: JsonObject = {"DomainName": name, "DomainId": f"<account>/{name}", "ARN": f"arn:aws:es:eu-west-1:<account>:domain/{name}"}
    options = {"ServiceSoftwareOptions": told} if told is not None else {}
    return Situation(
        f"a domain {case}",
        (Thing("AWS::OpenSearchService::Domain", listed | options, "it"),),
        {"aws_opensearch_domain_updated": {"it": status}},
    )


def _nodes(count: int | None, *, aware: bool | None = True) -> JsonObject:
    return {"ClusterConfig": {"InstanceCount": count, "ZoneAwarenessEnabled": aware}}


def _masters(on: bool | None, count: int | None = None) -> JsonObject:
    return {"ClusterConfig": {"DedicatedMasterEnabled": on, "DedicatedMasterCount": count}}


SITUATIONS: tuple[Situation, ...] = (
    *WAREHOUSES,
    *_tasks("aws_dms_task_source_logged", "SOURCE_CAPTURE", "SOURCE_UNLOAD"),
    *_tasks("aws_dms_task_target_logged", "TARGET_APPLY", "TARGET_LOAD"),
    _observed("that runs the latest software", "pass", {"UpdateAvailable": False, "CurrentVersion": "R20260301"}),
    _observed("for which there is an update", "fail", {"UpdateAvailable": True, "CurrentVersion": "R20260301", "NewVersion": "R20260501"}),
    _observed("that does not say whether there is an update", "unknown", {"CurrentVersion": "R20260301"}),
    _observed("that says nothing of software", "unknown", None),
    *plain(
        "aws_opensearch_domain_data_nodes",
        "AWS::OpenSearchService::Domain",
        _nodes(3),
        _nodes(2),
        ("in one zone", _nodes(3, aware=False), "fail"),
        ("that does not say how many", _nodes(None), "unknown"),
        part="*",
        odd={},
    ),
    *plain(
        "aws_opensearch_domain_dedicated_masters",
        "AWS::OpenSearchService::Domain",
        _masters(True, 3),
        _masters(False),
        ("with two", _masters(True, 2), "fail"),
        ("that does not say how many", _masters(True), "unknown"),
        part="*",
        odd={},
    ),
    *plain(
        "aws_opensearch_domain_errors_logged",
        "AWS::OpenSearchService::Domain",
        {"LogPublishingOptions": {"ES_APPLICATION_LOGS": {"Enabled": True}}},
        {"LogPublishingOptions": {"AUDIT_LOGS": {"Enabled": True}}},
        part="*",
        odd={"LogPublishingOptions": {"ES_APPLICATION_LOGS": {}}},
    ),
    *plain(
        "aws_elasticache_cluster_backed_up",
        "AWS::ElastiCache::CacheCluster",
        {"SnapshotRetentionLimit": 1},
        {"SnapshotRetentionLimit": 0},
        ("of Memcached", {"Engine": "memcached"}, "not_applicable"),
        ("in a group", {"ReplicationGroupId": "g", "SnapshotRetentionLimit": 0}, "not_applicable"),
        odd={},
    ),
    *plain(
        "aws_memorydb_cluster_backed_up", "AWS::MemoryDB::Cluster", {"SnapshotRetentionLimit": 1}, {"SnapshotRetentionLimit": 0}, odd={}
    ),
    *plain(
        "aws_memorydb_cluster_minor_upgrades",
        "AWS::MemoryDB::Cluster",
        {"AutoMinorVersionUpgrade": True},
        {"AutoMinorVersionUpgrade": False},
        odd={},
    ),
    *plain("aws_memorydb_cluster_authenticates", "AWS::MemoryDB::Cluster", {"ACLName": "applications"}, {"ACLName": "open-access"}, odd={}),
    *plain("aws_redshift_cluster_in_several_zones", _REDSHIFT, {"MultiAZ": "Enabled"}, {"MultiAZ": "Disabled"}, odd={}),
    *plain(
        "aws_redshiftserverless_workgroup_requires_tls",
        "AWS::RedshiftServerless::Workgroup",
        {
            "configParameters": [
                {"parameterKey": "search_path", "parameterValue": "public"},
                {"parameterKey": "require_ssl", "parameterValue": "true"},
            ]
        },
        {"configParameters": [{"parameterKey": "require_ssl", "parameterValue": "false"}]},
        odd={"configParameters": []},
    ),
    *plain(
        "aws_redshiftserverless_namespace_administrator_renamed",
        "AWS::RedshiftServerless::Namespace",
        {"adminUsername": "meridian"},
        {"adminUsername": "Admin"},
        odd={},
    ),
    *plain(
        "aws_redshiftserverless_namespace_logs_exported",
        "AWS::RedshiftServerless::Namespace",
        {"logExports": ["useractivitylog", "userlog", "connectionlog"]},
        {"logExports": ["userlog"]},
        ("that exports none", {"logExports": []}, "fail"),
        odd={},
    ),
    *plain("aws_dms_instance_in_several_zones", "AWS::DMS::ReplicationInstance", {"MultiAZ": True}, {"MultiAZ": False}, odd={}),
    *plain(
        "aws_dms_endpoint_neptune_authorized",
        "AWS::DMS::Endpoint",
        {"EngineName": "neptune", "NeptuneSettings": {"IamAuthEnabled": True}},
        {"EngineName": "neptune", "NeptuneSettings": {"IamAuthEnabled": False}},
        ("of MySQL", {"EngineName": "mysql"}, "not_applicable"),
        odd={"EngineName": "neptune"},
    ),
    *plain(
        "aws_dms_endpoint_mongodb_authenticates",
        "AWS::DMS::Endpoint",
        {"EngineName": "mongodb", "MongoDbSettings": {"AuthType": "password"}},
        {"EngineName": "mongodb", "MongoDbSettings": {"AuthType": "no"}},
        ("of MySQL", {"EngineName": "mysql"}, "not_applicable"),
        odd={"EngineName": "mongodb"},
    ),
    *plain(
        "aws_dms_endpoint_redis_encrypted",
        "AWS::DMS::Endpoint",
        {"EngineName": "redis", "RedisSettings": {"SslSecurityProtocol": "ssl-encryption"}},
        {"EngineName": "redis", "RedisSettings": {"SslSecurityProtocol": "plaintext"}},
        ("of MySQL", {"EngineName": "mysql"}, "not_applicable"),
        odd={"EngineName": "redis"},
    ),
)
