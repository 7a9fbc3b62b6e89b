"""Database migrations: DMS."""

from __future__ import annotations

import json

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.estate.answers import lists
from inventory_assets.localcloud.estate.databases import network_of
from inventory_assets.localcloud.estate.filling import filled
from inventory_assets.localcloud.estate.iam import ROLE
from inventory_assets.localcloud.estate.naming import Name, word_id
from inventory_assets.localcloud.estate.network import GROUP
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.s3 import BUCKET
from inventory_assets.localcloud.estate.security import KEY, SECRET
from inventory_assets.localcloud.estate.streams import STREAM

INSTANCE, ENDPOINT, TASK = (f"AWS::DMS::{name}" for name in ("ReplicationInstance", "Endpoint", "ReplicationTask"))


def _arn(what: str) -> Name:
    """Of a random name: what people call it is not in it."""
    return lambda r: f"arn:aws:dms:{r.region}:{r.account_id}:{what}:{r.chance.letters('arn', 26)}"


def _instance(r: Resource) -> JsonObject:
    network = network_of(r)
    public = r.moving("public", (False, True), 0.06)
    return {
        "ReplicationInstanceIdentifier": r.id,
        "ReplicationInstanceArn": r.arn,
        "ReplicationInstanceStatus": "available",
        "ReplicationInstanceClass": r.moving("class", ("dms.t3.medium", "dms.r6i.large"), 0.1),
        "EngineVersion": r.moving("version", ("3.4.7", "3.5.2", "3.5.3"), 0.1),
        "PubliclyAccessible": public,
        "ReplicationInstancePublicIpAddress": f"203.0.113.{r.chance.below('ip', 250)}" if public else None,
        "KmsKeyId": r.other(KEY, r.number).arn,
        "VpcSecurityGroups": [{"VpcSecurityGroupId": r.other(GROUP, r.number).id, "Status": "active"}],
        "ReplicationSubnetGroup": {"VpcId": network["VpcId"], "Subnets": network["Subnets"]},
        "KerberosAuthenticationSettings": None,
    }


_ENGINES = (
    ("source", "postgres", "PostgreSQLSettings"),
    ("target", "s3", "S3Settings"),
    ("source", "oracle", "OracleSettings"),
    ("target", "redshift", "RedshiftSettings"),
    ("target", "kinesis", "KinesisSettings"),
    ("source", "mongodb", "MongoDbSettings"),
)
_fill_endpoint = filled("dms", "DescribeEndpoints", "Endpoints[]")


def _endpoint(r: Resource) -> JsonObject:
    """With the settings of its own engine alone."""
    direction, engine, settings = _ENGINES[r.number % len(_ENGINES)]
    filled_up = _fill_endpoint(r)
    own = {name: value for name, value in filled_up.items() if not name.endswith("Settings") or name == settings}
    own[settings] |= {
        name: value
        for name, value in (
            ("SecretsManagerSecretId", r.other(SECRET, r.number).arn),
            ("SecretsManagerAccessRoleArn", r.other(ROLE, r.number).arn),
            ("AfterConnectScript", f"SET token = '{PLANTED_SECRET_MARKER}-{r.id}'"),
            ("BucketName", r.other(BUCKET, r.number).id),
            ("StreamArn", r.other(STREAM, r.number).arn),
        )
        if name in own[settings]
    }
    return own | {
        "EndpointIdentifier": r.id,
        "EndpointArn": r.arn,
        "EndpointType": direction,
        "EngineName": engine,
        "Status": "active",
        "SslMode": r.moving("ssl", ("none", "require", "verify-full"), 0.1),
        "ExtraConnectionAttributes": f"user=dms;password={PLANTED_SECRET_MARKER}-{r.id}",
        "KmsKeyId": r.other(KEY, r.number).arn,
    }


def _task(r: Resource) -> JsonObject:
    day = r.world.options.day
    include = {"rule-type": "selection", "rule-id": "1", "rule-action": "include"}
    tables = {"schema-name": r.moving("schema", ("app", "%"), 0.1), "table-name": "%"}
    return {
        "ReplicationTaskIdentifier": r.id,
        "ReplicationTaskArn": r.arn,
        "SourceEndpointArn": r.other(ENDPOINT, 0).arn,
        "TargetEndpointArn": r.other(ENDPOINT, 1).arn,
        "ReplicationInstanceArn": r.other(INSTANCE, r.number).arn,
        "TargetReplicationInstanceArn": None,
        "Status": r.moving("status", ("running", "stopped"), 0.1),
        "TableMappings": json.dumps({"rules": [include | {"object-locator": tables}]}),
        "ReplicationTaskSettings": json.dumps(
            {"Logging": {"EnableLogging": r.maybe("logs", 0.6)}, "FullLoadSettings": {"CommitRate": 10_000}}
        ),
        "TaskData": None,
        "LastFailureMessage": None,
        "RecoveryCheckpoint": f"checkpoint:V1#{r.chance.below(f'checkpoint {day}', 1 << 30)}",
        "ReplicationTaskStats": {"ElapsedTimeMillis": r.chance.below(f"elapsed {day}", 1 << 30)},
    }


KINDS: tuple[Kind, ...] = (
    Kind(
        INSTANCE,
        1.4,
        word_id("replication"),
        _arn("rep"),
        filled("dms", "DescribeReplicationInstances", "ReplicationInstances[]", _instance),
        lasting=True,
        sweep_type="dms:rep",
    ),
    Kind(ENDPOINT, 4, word_id("endpoint"), _arn("endpoint"), _endpoint, lasting=True, sweep_type="dms:endpoint"),
    Kind(
        TASK,
        1.6,
        word_id("migration"),
        _arn("task"),
        filled("dms", "DescribeReplicationTasks", "ReplicationTasks[]", _task),
        parent=INSTANCE,
        sweep_type="dms:task",
    ),
)

lists("dms", "DescribeReplicationInstances", INSTANCE)
lists("dms", "DescribeEndpoints", ENDPOINT)
lists("dms", "DescribeReplicationTasks", TASK)
